"""Evenings: what both sides agree on, who hears of it, what lies on a day, what the worker reminds of."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from people import a_commune
from training.making import make_evening, make_request, make_seated, make_trainer, make_wish, seen_from
from zesummen.council.models import CouncilDate
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry, OutboxMessage
from zesummen.kernel.moves import Stale
from zesummen.kernel.tenancy import across, inside
from zesummen.training import tasks_dates
from zesummen.training.actions import (
    evening_moves,
    evening_rooms,
    evenings,
    participant_codes,
    parties,
    polls,
    requests,
)
from zesummen.training.models import Absence, DateWish, Evening, Participant, Season
from zesummen.training.queries import days, next_steps
from zesummen.training.queries import evenings as queries
from zesummen.training.rules import evenings as rules
from zesummen.training.states import EveningState, PollState, RequestState

HOURS = {"starts": time(18, 30), "ends": time(20, 30)}


def a_day(days: int):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def body(asked):
    """The request as the training body sees it."""
    return seen_from(asked.body, asked)


@pytest.fixture
def first(asked, body, anna, dora, trainer):
    """Evening one, confirmed, in 30 days."""
    with inside(asked.body):
        made = evenings.propose(body, number=1, day=a_day(30), **HOURS, lead=trainer, by=dora)
        evenings.offer(body, made, by=dora)
        return evenings.confirm(asked, made, by=anna)


def told(kind: str) -> set[str]:
    return set(OutboxMessage.objects.filter(kind=kind).values_list("to_address", flat=True))


def test_both_sides_hear_and_the_request_follows(asked, body, first, anna, dora, trainer):
    with inside(asked.body):
        assert first.state == EveningState.CONFIRMED and first.room_until == a_day(16)
        mail = OutboxMessage.objects.get(kind="training_evening_confirmed", to_address="member1@example.org")
        assert mail.attachments[0]["name"] == "training.ics" and "/t/" in mail.text
        assert body.request.state == RequestState.DATING
        second = evenings.propose(asked, number=2, day=a_day(44), **HOURS, lead=trainer, by=anna)
        evenings.confirm(body, second, by=dora)
        body.request.refresh_from_db()
        assert body.request.state == RequestState.DATED
        evenings.cancel(asked, second, reason="Salle prise", by=anna)
        body.request.refresh_from_db()
        assert body.request.state == RequestState.DATING
        assert "member1@example.org" in told("training_evening_cancelled")
        assert "Salle prise" in OutboxMessage.objects.filter(kind="training_evening_cancelled").first().text


def test_held_evenings_end_the_training(asked, body, first, dora, hugo, trainer):
    with inside(asked.body):
        with pytest.raises(Refused, match="cannot have been held"):
            evenings.hold(body, first, by=hugo)
        Evening.objects.filter(pk=first.pk).update(day=a_day(0))
        first.refresh_from_db()
        evenings.hold(body, first, by=hugo)
        assert body.request.state == RequestState.RUNNING
        with pytest.raises(Refused):
            evenings.hold(body, first, by=hugo)
        second = make_evening(body.request, 2, day=a_day(0), state=EveningState.CONFIRMED, lead=trainer)
        evenings.hold(body, second, by=hugo)
        assert body.request.state == RequestState.DONE
        assert not body.request.parties.filter(is_active=True).exists()


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"day": -1}, "in the past"),
        ({"ends": time(18)}, "before it begins"),
        ({"number": 3}, "no evening 3"),
    ],
)
def test_what_cannot_be_is_said(asked, anna, given, why):
    values = {"number": 1, "day": a_day(20), **HOURS, **given}
    values["day"] = a_day(given["day"]) if "day" in given else values["day"]
    with inside(asked.body), pytest.raises(Refused, match=why):
        evenings.propose(asked, **values, by=anna)


def test_a_trainer_on_two_evenings_is_refused_with_the_other_named(asked, body, first, dora, trainer):
    with inside(asked.body):
        with pytest.raises(Refused, match=r"Hugo Weber is already at Esch-sur-Alzette .* 18:30 to 20:30"):
            evenings.insist_free([trainer], a_day(30), time(20), time(22))
        evenings.insist_free([trainer], a_day(30), time(20, 30), time(22))  # one ends, the other begins
        evenings.insist_free([trainer], a_day(30), time(20), time(22), without=first)


def test_a_date_outside_the_season_is_refused(asked, body, dora, cefis):
    with inside(cefis):
        season = Season.objects.create(space=cefis, name="2027", first=a_day(10), last=a_day(60))
        with pytest.raises(Refused, match="outside the season “2027”"):
            evenings.propose(body, number=1, day=a_day(70), **HOURS, season=season, by=dora)


def test_evening_agreed_before_the_season_is_not_reproached_with_its_own_day(asked, first, cefis):
    """The season takes the request over with the evening it has; another day outside is warned of."""
    with inside(cefis):
        season = Season.objects.create(space=cefis, name="2027", first=a_day(40), last=a_day(90))
        asked.request.season = season
        hours = (first.starts, first.ends)
        assert "season" not in {row.code for row in days.conflicts(asked, first.day, *hours, evening=first)}
        assert "season" in {row.code for row in days.conflicts(asked, a_day(33), *hours, evening=first)}


def test_moving_tells_everybody_and_keeps_the_order(asked, body, first, anna, dora, trainer):
    with inside(asked.body):
        second = make_evening(body.request, 2, day=a_day(44), state=EveningState.CONFIRMED, lead=trainer)
        with pytest.raises(Refused, match="no longer come before evening 2"):
            evening_moves.move(asked, first, day=a_day(50), **HOURS, by=anna)
        with pytest.raises(Refused, match="3 days apart; the course wants 7 to 42"):
            evening_moves.move(asked, first, day=a_day(41), **HOURS, by=anna)
        version = first.version
        evening_moves.move(asked, first, day=a_day(41), **HOURS, with_others=True, expected=version, by=anna)
        assert (first.day, first.sequence, first.state) == (a_day(41), 2, EveningState.CONFIRMED)
        assert {"member1@example.org", trainer.person.email} <= told("training_evening_moved")
        with pytest.raises(Stale):
            evening_moves.move(asked, first, day=a_day(33), **HOURS, expected=version, by=anna)
        assert second.pk


def test_a_counter_proposal_waits_for_the_other_side(asked, body, anna, dora, trainer):
    with inside(asked.body):
        made = evenings.propose(body, number=1, day=a_day(30), **HOURS, lead=trainer, by=dora)
        evenings.offer(body, made, by=dora)
        assert anna.email not in told("training_date_proposed")
        evening_moves.move(asked, made, day=a_day(31), **HOURS, by=anna)
        assert made.state == EveningState.PROPOSED and dora.email in told("training_date_proposed")
        with pytest.raises(Refused, match="waits for the training body"):
            evenings.confirm(asked, made, by=anna)


def test_confirmed_twice_counts_once(asked, body, first, anna, dora):
    with inside(asked.body):
        first.state = EveningState.OFFERED  # an old page
        with pytest.raises(Refused, match="no longer open"):
            evenings.confirm(asked, first, by=anna)
        assert (
            OutboxMessage.objects.filter(kind="training_evening_confirmed", to_address="member1@example.org").count()
            == 1
        )


def test_withdrawing_takes_every_date_back(asked, body, first, anna):
    with inside(asked.body):
        requests.withdraw(case=asked, reason="Demande retirée", by=anna)
        first.refresh_from_db()
        assert first.state == EveningState.CANCELLED and "member1@example.org" in told("training_evening_cancelled")


def test_an_evening_that_no_longer_fits_is_to_be_re_planned_until_it_does(
    asked, body, first, anna, dora, trainer, sign_in
):
    with inside(asked.body):
        second = evenings.propose(asked, number=2, day=a_day(44), **HOURS, lead=trainer, by=anna)
        evenings.confirm(body, second, by=dora)
        assert body.request.state == RequestState.DATED
        evening_moves.move(asked, first, day=a_day(50), **HOURS, with_others=True, by=anna)
        now = seen_from(asked.body, asked)
        assert now.request.state == RequestState.DATING
        assert next_steps.of_case(now, timezone.localdate()).what == "Agree on a date for evening 2"
    page = sign_in(anna).get(f"{asked.base}dates/").content.decode()
    assert "no longer come before evening 2" in page and f"evenings/{second.pk}/move/" in page
    with inside(asked.body):
        evening_moves.move(body, second, day=a_day(64), **HOURS, by=dora)
        now = seen_from(asked.body, asked)
        assert now.request.state == RequestState.DATED


def test_a_cancellation_says_why(asked, first, anna):
    with inside(asked.body):
        with pytest.raises(Refused, match="Say why"):
            evenings.cancel(asked, first, reason="  ", by=anna)
        first.refresh_from_db()
        assert first.state == EveningState.CONFIRMED


# What lies on a day


def codes(case, day, **values) -> set[str]:
    found = days.conflicts(case, day, values.pop("starts", time(18, 30)), values.pop("ends", time(20, 30)), **values)
    return {row.code for row in found}


def test_what_lies_on_a_day(asked, esch, cefis, trainer):
    tuesday = date(2027, 1, 12)
    with inside(esch):
        CouncilDate.objects.create(space=esch, day=tuesday, starts_at=time(17))
    with inside(cefis):
        assert codes(asked, tuesday) == {"council"}
        assert codes(asked, date(2027, 1, 14)) == set()
        assert codes(asked, date(2027, 1, 16), starts=time(9), ends=time(11)) == {"house"}
        assert codes(asked, date(2026, 12, 24)) >= {"school"}
        assert codes(asked, date(2027, 5, 6)) == {"holiday"}  # Ascension
        assert codes(asked, date(2031, 1, 14)) == {"school_unknown"}
        assert "past" in codes(asked, date(2026, 1, 13))
        Absence.objects.create(space=cefis, trainer=trainer, first=tuesday, last=date(2027, 1, 20))
        assert codes(asked, date(2027, 1, 14)) == {"trainer"}
        DateWish.objects.create(space=cefis, request=asked.request, days=[1], is_refusal=True, why="marché")
        assert "refused" in codes(asked, date(2027, 1, 26))


def test_a_trainers_week_and_the_way_between_two_evenings_are_told_not_refused(
    asked, body, cefis, differdange, cleo, course, trainer, dora
):
    with inside(differdange):
        make_seated(differdange, cleo, seats=3)
    other = make_request(differdange, cefis, course, cleo)
    tuesday = date(2027, 1, 12)
    with inside(cefis):
        early = {"starts": time(16), "ends": time(18, 15)}
        make_evening(other.request, 1, day=tuesday, lead=trainer, state=EveningState.CONFIRMED, **early)
        hours = (time(18, 30), time(20, 30))

        def told_of(case, day, **values):
            return [row.sentence for row in days.conflicts(case, day, *hours, trainers=[trainer], **values)]

        (late,) = told_of(body, tuesday)
        assert "cannot come from Differdange" in late
        trainer.per_week = 1
        trainer.save()
        assert any("in the week of" in row for row in told_of(body, tuesday + timedelta(days=2)))
        assert told_of(body, tuesday + timedelta(days=7)) == []
        assert told_of(asked, tuesday + timedelta(days=2)) == []  # how much a trainer works is the body's affair
        made = evenings.propose(body, number=1, day=tuesday + timedelta(days=2), **HOURS, lead=trainer, by=dora)
        assert made.lead == trainer


def test_many_days_take_few_statements(asked, cefis, trainer, django_assert_max_num_queries):
    with inside(cefis):
        for count in (1, 30):
            slots = [(a_day(20 + number), time(18, 30), time(20, 30)) for number in range(count)]
            with django_assert_max_num_queries(6):
                assert len(days.conflicts_of(asked, slots, number=1)) == count


def test_proposals_keep_wishes_house_rule_and_gap(asked, body, cefis, trainer, dora, anna):
    with inside(cefis):
        by_rule = days.proposals(asked, 1)
        assert by_rule and all(row.day.weekday() in (1, 3) and row.starts == time(18) for row in by_rule)
        assert by_rule[0].is_clear and by_rule[0].day >= a_day(days.LEAD_DAYS)
        make_wish(asked.request, days=[5], starts=time(9), ends=time(12))
        assert {row.day.weekday() for row in days.proposals(asked, 1)} == {5}
        made = evenings.propose(body, number=1, day=a_day(30), **HOURS, lead=trainer, by=dora)
        assert all(7 <= (row.day - made.day).days <= 42 for row in days.proposals(asked, 2))


def test_free_trainers_the_nearest_first(asked, cefis, trainer, first):
    with inside(cefis):
        far = make_trainer(cefis, None, a_commune("0702"), name="Far")
        make_trainer(cefis, None, a_commune("0204"), name="German", languages=["de"])
        slot = (a_day(31), time(18, 30), time(20, 30))
        assert [row.name for row in days.free_trainers(asked, slot)] == ["Hugo Weber", "Far"]
        assert days.free_trainers(asked, slot, prefer=far.pk)[0] == far
        busy = (a_day(30), time(19), time(21))
        assert [row.name for row in days.free_trainers(asked, busy)] == ["Far"]


# Duties


def run_on(monkeypatch, day) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *given: day)


def test_everybody_is_reminded_seven_days_and_one_day_before(asked, first, monkeypatch):
    sent = []
    for left in (9, 7, 7, 5, 1, 1, 0):
        run_on(monkeypatch, first.day - timedelta(days=left))
        tasks_dates.remind_of_evenings()
        sent.append(
            OutboxMessage.objects.filter(kind="training_evening_reminder", to_address="member1@example.org").count()
        )
    assert sent == [0, 1, 1, 1, 2, 2, 2]


def test_the_room_is_due_and_asked_for_once(asked, first, anna, esch, monkeypatch):
    due = queries.due([esch], timezone.localdate())
    assert [(row.kind, row.on, row.late) for row in due] == [("training_room", first.room_until, False)]
    for day in (first.room_until - timedelta(days=1), first.room_until, first.room_until + timedelta(days=1)):
        run_on(monkeypatch, day)
        tasks_dates.remind_of_evenings()
    assert OutboxMessage.objects.filter(kind="training_room_due", to_address=anna.email).count() == 1
    assert queries.due([esch], first.room_until + timedelta(days=1))[0].late
    with inside(asked.body):
        known = {"place_name": "Mairie", "place_address": "1, place", "key_holder": "Jo", "key_phone": "621"}
        evening_rooms.tell_room(asked, first, expected=first.version, is_sure=True, by=anna, **known)
        assert first.sequence == 2  # calendars take the place
    assert queries.due([esch], timezone.localdate()) == []


def test_a_poll_closes_by_itself_and_reminds_before(asked, anna, trainer, monkeypatch):
    today = timezone.localdate()
    with inside(asked.body):
        slots = [(a_day(30), time(18, 30), time(20, 30))]
        poll = polls.open_poll(asked, number=1, slots=slots, answers_until=a_day(10), by=anna)
    reminded = []
    for number in (1, 8, 9, 11):
        run_on(monkeypatch, today + timedelta(days=number))
        tasks_dates.keep_polls()
        reminded.append(OutboxMessage.objects.filter(kind="training_poll_reminder").count())
    with across([asked.body]):
        poll.refresh_from_db()
    assert reminded[0] == 0 and reminded[1] > 0 and reminded[1] == reminded[2] == reminded[3]
    assert poll.state == PollState.CLOSED
    assert OutboxMessage.objects.filter(kind="training_poll_closed", to_address=anna.email).exists()


def test_a_new_code_makes_the_old_one_useless(asked, first, anna):
    from zesummen.training.participant_codes import letter_code, open_code

    with inside(asked.body):
        person = Participant.objects.get(name="Ana Costa")
        old = letter_code(person)[1]
        participant_codes.renew(case=asked, participant=person, by=anna)
        assert open_code(old) is None and open_code(letter_code(person)[1]) == person


def test_both_sides_keep_a_journal(asked, first, esch, cefis):
    for space in (esch, cefis):
        assert Entry._base_manager.filter(space=space, verb="training_evening.confirmed").count() == 1


# A common evening: each commune agrees for itself


@pytest.fixture
def common(cefis, esch, differdange, cleo, draft, anna):
    """A common evening of Esch, the host, and Differdange; as Esch sees it."""
    with inside(differdange):
        make_seated(differdange, cleo, seats=3)
    with inside(cefis):
        found = parties.add(case=draft, commune=differdange.commune, by=anna)
        requests.send(case=found, by=anna)
        theirs = seen_from(differdange, found)
        parties.join(case=theirs, party=theirs.party, by=cleo)
    return seen_from(esch, found)


def test_a_common_evening_is_confirmed_when_each_commune_has_agreed(
    cefis, differdange, common, anna, cleo, dora, trainer
):
    body, theirs = seen_from(cefis, common), seen_from(differdange, common)
    with inside(cefis):
        made = evenings.propose(body, number=1, day=a_day(30), **HOURS, lead=trainer, by=dora)
        evenings.offer(body, made, by=dora)
        assert [row.party_space for row in rules.owing(body.parties, made)] == [common.viewer, differdange]
        stale = Evening.objects.get(pk=made.pk)
        evenings.confirm(common, made, by=anna)
        assert made.state == EveningState.OFFERED and told("training_evening_confirmed") == set()
        with pytest.raises(Refused, match="noted already"):
            evenings.confirm(common, made, by=anna)
        theirs, mine = seen_from(differdange, common), seen_from(common.viewer, common)
        assert next_steps.of_case(theirs, timezone.localdate()).who == "Differdange"
        assert next_steps.of_case(mine, timezone.localdate()).side != next_steps.COMMUNE
        assert queries.due([common.viewer], timezone.localdate()) == []
        assert len(queries.due([differdange], timezone.localdate())) == 1
        evenings.confirm(theirs, stale, by=cleo)  # the page was opened before the other yes
        assert stale.state == EveningState.CONFIRMED and cleo.email in told("training_evening_confirmed")
    with inside(differdange):
        assert Entry.objects.filter(verb="training_evening.agreed").count() == 2


def test_who_proposes_a_common_date_has_agreed_and_another_date_asks_everybody_anew(
    cefis, differdange, common, anna, cleo, dora, trainer
):
    body, theirs = seen_from(cefis, common), seen_from(differdange, common)
    with inside(cefis):
        made = evenings.propose(theirs, number=1, day=a_day(30), **HOURS, lead=trainer, by=cleo)
        assert [row.party_space for row in rules.owing(body.parties, made)] == [common.viewer]
        evenings.offer(body, made, by=dora)
        evening_moves.move(body, made, day=a_day(31), **HOURS, by=dora)
        assert made.state == EveningState.OFFERED and len(rules.owing(body.parties, made)) == 2
        evenings.confirm(body, made, party=common.host, by=dora)  # Esch telephoned
        assert made.state == EveningState.OFFERED
        evenings.confirm(theirs, made, by=cleo)
        assert made.state == EveningState.CONFIRMED


def test_the_page_of_a_common_evening_shows_who_has_agreed(
    cefis, differdange, common, anna, cleo, dora, trainer, sign_in
):
    body = seen_from(cefis, common)
    with inside(cefis):
        made = evenings.propose(body, number=1, day=a_day(30), **HOURS, lead=trainer, by=dora)
        evenings.offer(body, made, by=dora)
    at = f"training/evenings/{made.pk}/"
    browser, here = sign_in(anna), f"/s/{common.viewer.slug}/{at}"
    page = browser.get(here).content.decode()
    assert page.count("has not agreed yet") == 2 and "Confirm this date" in page and "?party=" not in page
    assert browser.post(f"{here}confirm/", {"date": "2026-01-01 18:30 20:30"}).status_code == 409
    assert browser.post(f"{here}confirm/?party={common.parties[1].pk}").status_code == 404
    slot = f"{made.day.isoformat()} 18:30 20:30"
    assert browser.post(f"{here}confirm/", {"date": slot}).status_code == 302
    page = browser.get(here).content.decode()
    assert page.count("has not agreed yet") == 1 and "Confirm this date" not in page
    assert "Waits for “Differdange”" in browser.get(f"{common.base}dates/").content.decode()
    desk = sign_in(dora)
    page = desk.get(f"/s/cefis/{at}").content.decode()
    assert page.count("confirm/?party=") == 1
    desk.post(f"/s/cefis/{at}confirm/?party={common.parties[1].pk}", {"date": slot})
    with inside(cefis):
        made.refresh_from_db()
        assert made.state == EveningState.CONFIRMED
