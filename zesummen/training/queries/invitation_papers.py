"""The letter of invitation as a document, one or a merge over communes; and the table for a spreadsheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from zesummen.council.texts.fields import of, typeset
from zesummen.documents import queries as files
from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document
from zesummen.kernel.exports.sheet import SheetColumn, Workbook, Worksheet, worksheet
from zesummen.kernel.words import Text, active_language

from ..invitation_texts import FRAME, LANGUAGES, NAMES, filled
from ..models import CourseSession, Invitation, InvitationRound
from ..states import Channel
from . import courses, handouts


@dataclass(frozen=True, slots=True)
class LetterWords:
    """A letter to one commune in words: what the document prints and the mail writes."""

    language: str
    dated: str
    address: tuple[str, ...]
    subject: str
    about: str
    greeting: tuple[str, ...]
    paragraphs: tuple[str, ...]
    closing: str
    signatories: tuple[tuple[str, str], ...]  # (office, name)


def letter_of(found: InvitationRound, row: Invitation | None, language: str) -> LetterWords:
    """The letter to a commune (``None``: with empty names) in French or German, in the names of the round's regime."""
    frame, tidy = FRAME[language], typeset if language == "fr" else str
    commune = row.commune.name_in(language) if row else "…"
    values = {"commune": commune, "phone": found.phone, "email": found.email}

    def said(text: Text) -> str:
        piece = text.piece(language)
        words = filled(piece.text, regime=found.regime, language=piece.language, **values)
        return typeset(words) if piece.language == "fr" else words

    subject = said(found.subject)
    commission = NAMES[language][found.regime][0]
    return LetterWords(
        language=language,
        dated=frame["dated"].format(place=found.place, day=dates.long_date(found.dated_on, language)),
        address=tuple(tidy(line) for line in _address(row, commune, language)),
        subject=subject,
        about=tidy(frame["about"].format(subject=subject)),
        greeting=(frame["mayor"], frame["president"].format(commission=commission), frame["dear"]),
        paragraphs=tuple(part.strip() for part in said(found.body).split("\n\n") if part.strip()),
        closing=said(found.closing),
        signatories=tuple(_signatory(person) for person in found.signatories),
    )


def _address(row: Invitation | None, commune: str, language: str) -> tuple[str, ...]:
    frame = FRAME[language]
    lines = [frame["commune"].format(commune=of(commune) if language == "fr" else commune)]
    if row is None:
        return tuple(lines)
    if row.mayor_name:
        lines.append(frame["named_mayor"].format(name=row.mayor_name))
    if row.president_name:
        lines.append(frame["named_president"].format(name=row.president_name))
    return (*lines, *(line.strip() for line in row.address.splitlines() if line.strip()))


def _signatory(person: dict[str, str]) -> tuple[str, str]:
    office, body = person.get("office", ""), person.get("body", "")
    named = office if not body or body.casefold() in office.casefold() else f"{office}, {body}" if office else body
    return named, person["name"]


def letters(
    found: InvitationRound, rows: Iterable[Invitation | None], language: str, *, with_sheet: bool = False
) -> Document | None:
    """The letters to these communes, each on a page of its own; with the course's sheet behind each where wanted.

    ``None`` for another language than French and German, and without a commune.
    """
    listed = list(rows)
    if language not in LANGUAGES or not listed:
        return None
    header = files.letterhead_of(found.space)
    sheet = _sheet(found, language) if with_sheet else []
    blocks: list[doc.Block] = []
    for number, row in enumerate(listed):
        blocks += [doc.PageBreak(), *_head(header)] if number else []
        blocks += _blocks(letter_of(found, row, language))
        blocks += [doc.PageBreak(), *sheet] if sheet else []
    one = len(listed) == 1 and listed[0] is not None
    return Document(
        FRAME[language]["title" if one else "all"]
        + (f" – {listed[0].commune.name_in(language)}" if one and listed[0] else ""),
        language,
        tuple(blocks),
        subject=letter_of(found, None, language).subject,
        author=found.space.name_in(language),
        header=header,
        demo=found.space.is_demo,
        made_on=found.dated_on.isoformat(),
        show_title=False,
    )


def _head(header: doc.Letterhead) -> list[doc.Block]:
    """Who writes, at the head of each further letter of a merge."""
    return [
        doc.paragraph(
            doc.strong("\n".join(header.lines)), *([f"\n{', '.join(header.address)}"] if header.address else [])
        )
    ]


def _blocks(letter: LetterWords) -> list[doc.Block]:
    return [
        doc.paragraph(letter.dated),
        doc.paragraph("\n".join(letter.address)),
        doc.paragraph(doc.strong(letter.about)),
        *(doc.paragraph(line) for line in letter.greeting),
        *(doc.paragraph(part) for part in letter.paragraphs),
        *([doc.paragraph(letter.closing)] if letter.closing else []),
        *([doc.Signatures(letter.signatories)] if letter.signatories else []),
    ]


def _sheet(found: InvitationRound, language: str) -> list[doc.Block]:
    """The course's sheet, as it went with the letter of 2018."""
    sessions = list(CourseSession.objects.filter(course=found.course))
    shown = courses.shown(found.space, found.course, sessions, language)
    return handouts.programme_blocks(shown, language)


# ---- the table ----


def table(found: InvitationRound, rows: list[Invitation]) -> Worksheet:
    """One line a commune: how the letter went and what became of it, in the page's language."""
    language = active_language()
    columns = [
        SheetColumn(_("Commune"), "text", 24),
        SheetColumn(_("Canton"), "text", 18),
        SheetColumn(_("Standing"), "text", 18),
        SheetColumn(_("Mayor"), "text", 24),
        SheetColumn(_("President of the commission"), "text", 24),
        SheetColumn(_("E-mail"), "text", 30),
        SheetColumn(_("Postal address"), "text", 34),
        SheetColumn(_("Sent by"), "text", 12),
        SheetColumn(_("Sent on"), "date", 12),
        SheetColumn(_("Reminded on"), "date", 12),
        SheetColumn(_("Answered on"), "date", 12),
        SheetColumn(_("Request"), "text", 14),
        SheetColumn(_("Reason"), "text", 30),
        SheetColumn(_("Remark"), "text", 30),
    ]
    lines = [
        (
            row.commune.name_in(language),
            row.commune.canton.name_in(language),
            str(row.get_state_display()),
            row.mayor_name,
            row.president_name,
            row.email,
            ", ".join(row.address.splitlines()),
            str(Channel(row.sent_by).label) if row.sent_by else "",
            row.sent_on,
            row.reminded_on,
            row.answered_on,
            row.request.reference if row.request_id else "",
            row.decline_reason,
            row.remark,
        )
        for row in rows
    ]
    return worksheet(_("Invitations"), str(found.subject), columns, lines)


def workbook(found: InvitationRound, rows: list[Invitation], today: date) -> Workbook:
    """The table as a spreadsheet."""
    return Workbook(str(found.subject), (table(found, rows),), author=str(found.space), made_on=today.isoformat())
