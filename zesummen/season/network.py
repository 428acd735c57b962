"""The season as columns and rows: a column per request, lead and pair of evenings.

A request that needs two sessions chooses one *pair*: two evenings the right number of days apart with one lead. A
season written this way is proven optimal in seconds; with a column per single session it is not proven in minutes.
Where one lead for both is not possible, a request may *turn*: it leaves its first lead after an evening (``out``),
goes from that evening to a later one (``turn``) and takes its next lead there (``in``). These few columns stand for
all pairs with two leads; flow rows make them consistent, and lose nothing against a column per pair and two leads.
Longer courses chain pairs. A trainer beside the lead is a column of its own (``beside``).
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from .diary import Diary, Stay
from .levels import LEVELS, LOST, session_costs
from .matrix import Floats, Matrix
from .model import Season, Session, State
from .shared_rows import SharedRows
from .slots import Slot, Wanted, linked

Node = tuple[int, int, str]  # layer, slot in that layer, trainer
Key = tuple[object, ...]


class Column(NamedTuple):
    """What a column stands for: whose it is, its kind, and the sessions that it decides."""

    wish: int
    kind: str
    nodes: tuple[Node, ...]


class Network:
    """All columns with their rows and costs. ``turns``: with the columns for two different leads."""

    def __init__(self, season: Season, wishes: Sequence[Wanted], *, turns: bool):
        self.season, self.turns = season, turns
        self.wishes = [wish for wish in wishes if wish.possible]
        self.columns: list[Column] = []
        self.index: dict[Key, int] = {}
        self.matrix = Matrix(LEVELS)
        held = [session for session in season.sessions if session.state == State.HELD]
        self.diary = Diary(season, held)
        self.shared = SharedRows(self.matrix, self.diary)
        self.offset = dict.fromkeys(LEVELS, 0)
        for number, wish in enumerate(self.wishes):
            _Builder(self, number, wish).build()
        for wish in wishes:  # what is lost when a request is not served stands in the offset, its columns give it back
            self.offset["agreed"] += LOST * sum(s.state == State.CONFIRMED for s in wish.firm.values())
            self.offset["changes"] += sum(s.state != State.HELD for s in wish.firm.values())
        self.whole = len(self.columns)  # whole numbers up to here; the steps of the loads after them need not be
        self.shared.close()
        once = (self.matrix.row_of(("once", number)) for number in range(len(self.wishes)))
        self.once = [row for row in once if row is not None]
        self.offset["fair"] += sum(load * (load + 1) // 2 for load in self.diary.load.values())

    def add(self, key: Key, column: Column, costs: dict[str, int]) -> int:
        """A new column; its number."""
        number = self.matrix.add_column(costs)
        self.index[(column.wish, *key)] = number
        self.columns.append(column)
        return number

    def value(self, level: str, solution: Floats) -> int:
        """What a solution costs at a level."""
        return round(float(self.matrix.cost(level) @ solution)) + self.offset[level]

    def plan(self, solution: Floats) -> list[Session]:
        """The sessions that a solution stands for, held ones first."""
        sessions = [session for session in self.season.sessions if session.state == State.HELD]
        leads: dict[tuple[int, int], tuple[int, str]] = {}
        beside: dict[tuple[int, int], list[str]] = {}
        for place in np.flatnonzero(solution[: self.whole] > 0.5):
            column = self.columns[int(place)]
            for layer, slot, trainer in column.nodes:
                if column.kind == "beside":
                    beside.setdefault((column.wish, layer), []).append(trainer)
                else:
                    leads[column.wish, layer] = (slot, trainer)
        for (number, layer), (chosen, lead) in sorted(leads.items()):
            wish = self.wishes[number]
            evening = wish.layers[layer][chosen]
            trainers = (lead, *sorted(beside.get((number, layer), ())))
            state = State.CONFIRMED if evening.agreed else State.PROPOSED
            code = wish.request.code
            sessions.append(Session(code, wish.numbers[layer], evening.on, evening.start, trainers, state))
        return sessions

    def solution(self, plan: Iterable[Session]) -> Floats:
        """The columns that stand for a plan, without requests that this network cannot say (two leads without turns)."""
        chosen: dict[str, dict[int, Session]] = {}
        for session in plan:
            chosen.setdefault(session.request, {})[session.number] = session
        solution = np.zeros(self.matrix.width)
        for number, wish in enumerate(self.wishes):
            sessions = chosen.get(wish.request.code, {})
            if all(wanted in sessions for wanted in wish.numbers):
                keys = _keys(wish, [sessions[wanted] for wanted in wish.numbers])
                columns = [self.index.get((number, *key), -1) for key in keys]
                if -1 not in columns:
                    solution[columns] = 1
        self.shared.fill(solution)
        return solution


def _keys(wish: Wanted, sessions: list[Session]) -> Iterable[Key]:
    """The keys of the columns that stand for these sessions of one request."""
    slots = [
        next(number for number, slot in enumerate(layer) if (slot.on, slot.start) == (session.on, session.start))
        for layer, session in zip(wish.layers, sessions, strict=True)
    ]
    if len(slots) == 1:
        yield "single", slots[0], sessions[0].lead
    for layer in range(len(slots) - 1):
        here, there = sessions[layer].lead, sessions[layer + 1].lead
        if here == there:
            yield "pair", layer, slots[layer], slots[layer + 1], here
        else:
            yield "out", layer, slots[layer], here
            yield "turn", layer, slots[layer], slots[layer + 1]
            yield "in", layer + 1, slots[layer + 1], there
    for layer, session in enumerate(sessions):
        for trainer in session.trainers[1:]:
            yield "beside", layer, slots[layer], trainer


class _Builder:
    """The columns and rows of one request."""

    def __init__(self, network: Network, number: int, wish: Wanted):
        self.network, self.number, self.wish = network, number, wish
        self.matrix, self.shared = network.matrix, network.shared
        self.weight = network.season.weight(wish.request)
        self.free = [[self._free(slot) for slot in layer] for layer in wish.layers]
        self.costs = {
            (layer, slot, trainer): self._lead_costs(layer, wish.layers[layer][slot], trainer)
            for layer, slots in enumerate(self.free)
            for slot, trainers in enumerate(slots)
            for trainer in trainers
            if trainer in wish.layers[layer][slot].leads
        }

    def build(self) -> None:
        layers = self.wish.layers
        if len(layers) == 1:
            for _layer, slot, trainer in self.costs:
                self._column(("single", slot, trainer), "single", ((0, slot, trainer),), serves=True)
        for layer in range(len(layers) - 1):
            for here, there in self._links(layer):
                self._pairs(layer, here, there)
        if self.wish.course.trainers > 1:
            self._beside()

    def _links(self, layer: int) -> Iterable[tuple[int, int]]:
        earlier, later = self.wish.layers[layer], self.wish.layers[layer + 1]
        return (
            (here, there)
            for here, first in enumerate(earlier)
            for there, second in enumerate(later)
            if linked(self.wish.course, first, second)
        )

    def _pairs(self, layer: int, here: int, there: int) -> None:
        leads_there = [t for t in self.free[layer + 1][there] if (layer + 1, there, t) in self.costs]
        leads_here = [t for t in self.free[layer][here] if (layer, here, t) in self.costs]
        for trainer in leads_here:
            if trainer in leads_there:
                start, end = (layer, here, trainer), (layer + 1, there, trainer)
                nodes = (start, end) if layer == 0 else (end,)
                column = self._column(("pair", layer, here, there, trainer), "pair", nodes, serves=layer == 0)
                self._flow(start, column, -1)
                self._flow(end, column, 1)
        if self.network.turns and any(first != second for first in leads_here for second in leads_there):
            self._turn(layer, here, there, leads_here, leads_there)

    def _turn(self, layer: int, here: int, there: int, leads_here: list[str], leads_there: list[str]) -> None:
        """From one lead to another between these two evenings."""
        leaving, coming = ("leaving", self.number, layer, here), ("coming", self.number, layer + 1, there)
        for trainer in leads_here:
            key = ("out", layer, here, trainer)
            if (self.number, *key) not in self.network.index:
                start = (layer, here, trainer)
                column = self._column(key, "out", (start,) if layer == 0 else (), serves=layer == 0)
                self._flow(start, column, -1)
                self.matrix.enter(leaving, column, 1, lower=0, upper=0)
        turn = self._column(("turn", layer, here, there), "turn", (), serves=False, lead=1)
        self.matrix.enter(leaving, turn, -1, lower=0, upper=0)
        self.matrix.enter(coming, turn, 1, lower=0, upper=0)
        for trainer in leads_there:
            key = ("in", layer + 1, there, trainer)
            if (self.number, *key) not in self.network.index:
                end = (layer + 1, there, trainer)
                column = self._column(key, "in", (end,), serves=False)
                self._flow(end, column, 1)
                self.matrix.enter(coming, column, -1, lower=0, upper=0)

    def _column(self, key: Key, kind: str, nodes: tuple[Node, ...], *, serves: bool, lead: int = 0) -> int:
        """A column that decides these sessions, in the rows of their trainers."""
        costs = dict.fromkeys(LEVELS, 0) | {"lead": lead}
        for node in nodes:
            for level, cost in self.costs[node].items():
                costs[level] += cost
        if serves:
            costs["served"] = -self.weight
        column = self.network.add(key, Column(self.number, kind, nodes), costs)
        if serves:
            self.matrix.enter(("once", self.number), column, 1, lower=0, upper=1)
        for layer, slot, trainer in nodes:
            self._shared(column, layer, slot, trainer)
            others = self.wish.course.trainers - 1
            if others:
                self.matrix.enter(("beside", self.number, layer, slot), column, -others, lower=0, upper=0)
        return column

    def _flow(self, node: Node, column: int, value: int) -> None:
        """Who comes to an evening in the middle of a longer course goes on from it."""
        if 0 < node[0] < len(self.wish.layers) - 1:
            self.matrix.enter(("flow", self.number, *node), column, value, lower=0, upper=0)

    def _beside(self) -> None:
        """Further trainers, where the course wants more than the lead."""
        for layer, slots in enumerate(self.free):
            firm = self.wish.firm.get(self.wish.numbers[layer])
            for slot, trainers in enumerate(slots):
                for trainer in trainers:
                    road = self.wish.roads[trainer]
                    new = int(firm is not None and trainer not in firm.trainers)
                    costs = dict.fromkeys(LEVELS, 0) | {"travel": road, "changes": new}
                    node = (layer, slot, trainer)
                    column = self.network.add(("beside", *node), Column(self.number, "beside", (node,)), costs)
                    self.matrix.enter(("beside", self.number, layer, slot), column, 1, lower=0, upper=0)
                    self._shared(column, *node)

    def _shared(self, column: int, layer: int, slot: int, trainer: str) -> None:
        chosen = self.wish.layers[layer][slot]
        self.shared.enter(column, trainer, chosen.on, self._stay(chosen))

    def _stay(self, slot: Slot) -> Stay:
        return Stay(slot.start, slot.end, self.wish.request.place)

    def _free(self, slot: Slot) -> list[str]:
        """Who has room beside the sessions that were held already."""
        return [code for code in slot.trainers if self.network.diary.free(code, slot.on, self._stay(slot))]

    def _lead_costs(self, layer: int, slot: Slot, lead: str) -> dict[str, int]:
        number = self.wish.numbers[layer]
        session = Session(self.wish.request.code, number, slot.on, slot.start, (lead,))
        before = self.wish.before if layer == 0 else None
        found = session_costs(self.wish, slot, session, before)
        costs = dict(zip(LEVELS[1:6], found, strict=True))
        firm = self.wish.firm.get(number)
        if firm is not None:
            costs["changes"] -= 1
            costs["agreed"] -= LOST if firm.state == State.CONFIRMED else 0
        return costs
