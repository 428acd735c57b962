"""What bodies and owners of tasks owe, across spaces."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import ROLES
from zesummen.kernel.dates import days_before
from zesummen.kernel.due import Due

from ..models import Body, Sitting, Task
from ..states import SittingState, TaskState
from .bodies import HELD, OPEN, rhythm_day

MINUTES_WITHIN = timedelta(days=14)


def due(spaces: Iterable, today: date) -> list[Due]:
    """Notices to send, attendance and minutes to write, sittings that the rhythm wants, open tasks with a day."""
    spaces = list(spaces)
    meetings = list(
        Sitting.objects.filter(space__in=spaces).exclude(state=SittingState.CANCELLED).select_related("space", "body")
    )
    found = [entry for sitting in meetings for entry in _of_sitting(sitting, today)]
    for body in Body.objects.filter(space__in=spaces, until_on=None).select_related("space"):
        found += _of_rhythm(body, [s for s in meetings if s.body_id == body.pk], today)
    promised = Task.objects.filter(space__in=spaces, state=TaskState.OPEN, due_on__isnull=False)
    found += [
        Due(task.space, task.title, task.due_on, task.owner_words, f"tasks/{task.pk}/", "task", task.due_on < today)
        for task in promised.select_related("space", "owner", "service")
    ]
    return sorted(found, key=lambda entry: entry.on)


def _of_sitting(sitting: Sitting, today: date) -> list[Due]:
    owner, words = ROLES["officer"].label, {"sitting": sitting}
    link = f"sittings/{sitting.pk}/"
    if sitting.state in OPEN and sitting.day < today:
        what = _("Record who came to “%(sitting)s”") % words
        return [Due(sitting.space, what, sitting.day, owner, f"{link}attendance/", "attendance", True)]
    if sitting.state == SittingState.PLANNED:
        on = days_before(sitting.day, sitting.body.notice_days)
        return [
            Due(
                sitting.space,
                _("Send the notice of “%(sitting)s”") % words,
                on,
                owner,
                f"{link}convene/",
                "notice",
                on < today,
            )
        ]
    if sitting.state in (SittingState.HELD, SittingState.DRAFT):
        on, begun = sitting.day + MINUTES_WITHIN, sitting.state == SittingState.DRAFT
        what = _("Finish the minutes of “%(sitting)s”") % words
        return [Due(sitting.space, what, on, owner, link, "minutes", on < today, begun)]
    return []


def _of_rhythm(body: Body, meetings: list[Sitting], today: date) -> list[Due]:
    if any(sitting.state in OPEN for sitting in meetings):
        return []
    last = max((sitting.day for sitting in meetings if sitting.state in HELD), default=None)
    on = rhythm_day(body, last)
    if on is None or on > today + timedelta(days=45):
        return []
    what = _("Plan the next sitting of “%(body)s”") % {"body": body}
    return [Due(body.space, what, on, ROLES["officer"].label, f"bodies/{body.pk}/sittings/new/", "rhythm", on < today)]
