"""The statistics sheet as CSV and JSON, and a figure as plain data: all from the frozen objects."""

import csv
import io
import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from zesummen.kernel.disclosure import Shown

from .queries import Figure, StatisticsSheet, Table

_RISKY = ("=", "+", "-", "@", "\t", "\r")


def sheet_csv(sheet: StatisticsSheet) -> bytes:
    """One line per number: table, line, column, value, how it is shown, source, date, definition. UTF-8, commas.

    A number that is not shown has an empty value and says so; a text that a spreadsheet would run gets an apostrophe.
    """
    packed = io.StringIO(newline="")
    writer = csv.writer(packed, lineterminator="\r\n")
    writer.writerow(["territory", "table", "row", "column", "value", "text", "shown", "source", "as_of", "definition"])
    for table in sheet.tables:
        for line in _lines(table):
            writer.writerow([_harmless(sheet.name), *map(_harmless, line)])
    return b"\xef\xbb\xbf" + packed.getvalue().encode()


def _lines(table: Table):
    for row in (*table.rows, *table.foot):
        for column, cell in zip(table.columns[1:], row.cells, strict=True):
            shown = cell.shown.value if cell.shown else ""
            value = "" if cell.value is None else cell.value
            yield [table.key, row.label, column, value, cell.text, shown, table.source, table.as_of, table.definition]


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RISKY) else cell


def sheet_json(sheet: StatisticsSheet) -> bytes:
    """The whole sheet but its drawings, which repeat the tables."""
    with translation.override(sheet.language):
        note = _("Numbers marked “small” lie between 1 and 4; “hidden” ones are left out to protect a small one.")
    data = {
        "territory": sheet.name,
        "communes": sheet.communes,
        "language": sheet.language,
        "made_on": sheet.made_on,
        "note": note,
        "sections": [
            {
                "key": section.key,
                "title": section.title,
                "finding": section.finding,
                "figures": [asdict(figure) for figure in section.figures],
                "tables": [asdict(table) for table in section.tables],
                "notes": section.notes,
            }
            for section in sheet.sections
        ],
        "sources": [asdict(origin) for origin in sheet.origins],
    }
    return json.dumps(data, ensure_ascii=False, indent=1, default=_plain).encode()


def figure_data(figure: Figure) -> dict[str, Any]:
    """A figure as plain JSON values: what a plan keeps when a figure becomes evidence."""
    return json.loads(json.dumps(asdict(figure), default=_plain))


def _plain(value: Any) -> Any:
    if isinstance(value, Shown):
        return value.value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no plain form")
