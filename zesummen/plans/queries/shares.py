"""How the communes of a plan share its cost, by the plan's key, to the cent. Pure thinking over the frozen sheet."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from zesummen.kernel.money import split_exactly

from .budget import ZERO
from .sheet import PartySheet, PlanSheet

REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ShareRow:
    """What one council bears: per year, and in all. ``weight`` is its part of the key."""

    party: PartySheet
    weight: Decimal
    by_year: dict[int, Decimal]

    @property
    def total(self) -> Decimal:
        return sum(self.by_year.values(), ZERO)


def weight_of(party: PartySheet, key: str) -> Decimal:
    """This council's part of the key; nothing where the figure is not known."""
    if key == "equal":
        return Decimal(1)
    return Decimal(party.inhabitants or 0) if key == "inhabitants" else party.weight or Decimal(0)


def cost_shares(sheet: PlanSheet, *, of: frozenset[int] | None = None) -> list[ShareRow]:
    """The net planned cost (expense less revenue) of each year, shared among the councils that take part.

    ``of``: the ids of the councils; without it, all that have not refused. An action that a council left out is
    borne by the others. Every year adds up to the cent. Empty where nobody takes part or the key gives nothing.
    """
    taking = [p for p in sheet.parties if (p.pk in of if of is not None else p.state != REFUSED)]
    weights = {p.pk: weight_of(p, sheet.cost_key) for p in taking}
    if not taking or not sum(weights.values()):
        return []
    shared: dict[int, dict[int, Decimal]] = {p.pk: defaultdict(lambda: ZERO) for p in taking}
    for (year, bearers), amount in _pots(sheet, taking).items():
        chosen = [p for p in taking if p.pk in bearers]
        key = [weights[p.pk] for p in chosen]
        parts = split_exactly(amount, key if sum(key) else [1] * len(chosen))
        for party, part in zip(chosen, parts, strict=True):
            shared[party.pk][year] += part
    return [ShareRow(p, weights[p.pk], {year: shared[p.pk][year] for year in sheet.years}) for p in taking]


def _pots(sheet: PlanSheet, taking: list[PartySheet]) -> dict[tuple[int, frozenset[int]], Decimal]:
    """(year, who bears it) → net cost. What every council left out is borne by nobody."""
    pots: dict[tuple[int, frozenset[int]], Decimal] = defaultdict(lambda: ZERO)
    for action in sheet.live_actions:
        bearers = frozenset(p.pk for p in taking if action.number not in p.left_out)
        if not bearers:
            continue
        for line in action.lines:
            pots[line.year, bearers] += line.planned if line.flow == "expense" else -line.planned
    return dict(pots)
