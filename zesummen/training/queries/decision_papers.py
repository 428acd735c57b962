"""The note of decisions on paper, in one language: what was decided, who does it, by when; marked where a text is not checked."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from zesummen.documents import queries as files
from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document
from zesummen.kernel.templatetags.words import language_within
from zesummen.kernel.words import Text

from ..case import Case
from ..models import Decision, Evening, Party
from . import attendance


def decisions_of(evening: Evening, party: Party) -> list[Decision]:
    """The decisions of one commission on one evening, in order. One statement."""
    rows = list(Decision.objects.filter(evening=evening, party=party).order_by("position", "pk"))
    for row in rows:
        row.evening, row.party = evening, party
    return rows


def note(case: Case, evening: Evening, party: Party, language: str, *, is_draft: bool) -> Document:
    """The note of one commission. ``is_draft``: marked on every page, until it is sent."""
    with override(language):
        rows = decisions_of(evening, party)
        found = attendance.presence(case, evening)
        day = dates.long_date(evening.day, language)
        facts: list[tuple[object, object]] = [
            (_("Training"), f"{case.request.course.title.piece(language).text}, {case.request.reference}"),
            (_("Evening"), f"{evening.number}. {evening.session.title.piece(language).text}"),
            (_("Day"), dates.day_with_weekday(evening.day, language)),
            (_("Place"), ", ".join(part for part in (evening.place_name, evening.place_address) if part) or "–"),
            (_("Led by"), ", ".join(row.name for row in (evening.lead, evening.second) if row) or "–"),
            (
                _("Seats with somebody there"),
                _("%(there)s of %(all)s") % {"there": found.seats_there, "all": found.seats},
            ),
        ]
        blocks: list = [doc.facts(facts), doc.heading(1, _("What was decided"))]
        if rows:
            blocks.append(doc.table(_("Decisions"), _columns(), [_cells(row, language) for row in rows]))
        else:
            blocks.append(doc.paragraph(_("No decision was recorded on this evening.")))
        marks = _marks(rows, language)
        if marks:
            blocks.append(doc.note(marks))
        if rows and (not party.commission_ref or (party.takes_over and party.on_agenda)):
            told = _(
                "The decisions are proposed to the commission for its work programme; it confirms them at its next sitting."
            )
            blocks.append(doc.paragraph(told, style="small"))
        return Document(
            _("Note of decisions: %(commission)s, %(day)s") % {"commission": party.commission_name, "day": day},
            language,
            tuple(blocks),
            subject=case.request.course.title.piece(language).text,
            author=case.body.name_in(language),
            header=files.letterhead_of(case.body),
            date=day,
            demo=case.body.is_demo,
            draft_mark=_("Draft") if is_draft else "",
            made_on=evening.day.isoformat(),
        )


def _columns() -> tuple:
    return (
        doc.Column(_("No."), "end", 1),
        doc.Column(_("Decision"), share=7),
        doc.Column(_("Who"), share=3),
        doc.Column(_("By when"), share=2),
    )


def _cells(row: Decision, language: str) -> tuple:
    piece = Text.from_json(row.title).piece(language)
    words = doc.Span(doc.clean(piece.text), language=piece.language if piece.language != language else "")
    due = dates.short_date(row.due_on, language) if row.due_on else "–"
    return (str(row.position), words, row.owner_name or "–", due)


def _marks(rows: list[Decision], language: str) -> str:
    """What the reader must know about the texts: original elsewhere, not checked, out of date."""
    told = []
    for row in rows:
        text = Text.from_json(row.title)
        piece = text.piece(language)
        words = {"number": row.position, "language": language_within(text.original)}
        if piece.fallback:
            told.append(_("%(number)s: only in the original (%(language)s).") % words)
        elif piece.stale:
            told.append(_("%(number)s: the translation is older than the original (%(language)s).") % words)
        elif piece.language != text.original and piece.language not in text.checked:
            told.append(_("%(number)s: translation not checked; original: %(language)s.") % words)
    return " ".join(told)
