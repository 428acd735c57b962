"""A pasted or uploaded table → rows with their line numbers, or one clear sentence. Nothing is guessed silently."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from . import child, text, upload
from .document import clean
from .faults import ExportFault

MAX_ROWS = 5000
MAX_COLUMNS = 200
_SEPARATORS = ("\t", ";", ",")


class Unreadable(ValueError):
    """The table cannot be read; ``str()`` is the sentence for people."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its line in the sheet (1 is the first) and its cells."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read, empty lines left out; every row has as many cells as the widest."""

    rows: tuple[Row, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The cells of the first row."""
        return self.rows[0].cells

    @property
    def body(self) -> tuple[Row, ...]:
        """All rows after the first."""
        return self.rows[1:]


@dataclass(frozen=True, slots=True)
class CellFault:
    """One fault: line, column (0: the whole line) with its header, and what to do."""

    line: int
    column: int
    name: str
    sentence: object

    def __str__(self) -> str:
        if not self.line:
            return str(self.sentence)
        place = {"line": self.line, "column": self.column, "name": self.name, "sentence": self.sentence}
        if not self.column:
            return str(_("Line %(line)d: %(sentence)s") % place)
        return str(_("Line %(line)d, column %(column)d (%(name)s): %(sentence)s") % place)


def pasted(words: str, *, min_columns: int = 2) -> Sheet:
    """The table pasted from a spreadsheet (tabs), or typed with ``;`` or ``,``."""
    return _sheet(_split(clean_lines(words)), min_columns)


def uploaded(content: bytes, name: str, *, min_columns: int = 2) -> Sheet:
    """The first filled sheet of an XLSX, ODS, CSV or text file."""
    try:
        kind = upload.check(content, name, kinds=upload.SHEETS)
    except upload.BadFile as fault:
        raise Unreadable(str(fault))
    if kind in ("csv", "txt"):
        return _sheet(_split(clean_lines(text.decode(content))), min_columns)
    try:
        return _sheet(child.sheet_rows(content, kind, MAX_ROWS), min_columns)
    except ExportFault as fault:
        raise Unreadable(_office_sentence(fault))


def clean_lines(words: str) -> str:
    """Line ends made equal, tabs kept."""
    return "\t".join(clean(part) for part in words.lstrip("\ufeff").split("\t"))


def _office_sentence(fault: ExportFault) -> str:
    if fault.code in ("sheet.bomb", "slow"):
        return str(_("The sheet is too large to be read. Keep the rows you need and choose it again."))
    if fault.code == "busy":
        return str(_("Too many files are being read just now. Try again in a moment."))
    return str(_("This sheet cannot be opened. Save it again as XLSX or CSV and choose it again."))


def _split(words: str) -> list[list[str]]:
    """Cells by the separator that gives the most even table; one column where none does."""
    if not words.strip():
        return []
    best: tuple[tuple[int, float], list[list[str]]] | None = None
    for order, separator in enumerate(_SEPARATORS):
        rows = _parse(words, separator)
        widths = [len(row) for row in rows if any(cell.strip() for cell in row)]
        usual = max(set(widths), key=lambda width: (widths.count(width), width))
        score = (usual > 1, widths.count(usual) / len(widths) - order / 100)
        if best is None or score > best[0]:
            best = (score, rows)
    return best[1]


def _parse(words: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(1_000_000)
    try:
        rows = []
        for row in csv.reader(io.StringIO(words, newline=""), delimiter=separator):
            rows.append(row)
            if len(rows) > MAX_ROWS + 1:
                break
        return rows
    except csv.Error:
        return [line.split(separator) for line in words.split("\n")[: MAX_ROWS + 2]]


def _sheet(cells: list[list[str]], min_columns: int) -> Sheet:
    rows = [(i, [clean(c).strip() for c in row]) for i, row in enumerate(cells, start=1)]
    rows = [(line, row) for line, row in rows if any(row)]
    if not rows:
        raise Unreadable(_("There is no table here yet. Paste the cells from your sheet, with the header row."))
    if len(rows) > MAX_ROWS:
        raise Unreadable(_("The table has more than %(count)d rows. Send it in parts.") % {"count": MAX_ROWS})
    width = max(max(i for i, cell in enumerate(row, start=1) if cell) for _line, row in rows)
    if width < min_columns:
        raise Unreadable(
            _("Only one column was found. Copy the cells straight from your sheet, or separate them with a semicolon.")
        )
    if width > MAX_COLUMNS:
        raise Unreadable(_("The table has more than %(count)d columns.") % {"count": MAX_COLUMNS})
    return Sheet(tuple(Row(line, tuple((row + [""] * width)[:width])) for line, row in rows))


def folded(name: str) -> str:
    """A header without accents, case, spaces and signs, so that "N° d’article" is "n darticle" everywhere."""
    bare = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(c if c.isalnum() else " " for c in bare if not unicodedata.combining(c))
    return " ".join(kept.split())


def by_header(
    sheet: Sheet, columns: Mapping[str, Iterable[str]], *, required: Iterable[str] = ()
) -> tuple[list[tuple[int, dict[str, str]]], list[CellFault]]:
    """Rows as (line, {key: cell}) by the names in the first row, and faults: required columns missing, names unknown.

    ``columns`` gives the names each key may have in any language; the first one is shown to people.
    """
    known = {folded(name): key for key, names in columns.items() for name in (key, *names)}
    places: dict[str, int] = {}
    faults = []
    line = sheet.rows[0].line
    for i, name in enumerate(sheet.header):
        key = known.get(folded(name))
        if key is None and name:
            faults.append(CellFault(line, i + 1, name, _("this column is not known; remove it or rename it.")))
        elif key in places:
            faults.append(CellFault(line, i + 1, name, _("this column stands twice.")))
        elif key:
            places[key] = i
    shown = {key: next(iter(names), key) for key, names in columns.items()}
    for key in required:
        if key not in places:
            faults.append(CellFault(line, 0, "", _("the column “%(name)s” is missing.") % {"name": shown[key]}))
    rows = [(row.line, {key: row.cells[place] for key, place in places.items()}) for row in sheet.body]
    return rows, faults


def column_number(sheet: Sheet, columns: Mapping[str, Iterable[str]], key: str) -> int:
    """Where ``key`` stands (1 is the first column), for a ``CellFault``; 0 if it is not there."""
    names = {folded(name) for name in (key, *columns[key])}
    return next((i for i, name in enumerate(sheet.header, start=1) if folded(name) in names), 0)
