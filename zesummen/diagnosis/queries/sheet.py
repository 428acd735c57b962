"""The statistics sheet as frozen objects: page, CSV, JSON, print and a need's evidence all show this."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from zesummen.kernel.disclosure import Shown

Number = int | Decimal | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with all that makes it quotable. ``text`` is the number as written in the sheet's language.

    ``suppressed``: the number is not shown because it is small, or would give a small one away.
    ``as_of`` is an ISO day, or a year where the source has no day; ``as_of_text`` is the same in words.
    """

    key: str
    label: str
    value: Number
    text: str
    unit: str
    source: str
    as_of: str
    as_of_text: str
    definition: str
    suppressed: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. ``value`` is empty where the number is not shown or does not exist; ``text`` is written."""

    text: str
    value: Number = None
    shown: Shown | None = None  # None: words, or a number that is not a count of people


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its header, its cells; ``lead`` marks the territory that the sheet is about."""

    label: str
    cells: tuple[Cell, ...]
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its source, date and definition."""

    key: str
    caption: str
    columns: tuple[str, ...]  # header of the first column included
    rows: tuple[Row, ...]
    source: str
    as_of: str
    as_of_text: str
    definition: str
    foot: tuple[Row, ...] = ()
    note: str = ""

    @property
    def suppressed(self) -> bool:
        """Is any number left out?"""
        return any(cell.shown in (Shown.SMALL, Shown.HIDDEN) for row in (*self.rows, *self.foot) for cell in row.cells)

    def _numeric(self) -> list[bool]:
        """Which columns hold numbers and are set flush right."""
        columns = zip(*(row.cells for row in (*self.rows, *self.foot)), strict=True)
        return [any(cell.value is not None or cell.shown is not None for cell in column) for column in columns]

    @property
    def head(self) -> list[tuple[str, bool]]:
        """The header: each column with whether it holds numbers."""
        return list(zip(self.columns, [False, *self._numeric()], strict=True))

    @property
    def body(self) -> list[tuple[str, list[tuple[str, bool]]]]:
        """The rows as written: header, and each cell with whether its column holds numbers."""
        return self._written(self.rows)

    @property
    def sums(self) -> list[tuple[str, list[tuple[str, bool]]]]:
        """The foot as written."""
        return self._written(self.foot)

    def _written(self, rows: tuple[Row, ...]) -> list[tuple[str, list[tuple[str, bool]]]]:
        numeric = self._numeric()
        return [(row.label, [(c.text, n) for c, n in zip(row.cells, numeric, strict=True)]) for row in rows]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``share`` is its length in per cent as an SVG attribute wants it."""

    label: str
    share: str
    text: str
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart with its title. ``whole``: the bars are parts of 100, and the rest is drawn too."""

    title: str
    bars: tuple[Bar, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``points`` in a box of 100 by 100, ``label_y`` in em for the words at its end."""

    label: str
    points: str
    label_y: str
    text: str
    place: int  # 1 is the territory itself, then the others: each has a look of its own


@dataclass(frozen=True, slots=True)
class Lines:
    """A line chart; ``title`` states the finding. ``grid`` holds (height in the box, height in em, words)."""

    title: str
    lines: tuple[Line, ...]
    grid: tuple[tuple[str, str, str], ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the sheet: one question, its figures, drawings and tables. ``finding`` answers it in a sentence."""

    key: str
    title: str
    finding: str = ""
    figures: tuple[Figure, ...] = ()
    bars: Bars | None = None
    lines: Lines | None = None
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """A source as listed at the foot of the sheet."""

    line: str
    as_of_text: str
    licence: str
    note: str


@dataclass(frozen=True, slots=True)
class StatisticsSheet:
    """A territory in numbers, in one language."""

    name: str
    language: str
    communes: tuple[str, ...]
    sections: tuple[Section, ...]
    origins: tuple[Origin, ...]
    made_on: date

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures, in the order of the page."""
        return tuple(figure for section in self.sections for figure in section.figures)

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables, in the order of the page."""
        return tuple(table for section in self.sections for table in section.tables)

    @property
    def suppressed(self) -> bool:
        """Is any number left out because it is small?"""
        return any(f.suppressed for f in self.figures) or any(t.suppressed for t in self.tables)
