"""The aims of a season in their order, and what each costs. One place for every number that is minimised.

    served    requests that get all their sessions, by weight (the only one where more is better)
    agreed    confirmed evenings: 2 for one that moves, 1 for one with another lead (3 where it is lost altogether)
    lead      sessions whose lead is not the one of the session before
    dates     steps away from what was wished: 0 for preference 3 … 3 for preference 0
    changes   confirmed and proposed evenings that are not as they were, and trainers who are new beside the lead
    travel    minutes on the road, there and back
    fair      a trainer's first evening costs 1, the second 2 and so on, held ones included

``agreed`` and ``lead`` stand before ``dates`` because a date agreed with a commune is a date met, and one lead for
both evenings is a rule of the course wherever it is possible at all.
"""

from collections import Counter
from collections.abc import Iterable

from .model import Season, Session, State
from .slots import Slot, Wanted

LEVELS = ("served", "agreed", "lead", "dates", "changes", "travel", "fair")
LOST = 3  # what a confirmed evening costs that is not held at all
Costs = tuple[int, int, int, int, int]


def session_costs(wanted: Wanted, slot: Slot, session: Session, before: Session | None) -> Costs:
    """What one session adds to: agreed, lead, dates, changes, travel. ``before`` is the session before it."""
    firm = wanted.firm.get(session.number)
    turned = before is not None and before.lead != session.lead
    road = sum(wanted.roads[trainer] for trainer in session.trainers)
    return (agreed_cost(firm, session), int(turned), slot.misfit, change_cost(firm, session), road)


def agreed_cost(firm: Session | None, session: Session) -> int:
    """What this session breaks of what was confirmed."""
    if firm is None or firm.state != State.CONFIRMED:
        return 0
    if (firm.on, firm.start) != (session.on, session.start):
        return 2
    return int(firm.lead != session.lead)


def change_cost(firm: Session | None, session: Session) -> int:
    """How many things differ from the earlier plan: the evening or its lead, and each trainer new beside the lead."""
    if firm is None:
        return 0
    moved = (firm.on, firm.start, firm.lead) != (session.on, session.start, session.lead)
    return int(moved) + sum(trainer not in firm.trainers for trainer in session.trainers[1:])


def values(season: Season, wanted: Iterable[Wanted], plan: Iterable[Session]) -> dict[str, int]:
    """Every level's value of a plan, held sessions included where they count."""
    by_request: dict[str, dict[int, Session]] = {}
    for session in plan:
        by_request.setdefault(session.request, {})[session.number] = session
    total = Counter(dict.fromkeys(LEVELS, 0))
    for wish in wanted:
        chosen = by_request.get(wish.request.code, {})
        if not wish.numbers:
            continue
        if any(number not in chosen for number in wish.numbers):
            total["agreed"] += LOST * sum(s.state == State.CONFIRMED for s in wish.firm.values())
            total["changes"] += sum(s.state != State.HELD for s in wish.firm.values())
            continue
        total["served"] += season.weight(wish.request)
        before = wish.before
        for number, layer in zip(wish.numbers, wish.layers, strict=True):
            session = chosen[number]
            slot = next(s for s in layer if (s.on, s.start) == (session.on, session.start))
            costs = session_costs(wish, slot, session, before)
            total.update(dict(zip(LEVELS[1:6], costs, strict=True)))
            before = session
    loads = Counter(trainer for session in plan for trainer in session.trainers)
    total["fair"] = sum(load * (load + 1) // 2 for load in loads.values())
    return dict(total)


def better(one: dict[str, int], other: dict[str, int]) -> bool:
    """Whether the first plan is better, aim after aim."""
    return key(one) < key(other)


def key(found: dict[str, int]) -> tuple[int, ...]:
    """Smaller is better."""
    return (-found["served"], *(found[level] for level in LEVELS[1:]))
