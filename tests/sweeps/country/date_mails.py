"""What makes the mails of date polls and evenings, in the training body of the demo country."""

from datetime import time, timedelta

from django.utils import timezone

from zesummen.accounts.queries import by_role
from zesummen.training.actions import evening_moves, evening_rooms, evenings, polls
from zesummen.training.models import Attendance, Evening, Participant, Poll
from zesummen.training.queries import cases, days, participants
from zesummen.training.states import EveningState, Part, PollState

HOURS = (time(18), time(20, 30))


def of_dates(space, dora) -> None:
    """A poll is reminded of, closed and asked again; its date is offered, confirmed, moved, reminded of, cancelled; the
    commune proposes another; who missed an evening hears of a neighbour's."""
    poll = Poll.objects.filter(state=PollState.OPEN).order_by("pk").first()
    case, today = cases.find(space, poll.request_id), timezone.localdate()
    poll.request, poll.space = case.request, space
    Participant.objects.filter(request=case.request, part=Part.FULL, email="").update(email="membre@zesummen.example")
    Poll.objects.filter(pk=poll.pk).update(reminded_on=None)
    poll.reminded_on = None
    polls.remind(case, poll, by=dora)
    polls.close(case, poll, by=dora)
    slots = [(today + timedelta(days=ahead), *HOURS) for ahead in (44, 46)]
    again = polls.open_poll(case, number=1, slots=slots, answers_until=today + timedelta(days=9), by=dora)
    again.request = case.request
    evening = polls.choose(case, poll=again, chosen=again.dates.order_by("day").first(), by=dora)
    evenings.confirm(case, evening, by=dora)
    day, *hours = slots[1]
    evening_moves.move(case, evening, day=day, starts=hours[0], ends=hours[1], by=dora)
    free = days.free_trainers(case, slots[1], without=evening)
    other = next(row for row in free if row.pk != evening.lead_id)
    evening_moves.set_trainers(case, evening, lead=other, second=None, by=dora)
    _reminded(evening, today)
    evenings.cancel(case, evening, reason="La salle est inondée.", by=dora)
    commune = cases.find(case.host.party_space, case.request.pk)
    officer = by_role(commune.viewer, "officer")[0]
    evenings.propose(commune, number=1, day=day, starts=hours[0], ends=hours[1], by=officer)
    _missed(space, today)


def _reminded(evening: Evening, today) -> None:
    Evening.objects.filter(pk=evening.pk).update(room_until=today, room_confirmed_on=None)
    evening.refresh_from_db()
    evening_rooms.remind_of_room(evening, today=today)
    Evening.objects.filter(pk=evening.pk).update(reminded_on=None)
    evening_rooms.remind(evening, today=evening.day - timedelta(days=1))


def _missed(space, today) -> None:
    """Somebody was not at an evening that was held, and a neighbour has the same one soon."""
    held = Evening.objects.filter(state=EveningState.HELD, attendances__isnull=False)
    row = held.select_related("request__course", "request__space", "session", "lead", "second").order_by("pk").first()
    near = Evening.objects.filter(state=EveningState.CONFIRMED, day__gt=today).exclude(request=row.request_id).first()
    near.request.course = row.request.course
    near.request.save(update_fields=["course"])
    Evening.objects.filter(pk=near.pk).update(number=row.number, session=row.session, language=row.request.languages[0])
    Evening.objects.filter(pk=row.pk).update(day=today - timedelta(days=3))
    row.refresh_from_db(fields=["day"])
    member = next(one for one in participants.of(row.request) if one.part == Part.FULL)
    Participant.objects.filter(pk=member.pk).update(email="absent@zesummen.example")
    Attendance.objects.filter(participant=member).delete()
    assert evening_rooms.offer_neighbours(row, today=today)
