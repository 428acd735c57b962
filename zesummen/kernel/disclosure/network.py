"""The thought behind it: numbers that add up are a flow, and a flow can change only around a cycle.

Each cell is an arc; where cells add up to a total, their arcs end in the node from which the total's arc leaves.
A reader who knows some arcs exactly and the others within bounds can work out a hidden arc exactly if, and only
if, no cycle of hidden arcs with room in the right direction runs through it (bounds are whole numbers, so the
flows at the edges are whole too). To protect an arc we hide the cheapest cycle through it.
"""

import heapq
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

SMALLEST_SHOWN = 5
_TOTAL_COST = 10**9  # a total is left out only where no cell would do


class Shown(Enum):
    """How a cell is shown."""

    OPEN = "open"  # as it is
    SMALL = "small"  # as <5
    HIDDEN = "hidden"  # left out to protect another


@dataclass(frozen=True, slots=True)
class Arc:
    """A cell. ``tail`` and ``head`` are nodes; ``level`` is 0 for a cell, 1 for a total, 2 for the total of totals.

    ``published=False``: a number that exists but is not on the page; nothing is known of it but that it is no less
    than zero.
    """

    key: Hashable
    tail: Hashable
    head: Hashable
    value: int
    level: int = 0
    published: bool = True


def protect(arcs: Sequence[Arc], *, forced: Collection[Hashable] = ()) -> dict[Hashable, Shown]:
    """How to show each published arc. ``forced`` keys are hidden whatever their size (unless zero).

    The arcs must be a circulation: at each node, what comes in goes out. Deterministic. If nothing helps, all are
    hidden. Raises ``ValueError`` for negative numbers or sums that do not add up.
    """
    _check(arcs)
    shown = {arc.key: _first_sight(arc, forced) for arc in arcs if arc.published}
    for arc in sorted(arcs, key=lambda a: (a.value, str(a.key))):
        if not arc.published or shown[arc.key] is Shown.OPEN:
            continue
        if _is_free(arc, arcs, shown):
            continue
        cycle = _cheapest_cycle(arc, arcs, shown)
        if cycle is None:
            return dict.fromkeys(shown, Shown.HIDDEN)
        for key in cycle:
            if shown.get(key) is Shown.OPEN:
                shown[key] = Shown.HIDDEN
    return shown


def derivable(arcs: Sequence[Arc], shown: dict[Hashable, Shown]) -> list[Hashable]:
    """The cells not shown that a reader can work out exactly; empty after ``protect``."""
    if all(state is Shown.HIDDEN for state in shown.values()):
        return []
    return [
        arc.key for arc in arcs if arc.published and shown[arc.key] is not Shown.OPEN and not _is_free(arc, arcs, shown)
    ]


def _check(arcs: Iterable[Arc]) -> None:
    balance: dict[Hashable, int] = defaultdict(int)
    for arc in arcs:
        if arc.value < 0:
            raise ValueError(f"A count cannot be negative: {arc.key!r} is {arc.value}.")
        balance[arc.tail] -= arc.value
        balance[arc.head] += arc.value
    wrong = [node for node, rest in balance.items() if rest]
    if wrong:
        raise ValueError(f"The numbers do not add up at {wrong[0]!r}.")


def _first_sight(arc: Arc, forced: Collection[Hashable]) -> Shown:
    if 0 < arc.value < SMALLEST_SHOWN:
        return Shown.SMALL
    return Shown.HIDDEN if arc.key in forced and arc.value else Shown.OPEN


def _room(arc: Arc, state: Shown | None) -> tuple[bool, bool]:
    """May the reader imagine one more in this arc? One less?"""
    if state is None:
        return True, arc.value > 0
    if state is Shown.SMALL:
        return arc.value < SMALLEST_SHOWN - 1, arc.value > 1
    if state is Shown.HIDDEN:
        return True, arc.value > SMALLEST_SHOWN
    return False, False


def _is_free(arc: Arc, arcs: Sequence[Arc], shown) -> bool:
    """Could this arc hold another number, as far as the reader knows?"""
    return any(cost == 0 for cost, _keys in _cycles(arc, arcs, shown, extend=False))


def _cheapest_cycle(arc: Arc, arcs: Sequence[Arc], shown) -> list[Hashable] | None:
    """The keys to hide so that this arc becomes free; ``None`` where no cycle exists."""
    found = sorted(_cycles(arc, arcs, shown, extend=True), key=lambda pair: pair[0])
    return found[0][1] if found else None


def _cycles(arc: Arc, arcs: Sequence[Arc], shown, *, extend: bool) -> Iterable[tuple[int, list[Hashable]]]:
    """The cheapest way round for one more and for one less in ``arc``."""
    more, less = _room(arc, shown.get(arc.key) if arc.published else None)
    others = [other for other in arcs if other is not arc]
    if more and (way := _way(arc.head, arc.tail, others, shown, extend)):
        yield way
    if less and (way := _way(arc.tail, arc.head, others, shown, extend)):
        yield way


def _way(start, goal, arcs: Iterable[Arc], shown, extend: bool) -> tuple[int, list[Hashable]] | None:
    """The cheapest path of changes from ``start`` to ``goal`` (Dijkstra); open arcs cost what they are worth."""
    steps: dict[Hashable, list] = defaultdict(list)
    for arc in arcs:
        more, less, cost = _step(arc, shown, extend)
        if more:
            steps[arc.tail].append((arc.head, cost, arc.key))
        if less:
            steps[arc.head].append((arc.tail, cost, arc.key))
    queue: list = [(0, 0, start, [])]
    done, serial = set(), 0
    while queue:
        cost, _serial, node, keys = heapq.heappop(queue)
        if node == goal:
            return cost, keys
        if node in done:
            continue
        done.add(node)
        for following, price, key in steps[node]:
            if following not in done:
                serial += 1
                heapq.heappush(queue, (cost + price, serial, following, [*keys, key]))
    return None


def _step(arc: Arc, shown, extend: bool) -> tuple[bool, bool, int]:
    """Room up, room down, and the price of using this arc."""
    if not arc.published:
        return (*_room(arc, None), 0)
    state = shown[arc.key]
    if state is not Shown.OPEN:
        return (*_room(arc, state), 0)
    if not extend or arc.value == 0:
        return False, False, 0
    return (*_room(arc, Shown.HIDDEN), arc.value + arc.level * _TOTAL_COST)
