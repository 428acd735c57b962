"""Members without an address are heard too: somebody keys their six answers in, says how, and they count once."""

from datetime import timedelta

import pytest

from evaluating import ALL, TODAY
from people import signed_in
from zesummen.kernel import journal
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry
from zesummen.kernel.tenancy import inside
from zesummen.plans import catalogue
from zesummen.plans.actions import evaluation as actions
from zesummen.plans.models import EvaluationAnswer
from zesummen.plans.queries import evaluation as queries
from zesummen.plans.queries.standings import rail_of
from zesummen.sittings.models import BodyMember

pytestmark = pytest.mark.django_db
TYPED = {f"{entry.key}_mark": "3" for entry in catalogue.QUESTIONS} | {"useful_text": "Le bus manque", "how": "paper"}


@pytest.fixture
def theo(committee):
    """The member without account and address."""
    return committee[3]


def address(evaluation, member) -> str:
    plan = evaluation.plan
    return f"/s/{plan.space.slug}/plans/{plan.pk}/evaluation/{evaluation.pk}/members/{member.pk}/answer/"


def test_officer_keys_in_what_was_given_on_paper_and_the_journal_says_so(space, evaluation, theo, anna):
    browser = signed_in(anna)
    assert browser.post(address(evaluation, theo), TYPED).status_code == 302
    with inside(space):
        assert {row.mark for row in EvaluationAnswer.objects.filter(member=theo)} == {3}
        entry = Entry.objects.get(verb="evaluation.answered_for")
        line = journal.sentence(entry)
    assert (entry.by_id, entry.for_name, entry.how) == (anna.pk, "Theo Kraus", "paper")
    assert "Anna Schmit for Theo Kraus" in line and "on paper" in line and "bus" not in line


def test_keyed_in_twice_counts_once_and_shows_nobody_what_was_typed(space, evaluation, theo, anna):
    browser = signed_in(anna)
    browser.post(address(evaluation, theo), TYPED)
    again = browser.get(address(evaluation, theo)).content.decode()
    assert "What you type now replaces them." in again and "Le bus manque" not in again and "checked" not in again
    browser.post(address(evaluation, theo), TYPED | {"useful_mark": "1"})
    with inside(space):
        assert EvaluationAnswer.objects.filter(member=theo).count() == len(catalogue.QUESTIONS)
        assert sum(row.has_answered for row in queries.members_of(evaluation)) == 1


def test_how_it_was_given_is_asked_and_what_was_typed_is_kept(space, evaluation, theo, anna):
    answer = signed_in(anna).post(address(evaluation, theo), {k: v for k, v in TYPED.items() if k != "how"})
    assert answer.status_code == 422 and "Le bus manque" in answer.content.decode()
    with inside(space):
        assert not EvaluationAnswer.objects.exists()


def test_secretary_of_the_committee_may_and_another_member_may_not(space, evaluation, committee, theo, noa):
    browser = signed_in(noa)
    page = f"/s/{space.slug}/plans/{evaluation.plan_id}/evaluation/{evaluation.pk}/"
    assert "Key in the answers" not in browser.get(page).content.decode()
    assert browser.get(address(evaluation, theo)).status_code == 302
    browser.post(address(evaluation, theo), TYPED)
    with inside(space):
        assert not EvaluationAnswer.objects.exists()
        BodyMember.objects.filter(pk=committee[0].pk).update(is_secretary=True)
    assert "Key in the answers" in browser.get(page).content.decode()
    assert browser.post(address(evaluation, theo), TYPED).status_code == 302
    with inside(space):
        assert EvaluationAnswer.objects.filter(member=theo).exists()


def test_member_with_an_address_answers_alone(space, evaluation, committee, anna):
    assert signed_in(anna).get(address(evaluation, committee[1])).status_code == 302
    with inside(space), pytest.raises(Refused):
        actions.answer_for(evaluation=evaluation, member=committee[1], answers=ALL, how="phone", by=anna)


def test_once_the_committee_has_met_nothing_is_keyed_in(space, evaluation, theo, anna):
    with inside(space):
        actions.meet(evaluation=evaluation, by=anna)
    signed_in(anna).post(address(evaluation, theo), TYPED)
    with inside(space):
        assert not EvaluationAnswer.objects.filter(member=theo).exists()


# One of a kind at a time


def test_open_midterm_evaluation_is_gone_on_with_and_not_offered_again(space, plan, evaluation, anna):
    with inside(space):
        need = next(need for need in rail_of(plan).row("carrying_out").requirements if need.key == "midterm")
    assert (need.done, need.begun, str(need.act)) == (False, True, "Go on with the mid-term evaluation")
    page = signed_in(anna).get(f"/s/{space.slug}/plans/{plan.pk}/evaluation/open/").content.decode()
    assert 'value="final"' in page and 'value="midterm"' not in page


def test_with_one_of_each_kind_open_none_is_offered(space, plan, evaluation, anna):
    with inside(space):
        actions.open_evaluation(plan=plan, kind="final", answers_by=TODAY() + timedelta(days=9), by=anna)
    base, browser = f"/s/{space.slug}/plans/{plan.pk}/evaluation/", signed_in(anna)
    assert "Open an evaluation" not in browser.get(base).content.decode()
    assert browser.get(f"{base}open/").headers["Location"] == base
