"""Numbers and days as the sheet writes them, and figures and cells made from counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from zesummen.kernel.dates import known_language, long_date
from zesummen.kernel.disclosure import SMALLEST_SHOWN, Shown
from zesummen.kernel.money import number
from zesummen.territory.sources import SOURCES

from . import charts
from .country import Area
from .counts import Count
from .sheet import Bars, Cell, Figure, Number, Row, Table

NONE = "–"


def rounded(share: Fraction | None) -> Decimal | None:
    """A share with one decimal."""
    return None if share is None else Decimal(round(share * 10)) / 10


def day_text(as_of: str, language: str) -> str:
    """An ISO day in words; a year or a span of years as it is."""
    return long_date(date.fromisoformat(as_of), language) if len(as_of) == 10 else as_of


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes in one language."""

    language: str

    def whole(self, value: int | None) -> str:
        """A whole number, or a dash."""
        return NONE if value is None else number(value, self.language, places=0)

    def percent(self, share: Fraction | Decimal | None, *, sign: bool = False) -> str:
        """``55,2 %``; with ``sign`` a growth: ``+12,3 %``."""
        value = rounded(share) if isinstance(share, Fraction) else share
        if value is None:
            return NONE
        gap = "" if known_language(self.language) == "en" else "\N{NO-BREAK SPACE}"
        plus = "+" if sign and value > 0 else ""
        return f"{plus}{number(value, self.language, places=1)}{gap}%"

    def decimal(self, value: Decimal | Fraction | float | None, places: int = 1) -> str:
        """A number with that many decimals, or a dash."""
        if value is None:
            return NONE
        plain = Decimal(round(value * 10**places)) / 10**places
        return number(plain, self.language, places=places)

    def count(self, count: Count | None) -> str:
        """A count as it may be shown: the number, ``<5``, or ``…``."""
        if count is None:
            return NONE
        return {Shown.SMALL: f"<{SMALLEST_SHOWN}", Shown.HIDDEN: "…"}.get(count.shown) or self.whole(count.value)

    # cells

    def whole_cell(self, value: int | None) -> Cell:
        """A number that is no small count: a population, a council's size."""
        return Cell(self.whole(value), value)

    def count_cell(self, count: Count | None) -> Cell:
        """A count of people; its value is kept only where it may be shown."""
        if count is None:
            return Cell(NONE)
        return Cell(self.count(count), count.value if count.is_open else None, count.shown)

    def percent_cell(self, share: Fraction | None, *, sign: bool = False) -> Cell:
        """A share in per cent."""
        return Cell(self.percent(share, sign=sign), rounded(share))

    def row(self, label: str, *cells: Cell, lead: bool = False) -> Row:
        """A line of a table."""
        return Row(label, cells, lead)

    # figures

    def figure(
        self,
        key: str,
        label: str,
        value: Number,
        text: str,
        *,
        unit: str,
        source: str,
        definition: str,
        as_of: str = "",
        suppressed: bool = False,
    ) -> Figure:
        """A figure from the source with that key; ``as_of`` where it differs from the source's day."""
        origin = SOURCES[source]
        day = as_of or origin.as_of
        return Figure(
            key,
            label,
            None if suppressed else value,
            text,
            unit,
            origin.line,
            day,
            day_text(day, self.language),
            definition,
            suppressed,
        )

    def count_figure(self, key: str, label: str, count: Count, **about) -> Figure:
        """A figure from a count of people."""
        return self.figure(key, label, count.value, self.count(count), suppressed=not count.is_open, **about)

    def share_figure(self, key: str, label: str, share: Fraction | None, *, hidden: bool = False, **about) -> Figure:
        """A figure that is a share; it is left out together with the count it is made of."""
        text = "…" if hidden else self.percent(share)
        made = self.figure(key, label, rounded(share), text, unit="%", suppressed=hidden, **about)
        return replace(made, value=None) if share is None else made


def not_shown() -> str:
    """What the marks in a table mean."""
    return _("“<5”: between 1 and 4 people. “…”: left out so that a small number cannot be worked out.")


def table(pen: Pen, source: str, *, as_of: str = "", **parts) -> Table:
    """A table from the source with that key."""
    origin = SOURCES[source]
    day = as_of or origin.as_of
    return Table(source=origin.line, as_of=day, as_of_text=day_text(day, pen.language), **parts)


def share_bars(title: str, places: Sequence[Area], share, pen: Pen) -> Bars | None:
    """The territory beside the others; ``share`` gives each area's per cent. Nothing where there is nobody beside."""
    found = [(area, share(area.ids)) for area in places]
    items = [
        (area.label, float(value), pen.percent(value), area.key == "own") for area, value in found if value is not None
    ]
    return charts.bars(title, items, whole=100) if len(items) > 1 else None
