"""What everybody may take along: the plan as PDF, Word, JSON and CSV; a decision; an empty model."""

import json

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import override

from zesummen.kernel.exports import http
from zesummen.kernel.exports.document import Document
from zesummen.kernel.exports.sheet import SheetColumn, Worksheet, as_csv, worksheet
from zesummen.plans.queries.papers.plan import plan_document
from zesummen.plans.queries.sheet import PlanSheet, to_json
from zesummen.plans.states import ActionState, PlanState

from .queries.plan import action_lines


def plan_as_document(sheet: PlanSheet, language: str, *, demo: bool, header=None) -> Document:
    """The plan of today as a document, with what is public in it."""
    return plan_document(sheet, language, header=header, demo=demo, is_draft=sheet.state == PlanState.PREPARATION)


def plan_json(sheet: PlanSheet) -> HttpResponse:
    """The frozen public sheet, for programs."""
    body = json.dumps(to_json(sheet), ensure_ascii=False, indent=1)
    return file(body.encode(), "application/json", f"plan-{sheet.space}-{sheet.pk}.json")


def actions_csv(sheet: PlanSheet, language: str) -> HttpResponse:
    """One line per action: what it is, who does it, where it stands, what it costs."""
    return file(
        as_csv(actions_worksheet(sheet, language)), "text/csv; charset=utf-8", f"actions-{sheet.space}-{sheet.pk}.csv"
    )


def actions_worksheet(sheet: PlanSheet, language: str) -> Worksheet:
    """The actions as a table in the page's language."""
    with override(language):
        columns = [
            SheetColumn(_("Number"), "number", 8),
            SheetColumn(_("Action"), "text", 50),
            SheetColumn(_("Field"), "text", 30),
            SheetColumn(_("Status"), "text", 12),
            SheetColumn(_("Progress in per cent"), "number", 10),
            SheetColumn(_("Start"), "date", 12),
            SheetColumn(_("End"), "date", 12),
            SheetColumn(_("Who does it"), "text", 30),
            SheetColumn(_("Planned expense"), "money", 16),
            SheetColumn(_("Spent"), "money", 16),
        ]
        rows = [
            (
                line.sheet.number,
                str(line.sheet.title),
                str(line.field_label),
                str(ActionState(line.sheet.state).label),
                line.sheet.percent,
                line.sheet.from_on,
                line.sheet.until_on,
                line.who,
                line.planned,
                line.spent,
            )
            for line in action_lines(sheet)
        ]
        return worksheet(_("Actions"), str(sheet.title), columns, rows)


def document_file(document: Document, name: str, kind: str) -> HttpResponse:
    """The document as PDF or Word; ``ExportFault`` where it cannot be made."""
    return http.response(document, name, kind, inline=kind == "pdf")


def file(content: bytes, kind: str, name: str) -> HttpResponse:
    """A download of these bytes."""
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = content_disposition_header(True, name)
    return answer
