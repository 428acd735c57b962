"""First come, first served: the planner that everybody has in mind. It gives the first plan within a moment."""

from collections.abc import Iterable, Sequence

from .diary import Diary
from .fit import best_fit
from .model import Season, Session, State
from .slots import Wanted


def first_come(season: Season, wishes: Iterable[Wanted]) -> list[Session]:
    """Agreed requests first, then by the day on which they were asked; each gets the best that is left."""
    return place(season, sorted(wishes, key=lambda w: (not _agreed(w), w.request.asked_on, w.request.code)))


def hardest_first(season: Season, wishes: Iterable[Wanted]) -> list[Session]:
    """Agreed requests first, then those with the fewest ways to be met."""
    return place(season, sorted(wishes, key=lambda w: (not _agreed(w), _ways(w), w.request.code)))


def place(season: Season, wishes: Sequence[Wanted]) -> list[Session]:
    """One request after the other into what the ones before have left."""
    plan = [session for session in season.sessions if session.state == State.HELD]
    diary = Diary(season, plan)
    for wish in wishes:
        chosen = best_fit(wish, diary) if wish.possible else None
        for session in chosen or []:
            diary.add(session)
            plan.append(session)
    return plan


def _agreed(wish: Wanted) -> bool:
    return any(session.state == State.CONFIRMED for session in wish.firm.values())


def _ways(wish: Wanted) -> int:
    return min(sum(len(slot.trainers) for slot in layer) for layer in wish.layers) if wish.layers else 0
