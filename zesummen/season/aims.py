"""One aim after the other over one network: the relaxation's bound, the columns that are left, the search."""

from dataclasses import replace
from math import ceil, gcd
from time import monotonic
from typing import Protocol

import numpy as np

from .highs import Cut, Found, Relaxed, Watch, relax, search
from .matrix import Flags, Floats, Ints
from .model import Level, Session
from .network import Network

SLACK = 1e-4  # what the solver's arithmetic may be off


class Tell(Protocol):
    """Who hears how it goes: a value, its bound, the plan at hand, and whether the aim is finished with."""

    def __call__(self, level: str, value: int, bound: int | None, plan: list[Session], *, reached: bool) -> None: ...


class Aims:
    """Where the planner stands: the best plan known, the columns still possible, and the aims that are kept."""

    def __init__(self, network: Network, plan: list[Session], watch: Watch, tell: Tell):
        self.network, self.watch, self.tell = network, watch, tell
        self.columns: Ints = np.arange(network.matrix.width)
        self.cuts: list[Cut] = []
        self.best: Floats = network.solution(plan)
        self.plan = network.plan(self.best)

    def reach(self, level: str, *, share: float) -> Level:
        """Take one aim as far as it goes within its share of the time that is left, and keep it from now on."""
        began = monotonic()
        watch = Watch(began + self.watch.seconds * share, self.watch.stop)
        costs = self.network.matrix.cost(level)
        unit = self._unit(costs)
        bound = (-self._most(level) - self.network.offset[level]) // unit
        value = round(float(costs @ self.best)) // unit
        if value > bound and not watch.over:
            relaxed = relax(self.network.matrix, self.columns, costs / unit, self.cuts, watch)
            if relaxed is not None:
                bound = max(bound, ceil(relaxed.bound - SLACK))
                if value > bound:
                    bound = max(bound, self._improve(level, unit, relaxed, watch))
                value = round(float(costs @ self.best)) // unit
                self._drop(relaxed, value)
        bound = min(bound, value)
        self._keep(level, costs / unit, value)
        return self._level(level, unit, value, bound, monotonic() - began)

    def _level(self, name: str, unit: int, value: int, bound: int, seconds: float) -> Level:
        offset = self.network.offset[name]
        sign = -1 if name == "served" else 1
        found = Level(name, sign * (value * unit + offset), sign * (bound * unit + offset), value <= bound, seconds)
        self.tell(name, found.value, found.bound, self.plan, reached=True)
        return found

    def _improve(self, level: str, unit: int, relaxed: Relaxed, watch: Watch) -> int:
        """Search among the columns that cost little beyond the bound, then among all that could still help.

        Returns the bound: no whole-number solution is below it.
        """
        costs = self.network.matrix.cost(level) / unit
        bound = ceil(relaxed.bound - SLACK)
        allowance = 1.0
        while not watch.over:
            value = round(float(costs @ self.best))
            useful = value - 1 - relaxed.bound
            near, all_useful = self._near(relaxed, min(allowance, useful)), self._near(relaxed, useful)
            found = self._search(level, unit, near, bound, watch)
            if found.solution is not None and float(costs @ found.solution) < value - 0.5:
                self._take(found.solution)
            value = round(float(costs @ self.best))
            inside = ceil(min(max(found.bound, relaxed.bound), value) - SLACK)
            outside = value if near.sum() == all_useful.sum() else ceil(relaxed.bound + allowance - SLACK)
            bound = max(bound, min(inside, outside))
            if bound >= value or (near.sum() == all_useful.sum() and found.solution is None):
                return bound
            allowance = value - relaxed.bound
        return bound

    def _take(self, solution: Floats) -> None:
        """A better solution, written as its plan would be: a turn from one lead to the same one is a pair."""
        self.plan = self.network.plan(solution)
        self.best = self.network.solution(self.plan)
        self.cuts = [replace(cut, most=min(cut.most, round(float(cut.costs @ self.best)))) for cut in self.cuts]

    def _near(self, relaxed: Relaxed, room: float) -> Flags:
        """The columns that cost at most this much beyond the bound, and those of the best solution."""
        counting = self.columns >= self.network.whole
        return np.asarray((relaxed.reduced <= room + SLACK) | counting | (self.best[self.columns] > 0.5))

    def _search(self, level: str, unit: int, near: Flags, bound: int, watch: Watch) -> Found:
        costs = self.network.matrix.cost(level) / unit
        sign, offset = -1 if level == "served" else 1, self.network.offset[level]

        def better(value: float) -> None:
            shown = [sign * (number * unit + offset) for number in (round(value), bound)]
            self.tell(level, shown[0], shown[1], self.plan, reached=False)

        columns, whole = self.columns[near], self.network.whole
        return search(self.network.matrix, columns, whole, costs, self.cuts, self.best, watch, better)

    def _drop(self, relaxed: Relaxed, value: int) -> None:
        """Leave out what cannot be in any plan that keeps this aim."""
        possible = (relaxed.reduced <= value - relaxed.bound + SLACK) | (self.columns >= self.network.whole)
        self.columns = self.columns[possible | (self.best[self.columns] > 0.5)]

    def _keep(self, level: str, costs: Floats, value: int) -> None:
        """From now on this aim is not given up; said as plainly to the solver as possible."""
        if level == "served" and value == -self._most(level) // self._unit(costs):
            self.network.matrix.lower[self.network.once] = 1
        elif value == 0 and bool(np.all(costs >= 0)):
            self.columns = self.columns[costs[self.columns] == 0]
        else:
            self.cuts.append(Cut(costs, value))

    def _most(self, level: str) -> int:
        """The best that anybody could hope for: everybody served, nothing to be sorry for."""
        if level != "served":
            return 0
        return sum(self.network.season.weight(wish.request) for wish in self.network.wishes)

    def _unit(self, costs: Floats) -> int:
        """The step in which values differ."""
        return max(gcd(*(int(cost) for cost in np.unique(costs))), 1)
