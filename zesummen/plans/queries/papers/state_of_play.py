"""The state of play as a document: the figures, what exists, the needs with their evidence, what is untouched.

Page, Word and PDF come from this one object. French is the reference, German a full version; the others inform.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import override

from zesummen.diagnosis import queries as diagnosis
from zesummen.documents.queries import letterhead_of
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Block, Document, Letterhead

from ...catalogue import FIELDS
from ...models import InventoryItem, Need, Plan
from ..inventory import Gap, by_field, gaps, month_words
from ..needs import evidence_tail, standing_needs
from ..objectives import Matrix, matrix
from .state_words import WORDS
from .words import LANGUAGES, REFERENCE, Tongue


@dataclass(frozen=True, slots=True)
class Findings:
    """What the document says, read once for all its languages."""

    plan: Plan
    header: Letterhead
    inventory: tuple[tuple[str, tuple[InventoryItem, ...]], ...]  # key of the field, what exists in it
    needs: tuple[Need, ...]
    gaps: tuple[Gap, ...]
    matrix: Matrix
    made_on: date


def findings(plan: Plan, made_on: date) -> Findings:
    """Everything but the statistics, which are asked per language. About eight statements."""
    existing = tuple((rows[0].field, tuple(rows)) for _label, rows in by_field())
    return Findings(
        plan, letterhead_of(plan.space), existing, tuple(standing_needs(plan)), tuple(gaps(plan)), matrix(plan), made_on
    )


def state_of_play(found: Findings, language: str, *, number: int = 0) -> Document:
    """The document in one language; without a number it is a draft and says so on each page."""
    say, t = _Words(language), Tongue(language)
    plan = found.plan
    with override(language):
        sheet = diagnosis.sheet_of(plan.space, language)
        blocks = (
            *_opening(found, sheet.name, number, say, t), *_figures(sheet, say), *_existing(found, say, t),
            *_needs(found, say, t), *_untouched(found, say, t), *_sources(sheet, say),
        )  # fmt: skip
        return Document(
            title=say("title") + say.colon + t.plain(plan.title), language=language, blocks=blocks,
            subject=say("title"), author=plan.space.name_in(language), date=t.day(found.made_on), header=found.header,
            demo=plan.space.is_demo, information_only=language != REFERENCE,
            draft_mark="" if number else say("draft"), made_on=found.made_on.isoformat(),
        )  # fmt: skip


def documents(plan: Plan, *, number: int, made_on: date) -> dict[str, Document]:
    """The document in all languages, from the same facts."""
    found = findings(plan, made_on)
    return {language: state_of_play(found, language, number=number) for language in LANGUAGES}


class _Words:
    """The fixed words in one language."""

    def __init__(self, language: str):
        self.language = language
        self.colon = "\u00a0: " if language == "fr" else ": "

    def __call__(self, key: str, **named) -> str:
        words = WORDS[key][self.language]
        return words.format(**named) if named else words


def _opening(found: Findings, name: str, number: int, say: _Words, t: Tongue) -> Iterable[Block]:
    pairs = [(t("territory"), name), (say("for_plan"), t.plain(found.plan.title))]
    yield doc.facts(pairs + ([(say("version"), f"{number}, {t.day(found.made_on)}")] if number else []))
    yield doc.Outline(2)
    if found.plan.state_of_play_intro:
        yield doc.heading(1, say("introduction"))
        yield from doc.prose(found.plan.state_of_play_intro, t.language)


def _figures(sheet: diagnosis.StatisticsSheet, say: _Words) -> Iterable[Block]:
    yield doc.heading(1, say("population"))
    if not sheet.sections:
        yield doc.paragraph(say("no_figures"))
    for section in sheet.sections:
        yield doc.heading(2, section.title)
        if section.finding:
            yield doc.paragraph(section.finding)
        if not section.tables:
            for figure in section.figures:
                yield doc.paragraph(doc.strong(f"{figure.text} {figure.unit}".strip()), f" – {figure.label}")
                yield _source(figure.source, figure.as_of_text, figure.definition, say)
        for table in section.tables:
            yield _table(table)
            yield _source(table.source, table.as_of_text, table.definition, say)
        for note in section.notes:
            yield doc.paragraph(note, style="small")
    if sheet.suppressed:
        yield doc.note(say("small_numbers"))


def _table(table: diagnosis.Table) -> doc.Table:
    columns = [
        doc.Column(doc.clean(label), *(("end", 1) if numeric else ("start", 2))) for label, numeric in table.head
    ]
    rows = [(label, *(text for text, _numeric in cells)) for label, cells in table.body]
    foot = [(label, *(text for text, _numeric in cells)) for label, cells in table.sums]
    return doc.table(table.caption, columns, rows, foot, small=len(columns) > 5, note=table.note)


def _source(source: str, when: str, definition: str, say: _Words) -> Block:
    words = f"{say('source')}{say.colon}{', '.join(part for part in (source, when) if part)}."
    return doc.paragraph(f"{words} {definition}".strip(), style="small")


def _existing(found: Findings, say: _Words, t: Tongue) -> Iterable[Block]:
    yield doc.heading(1, say("inventory"))
    if not found.inventory:
        yield doc.paragraph(say("no_inventory"))
    for key, items in found.inventory:
        title = t.name(key) if key else say("no_field")
        yield doc.heading(2, title)
        columns = (
            doc.Column(say("what"), share=4), doc.Column(say("organiser"), share=3), doc.Column(say("when"), share=3),
            doc.Column(say("groups"), share=4), doc.Column(say("reach"), "end", 2),
        )  # fmt: skip
        yield doc.table(f"{say('inventory')}{say.colon}{title}", columns, [_existing_row(item, t) for item in items])


def _existing_row(item: InventoryItem, t: Tongue) -> tuple:
    when = month_words(item.months) or item.season or "–"
    return (t.said(item.title), item.organiser or "–", when, t.names(item.groups), t.number(item.reach))


def _needs(found: Findings, say: _Words, t: Tongue) -> Iterable[Block]:
    yield doc.heading(1, say("needs"))
    if not found.needs:
        yield doc.paragraph(say("no_needs"))
    for need in found.needs:
        yield doc.heading(2, f"{need.number}. {t.plain(need.title)}")
        if need.description:
            yield doc.paragraph(t.said(need.description))
        pairs = [(say("priority"), say(f"priority_{need.priority}"))]
        if need.field:
            pairs.append((say("field"), t.name(need.field)))
        if need.groups:
            pairs.append((say("groups"), t.names(need.groups)))
        yield doc.facts(pairs)
        lines = [_evidence(one, say, t) for one in need.evidence.all()]
        yield doc.paragraph(doc.strong(say("evidence") + say.colon), "" if lines else say("no_evidence"))
        if lines:
            yield doc.bullets(lines)


def _evidence(one, say: _Words, t: Tongue) -> list:
    people = f", {say('people', n=t.number(one.people))}" if one.people else ""
    return [t.label(one.get_kind_display()), say.colon, t.said(one.title), evidence_tail(one, t.language), people]


def _untouched(found: Findings, say: _Words, t: Tongue) -> Iterable[Block]:
    yield doc.heading(1, say("untouched"))
    fields = {entry.key for entry in FIELDS} | {gap.field for gap in found.gaps}
    bare = sorted(t.name(key) for key in fields - {key for key, _items in found.inventory})
    if bare:
        yield doc.paragraph(doc.strong(say("untouched_fields") + say.colon), ", ".join(bare))
    if found.matrix.untouched_services:
        names = ", ".join(found.matrix.untouched_services)
        yield doc.paragraph(doc.strong(say("untouched_services") + say.colon), names)
    if not found.gaps:
        yield doc.paragraph(say("nothing_untouched"))
        return
    yield doc.paragraph(doc.strong(say("gaps") + say.colon))
    groups: dict[str, list[str]] = {}
    for gap in found.gaps:
        groups.setdefault(gap.field, []).append(gap.group)
    yield doc.bullets([f"{t.name(field)}{say.colon}{t.names(keys)}" for field, keys in groups.items()])


def _sources(sheet: diagnosis.StatisticsSheet, say: _Words) -> Iterable[Block]:
    if sheet.origins and sheet.sections:
        yield doc.heading(1, say("sources"))
        lines = dict.fromkeys(f"{origin.line}, {origin.as_of_text}" for origin in sheet.origins)
        yield doc.bullets(list(lines))
