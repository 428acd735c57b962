"""The run sheet: steps with their hours, the clock of the one that runs, notes of the co-host by step."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from ..models import Evening, Note, Room
from ..states import RoomState
from .steps import Steps


def today() -> date:
    """The day in Luxembourg."""
    return timezone.localdate()


@dataclass(frozen=True, slots=True)
class Clock:
    """How long the step has run: whole minutes left of it, below 0 when it takes longer than planned."""

    minutes: int
    left: int
    since: datetime

    @property
    def over(self) -> int:
        """Minutes that it takes longer than planned."""
        return max(0, -self.left)

    @property
    def share(self) -> int:
        """How much of it is over, in per cent."""
        return min(100, round(100 * (self.minutes - self.left) / self.minutes)) if self.minutes else 100


def clock(room: Room, step, now: datetime | None = None) -> Clock | None:
    """The clock of the step the room is at; ``None`` at the welcome and after the end."""
    if step is None or room.step_since is None or room.state != RoomState.OPEN:
        return None
    spent = ((now or timezone.now()) - room.step_since).total_seconds() / 60
    left = step.minutes - spent
    return Clock(step.minutes, int(-(-left // 1)) if left > 0 else int(left // 1), room.step_since)


@dataclass(frozen=True, slots=True)
class Line:
    """A step of the run sheet as it is planned: from when to when, and where the evening stands."""

    step: Any  # RunStep
    starts: time
    ends: time
    is_now: bool
    is_over: bool
    notes: tuple


def lines(evening: Evening, steps: Steps, room: Room | None = None) -> list[Line]:
    """The steps with their hours, counted from the beginning of the evening. One statement: the notes."""
    notes = notes_of(evening)
    at = datetime.combine(evening.day, evening.starts)
    found = []
    for step in steps.rows:
        ends = at + timedelta(minutes=step.minutes)
        here = bool(room and room.step == step.number and room.state == RoomState.OPEN)
        over = bool(room and (room.step > step.number or (room.state == RoomState.ENDED and room.step >= step.number)))
        found.append(Line(step, at.time(), ends.time(), here, over, tuple(notes.get(step.pk, ()))))
        at = ends
    return found


def notes_of(evening: Evening) -> dict[int | None, list[Note]]:
    """Remarks of both sides on the steps of this session; those on the whole request under ``None``."""
    found: dict[int | None, list[Note]] = {}
    for note in Note.objects.filter(request=evening.request_id).select_related("step"):
        if note.step_id is None or note.step.session_id == evening.session_id:
            found.setdefault(note.step_id, []).append(note)
    return found


def late(evening: Evening, steps: Steps, room: Room, now: datetime | None = None) -> int:
    """Minutes behind the plan at the step that runs; below 0: ahead. Counted on the evening's own day only."""
    now = timezone.localtime(now)
    step = steps.at(room.step)
    if step is None or now.date() != evening.day or room.step_since is None:
        return 0
    planned = sum(row.minutes for row in steps.rows if row.number < step.number)
    begins = timezone.make_aware(datetime.combine(evening.day, evening.starts)) + timedelta(minutes=planned)
    running = clock(room, step, now)
    spent = (timezone.localtime(room.step_since) - begins).total_seconds() / 60
    return round(spent + (running.over if running else 0))
