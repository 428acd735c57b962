"""A request: begun with what is known, sent once, keyed in, declined, queued, withdrawn; and common evenings."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import override

from people import a_commune, a_person, give
from training.making import make_course, make_evening, make_request, make_seated, make_wish, seen_from
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry, OutboxMessage
from zesummen.kernel.moves import Stale
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import text as words
from zesummen.training import contact_roles
from zesummen.training.actions import parties
from zesummen.training.actions import requests as act
from zesummen.training.models import Invitation, InvitationRound, Participant, Party, Poll, TrainingRequest
from zesummen.training.queries import cases, next_steps, wishes


def mails(kind: str) -> set[str]:
    return set(OutboxMessage.objects.filter(kind=kind).values_list("to_address", flat=True))


def test_a_draft_knows_the_commission_and_who_asks(cefis, draft, commission):
    request = draft.request
    assert request.reference == f"F-{timezone.localdate().year}-001"
    assert (request.expected_full, request.expected_substitutes) == (5, 2)
    assert (request.contact_name, request.contact_email) == ("Anna Schmit", "anna@zesummen.example")
    assert draft.party.commission_ref == commission.pk
    assert draft.party.commission_name == "Commission du vivre-ensemble"
    assert OutboxMessage.objects.count() == 0  # nobody is told of a draft
    assert seen_from(cefis, draft) is None


def test_a_request_is_sent_once_and_the_others_are_told(cefis, esch, dora, helene, gaston, ben, draft, anna):
    give(a_person("Pia Pres"), esch, "president")
    with inside(cefis):
        act.send(case=draft, by=anna)
        with pytest.raises(Refused):
            act.send(case=draft, by=anna)
    assert draft.request.state == "asked" and draft.request.asked_on == timezone.localdate()
    assert mails("training_asked") == {dora.email}
    # Anna asked; Ana Costa presides without an account
    assert mails("training_asked_own") == {helene.email, gaston.email, "pia@zesummen.example", "member1@example.org"}
    assert seen_from(cefis, draft).is_body
    for space in (cefis, esch):
        with inside(space):
            assert Entry.objects.filter(verb="training_request.sent").count() == 1


def test_numbers_follow_each_other_and_two_at_once_do_not_share_one(cefis, differdange, cleo, course, asked):
    second = make_request(differdange, cefis, course, cleo)
    assert second.request.reference.endswith("-002")
    with inside(cefis), pytest.raises(IntegrityError), transaction.atomic():
        TrainingRequest.objects.create(space=cefis, course=course, reference=second.request.reference)


def test_a_number_taken_in_this_moment_is_left_to_the_quicker(cefis, differdange, cleo, course, asked):
    year = timezone.localdate().year
    with inside(cefis):
        for number in ("003", "002"):
            TrainingRequest.objects.create(space=cefis, course=course, reference=f"F-{year}-{number}")
    assert make_request(differdange, cefis, course, cleo).request.reference == f"F-{year}-004"


def test_a_second_request_leads_to_the_first(esch, cefis, course, asked, helene):
    with pytest.raises(act.AlreadyAsked) as told:
        act.begin(viewer=esch, body=cefis, course=course, by=helene)
    assert told.value.request.pk == asked.request.pk


def test_two_at_once_through_two_courses_leave_one_request(esch, cefis, draft, helene, monkeypatch):
    with inside(cefis):
        other = make_course(cefis, "kick-off", sessions_count=1)
    found, times = act.running_of, []

    def blind_first(*given):
        times.append(1)
        return None if len(times) == 1 else found(*given)

    monkeypatch.setattr(act, "running_of", blind_first)
    with pytest.raises(act.AlreadyAsked) as told:
        act.begin(viewer=esch, body=cefis, course=other, by=helene)
    assert told.value.request.pk == draft.request.pk
    with inside(cefis):
        assert TrainingRequest.objects.count() == 1


def test_another_training_body_sees_nothing_and_may_be_asked_too(second_body, esch, asked, anna):
    assert seen_from(second_body, asked) is None
    assert cases.seen_by(second_body) == []
    with inside(second_body):
        course = make_course(second_body)
    other = make_request(esch, second_body, course, anna)
    assert other.request.reference == asked.request.reference  # numbers are counted per training body
    assert {row.space_id for row in cases.seen_by(esch)} == {second_body.pk, asked.body.pk}


def test_a_neighbour_sees_nothing(differdange, asked):
    assert seen_from(differdange, asked) is None


@pytest.mark.parametrize("role", ["reader", "member", "councillor", "alderman"])
def test_who_may_not_ask(esch, cefis, course, commission, role):
    with pytest.raises(Refused):
        act.begin(viewer=esch, body=cefis, course=course, by=give(a_person("Rita Role"), esch, role))


@pytest.mark.parametrize("role", ["president", "mayor", "secretary", "officer"])
def test_who_may_ask(esch, cefis, course, commission, role):
    person = give(a_person("Rita Role"), esch, role)
    assert act.begin(viewer=esch, body=cefis, course=course, by=person).request.contact_name == "Rita Role"


def test_an_incomplete_request_stays_a_draft(cefis, draft, anna):
    with inside(cefis):
        act.save(case=draft, expected=draft.request.version, by=anna, consents=False)
        with pytest.raises(Refused, match="personal data"):
            act.send(case=draft, by=anna)
    assert seen_from(draft.viewer, draft).request.state == "draft"


def test_two_who_save_at_once(cefis, draft, anna, helene):
    with inside(cefis):
        version = draft.request.version
        act.save(case=draft, expected=version, by=anna, remarks="From Anna")
        with pytest.raises(Stale):
            act.save(case=draft, expected=version, by=helene, remarks="From the mayor")


# Wishes


def wish(**values) -> dict:
    return {"days": [1], "starts": time(18), "ends": time(21), **values}


def test_wishes_replace_the_former_ones(cefis, draft, anna):
    with inside(cefis):
        act.save(case=draft, expected=draft.request.version, by=anna, wishes=[wish(), wish(days=[5], starts=time(9))])
        assert len(wishes.of(draft.request)) == 2
        act.save(case=draft, expected=draft.request.version, by=anna, wishes=[wish()])
        assert [row.days for row in wishes.of(draft.request)] == [[1]]


def soon(count: int) -> date:
    return timezone.localdate() + timedelta(days=count)


@pytest.mark.parametrize(
    "rows, sentence",
    [
        ([wish(ends=time(19))], "shorter than the 120 minutes"),
        ([wish(days=list(range(7)), first=soon(3), last=soon(3))], "No two of its dates"),
        ([wish(), {"days": [1], "is_refusal": True}], "holidays or days that the commune itself excludes"),
        ([wish(days=[5], starts=time(9), ends=time(12))], ""),  # Saturday morning
        ([], ""),  # the house rule
    ],
)
def test_a_request_whose_own_rules_cannot_be_met_is_told_at_once(cefis, draft, anna, rows, sentence):
    with inside(cefis):
        act.save(case=draft, expected=draft.request.version, by=anna, wishes=rows)
        told = wishes.contradiction(draft.request, wishes.of(draft.request), timezone.localdate())
        assert (sentence in told) if sentence else told == ""
        if sentence:
            with pytest.raises(Refused, match=sentence):
                act.send(case=draft, by=anna)


def test_without_trainers_who_speak_the_language_it_is_said_but_may_be_sent(cefis, draft, trainer, anna):
    with inside(cefis):
        assert wishes.obstacle(draft.request, [], timezone.localdate()) == ""
        type(trainer).objects.update(languages=["pt"])
        assert "speaks" in wishes.obstacle(draft.request, [], timezone.localdate())
        act.send(case=draft, by=anna)


# Of the desk


def test_the_desk_keys_in_a_call_of_a_commune_that_does_not_work_here(cefis, course, dora):
    commune = a_commune("0301")
    case = act.record(
        body=cefis, course=course, commune=commune, channel="phone", by=dora, is_complete=True, reason="renewal",
        contact_name="Madame Klein", contact_phone="26 55 44", expected_full=7, consents=True,
        asked_on=date(2026, 11, 2),
    )  # fmt: skip
    assert (case.request.state, case.request.asked_by, case.request.asked_on) == ("asked", "phone", date(2026, 11, 2))
    assert case.party is None and case.host.commune == commune and case.host.party_space is None
    with pytest.raises(act.AlreadyAsked):
        act.record(body=cefis, course=course, commune=commune, channel="phone", by=dora)


def test_a_draft_of_the_desk_is_not_seen_by_the_commune(cefis, esch, course, commission, dora):
    case = act.record(body=cefis, course=course, commune=esch.commune, channel="paper", by=dora)
    assert case.request.expected_full == 5  # it knows the commission all the same
    assert seen_from(esch, case) is None and seen_from(cefis, case) is not None
    with inside(esch):
        assert Entry.objects.filter(verb__startswith="training_request").count() == 0


def test_declined_with_a_reason_and_asked_again(cefis, esch, course, asked, dora, anna):
    body = seen_from(cefis, asked)
    with inside(cefis):
        with pytest.raises(Refused, match="reason"):
            act.decline(case=body, reason=" ", by=dora)
        act.decline(case=body, reason="No trainer this season", by=dora)
        with pytest.raises(Refused):
            act.decline(case=body, reason="Again", by=dora)
    assert mails("training_declined") >= {anna.email}
    assert "No trainer this season" in OutboxMessage.objects.filter(kind="training_declined").first().text
    assert make_request(esch, cefis, course, anna).request.pk != asked.request.pk


def test_the_waiting_list_keeps_its_rank(cefis, differdange, cleo, course, asked, dora):
    other = seen_from(cefis, make_request(differdange, cefis, course, cleo))
    first = seen_from(cefis, asked)
    with inside(cefis):
        act.queue(case=first, by=dora)
        act.queue(case=other, by=dora)
        assert (first.request.rank, other.request.rank) == (1, 2)
        act.requeue(case=first, by=dora)
        assert (first.request.state, first.request.rank) == ("dating", 1)
        act.queue(case=first, by=dora)
        assert first.request.rank == 1


def test_withdrawn_by_the_commune_only(cefis, asked, dora, anna):
    with inside(cefis):
        with pytest.raises(Refused, match="withdraws its own"):
            act.withdraw(case=seen_from(cefis, asked), by=dora)
        act.withdraw(case=asked, by=anna, reason="Elections")
        assert not Party.objects.filter(is_active=True).exists()
    assert dora.email in mails("training_withdrawn")


def test_withdrawing_calls_off_what_was_planned(cefis, asked, anna, trainer):
    with inside(cefis):
        evening = make_evening(asked.request, state="offered", lead=trainer)
        poll = Poll.objects.create(
            request=asked.request, answers_until=timezone.localdate(), state="open", opened_at=timezone.now()
        )
        act.withdraw(case=asked, by=anna)
        evening.refresh_from_db()
        poll.refresh_from_db()
    assert evening.state == "cancelled" and evening.cancel_reason and poll.state == "closed"


def test_the_invitation_is_answered_by_the_request(cefis, draft, anna, esch):
    with inside(cefis):
        letter = InvitationRound.objects.create(
            course=draft.request.course, dated_on=timezone.localdate(), subject=words("fr", fr="Kick-off"),
            body=words("fr", fr="Madame, Monsieur"),
        )  # fmt: skip
        row = Invitation.objects.create(
            round=letter, commune=esch.commune, state="sent", sent_by="letter", sent_on=timezone.localdate()
        )
        act.send(case=draft, by=anna)
        row.refresh_from_db()
    assert row.state == "asked" and row.request_id == draft.request.pk


# Common evenings


@pytest.fixture
def common(cefis, draft, differdange, cleo, anna):
    with inside(differdange):
        make_seated(differdange, cleo, seats=3)
    with inside(cefis):
        return parties.add(case=draft, commune=differdange.commune, by=anna)


def test_the_other_commune_hears_once_the_request_is_sent_and_agrees_by_itself(
    cefis, differdange, cleo, common, anna, dora
):
    assert seen_from(differdange, common) is None and mails("training_common") == set()
    with inside(cefis):
        act.send(case=common, by=anna)
        assert mails("training_common") == {cleo.email}
        theirs = seen_from(differdange, common)
        with pytest.raises(Refused, match="answers for itself"):
            parties.join(case=common, party=theirs.party, by=anna)
        parties.join(case=theirs, party=theirs.party, by=cleo)
        with pytest.raises(Refused, match="already"):
            parties.join(case=theirs, party=theirs.party, by=cleo)
        assert Participant.objects.filter(party=theirs.party).count() == 5
    assert mails("training_common_yes") == {anna.email, dora.email}


def test_the_other_commune_may_leave_and_then_sees_nothing(cefis, differdange, cleo, common, anna):
    with inside(cefis):
        act.send(case=common, by=anna)
        theirs = seen_from(differdange, common)
        with pytest.raises(Refused, match="takes place"):
            parties.leave(case=theirs, party=theirs.host, by=cleo)
        parties.leave(case=theirs, party=theirs.party, by=cleo)
    assert seen_from(differdange, common) is None
    assert anna.email in mails("training_common_no")
    told = {row.to_address: row.text for row in OutboxMessage.objects.filter(kind="training_common_no")}
    assert "/training/requests/" in told[anna.email]


def test_a_commune_that_is_taken_off_gets_no_link_that_it_cannot_open(cefis, differdange, cleo, common, anna):
    with inside(cefis):
        act.send(case=common, by=anna)
        other = next(row for row in common.parties if row.party_space == differdange)
        parties.leave(case=common, party=other, by=anna)
    told = {row.to_address: row.text for row in OutboxMessage.objects.filter(kind="training_common_no")}
    assert cleo.email in told and "http" not in told[cleo.email].split("--")[0]


def test_the_role_of_the_contact_is_read_in_the_language_of_the_reader(draft, anna):
    request = draft.request
    assert request.contact_role == "officer" and request.contact_role_words == "Integration officer"
    with override("fr"):
        words = request.contact_role_words
        assert words != "Integration officer" and contact_roles.keys_of(words) == "officer"
    assert contact_roles.keys_of("Concierge, integration officer") == "Concierge, officer"
    assert contact_roles.words_of("Concierge") == "Concierge"


def test_a_commune_that_has_asked_itself_cannot_be_named(cefis, differdange, cleo, course, common, anna):
    with inside(cefis):
        make_request(differdange, cefis, course, cleo)  # meanwhile: nobody saw the draft of Esch
        with pytest.raises(Refused, match="itself"):
            act.send(case=common, by=anna)
        with pytest.raises(Refused, match="already"):
            parties.add(case=common, commune=differdange.commune, by=anna)


def test_a_commune_that_was_only_named_keeps_its_people_and_its_place_to_itself(cefis, differdange, cleo, common, anna):
    other = next(row for row in common.parties if row.party_space == differdange)
    with inside(cefis):
        act.send(case=common, by=anna)
        assert not Participant.objects.filter(party=other).exists()
        with pytest.raises(Refused, match="has not agreed"):
            parties.choose_host(case=common, party=other, by=anna)
        today = timezone.localdate()
        assert next_steps.of_case(seen_from(differdange, common), today).side == next_steps.COMMUNE
        assert next_steps.of_case(seen_from(common.viewer, common), today).side == next_steps.OTHERS


def test_the_place_is_chosen(cefis, differdange, cleo, common, anna):
    with inside(cefis):
        act.send(case=common, by=anna)
        theirs = seen_from(differdange, common)
        parties.join(case=theirs, party=theirs.party, by=cleo)
        common = seen_from(common.viewer, common)
        other = next(row for row in common.parties if row.party_space == differdange)
        found = parties.choose_host(case=common, party=other, by=anna)
    assert found.host.party_space == differdange
    assert seen_from(common.viewer, common).host.party_space == differdange


def test_a_commune_that_does_not_work_here_is_answered_for_by_the_desk(cefis, draft, anna, dora):
    with inside(cefis):
        found = parties.add(case=draft, commune=a_commune("0301"), by=anna)
        act.send(case=found, by=anna)
        body = seen_from(cefis, found)
        guest = next(row for row in body.parties if row.party_space is None)
        parties.join(case=body, party=guest, by=dora)
        assert Party.objects.get(pk=guest.pk).confirmed_on


def test_a_wish_in_words(cefis, draft):
    with inside(cefis):
        row = make_wish(draft.request, days=[5], starts=time(9), ends=time(12), first=date(2027, 3, 1))
        assert wishes.sentence(row) == "Saturdays, 09:00 to 12:00, from 01/03/2027 on"
