"""Measure 3: the steering committee is set up from the plan, with those who said yes."""

from datetime import date

import pytest
from django.utils import timezone

from factories import make_plan
from people import a_person, give
from zesummen.kernel import tenancy
from zesummen.kernel.access import Refused
from zesummen.plans.actions import committee as actions
from zesummen.plans.actions import mobilisation
from zesummen.plans.queries import committee as queries
from zesummen.plans.queries.standings import facts_of
from zesummen.sittings.models import Body, BodyMember


@pytest.fixture
def plan(esch):
    return make_plan(esch)


def test_it_is_set_up_in_the_browser_with_those_who_said_yes(plan, anna, sign_in):
    with tenancy.inside(plan.space):
        club = mobilisation.add_entry(
            space=plan.space, kind="association", name="Club", contact_name="Zoé", email="z@example.org", by=anna
        )
        other = mobilisation.add_entry(space=plan.space, kind="person", name="Yves", by=anna)
        today = timezone.localdate()
        for entry in (club, other):
            ask = mobilisation.ask(plan=plan, stakeholders=[entry], subject="?", how="phone", asked_on=today, by=anna)[
                0
            ]
            mobilisation.record_answer(ask=ask, expected=1, answer="yes", answered_on=today, by=anna)
    browser = sign_in(anna, HTTP_ACCEPT_LANGUAGE="en")
    base = f"/s/{plan.space.slug}/plans/{plan.pk}/committee/"
    assert "Set up the steering committee" in browser.get(base).content.decode()
    typed = {
        "name_original": "fr",
        "name_fr": "Comité",
        "mandate_original": "fr",
        "mandate_fr": "Suivre.",
        "rhythm_months": "3",
        "decision_rule": "Majorité",
        "quorum_rule": "majority",
        "notice_days": "7",
        "from_on": "1.1.2026",
        "version": "0",
        "members": [club.pk],
    }
    assert browser.post(f"{base}new/", typed).status_code == 302
    with tenancy.inside(plan.space):
        member = BodyMember.objects.get()
        assert (member.name, member.organisation, member.email) == ("Zoé", "Club", "z@example.org")
        assert [entry.name for entry in queries.candidates(plan, Body.objects.get())] == ["Yves"]
        facts = facts_of(plan)
        assert (facts.committees, facts.committee_members, facts.committee_has_rules) == (1, 1, 1)
    assert browser.post(f"{base}name/{other.pk}/").status_code == 302
    page = browser.get(base).content.decode()
    assert "Yves" in page and "They said yes" not in page


def test_there_is_one_committee_at_a_time(plan, anna, in_space):
    make = dict(plan=plan, name=queries.NAME, from_on=date(2026, 1, 1), by=anna)
    actions.make_committee(**make)
    with pytest.raises(Refused, match="already"):
        actions.make_committee(**make)


@pytest.mark.parametrize("template", ["pci", "gemengepakt"])
def test_the_page_works_for_a_grouping_and_both_kinds(grouping, db, template, sign_in):
    officer = give(a_person("Anna Schmit"), grouping, "officer")
    with tenancy.inside(grouping):
        plan = make_plan(grouping, template=template)
    browser = sign_in(officer)
    for page in ("committee/", "committee/new/", "decision/"):
        assert browser.get(f"/s/{grouping.slug}/plans/{plan.pk}/{page}").status_code == 200
