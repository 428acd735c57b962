"""How far the commune's plans are, told by the app above: ``plans`` puts its function in, nothing here knows plans."""

from dataclasses import dataclass

from zesummen.kernel.together import Asking, asking, side_by_side
from zesummen.kernel.words import Text


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """A plan and its actions that are no ideas: all of them, under way, finished, stopped."""

    title: Text
    actions: int
    under_way: int
    finished: int
    stopped: int = 0


_told: list[Asking[[], list[PlanProgress]]] = []


def provide(tell: Asking[[], list[PlanProgress]]) -> None:
    """``tell`` gives the plans of the open space, in one statement. Called once, when the program starts."""
    if tell not in _told:
        _told.append(tell)


@asking
def plans():
    """The plans of the open space with how far they are."""
    found = yield from side_by_side(*(tell.asked() for tell in _told))
    return [plan for plans in found for plan in plans]
