"""The neutral document: what a page, a Word file and a PDF of the same thing have in common.

Queries build it once, it is frozen, and it is stored as JSON (``dump``, ``load``) when a council has voted on it.
It holds finished words only: dates, amounts and names are already written in the document's language.
No Django here: the child process that makes PDF and Word reads this module.
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any

SCHEMA = 1
LANGUAGES = ("fr", "de", "lb", "en", "pt")
_DROPPED = frozenset({"Cc", "Cs", "Cn", "Co"})
_TURNING = frozenset("\u202d\u202e")  # they would show a text backwards
#: letters of Latin, spaces that do not break, dashes, quotation marks and the euro: all of it stays as it is
_SURE = re.compile("[ -~\n\u00a0-\u024f\u2010-\u2027\u202f-\u205e\u20ac]*")


def clean(text: object) -> str:
    """``text`` without what no document can carry (control characters, halves of letters); newlines stay."""
    words = str(text)
    if _SURE.fullmatch(words):
        return words
    words = unicodedata.normalize("NFC", words.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return "".join(c for c in words if c == "\n" or (unicodedata.category(c) not in _DROPPED and c not in _TURNING))


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words, in ``language`` if that differs.

    ``kind``: text, strong, emphasis, struck, link (to ``target``) or blackout.
    """

    text: str
    kind: str = "text"
    language: str = ""
    target: str = ""


Spans = tuple[Span, ...]


def spans(*parts: object) -> Spans:
    """Spans from words, spans and lists of either; cleaned, empty ones left out."""
    found: list[Span] = []
    for part in parts:
        if isinstance(part, Span):
            found.append(Span(clean(part.text), part.kind, part.language, part.target))
        elif isinstance(part, tuple | list):
            found.extend(spans(*part))
        elif part is not None and str(part):
            found.append(Span(clean(part)))
    return tuple(span for span in found if span.text)


def strong(text: object, language: str = "") -> Span:
    """Words that carry weight."""
    return Span(clean(text), "strong", language)


def emphasis(text: object, language: str = "") -> Span:
    """Words set apart."""
    return Span(clean(text), "emphasis", language)


def link(text: object, target: str) -> Span:
    """Words that lead to an address."""
    return Span(clean(text), "link", "", clean(target))


def plain(parts: Iterable[Span]) -> str:
    """The words alone."""
    return "".join(span.text for span in parts)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the outline; levels begin at 1 and none may be skipped."""

    level: int
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running words. ``style``: body, lead, small, centred, indented, or kept (on the page of what follows)."""

    spans: Spans
    language: str = ""
    style: str = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order."""

    items: tuple[Spans, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list in order; ``prefix`` makes articles of a deliberation ("Article " → "Article 1.")."""

    items: tuple[Spans, ...]
    language: str = ""
    prefix: str = ""
    start: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its header, "start", "centre" or "end", and a share of the width (0: as needed)."""

    label: str
    align: str = "start"
    share: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and a header row that returns on each page; ``foot`` holds sums."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Spans, ...], ...]
    foot: tuple[tuple[Spans, ...], ...] = ()
    small: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a term and what is said of it."""

    pairs: tuple[tuple[str, Spans], ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign: office and name."""

    people: tuple[tuple[str, str], ...]
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing as SVG with the words that replace it; ``width`` in per cent of the line."""

    svg: str
    alt: str
    caption: str = ""
    width: int = 100


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a new page, on its side if ``landscape``."""

    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Words in a frame, for what must not be overlooked."""

    spans: Spans
    language: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """The table of contents, down to ``depth``."""

    depth: int = 2


@dataclass(frozen=True, slots=True)
class BlackedOut:
    """A passage that is not in this copy. The words themselves are nowhere in it; ``label`` says so."""

    label: str = ""


Block = (
    Heading
    | Paragraph
    | Bullets
    | Numbered
    | Table
    | Facts
    | Signatures
    | Figure
    | PageBreak
    | Note
    | Outline
    | BlackedOut
)
KINDS: dict[str, type] = {
    kind.__name__: kind
    for kind in (
        Heading,
        Paragraph,
        Bullets,
        Numbered,
        Table,
        Facts,
        Signatures,
        Figure,
        PageBreak,
        Note,
        Outline,
        BlackedOut,
    )
}


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes: lines of the name, lines of the address, arms (PNG or JPEG in base64) with their words, footer."""

    lines: tuple[str, ...]
    address: tuple[str, ...] = ()
    arms: str = ""
    arms_alt: str = ""
    footer: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One frozen document. ``date`` is already in words; ``draft_mark`` stands on every page while it is not empty.

    Raises ``ValueError`` where a reader with a screen reader would be lost: no title, no known language,
    headings that skip a level, a figure without words.
    """

    title: str
    language: str
    blocks: tuple[Block, ...] = ()
    subject: str = ""
    author: str = ""
    date: str = ""
    reference: str = ""
    header: Letterhead | None = None
    demo: bool = False
    information_only: bool = False
    draft_mark: str = ""
    landscape: bool = False
    show_title: bool = True
    made_on: str = ""  # ISO day, for the file's own properties
    schema: int = field(default=SCHEMA)

    def __post_init__(self):
        if not self.title.strip():
            raise ValueError("A document needs a title.")
        if self.language not in LANGUAGES:
            raise ValueError(f"Unknown language of a document: {self.language!r}.")
        level = 0
        for block in self.blocks:
            if isinstance(block, Heading):
                if not 1 <= block.level <= level + 1:
                    raise ValueError(f"Heading “{block.text}” skips from level {level} to {block.level}.")
                level = block.level
            if isinstance(block, Figure) and not block.alt.strip():
                raise ValueError("A figure needs words that replace it.")
            if isinstance(block, Table):
                _check_table(block)


def _check_table(table: Table) -> None:
    width = len(table.columns)
    for row in (*table.rows, *table.foot):
        if len(row) != width:
            raise ValueError(f"Table “{table.caption}”: a row has {len(row)} cells, the header {width}.")


def table(caption: object, columns: Iterable, rows: Iterable, foot: Iterable = (), **also: Any) -> Table:
    """A ``Table`` from plain words: columns are words or ``Column``; cells are words, spans or lists of them."""
    made = tuple(c if isinstance(c, Column) else Column(clean(c)) for c in columns)
    return Table(clean(caption), made, _rows(rows), _rows(foot), **also)


def _rows(rows: Iterable) -> tuple[tuple[Spans, ...], ...]:
    return tuple(tuple(spans(cell) for cell in row) for row in rows)


def paragraph(*parts: object, language: str = "", style: str = "body") -> Paragraph:
    """A ``Paragraph`` from words and spans."""
    return Paragraph(spans(*parts), language, style)


def said(text: Any, language: str) -> Span:
    """A content text (``kernel.words.Text``) in a language, marked with the one it stands in where that is another."""
    piece = text.piece(language)
    return Span(clean(piece.text), language=piece.language if piece.fallback else "")


def prose(text: Any, language: str) -> list[Paragraph]:
    """The paragraphs of a content text (``kernel.words.Text``), each marked as ``said`` does."""
    piece = text.piece(language)
    mark = piece.language if piece.fallback else ""
    return [paragraph(part.strip(), language=mark) for part in piece.text.split("\n") if part.strip()]


def heading(level: int, text: object, language: str = "") -> Heading:
    """A ``Heading``, cleaned, on one line."""
    return Heading(level, clean(text).replace("\n", " "), language)


def bullets(items: Iterable, language: str = "") -> Bullets:
    """``Bullets`` from words and spans."""
    return Bullets(tuple(spans(item) for item in items), language)


def numbered(items: Iterable, *, language: str = "", prefix: str = "", start: int = 1) -> Numbered:
    """A ``Numbered`` list from words and spans."""
    return Numbered(tuple(spans(item) for item in items), language, prefix, start)


def facts(pairs: Iterable[tuple[object, object]]) -> Facts:
    """``Facts`` from pairs of words."""
    return Facts(tuple((clean(term), spans(value)) for term, value in pairs))


def note(*parts: object, language: str = "") -> Note:
    """A ``Note`` from words and spans."""
    return Note(spans(*parts), language)


def as_data(thing: Any) -> Any:
    """Plain lists and dicts of cleaned words, each block with its ``is``; what ``load`` reads back."""
    if isinstance(thing, str):
        return clean(thing)
    if isinstance(thing, tuple | list):
        return [as_data(item) for item in thing]
    if is_dataclass(thing) and not isinstance(thing, type):
        data = {name: as_data(getattr(thing, name)) for name in _names(type(thing))}
        kind = type(thing).__name__
        return {"is": kind, **data} if kind in KINDS else data
    return thing


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


def repeated_captions(blocks: Iterable[Block]) -> list[bool]:
    """For each block: is it a table whose caption only repeats the heading above it, so that it need not be seen?"""
    found, above = [], ""
    for block in blocks:
        if isinstance(block, Heading):
            above = block.text.casefold()
        found.append(isinstance(block, Table) and bool(above) and block.caption.casefold() == above)
    return found


def dump(document: Document) -> str:
    """The document as JSON, always the same for the same document (its hash is its seal)."""
    return json.dumps(as_data(document), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def load(text: str | dict) -> Document:
    """The document that ``dump`` wrote; ``ValueError`` for a schema this version does not know."""
    data = json.loads(text) if isinstance(text, str) else dict(text)
    if data.get("schema") != SCHEMA:
        raise ValueError(f"This document has schema {data.get('schema')!r}; known is {SCHEMA}.")
    data["blocks"] = tuple(_block(block) for block in data["blocks"])
    if data.get("header"):
        head = data["header"]
        data["header"] = Letterhead(**{**head, "lines": tuple(head["lines"]), "address": tuple(head["address"])})
    return Document(**data)


def _spans(items: list) -> Spans:
    return tuple(Span(**item) for item in items)


def _block(data: dict) -> Block:
    data = dict(data)
    kind = KINDS[data.pop("is")]
    if "spans" in data:
        data["spans"] = _spans(data["spans"])
    if "items" in data:
        data["items"] = tuple(_spans(item) for item in data["items"])
    if "pairs" in data:
        data["pairs"] = tuple((term, _spans(value)) for term, value in data["pairs"])
    if "people" in data:
        data["people"] = tuple((office, name) for office, name in data["people"])
    if "columns" in data:
        data["columns"] = tuple(Column(**column) for column in data["columns"])
        data["rows"] = tuple(tuple(_spans(cell) for cell in row) for row in data["rows"])
        data["foot"] = tuple(tuple(_spans(cell) for cell in row) for row in data["foot"])
    return kind(**data)
