"""A document as a file: PDF, Word (in the commune's own model where it has one), JSON."""

from django.http import Http404

from zesummen.kernel.exports import child, http, marks
from zesummen.kernel.exports import document as documents
from zesummen.kernel.exports.document import Document

from . import queries
from .models import Attachment
from .states import KINDS

FORMATS = ("pdf", "docx", "json")


def answer(document: Document, kind: str, *, name: str = "", model_kind: str = "", values: dict | None = None):
    """The download of a document: ``kind`` is pdf, docx or json; raises ``ExportFault`` where it cannot be made.

    With ``model_kind`` and its ``values``, Word comes in the commune's own model where one is installed.
    """
    if kind == "docx" and model_kind:
        return http.response(word(document, model_kind, values or {}), name or document.title, kind)
    return http.response(document, name or document.title, kind)


def stored_answer(attachment: Attachment):
    """The bytes of a file, for a view that has made sure of the right to read them; 404 where they are gone."""
    try:
        with attachment.stored.file.open("rb") as stored:
            content = stored.read()
    except FileNotFoundError:
        raise Http404
    return http.response(content, attachment.title, attachment.stored.kind, inline=True)


def word(document: Document, model_kind: str, values: dict) -> bytes:
    """The document in the commune's own Word model, or in ours where there is none."""
    own = queries.active_model(model_kind)
    if own is None:
        return child.word(document)
    known = {name: "" for name in KINDS[model_kind].names}
    return child.filled(
        own,
        {**known, **common_values(document), **values},
        marks=marks.lines_for(document),
        title=document.title,
        locale=marks.WORD_LOCALE[document.language],
    )


def starting_model(kind: str, language: str) -> bytes:
    """A Word file that holds every field of this kind, to be dressed in the commune's own way."""
    blocks: list = []
    for field in KINDS[kind].fields:
        blocks.append(documents.paragraph(documents.emphasis(field.label), style="small"))
        if not field.parts:
            blocks.append(documents.paragraph(field.written))
            continue
        blocks.append(documents.paragraph(f"{{%p for row in {field.name} %}}"))
        blocks.append(documents.paragraph(" ".join("{{ row." + part + " }}" for part in field.parts)))
        blocks.append(documents.paragraph("{%p endfor %}"))
    return child.word(Document(str(KINDS[kind].label), language, tuple(blocks)))


def letterhead_sample(space, language: str, title: str, words: str) -> Document:
    """A page that shows the letterhead as documents will carry it."""
    return Document(
        title,
        language,
        (documents.paragraph(words),),
        header=queries.letterhead_of(space),
        reference=queries.reference(queries.reference_pattern(), year=2026, number=14),
        demo=space.is_demo,
    )


def common_values(document: Document) -> dict:
    """The fields that every Word model may use."""
    head = document.header
    return {
        "commune": head.lines[-1] if head and head.lines else "",
        "address": ", ".join(head.address) if head else "",
        "reference": document.reference,
        "date": document.date,
        "title": document.title,
    }
