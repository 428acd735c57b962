"""Needs with their evidence: the list, one need, the register as a sheet, the figures to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zesummen.diagnosis.queries import sheet_of
from zesummen.documents.queries import FileRow, files_by_folder
from zesummen.kernel.access import Grants
from zesummen.kernel.dates import short_date
from zesummen.kernel.exports.sheet import SheetColumn, Workbook, worksheet
from zesummen.kernel.words import Text, active_language

from ..catalogue import label, labels
from ..models import Evidence, Need, Opinion, Plan
from ..states import EvidenceKind

PRIORITIES = {1: gettext_lazy("first"), 2: gettext_lazy("second"), 3: gettext_lazy("later")}
# A gap comes from the inventory, whoever reads it.
GAP_SOURCE = {"fr": "Inventaire", "de": "Bestandsaufnahme", "lb": "Inventar", "en": "Inventory", "pt": "Inventário"}
TONES = {1: "to_correct", 2: "under_way", 3: "to_start"}


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A need in the list."""

    pk: int
    number: int
    title: Text
    field: Any
    groups: list
    priority: Any
    tone: str
    evidence: int
    objectives: int
    dropped_on: date | None
    dropped_reason: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One evidence as its need's page shows it; ``figure`` is the frozen figure in the page's language."""

    pk: int
    kind: str
    kind_label: Any
    title: Text
    source: str
    dated_on: date | None
    people: int | None
    figure: dict = field(default_factory=dict)
    files: tuple[FileRow, ...] = ()
    is_fixed: bool = False


def need_rows(plan: Plan) -> list[NeedRow]:
    """All needs by number, the dropped ones too. One statement."""
    found = (
        Need.objects.filter(plan=plan)
        .annotate(evidence_n=Count("evidence", distinct=True), objectives_n=Count("objective_links", distinct=True))
        .order_by("number", "pk")  # a counted query forgets the model's own order
    )
    return [
        NeedRow(
            need.pk, need.number, need.title, label(need.field) if need.field else "", labels(need.groups),
            PRIORITIES[need.priority], TONES[need.priority], need.evidence_n, need.objectives_n, need.dropped_on,
            need.dropped_reason,
        )
        for need in found
    ]  # fmt: skip


def need_of(plan: Plan, pk: int) -> Need | None:
    """A need of this plan."""
    need = Need.objects.filter(plan=plan, pk=pk).select_related("dropped_by", "node").first()
    if need:
        need.plan, need.space = plan, plan.space
    return need


def evidence_of(need: Need, pk: int) -> Evidence | None:
    """An evidence of this need."""
    found = Evidence.objects.filter(need=need, pk=pk).first()
    if found:
        found.need, found.plan, found.space = need, need.plan, need.space
    return found


def evidence_rows(need: Need, granted: Grants, by) -> list[EvidenceRow]:
    """The evidence of a need with its files. Two statements."""
    found = list(Evidence.objects.filter(need=need))
    files = files_by_folder([evidence.folder_id for evidence in found], granted, by)
    fixed = (EvidenceKind.FIGURE, EvidenceKind.GAP)
    return [
        EvidenceRow(
            one.pk, one.kind, one.get_kind_display(), one.title, source_of(one), one.dated_on, one.people,
            figure_words(one.figure), tuple(files.get(one.folder_id, ())), one.kind in fixed,
        )
        for one in found
    ]  # fmt: skip


def figure_words(figure: dict | None, language: str = "") -> dict:
    """The frozen figure's words in a language: label, text, unit, source, as_of_text, definition; empty without one."""
    if not figure:
        return {}
    return {**figure, **figure.get("texts", {}).get(language or active_language(), {})}


def figure_choices(space) -> list[tuple[str, list[tuple[str, str]]]]:
    """The figures that can be evidence, by section of the statistics sheet; what is not shown is left out."""
    sheet = sheet_of(space)
    found = [
        (
            section.title,
            [(f.key, _figure_line(f)) for f in section.figures if not f.suppressed],
        )
        for section in sheet.sections
    ]
    return [(title, choices) for title, choices in found if choices]


def _figure_line(figure) -> str:
    unit = "" if figure.unit == "%" else figure.unit  # a share is written with its sign already
    return f"{figure.label}: {figure.text} {unit}".strip() + f" ({figure.as_of_text})"


def standing_needs(plan: Plan) -> QuerySet:
    """The needs that stand, with their evidence, first things first."""
    evidence = Prefetch("evidence", Evidence.objects.order_by("pk"))
    return Need.objects.filter(plan=plan, dropped_on=None).prefetch_related(evidence).order_by("priority", "number")


def register(plan: Plan) -> Workbook:
    """The register of needs as a sheet."""
    rows = [_register_row(need) for need in standing_needs(plan).annotate(answered=Count("objective_links"))]
    columns = [
        SheetColumn(_("No."), "number", 6), SheetColumn(_("Need"), "text", 40),
        SheetColumn(_("Description"), "text", 50),
        SheetColumn(_("Field of action"), "text", 28), SheetColumn(_("Target groups"), "text", 32),
        SheetColumn(_("Priority"), "text", 10), SheetColumn(_("Evidence"), "text", 60),
        SheetColumn(_("Objectives"), "number", 10),
    ]  # fmt: skip
    title = _("Register of needs")
    return Workbook(title, (worksheet(title[:31], f"{title}: {plan.title}", columns, rows),))


def _register_row(need: Need) -> list:
    return [
        need.number, str(need.title), str(need.description), str(label(need.field)) if need.field else "",
        "; ".join(str(word) for word in labels(need.groups)), str(PRIORITIES[need.priority]),
        "\n".join(evidence_lines(need.evidence.all())), need.answered,  # type: ignore[attr-defined]
    ]  # fmt: skip


def opinion_given(plan: Plan) -> dict:
    """The newest opinion recorded for the plan, as the beginning of an evidence; empty where there is none."""
    opinion = Opinion.objects.filter(plan=plan).first()
    if opinion is None:
        return {}
    said = Text(active_language(), {active_language(): opinion.text[:500]}) if opinion.text else None
    return {"source": opinion.body_name, "dated_on": opinion.given_on, "title": said}


def source_of(one: Evidence, language: str = "") -> str:
    """Where an evidence comes from."""
    return GAP_SOURCE[language or active_language()] if one.kind == EvidenceKind.GAP else one.source


def evidence_lines(found: Iterable[Evidence], language: str = "") -> list[str]:
    """Each evidence on one line: what, the value of a figure, source and date."""
    return [evidence_line(one, language) for one in found]


def evidence_line(one: Evidence, language: str = "") -> str:
    """One evidence: “Residents: 36,228 people (STATEC, 1 January 2026)”."""
    language = language or active_language()
    return one.title.piece(language).text + evidence_tail(one, language)


def evidence_tail(one: Evidence, language: str) -> str:
    """What follows the title of an evidence: the figure's value, the source, the day."""
    figure = figure_words(one.figure, language)
    colon = "\u00a0: " if language == "fr" else ": "
    value = f"{figure['text']} {figure.get('unit', '')}".strip() if figure.get("text") else ""
    when = figure.get("as_of_text") or short_date(one.dated_on, language)
    place = ", ".join(part for part in (figure.get("source") or source_of(one, language), when) if part)
    return f"{colon}{value} ({place})" if value else f" ({place})"
