"""``zesummen archive SPACE``: everything of one space as open files, in a folder or a zip.

Tables as CSV and JSON, files under readable names, frozen documents as JSON, PDF and Word, the journal in
sentences, and a read-me in five languages. Whoever holds it needs no Zesummen to read it.
"""

import difflib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from shutil import rmtree
from zipfile import ZIP_DEFLATED, ZipFile

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import timezone, translation

from zesummen.kernel import journal, tenancy
from zesummen.kernel.exports import child, http
from zesummen.kernel.exports.document import load
from zesummen.kernel.exports.faults import ExportFault

from . import prepare, read_me, rows
from .commands import Failed
from .open_tables import OpenTable, csv_bytes, json_bytes, tables_of

JOURNAL = ["at", "by", "for", "sentence", "what", "verb"]
PEOPLE = ["id", "full_name", "email", "language"]


def archive(slug: str, *, to: Path | None) -> int:
    """Write the space with this name into ``to`` (a new folder, or a new file ending in .zip)."""
    prepare.ready()
    import_module(settings.ROOT_URLCONF)  # every app's sentences are known from here on
    space = _space(slug)
    to = to or Path(f"{slug}-{timezone.localdate():%Y-%m-%d}")
    if to.exists():
        raise Failed(f"{to} exists already. Choose another name with --to.")
    try:
        with translation.override(space.first_language), tenancy.inside(space), _target(to) as target:
            tables = write(space, target)
            journal.note("space.archived", space, space=space)
    except OSError as problem:
        raise Failed(f"{to} cannot be written: {problem.strerror}.")
    print(f"{to}: {sum(len(table.rows) for table in tables)} rows in {len(tables)} tables; read README.txt first.")
    return 0


def write(space, target: "Target") -> list[OpenTable]:
    """Everything of ``space`` into ``target``; the tables that were written."""
    tables = [table for table in tables_of(space) if table.rows]
    for table in tables:
        target.write(f"tables/{table.name}.csv", csv_bytes(table.columns, table.rows))
        target.write(f"tables/{table.name}.json", json_bytes(table.rows))
    target.write("space.json", json_bytes([_about(space)]))
    target.write("people.csv", csv_bytes(PEOPLE, _people(tables)))
    target.write("journal.csv", csv_bytes(JOURNAL, _journal(space)))
    missing = [*_files(space, target), *_documents(space, target)]
    target.write("README.txt", read_me.text(space, tables, missing).encode())
    return tables


class Target:
    """Where the files go: a folder, or a zip."""

    def __init__(self, root: Path, packed: ZipFile | None):
        self.root, self.packed = root, packed

    def write(self, name: str, content: bytes) -> None:
        """One file, whole."""
        if self.packed:
            self.packed.writestr(name, content)
            return
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@contextmanager
def _target(to: Path) -> Iterator[Target]:
    """Nothing half-written keeps its name."""
    part = to.with_name(to.name + ".part")
    to.parent.mkdir(parents=True, exist_ok=True)
    rmtree(part, ignore_errors=True)  # of an archive that was interrupted
    try:
        if to.suffix == ".zip":
            with ZipFile(part, "w", ZIP_DEFLATED) as packed:
                yield Target(part, packed)
        else:
            part.mkdir()
            yield Target(part, None)
        part.replace(to)
    finally:
        if part.is_dir():
            rmtree(part)
        part.unlink(missing_ok=True)


def _space(slug: str):
    spaces = apps.get_model(tenancy.SPACE).objects
    found = spaces.filter(slug=slug).first()
    if found is None:
        near = difflib.get_close_matches(slug, spaces.values_list("slug", flat=True))
        raise Failed(f"There is no space “{slug}”." + (f" Did you mean: {', '.join(near)}?" if near else ""))
    return found


def _about(space) -> dict:
    told = {field.attname: rows.plain(getattr(space, field.attname)) for field in rows.columns(type(space))}
    return {**told, "communes": [{"lau2": c.lau2, "name": str(c)} for c in space.communes()]}


def _people(tables: list[OpenTable]) -> list[dict]:
    """Everybody whom a row of the space names; the address only of members."""
    person = apps.get_model(settings.AUTH_USER_MODEL)
    named, members = set(), set()
    for table in tables:
        for field in table.fields:
            if field.is_relation and field.related_model is person:
                keys = {row[field.attname] for row in table.rows} - {None}
                named |= keys
                members |= keys if table.name == "accounts.membership" else set()
    return [
        {
            "id": someone.pk,
            "full_name": someone.full_name,
            "email": someone.email if someone.pk in members else "",
            "language": someone.language,
        }
        for someone in person._base_manager.filter(pk__in=named).order_by("pk")
    ]


def _journal(space) -> Iterator[dict]:
    entries = apps.get_model("kernel.Entry")._base_manager.filter(space=space).order_by("pk")
    for entry in entries.iterator(chunk_size=1000):
        yield {
            "at": timezone.localtime(entry.at).isoformat(timespec="seconds"),
            "by": entry.by_name,
            "for": entry.for_name,
            "sentence": journal.sentence(entry),
            "what": f"{entry.kind} {entry.object_id or ''}".strip(),
            "verb": entry.verb,
        }


def _files(space, target: Target) -> list[str]:
    """Copy every stored file; the names of those that the storage no longer has."""
    missing = []
    for model in apps.get_models():
        if not issubclass(model, tenancy.SpaceModel):
            continue
        for field in [field for field in model._meta.concrete_fields if isinstance(field, models.FileField)]:
            for thing in model._base_manager.filter(space=space).exclude(**{field.name: ""}).order_by("pk"):
                stored = getattr(thing, field.name)
                title = Path(getattr(thing, "name", "") or stored.name).stem
                name = f"files/{thing.pk:06d} {http.safe_name(title, Path(stored.name).suffix[1:] or 'bin')}"
                try:
                    with stored.open("rb") as source:
                        target.write(name, source.read())
                except FileNotFoundError:
                    missing.append(name)
    return missing


def _documents(space, target: Target) -> list[str]:
    """Each frozen document as data, PDF and Word; the names of those that could not be drawn."""
    failed = []
    for frozen in apps.get_model("documents.FrozenDocument")._base_manager.filter(space=space).order_by("pk"):
        stem = f"documents/{frozen.pk:06d} "
        target.write(stem + http.safe_name(frozen.title, "json"), json_bytes([frozen.payload]))
        for kind, make in (("pdf", child.pdf), ("docx", child.word)):
            name = stem + http.safe_name(frozen.title, kind)
            try:
                target.write(name, make(load(frozen.payload)))
            except (ExportFault, KeyError, TypeError, ValueError):
                failed.append(name)
    return failed
