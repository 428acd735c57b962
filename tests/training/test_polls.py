"""Date polls: asked, answered by everybody's own channel, counted in seats, chosen."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from people import a_commune, a_person
from training.making import make_trainer, seen_from
from zesummen.kernel.access import Refused
from zesummen.kernel.models import OutboxMessage
from zesummen.kernel.tenancy import inside
from zesummen.training import participant_codes
from zesummen.training.actions import evenings, polls
from zesummen.training.models import Absence, Evening, Participant, PollAnswer
from zesummen.training.queries import participants
from zesummen.training.queries import polls as queries
from zesummen.training.states import EveningState, PollState, RequestState


def a_day(days: int):
    return timezone.localdate() + timedelta(days=days)


def slots(*days: int):
    return [(a_day(number), time(18, 30), time(20, 30)) for number in days]


@pytest.fixture
def poll(asked, anna, trainer):
    """Esch asks about two dates."""
    with inside(asked.body):
        return polls.open_poll(asked, number=1, slots=slots(30, 32), answers_until=a_day(10), message="Dites", by=anna)


def say(poll, name: str, *voices: str):
    person = Participant.objects.get(name=name)
    person.request = poll.request
    dates = queries.dates_of(poll)
    polls.answer(
        poll=poll, participant=person, voices={row.pk: voice for row, voice in zip(dates, voices, strict=True)}
    )
    return person


def test_everybody_is_asked_by_the_own_channel(asked, poll):
    with inside(asked.body):
        people = participants.of(asked.request)
        mails = OutboxMessage.objects.filter(kind="training_poll_asked")
        assert {row.to_address for row in mails} == {row.email for row in people if row.email}
        assert any(not row.email for row in people)  # the others get a letter
        for row in people:
            url, code = participant_codes.letter_code(row)
            assert participant_codes.open_code(code.lower()) == row
            assert participant_codes.open_link(url.rstrip("/").rpartition("/")[2]) == row
        first = mails.get(to_address="member1@example.org")
        ana = Participant.objects.get(email="member1@example.org")
        assert participant_codes.letter_code(ana)[0] in first.text
        assert asked.request.state == RequestState.DATING and poll.state == PollState.OPEN


def test_a_second_poll_for_the_same_evening_waits(asked, poll, anna):
    with inside(asked.body):
        with pytest.raises(Refused, match="open already"):
            polls.open_poll(asked, number=1, slots=slots(40), answers_until=a_day(10), by=anna)
        polls.close(asked, poll, by=anna)
        again = polls.open_poll(asked, number=1, slots=slots(40), answers_until=a_day(10), by=anna)
        assert again.round == 2


@pytest.mark.parametrize(
    ("given", "until", "why"),
    [
        ([], 10, "Choose between"),
        ([(-1, 18, 20)], 10, "in the past"),
        ([(20, 20, 18)], 10, "before it begins"),
        ([(20, 18, 20)], 0, "time to answer"),
        ([(20, 18, 20)], 20, "before the first date"),
    ],
)
def test_dates_that_cannot_be(asked, anna, given, until, why):
    wanted = [(a_day(number), time(starts), time(ends)) for number, starts, ends in given]
    with inside(asked.body), pytest.raises(Refused, match=why):
        polls.open_poll(asked, number=1, slots=wanted, answers_until=a_day(until), by=anna)


def test_an_answer_is_changed_until_the_deadline(asked, poll, monkeypatch):
    with inside(asked.body):
        say(poll, "Ana Costa", "yes", "no")
        person = say(poll, "Ana Costa", "if_need_be", "")
        assert [row.voice for row in PollAnswer.objects.filter(participant=person)] == ["if_need_be"]
        with pytest.raises(Refused, match="at least one"):
            say(poll, "Ana Costa", "", "")
        late = a_day(11)
        monkeypatch.setattr(timezone, "localdate", lambda *given: late)
        with pytest.raises(Refused, match="closed"):
            say(poll, "Ana Costa", "yes", "yes")


def test_dates_are_counted_in_seats(asked, poll):
    """Six seats, five held: the substitute of seat 1 fills it once, full member and substitute together too."""
    with inside(asked.body):
        say(poll, "Ana Costa", "yes", "yes")
        say(poll, "Substitute 1", "yes", "yes")
        say(poll, "Bo Lux", "no", "if_need_be")
        say(poll, "Substitute 2", "no", "no")
        say(poll, "Cy Roth", "no", "yes")
        say(poll, "Di Weis", "no", "yes")
        found = queries.matrix(asked, poll)
    best, other = found.columns
    assert (best.date.day, best.surely, best.perhaps, best.seats, best.quorum) == (a_day(32), 3, 4, 6, 4)
    assert best.reaches and not best.surely_reaches and found.best == best
    assert (other.surely, other.perhaps, other.reaches) == (1, 1, False)
    assert "Eva Kahn" in {row.name for row in found.silent}
    assert found.answered == 6


def test_the_silent_are_reminded_once(asked, poll, anna):
    with inside(asked.body):
        say(poll, "Ana Costa", "yes", "yes")
        polls.remind(asked, poll, by=anna)
        reminded = {row.to_address for row in OutboxMessage.objects.filter(kind="training_poll_reminder")}
        assert "member1@example.org" not in reminded and "member2@example.org" in reminded
        with pytest.raises(Refused, match="once"):
            polls.remind(asked, poll, by=anna)
        poll.reminded_on = None  # a second press on an old page
        with pytest.raises(Refused, match="once"):
            polls.remind(asked, poll, by=anna)


def test_what_was_said_on_the_phone_is_keyed_in(asked, poll, anna, dora):
    with inside(asked.body):
        person = Participant.objects.get(name="Eva Kahn")
        first = queries.dates_of(poll)[0]
        polls.key_in(asked, poll=poll, participant=person, voices={first.pk: "yes"}, by=anna)
        body = seen_from(asked.body, asked)
        polls.close(body, poll, by=dora)
        polls.key_in(body, poll=poll, participant=person, voices={first.pk: "no"}, by=dora)  # paper came late
        assert PollAnswer.objects.get(participant=person).voice == "no"
        with pytest.raises(Refused, match="not part"):
            polls.key_in(asked, poll=poll, participant=person, voices={0: "yes"}, by=anna)


def test_chosen_by_the_commune_it_waits_for_the_body(asked, poll, anna, dora, trainer):
    with inside(asked.body):
        say(poll, "Ana Costa", "yes", "yes")
        made = polls.choose(asked, poll=poll, chosen=queries.dates_of(poll)[1], by=anna)
        assert (made.state, made.lead, made.day) == (EveningState.PROPOSED, trainer, a_day(32))
        assert poll.state == PollState.CLOSED
        with pytest.raises(Refused, match="training body"):
            evenings.confirm(asked, made, by=anna)
        body = seen_from(asked.body, asked)
        evenings.confirm(body, made, by=dora)
        assert made.state == EveningState.CONFIRMED
        with pytest.raises(Refused, match="has a date already|was chosen just now"):
            polls.choose(asked, poll=poll, chosen=queries.dates_of(poll)[0], by=anna)


def test_chosen_by_the_body_it_is_offered(asked, poll, anna, dora, trainer):
    with inside(asked.body):
        body = seen_from(asked.body, asked)
        made = polls.choose(body, poll=poll, chosen=queries.dates_of(poll)[0], by=dora)
        assert made.state == EveningState.OFFERED
        evenings.confirm(asked, made, by=anna)
        assert made.state == EveningState.CONFIRMED
        evenings.cancel(asked, made, reason="Salle prise", by=anna)
        again = polls.choose(body, poll=poll, chosen=queries.dates_of(poll)[1], by=dora)
        assert again.day == a_day(32) and Evening.objects.count() == 2


def test_a_trainer_who_is_taken_is_not_chosen(asked, poll, anna, cefis, trainer):
    with inside(cefis):
        other = make_trainer(cefis, a_person("Ines Koch"), a_commune("0304"), name="Ines Koch")
        Absence.objects.create(space=cefis, trainer=trainer, first=a_day(29), last=a_day(31))
        made = polls.choose(asked, poll=poll, chosen=queries.dates_of(poll)[0], by=anna)
        assert made.lead == other


def test_a_date_that_is_taken_ends_every_open_round_about_it(asked, poll, anna, dora, trainer):
    with inside(asked.body):
        body = seen_from(asked.body, asked)
        polls.close(body, poll, by=dora)
        hours = (time(18, 30), time(20, 30))
        later = polls.open_poll(body, number=1, slots=[(a_day(40), *hours)], answers_until=a_day(5), by=dora)
        made = polls.choose(body, poll=poll, chosen=queries.dates_of(poll)[0], by=dora)  # of the first round after all
        later.refresh_from_db()
        assert made.state == EveningState.OFFERED and later.state == PollState.CLOSED
        evenings.cancel(body, made, reason="Salle prise", by=dora)
        third = polls.open_poll(body, number=1, slots=[(a_day(45), *hours)], answers_until=a_day(5), by=dora)
        other = evenings.propose(body, number=1, day=a_day(50), starts=hours[0], ends=hours[1], lead=trainer, by=dora)
        evenings.confirm(body, other, by=dora)
        third.refresh_from_db()
        assert third.state == PollState.CLOSED
