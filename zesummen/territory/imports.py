"""Files that users bring: communes, population, boundaries. All of a file is right, or nothing is changed.

Each reader returns rows and faults; a fault has line and column, and the first 20 are told.
"""

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zesummen.kernel.access import Refused

from .models import Boundary, Canton, Commune, Population
from .outlines import read_outlines
from .states import ElectionSystem

MOST_FAULTS = 20
MOST_BYTES = 50 * 1024 * 1024
YEARS = range(1800, 2101)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, where: line and column count from one."""

    line: int
    column: int
    sentence: str

    def __str__(self) -> str:
        return _("Line %(line)s, column %(column)s: %(sentence)s") % {
            "line": self.line, "column": self.column, "sentence": self.sentence,
        }  # fmt: skip


class ImportRefused(Refused):
    """The file was not taken. ``faults`` are the first 20; nothing was changed."""

    def __init__(self, faults: list[Fault]):
        self.faults = faults[:MOST_FAULTS]
        super().__init__("\n".join(map(str, self.faults)))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table file: how its text is read, and whether it must be there."""

    read: Callable[[str], Any]
    required: bool = True


def import_communes(data: bytes) -> int:
    """Correct the communes by a CSV with ``lau2`` and any of the columns of ``COMMUNE_COLUMNS``; how many changed.

    Only known communes: one that is new needs a place on the tile map and comes with a release. Raises
    ``ImportRefused`` with line and column.
    """
    rows, faults = read_table(data, COMMUNE_COLUMNS)
    known = {commune.lau2: commune for commune in Commune.objects.all()}
    cantons = {canton.code: canton for canton in Canton.objects.all()}
    faults += _doubles(rows, "lau2") + _unknown(rows, "lau2", known) + _unknown(rows, "canton", cantons)
    _insist(faults)
    fields = sorted({name for _line, values, _places in rows for name in values} - {"lau2"})
    if not fields:
        raise ImportRefused([Fault(1, 1, _("The file has no column to correct beside “lau2”."))])
    for _line, values, _places in rows:
        commune = known[values["lau2"]]
        for name in fields:
            setattr(commune, name, cantons[values[name]] if name == "canton" else values[name])
    changed = [known[values["lau2"]] for _line, values, _places in rows]
    with transaction.atomic():
        return Commune.objects.bulk_update(changed, fields)


def import_population(data: bytes) -> int:
    """Write residents per commune and year from a CSV with ``lau2``, ``year``, ``population``; how many rows.

    Years in the file replace what stood there. Raises ``ImportRefused`` with line and column.
    """
    rows, faults = read_table(data, POPULATION_COLUMNS)
    known = {commune.lau2: commune for commune in Commune.objects.all()}
    faults += _doubles(rows, "lau2", "year") + _unknown(rows, "lau2", known)
    _insist(faults)
    made = [
        Population(
            commune=known[v["lau2"]], year=v["year"], persons=v["population"], reference_date=date(v["year"], 1, 1)
        )
        for _line, v, _places in rows
    ]
    with transaction.atomic():
        Population.objects.bulk_create(
            made, update_conflicts=True, unique_fields=["commune", "year"], update_fields=["persons", "reference_date"]
        )
    return len(made)


def import_boundaries(data: bytes, *, source: str) -> int:
    """Store outlines from a GeoJSON FeatureCollection in WGS 84; how many communes. ``source`` is shown with the map.

    Communes that the file leaves out keep what they had. Raises ``ImportRefused`` with line and column.
    """
    if len(data) > MOST_BYTES:
        raise ImportRefused([Fault(1, 1, _("The file is larger than %(size)s MB.") % {"size": MOST_BYTES >> 20})])
    known = {commune.lau2: commune for commune in Commune.objects.all()}
    outlines, problems = read_outlines(data, known.keys(), most=MOST_FAULTS)
    _insist([Fault(*problem) for problem in problems])
    with transaction.atomic():
        Boundary.objects.filter(commune__lau2__in=outlines).delete()
        Boundary.objects.bulk_create(
            Boundary(commune=known[lau2], path=path, source=source) for lau2, path in outlines.items()
        )
    return len(outlines)


Row = tuple[int, dict[str, Any], dict[str, int]]  # line, values, column of each value


def read_table(data: bytes, columns: Mapping[str, Column]) -> tuple[list[Row], list[Fault]]:
    """A CSV with a header line, separated by comma, semicolon or tab, in UTF-8. Unknown columns are a fault."""
    text, faults = _decode(data)
    if faults:
        return [], faults
    separator = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Row] = []
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        faults = _header_faults(header, columns)
        while not faults or rows:
            line = reader.line_num + 1
            cells = next(reader, None)
            if cells is None:
                break
            if any(cell.strip() for cell in cells):
                rows.append(_read_row(line, cells, header, columns, faults))
    except csv.Error:
        faults.append(Fault(reader.line_num, 1, _("A quotation mark does not close on this line.")))
    if not rows and not faults:
        faults.append(Fault(2, 1, _("The file has a header but no line below it.")))
    return rows, faults


def _decode(data: bytes) -> tuple[str, list[Fault]]:
    if not data.strip():
        return "", [Fault(1, 1, _("The file is empty."))]
    if len(data) > MOST_BYTES:
        return "", [Fault(1, 1, _("The file is larger than %(size)s MB.") % {"size": MOST_BYTES >> 20})]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as wrong:
        before = data[: wrong.start]
        line, column = before.count(b"\n") + 1, wrong.start - before.rfind(b"\n")
        return "", [Fault(line, column, _("This is no UTF-8 text. Save the file as CSV in UTF-8 and try again."))]


def _header_faults(header: list[str], columns: Mapping[str, Column]) -> list[Fault]:
    known = ", ".join(columns)
    faults = [
        Fault(1, place, _("The column “%(name)s” is not known. Known are: %(known)s.") % {"name": name, "known": known})
        for place, name in enumerate(header, start=1)
        if name not in columns
    ]
    faults += [
        Fault(1, place, _("The column “%(name)s” stands twice.") % {"name": name})
        for place, name in enumerate(header, start=1)
        if name in header[: place - 1]
    ]
    missing = [name for name, column in columns.items() if column.required and name not in header]
    return faults + [
        Fault(1, len(header) + 1, _("The column “%(name)s” is missing.") % {"name": name}) for name in missing
    ]


def _read_row(line: int, cells: list[str], header: list[str], columns: Mapping[str, Column], faults: list) -> Row:
    """Read one line; what is wrong goes to ``faults``. The column told is the number of the cell."""
    values: dict[str, Any] = {}
    if len(cells) != len(header):
        sentence = _("Cells in this line: %(found)s; in the header: %(wanted)s.")
        faults.append(
            Fault(line, min(len(cells), len(header)) + 1, sentence % {"found": len(cells), "wanted": len(header)})
        )
        return line, values, {}
    for place, (name, cell) in enumerate(zip(header, cells, strict=True), start=1):
        try:
            values[name] = columns[name].read(cell.strip())
        except ValueError as wrong:
            faults.append(Fault(line, place, str(wrong)))
    return line, values, {name: place for place, name in enumerate(header, start=1)}


def _doubles(rows: list[Row], *names: str) -> list[Fault]:
    first: dict[tuple, int] = {}
    faults = []
    for line, values, places in rows:
        key = tuple(values.get(name) for name in names)
        if None not in key and first.setdefault(key, line) != line:
            sentence = _("The same commune stands on line %(line)s already.") % {"line": first[key]}
            faults.append(Fault(line, places[names[0]], sentence))
    return faults


def _unknown(rows: list[Row], name: str, known: Mapping[str, Any]) -> list[Fault]:
    return [
        Fault(line, places[name], _("There is no “%(code)s” among the codes we know.") % {"code": values[name]})
        for line, values, places in rows
        if name in values and values[name] not in known
    ]


def _insist(faults: list[Fault]) -> None:
    if faults:
        raise ImportRefused(sorted(faults, key=lambda fault: (fault.line, fault.column)))


def _code(digits: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not re.fullmatch(rf"[0-9]{{{digits}}}", text):
            raise ValueError(
                _("“%(text)s” is not a code of %(digits)s digits. Keep the leading zero: format the column as text.")
                % {"text": text, "digits": digits}
            )
        return text

    return read


def _name(longest: int, *, empty: bool) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not text and not empty:
            raise ValueError(_("The name is missing."))
        if len(text) > longest or not text.isprintable():
            raise ValueError(
                _("A name has at most %(longest)s letters and no control characters.") % {"longest": longest}
            )
        return text

    return read


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        bare = text.replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
        if not re.fullmatch(r"[0-9]{1,10}", bare) or not least <= int(bare) <= most:
            raise ValueError(
                _("“%(text)s” is not a whole number from %(least)s to %(most)s.")
                % {"text": text, "least": least, "most": most}
            )
        return int(bare)

    return read


def _decimal(least: str, most: str) -> Callable[[str], Decimal]:
    def read(text: str) -> Decimal:
        try:
            number = Decimal(text.replace(",", "."))
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or not Decimal(least) <= number <= Decimal(most):
            raise ValueError(
                _("“%(text)s” is not a number from %(least)s to %(most)s.")
                % {"text": text, "least": least, "most": most}
            )
        return number

    return read


def _system(text: str) -> str:
    if text not in ElectionSystem.values:
        known = ", ".join(ElectionSystem.values)
        raise ValueError(_("“%(text)s” is not one of: %(known)s.") % {"text": text, "known": known})
    return text


COMMUNE_COLUMNS = {
    "lau2": Column(_code(4)),
    "name_fr": Column(_name(120, empty=False), required=False),
    "name_lb": Column(_name(120, empty=True), required=False),
    "name_de": Column(_name(120, empty=True), required=False),
    "canton": Column(_code(2), required=False),
    "area_km2": Column(_decimal("0.001", "2600"), required=False),
    "lat": Column(_decimal("49.3", "50.3"), required=False),
    "lon": Column(_decimal("5.6", "6.7"), required=False),
    "council_size": Column(_whole(5, 35), required=False),
    "election_system": Column(_system, required=False),
    "max_echevins": Column(_whole(2, 8), required=False),
}
POPULATION_COLUMNS = {
    "lau2": Column(_code(4)),
    "year": Column(_whole(YEARS.start, YEARS.stop - 1)),
    "population": Column(_whole(0, 5_000_000)),
}
