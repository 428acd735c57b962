"""Tables for a spreadsheet: one frozen ``Workbook``, as XLSX (child) or as CSV. No Django here.

Column kinds: text, number, money (euros, two places), percent (0.25 is 25 %), date. A text cell stays text even
if it begins with ``=``: nobody's name becomes a formula on the treasurer's machine.
"""

import csv
import datetime
import io
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from .document import clean

KINDS = ("text", "number", "money", "percent", "date")
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_FORMATS = {"number": "#,##0.##", "money": '#,##0.00\\ "€"', "percent": "0.0%", "date": "dd.mm.yyyy"}


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: header, kind and width in letters."""

    label: str
    kind: str = "text"
    width: int = 16


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One sheet: tab name, title above the table, columns, rows, a row of sums (``None`` leaves a cell empty)."""

    name: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Any, ...], ...]
    sums: tuple[Any, ...] = ()
    notes: tuple[str, ...] = ()
    landscape: bool = True


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook: title, author and sheets; ``marks`` (demo, draft) stand above each table and on each printed page."""

    title: str
    sheets: tuple[Worksheet, ...]
    author: str = ""
    subject: str = ""
    marks: tuple[str, ...] = ()
    made_on: str = ""


def worksheet(name: object, title: object, columns: Iterable, rows: Iterable, sums: Iterable = (), **also) -> Worksheet:
    """A ``Worksheet`` from plain values: columns are words or ``SheetColumn``; every row is as wide as the header."""
    made = tuple(c if isinstance(c, SheetColumn) else SheetColumn(clean(c)) for c in columns)
    lines, totals = tuple(tuple(row) for row in rows), tuple(sums)
    if any(len(row) != len(made) for row in (*lines, *([totals] if totals else []))):
        raise ValueError(f"Sheet “{title}”: a row is not as wide as the header.")
    return Worksheet(clean(name), clean(title), made, lines, totals, **also)


# ---- through JSON to the child ----


def as_data(workbook: Workbook) -> dict:
    """Plain data; amounts and days become words, the column's kind says how to read them back."""
    sheets = [
        {
            "name": s.name,
            "title": s.title,
            "notes": list(s.notes),
            "landscape": s.landscape,
            "columns": [[c.label, c.kind, c.width] for c in s.columns],
            "rows": [[_packed(cell) for cell in row] for row in s.rows],
            "sums": [_packed(cell) for cell in s.sums],
        }
        for s in workbook.sheets
    ]
    return {
        "title": workbook.title,
        "author": workbook.author,
        "subject": workbook.subject,
        "marks": list(workbook.marks),
        "made_on": workbook.made_on,
        "sheets": sheets,
    }


def _packed(cell: Any) -> Any:
    if isinstance(cell, datetime.datetime):
        cell = cell.date()
    if isinstance(cell, Decimal | datetime.date):
        return str(cell)
    return cell if cell is None or isinstance(cell, int | float) else str(cell)


def load(data: dict) -> Workbook:
    """The workbook that ``as_data`` packed; cells stay as they were packed."""
    sheets = tuple(
        Worksheet(
            s["name"],
            s["title"],
            tuple(SheetColumn(*c) for c in s["columns"]),
            tuple(tuple(row) for row in s["rows"]),
            tuple(s["sums"]),
            tuple(s["notes"]),
            s["landscape"],
        )
        for s in data["sheets"]
    )
    return Workbook(data["title"], sheets, data["author"], data["subject"], tuple(data["marks"]), data["made_on"])


# ---- XLSX (child) ----


def make(workbook: Workbook) -> bytes:
    """The workbook as XLSX: frozen header row that prints on each page, one page wide, A4."""
    import xlsxwriter

    packed = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(packed, options)
    about = {"title": workbook.title, "author": workbook.author, "subject": workbook.subject}
    if workbook.made_on:
        about["created"] = datetime.datetime.fromisoformat(workbook.made_on)
    book.set_properties(about)
    styles = _styles(book)
    taken: set[str] = set()
    for sheet in workbook.sheets:
        _write(book.add_worksheet(_tab(sheet.name, taken)), sheet, workbook, styles)
    book.close()
    return packed.getvalue()


def _styles(book) -> dict:
    base = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
    styles = {
        "title": book.add_format({**base, "bold": True, "font_size": 14}),
        "mark": book.add_format({**base, "bold": True, "font_color": "#A3182B"}),
        "note": book.add_format({**base, "font_color": "#545B68", "font_size": 9}),
        "head": book.add_format({**base, "bold": True, "text_wrap": True, "bottom": 1}),
        "head_end": book.add_format({**base, "bold": True, "text_wrap": True, "bottom": 1, "align": "right"}),
    }
    for kind in KINDS:
        look = {"text_wrap": True} if kind == "text" else {"num_format": _FORMATS[kind]}
        styles[kind] = book.add_format({**base, **look})
        styles[f"sum_{kind}"] = book.add_format({**base, **look, "bold": True, "top": 1})
    return styles


def _tab(name: str, taken: set[str]) -> str:
    """A tab name that Excel takes: 31 letters, none of ``[]:*?/\\``, unique."""
    short = "".join(" " if c in "[]:*?/\\" else c for c in name).strip("' ")[:31] or "1"
    number = 2
    while short.casefold() in taken:
        tail = f" {number}"
        short, number = short[: 31 - len(tail)] + tail, number + 1
    taken.add(short.casefold())
    return short


def _write(target, sheet: Worksheet, workbook: Workbook, styles: dict) -> None:
    top = 0
    target.write_string(top, 0, sheet.title, styles["title"])
    for mark in workbook.marks:
        top += 1
        target.write_string(top, 0, mark, styles["mark"])
    head = top + 2
    for i, column in enumerate(sheet.columns):
        target.set_column(i, i, column.width)
        target.write_string(head, i, column.label, styles["head" if column.kind == "text" else "head_end"])
    for r, row in enumerate(sheet.rows, start=head + 1):
        for i, (cell, column) in enumerate(zip(row, sheet.columns, strict=True)):
            _cell(target, r, i, cell, column.kind, styles[column.kind])
    last = head + len(sheet.rows)
    for i, (cell, column) in enumerate(zip(sheet.sums, sheet.columns, strict=False)):
        _cell(target, last + 1, i, cell, "text" if _is_words(cell) else column.kind, styles[f"sum_{column.kind}"])
    for i, words in enumerate(sheet.notes):
        target.write_string(last + 3 + i, 0, clean(words), styles["note"])
    _print_setup(target, sheet, workbook, head, last)


def _print_setup(target, sheet: Worksheet, workbook: Workbook, head: int, last: int) -> None:
    target.freeze_panes(head + 1, 0)
    if sheet.rows:
        target.autofilter(head, 0, last, len(sheet.columns) - 1)
    target.repeat_rows(head)
    target.set_paper(9)
    if sheet.landscape:
        target.set_landscape()
    target.fit_to_pages(1, 0)
    target.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    target.set_footer("&L" + " ".join(workbook.marks).replace("&", "&&")[:200] + "&R&P / &N")


def _is_words(cell: Any) -> bool:
    if not isinstance(cell, str):
        return False
    try:
        Decimal(cell)
    except ArithmeticError:
        return True
    return False


def _cell(target, row: int, column: int, cell: Any, kind: str, style) -> None:
    if cell is None or cell == "":
        target.write_blank(row, column, None, style)
    elif kind == "text":
        target.write_string(row, column, clean(cell)[:32000], style)
    elif kind == "date":
        target.write_datetime(row, column, datetime.datetime.fromisoformat(str(cell)), style)
    else:
        target.write_number(row, column, float(cell), style)


# ---- CSV ----


def as_csv(sheet: Worksheet, *, excel: bool = True) -> bytes:
    """The sheet as CSV in UTF-8.

    ``excel``: with a mark at the start, ``;`` between cells and a decimal comma, as Excel set to French or German
    opens it with a double click; text that would become a formula gets an apostrophe. Otherwise plain RFC 4180
    for machines: ``,`` between cells, decimal point, ISO days, nothing changed.
    """
    packed = io.StringIO(newline="")
    writer = csv.writer(packed, delimiter=";" if excel else ",", lineterminator="\r\n")
    writer.writerow([_safe(column.label) if excel else column.label for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([_csv_cell(cell, column.kind, excel) for cell, column in zip(row, sheet.columns, strict=True)])
    return packed.getvalue().encode("utf-8-sig" if excel else "utf-8")


def _csv_cell(cell: Any, kind: str, excel: bool) -> str:
    if cell is None:
        return ""
    if kind == "text":
        return _safe(clean(cell)) if excel else clean(cell)
    words = str(_packed(cell))
    return words.replace(".", ",") if excel and kind != "date" else words


def _safe(words: str) -> str:
    return f"'{words}" if words.startswith(_RISKY) else words
