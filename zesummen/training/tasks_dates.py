"""Duties of the worker around dates: polls whose last day has passed, the silent, reminders of evenings and rooms."""

from datetime import timedelta

from django.utils import timezone

from zesummen.kernel.access import Refused
from zesummen.kernel.tasks import every
from zesummen.kernel.tenancy import inside

from .actions import evening_rooms, evenings, polls
from .models import Evening, Poll
from .queries.cases import bodies
from .queries.evenings import FORGOTTEN
from .states import EveningState, PollState

WITH = ("request__course", "request__space", "session", "lead", "second", "space")  # what mails speak of
REMIND_BEFORE = timedelta(days=3)  # the silent hear it so long before the last day


@every(hours=6)
def keep_polls() -> int:
    """Close polls whose last day has passed; remind the silent of the others shortly before. How many were touched."""
    today, done = timezone.localdate(), 0
    for body in bodies():
        with inside(body):
            rows = Poll.objects.filter(state=PollState.OPEN, answers_until__lte=today + REMIND_BEFORE)
            for poll in rows.select_related("request__course", "request__space", "space").order_by("pk"):
                case = evenings.case_of(poll.request)
                try:
                    if poll.answers_until < today:
                        polls.close(case, poll)
                    elif (
                        poll.reminded_on is None
                        and poll.opened_at
                        and timezone.localtime(poll.opened_at).date() < today
                    ):
                        polls.remind(case, poll)
                    else:
                        continue
                    done += 1
                except Refused:  # closed or reminded by somebody in this moment
                    continue
    return done


@every(hours=6)
def remind_of_evenings() -> int:
    """Remind everybody of evenings 7 and 1 days before, and communes of rooms they owe; how many evenings."""
    today, done = timezone.localdate(), 0
    for body in bodies():
        with inside(body):
            rows = Evening.objects.filter(state=EveningState.CONFIRMED, day__gte=today).order_by("day", "pk")
            for row in rows.select_related(*WITH):
                done += evening_rooms.remind(row, today=today)
                done += evening_rooms.remind_of_room(row, today=today)
    return done


@every(hours=24)
def offer_neighbours() -> int:
    """Tell members who missed an evening that was held where they can make up for it; how many people, by mail or by letter."""
    today, sent = timezone.localdate(), 0
    for body in bodies():
        with inside(body):
            first = today - timedelta(days=FORGOTTEN)
            rows = Evening.objects.filter(state=EveningState.HELD, day__gte=first, day__lt=today).order_by("day", "pk")
            for row in rows.select_related(*WITH):
                sent += evening_rooms.offer_neighbours(row, today=today)
    return sent
