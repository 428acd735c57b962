"""The rows of one space as open files: CSV for people, JSON for programs, columns explained."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from zesummen.kernel.tenancy import SPACE

from . import rows

#: Never leaves the house: whoever holds one of these could act in another's name.
WITHHELD = {"token", "token_hash", "password"}
#: Mails hold signed links and sign-in codes; the archive says that they were sent, not what they opened.
WITHHELD_OF = {"kernel.outboxmessage": {"text", "html", "attachments", "error"}}
#: Written in words, into journal.csv.
ELSEWHERE = {"kernel.entry"}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class OpenTable:
    """One table as it leaves: its name, the fields that go out, and its rows as plain values."""

    name: str
    title: str
    fields: list[models.Field]
    rows: list[dict]

    @property
    def columns(self) -> list[str]:
        """The names at the head of the CSV: each key is followed by what it stands for in words."""
        return [name for field in self.fields for name in names_of(field)]


def tables_of(space) -> Iterator[OpenTable]:
    """Every table that has rows of this space, found by its ``space`` column; rows ordered by id."""
    for model in models_of_a_space():
        hidden = WITHHELD | WITHHELD_OF.get(model._meta.label_lower, set())
        fields = [field for field in rows.columns(model) if field.name not in hidden and field.name != "space"]
        found = list(model._base_manager.filter(space=space).order_by("pk"))
        words = _words(model, fields, found)
        plain = [_row(thing, fields, words) for thing in found]
        yield OpenTable(model._meta.label_lower, str(model._meta.verbose_name_plural), fields, plain)


def models_of_a_space() -> list[type[models.Model]]:
    """All tables of ours whose rows belong to a space."""
    found = [model for model in apps.get_models() if _has_space(model) and model._meta.label_lower not in ELSEWHERE]
    return sorted(found, key=lambda model: model._meta.label_lower)


def _has_space(model: type[models.Model]) -> bool:
    try:
        field = model._meta.get_field("space")
    except FieldDoesNotExist:
        return False
    return field.concrete and field.is_relation and field.related_model._meta.label == SPACE


def names_of(field: models.Field) -> list[str]:
    """The column or columns of one field."""
    return [field.attname, field.name] if field.is_relation and field.attname != field.name else [field.name]


def csv_bytes(columns: list[str], found: Iterable[dict]) -> bytes:
    """Comma-separated, UTF-8 with a mark that spreadsheets understand; nested values as JSON."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in found:
        writer.writerow([_cell(row[name]) for name in columns])
    return text.getvalue().encode("utf-8-sig")


def json_bytes(found: list[dict]) -> bytes:
    """The same rows, exact to the letter."""
    return json.dumps(found, ensure_ascii=False, indent=1).encode() + b"\n"


def _row(thing: models.Model, fields: list[models.Field], words: dict) -> dict:
    row = {}
    for field in fields:
        value = getattr(thing, field.attname)
        row[field.attname] = rows.plain(value)
        if field.is_relation:
            row[field.name] = words.get((field.related_model, value), "")
    return row


def _words(model, fields: list[models.Field], found: list[models.Model]) -> dict:
    """What the keys stand for, one query a kind of parent."""
    wanted: dict[type[models.Model], set] = {}
    for field in fields:
        if field.is_relation:
            keys = {getattr(thing, field.attname) for thing in found} - {None}
            wanted.setdefault(field.related_model, set()).update(keys)
    return {
        (parent, key): str(thing)
        for parent, keys in wanted.items()
        if keys
        for key, thing in parent._base_manager.in_bulk(keys).items()
    }


def _cell(value) -> str:
    """A cell of text. What a spreadsheet would take for a formula gets a quotation mark before it."""
    if value is None:
        return ""
    if isinstance(value, dict | list | bool):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(FORMULA) and not _is_number(value):
        return f"'{value}"
    return str(value)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
