"""The internal note and the notice to residents as documents."""

from dataclasses import dataclass, replace
from datetime import date

from zesummen.documents.queries import letterhead_of
from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports import marks
from zesummen.kernel.exports.document import Document
from zesummen.kernel.words import LANGUAGES, Text

from ..models import InternalNote, Notice
from .note_words import CONTACT, HOW, NAMES, NOTE, NOTE_BODY, NOTE_SUBJECT, NOTICE_BODY, NOTICE_HOW, NOTICE_TITLE

NOTE_LANGUAGES = tuple(NOTE)


def note_document(note: InternalNote | None, space, *, language: str = "fr", today: date) -> Document:
    """The internal note on paper, with a table to answer by hand; without a note, the empty model."""
    words = NOTE[language]
    subject = (note.subject if note else NOTE_SUBJECT).piece(language)
    body = (note.body if note else NOTE_BODY).piece(language)
    pairs = [(words["subject"], subject.text), (words["date"], dates.long_date(today, language))]
    if note and note.answer_by:
        pairs.append((words["by"], dates.day_with_weekday(note.answer_by, language)))
    blocks = [doc.paragraph(doc.strong(words["to"])), doc.facts(pairs)]
    mark = body.language if body.fallback else ""
    blocks += [doc.paragraph(part, language=mark) for part in _paragraphs(body.text)]
    blocks += [
        doc.heading(1, words["asked"]),
        doc.bullets([words["contact"], words["existing"]]),
        doc.paragraph(words["how"]),
    ]
    blocks += [doc.heading(1, words["table"]), doc.facts([(words["service"], " "), (words["person"], " ")])]
    blocks.append(
        doc.table(words["table"], words["columns"], [[f"{number}.\n\u00a0", "", ""] for number in range(1, 7)])
    )
    if note and note.signed_by:
        blocks.append(doc.Signatures(((note.signed_by, ""),)))
    return Document(
        f"{words['name']} – {subject.text}",
        language,
        tuple(blocks),
        subject=subject.text,
        author=space.name_in(language),
        header=letterhead_of(space),
        date=dates.long_date(today, language),
        demo=space.is_demo,
        made_on=today.isoformat(),
    )


@dataclass(frozen=True, slots=True)
class LeafletPart:
    """The notice in one language."""

    language: str
    name: str
    title: str
    paragraphs: tuple[str, ...]
    how_title: str
    how: tuple[str, ...]
    contact_title: str

    @property
    def contact_label(self) -> str:
        """With the colon of its language."""
        return self.contact_title + marks.colon(self.language)


def leaflet_parts(notice: Notice | None) -> list[LeafletPart]:
    """One part per language in which the notice is written; a missing language is left out, never mixed."""
    title, body, how = _texts(notice)
    return [
        LeafletPart(
            code,
            NAMES[code],
            title.texts.get(code) or title.piece(code).text,
            tuple(_paragraphs(body.texts[code])),
            HOW[code],
            tuple(_paragraphs(how.texts.get(code, ""))),
            CONTACT[code],
        )
        for code in LANGUAGES
        if body.texts.get(code)
    ]


def _texts(notice: Notice | None) -> tuple[Text, Text, Text]:
    if notice is None:
        return NOTICE_TITLE, NOTICE_BODY, NOTICE_HOW
    return notice.title, notice.body, notice.how_to_take_part


def missing_languages(notice: Notice | None) -> list[str]:
    """Languages in which the notice is not written yet, by their names."""
    title, body, _how = _texts(notice)
    return [NAMES[code] for code in LANGUAGES if not (title.texts.get(code) and body.texts.get(code))]


def leaflet(notice: Notice | None, space, *, today: date) -> Document:
    """The notice as one leaflet: a section per language, each marked with its language."""
    contact = notice.contact if notice else ""
    blocks: list = []
    for part in leaflet_parts(notice):
        code = part.language
        blocks.append(doc.heading(1, part.title, code))
        blocks += [doc.paragraph(words, language=code) for words in part.paragraphs]
        if part.how:
            blocks.append(doc.heading(2, part.how_title, code))
            blocks += [doc.paragraph(words, language=code) for words in part.how]
        if contact:
            label = doc.strong(part.contact_label)
            # An address keeps the language of the commune: Portuguese would double the hyphen at a line's end.
            blocks.append(doc.paragraph(label, doc.Span(contact, language="fr"), language=code))
    title = (notice.title if notice else NOTICE_TITLE).piece("fr").text
    return Document(
        title,
        "fr",
        tuple(blocks),
        subject=title,
        author=space.name_in("fr"),
        header=letterhead_of(space),
        demo=space.is_demo,
        show_title=False,
        made_on=today.isoformat(),
    )


def folding_leaflet(notice: Notice | None, space, *, today: date) -> Document:
    """The same for six panels of one folded sheet: a cover with every title, then a panel per language."""
    flat, parts = leaflet(notice, space, today=today), leaflet_parts(notice)
    contact = notice.contact if notice else ""
    blocks: list = [doc.paragraph(part.title, language=part.language, style="lead") for part in parts]
    blocks += [doc.paragraph(line) for line in contact.replace(", ", "\n").splitlines()]
    for block in flat.blocks:
        if isinstance(block, doc.Heading) and block.level == 1:
            blocks.append(doc.PageBreak())
        blocks.append(block)
    return replace(flat, blocks=tuple(blocks))


def _paragraphs(words: str) -> list[str]:
    return [part.strip() for part in words.split("\n") if part.strip()]
