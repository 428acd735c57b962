"""Several lines in one form: what is typed stays line by line, empty lines are left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import Refused
from zesummen.kernel.forms import PageForm
from zesummen.kernel.moves import Stale
from zesummen.kernel.numbers import whole

MOST_LINES = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the template shows it: its number from 1, its fields, whether it stands in the database."""

    number: int
    fields: list
    hidden: list
    exists: bool


class RowsForm(PageForm):
    """Lines with the same fields. A class says ``row_fields`` and ``blank`` and may check a line in ``check``.

    ``rows`` are the initial values of the lines that exist, each with its ``pk``; ``extra`` empty ones follow.
    """

    extra = 2
    deletable = True
    fixed = 0  # so many lines, whatever the page says
    line_label = _("Line %(n)d")

    def __init__(self, data=None, *, rows: Iterable[dict] = (), **kwargs):
        rows = list(rows)
        count = self.fixed or len(rows) + self.extra
        if data is not None and not self.fixed:
            count = min(max(_number(data.get("lines")), 1), MOST_LINES)
        self.count = count
        initial = {f"{name}_{n}": value for n, row in enumerate(rows) for name, value in row.items()}
        super().__init__(data, initial={**initial, **kwargs.pop("initial", {})}, **kwargs)
        self.fields["lines"] = forms.CharField(widget=forms.HiddenInput, initial=str(count), required=False)
        for n in range(count):
            self._add_line(n)

    def _add_line(self, n: int) -> None:
        self.fields[f"pk_{n}"] = forms.IntegerField(widget=forms.HiddenInput, required=False)
        for name, field in self.row_fields().items():
            self.fields[f"{name}_{n}"] = field
        if self.deletable:
            self.fields[f"gone_{n}"] = forms.BooleanField(label=_("Remove this line"), required=False)

    def row_fields(self) -> dict[str, forms.Field]:
        """The fields of one line, none of them required by itself."""
        raise NotImplementedError  # pragma: no cover

    def blank(self, values: dict) -> bool:
        """Whether a new line says nothing."""
        raise NotImplementedError  # pragma: no cover

    def check(self, n: int, values: dict) -> None:
        """Add errors of line ``n`` with ``wrong``."""

    def wrong(self, n: int, name: str, sentence) -> None:
        """An error at a field of line ``n``; the summary says which line."""
        self.add_error(f"{name}_{n}", _("Line %(n)d: %(sentence)s") % {"n": n + 1, "sentence": sentence})

    def clean(self):
        values = super().clean()
        self.entries: list[dict[str, Any]] = []
        names = [*self.row_fields(), "pk"]
        for n in range(self.count):
            row = {name: values.get(f"{name}_{n}") for name in names}
            row["n"], row["gone"] = n, bool(values.get(f"gone_{n}"))
            if row["pk"] is None and (row["gone"] or self.blank(row)) and not self._faulty(n, names):
                continue
            if not row["gone"]:
                self.check(n, row)
            self.entries.append(row)
        return values

    def _faulty(self, n: int, names: Iterable[str]) -> bool:
        return any(f"{name}_{n}" in self.errors for name in names)

    @property
    def kept(self) -> list[dict]:
        """The lines that stay or are new."""
        return [row for row in self.entries if not row["gone"]]

    @property
    def shown(self) -> list[Line]:
        """For the template."""
        names = list(self.row_fields())
        lines = []
        for n in range(self.count):
            exists = bool(self[f"pk_{n}"].value())
            bound = [self[f"{name}_{n}"] for name in names]
            extra = [self[f"gone_{n}"]] if self.deletable and exists else []
            hidden = [self[f"pk_{n}"], *(field for field in bound if field.is_hidden)]
            lines.append(Line(n + 1, [field for field in bound if not field.is_hidden] + extra, hidden, exists))
        return lines

    @property
    def top_hidden(self) -> list:
        """Hidden fields of the form itself."""
        own = {f"{name}_{n}" for n in range(self.count) for name in (*self.row_fields(), "pk", "gone")}
        return [field for field in self.hidden_fields() if field.name not in own]

    def refuse(self, refusal: Refused) -> None:
        """A refusal at the top. A stale page shows what the lines are now beside what was typed."""
        super().refuse(refusal)
        if isinstance(refusal, Stale) and hasattr(self, "now"):
            self.stale = [(_("What stands there now"), self.now(), "\n".join(self.told(row) for row in self.kept))]

    def told(self, row: dict) -> str:
        """A line in words, for the stale page."""
        return " · ".join(str(row[name]) for name in self.row_fields() if row.get(name) not in (None, "", False))


def _number(value) -> int:
    found = whole(value)
    return found if found is not None and found < 100_000 else 0
