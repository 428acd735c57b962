"""The best way to place one request into diaries that are otherwise settled: greedy's step, and what offers are made of."""

from collections.abc import Iterator

from .diary import Diary, Stay
from .levels import session_costs
from .model import Session, State
from .slots import Slot, Wanted, linked

Cost = tuple[int, ...]


def best_fit(wanted: Wanted, diary: Diary, *, soonest: bool = False) -> list[Session] | None:
    """All missing sessions of the request where the diaries leave room, as well as possible; None where they do not.

    Better is, in this order: agreed evenings kept, one lead, days as wished, few changes, little travel, early days.
    ``soonest``: early days before everything else. The diary is left as it was.
    """
    search = _Search(wanted, diary, soonest)
    search.go(0, [], ())
    return search.best


class _Search:
    """Depth first over the sessions; a branch that is no better than the best so far is left."""

    def __init__(self, wanted: Wanted, diary: Diary, soonest: bool):
        self.wanted, self.diary, self.soonest = wanted, diary, soonest
        self.best: list[Session] | None = None
        self.cost: Cost = ()

    def go(self, layer: int, chosen: list[tuple[Slot, Session]], cost: Cost) -> None:
        if self.best is not None and cost >= self.cost:
            return
        if layer == len(self.wanted.layers):
            self.best, self.cost = [session for _slot, session in chosen], cost
            return
        for added, slot, session in self._choices(layer, chosen):
            reached = tuple(a + b for a, b in zip(cost, added, strict=True)) if cost else added
            if self.best is not None and reached >= self.cost:
                break
            self.diary.add(session)
            self.go(layer + 1, [*chosen, (slot, session)], reached)
            self.diary.remove(session)

    def _choices(self, layer: int, chosen: list[tuple[Slot, Session]]) -> list[tuple[Cost, Slot, Session]]:
        """Every free evening with every free lead, the best first."""
        found = []
        last = chosen[-1][0] if chosen else None
        before = chosen[-1][1] if chosen else self.wanted.before
        for slot in self.wanted.layers[layer]:
            if last is None or linked(self.wanted.course, last, slot):
                for session in self._sessions(self.wanted.numbers[layer], slot):
                    cost: Cost = session_costs(self.wanted, slot, session, before)
                    first = (session.on.toordinal(),) if self.soonest else ()
                    found.append(((*first, *cost), slot, session))
        return sorted(found, key=lambda choice: (choice[0], choice[1].on, choice[1].start, choice[2].trainers))

    def _sessions(self, number: int, slot: Slot) -> Iterator[Session]:
        stay = Stay(slot.start, slot.end, self.wanted.request.place)
        free = [code for code in slot.trainers if self.diary.free(code, slot.on, stay)]
        others = self.wanted.course.trainers - 1
        if len(free) <= others:
            return
        firm = self.wanted.firm.get(number)
        state = State.CONFIRMED if slot.agreed else State.PROPOSED
        known = firm.trainers if firm else ()
        for lead in (code for code in free if code in slot.leads):
            free_too = (code for code in free if others and code != lead)
            beside = sorted(free_too, key=lambda code: (code not in known, self.wanted.roads[code]))[:others]
            yield Session(self.wanted.request.code, number, slot.on, slot.start, (lead, *beside), state)
