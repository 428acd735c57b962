"""A season planned: one aim after the other, each to its proven optimum or to a bound that is shown.

First come, first served gives a plan within a moment. Then for each aim the relaxation gives a bound and, for every
column, what choosing it would cost beyond that bound: columns that cannot be in a better plan are left out for good.
What remains is searched in whole numbers, from the best plan known. A plan is always at hand; stopping gives it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import monotonic

from . import greedy, levels
from .aims import Aims
from .highs import Watch
from .levels import LEVELS
from .model import Level, Season, Session
from .network import Network
from .slots import Wanted, wanted

LIMIT_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How things stand, at least once a second while the planner searches.

    ``level``: the aim being worked on, ``first`` for the first plan of all. ``reached``: it is finished with.
    ``served``: requests in the plan that stopping now would give at least.
    """

    level: str
    value: int
    bound: int | None
    served: int
    seconds: float
    reached: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """The plan (held sessions included), how far each aim was taken, who waits, and what first come would have given."""

    plan: tuple[Session, ...]
    levels: tuple[Level, ...]
    waiting: tuple[str, ...]
    greedy: dict[str, int]
    greedy_served: int
    seconds: float
    stopped: bool

    @property
    def proven(self) -> bool:
        """Whether every aim is at its proven optimum."""
        return all(level.proven for level in self.levels)


def plan_season(
    season: Season,
    *,
    limit: float = LIMIT_SECONDS,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Outcome:
    """The best plan that can be found within ``limit`` seconds.

    ``progress`` hears of the first plan, of each better one and of each aim reached; it runs on this thread.
    ``stop`` is asked several times a second; once it says yes, the best plan so far is returned.
    """
    return _Run(season, limit, progress or (lambda _step: None), stop or (lambda: False)).outcome()


class _Run:
    """One planning, from the first plan to the last aim."""

    def __init__(
        self, season: Season, limit: float, progress: Callable[[Progress], None], stop: Callable[[], bool]
    ) -> None:
        self.season, self.progress = season, progress
        self.began = monotonic()
        self.watch = Watch(self.began + limit, stop)
        self.wishes = [wanted(season, request) for request in season.requests.values()]
        self.reached: list[Level] = []

    def outcome(self) -> Outcome:
        first = greedy.first_come(self.season, self.wishes)
        by_hand = self._values(first)
        self._tell("first", by_hand["served"], None, first, reached=True)
        self.plan = first
        if not self.watch.over:
            other = greedy.hardest_first(self.season, self.wishes)
            self.plan = other if levels.better(self._values(other), by_hand) else first
        self._improve()
        order = {code: number for number, code in enumerate(self.season.requests)}
        plan = tuple(sorted(self.plan, key=lambda s: (s.on, s.start, order[s.request], s.number)))
        return Outcome(
            plan=plan,
            levels=tuple(self.reached),
            waiting=tuple(self._waiting()),
            greedy=by_hand,
            greedy_served=len(self._served(first)),
            seconds=monotonic() - self.began,
            stopped=self.watch.over and not all(level.proven for level in self.reached),
        )

    def _improve(self) -> None:
        """One lead for all sessions of a request first, then two where that serves more.

        Where one lead serves as much, no better plan has two, and the smaller network is enough for all other aims.
        """
        if any(wish.firm for wish in self.wishes):
            aims = self._aims(turns=True)
            served = aims.reach("served", share=1 / 2)
        else:
            aims = self._aims(turns=False)
            served = aims.reach("served", share=1 / 3)
            if served.value < sum(self.season.weight(wish.request) for wish in self.wishes if wish.possible):
                self.plan = min(self.plan, aims.plan, key=lambda plan: levels.key(self._values(plan)))
                wider = self._aims(turns=True)
                both = wider.reach("served", share=1 / 3)
                aims = wider if both.value > served.value else aims
                served = replace(both, seconds=served.seconds + both.seconds)
        self.reached = [served]
        for level in LEVELS[1:]:
            self.plan = aims.plan
            self.reached.append(aims.reach(level, share=1 if level == LEVELS[-1] else 1 / 2))
        self.plan = aims.plan
        found = self._values(self.plan)
        self.reached = [_settled(level, found[level.name]) for level in self.reached]

    def _values(self, plan: list[Session]) -> dict[str, int]:
        return levels.values(self.season, self.wishes, plan)

    def _aims(self, *, turns: bool) -> Aims:
        return Aims(Network(self.season, self.wishes, turns=turns), self.plan, self.watch, self._tell)

    def _tell(self, level: str, value: int, bound: int | None, plan: list[Session], *, reached: bool) -> None:
        served = len(self._served(plan))
        self.progress(Progress(level, value, bound, served, monotonic() - self.began, reached))

    def _served(self, plan: list[Session]) -> set[str]:
        """Requests that have all the sessions which were missing."""
        there = {(session.request, session.number) for session in plan}
        return {w.request.code for w in self.wishes if all((w.request.code, n) in there for n in w.numbers)}

    def _waiting(self) -> list[str]:
        """Who is not served: those on the list before keep their order and stay ahead, then by the day of asking."""
        served = self._served(self.plan)
        left = [request for request in self.season.requests.values() if request.code not in served]
        left.sort(key=lambda r: (r.rank is None, r.rank or 0, r.asked_on, r.code))
        return [request.code for request in left]


def _settled(level: Level, value: int) -> Level:
    """The level with the value of the final plan; a later aim may have improved one that was not proven."""
    worse = value < level.value if level.name == "served" else value > level.value
    if worse or (level.proven and value != level.value):
        raise ArithmeticError(f"The plan is worth {value} at {level.name}, the solver says {level.value}.")
    return replace(level, value=value, proven=value == level.bound)


def wishes_of(season: Season) -> list[Wanted]:
    """What is left to plan of every request, in the season's order."""
    return [wanted(season, request) for request in season.requests.values()]
