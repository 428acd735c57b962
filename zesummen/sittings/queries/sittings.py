"""Sittings, their agenda, who replied and who came."""

from dataclasses import dataclass
from datetime import date

from ..models import AgendaItem, Attendance, Body, Sitting, Task
from ..rules import quorum
from ..states import Presence, Reply, TaskState
from .bodies import OPEN
from .tasks import open_tasks, tasks

THERE = (Presence.PRESENT, Presence.REPLACED)


@dataclass(frozen=True, slots=True)
class SittingSheet:
    """One sitting as pages and papers show it."""

    sitting: Sitting
    items: tuple[AgendaItem, ...]
    attendance: tuple[Attendance, ...]
    open_tasks: tuple[Task, ...]  # what returns until it is closed
    new_tasks: tuple[Task, ...]  # what this sitting gave out
    notice_by: date

    @property
    def is_counted(self) -> bool:
        """Has anybody noted who came?"""
        return any(row.presence != Presence.UNKNOWN for row in self.attendance)

    @property
    def voters(self) -> int | None:
        """Members with a vote who were there themselves or were replaced; ``None`` before anybody was counted."""
        if not self.is_counted:
            return None
        return sum(row.presence in THERE and row.member.has_vote for row in self.attendance)

    @property
    def needed(self) -> int:
        """How many members with a vote the quorum takes; 0 where there is none."""
        return quorum(self.sitting.body.quorum_rule, sum(row.member.has_vote for row in self.attendance))

    @property
    def has_quorum(self) -> bool | None:
        """Was the quorum there? ``None`` before anybody was counted."""
        return None if self.voters is None else self.voters >= self.needed

    def of(self, *presences: str) -> list[Attendance]:
        """Who is noted in one of these ways."""
        return [row for row in self.attendance if row.presence in presences]

    @property
    def replies(self) -> dict[str, int]:
        """How many come, are excused, have not answered."""
        return {reply.value: sum(row.reply == reply for row in self.attendance) for reply in Reply}


def sittings():
    """The sittings of the open space with their body, newest first."""
    return Sitting.objects.select_related("body", "space", "body__space", "approved_by")


def next_sitting(body: Body) -> Sitting | None:
    """The body's next sitting that has not been held yet."""
    return Sitting.objects.filter(body=body, state__in=OPEN).order_by("day", "starts_at", "pk").first()


def waiting_items(body: Body):
    """Points that wait for the next sitting to be planned."""
    return AgendaItem.objects.filter(body=body, sitting=None)


def sitting_sheet(sitting: Sitting) -> SittingSheet:
    """Everything about one sitting, in four statements."""
    from zesummen.kernel.dates import days_before

    body = sitting.body
    rows = Attendance.objects.filter(sitting=sitting).select_related("member", "member__person")
    order = sorted(rows, key=lambda row: (not row.member.is_president, not row.member.is_secretary, row.member.name))
    given = tuple(tasks().filter(sitting=sitting))
    returning = () if sitting.is_over else tuple(open_tasks(body))
    if sitting.is_over:
        past = tasks().filter(body=body, created_on__lt=sitting.day).exclude(sitting=sitting)
        returning = tuple(task for task in past if task.state == TaskState.OPEN or task.closed_on >= sitting.day)
    return SittingSheet(
        sitting=sitting,
        items=tuple(AgendaItem.objects.filter(sitting=sitting)),
        attendance=tuple(order),
        open_tasks=returning,
        new_tasks=given,
        notice_by=days_before(sitting.day, body.notice_days),
    )
