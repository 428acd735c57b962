"""What a commune lets the trainer read before the evening: its statistics sheet, its inventory, its running plan.

Made in the commune's own space, as the documents that the commune itself prints.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zesummen.diagnosis.queries import sheet_of
from zesummen.documents import queries as documents
from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import active_language
from zesummen.plans.queries.inventory import by_field, month_words
from zesummen.plans.queries.papers.plan import plan_document
from zesummen.plans.queries.plans import open_plan
from zesummen.plans.queries.public_sheet import public_sheet
from zesummen.territory.models import Space

from ..case import Case
from ..models import Party

LABELS: dict[str, Any] = {
    "statistics": gettext_lazy("Statistics sheet of the commune"),
    "inventory": gettext_lazy("Inventory: what exists already"),
    "plan": gettext_lazy("The plan of today"),
}


@dataclass(frozen=True, slots=True)
class Shelf:
    """The papers of one commune: (key, words, whether it is released)."""

    party: Party
    papers: tuple[tuple[str, Any, bool], ...]
    is_own: bool

    @property
    def released(self) -> list[tuple[str, Any]]:
        return [(key, words) for key, words, is_released in self.papers if is_released]


def shelves(case: Case) -> list[Shelf]:
    """The papers of each commune that works here; the own one first."""
    found = [
        Shelf(
            party,
            tuple((key, words, key in party.released) for key, words in LABELS.items()),
            party.party_space_id == case.viewer.pk,
        )
        for party in case.parties
        if party.party_space is not None
    ]
    return sorted(found, key=lambda shelf: not shelf.is_own)


def paper(space: Space, key: str, today: date) -> Document | None:
    """The paper in the reader's language, made in the commune's space; ``None`` where the commune has no such thing yet."""
    with inside(space):
        return MAKERS[key](space, today)


def _plan(space: Space, _today: date) -> Document | None:
    plan = open_plan()
    if plan is None:
        return None
    plan.space = space
    return plan_document(
        public_sheet(plan), active_language(), demo=space.is_demo, is_draft=plan.state == "preparation"
    )


def _statistics(space: Space, today: date) -> Document:
    sheet = sheet_of(space)
    blocks: list[doc.Block] = []
    for section in sheet.sections:
        blocks.append(doc.heading(1, section.title))
        if section.finding:
            blocks.append(doc.paragraph(section.finding))
        for table in section.tables:
            rows = [(row.label, *(cell.text for cell in row.cells)) for row in (*table.rows, *table.foot)]
            blocks.append(doc.table(table.caption, table.columns, rows))
            blocks.append(doc.paragraph(f"{table.source}, {table.as_of_text}", style="small"))
        blocks += [doc.paragraph(words, style="small") for words in section.notes]
    return _document(_("Statistics sheet of the commune"), space, blocks, today)


def _inventory(space: Space, today: date) -> Document:
    blocks: list[doc.Block] = []
    columns = [_("Title"), _("Organiser"), _("Months"), _("People reached a year")]
    for field, rows in by_field():
        blocks.append(doc.heading(1, field))
        cells = [(str(row.title), row.organiser, month_words(row.months), str(row.reach or "")) for row in rows]
        blocks.append(doc.table(field, columns, cells))
    return _document(_("Inventory: what exists already"), space, blocks or _nothing(), today)


def _nothing() -> Iterable[doc.Block]:
    return [doc.paragraph(_("Nothing is written down yet."))]


def _document(title: str, space: Space, blocks: Iterable[doc.Block], today: date) -> Document:
    language = active_language()
    return Document(
        title,
        language,
        tuple(blocks),
        subject=space.name_in(language),
        author=space.name_in(language),
        header=documents.letterhead_of(space),
        date=dates.long_date(today, language),
        demo=space.is_demo,
        made_on=today.isoformat(),
    )


MAKERS: dict[str, Callable[[Space, date], Document | None]] = {
    "statistics": _statistics, "inventory": _inventory, "plan": _plan,
}  # fmt: skip
