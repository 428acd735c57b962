"""Sittings, their agenda, who replied and who came."""

from collections.abc import Sequence
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
    (sheet,) = yield from sitting_sheets.asked([sitting])
    return sheet


@asking
def sitting_sheets(found: Sequence[Sitting]) -> Asked[list[SittingSheet]]:
    """Everything about many sittings: one statement whatever their number, and what the ways of their bodies take."""
    keys, bodies = [row.pk for row in found], {row.body_id for row in found}
    moved = [row.pk for row in found if row.moved_times]
    attendance = Attendance.objects.filter(sitting__in=keys).select_related("member", "member__person", "stands_for")
    items = AgendaItem.objects.filter(Q(sitting__in=keys) | Q(body__in=bodies, sitting=None))
    concerned = tasks().filter(Q(sitting__in=keys) | Q(body__in=bodies))
    guests = Guest.objects.filter(sitting__in=keys)
    former = FormerDate.objects.filter(sitting__in=moved).select_related("moved_by")
    yield [attendance, items, concerned, guests, *([former] if moved else [])]
    dates = list(former) if moved else []
    return [_sheet(row, attendance, items, concerned, guests, dates) for row in found]


def _sheet(sitting: Sitting, attendance, items, concerned, guests, former) -> SittingSheet:
    """One of them, from what was read for all."""
    way = way_of(sitting.body)
    rows = [row for row in attendance if row.sitting_id == sitting.pk]
    order = sorted(rows, key=lambda row: (not row.member.is_president, not row.member.is_secretary, row.member.name))
    mine = [task for task in concerned if task.sitting_id == sitting.pk or task.body_id == sitting.body_id]
    given, returning = _tasks_at(sitting, mine)
    waiting = [item for item in items if not item.sitting_id and item.body_id == sitting.body_id]
    return SittingSheet(
        sitting=sitting,
        items=tuple(item for item in items if item.sitting_id == sitting.pk),
        attendance=tuple(order),
        open_tasks=returning,
        new_tasks=given,
        notice=way.notice(sitting),
        standing=way.standing(sitting, order),
        guests=tuple(guest for guest in guests if guest.sitting_id == sitting.pk),
        former_dates=tuple(row for row in former if row.sitting_id == sitting.pk),
        waiting=tuple(waiting) if sitting.state in OPEN else (),
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
