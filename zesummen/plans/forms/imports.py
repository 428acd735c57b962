"""Reading rows from a sheet with a preview: columns guessed from headers, each row shown as it would be written.

An app describes its table as a ``SheetSpec``; ``ImportForm`` reads what was pasted or uploaded, and nothing is written
unless every cell is right. The table travels with the preview, so that a file is chosen once only.
"""

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from zesummen.kernel import dates
from zesummen.kernel.exports.fields import SheetForm
from zesummen.kernel.exports.reading import CellFault, Row, Sheet, folded
from zesummen.kernel.words import Text, active_language

from .cells import Reader, in_all_languages

FAULTS_SHOWN = 15
ROWS_SHOWN = 100


def shown(value: Any) -> str:
    """A value as people read it in the preview."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, Text):
        return str(value)
    if isinstance(value, list | tuple):
        return ", ".join(str(part) for part in value)
    return dates.short_date(value) if hasattr(value, "strftime") else str(value)


@dataclass(frozen=True)
class Column:
    """One column: its key, its header, other headers that mean it, how a cell is read and shown, an example."""

    key: str
    label: Any
    read: Reader
    names: tuple[str, ...] = ()
    required: bool = False
    show: Callable[[Any], str] = shown
    example: str = ""

    @cached_property
    def known(self) -> set[str]:
        """All headers of this column, folded."""
        return {folded(name) for name in (self.key, *in_all_languages(self.label), *self.names)}


@dataclass(frozen=True)
class SheetSpec:
    """A table that can be read in. ``same`` says what makes two rows the same, ``whole`` a fault of the whole row."""

    columns: tuple[Column, ...]
    same: Callable[[dict], Any]
    whole: Callable[[dict], Any] = lambda _values: ""

    def guess(self, header: str) -> str:
        """The key of the column with this header, or nothing."""
        return next((column.key for column in self.columns if folded(header) in column.known), "") if header else ""

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)


@dataclass(slots=True)
class PreviewRow:
    """A row as it would be written. ``is_known``: it is there already, here or further up, and is left out."""

    line: int
    values: dict
    cells: list[tuple[str, bool]] = field(default_factory=list)  # (words, is at fault)
    is_known: bool = False
    is_wrong: bool = False


class ImportForm(SheetForm):
    """A table with its columns matched. Valid: ``rows`` are the values to write; ``preview`` shows them.

    ``taken`` holds what ``spec.same`` gives for the rows that exist already.
    """

    language = forms.ChoiceField(label=_("Language of the texts"), choices=settings.LANGUAGES)

    def __init__(self, *args, spec: SheetSpec, taken: Iterable = (), **kwargs):
        kwargs["initial"] = {"language": active_language(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.spec, self.taken = spec, set(taken)
        self.table: Sheet | None = None
        self.preview: list[PreviewRow] = []
        self.faults: list[CellFault] = []
        if self.is_bound:
            self.data = self.data.copy()
            self.data.setdefault("language", active_language())

    def clean(self):
        values = super().clean()
        self.table = values.get("table")
        if self.table is None:
            return values
        if not self.table.body:
            self.add_error("pasted", _("There is only a header row. Paste the rows below it too."))
            return values
        mapping = self._mapping()
        if self._insist_on_columns(mapping):
            self._read(mapping, values.get("language") or active_language())
            self._tell()
        return values

    def _mapping(self) -> dict[str, int]:
        """key → place of its column; a field per column of the sheet, chosen by the person or guessed."""
        choices = [("", _("leave this column out")), *((c.key, c.label) for c in self.spec.columns)]
        found: dict[str, int] = {}
        for place, header in enumerate(self.table.header):
            name = f"column_{place}"
            self.fields[name] = forms.ChoiceField(
                label=_("Column %(number)d: “%(name)s”") % {"number": place + 1, "name": header or "–"},
                choices=choices,
                required=False,
            )
            guess = self.spec.guess(header)
            if name not in self.data:
                self.data[name] = "" if guess in found else guess
            key = self.data[name]
            if key in found:
                self.add_error(name, _("Two columns mean the same. Leave one of them out."))
            elif any(key == column.key for column in self.spec.columns):
                found[key] = place
        return found

    def _insist_on_columns(self, mapping: dict[str, int]) -> bool:
        for column in self.spec.columns:
            if column.required and column.key not in mapping:
                self.add_error("column_0", _("Say which column holds “%(name)s”.") % {"name": column.label})
        return not self.errors

    def _read(self, mapping: dict[str, int], language: str) -> None:
        for row in self.table.body:
            self.preview.append(self._row(row, mapping, language))
        seen = set(self.taken)
        for made in self.preview:
            if not made.is_wrong:
                mark = self.spec.same(made.values)
                made.is_known = mark in seen
                seen.add(mark)

    def _row(self, row: Row, mapping: dict[str, int], language: str) -> PreviewRow:
        made = PreviewRow(row.line, {})
        for column in self.spec.columns:
            place = mapping.get(column.key)
            cell = row.cells[place] if place is not None else ""
            try:
                if column.required and not cell:
                    raise ValueError(_("Fill in this cell."))
                value = column.read(cell, language)
                made.values[column.key] = value
                words, wrong = column.show(value), False
            except ValueError as fault:
                self.faults.append(CellFault(row.line, (place or 0) + 1, str(column.label), str(fault)))
                words, wrong = cell, True
                made.is_wrong = True
            if place is not None:
                made.cells.append((words, wrong))
        self._check_whole(row, made)
        return made

    def _check_whole(self, row: Row, made: PreviewRow) -> None:
        for place, header in enumerate(self.table.header):
            if not header and row.cells[place]:
                sentence = _("this cell has no header above it. Name its column in the first row.")
                self.faults.append(CellFault(row.line, place + 1, row.cells[place][:30], sentence))
        if len(made.values) == len(self.spec.columns) and (sentence := self.spec.whole(made.values)):
            self.faults.append(CellFault(row.line, 0, "", sentence))

    def _tell(self) -> None:
        self.faults.sort(key=lambda fault: (fault.line, fault.column))
        for fault in self.faults[:FAULTS_SHOWN]:
            self.add_error(None, str(fault))
        if len(self.faults) > FAULTS_SHOWN:
            more = len(self.faults) - FAULTS_SHOWN
            told = ngettext("There is %(count)d more fault.", "There are %(count)d more faults.", more)
            self.add_error(None, told % {"count": more})

    @property
    def rows(self) -> list[dict]:
        """The rows to write, those that are there already left out."""
        return [row.values for row in self.preview if not row.is_known]

    @property
    def known_count(self) -> int:
        """How many rows are there already."""
        return sum(row.is_known for row in self.preview)

    @property
    def preview_shown(self) -> list[PreviewRow]:
        """The first rows of the preview."""
        return self.preview[:ROWS_SHOWN]

    @property
    def hidden_rows(self) -> int:
        """How many rows the preview does not show."""
        return max(0, len(self.preview) - ROWS_SHOWN)

    @property
    def shown_columns(self) -> list[Column]:
        """The columns of the preview, in the order of its cells."""
        chosen = {self.data.get(f"column_{place}") for place in range(len(self.table.header))} if self.table else set()
        return [column for column in self.spec.columns if column.key in chosen]

    @property
    def column_fields(self) -> list:
        """The fields that match the columns."""
        return [self[name] for name in self.fields if name.startswith("column_")]

    @property
    def as_text(self) -> str:
        """The table to send back with the preview: tabs, every row on its line of the sheet."""
        packed = io.StringIO(newline="")
        writer = csv.writer(packed, delimiter="\t", lineterminator="\n")
        line = 1
        for row in self.table.rows if self.table else ():
            while line < row.line:
                packed.write("\n")
                line += 1
            writer.writerow(row.cells)
            line += 1
        return packed.getvalue()
