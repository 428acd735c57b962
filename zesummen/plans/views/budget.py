"""The money of the plan, and the treasurer's sheet of one year."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zesummen.documents import exports as files_out
from zesummen.kernel import money
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import granted, needs
from zesummen.kernel.words import LANGUAGES, active_language

from .. import catalogue
from ..exports import budget as exports
from ..models import Plan
from ..queries import budget
from ..queries.sheet import PlanSheet
from ..rules.actions import may_keep_money
from ..states import BudgetKind
from .base import plan_or_404, show

KNOT = {"pci": "actions", "gemengepakt": "deeds"}
FIGURES = ("expense", "revenue", "own_share", "real_expense")
FILES = ("xlsx", "csv", "pdf", "docx")


def _labels(sheet: PlanSheet) -> dict:
    actions = {action.number: (f"{action.number}. {action.title}", action.pk) for action in sheet.actions}
    return {
        "field": lambda key: catalogue.label(key) if key else _("no field"),
        "action": lambda number: actions[number][0],
    }


@require_safe
@needs("plan.read")
def overview(request, pk):
    """Money by year, source, article, field, objective and action."""
    plan = plan_or_404(pk)
    sheet = budget.money_sheet(plan)
    labels, whole = _labels(sheet), budget.plan_total(sheet)
    objectives = {o.number: o for o in sheet.objectives}
    split = sorted(budget.by_objective(sheet).items(), key=lambda pair: (pair[0] is None, pair[0] or 0))
    slices = [
        ("source", _("By source"), _("Source"), list(budget.by_source(sheet).items())),
        (
            "article",
            _("By budget article"),
            _("Budget article"),
            [(key or _("no article"), s) for key, s in budget.by_article(sheet).items()],
        ),
        (
            "field",
            _("By field of action"),
            _("Field of action"),
            [(labels["field"](key), s) for key, s in budget.by_field(sheet).items()],
        ),
        (
            "action",
            _("By action"),
            _("Action"),
            [(labels["action"](key), s) for key, s in budget.by_action(sheet).items()],
        ),
    ]
    return show(
        request,
        plan,
        "plans/budget.html",
        {
            "total": whole,
            "figures": {name: money.euros(getattr(whole, name), cents=False) for name in FIGURES},
            "years": list(budget.by_year(sheet).items()),
            "slices": slices,
            "split": [(objectives.get(number), amount) for number, amount in split],
            "split_sum": sum(dict(split).values(), budget.ZERO),
            "next_year": timezone.localdate().year + 1,
            "due_on": budget.due_day(plan, timezone.localdate().year + 1),
            "may_money": may_keep_money(granted(request), plan),
        },
        measure=KNOT.get(plan.template, ""),
    )


@require_safe
@needs("plan.read")
def overview_file(request, pk):
    """The same figures and all lines, for a spreadsheet."""
    plan = plan_or_404(pk)
    plan.space = request.space
    sheet = budget.money_sheet(plan)
    return _answer(
        request,
        lambda: http.response(
            exports.plan_book(sheet, plan, _labels(sheet)), f"{request.space.slug} {_('Budget')}", "xlsx"
        ),
        redirect("plans:budget", request.space.slug, pk),
    )


@require_safe
@needs("plan.read")
def year(request, pk, year):
    """The treasurer's sheet of one budget year: prints, and goes to a spreadsheet."""
    plan = plan_or_404(pk)
    _insist_year(year)
    sheet = budget.money_sheet(plan)
    found = budget.year_sheet(sheet, year)
    links = {action.number: action.pk for action in sheet.actions}
    return show(
        request,
        plan,
        "plans/budget_year.html",
        {
            "year": year,
            "found": found,
            "due_on": budget.due_day(plan, year),
            "languages": LANGUAGES,
            "language": active_language(),
            "lists": [
                (flow, title, [_row(row, links) for row in found.lines if row.line.flow == flow])
                for flow, title in _flows()
            ],
            "years": sorted({*sheet.years, year}),
            "may_money": may_keep_money(granted(request), plan),
        },
        measure=KNOT.get(plan.template, ""),
    )


def _flows() -> list[tuple]:
    return [("expense", _("Expense")), ("revenue", _("Revenue"))]


def _insist_year(year: int) -> None:
    if not 2000 <= year <= 2100:
        raise Http404


def _row(row: budget.YearLine, links: dict) -> dict:
    return {
        "row": row,
        "words": exports.words(row),
        "planned": exports.planned(row),
        "todo": exports.todo(row),
        "kind": BudgetKind(row.line.kind).label,
        "action_pk": links[row.number],
    }


@require_safe
@needs("plan.read")
def year_file(request, pk, year, kind):
    """The treasurer's sheet as XLSX, CSV, PDF or Word; ``?language=`` for the last two."""
    plan: Plan = plan_or_404(pk)
    _insist_year(year)
    if kind not in FILES:
        raise Http404
    plan.space = request.space
    found = budget.year_sheet(budget.money_sheet(plan), year)
    name = f"{request.space.slug} {_('Budget')} {year}"
    language = request.GET.get("language", "")
    language = language if language in LANGUAGES else active_language()
    makers = {
        "xlsx": lambda: http.response(
            exports.workbook([exports.year_worksheet(found, plan)], plan, name), name, "xlsx"
        ),
        "csv": lambda: http.response(exports.year_worksheet(found, plan), name, "csv"),
    }
    make = makers.get(kind, lambda: files_out.answer(exports.year_document(found, plan, language), kind, name=name))
    return _answer(request, make, redirect("plans:budget_year", request.space.slug, pk, year))


def _answer(request, make, back):
    try:
        return make()
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return back
