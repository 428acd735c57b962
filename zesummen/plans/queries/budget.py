"""The money of a plan: one function per figure, over the frozen sheet. Page, sheet, document and API use these.

All amounts are ``Decimal`` euros. Ideas and stopped actions count in what was spent, not in what is planned.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import ROLES
from zesummen.kernel.due import Due
from zesummen.kernel.money import split_exactly
from zesummen.kernel.together import asking
from zesummen.kernel.words import Text

from ..models import BudgetLine, Plan
from .sheet import ActionSheet, LineSheet, PlanSheet, contents_of

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

    @property
    def real_own_share(self) -> Decimal:
        """What it really cost them so far."""
        return self.real_expense - self.real_revenue


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
    return _slices(counted(sheet), key)


def _slices(pairs: Iterable[tuple[ActionSheet, LineSheet]], key: Callable) -> dict:
    slices = defaultdict(list)
    for action, line in pairs:
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


# Sheets for the treasurer


@dataclass(frozen=True, slots=True)
class YearLine:
    """A line of one budget year with its action."""

    number: int
    title: Text
    line: LineSheet
    counts: bool  # false: the action is an idea or was stopped, only what was really paid counts

    @property
    def needs_article(self) -> bool:
        """A revenue without a budget article cannot be received."""
        return self.line.flow == "revenue" and not self.line.article


@dataclass(frozen=True)
class YearSheet:
    """The money of one year: lines by flow, kind and article, sums, what the treasurer must still be told."""

    year: int
    lines: tuple[YearLine, ...]
    sum: Sum
    articles: dict[str, Sum]

    @property
    def without_article(self) -> tuple[YearLine, ...]:
        """Revenue for which the budget has no article yet."""
        return tuple(row for row in self.lines if row.needs_article)

    @property
    def promised(self) -> tuple[YearLine, ...]:
        """Money that a call has not decided yet."""
        return tuple(row for row in self.lines if not row.line.is_secured)


def year_sheet(sheet: PlanSheet, year: int) -> YearSheet:
    """What the treasurer needs for one budget year, in the order of a communal budget."""
    pairs = [(action, line) for action, line in counted(sheet) if line.year == year]
    articles = _slices(pairs, lambda _action, line: line.article)
    rows = [YearLine(a.number, a.title, line, a.state not in ("idea", "stopped")) for a, line in pairs]
    order = {"expense": 0, "revenue": 1}
    rows.sort(key=lambda row: (order[row.line.flow], row.line.kind != "ordinary", row.line.article, row.number))
    return YearSheet(year, tuple(rows), total(pairs), articles)


@asking
def money_sheet(plan: Plan):
    """The plan's objectives and actions only, in one statement: all that the figures here read."""
    objectives, actions = yield from contents_of.asked(plan)
    return PlanSheet(
        pk=plan.pk,
        space="",
        space_name="",
        template=plan.template,
        regime=plan.regime,
        title=plan.title,
        summary=plan.summary,
        state=plan.state,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        cost_key=plan.cost_key,
        objectives=objectives,
        actions=actions,
    )


def due_day(plan: Plan, year: int) -> date:
    """The day on which the treasurer's sheet for ``year`` is due: in the year before, as the plan sets it."""
    return date(year - 1, plan.budget_due_month, plan.budget_due_day)


@asking
def due(spaces, today: date | None = None):
    """The treasurer's sheets of open plans that are due within two months, or were this month. One statement.

    Call it inside ``tenancy.across(spaces)``.
    """
    today = today or timezone.localdate()
    names = {space.pk: space for space in spaces}
    entered = Exists(BudgetLine.objects.filter(action__plan=OuterRef("pk"), year=today.year + 1))
    plans = Plan.objects.filter(state__in=["preparation", "running"], space__in=names).annotate(entered=entered)
    yield plans
    found = []
    for plan in plans:
        on = due_day(plan, today.year + 1)
        if not on - timedelta(days=60) <= today <= on + timedelta(days=30):
            continue
        if plan.ends_on and plan.ends_on.year < today.year + 1:
            continue
        found.append(
            Due(
                names[plan.space_id],
                _("Budget sheet %(year)s for the treasurer") % {"year": today.year + 1},
                on,
                ROLES["officer"].label,
                f"plans/{plan.pk}/budget/{today.year + 1}/",
                "budget",
                late=on < today,
                begun=plan.entered,
            )
        )
    return found
