"""Measure 1: each council's decision to make the plan, its text from the data, and what its vote does."""

from datetime import date

import pytest
from django.utils import timezone

from factories import make_plan
from people import a_person, give
from zesummen.council.actions import (
    Attendance,
    VoteEntry,
    draft_deliberation,
    put_on_agenda,
    record_vote,
    start_correction,
)
from zesummen.council.models import CouncilDate, Deliberation
from zesummen.council.queries import filled_parts, rules_of
from zesummen.kernel import tenancy
from zesummen.kernel.access import Refused
from zesummen.plans.actions import decision as actions
from zesummen.plans.models import Opinion, Party
from zesummen.plans.queries import decision as queries
from zesummen.plans.queries.standings import rail_of


@pytest.fixture
def plan(esch):
    return make_plan(esch)


def party_of(plan) -> Party:
    return Party.objects.select_related("plan__space", "commune", "start_decision").get(plan=plan)


def vote(decision, by, result: str = "accepted") -> Deliberation:
    """The decision is voted today."""
    if decision.state == "draft":
        sitting, _made = CouncilDate.objects.get_or_create(space=decision.space, day=timezone.localdate())
        decision = put_on_agenda(deliberation=decision, sitting=sitting, by=by)
    votes = (5, 2) if result == "accepted" else (2, 5)
    entry = VoteEntry(
        result=result,
        votes_for=votes[0],
        votes_against=votes[1],
        abstentions=0,
        attendance=Attendance(present=7),
        reason="–" if result != "accepted" else "",
    )
    record_vote(deliberation=decision, entry=entry, by=by)
    decision.refresh_from_db()
    return decision


def test_the_text_comes_from_the_data(plan, anna, in_space):
    actions.write_opinion(plan=plan, body_name="la commission", given_on=date(2026, 2, 1), kind="favourable", by=anna)
    decision = actions.draft_decision(
        party=party_of(plan), contact_person="Anna Schmit", budget_article="3/259/1", budget_year=2027, by=anna
    )
    parts = filled_parts(decision, rules_of(plan.space))
    everything = " ".join(text for part in parts.values() for text in part)
    assert "Vu l’avis favorable de la commission du 1er février 2026" in everything
    assert "3/259/1" in everything and "Anna Schmit" in everything and "d’Esch-sur-Alzette" in everything
    assert "[à compléter : date et sens" not in everything


@pytest.mark.parametrize(
    "template, kind, law", [("pci", "start_plan", "2008"), ("gemengepakt", "approve_pact", "2023")]
)
def test_kind_and_legal_basis_follow_the_plan(esch, anna, in_space, template, kind, law):
    decision = actions.draft_decision(party=party_of(make_plan(esch, template=template)), contact_person="A", by=anna)
    assert decision.kind == kind and law in " ".join(decision.visas)


def test_one_decision_is_under_way_at_a_time_and_a_rejected_one_is_drafted_again(plan, anna, in_space):
    first = actions.draft_decision(party=party_of(plan), contact_person="A", by=anna)
    with pytest.raises(Refused, match="already"):
        actions.draft_decision(party=party_of(plan), contact_person="A", by=anna)
    vote(first, anna, "rejected")
    assert rail_of(plan).row("decision").standing == "to_correct"
    second = actions.draft_decision(party=party_of(plan), contact_person="A", by=anna)
    row = queries.decisions_of(plan)[0]
    assert row.row.pk == second.pk and [old.pk for old in row.earlier] == [first.pk]
    vote(second, anna)
    assert rail_of(plan).row("decision").standing == "completed"


def test_a_correction_takes_the_place_of_what_it_corrects(plan, anna, in_space):
    first = vote(actions.draft_decision(party=party_of(plan), contact_person="A", by=anna), anna)
    corrected = start_correction(deliberation=first, reason="Wrong article", by=anna)
    assert party_of(plan).start_decision_id == first.pk
    vote(corrected, anna)
    assert party_of(plan).start_decision_id == corrected.pk


def test_a_decision_of_the_council_is_linked(plan, anna, in_space):
    stray = draft_deliberation(space=plan.space, kind="start_plan", regime="2011", by=anna)
    other = draft_deliberation(space=plan.space, kind="other", regime="2011", by=anna)
    with pytest.raises(Refused):
        actions.link_decision(party=party_of(plan), decision=other, by=anna)
    actions.link_decision(party=party_of(plan), decision=stray, by=anna)
    assert party_of(plan).start_decision_id == stray.pk


def test_each_council_of_a_grouping_has_its_own_text(grouping, db):
    officer = give(a_person("Anna Schmit"), grouping, "officer")
    with tenancy.inside(grouping):
        plan = make_plan(grouping)
        for party in Party.objects.filter(plan=plan).select_related("plan__space", "commune", "start_decision"):
            decision = actions.draft_decision(party=party, contact_person="A", by=officer)
            words = " ".join([*decision.articles, *decision.reasons, decision.body_name])
            assert party.commune.name_fr in decision.body_name and "en commun avec les communes" in words
        assert len(queries.decisions_of(plan)) == 3


def test_the_pages(plan, anna, gaston, ivo, sign_in):
    browser = sign_in(gaston, HTTP_ACCEPT_LANGUAGE="en")
    base = f"/s/{plan.space.slug}/plans/{plan.pk}/decision/"
    with tenancy.inside(plan.space):
        party = party_of(plan)
    assert "Draft the decision" in browser.get(base).content.decode()
    refused = browser.post(
        f"{base}{party.pk}/draft/", {"contact_person": "Anna", "budget_year": "2027", "budget_amount": "a lot"}
    )
    assert refused.status_code == 422 and "Anna" in refused.content.decode()
    made = browser.post(
        f"{base}{party.pk}/draft/",
        {"contact_person": "Anna", "budget_article": "3/1", "budget_year": "2027", "budget_amount": "12 000"},
    )
    assert made.status_code == 302 and "/council/" in made["Location"]
    assert sign_in(ivo).get(base).status_code == 200
    assert sign_in(ivo).get(f"{base}{party.pk}/draft/").status_code == 403
    assert "Put it on the agenda" in browser.get(base).content.decode()


def test_opinions_in_the_browser(plan, anna, sign_in):
    browser = sign_in(anna, HTTP_ACCEPT_LANGUAGE="en")
    base = f"/s/{plan.space.slug}/plans/{plan.pk}/decision/opinions/"
    typed = {"body_name": "la commission", "given_on": "1.1.2090", "kind": "reserved", "version": "0"}
    assert "not come yet" in browser.post(f"{base}add/", typed).content.decode()
    assert browser.post(f"{base}add/", {**typed, "given_on": "1.2.2026"}).status_code == 302
    with tenancy.inside(plan.space):
        opinion = Opinion.objects.get()
    assert browser.post(f"{base}{opinion.pk}/", {**typed, "given_on": "1.2.2026", "version": "7"}).status_code == 422
    assert browser.post(f"{base}{opinion.pk}/remove/").status_code == 302
