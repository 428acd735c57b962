"""The money of a plan: one function per figure, over the frozen sheet. Page, sheet, document and API use these.

All amounts are ``Decimal`` euros. Ideas and stopped actions count in what was spent, not in what is planned.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from zesummen.kernel.money import split_exactly

from .sheet import ActionSheet, LineSheet, PlanSheet

ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Sum:
    """Expense and revenue, planned and real, of one slice of the plan. ``open_calls`` is planned revenue not secured."""

    expense: Decimal = ZERO
    revenue: Decimal = ZERO
    real_expense: Decimal = ZERO
    real_revenue: Decimal = ZERO
    open_calls: Decimal = ZERO

    @property
    def own_share(self) -> Decimal:
        """What the plan costs its communes: expense less revenue."""
        return self.expense - self.revenue


def counted(sheet: PlanSheet) -> list[tuple[ActionSheet, LineSheet]]:
    """Each line with its action; planned amounts of ideas and stopped actions are left out by ``total``."""
    return [(action, line) for action in sheet.actions for line in action.lines]


def total(pairs: Iterable[tuple[ActionSheet, LineSheet]]) -> Sum:
    """The sum of these lines."""
    sums = defaultdict(lambda: ZERO)
    for action, line in pairs:
        planned = line.planned if action.state not in ("idea", "stopped") else ZERO
        sums[line.flow] += planned
        sums[f"real_{line.flow}"] += line.real or ZERO
        if line.flow == "revenue" and not line.is_secured:
            sums["open_calls"] += planned
    return Sum(sums["expense"], sums["revenue"], sums["real_expense"], sums["real_revenue"], sums["open_calls"])


def _by(sheet: PlanSheet, key: Callable) -> dict:
    slices = defaultdict(list)
    for action, line in counted(sheet):
        slices[key(action, line)].append((action, line))
    return {name: total(pairs) for name, pairs in sorted(slices.items())}


def by_year(sheet: PlanSheet) -> dict[int, Sum]:
    """Per budget year."""
    return _by(sheet, lambda _action, line: line.year)


def by_source(sheet: PlanSheet) -> dict[str, Sum]:
    """Per source of money."""
    return _by(sheet, lambda _action, line: line.source)


def by_article(sheet: PlanSheet) -> dict[str, Sum]:
    """Per budget article; lines without one under the empty name."""
    return _by(sheet, lambda _action, line: line.article)


def by_field(sheet: PlanSheet) -> dict[str, Sum]:
    """Per field of action."""
    return _by(sheet, lambda action, _line: action.field)


def by_action(sheet: PlanSheet) -> dict[int, Sum]:
    """Per action number."""
    return _by(sheet, lambda action, _line: action.number)


def plan_total(sheet: PlanSheet) -> Sum:
    """The whole plan."""
    return total(counted(sheet))


def by_objective(sheet: PlanSheet) -> dict[int | None, Decimal]:
    """Planned expense per objective number, split by share and adding up to the cent; ``None`` is what serves none."""
    found: dict[int | None, Decimal] = defaultdict(lambda: ZERO)
    for action in sheet.live_actions:
        amount = sum((line.planned for line in action.lines if line.flow == "expense"), ZERO)
        if not action.objectives:
            found[None] += amount
            continue
        parts = split_exactly(amount, [share.share for share in action.objectives])
        for share, part in zip(action.objectives, parts, strict=True):
            found[share.objective] += part
    return dict(found)
