"""Is an uploaded file what it says, and may it be kept? Judged by its first bytes, never by its name alone.

Plain text has no first bytes of its own: a name that promises something else is not believed, and the file refused.
No SVG and no HTML: they can carry script. No Office file with macros.
"""

import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from . import text


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: ending, media type and its name for people."""

    key: str
    media_type: str
    label: object


KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind("pdf", "application/pdf", _("PDF")),
        Kind("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _("Word")),
        Kind("odt", "application/vnd.oasis.opendocument.text", _("OpenDocument text")),
        Kind("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _("Excel")),
        Kind("ods", "application/vnd.oasis.opendocument.spreadsheet", _("OpenDocument sheet")),
        Kind("png", "image/png", _("PNG picture")),
        Kind("jpeg", "image/jpeg", _("JPEG picture")),
        Kind("webp", "image/webp", _("WebP picture")),
        Kind("txt", "text/plain; charset=utf-8", _("text")),
        Kind("csv", "text/csv; charset=utf-8", _("CSV table")),
        Kind("json", "application/json", _("JSON data")),
        Kind("ics", "text/calendar; charset=utf-8", _("calendar")),
    )
}
PAPERS = ("pdf", "docx", "odt", "xlsx", "ods", "png", "jpeg", "webp", "txt", "csv")
PICTURES = ("png", "jpeg")
SHEETS = ("xlsx", "ods", "csv", "txt")
TEXT_ENDINGS = (".txt", ".text", ".md", ".csv", ".tsv", ".tab", ".log", ".json", ".geojson", ".ics")


class BadFile(ValueError):
    """The file is refused; ``str()`` is the sentence for people."""


def check(content: bytes, name: str, *, kinds=PAPERS, limit: int | None = None) -> str:
    """The kind of the file, a key of ``KINDS``; ``BadFile`` if it is empty, too large or of no kind in ``kinds``."""
    limit = limit or settings.UPLOAD_MAX_BYTES
    if not content:
        raise BadFile(_("The file is empty. Choose the file again."))
    if len(content) > limit:
        raise BadFile(too_large(limit))
    kind = kind_of(content, name)
    if kind in kinds:
        return kind
    if kind == "macro":
        raise BadFile(_("This file contains macros. Save it without macros and choose it again."))
    wanted = ", ".join(str(KINDS[key].label) for key in kinds)
    raise BadFile(_("This kind of file cannot be taken. Choose one of these: %(kinds)s.") % {"kinds": wanted})


def too_large(limit: int) -> str:
    """The sentence about size, the limit in MB."""
    megabytes = max(1, limit // (1024 * 1024))
    return ngettext(
        "The file is too large: at most %(count)d MB. Make it smaller or send it in parts.",
        "The file is too large: at most %(count)d MB. Make it smaller or send it in parts.",
        megabytes,
    ) % {"count": megabytes}


def kind_of(content: bytes, name: str = "") -> str:
    """What the bytes are: a key of ``KINDS``, "macro", or "" where it is none of them."""
    head = content[:1024]
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head.startswith(b"PK\x03\x04"):
        return _office_kind(content)
    return _text_kind(content, name)


def _office_kind(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if any(name.endswith("vbaProject.bin") for name in names):
                return "macro"
            if "word/document.xml" in names:
                return "docx"
            if "xl/workbook.xml" in names:
                return "xlsx"
            said = archive.read("mimetype")[:100].decode("ascii", "replace") if "mimetype" in names else ""
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return ""
    return next((k for k in ("odt", "ods") if KINDS[k].media_type == said.strip()), "")


def _text_kind(content: bytes, name: str) -> str:
    try:
        words = text.decode(content[:65536] if len(content) > 65536 else content)
    except ValueError:
        return ""
    ending = PurePath(name).suffix.casefold()
    if ending and ending not in TEXT_ENDINGS:
        return ""
    start = words.lstrip("\ufeff \t\r\n")[:200].casefold()
    if start.startswith(("<svg", "<!doctype", "<html", "<?xml", "<script")):
        return ""
    return "csv" if name.casefold().endswith((".csv", ".tsv")) else "txt"
