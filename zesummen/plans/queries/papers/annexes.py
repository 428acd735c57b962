"""The annexes of the plan: calendar, budget lines by year, indicators, what a council left out, who bears what."""

from collections.abc import Iterable
from datetime import date

from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Block

from ...models import BudgetLine
from ...states import BudgetKind
from .. import budget
from ..shares import cost_shares
from ..sheet import ActionSheet, IndicatorSheet, PlanSheet
from .words import Tongue

MOST_QUARTERS = 28  # seven years on one landscape page


def blocks(sheet: PlanSheet, t: Tongue) -> Iterable[Block]:
    """All annexes that have something to show, on pages laid on their side."""
    if not sheet.live_actions:
        return
    yield doc.PageBreak(landscape=True)
    yield doc.heading(1, t("annexes"))
    yield from _calendar(sheet, t)
    yield from _lines(sheet, t)
    indicators = [i for o in sheet.objectives for i in o.indicators]
    if indicators:
        yield doc.heading(2, t("indicators"))
        yield indicator_table(indicators, t("indicators"), t)
    yield from _left_out(sheet, t)


def _calendar(sheet: PlanSheet, t: Tongue) -> Iterable[Block]:
    years = _calendar_years(sheet)
    if not years:
        return
    yield doc.heading(2, t("calendar"))
    columns = (doc.Column(t("action"), share=7), *(doc.Column(str(year), "centre", 2) for year in years))
    rows = [([f"{a.number}. ", t.said(a.title)], *(_quarters(a, year) for year in years)) for a in sheet.live_actions]
    yield doc.table(t("calendar"), columns, rows, small=True, note=t("quarters"))


def _calendar_years(sheet: PlanSheet) -> list[int]:
    found = {day.year for a in sheet.live_actions for day in (a.from_on, a.until_on) if day}
    return list(range(min(found), max(found) + 1))[: MOST_QUARTERS // 4] if found else []


def _quarters(action: ActionSheet, year: int) -> str:
    """The quarters of the year in which the action runs, in words a screen reader says: "1 2 · ·"."""
    start, end = action.from_on or action.until_on, action.until_on or action.from_on
    if not start or not end or end.year < year or start.year > year:
        return ""
    runs = [start <= date(year, 3 * q + 3, 30) and end >= date(year, 3 * q + 1, 1) for q in range(4)]
    return " ".join(f"{q + 1}" if on else "·" for q, on in enumerate(runs))


def _lines(sheet: PlanSheet, t: Tongue) -> Iterable[Block]:
    pairs = [(a, line) for a in sheet.live_actions for line in a.lines]
    if not pairs:
        return
    yield doc.heading(2, t("budget_lines"))
    columns = (
        doc.Column(t("action"), share=5),
        doc.Column(t("label"), share=4),
        doc.Column(t("source"), share=4),
        doc.Column(t("article"), share=4),
        doc.Column(t("line_kind"), share=3),
        doc.Column(t("expense"), "end", 3),
        doc.Column(t("revenue"), "end", 3),
    )
    labels = {kind.value: t.label(kind.label) for kind in (*BudgetKind, *BudgetLine.Category)}
    for year in sorted({line.year for _a, line in pairs}):
        chosen = [(a, line) for a, line in pairs if line.year == year]
        rows = [
            (
                f"{a.number}. {t.plain(a.title, 34)}",
                line.label or labels[line.category],
                line.source,
                line.article or "–",
                labels[line.kind],
                t.euros(line.planned) if line.flow == "expense" else "",
                t.euros(line.planned) if line.flow == "revenue" else "",
            )
            for a, line in chosen
        ]
        sums = budget.total(chosen)
        foot = [(t("total"), "", "", "", "", t.euros(sums.expense), t.euros(sums.revenue))]
        yield doc.table(f"{t('budget_lines')} {year}", columns, rows, foot, small=True)


def indicator_table(indicators: Iterable[IndicatorSheet], caption: str, t: Tongue) -> doc.Table:
    """Indicators with unit, baseline, target, their days and the source."""
    columns = (
        doc.Column(t("indicator"), share=5),
        doc.Column(t("baseline"), "end", 2),
        doc.Column(t("target"), "end", 2),
        doc.Column(t("source"), share=3),
    )
    rows = [
        (
            [t.said(i.title), *([" (", t.beside(i.unit, i.title), ")"] if i.unit else [])],
            _value(i.baseline, i.baseline_on, t),
            _value(i.target, i.target_on, t),
            [t.beside(i.source, i.title)] if i.source else "–",
        )
        for i in indicators
    ]
    return doc.table(caption, columns, rows, small=True)


def _value(value, on: date | None, t: Tongue) -> str:
    return f"{t.number(value)} ({t.day(on)})" if on and value is not None else t.number(value)


def _left_out(sheet: PlanSheet, t: Tongue) -> Iterable[Block]:
    found = [(p, sheet.action(number)) for p in sheet.parties for number in p.left_out]
    if found:
        yield doc.heading(2, t("left_out"))
        yield doc.bullets(
            [f"{p.name} {t('leaves_out')}{t.colon()}{a.number}. {t.plain(a.title)}" for p, a in found if a]
        )


def shares(sheet: PlanSheet, t: Tongue) -> Iterable[Block]:
    """What each commune bears per year, where there are several."""
    rows = cost_shares(sheet) if len(sheet.parties) > 1 else []
    if not rows:
        return
    columns = (
        doc.Column(t("council"), share=3),
        *(doc.Column(str(year), "end", 2) for year in sheet.years),
        doc.Column(t("total"), "end", 2),
    )
    lines = [
        (row.party.name, *(t.euros(row.by_year[year]) for year in sheet.years), t.euros(row.total)) for row in rows
    ]
    sums = [sum((row.by_year[year] for row in rows), budget.ZERO) for year in sheet.years]
    foot = [(t("total"), *(t.euros(amount) for amount in sums), t.euros(sum(sums, budget.ZERO)))]
    caption = f"{t('shares')} ({t('key_' + sheet.cost_key)})"
    yield doc.table(caption, columns, lines, foot, small=True)
