"""Opinions: from the question to the answer, counted honestly, and tied to what they led to."""

from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from advising import a_commission, adopted, put_in_force, sent, written
from factories import make_action, make_need, make_objective, make_plan
from people import give, signed_in
from zesummen.commissions.actions import opinions as actions
from zesummen.commissions.models import Opinion, RulesVersion, Vote
from zesummen.commissions.queries import opinion_papers as papers
from zesummen.commissions.queries import opinions as queries
from zesummen.commissions.states import Answer, Leaning, OpinionOrigin, OpinionState
from zesummen.council.actions import draft_deliberation
from zesummen.kernel import thread
from zesummen.kernel.access import Refused
from zesummen.kernel.exports import document as doc
from zesummen.kernel.models import OutboxMessage
from zesummen.kernel.moves import Stale
from zesummen.kernel.words import LANGUAGES, Text, text
from zesummen.sittings.models import AgendaItem, Sitting

pytestmark = pytest.mark.django_db


@pytest.fixture
def commission(in_space):
    return a_commission(in_space)


def test_numbers_run_within_the_year_and_the_paper_is_frozen(commission, anna):
    first, second = adopted(commission, anna), adopted(commission, anna)
    assert [first.number, second.number] == [1, 2]
    assert first.document.payload["title"].startswith("Avis n° 1/")


def test_of_two_adoptions_at_once_the_second_waits_for_its_number(commission, anna):
    opinion = written(commission, anna)
    with CaptureQueriesContext(connection) as caught:
        actions.adopt(opinion=opinion, leaning=Leaning.FAVOURABLE, adopted_on=timezone.localdate(), by=anna)
    said = [row["sql"] for row in caught]
    counted = next(place for place, sql in enumerate(said) if "MAX(" in sql)
    locks = [sql for sql in said[:counted] if 'FROM "commissions_commission"' in sql]
    assert locks and (not connection.features.has_select_for_update or "FOR UPDATE" in locks[-1])


def test_an_election_is_no_vote_on_an_opinion(commission, anna, in_space):
    sitting = Sitting.objects.create(
        space=in_space,
        body=commission.body,
        number=1,
        year=2026,
        day=timezone.localdate(),
        starts_at=time(18),
        place="X",
    )
    item = AgendaItem.objects.create(
        space=in_space, body=commission.body, sitting=sitting, position=1, title=text("fr", fr="Point")
    )
    common = {"space": in_space, "item": item, "kind": "open", "seats_filled": 3, "recorded_by": anna}
    vote = Vote.objects.create(question="Avis", result="carried", votes_for=3, **common)
    chair = Vote.objects.create(question="Présidence", result="elected", is_election=True, **common)
    opinion = written(commission, anna)
    page = f"/s/{in_space.slug}/commissions/{commission.pk}/opinions/{opinion.pk}/adopt/"
    offered = signed_in(anna).get(page).context["form"].fields["vote"].queryset
    assert vote in offered and chair not in offered


def a_vote(commission, by, **values) -> Vote:
    """A vote on the only point of a sitting held today."""
    day, space = timezone.localdate(), commission.space
    sitting = Sitting.objects.create(
        space=space, body=commission.body, number=1, year=day.year, day=day, starts_at=time(18), place="X", state="held"
    )
    item = AgendaItem.objects.create(
        space=space, body=commission.body, sitting=sitting, position=1, title=text("fr", fr="Point")
    )
    counted = {"votes_for": 3, "result": "carried", **values}
    return Vote.objects.create(
        space=space, item=item, kind="secret", question="Avis", seats_filled=8, recorded_by=by, **counted
    )


def test_a_vote_that_did_not_carry_adopts_nothing(commission, anna):
    vote, opinion = a_vote(commission, anna, votes_against=3, result="tie"), written(commission, anna)
    page = f"/s/{commission.space.slug}/commissions/{commission.pk}/opinions/{opinion.pk}/adopt/"
    assert vote not in signed_in(anna).get(page).context["form"].fields["vote"].queryset
    with pytest.raises(Refused, match="did not carry"):
        actions.adopt(opinion=opinion, leaning=Leaning.RESERVED, adopted_on=timezone.localdate(), vote=vote, by=anna)


def test_a_vote_brings_its_sitting_and_the_day_is_that_of_the_sitting(commission, anna):
    vote, opinion = a_vote(commission, anna), written(commission, anna)
    page = f"/s/{commission.space.slug}/commissions/{commission.pk}/opinions/{opinion.pk}/adopt/"
    Sitting.objects.update(day=timezone.localdate() - timedelta(days=9))
    vote.refresh_from_db()
    with pytest.raises(Refused, match="The sitting was on"):
        actions.adopt(opinion=opinion, leaning=Leaning.RESERVED, adopted_on=timezone.localdate(), vote=vote, by=anna)
    offered = signed_in(anna).get(page).context["form"].initial["adopted_on"]
    assert offered == vote.item.sitting.day
    opinion.refresh_from_db()
    made = actions.adopt(opinion=opinion, leaning=Leaning.RESERVED, adopted_on=offered, vote=vote, by=anna)
    assert made.item_id == vote.item_id


def test_a_blank_ballot_is_no_unanimous_vote(commission, anna):
    vote, opinion = a_vote(commission, anna, blank=1), written(commission, anna)
    made = actions.adopt(
        opinion=opinion, leaning=Leaning.FAVOURABLE, adopted_on=timezone.localdate(), vote=vote, by=anna
    )
    assert papers.sheet(made).votes == (3, 0, 1)


def test_the_addressee_stands_in_the_language_of_the_paper(commission, anna):
    opinion = actions.send(opinion=adopted(commission, anna), to="college of mayor and aldermen", by=anna)
    told = {language: doc.dump(papers.paper(papers.sheet(opinion), language)) for language in ("fr", "de")}
    assert "collège des bourgmestre et échevins" in told["fr"] and "Schöffenrat" in told["de"]
    opinion.sent_to = "Service des sports"
    assert "Service des sports" in doc.dump(papers.paper(papers.sheet(opinion), "de"))


def test_what_is_adopted_no_longer_changes(commission, anna):
    opinion = adopted(commission, anna)
    with pytest.raises(Refused, match="no longer change"):
        actions.change(opinion=opinion, expected=opinion.version, facts=text("fr", fr="Autre"), by=anna)
    with pytest.raises(Refused):
        actions.adopt(opinion=opinion, leaning=Leaning.RESERVED, adopted_on=timezone.localdate(), by=anna)


def test_nothing_written_cannot_be_adopted(commission, anna):
    empty = actions.begin(commission=commission, title=text("fr", fr="Vide"), by=anna)
    with pytest.raises(Refused, match="Write first"):
        actions.adopt(opinion=empty, leaning=Leaning.FAVOURABLE, adopted_on=timezone.localdate(), by=anna)


def test_adoption_lies_neither_in_the_future_nor_before_the_question(commission, anna):
    today = timezone.localdate()
    asked = actions.ask(
        commission=commission,
        title=text("fr", fr="Fête"),
        question=text("fr", fr="Que faire ?"),
        wished_by=today + timedelta(days=30),
        by=anna,
    )
    asked = actions.change(opinion=asked, expected=asked.version, proposals=text("fr", fr="Oui"), by=anna)
    assert asked.state == OpinionState.DRAFT
    for day in (today + timedelta(days=1), today - timedelta(days=1)):
        with pytest.raises(Refused):
            actions.adopt(opinion=asked, leaning=Leaning.FAVOURABLE, adopted_on=day, by=anna)


def test_an_answer_is_owed_only_where_the_rules_say_so(commission, anna):
    wish = sent(commission, anna)
    assert wish.is_answer_owed is False
    put_in_force(commission, answer_owed=True, answer_days=60)
    owed = sent(commission, anna)
    assert owed.is_answer_owed and owed.answer_rule == "art. 12"
    assert owed.answer_wished_by == timezone.localdate() + timedelta(days=60)


def test_the_wished_day_stays_as_it_was_sent_whatever_the_rules_become(commission, anna):
    put_in_force(commission, answer_owed=True, answer_days=30)
    opinion = sent(commission, anna)
    before = opinion.answer_wished_by
    RulesVersion.objects.filter(commission=commission).update(values={"answer_owed": False, "answer_days": 5})
    opinion.refresh_from_db()
    assert (opinion.answer_wished_by, opinion.is_answer_owed) == (before, True)


def test_the_college_hears_of_an_opinion_and_the_secretariat_of_the_answer(commission, anna, mayor):
    opinion = sent(commission, anna)
    assert set(OutboxMessage.objects.filter(kind="opinion_sent").values_list("to_id", flat=True)) == {mayor.pk}
    actions.answer(opinion=opinion, answer=Answer.FOLLOWED, reason=Text(), by=mayor)
    assert set(OutboxMessage.objects.filter(kind="opinion_answered").values_list("to_id", flat=True)) == {anna.pk}


def test_not_following_takes_a_reason(commission, anna, mayor):
    opinion = sent(commission, anna)
    with pytest.raises(Refused, match="Give the reason"):
        actions.answer(opinion=opinion, answer=Answer.NOT_FOLLOWED, reason=Text(), by=mayor)
    opinion = actions.answer(opinion=opinion, answer=Answer.PARTLY, reason=text("fr", fr="Pas de salle"), by=mayor)
    assert opinion.state == OpinionState.ANSWERED


def test_of_two_answers_one_stands(commission, anna, mayor):
    opinion = sent(commission, anna)
    same = Opinion.objects.get(pk=opinion.pk)
    actions.answer(opinion=opinion, answer=Answer.FOLLOWED, reason=Text(), by=mayor)
    with pytest.raises(Refused):
        actions.answer(opinion=same, answer=Answer.NOT_FOLLOWED, reason=text("fr", fr="Non"), by=mayor)
    same.refresh_from_db()
    assert same.answer == Answer.FOLLOWED


def test_of_two_writers_the_second_is_told(commission, anna):
    opinion = written(commission, anna)
    other = Opinion.objects.get(pk=opinion.pk)
    actions.change(opinion=opinion, expected=opinion.version, legal_basis="loi", by=anna)
    with pytest.raises(Stale):
        actions.change(opinion=other, expected=other.version, legal_basis="autre", by=anna)


def test_reminders_go_once_a_day(commission, anna, mayor):
    opinion = sent(commission, anna)
    actions.remind(opinion=opinion, by=anna)
    with pytest.raises(Refused):
        actions.remind(opinion=opinion, by=anna)
    assert OutboxMessage.objects.filter(kind="opinion_reminder").count() == 1


def test_the_rhythm_of_reminders_counts_from_the_wished_day(commission, anna):
    opinion = sent(commission, anna)
    today = timezone.localdate()
    Opinion.objects.filter(pk=opinion.pk).update(answer_wished_by=today - timedelta(days=10))
    assert [row.pk for row in queries.to_remind(today, {commission.pk: 10})] == [opinion.pk]
    assert queries.to_remind(today, {commission.pk: 11}) == []
    assert queries.to_remind(today, {commission.pk: 0}) == []


def test_a_wished_day_is_moved_with_its_reason_and_the_old_one_stays(commission, anna):
    today = timezone.localdate()
    opinion = actions.ask(
        commission=commission,
        title=text("fr", fr="Fête"),
        question=Text(),
        origin=OpinionOrigin.COLLEGE,
        wished_by=today + timedelta(days=5),
        by=anna,
    )
    actions.renew_date(opinion=opinion, wished_by=today + timedelta(days=20), reason="séance reportée", by=anna)
    renewal = opinion.dates.get()
    assert (renewal.was, renewal.wished_by) == (today + timedelta(days=5), today + timedelta(days=20))
    with pytest.raises(Refused):
        actions.renew_date(opinion=opinion, wished_by=today, reason="trop tard", by=anna)


def test_what_became_of_the_advice_is_counted_once_and_without_what_is_outside(commission, anna, mayor, in_space):
    opinions = [sent(commission, anna) for _time in range(3)]
    adopted(commission, anna)
    outside = written(commission, anna)
    Opinion.objects.filter(pk=outside.pk).update(is_outside=True)
    outside.refresh_from_db()
    actions.adopt(opinion=outside, leaning=Leaning.FAVOURABLE, adopted_on=timezone.localdate(), by=anna)
    actions.answer(opinion=opinions[0], answer=Answer.FOLLOWED, reason=Text(), by=mayor)
    actions.answer(opinion=opinions[1], answer=Answer.NOT_FOLLOWED, reason=text("fr", fr="Non"), by=mayor)
    plan = make_plan(in_space)
    need = make_need(plan)
    action = make_action(plan, make_objective(plan, need))
    actions.lead_to(opinion=opinions[0], node=action.node, by=anna)
    actions.lead_to(opinion=opinions[2], node=need.node, by=anna)
    count = queries.count(commission)
    assert (count.given, count.sent, count.answered, count.silent) == (4, 3, 2, 1)
    assert (count.followed, count.partly, count.not_followed) == (1, 0, 1)
    assert count.became_actions == 2  # one at once, one through need and objective


def test_the_thread_is_walked_both_ways(commission, anna, in_space):
    opinion = sent(commission, anna)
    plan = make_plan(in_space)
    need = make_need(plan)
    actions.lead_to(opinion=opinion, node=need.node, by=anna)
    actions.lead_to(opinion=opinion, node=need.node, by=anna)
    assert [step.kind for step in thread.walk(opinion).ahead] == ["need"]
    assert "opinion" in [step.kind for step in thread.walk(need).back]
    actions.unlink(opinion=opinion, node=need.node, by=anna)
    assert thread.walk(opinion).ahead == ()


def test_a_deliberation_quotes_the_opinion_in_place_of_the_open_visa(commission, anna, ben, in_space):
    give(anna, in_space, "secretary")
    opinion = sent(commission, anna)
    decision = draft_deliberation(space=in_space, kind="start_plan", regime="2023", by=anna)
    assert any("à compléter" in visa for visa in decision.visas)
    decision = actions.quote(opinion=opinion, deliberation=decision, by=anna)
    assert decision.visas[-1].startswith("Vu l’avis favorable n° 1/")
    assert "de la Commission du vivre-ensemble" in decision.visas[-1]
    assert not any("date et sens de l’avis" in visa for visa in decision.visas)
    with pytest.raises(Refused, match="quotes the opinion already"):
        actions.quote(opinion=opinion, deliberation=decision, by=anna)


def test_an_opinion_is_opened_after_it_was_sent_and_closed_again(commission, anna):
    early = adopted(commission, anna)
    with pytest.raises(Refused, match="Send the opinion first"):
        actions.publish(opinion=early, by=anna)
    opinion = actions.publish(opinion=sent(commission, anna), by=anna)
    assert opinion.published_on and opinion.published_by == anna
    opinion = actions.close_again(opinion=opinion, by=anna)
    assert opinion.published_on is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_stands_in_five_languages_and_only_french_is_the_reference(commission, anna, mayor, language):
    opinion = sent(commission, anna)
    opinion = actions.answer(opinion=opinion, answer=Answer.PARTLY, reason=text("fr", fr="Pas de salle"), by=mayor)
    made = papers.paper(papers.sheet(queries.find(commission.pk, opinion.pk)), language)
    assert made.language == language and made.information_only == (language != "fr")
    assert "{" not in str(made.blocks)


def test_pages_take_as_many_statements_for_one_three_and_thirty_opinions(commission, anna, client):
    browser = signed_in(anna)
    address = f"/s/{commission.space.slug}/commissions/{commission.pk}/opinions/"
    counts = []
    for wanted in (1, 3, 30):
        while Opinion.objects.count() < wanted:
            sent(commission, anna)
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert browser.get(address).status_code == 200
        counts.append(len(caught))
    assert counts[0] == counts[1] == counts[2] <= 12, counts


def test_every_page_of_an_opinion_answers(commission, anna, mayor):
    browser = signed_in(anna)
    base = f"/s/{commission.space.slug}/commissions/{commission.pk}/opinions/"
    opinion = written(commission, anna)
    one = f"{base}{opinion.pk}/"
    for address in (base, f"{base}new/", f"{base}ask/", one, f"{one}edit/", f"{one}adopt/", f"{one}drop/"):
        assert browser.get(address).status_code == 200, address
    answer = browser.post(f"{one}adopt/", {"leaning": "favourable", "adopted_on": timezone.localdate().isoformat()})
    assert answer.status_code == 302
    assert browser.post(f"{one}send/", {"to": "collège"}).status_code == 302
    assert browser.get(f"/s/{commission.space.slug}/opinions/waiting/").status_code == 200
    with_mayor = signed_in(mayor)
    assert b"/files/attach/" in browser.get(one).content
    assert b"/files/attach/" not in with_mayor.get(one).content  # it would be refused
    refused = with_mayor.post(f"{one}answer/", {"answer": "not_followed"})
    assert refused.status_code == 422 and b"Say why" in refused.content
    typed = {"answer": "not_followed", "reason_original": "en", "reason_en": "No room"}
    assert with_mayor.post(f"{one}answer/", typed).status_code == 302
    opinion.refresh_from_db()
    assert opinion.answer_reason.texts["en"] == "No room"


def test_who_may_not_is_told_why_and_a_stranger_sees_nothing(commission, anna, mayor, cleo, client):
    opinion = sent(commission, anna)
    one = f"/s/{commission.space.slug}/commissions/{commission.pk}/opinions/{opinion.pk}/"
    assert signed_in(mayor).get(f"{one}send/").status_code == 403
    assert signed_in(cleo).get(one).status_code == 404
    assert client.get(one).status_code == 302


def test_lines_that_begin_with_a_dash_are_a_list_and_the_answer_is_set_as_french_sets_it(commission, anna, mayor):
    opinion = sent(commission, anna)
    Opinion.objects.filter(pk=opinion.pk).update(proposals=text("fr", fr="Deux pas :\n- ouvrir\n- dire"))
    opinion.refresh_from_db()
    actions.answer(opinion=opinion, answer=Answer.PARTLY, reason=text("fr", fr="Une raison : la salle"), by=mayor)
    blocks = papers.paper(papers.sheet(queries.find(commission.pk, opinion.pk)), "fr").blocks
    assert doc.bullets(["ouvrir", "dire"]) in blocks
    assert {doc.paragraph("Deux pas\u00a0:"), doc.paragraph("Une raison\u00a0: la salle")} <= set(blocks)
