"""Money: every action has a budget in the plan's years, every revenue an article and a decision."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.money import euros

from ..queries import budget
from .base import CheckSheet, Severity, each, here, on_action, rule

WHOLE = Decimal(100)


@rule("no_budget", Severity.MUST, _("No budget year"))
def no_budget(sheet: CheckSheet):
    return each(
        sheet.live,
        sheet,
        _("“%(what)s” has no budget year. Enter a line, or say that it costs nothing."),
        lambda a: not a.lines,
        "#budget",
    )


@rule("budget_outside_plan", Severity.MUST, _("Budget outside the plan's years"))
def budget_outside_plan(sheet: CheckSheet):
    """A budget year before the plan starts or after it ends."""
    start, end = sheet.plan.starts_on, sheet.plan.ends_on
    for action in sheet.live:
        strange = sorted(
            {l.year for l in action.lines if (start and l.year < start.year) or (end and l.year > end.year)}
        )  # noqa: E741
        if strange:
            yield on_action(
                sheet,
                action,
                _("The budget of “%(what)s” has years outside the plan: %(years)s."),
                "budget/",
                years=", ".join(map(str, strange)),
            )


@rule("revenue_without_article", Severity.MUST, _("Revenue without article"))
def revenue_without_article(sheet: CheckSheet):
    return each(
        sheet.live,
        sheet,
        _("A revenue of “%(what)s” has no budget article. Without one the commune cannot receive it."),
        lambda a: any(line.flow == "revenue" and not line.article for line in a.lines),
        "budget/",
    )


@rule("expense_without_article", Severity.NOTE, _("Expense without article"))
def expense_without_article(sheet: CheckSheet):
    return each(
        sheet.live,
        sheet,
        _("An expense of “%(what)s” has no budget article yet."),
        lambda a: any(line.flow == "expense" and line.planned and not line.article for line in a.lines),
        "budget/",
    )


@rule("promised_money", Severity.SHOULD, _("Money of a call that is not decided"))
def promised_money(sheet: CheckSheet):
    """Money that a call has not decided yet."""
    for action in sheet.live:
        amount = sum((line.planned for line in action.lines if not line.is_secured), budget.ZERO)
        if amount:
            yield on_action(
                sheet,
                action,
                _("“%(what)s” counts on %(amount)s from a call that is not decided. What happens without it?"),
                "budget/",
                amount=euros(amount),
            )


@rule("shares_not_whole", Severity.MUST, _("Shares are not 100 %"))
def shares_not_whole(sheet: CheckSheet):
    return each(
        sheet.live,
        sheet,
        _("The shares of “%(what)s” among its objectives do not add up to 100 %%."),
        lambda a: bool(a.objectives) and sum(s.share for s in a.objectives) != WHOLE,
        "objectives/",
    )


@rule("costs_nothing_at_all", Severity.NOTE, _("The plan costs nothing"))
def costs_nothing_at_all(sheet: CheckSheet):
    if sheet.live and any(a.lines for a in sheet.live) and not budget.plan_total(sheet.plan).expense:
        yield here(
            sheet,
            _("The whole plan costs nothing. Is the work of people, rooms and translation really free?"),
            "budget/",
        )


@rule("real_money_missing", Severity.SHOULD, _("Real money not entered"))
def real_money_missing(sheet: CheckSheet):
    """A year is over and nobody entered what was really spent."""
    return each(
        [a for a in sheet.live if a.state in ("running", "done")],
        sheet,
        _("What “%(what)s” really cost in the years that are over is not entered."),
        lambda a: any(line.year < sheet.today.year and line.planned and line.real is None for line in a.lines),
        "budget/",
    )


@rule("overspent", Severity.SHOULD, _("More spent than planned"))
def overspent(sheet: CheckSheet):
    """More than a tenth above what was planned."""
    for action in sheet.live:
        found = budget.total([(action, line) for line in action.lines if line.real is not None])
        if found.expense and found.real_expense > found.expense * Decimal("1.1"):
            yield on_action(
                sheet,
                action,
                _("“%(what)s” cost %(real)s instead of %(planned)s. Say why in its progress."),
                "#budget",
                real=euros(found.real_expense),
                planned=euros(found.expense),
            )
