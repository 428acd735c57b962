"""A steering committee with three members: Anna with an account, Paula with an address, Quentin with neither."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from zesummen.kernel import tenancy
from zesummen.kernel.words import text
from zesummen.sittings import actions

SINCE = date(2025, 1, 1)


@pytest.fixture
def today(db):
    return timezone.localdate()


@pytest.fixture
def committee(esch, anna):
    """The steering committee of Esch."""
    with tenancy.inside(esch):
        body = actions.make_body(
            space=esch,
            kind="steering",
            name=text("fr", fr="Comité de pilotage", de="Steuerungsgruppe"),
            from_on=SINCE,
            mandate=text("fr", fr="Suivre le plan."),
            decision_rule="Majorité des présents",
            quorum_rule="majority",
            by=anna,
        )
        actions.add_member(body=body, name="", person=anna, from_on=SINCE, is_president=True, by=anna)
        actions.add_member(
            body=body, name="Paula Klein", email="paula@example.org", language="de", from_on=SINCE, by=anna
        )
        actions.add_member(body=body, name="Quentin Noël", from_on=SINCE, by=anna)
    return body


@pytest.fixture
def sitting(committee, anna, today):
    """A sitting in two weeks with one point."""
    with tenancy.inside(committee.space):
        made = actions.plan_sitting(
            body=committee, day=today + timedelta(days=14), starts_at=time(18, 30), place="Salle 2", by=anna
        )
        actions.add_item(sitting=made, title="Choisir les champs d’action", kind="decision", by=anna)
    return made


@pytest.fixture
def held(committee, anna, today):
    """A sitting of today: Anna and Quentin came, Paula was excused."""
    with tenancy.inside(committee.space):
        made = actions.plan_sitting(body=committee, day=today, starts_at=time(18, 30), place="Salle 2", by=anna)
        actions.add_item(sitting=made, title="Budget", kind="decision", by=anna)
        rows = {
            row.pk: ("excused" if row.member.name.startswith("Paula") else "present", "")
            for row in made.attendance.all()
        }
        actions.record_attendance(sitting=made, rows=rows, expected=made.version, by=anna)
    return made
