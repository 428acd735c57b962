"""Candidates: how they come, who reads their files, how they are chosen, and what the council's vote does."""

from datetime import timedelta

import pytest
from django.utils import timezone

from calling import START, apply, being_set_up, make_call, over, url
from commissioning import make_commission, make_rules, vote
from people import a_person, give
from zesummen.commissions import candidate_codes
from zesummen.commissions.actions import applications as actions
from zesummen.commissions.actions import appointment, calls, seats
from zesummen.commissions.candidate_terms import erase
from zesummen.commissions.models import Application, Call, Holding, MemberCard
from zesummen.commissions.queries import applications as queries
from zesummen.commissions.queries import candidate_letters as letters
from zesummen.commissions.queries.seats import composition
from zesummen.commissions.states import ApplicationState as A
from zesummen.commissions.states import CallState
from zesummen.council.actions import withdraw_draft
from zesummen.council.models import Deliberation
from zesummen.documents.actions import Upload, attach_to
from zesummen.documents.models import Attachment, Folder
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry, OutboxMessage
from zesummen.kernel.retention import TERMS
from zesummen.kernel.tenancy import inside

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_typed_yet")]
DAY = timedelta(days=1)


@pytest.fixture
def commission(in_space):
    return being_set_up(in_space)


@pytest.fixture
def call(commission, anna):
    made = make_call(commission, anna, takes_late=True)
    return calls.publish(call=made, by=anna)


def examined(call, by, *names, **values):
    """These people applied, the call is closed, and all of them meet the conditions."""
    made = [apply(call, name, **values) for name in names]
    calls.close(call=over(call), by=by)
    actions.choose(call=call, chosen=[row.pk for row in made], what="eligible", by=by)
    return made


def fresh(row):
    row.refresh_from_db()
    return row


def key_in(call, by, name="Paulo Reis", **values):
    defaults = {"email": "", "address": "2, rue", "language": "pt", "bond": "works", "is_of_age": True}
    return actions.key_in(
        call=call, came_on=timezone.localdate(), name=name, by=by, **{**defaults, "consents_reserve": True, **values}
    )


# How they come


def test_an_application_gets_a_number_a_code_and_a_receipt(call):
    first, second = apply(call), apply(call, "Bo Lux")
    assert [first.reference, second.reference] == [f"{call.pk}-001", f"{call.pk}-002"]
    mail = OutboxMessage.objects.get(to_address="ana@example.org")
    code = candidate_codes.code_of(first.pk)
    assert candidate_codes.spelt(code) in mail.text and f"/c/{code}/" in mail.text
    assert queries.open_code(candidate_codes.spelt(code).lower()) == first
    assert first.code_digest and code not in first.code_digest


def test_the_journal_names_no_candidate(call, anna):
    row = apply(call)
    key_in(call, anna)
    actions.withdraw(application=row)
    told = " ".join(f"{entry.title} {entry.facts}" for entry in Entry.objects.all())
    assert "Costa" not in told and "Reis" not in told


@pytest.mark.parametrize(
    ("values", "why"),
    [({"is_of_age": False}, "at least 18"), ({"bond": "works"}, "only those who live")],
)
def test_the_conditions_of_the_rules_are_asked(in_space, anna, values, why):
    commission = make_commission(in_space, from_on=START)
    make_rules(commission, own={"eligibility": "resident"})
    call = calls.publish(call=make_call(commission, anna, seats_substitute=0), by=anna)
    with pytest.raises(Refused, match=why):
        apply(call, **values)


def test_a_late_application_needs_a_call_that_takes_it_and_a_reason(call, commission, anna):
    over(call)
    with pytest.raises(Refused, match="needs a reason"):
        apply(call)
    assert apply(call, late_reason="Je viens d’arriver.").is_late
    Call.objects.filter(pk=call.pk).update(takes_late=False)
    with pytest.raises(Refused, match="takes no late"):
        apply(call, "Bo Lux", late_reason="Pardon")


def test_a_paper_of_last_week_is_not_late(call, anna):
    over(call)
    came = call.closes_on
    row = actions.key_in(
        call=call,
        came_on=came,
        name="Paulo Reis",
        email="",
        address="2, rue",
        language="pt",
        bond="works",
        is_of_age=True,
        by=anna,
    )
    assert not row.is_late and row.keyed_in_by == anna
    with pytest.raises(Refused, match="not come yet"):
        actions.key_in(call=call, came_on=timezone.localdate() + DAY, name="X Y", bond="lives", is_of_age=True, by=anna)


def test_the_same_person_is_keyed_in_once_and_online_it_is_only_marked(call, anna):
    key_in(call, anna)
    with pytest.raises(Refused, match="applied already"):
        key_in(call, anna, "PAULO  reis")
    apply(call)
    apply(call)
    assert sum(row.twin is not None for row in queries.rows(call)) == 1


def test_free_answers_are_kept_only_where_they_are_known(call):
    row = apply(call, declared={"gender": "woman", "age": "x", "shoe": "42"})
    assert row.declared == {"gender": "woman"}


# Who reads


def test_each_reading_of_a_file_is_journalled_and_others_are_kept_out(call, commission, anna, esch, sign_in):
    row = apply(call)
    page = url(commission, f"{call.pk}/applications/{row.pk}/")
    ivo = give(a_person("Ivo Weber"), esch, "councillor")
    assert sign_in(ivo).get(page).status_code == 403
    assert "Costa" not in sign_in(ivo).get(url(commission, f"{call.pk}/")).content.decode()
    assert not Entry.objects.filter(is_look=True).exists()
    assert "Ana Costa" in sign_in(anna).get(page).content.decode()
    assert Entry.objects.filter(is_look=True, kind="commissions.application", object_id=row.pk).count() == 1
    mayor = give(a_person("Mayor Muller"), esch, "mayor")
    assert sign_in(mayor).get(page).status_code == 200
    assert sign_in(mayor).get(page + "edit/").status_code == 403


def test_another_space_sees_nothing(call, commission, cleo, differdange, sign_in):
    row = apply(call)
    page = f"/s/{differdange.slug}/commissions/{commission.pk}/calls/{call.pk}/applications/{row.pk}/"
    assert sign_in(cleo).get(page).status_code == 404


# Choice


def test_nobody_is_proposed_before_the_file_is_examined(call, anna):
    row = apply(call)
    calls.close(call=over(call), by=anna)
    with pytest.raises(Refused, match="examined"):
        actions.choose(call=call, chosen=[row.pk], what="full", by=anna)
    with pytest.raises(Refused, match="examined"):
        appointment.draft(call=call, by=anna)


def test_not_more_are_proposed_than_seats_and_then_nothing_moves(call, anna):
    rows = examined(call, anna, "Ana Costa", "Bo Lux", "Cy Mai")
    with pytest.raises(Refused, match="2 seats"):
        actions.choose(call=call, chosen=[row.pk for row in rows], what="full", by=anna)
    assert {fresh(row).state for row in rows} == {A.ELIGIBLE}


def test_the_same_person_is_not_proposed_twice(call, anna):
    rows = examined(call, anna, "Ana Costa", "Ana Costa")
    with pytest.raises(Refused, match="same person"):
        actions.choose(call=call, chosen=[row.pk for row in rows], what="full", by=anna)


def test_the_reserve_takes_only_who_agreed_and_has_ranks(call, anna):
    first, second = examined(call, anna, "Ana Costa", "Bo Lux")
    (third,) = [Application.objects.create(
        space=call.space, call=call, reference="x-9", state=A.ELIGIBLE, name="Cy", bond="lives",
        consents_reserve=False, came_on=START,
    )]  # fmt: skip
    actions.choose(call=call, chosen=[first.pk, second.pk], what="reserve", by=anna)
    assert [fresh(first).reserve_rank, fresh(second).reserve_rank] == [1, 2]
    with pytest.raises(Refused, match="does not wish"):
        actions.choose(call=call, chosen=[third.pk], what="reserve", by=anna)
    actions.rank(call=call, numbers={first.pk: 2, second.pk: 1}, by=anna)
    assert [fresh(first).reserve_rank, fresh(second).reserve_rank] == [2, 1]


def test_the_college_chooses_by_the_page_with_the_keyboard(call, commission, anna, esch, sign_in):
    rows = examined(call, anna, "Ana Costa", "Bo Lux", "Cy Mai")
    browser = sign_in(give(a_person("Mayor Muller"), esch, "mayor"))
    page = url(commission, f"{call.pk}/selection/")
    assert browser.post(page, {"what": "full"}).status_code == 422
    too_many = browser.post(page, {"what": "full", "chosen": [row.pk for row in rows]})
    assert too_many.status_code == 422 and too_many.content.decode().count(" checked") >= 4
    assert browser.post(page, {"what": "full", "chosen": [rows[0].pk, rows[1].pk]}).status_code == 302
    assert browser.post(page, {"order": "1", f"place-{rows[0].pk}": "2", f"place-{rows[1].pk}": "1"}).status_code == 302
    assert [fresh(row).proposed_seat for row in rows[:2]] == [2, 1]


def test_two_choices_of_the_same_file_at_once(call, anna):
    (row,) = examined(call, anna, "Ana Costa")
    other = Application.objects.get(pk=row.pk)
    actions.withdraw(application=other)
    with pytest.raises(Refused):
        actions.choose(call=call, chosen=[row.pk], what="full", by=anna)


# The council


@pytest.fixture
def chosen(call, anna):
    """Two full members, a substitute by letter, a reserve, one not chosen; the decision is drafted."""
    by_letter = key_in(call, anna)
    rows = {row.name.split()[0]: row for row in examined(call, anna, "Ana Costa", "Bo Lux", "Cy Mai", "Di Noé")}
    rows["Paulo"] = by_letter
    actions.choose(call=call, chosen=[by_letter.pk], what="eligible", by=anna)
    actions.choose(call=call, chosen=[rows["Ana"].pk, rows["Bo"].pk], what="full", by=anna)
    actions.choose(call=call, chosen=[by_letter.pk], what="substitute", by=anna)
    actions.choose(call=call, chosen=[rows["Cy"].pk], what="reserve", by=anna)
    OutboxMessage.objects.all().delete()
    return rows


def test_the_decision_is_closed_and_lists_seats_and_names(call, chosen, anna):
    decision = appointment.draft(call=call, by=anna)
    assert decision.is_closed and decision.about == f"call:{call.pk}"
    text = " ".join(decision.articles)
    assert "Ana Costa (siège 1), Bo Lux (siège 2)" in text and "suppléant de la" in text
    assert "Cy Mai" not in text
    assert fresh(call).state == CallState.SELECTION
    with pytest.raises(Refused, match="drafted already"):
        appointment.draft(call=call, by=anna)
    with pytest.raises(Refused, match="Withdraw the draft"):
        actions.choose(call=call, chosen=[chosen["Cy"].pk], what="full", by=anna)


def test_the_vote_seats_everybody_and_tells_everybody(call, commission, chosen, anna):
    vote(appointment.draft(call=call, by=anna), anna)
    found = composition(commission, timezone.localdate())
    seated = {
        row.seat.number: (row.full and row.full.member.name, row.substitute and row.substitute.member.name)
        for row in found.seats
    }
    assert seated == {1: ("Ana Costa", "Paulo Reis"), 2: ("Bo Lux", None)}
    assert fresh(call).state == CallState.APPOINTED and call.appointed_on
    states = {name: fresh(row).state for name, row in chosen.items()}
    assert states == {"Ana": A.APPOINTED, "Bo": A.APPOINTED, "Paulo": A.APPOINTED, "Cy": A.RESERVE, "Di": A.DECLINED}
    told = {mail.to_address for mail in OutboxMessage.objects.filter(kind="candidate_outcome")}
    assert told == {"ana@example.org", "bo@example.org", "cy@example.org", "di@example.org"}
    assert [row.name for row in queries.untold(call)] == ["Paulo Reis"]
    held = Holding.objects.get(member__name="Paulo Reis")
    assert held.application_id == chosen["Paulo"].pk and held.appointed_by_id == call.deliberation_id
    assert MemberCard.objects.get(member=held.member).address == "2, rue"


def test_letters_carry_each_language_and_are_recorded_once(call, commission, chosen, anna, sign_in):
    vote(appointment.draft(call=call, by=anna), anna)
    document = letters.outcome_letters(queries_with_call(call), timezone.localdate())
    assert document.language == "pt" and "Paulo Reis" in str(document.blocks)
    browser = sign_in(anna)
    answer = browser.get(url(commission, f"{call.pk}/letters.docx"))
    assert answer.status_code == 200 and answer.content[:2] == b"PK"
    assert browser.post(url(commission, f"{call.pk}/letters/")).status_code == 302
    assert fresh(chosen["Paulo"]).told_on
    assert browser.post(url(commission, f"{call.pk}/letters/")).status_code == 409


def queries_with_call(call):
    rows = queries.untold(call)
    for row in rows:
        row.call = call
    return rows


def test_a_vote_against_leaves_the_selection_open(call, chosen, anna):
    vote(appointment.draft(call=call, by=anna), anna, result="rejected")
    assert fresh(call).state == CallState.SELECTION
    assert not Holding.objects.exists() and not OutboxMessage.objects.filter(kind="candidate_outcome").exists()
    assert appointment.draft(call=call, by=anna)


def test_the_vote_stands_when_a_seat_was_given_away_meanwhile(call, commission, chosen, anna, sign_in):
    decision = appointment.draft(call=call, by=anna)
    (seat,) = seats.make_seats(commission=commission, count=1, by=anna)
    held = seats.appoint(
        commission=commission, part="full", seat=seat, name="Zoé", from_on=timezone.localdate() - DAY, by=anna
    )
    vote(decision, anna)
    assert fresh(call).state == CallState.SELECTION
    assert fresh(decision).state == "accepted"
    assert Entry.objects.filter(verb="call.not_seated").count() == 1
    assert Holding.objects.count() == 1
    assert "Enter the appointments" in sign_in(anna).get(url(commission, f"{call.pk}/")).content.decode()
    seats.end_holding(holding=held, on=timezone.localdate() - DAY, kind="resigned", by=anna)
    assert sign_in(anna).post(url(commission, f"{call.pk}/enter/")).status_code == 302
    assert fresh(call).state == CallState.APPOINTED


def test_a_decision_is_entered_once(call, chosen, anna):
    decision = appointment.draft(call=call, by=anna)
    vote(decision, anna)
    with pytest.raises(Refused):
        appointment.enter(call=fresh(call), decision=fresh(decision), by=anna)
    assert Holding.objects.count() == 3


def called_for_seat_1(commission, anna, *, is_leaving=True):
    """Zoé holds seat 1; Ana is proposed for it, in a call for that seat."""
    (seat,) = seats.make_seats(commission=commission, count=1, by=anna)
    zoe = seats.appoint(commission=commission, part="full", seat=seat, name="Zoé Alt", from_on=START, by=anna)
    if is_leaving:
        seats.end_holding(
            holding=zoe, on=timezone.localdate() - DAY, kind="resigned", until_replaced=True, reason="déménage", by=anna
        )
    call = make_call(commission, anna, seat_numbers=[1], seats_full=1, seats_substitute=0)
    calls.publish(call=call, by=anna)
    rows = examined(call, anna, "Ana Costa")
    actions.choose(call=call, chosen=[rows[0].pk], what="full", by=anna)
    return fresh(call), zoe


def test_a_call_for_a_seat_replaces_who_leaves_it(commission, anna):
    call, zoe = called_for_seat_1(commission, anna)
    decision = appointment.draft(call=call, by=anna)
    assert "achèvent le mandat" in " ".join(decision.articles)
    vote(decision, anna)
    found = composition(commission, timezone.localdate())
    assert found.seats[0].full.member.name == "Ana Costa"
    assert fresh(zoe).end_kind == "resigned" and zoe.until_on == timezone.localdate() - DAY


def test_nobody_is_moved_from_a_seat_of_whom_nobody_wrote_that_they_leave(commission, anna):
    call, _zoe = called_for_seat_1(commission, anna, is_leaving=False)
    with pytest.raises(Refused, match="Zoé Alt holds seat 1. Record first who leaves"):
        appointment.draft(call=call, by=anna)
    assert not Deliberation.objects.exists()


def test_who_moved_up_before_the_vote_keeps_the_seat_and_the_page_says_so(commission, anna, sign_in):
    call, zoe = called_for_seat_1(commission, anna)
    decision = appointment.draft(call=call, by=anna)
    seats.end_holding(holding=fresh(zoe), on=timezone.localdate() - DAY, kind="resigned", by=anna)
    seat, day = commission.seats.get(), timezone.localdate()
    moved = seats.appoint(commission=commission, part="full", seat=seat, name="Cy Mai", from_on=day, by=anna)
    vote(decision, anna)
    assert fresh(moved).until_on is None and fresh(call).state == CallState.SELECTION
    page = sign_in(anna).get(url(commission, f"{call.pk}/")).content.decode()
    assert "the seats could not be filled" in page and "Cy Mai holds seat 1 since" in page


def test_a_couple_with_one_address_are_two_people(commission, anna):
    (seat,) = seats.make_seats(commission=commission, count=1, by=anna)
    who = {"name": "José Costa", "email": "costa@candidates.example"}
    seats.appoint(commission=commission, part="full", seat=seat, from_on=START, by=anna, **who)
    call = calls.publish(call=make_call(commission, anna, seats_full=1, seats_substitute=0), by=anna)
    (ana,) = examined(call, anna, "Ana Costa", email="costa@candidates.example")
    actions.choose(call=call, chosen=[ana.pk], what="full", by=anna)
    vote(appointment.draft(call=fresh(call), by=anna), anna)
    found = composition(commission, timezone.localdate())
    assert [row.full.member.name for row in found.seats] == ["José Costa", "Ana Costa"]


def test_the_reserve_fills_a_vacancy_without_a_new_call(call, commission, chosen, anna, sign_in):
    vote(appointment.draft(call=call, by=anna), anna)
    held = Holding.objects.get(member__name="Bo Lux")
    Holding.objects.filter(pk=held.pk).update(from_on=START)
    held.refresh_from_db()
    seats.end_holding(holding=held, on=timezone.localdate() - DAY, kind="resigned", by=anna)
    browser = sign_in(anna)
    page = url(commission, f"reserve/{chosen['Cy'].pk}/")
    assert browser.get(page).status_code == 200
    taken = browser.post(page, {"part": "full", "seat": commission.seats.get(number=1).pk})
    assert taken.status_code == 422 and "Record first who leaves" in taken.content.decode()
    assert browser.post(page, {"part": "full", "seat": commission.seats.get(number=2).pk}).status_code == 302
    decision = queries.replacement_in_work(chosen["Cy"])
    assert browser.post(page, {"part": "full", "seat": commission.seats.get(number=2).pk}).status_code == 422
    vote(decision, anna)
    assert fresh(chosen["Cy"]).state == A.APPOINTED
    assert composition(commission, timezone.localdate()).seats[1].full.member.name == "Cy Mai"


def test_a_refused_replacement_goes_back_to_the_reserve(call, commission, chosen, anna):
    vote(appointment.draft(call=call, by=anna), anna)
    (seat,) = seats.make_seats(commission=commission, count=1, by=anna)
    decision = appointment.draft_replacement(application=fresh(chosen["Cy"]), part="full", seat=seat, by=anna)
    vote(decision, anna, result="rejected")
    assert fresh(chosen["Cy"]).state == A.RESERVE


def reserved(call, commission, chosen, anna):
    """The call is over; Cy of the reserve list is proposed for a new seat."""
    vote(appointment.draft(call=call, by=anna), anna)
    (seat,) = seats.make_seats(commission=commission, count=1, by=anna)
    return appointment.draft_replacement(application=fresh(chosen["Cy"]), part="full", seat=seat, by=anna), seat


def test_a_withdrawn_draft_leaves_the_candidate_on_the_reserve_list(call, commission, chosen, anna):
    decision, seat = reserved(call, commission, chosen, anna)
    withdraw_draft(deliberation=decision, reason="Une erreur de nom.", by=anna)
    cy = fresh(chosen["Cy"])
    assert (cy.state, cy.reserve_rank, cy.proposed_part, cy.proposed_seat) == (A.RESERVE, 1, "", None)
    assert Entry.objects.filter(verb="candidate.replacement_withdrawn", object_id=cy.pk).count() == 1
    again = appointment.draft_replacement(application=cy, part="full", seat=seat, by=anna)
    vote(again, anna)
    assert fresh(chosen["Cy"]).state == A.APPOINTED


def test_a_postponed_replacement_waits_and_is_seated_by_the_later_vote(call, commission, chosen, anna):
    decision, _seat = reserved(call, commission, chosen, anna)
    vote(decision, anna, result="postponed")
    assert fresh(chosen["Cy"]).state == A.PROPOSED
    vote(fresh(decision), anna)
    assert fresh(chosen["Cy"]).state == A.APPOINTED


def test_a_withdrawn_draft_of_a_call_leaves_the_choice_as_it_was(call, chosen, anna):
    decision = appointment.draft(call=call, by=anna)
    withdraw_draft(deliberation=decision, reason="À revoir.", by=anna)
    assert fresh(chosen["Ana"]).state == A.PROPOSED and fresh(call).state == CallState.SELECTION
    assert actions.choose(call=fresh(call), chosen=[chosen["Cy"].pk], what="declined", by=anna) == 1
    assert appointment.draft(call=fresh(call), by=anna).pk != decision.pk


def test_a_postponed_decision_of_a_call_is_not_told_as_a_refusal(call, chosen, anna):
    decision = appointment.draft(call=call, by=anna)
    vote(decision, anna, result="postponed")
    assert not Entry.objects.filter(verb="call.refused").exists()
    vote(fresh(decision), anna)
    assert fresh(call).state == CallState.APPOINTED


def test_while_a_replacement_is_before_the_council_the_candidate_reads_the_reserve_list(
    call, commission, chosen, anna, client
):
    reserved(call, commission, chosen, anna)
    cy = fresh(chosen["Cy"])
    assert letters.sentences(cy)[0].endswith("will be asked when a seat falls vacant.")
    Application.objects.filter(pk=cy.pk).update(language="en")
    page = client.get(f"/c/{candidate_codes.code_of(cy.pk)}/").content.decode()
    assert "on the reserve list" in page and "proposed to the council" not in page


def test_archiving_keeps_the_day_of_the_decision_of_who_waits_for_a_letter(call, chosen, anna):
    vote(appointment.draft(call=call, by=anna), anna)
    before = timezone.localdate() - DAY
    Application.objects.filter(pk=chosen["Paulo"].pk).update(decided_on=before)
    calls.archive(call=fresh(call), by=anna)
    paulo = fresh(chosen["Paulo"])
    assert (paulo.state, paulo.decided_on, paulo.told_on) == (A.APPOINTED, before, None)


def test_a_replacement_that_could_not_be_seated_at_the_vote_is_entered_afterwards(
    call, commission, chosen, anna, sign_in
):
    decision, seat = reserved(call, commission, chosen, anna)
    other = seats.appoint(commission=commission, part="full", seat=seat, name="Zoé Alt", from_on=START, by=anna)
    type(other).objects.filter(pk=other.pk).update(from_on=timezone.localdate() + DAY)  # somebody else comes tomorrow
    vote(decision, anna)
    cy = fresh(chosen["Cy"])
    assert cy.state == A.PROPOSED and Entry.objects.filter(verb="call.not_seated").count() == 1
    browser, page = sign_in(anna), url(commission, f"reserve/{cy.pk}/")
    assert "Enter the appointments" in browser.get(page).content.decode()
    assert browser.post(page, {"enter": "1"}).status_code == 409  # what stood in the way stands there still
    other.delete()
    assert browser.post(page, {"enter": "1"}).status_code == 302
    assert fresh(cy).state == A.APPOINTED
    assert composition(commission, timezone.localdate()).of_member(Holding.objects.get(seat=seat).member_id)
    assert browser.post(page, {"enter": "1"}).status_code == 409


def test_nobody_is_taken_from_the_reserve_while_the_selection_runs(call, commission, chosen, anna):
    (seat,) = seats.make_seats(commission=commission, count=1, by=anna)
    with pytest.raises(Refused, match="no longer stands on the reserve list"):
        appointment.draft_replacement(application=fresh(chosen["Cy"]), part="full", seat=seat, by=anna)


# Without an account


def form_data(flora, call, **values):
    page = flora.get(f"/en/c/{call.space.slug}/call/{call.pk}/apply/")
    assert page.status_code == 200
    data = {
        "name": "Ana Costa",
        "email": "ana@example.org",
        "language": "pt",
        "bond": "lives",
        "wishes": "either",
        "is_of_age": "on",
        "consents_reserve": "on",
        "consents_pool": "on",
        "agrees": "on",
        "begun": page.context["form"]["begun"].value(),
    }
    return {name: value for name, value in {**data, **values}.items() if value is not None}


@pytest.fixture
def patient(monkeypatch):
    monkeypatch.setattr("zesummen.commissions.forms.applications.FASTEST", 0)


def send(flora, call, **values):
    return flora.post(f"/en/c/{call.space.slug}/call/{call.pk}/apply/", form_data(flora, call, **values))


def test_somebody_applies_reads_and_withdraws_without_an_account(call, flora, patient):
    answer = send(flora, call)
    row = Application.objects.get()
    assert answer.status_code == 302 and answer["Location"] == f"/c/{candidate_codes.code_of(row.pk)}/"
    assert row.pool_until == row.came_on + timedelta(days=730)
    page = flora.get(answer["Location"])
    assert page.status_code == 200 and page["Content-Language"] == "pt"
    assert candidate_codes.spelt(candidate_codes.code_of(row.pk)) in page.content.decode()
    assert "noindex" in page["X-Robots-Tag"] and "no-store" in page["Cache-Control"]
    assert flora.get(answer["Location"] + "withdraw/").status_code == 405
    assert fresh(row).state == A.RECEIVED
    assert flora.post(answer["Location"] + "help/").status_code == 302
    assert not fresh(row).consents_pool
    assert flora.post(answer["Location"] + "withdraw/").status_code == 302
    assert fresh(row).state == A.WITHDRAWN
    assert flora.get(answer["Location"]).status_code == 200
    assert flora.post(answer["Location"] + "withdraw/").status_code == 409


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"is_of_age": None}, "at least 18"),
        ({"agrees": None}, "how the commune uses your data"),
        ({"email": "", "address": ""}, "so that the answer can arrive"),
        ({"website": "http://x.example"}, "program at work"),
        ({"begun": "1"}, "very fast"),
        ({"bond": "visits"}, "Tie to the commune"),
    ],
)
def test_bad_input_keeps_what_was_typed(call, flora, patient, values, why):
    page = send(flora, call, motivation="Parce que", **values)
    assert page.status_code == 422 and why in page.content.decode() and "Parce que" in page.content.decode()
    assert not Application.objects.exists()


def test_a_form_that_is_sent_at_once_is_a_program(call, flora):
    page = send(flora, call)
    assert page.status_code == 422 and "very fast" in page.content.decode()


def test_not_many_applications_come_from_one_connection(call, flora, patient):
    answers = [send(flora, call, name=f"Nom {n}", email=f"n{n}@example.org").status_code for n in range(7)]
    assert answers == [302] * 6 + [422]


def test_a_late_applicant_is_asked_why_and_a_closed_call_takes_nobody(call, flora, patient):
    over(call)
    assert send(flora, call).status_code == 422
    assert send(flora, call, late_reason="Je viens d’arriver.").status_code == 302
    Call.objects.filter(pk=call.pk).update(takes_late=False)
    page = send(flora, call, email="b@example.org", late_reason="Pardon")
    assert page.status_code == 422 and "takes no late" in page.content.decode()
    Call.objects.filter(pk=call.pk).update(state="selection")
    assert flora.get(f"/en/c/{call.space.slug}/call/{call.pk}/apply/").status_code == 404


def test_a_wrong_code_opens_nothing_and_is_not_tried_forever(call, flora):
    row = apply(call)
    assert flora.get("/c/AAAA-BBBB-CCCC-DDDD/").status_code == 410
    page = flora.post("/c/", {"code": candidate_codes.spelt(candidate_codes.code_of(row.pk)).lower()})
    assert page.status_code == 302
    answers = [flora.post("/c/", {"code": "AAAA-BBBB-CCCC-DDDD"}).status_code for _n in range(11)]
    assert answers == [422] * 10 + [429]


def test_what_is_not_decided_is_not_shown_to_the_candidate(call, chosen, anna, flora):
    page = f"/c/{candidate_codes.code_of(chosen['Ana'].pk)}/"
    before = flora.get(page).content.decode()
    assert "being examined" in before and "proposed" not in before
    vote(appointment.draft(call=call, by=anna), anna)
    assert "has appointed you member" in flora.get(page).content.decode()


# Erased by rule


def past(days, *rows):
    for row in rows:
        Application.objects.filter(pk=row.pk).update(decided_on=timezone.localdate() - timedelta(days=days))


def test_files_are_erased_by_rule_with_their_papers_and_consent_keeps_some(call, chosen, anna, esch):
    with inside(esch):
        attach_to(
            owner=chosen["Di"],
            upload=Upload(b"%PDF-1.4 proof", "proof.pdf", "pdf"),
            title="Certificat",
            dated_on=START,
            language="fr",
            by=anna,
        )
    vote(appointment.draft(call=call, by=anna), anna)
    past(400, *chosen.values())
    term, consent = TERMS["candidates"], TERMS["candidates_by_consent"]
    due = term.find(esch, term.before(timezone.localdate()))
    assert {row.name for row in due} == {"Ana Costa", "Bo Lux", "Di Noé", "Paulo Reis"}
    assert not consent.find(esch, consent.before(timezone.localdate())).exists()
    assert erase(due) == 4
    assert not Attachment.objects.exists() and not Folder.objects.filter(title__startswith=f"{call.pk}-").exists()
    assert Holding.objects.count() == 3
    call.commission.__class__.objects.filter(pk=call.commission_id).update(
        state="handed_over", until_on=timezone.localdate(), handed_over_on=timezone.localdate(), handed_over_by=anna
    )
    assert consent.find(esch, consent.before(timezone.localdate())).count() == 1


def test_the_pool_shows_who_agreed_until_the_day(call, commission, anna):
    row = apply(call, consents_pool=True)
    apply(call, "Bo Lux")
    today = timezone.localdate()
    assert [one.name for one in queries.pool(commission, today)] == ["Ana Costa"]
    assert queries.pool(commission, row.pool_until + DAY) == []


def test_figures_of_candidates_show_nothing_about_a_few(call):
    for number in range(4):
        apply(call, f"P{number} Nom", declared={"gender": "woman"})
    (table,) = queries.figures(queries.rows(call)).tables
    assert not table.rows and "Too few" in table.why
    for number in range(4, 15):
        apply(call, f"P{number} Nom", declared={"gender": "woman" if number < 12 else "man"})
    tables = queries.figures(queries.rows(call)).tables
    assert all(shown not in ("1", "2", "3", "4") for table in tables for _words, shown in table.rows)


def test_the_secretary_keys_in_corrects_examines_and_prints(call, commission, anna, sign_in):
    browser = sign_in(anna)
    data = {
        "came_on": timezone.localdate().isoformat(),
        "name": "Paulo Reis",
        "address": "2, rue",
        "language": "pt",
        "bond": "works",
        "wishes": "full",
        "is_of_age": "on",
    }
    assert browser.post(url(commission, f"{call.pk}/applications/new/"), {**data, "is_of_age": ""}).status_code == 422
    assert browser.post(url(commission, f"{call.pk}/applications/new/"), data).status_code == 302
    row = Application.objects.get()
    page = url(commission, f"{call.pk}/applications/{row.pk}/")
    seen = row.version
    assert browser.post(page + "edit/", {**data, "phone": "1", "version": seen}).status_code == 302
    stale = browser.post(page + "edit/", {**data, "phone": "2", "version": seen})
    assert stale.status_code == 422 and fresh(row).phone == "1"
    assert browser.post(page + "examine/", {"is_eligible": "no", "note": ""}).status_code == 422
    assert browser.post(page + "examine/", {"is_eligible": "yes", "note": "Attestation vue"}).status_code == 302
    assert fresh(row).state == A.ELIGIBLE
    for below in ("", "edit/", "examine/", "receipt.docx"):
        assert browser.get(page + below).status_code == 200, below
    assert browser.post(page + "withdraw/").status_code == 302
    assert fresh(row).state == A.WITHDRAWN
