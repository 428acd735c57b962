"""The read-me of an archive: the same page in five languages, then the table of files and columns."""

from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from zesummen.kernel.dates import long_date
from zesummen.kernel.words import LANGUAGES, Words

from .open_tables import OpenTable, names_of


def text(space, tables: list[OpenTable], missing: list[str]) -> str:
    """The whole read-me as text with Windows line ends, which every editor reads."""
    parts = []
    for language in LANGUAGES:
        with translation.override(language):
            parts.append(_section(space, missing))
    parts.append(_columns(tables))
    return ("\n" + "=" * 78 + "\n\n").join(parts).replace("\n", "\r\n")


def _section(space, missing: list[str]) -> str:
    language = translation.get_language_info(translation.get_language())["name_local"].upper()
    lines = [
        language,
        "",
        _("Archive of the space “%(space)s” of Zesummen, written on %(date)s.")
        % {"space": space.name_in(translation.get_language()), "date": long_date(timezone.localdate())},
        "",
        _("space.json: the space itself, and the communes it covers."),
        _("people.csv: everybody whom a row names; mail addresses of members only."),
        _("journal.csv: who did what, and when, in sentences."),
        _("tables: one CSV file and one JSON file per table, with the same rows. The columns are listed below."),
        _("files: uploaded files, with the number of their row in the table documents.storedfile before the name."),
        _("documents: frozen documents as data (JSON), PDF and Word."),
        "",
        _("CSV files are in UTF-8, separated by commas. Texts in several languages are written as JSON."),
        _("A column ending in _id is the number of another row; the next column says in words what it is."),
        _("Times are in UTC, amounts in euros. Left out: passwords, signed links and the contents of sent mails."),
    ]
    if space.is_demo:
        lines += ["", _("Demonstration: people, decisions and plans are invented; statistics are real.")]
    if missing:
        lines += ["", _("These files could not be read or drawn:"), *(f"- {name}" for name in missing)]
    return "\n".join(lines) + "\n"


def _columns(tables: list[OpenTable]) -> str:
    lines = ["TABLES", ""]
    for table in tables:
        lines += [f"tables/{table.name}.csv  ({len(table.rows)})"]
        lines += [f"    {name:<28} {_kind(field)}" for field in table.fields for name in names_of(field)[:1]]
        lines += [""]
    return "\n".join(lines)


def _kind(field: models.Field) -> str:
    """What stands in a column, short: number, text, day, key to which table, allowed values."""
    if field.is_relation:
        return f"-> {field.related_model._meta.label_lower}"
    if isinstance(field, Words):
        return "texts (JSON)"
    if field.choices:
        return "one of: " + ", ".join(str(value) for value, _label in field.flatchoices if value)
    return _KINDS.get(field.get_internal_type(), "text")


_KINDS = {
    "BigAutoField": "number",
    "BigIntegerField": "number",
    "BooleanField": "true or false",
    "DateField": "day",
    "DateTimeField": "instant (UTC)",
    "DecimalField": "decimal number",
    "FileField": "file",
    "FloatField": "decimal number",
    "IntegerField": "number",
    "JSONField": "JSON",
    "PositiveBigIntegerField": "number",
    "PositiveIntegerField": "number",
    "PositiveSmallIntegerField": "number",
    "SmallIntegerField": "number",
    "TimeField": "time of day",
}
