"""What bodies and owners of tasks owe, across spaces."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import ROLES
from zesummen.kernel.due import Due
from zesummen.kernel.together import Asked, asking

from ..models import AgendaItem, Body, Sitting, Task
from ..states import SittingState, TaskState
from ..ways import way_of
from .bodies import HELD, OPEN, rhythm_day

OWING = (SittingState.PLANNED, SittingState.HELD, SittingState.DRAFT)  # whose next day the body's rules set


@asking
def due(spaces: Iterable, today: date):
    """Notices to send, attendance and minutes to write, sittings that the rhythm wants, open tasks with a day."""
    spaces = list(spaces)
    rows, bodies, promised = _meetings(spaces), _bodies(spaces), _promised(spaces)
    yield rows, bodies, promised
    meetings = yield from _with_rules(rows)
    found = [entry for sitting in meetings for entry in _of_sitting(sitting, today)]
    for body in bodies:
        own = [sitting for sitting in meetings if sitting.body_id == body.pk]
        again = _to_call_again(own, today)
        found += again or _of_rhythm(body, own, today)
    found += [
        Due(task.space, task.title, task.due_on, task.owner_words, f"tasks/{task.pk}/", "task", task.due_on < today)
        for task in promised
    ]
    return sorted(found, key=lambda entry: entry.on)


def _bodies(spaces: list):
    return Body.objects.filter(space__in=spaces, until_on=None).select_related("space")


def _promised(spaces: list):
    found = Task.objects.filter(space__in=spaces, state=TaskState.OPEN, due_on__isnull=False)
    return found.select_related("space", "owner", "service")


def _meetings(spaces: list):
    """Every sitting that was not cancelled."""
    is_called = Exists(Sitting.objects.filter(calls_again=OuterRef("pk")))
    waits = Exists(AgendaItem.objects.filter(body=OuterRef("body"), sitting=None))
    rows = Sitting.objects.filter(space__in=spaces).exclude(state=SittingState.CANCELLED).defer("minutes")
    return rows.select_related("space", "body").annotate(is_called=is_called, has_waiting=waits)


def _with_rules(rows) -> Asked[list[Sitting]]:
    """These sittings; what their bodies' way of sitting asks for is read once for all of them."""
    found = list(rows)
    bodies: dict[int, Body] = {}
    for sitting in found:
        sitting.body = bodies.setdefault(sitting.body_id, sitting.body)
    owing = {sitting.body_id for sitting in found if sitting.state in OWING}
    for kind in {bodies[pk].kind for pk in owing}:
        some = [bodies[pk] for pk in owing if bodies[pk].kind == kind]
        yield from way_of(some[0]).read_ahead(some)
    return found


def _to_call_again(meetings: list[Sitting], today: date) -> list[Due]:
    """The last sitting, where it was closed for want of quorum: to call again while its points wait.

    Sittings planned for later, a calendar of the year for example, do not stand in its place.
    """
    over = [sitting for sitting in meetings if sitting.state not in OPEN]
    last = max(over, key=lambda sitting: (sitting.day, sitting.pk), default=None)
    if last is None or last.state != SittingState.NO_QUORUM:
        return []
    if last.is_called or not last.has_waiting:  # type: ignore[attr-defined]  # asked for in _meetings
        return []
    what = _("Call “%(sitting)s” again: it had no quorum") % {"sitting": last}
    on = last.no_quorum_on or last.day
    return [
        Due(last.space, what, on, ROLES["officer"].label, f"sittings/{last.pk}/call-again/", "call_again", on < today)
    ]


def _of_sitting(sitting: Sitting, today: date) -> list[Due]:
    owner, words = ROLES["officer"].label, {"sitting": sitting}
    link = f"sittings/{sitting.pk}/"
    if sitting.state in OPEN and sitting.day < today:
        what = _("Record who came to “%(sitting)s”") % words
        return [Due(sitting.space, what, sitting.day, owner, f"{link}attendance/", "attendance", True)]
    if sitting.state == SittingState.PLANNED:
        on = way_of(sitting.body).notice(sitting).by
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
        on, begun = way_of(sitting.body).minutes_by(sitting), sitting.state == SittingState.DRAFT
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
