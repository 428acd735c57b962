"""The treasurer's sheet of one year and the money of the whole plan, as tables and as a document."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override

from zesummen.documents import queries as files
from zesummen.kernel import dates, money
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Column, Document
from zesummen.kernel.exports.sheet import SheetColumn, Workbook, Worksheet, worksheet

from ..models import BudgetLine, Plan
from ..queries import budget
from ..queries.budget import Sum, YearLine, YearSheet
from ..queries.sheet import PlanSheet
from ..states import BudgetKind, Flow
from .actions import said


def year_worksheet(sheet: YearSheet, plan: Plan) -> Worksheet:
    """All lines of the year, one a row; sums of planned and real are expense less revenue."""
    columns = (
        SheetColumn(_("Flow"), "text", 10),
        SheetColumn(_("Kind"), "text", 14),
        SheetColumn(_("Budget article"), "text", 24),
        SheetColumn(_("Action number"), "number", 9),
        SheetColumn(_("Action"), "text", 40),
        SheetColumn(_("For what"), "text", 34),
        SheetColumn(_("Source"), "text", 24),
        SheetColumn(_("Planned"), "money", 15),
        SheetColumn(_("Really"), "money", 15),
        SheetColumn(_("Secured"), "text", 12),
        SheetColumn(_("To do"), "text", 30),
    )
    rows = [
        (
            str(Flow(r.line.flow).label),
            str(BudgetKind(r.line.kind).label),
            r.line.article,
            r.number,
            str(r.title),
            words(r),
            r.line.source,
            planned(r),
            r.line.real,
            _("yes") if r.line.is_secured else _("no"),
            todo(r),
        )
        for r in sheet.lines
    ]
    sums = (
        _("Expense less revenue"),
        None,
        None,
        None,
        None,
        None,
        None,
        sheet.sum.own_share,
        sheet.sum.real_own_share,
        None,
        None,
    )
    notes = (_("Due on %(day)s") % {"day": dates.long_date(budget.due_day(plan, sheet.year))},)
    title = f"{plan.title} – {_('Budget')} {sheet.year}"
    return worksheet(str(sheet.year), title, columns, rows, sums if rows else (), notes=notes)


def planned(row: YearLine) -> Decimal:
    """Planned money counts while the action is in the plan."""
    return row.line.planned if row.counts else budget.ZERO


def words(row: YearLine) -> str:
    """What the money is for."""
    return " – ".join(filter(None, (str(BudgetLine.Category(row.line.category).label), row.line.label)))


def todo(row: YearLine) -> str:
    """What the treasurer or the officer must still do about a line."""
    hints = []
    if row.needs_article:
        hints.append(_("needs a revenue article"))
    if not row.line.is_secured:
        hints.append(_("promised by a call that is not decided"))
    if not row.counts:
        hints.append(_("action not in the plan"))
    return "; ".join(hints)


def workbook(sheets: Iterable[Worksheet], plan: Plan, title: str) -> Workbook:
    """Worksheets of this plan as one file, marked where the space is a demonstration."""
    marks = (_("Demonstration: people, decisions and plans are invented"),) if plan.space.is_demo else ()
    return Workbook(title, tuple(sheets), author=plan.space.name, marks=marks)


SUM_LABELS = (
    ("expense", lambda: _("Planned expense")),
    ("revenue", lambda: _("Planned revenue")),
    ("own_share", lambda: _("Own share")),
    ("real_expense", lambda: _("Real expense")),
    ("real_revenue", lambda: _("Real revenue")),
    ("open_calls", lambda: _("Of the revenue: calls not decided")),
)


def sums_worksheet(name: str, head: str, rows: dict, label, whole: Sum, plan: Plan) -> Worksheet:
    """One slice of the money (by year, source, article …), one row a key."""
    columns = (SheetColumn(head, "text", 40), *(SheetColumn(words(), "money", 16) for _name, words in SUM_LABELS))
    lines = [(label(key), *(getattr(found, name) for name, _words in SUM_LABELS)) for key, found in rows.items()]
    total = (_("Sum"), *(getattr(whole, name) for name, _words in SUM_LABELS))
    return worksheet(name, str(plan.title), columns, lines, total if lines else ())


def plan_book(sheet: PlanSheet, plan: Plan, labels: dict) -> Workbook:
    """The money of the whole plan: by year, source, article, field and action, then each year with its lines."""
    whole = budget.plan_total(sheet)
    slices = (
        (_("By year"), _("Year"), budget.by_year(sheet), str),
        (_("By source"), _("Source"), budget.by_source(sheet), str),
        (_("By article"), _("Budget article"), budget.by_article(sheet), lambda key: key or _("no article")),
        (_("By field"), _("Field of action"), budget.by_field(sheet), lambda key: str(labels["field"](key))),
        (_("By action"), _("Action"), budget.by_action(sheet), labels["action"]),
    )
    sheets = [sums_worksheet(name, head, rows, label, whole, plan) for name, head, rows, label in slices]
    years = [year_worksheet(budget.year_sheet(sheet, year), plan) for year in budget.by_year(sheet)]
    return workbook([*sheets, *years], plan, _("Budget"))


def year_document(sheet: YearSheet, plan: Plan, language: str) -> Document:
    """The treasurer's sheet on paper, landscape."""
    with override(language):
        return Document(
            title=_("Budget %(year)s: %(plan)s") % {"year": sheet.year, "plan": said(plan.title, language)},
            language=language,
            blocks=tuple(_year_blocks(sheet, plan, language)),
            subject=said(plan.title, language),
            author=plan.space.name,
            header=files.letterhead_of(plan.space),
            demo=plan.space.is_demo,
            landscape=True,
            information_only=language != "fr",
        )


def _year_blocks(sheet: YearSheet, plan: Plan, language: str) -> Iterable[doc.Block]:
    yield doc.paragraph(
        _("Due on %(day)s") % {"day": dates.long_date(budget.due_day(plan, sheet.year), language)}, style="lead"
    )
    yield doc.facts((label(), money.euros(getattr(sheet.sum, name))) for name, label in SUM_LABELS)
    for flow in Flow:
        rows = [row for row in sheet.lines if row.line.flow == flow.value]
        if rows:
            yield _lines(rows, _("Expense") if flow == Flow.EXPENSE else _("Revenue"), language)
    if sheet.without_article:
        yield doc.note(_("Revenue without an article cannot be received: the budget needs a revenue article for it."))
    if not sheet.lines:
        yield doc.paragraph(_("No line for this year yet."))


def _lines(rows: list[YearLine], caption: str, language: str) -> doc.Table:
    columns = (
        Column(_("Budget article"), share=2),
        Column(_("Kind")),
        Column(_("Action"), share=3),
        Column(_("For what"), share=3),
        Column(_("Source"), share=2),
        Column(_("Planned"), "end", 2),
        Column(_("Really"), "end", 2),
        Column(_("To do"), share=2),
    )
    cells = [
        (
            r.line.article or "–",
            str(BudgetKind(r.line.kind).label),
            f"{r.number}. {said(r.title, language)}",
            words(r),
            r.line.source,
            money.euros(planned(r)),
            money.euros(r.line.real) or "–",
            todo(r) or "–",
        )
        for r in rows
    ]
    sums = sum((planned(r) for r in rows), budget.ZERO), sum((r.line.real or budget.ZERO for r in rows), budget.ZERO)
    foot = [(_("Sum"), "", "", "", "", money.euros(sums[0]), money.euros(sums[1]), "")]
    return doc.table(caption, columns, cells, foot, small=True)
