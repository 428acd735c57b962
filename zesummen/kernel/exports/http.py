"""Files as answers: safe names, no sniffing, and a sentence where a file could not be made."""

import unicodedata

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _

from . import child, sheet
from .document import Document, dump
from .faults import ExportFault
from .upload import KINDS

_INLINE = frozenset({"pdf", "png", "jpeg", "webp"})


def safe_name(title: str, kind: str) -> str:
    """A file name from a title: no path, no sign a system refuses, at most 100 letters, with the kind's ending."""
    words = unicodedata.normalize("NFC", str(title))
    kept = "".join(c if c.isalnum() or unicodedata.combining(c) or c in "-_." else " " for c in words)
    stem = "-".join(kept.replace(".", " ").split())[:100].strip("-")
    return f"{stem or 'zesummen'}.{'jpg' if kind == 'jpeg' else kind}"


def response(content: bytes | Document | sheet.Worksheet | sheet.Workbook, name: str, kind: str, *, inline=False):
    """A download. A ``Document`` may go as pdf, docx or json; a ``Worksheet`` as csv; a ``Workbook`` as xlsx;
    any other kind is a 404.

    ``inline`` shows PDF and pictures in the browser; anything else is always a download. ``ExportFault`` where the
    file cannot be made: catch it with ``explain`` for its sentence.
    """
    answer = HttpResponse(_bytes(content, kind), content_type=KINDS[kind].media_type)
    shown = inline and kind in _INLINE
    answer["Content-Disposition"] = content_disposition_header(not shown, safe_name(name, kind))
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _bytes(content, kind: str) -> bytes:
    if isinstance(content, Document):
        makers = {"pdf": child.pdf, "docx": child.word, "json": lambda d: dump(d).encode("utf-8")}
    elif isinstance(content, sheet.Worksheet):
        makers = {"csv": sheet.as_csv}
    elif isinstance(content, sheet.Workbook):
        makers = {"xlsx": child.xlsx}
    else:
        return content
    if kind not in makers:
        raise Http404  # a table under the name of a PDF would open in no program
    return makers[kind](content)


def explain(fault: ExportFault) -> str:
    """The fault in the reader's language, with what to do."""
    sentences = {
        "busy": _("Too many documents are being made just now. Try again in a moment."),
        "slow": _("The document was not ready in time. Try again; if it happens again, tell the help desk."),
        "leaflet.long": _(
            "The text is too long for a folding leaflet. Shorten it, or take the leaflet on plain pages."
        ),
        "model.unknown": _("The Word model uses a field that is not known: %(name)s."),
        "model.grammar": _(
            "A field of the Word model cannot be filled. Compare each field with the Word file that has them all."
        ),
        "model.not_closed": _(
            "The field %(field)s in the paragraph “%(where)s” is not closed: it begins with %(begin)s and must end "
            "with %(end)s in the same paragraph."
        ),
        "model.not_begun": _(
            "In the paragraph “%(where)s” stands %(end)s, but the %(begin)s before it is missing: %(field)s"
        ),
        "model.field": _(
            "The field %(field)s in the paragraph “%(where)s” cannot be read. Compare it with the Word file that "
            "has all the fields."
        ),
        "model.open": _("%(field)s in the paragraph “%(where)s” has no end: after it must come %(end)s."),
        "model.end": _("%(field)s in the paragraph “%(where)s” ends what has not begun, or not in this order."),
        "model.broken": _("This is not a Word file that can be opened. Save it again as DOCX and choose it again."),
    }
    sentence = sentences.get(fault.code, _("The document could not be made. Tell the help desk."))
    return str(sentence) % {**dict.fromkeys(("name", "field", "where", "begin", "end"), ""), **fault.facts}
