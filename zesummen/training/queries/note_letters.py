"""Letters with the note of decisions, for those who take part and have no e-mail address."""

from datetime import date

from django.utils.translation import gettext as _

from zesummen.documents.queries import opened
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document
from zesummen.kernel.together import Asked, asking

from ..case import Case
from ..models import DecisionNote, Evening, Participant
from . import evening_letters, participants


def readers(case: Case, evening: Evening) -> list[Participant]:
    """Who hears of the decisions by letter, once the note was sent."""
    return evening_letters.on_paper(participants.of(case.request)) if evening.note_sent_on else []


@asking
def count(case: Case) -> Asked[int]:
    """How many who take part have no e-mail address. One statement."""
    rows = participants.rows_of(case.request)
    yield rows
    return sum(not row.email for row in rows)


def letters(case: Case, evening: Evening, rows: list[Participant], today: date) -> Document | None:
    """One letter a person with the note of the own commission as it was sent; ``None`` without anybody."""
    sent = {
        (row.party_id, row.language): row
        for row in DecisionNote.objects.filter(evening=evening).select_related("document").order_by("pk")
    }
    notes: dict[tuple[int, str], Document | None] = {}

    def write(row: Participant) -> list[doc.Block]:
        key = (row.party_id, evening_letters.language_of(row))
        if key not in notes:
            notes[key] = opened(sent[key].document) if key in sent else None
        note = notes[key]
        told = [doc.paragraph(doc.strong(note.title), language=key[1]), *note.blocks] if note else []
        return [*told, *evening_letters.own_page(row, key[1])]

    return evening_letters.letters(case, rows, today, _("Note of decisions"), write)
