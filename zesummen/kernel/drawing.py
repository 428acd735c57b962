"""What charts and calendars need to know before a template draws them: places in percent, as text.

Sizes stand in SVG attributes, so they are strings with a point, whatever the page's language. Nothing here
reads a database or the clock: ``today`` is handed in.
"""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time to draw. ``tone``: "", "done", "expected", "late"."""

    starts: date
    ends: date
    label: str = ""
    href: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A day to draw. ``state`` is one of the knot's."""

    on: date
    label: str = ""
    href: str = ""
    state: str = "to_start"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a drawing over time: a clock, an action."""

    label: str
    spans: Sequence[Span] = ()
    marks: Sequence[Mark] = ()
    sentence: str = ""  # the same in words: what stands beside the drawing
    href: str = ""
    state: str = ""
    state_label: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A span placed: ``x`` and ``width`` in percent of the drawing."""

    x: str
    width: str
    end: str
    span: Span


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark placed."""

    x: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Tick:
    """A year or month on the axis; ``label`` is empty where there is no room for it."""

    x: str
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line with everything placed on it."""

    line: Line
    bars: list[Bar]
    dots: list[Dot]
    y: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lines over one axis of time. ``today`` is empty when it lies outside."""

    rows: list[Row]
    ticks: list[Tick]
    today: str
    height: int
    starts: date
    ends: date


ROW_HEIGHT = 26


def timeline(lines: Iterable[Line], *, today: date, starts: date | None = None, ends: date | None = None) -> Timeline:
    """Place lines on an axis from ``starts`` to ``ends``, by default from the first to the last day they name."""
    lines = list(lines)
    days = [day for line in lines for span in line.spans for day in (span.starts, span.ends)]
    days += [mark.on for line in lines for mark in line.marks]
    starts = starts or min(days, default=today)
    ends = max(ends or max(days, default=today), starts + timedelta(days=1))
    place = _placer(starts, ends)
    rows = [
        Row(
            line=line,
            bars=[_bar(span, place) for span in line.spans if span.ends >= starts and span.starts <= ends],
            dots=[Dot(_text(place(mark.on)), mark) for mark in line.marks if starts <= mark.on <= ends],
            y=ROW_HEIGHT * number + ROW_HEIGHT // 2,
        )
        for number, line in enumerate(lines)
    ]
    inside = starts <= today <= ends
    return Timeline(
        rows=rows,
        ticks=_ticks(starts, ends, place),
        today=_text(place(today)) if inside else "",
        height=ROW_HEIGHT * len(lines),
        starts=starts,
        ends=ends,
    )


def _placer(starts: date, ends: date):
    length = (ends - starts).days

    def place(day: date) -> float:
        return min(max(100 * (day - starts).days / length, 0), 100)

    return place


def _text(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _bar(span: Span, place) -> Bar:
    left, right = place(span.starts), place(span.ends)
    return Bar(x=_text(left), width=_text(max(right - left, 0.6)), end=_text(right), span=span)


def _ticks(starts: date, ends: date, place) -> list[Tick]:
    """Years over more than two years, else months; every second or third label where they would touch."""
    if (ends - starts).days > 800:
        days = [date(year, 1, 1) for year in range(starts.year, ends.year + 1)]
        name = "Y"
    else:
        months = range(starts.year * 12 + starts.month - 1, ends.year * 12 + ends.month)
        days = [date(month // 12, month % 12 + 1, 1) for month in months]
        name = "M"
    days = [day for day in days if starts <= day <= ends]
    step = 1 + len(days) // 9
    return [
        Tick(_text(place(day)), formats.date_format(day, name) if number % step == 0 and place(day) < 94 else "")
        for number, day in enumerate(days)
    ]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day of the calendar."""

    on: date
    label: str
    href: str = ""
    tone: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A square of the calendar."""

    on: date
    inside: bool  # of the month shown
    is_today: bool
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Month:
    """A month in weeks from Monday to Sunday."""

    first: date
    weeks: list[list[Day]]
    names: list[tuple[str, str]]  # short and full names of the weekdays


def month(year: int, number: int, entries: Iterable[Entry] = (), *, today: date) -> Month:
    """The squares of one month, each with what is on that day."""
    entries = list(entries)
    weeks = [
        [
            Day(
                on=day,
                inside=day.month == number,
                is_today=day == today,
                entries=[entry for entry in entries if entry.on <= day <= (entry.until or entry.on)],
            )
            for day in week
        ]
        for week in calendar.Calendar(firstweekday=0).monthdatescalendar(year, number)
    ]
    names = [(formats.date_format(day.on, "D"), formats.date_format(day.on, "l")) for day in weeks[0]]
    return Month(first=date(year, number, 1), weeks=weeks, names=names)


@dataclass(frozen=True, slots=True)
class BarRow:
    """A row of a bar chart: the figure in words, its length in percent of the longest."""

    label: str
    figure: str
    width: str
    note: str = ""
    here: bool = False


def bars(rows: Iterable[tuple], *, here: str = "", most: float | None = None) -> list[BarRow]:
    """Rows ``(label, value, figure as text[, note])``. No value: no bar. ``here`` is the label of the one meant."""
    rows = [(*row, "")[:4] for row in rows]
    longest = most or max((float(value) for _label, value, _figure, _note in rows if value is not None), default=0)
    return [
        BarRow(
            label=label,
            figure=figure,
            width=_text(100 * float(value) / longest) if value is not None and longest else "0",
            note=note,
            here=bool(here) and label == here,
        )
        for label, value, figure, note in rows
    ]


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a trend: places for the line, texts for the table beside it."""

    x: str
    y: str
    label: str
    figure: str


@dataclass(frozen=True, slots=True)
class Trend:
    """A line over time in a box of 600 by 160."""

    points: list[Point]
    path: str


def trend(values: Iterable[tuple], *, lowest: float | None = None) -> Trend:
    """Points ``(label, value, figure as text)``, evenly spaced. The axis starts at ``lowest`` (default zero)."""
    values = [value for value in values if value[1] is not None]
    numbers = [float(value) for _label, value, _figure in values]
    low = 0.0 if lowest is None else lowest
    height = (max(numbers, default=0) - low) or 1
    step = 600 / max(len(values) - 1, 1)
    points = [
        Point(_text(step * place), _text(150 - 140 * (number - low) / height), label, figure)
        for place, ((label, _value, figure), number) in enumerate(zip(values, numbers, strict=True))
    ]
    return Trend(points, " ".join(f"{point.x},{point.y}" for point in points))
