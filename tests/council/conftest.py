"""A council with its people, a sitting, and deliberations at every stage."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from zesummen.council import actions
from zesummen.council.models import CouncilDate, Official
from zesummen.kernel import tenancy

PAST = date(2020, 1, 1)


def a_council(space) -> list[Official]:
    """Seven members and the secretary, in office for years."""
    people = [
        ("Hélène Thill", "mayor", "la bourgmestre"),
        ("Ivo Santos", "alderman", ""),
        ("Mia Kayser", "alderman", ""),
        ("Pol Wagner", "councillor", ""),
        ("Rita Costa", "councillor", ""),
        ("Tom Klein", "councillor", ""),
        ("Ute Becker", "councillor", ""),
        ("Gaston Muller", "secretary", ""),
    ]
    with tenancy.inside(space):
        return [
            Official.objects.create(space=space, name=name, office=office, title=title, from_on=PAST, order=order)
            for order, (name, office, title) in enumerate(people, start=1)
        ]


@pytest.fixture
def council(esch):
    """Everyone in office in Esch."""
    return a_council(esch)


@pytest.fixture
def today(db):
    return timezone.localdate()


@pytest.fixture
def tonight(esch, today):
    """A sitting of today."""
    with tenancy.inside(esch):
        return CouncilDate.objects.create(space=esch, day=today, starts_at=time(18, 30), place="Maison communale")


@pytest.fixture
def next_month(esch, today):
    """A sitting in a month."""
    with tenancy.inside(esch):
        return CouncilDate.objects.create(space=esch, day=today + timedelta(days=30))


def a_draft(space, by, **values):
    """A complete draft without gaps."""
    given = {
        "kind": "adopt_plan",
        "regime": "2023",
        "visas": ["Vu la loi du 23 août 2023 relative au vivre-ensemble interculturel ;"],
        "reasons": ["Considérant que Monsieur Secret habite 5, rue Cachée ;"],
        "heard": ["Entendu le collège ;"],
        "articles": ["adopte le {instrument} ;", "désigne Monsieur Secret ;", "transmet la présente à {autorite}."],
        "contact_person": "Anna Schmit",
        **values,
    }
    with tenancy.inside(space):
        return actions.draft_deliberation(space=space, by=by, **given)


@pytest.fixture
def draft(esch, anna):
    return a_draft(esch, anna)


@pytest.fixture
def on_agenda(esch, anna, council, tonight, draft):
    """A point of tonight."""
    with tenancy.inside(esch):
        return actions.put_on_agenda(deliberation=draft, sitting=tonight, agenda_number="4.1", by=anna)


def everyone(council, **others) -> actions.Attendance:
    """All present, except those named: ``everyone(council, pk=("excused"))`` by name of a given person."""
    presences = {row.pk: others.get(row.name.split()[0], "present") for row in council}
    return actions.Attendance(presences=presences)


def an_entry(council, result="accepted", **values) -> actions.VoteEntry:
    """A vote of seven for, unless said otherwise."""
    given = {"votes_for": 7, "votes_against": 0, "abstentions": 0, "attendance": everyone(council), **values}
    return actions.VoteEntry(result=result, **given)


@pytest.fixture
def voted(esch, gaston, council, on_agenda):
    """An accepted decision."""
    with tenancy.inside(esch):
        return actions.record_vote(deliberation=on_agenda, entry=an_entry(council), by=gaston)
