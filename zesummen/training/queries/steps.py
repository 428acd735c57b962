"""The steps of an evening, and which groups each of them speaks of."""

from dataclasses import dataclass

from ..models import RunStep
from ..states import StepKind


@dataclass(frozen=True, slots=True)
class Steps:
    """All steps of a session in order; a number that has no step is the welcome before the first."""

    rows: tuple[RunStep, ...]

    def at(self, number: int) -> RunStep | None:
        """The step with this number."""
        return next((row for row in self.rows if row.number == number), None)

    @property
    def last(self) -> int:
        return self.rows[-1].number if self.rows else 0

    def after(self, number: int) -> RunStep | None:
        """The step that follows."""
        return next((row for row in self.rows if row.number > number), None)

    def before(self, number: int) -> int:
        """The number of the step before; 0 is the welcome."""
        return max((row.number for row in self.rows if row.number < number), default=0)

    def chain(self, number: int) -> list[RunStep]:
        """A step and those it builds on, backwards: decide ← dots ← group ← cards."""
        found: list[RunStep] = []
        step = self.at(number)
        while step is not None and step not in found:
            found.append(step)
            step = self.at(step.takes_from) if step.takes_from and step.takes_from < step.number else None
        return found

    def ground(self, number: int) -> int:
        """The step whose groups this one speaks of: where cards were written or missions stand; 0 where none are."""
        for step in self.chain(number):
            if step.shows_missions or step.kind == StepKind.REFLECT:
                return step.number
        chain = self.chain(number)
        return chain[-1].number if chain and chain[-1].kind in (StepKind.GROUP, StepKind.DOTS) else 0

    def dots_step(self, number: int) -> int:
        """The step of dots whose result this step shows: itself or the nearest it builds on; 0 without one."""
        return next((step.number for step in self.chain(number) if step.kind == StepKind.DOTS), 0)

    @property
    def of_cards(self) -> list[RunStep]:
        return [row for row in self.rows if row.kind == StepKind.REFLECT]

    @property
    def of_dots(self) -> list[RunStep]:
        return [row for row in self.rows if row.kind == StepKind.DOTS]


def of(session_id: int) -> Steps:
    """The steps of a session. One statement."""
    return Steps(tuple(RunStep.objects.filter(session=session_id).order_by("number")))


def bare(session_id: int) -> Steps:
    """The same without any text: for what comes in forty times a second."""
    names = ("number", "kind", "dots", "takes_from", "shows_missions", "session_id", "space_id")
    return Steps(tuple(RunStep.objects.filter(session=session_id).only(*names).order_by("number")))
