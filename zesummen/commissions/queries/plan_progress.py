"""How far the commune's plans are, told by the app above: ``plans`` puts its function in, nothing here knows plans."""

from collections.abc import Callable
from dataclasses import dataclass

from zesummen.kernel.words import Text


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """A plan and its actions that are no ideas: all of them, under way, finished, stopped."""

    title: Text
    actions: int
    under_way: int
    finished: int
    stopped: int = 0


_told: list[Callable[[], list[PlanProgress]]] = []


def provide(tell: Callable[[], list[PlanProgress]]) -> None:
    """``tell`` gives the plans of the open space, in one statement. Called once, when the program starts."""
    if tell not in _told:
        _told.append(tell)


def plans() -> list[PlanProgress]:
    """The plans of the open space with how far they are."""
    return [plan for tell in _told for plan in tell()]
