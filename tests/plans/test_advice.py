"""The commission's opinions in the plan: quoted in decisions, evidence of needs, origin of actions."""

import pytest

from advising import a_commission, adopted, sent
from factories import make_need, make_plan
from people import give, signed_in
from zesummen.kernel import thread
from zesummen.kernel.access import Refused
from zesummen.kernel.words import Text, text
from zesummen.plans.actions import advice as actions
from zesummen.plans.actions import decision
from zesummen.plans.models import Action, Evidence, Need, Opinion
from zesummen.plans.queries import advice as queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(in_space):
    return make_plan(in_space)


@pytest.fixture
def advice(in_space, anna):
    return sent(a_commission(in_space), anna)


def test_an_opinion_is_taken_over_once_and_no_longer_offered(plan, advice, anna):
    assert queries.offered(plan) == [advice]
    taken = actions.take_over(plan=plan, advice=advice, by=anna)
    assert (taken.kind, taken.given_on, taken.source) == ("favourable", advice.adopted_on, advice)
    assert queries.offered(plan) == []
    with pytest.raises(Refused, match="already"):
        actions.take_over(plan=plan, advice=advice, by=anna)
    assert Opinion.objects.count() == 1


def test_what_is_not_adopted_is_not_offered(plan, in_space, anna):
    from advising import written

    draft = written(a_commission(in_space), anna)
    assert queries.offered(plan) == [] and queries.find(str(draft.pk)) is None


def test_the_decision_quotes_it_and_the_thread_leads_there(plan, advice, anna, in_space):
    give(anna, in_space, "secretary")
    actions.take_over(plan=plan, advice=advice, by=anna)
    made = decision.draft_decision(party=plan.parties.get(), contact_person="Anna", by=anna)
    assert any("l’avis favorable de la commission du vivre-ensemble" in visa for visa in made.visas)
    assert [step.kind for step in thread.walk(advice).ahead] == ["decision"]


def test_a_need_and_an_action_come_from_an_opinion_in_the_browser(plan, advice, anna):
    browser = signed_in(anna)
    base = f"/s/{plan.space.slug}/plans/"
    chooser = browser.get(f"{base}from-opinion/{advice.pk}/")
    assert chooser.status_code == 200 and str(plan.title) in chooser.content.decode()
    address = f"{base}{plan.pk}/actions/new/?opinion={advice.pk}"
    assert "Des cours du soir" in browser.get(address).content.decode()
    assert browser.post(address, {"title_original": "fr", "title_fr": "Cours du soir"}).status_code == 302
    action = Action.objects.get()
    assert (action.origin, str(advice.number) in action.origin_note) == ("opinion", True)
    assert action.node_id in [step.node_id for step in thread.walk(advice).ahead]


def test_a_need_written_from_an_opinion_has_it_as_evidence(plan, advice, anna):
    need = actions.write_need(
        plan=plan, advice=advice, title=text("fr", fr="Cours"), description=Text(), field="languages", by=anna
    )
    (row,) = Evidence.objects.filter(need=need)
    assert row.kind == "opinion" and row.dated_on == advice.adopted_on
    assert [step.kind for step in thread.walk(need).back] == ["evidence", "opinion"]
    assert Need.objects.count() == 1


def test_an_opinion_shows_a_need_once(plan, advice, anna):
    need = make_need(plan)
    assert queries.offered_to(need) == [advice]
    actions.add_evidence(need=need, advice=advice, by=anna)
    with pytest.raises(Refused, match="already"):
        actions.add_evidence(need=need, advice=advice, by=anna)
    assert queries.offered_to(need) == []


def test_the_pages_offer_it_to_whoever_writes_and_to_nobody_else(plan, advice, anna, gaston, in_space):
    need = make_need(plan)
    base = f"/s/{plan.space.slug}/plans/{plan.pk}/"
    browser = signed_in(anna)
    assert "Des cours du soir" in browser.get(f"{base}decision/").content.decode()
    assert "Des cours du soir" in browser.get(f"{base}needs/{need.pk}/evidence/opinion/").content.decode()
    assert browser.post(f"{base}needs/{need.pk}/evidence/opinion/{advice.pk}/").status_code == 302
    assert browser.post(f"{base}decision/opinions/take/{advice.pk}/").status_code == 302
    assert browser.post(f"{base}decision/opinions/take/999/").status_code == 404
    assert signed_in(gaston).get(f"/s/{plan.space.slug}/plans/from-opinion/{advice.pk}/").status_code == 403


def test_an_adopted_opinion_that_was_not_sent_can_be_quoted_too(plan, in_space, anna):
    advice = adopted(a_commission(in_space), anna)
    assert queries.offered(plan) == [advice]
