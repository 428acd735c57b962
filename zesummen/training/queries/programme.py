"""The programme of an evening for those who come: its aims and its timed steps, in the reader's language."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from ..models import Evening, RunStep


@dataclass(frozen=True, slots=True)
class Item:
    """A step as participants see it."""

    at: str  # the hour it begins
    title: str
    minutes: int


class Programme:
    """Aims and steps of an evening; texts are read when they are shown, so that each reader gets the own language."""

    def __init__(self, evening: Evening, steps: list[RunStep]):
        self._evening, self._steps = evening, steps

    @property
    def aims(self) -> list[str]:
        """What the evening is for, one entry a line."""
        return [line for line in str(self._evening.session.aims).splitlines() if line.strip()]

    @property
    def items(self) -> list[Item]:
        """The steps with the hour each begins."""
        at, found = datetime.combine(self._evening.day, self._evening.starts), []
        for step in self._steps:
            found.append(Item(f"{at:%H:%M}", str(step.title), step.minutes))
            at += timedelta(minutes=step.minutes)
        return found

    def __bool__(self) -> bool:
        return bool(self._steps) or bool(self.aims)


def programme_of(evening: Evening) -> Programme:
    """The programme of one evening, kept on the row. One statement."""
    return programmes_of([evening])[evening.pk]


def programmes_of(evenings: list[Evening]) -> dict[int, Programme]:
    """The programmes of several evenings by their key. One statement for those not read yet."""
    wanted = [row for row in evenings if getattr(row, "_programme", None) is None]
    steps: dict[int, list[RunStep]] = {row.session_id: [] for row in wanted}
    for step in RunStep.objects.filter(session__in=list(steps)).order_by("session_id", "number") if wanted else ():
        steps[step.session_id].append(step)
    for row in wanted:
        row._programme = Programme(row, steps[row.session_id])  # type: ignore[attr-defined]
    return {row.pk: row._programme for row in evenings}  # type: ignore[attr-defined]
