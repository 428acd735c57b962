"""Sittings, their agenda, who replied and who came."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, Subquery
from django.utils import timezone

from zesummen.kernel.together import Asked, asking

from ..models import AgendaItem, Attendance, Body, FormerDate, Guest, Sitting, Task
from ..states import Presence, Reply, SittingState, TaskState
from ..ways import Notice, Standing, way_of
from .bodies import OPEN
from .tasks import tasks


@dataclass(frozen=True, slots=True)
class SittingSheet:
    """One sitting as pages and papers show it."""

    sitting: Sitting
    items: tuple[AgendaItem, ...]
    attendance: tuple[Attendance, ...]
    open_tasks: tuple[Task, ...]  # what returns until it is closed
    new_tasks: tuple[Task, ...]  # what this sitting gave out
    notice: Notice
    standing: Standing
    guests: tuple[Guest, ...] = ()
    former_dates: tuple[FormerDate, ...] = ()
    waiting: tuple[AgendaItem, ...] = ()  # points that wait for a sitting, while this one can take them

    @property
    def notice_by(self) -> date:
        """The last day on which the notice leaves in time."""
        return self.notice.by

    @property
    def is_counted(self) -> bool:
        """Has anybody noted who came?"""
        return any(row.presence != Presence.UNKNOWN for row in self.attendance)

    @property
    def voters(self) -> int | None:
        """Members with a vote (or seats) that count as there; ``None`` before anybody was counted."""
        return self.standing.there

    @property
    def needed(self) -> int:
        """How many members with a vote (or seats) the quorum takes; 0 where there is none."""
        return self.standing.needed

    @property
    def has_quorum(self) -> bool | None:
        """Was the quorum there? ``None`` before anybody was counted."""
        return self.standing.has_quorum

    @property
    def present_guests(self) -> list[Guest]:
        """Guests who came, and those of whom nobody noted whether they did."""
        return [guest for guest in self.guests if guest.came is not False]

    @property
    def minutes_planned(self) -> int:
        """How long the agenda is planned to take, in minutes; points without a plan count nothing."""
        return sum(item.minutes_planned or 0 for item in self.items)

    def guests_of(self, item: AgendaItem | None) -> list[Guest]:
        """Guests of one point, or of the whole sitting."""
        return [guest for guest in self.guests if guest.item_id == getattr(item, "pk", None)]

    def of(self, *presences: str) -> list[Attendance]:
        """Who is noted in one of these ways."""
        return [row for row in self.attendance if row.presence in presences]

    @property
    def replies(self) -> dict[str, int]:
        """How many come, are excused, have not answered."""
        return {reply.value: sum(row.reply == reply for row in self.attendance) for reply in Reply}


def sittings():
    """The sittings of the open space with their body, newest first."""
    return Sitting.objects.select_related("body", "space", "body__space", "approved_by", "no_quorum_by", "calls_again")


def with_place_in_year(found):
    """Each sitting with ``place_in_year``: which one it is, by its day, of those of the year that count."""
    counted = Sitting.objects.filter(body=OuterRef("body"), year=OuterRef("year"), is_outside=False)
    counted = counted.exclude(state__in=(SittingState.CANCELLED, SittingState.NO_QUORUM))
    until = counted.filter(Q(day__lt=OuterRef("day")) | Q(day=OuterRef("day"), pk__lte=OuterRef("pk")))
    number = until.order_by().values("body").annotate(number=Count("pk")).values("number")
    return found.annotate(place_in_year=Subquery(number))


def next_sitting(body: Body) -> Sitting | None:
    """The body's next sitting that has not been held yet. One whose day has passed takes no new points: it only waits
    for its attendance to be recorded."""
    coming = Sitting.objects.filter(body=body, state__in=OPEN, day__gte=timezone.localdate())
    return coming.order_by("day", "starts_at", "pk").first()


def waiting_items(body: Body):
    """Points that wait for the next sitting to be planned."""
    return AgendaItem.objects.filter(body=body, sitting=None)


@asking
def sitting_sheet(sitting: Sitting) -> Asked[SittingSheet]:
    """Everything about one sitting: one statement, and what the body's way takes."""
    body, way = sitting.body, way_of(sitting.body)
    rows = Attendance.objects.filter(sitting=sitting).select_related("member", "member__person", "stands_for")
    found = AgendaItem.objects.filter(Q(sitting=sitting) | Q(body=body, sitting=None))
    concerned = tasks().filter(Q(sitting=sitting) | Q(body=sitting.body))
    guests = Guest.objects.filter(sitting=sitting)
    former = FormerDate.objects.filter(sitting=sitting).select_related("moved_by")
    yield [rows, found, concerned, guests, *([former] if sitting.moved_times else [])]
    order = sorted(rows, key=lambda row: (not row.member.is_president, not row.member.is_secretary, row.member.name))
    given, returning = _tasks_at(sitting, list(concerned))
    return SittingSheet(
        sitting=sitting,
        items=tuple(item for item in found if item.sitting_id),
        attendance=tuple(order),
        open_tasks=returning,
        new_tasks=given,
        notice=way.notice(sitting),
        standing=way.standing(sitting, order),
        guests=tuple(guests),
        former_dates=tuple(former) if sitting.moved_times else (),
        waiting=tuple(item for item in found if not item.sitting_id) if sitting.state in OPEN else (),
    )


def _tasks_at(sitting: Sitting, found: list[Task]) -> tuple[tuple[Task, ...], tuple[Task, ...]]:
    """What the sitting gave out, and what returns to it: still open, or open on its day."""
    given = tuple(task for task in found if task.sitting_id == sitting.pk)
    if not sitting.is_over:
        return given, tuple(task for task in found if task.state == TaskState.OPEN and task.body_id == sitting.body_id)
    past = [task for task in found if task.sitting_id != sitting.pk and task.created_on < sitting.day]
    return given, tuple(t for t in past if t.state == TaskState.OPEN or t.closed_on >= sitting.day)


def called_again_by(sitting: Sitting) -> Sitting | None:
    """The sitting that calls this one again."""
    return Sitting.objects.filter(calls_again=sitting).select_related("body", "space").first()
