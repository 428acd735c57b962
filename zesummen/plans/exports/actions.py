"""The list of actions as a table, and one action sheet as a document."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import override

from zesummen.documents import queries as files
from zesummen.kernel import dates, money
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Column, Document
from zesummen.kernel.exports.sheet import SheetColumn, Workbook, Worksheet, worksheet
from zesummen.kernel.words import Text

from .. import catalogue
from ..models import BudgetLine, Plan
from ..queries.actions import ActionPage, ActionRow
from ..queries.sheet import ActionSheet, StepSheet
from ..states import ActionState, BudgetKind, Flow, OwnerKind, PartnerKind


def list_sheet(rows: Iterable[ActionRow], plan: Plan) -> Worksheet:
    """The rows of the list, as they stand on the page."""
    rows = list(rows)
    columns = (
        SheetColumn(_("Number"), "number", 8),
        SheetColumn(_("Action"), "text", 44),
        SheetColumn(_("Field of action"), "text", 26),
        SheetColumn(_("Status"), "text", 12),
        SheetColumn(_("Political owner"), "text", 22),
        SheetColumn(_("Administrative owner"), "text", 22),
        SheetColumn(_("Working owner"), "text", 22),
        SheetColumn(_("Start"), "date", 12),
        SheetColumn(_("End"), "date", 12),
        SheetColumn(_("Done, per cent"), "number", 8),
        SheetColumn(_("Planned expense"), "money", 16),
    )
    lines = [
        (
            row.number,
            str(row.title),
            str(row.field_label),
            str(row.state_label),
            row.owners.get("political", ""),
            row.owners.get("administrative", ""),
            row.owners.get("working", ""),
            row.from_on,
            row.until_on,
            row.percent,
            row.planned,
        )
        for row in rows
    ]
    sums = (None, _("Sum"), *[None] * 8, sum((row.planned for row in rows), start=money.CENT * 0))
    return worksheet(_("Actions"), str(plan.title), columns, lines, sums if rows else ())


def list_book(rows: Iterable[ActionRow], plan: Plan) -> Workbook:
    """The same as a workbook, marked where the space is a demonstration."""
    marks = (_("Demonstration: people, decisions and plans are invented"),) if plan.space.is_demo else ()
    return Workbook(_("Actions"), (list_sheet(rows, plan),), author=plan.space.name, marks=marks)


def action_document(page: ActionPage, plan: Plan, language: str) -> Document:
    """The action sheet as a document. Other languages than French say that they are information."""
    with override(language):
        sheet = page.sheet
        return Document(
            title=_("Action %(number)s: %(title)s") % {"number": sheet.number, "title": said(sheet.title, language)},
            language=language,
            blocks=tuple(blocks(page, language)),
            subject=said(plan.title, language),
            author=plan.space.name,
            header=files.letterhead_of(plan.space),
            demo=plan.space.is_demo,
            information_only=language != "fr",
            reference=f"{said(plan.title, language)} · {sheet.number}",
        )


def said(text: Text, language: str) -> str:
    """The text in this language, else in the one it was written in."""
    return text.piece(language).text


def blocks(page: ActionPage, language: str, level: int = 1) -> Iterable[doc.Block]:
    """The body of an action sheet; the plan's document uses it too, one level deeper."""
    sheet = page.sheet
    yield doc.facts(_facts(sheet, language))
    for title, text in (
        (_("What happens"), sheet.description),
        (_("What newcomers do"), sheet.newcomers_part),
        (_("What the commune and its people do"), sheet.commune_part),
        (_("Expected result"), sheet.expected_result),
    ):
        if text:
            yield doc.heading(level, title)
            yield from doc.prose(text, language)
    yield from _served(page, language, level)
    yield from _people(sheet, level)
    yield from _steps(sheet, level)
    yield from _money(sheet, level)
    yield from _ways(sheet, level)


def _facts(sheet: ActionSheet, language: str) -> Iterable[tuple]:
    nothing = "–"
    yield _("Field of action"), str(catalogue.label(sheet.field)) if sheet.field else nothing
    yield _("Target groups"), ", ".join(map(str, catalogue.labels(sheet.groups))) or nothing
    yield _("Status"), str(ActionState(sheet.state).label)
    yield _("From–to"), span(sheet.from_on, sheet.until_on, language) or nothing
    if sheet.missions:
        yield _("Missions of the commission"), "; ".join(f"{key} {catalogue.label(key)}" for key in sheet.missions)
    if sheet.origin:
        yield (
            _("Where it comes from"),
            " – ".join(filter(None, (str(catalogue.label(sheet.origin)), sheet.origin_note))),
        )


def span(start, end, language: str) -> str:
    """From–to in words; one of both may be missing."""
    if not start and not end:
        return ""
    return f"{dates.long_date(start, language) or '…'} – {dates.long_date(end, language) or '…'}"


def _served(page: ActionPage, language: str, level: int) -> Iterable[doc.Block]:
    if page.served:
        yield doc.heading(level, _("Objectives that it serves"))
        yield doc.bullets(
            f"{served.number}. {said(served.title, language)} ({money.number(served.share.normalize(), language)}\u00a0%)"
            for served in page.served
        )


def _people(sheet: ActionSheet, level: int) -> Iterable[doc.Block]:
    yield doc.heading(level, _("Who answers for it"))
    given = {owner.kind: owner.name for owner in sheet.owners}
    yield doc.facts((str(kind.label).capitalize(), given.get(kind.value, "–")) for kind in OwnerKind)
    if sheet.partners:
        yield doc.heading(level, _("Partners"))
        yield doc.bullets(
            f"{p.name} ({PartnerKind(p.kind).label})" + (f", {_('agreed')}" if p.agreed else "") for p in sheet.partners
        )


def _steps(sheet: ActionSheet, level: int) -> Iterable[doc.Block]:
    if sheet.parts or sheet.milestones:
        yield doc.heading(level, _("Step by step"))
    for title, steps in ((_("Parts"), sheet.parts), (_("Milestones"), sheet.milestones)):
        if steps:
            yield doc.table(
                title, (Column(_("What"), share=4), Column(_("Due by")), Column(_("Done on"))), map(_step, steps)
            )


def _step(step: StepSheet) -> tuple:
    what = f"{step.title} ({step.owner})" if step.owner else step.title
    return what, dates.short_date(step.due_on) or "–", dates.short_date(step.done_on) or "–"


def _money(sheet: ActionSheet, level: int) -> Iterable[doc.Block]:
    if not sheet.lines:
        return
    yield doc.heading(level, _("Budget"))
    columns = (
        Column(_("Year")),
        Column(_("For what"), share=3),
        Column(_("Source"), share=2),
        Column(_("Article"), share=2),
        Column(_("Planned"), "end"),
        Column(_("Really"), "end"),
    )
    rows = [
        (
            str(line.year),
            _line_words(line),
            line.source,
            f"{line.article or '–'} ({BudgetKind(line.kind).label})",
            money.euros(line.planned),
            money.euros(line.real) or "–",
        )
        for line in sheet.lines
    ]
    yield doc.table(_("Budget lines"), columns, rows, small=True)


def _line_words(line) -> str:
    words = " – ".join(filter(None, (str(BudgetLine.Category(line.category).label), line.label)))
    revenue = f"{Flow(line.flow).label}: " if line.flow == "revenue" else ""
    return revenue + words + ("" if line.is_secured else f" ({_('promised by a call that is not decided')})")


def _ways(sheet: ActionSheet, level: int) -> Iterable[doc.Block]:
    pairs = [
        (_("People"), sheet.people_needed),
        (_("Rooms"), sheet.rooms_needed),
        (_("Material"), sheet.material_needed),
        (_("Depends on a call for projects"), sheet.depends_on_call),
        (_("Languages of the action"), ", ".join(map(str, catalogue.spoken(sheet.languages)))),
        (_("How everybody can take part"), sheet.accessibility),
        (_("How people hear of it"), sheet.channels),
        (_("What could go wrong, and what then"), sheet.risks),
    ]
    kept = [(term, value) for term, value in pairs if value]
    if kept:
        yield doc.heading(level, _("How it is done"))
        yield doc.facts(kept)
