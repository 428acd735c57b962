"""``zesummen restore FILE``: an installation as a backup knew it, on either database.

Everything is checked before anything is written, all rows come in one transaction, and at the end each table
is read back and compared with the hash that the backup noted.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import connection, transaction

from . import prepare, rows
from .backup import FORMAT, NUMBER, PIECE, file_names, migrations
from .commands import Failed


def restore(file: Path, *, replace: bool) -> int:
    """Read ``file`` into this installation, which must be empty unless ``replace``; all or nothing."""
    prepare.ready()
    try:
        with ZipFile(file) as source:
            manifest = read_manifest(source, file)
            _insist_same_program(manifest)
            _insist_whole(source, manifest)
            if not replace:
                _insist_empty()
            read(source, manifest)
    except OSError as problem:
        raise Failed(f"{file} cannot be read: {problem.strerror or problem}.")
    except BadZipFile:
        raise Failed(f"{file} is not a backup of Zesummen, or it is damaged. Nothing was changed.")
    total = sum(table["rows"] for table in manifest["tables"])
    print(f"Restored and compared: {total} rows and {len(manifest['files'])} files, as of {manifest['made_at'][:16]}.")
    return 0


def read_manifest(source: ZipFile, file: Path) -> dict:
    """The backup's table of contents, or ``Failed``."""
    try:
        manifest = json.loads(source.read("manifest.json"))
    except (KeyError, ValueError):
        raise Failed(f"{file} is not a backup of Zesummen. Nothing was changed.")
    if manifest.get("format") != FORMAT or manifest.get("number") != NUMBER:
        raise Failed(f"{file} is not a backup that this version can read. Nothing was changed.")
    return manifest


def read(source: ZipFile, manifest: dict) -> None:
    """Rows in one transaction, files beside them; ``Failed`` if a table reads back differently."""
    found = {model._meta.db_table: model for model in rows.kept_models()}
    with transaction.atomic():
        rows.empty(found.values())
        for table in manifest["tables"]:
            with source.open(f"tables/{table['table']}.jsonl") as stream:
                rows.insert(found[table["table"]], map(json.loads, stream))
        connection.check_constraints()
        rows.reset_sequences(found.values())
        _insist_same_rows(manifest, found)
        for entry in manifest["files"]:
            _write_file(source, entry)
    kept = {entry["name"] for entry in manifest["files"]}
    for name in [name for name in file_names() if name not in kept]:
        default_storage.delete(name)
    ContentType.objects.clear_cache()


def _insist_same_program(manifest: dict) -> None:
    here, there = set(migrations()), set(manifest["migrations"])
    tables = {model._meta.db_table for model in rows.kept_models()}
    if here == there and tables == {table["table"] for table in manifest["tables"]}:
        return
    raise Failed(
        f"This backup was made by Zesummen {manifest['program']}, whose tables differ from ours. "
        f"Install that version, restore there, then upgrade. Nothing was changed."
    )


def _insist_whole(source: ZipFile, manifest: dict) -> None:
    """Every part of the backup has the hash that its table of contents says."""
    parts = [(f"tables/{table['table']}.jsonl", table["sha256"]) for table in manifest["tables"]]
    parts += [(f"files/{entry['name']}", entry["sha256"]) for entry in manifest["files"]]
    for name, expected in parts:
        digest = hashlib.sha256()
        try:
            for piece in _pieces(source, name):
                digest.update(piece)
        except KeyError:
            raise Failed(f"The backup lacks its part {name}. Nothing was changed.")
        if digest.hexdigest() != expected:
            raise Failed(f"The part {name} of the backup is damaged. Nothing was changed.")


def _insist_empty() -> None:
    people, spaces = apps.get_model("accounts.Person"), apps.get_model("territory.Space")
    if people.objects.exists() or spaces.objects.exists() or next(file_names(), None) is not None:
        raise Failed(
            "This installation is not empty. Restore into a new one (set ZESUMMEN_DATA or DATABASE_URL), "
            "or add --replace to delete everything it holds. Nothing was changed."
        )


def _insist_same_rows(manifest: dict, found: dict) -> None:
    for table in manifest["tables"]:
        if rows.fingerprint(found[table["table"]]) != (table["rows"], table["sha256"]):
            raise Failed(f"The table {table['table']} reads back differently. Nothing was changed.")


def _write_file(source: ZipFile, entry: dict) -> None:
    name = entry["name"]
    if default_storage.exists(name):
        with default_storage.open(name) as present:
            if hashlib.file_digest(present, "sha256").hexdigest() == entry["sha256"]:
                return
        default_storage.delete(name)
    with source.open(f"files/{name}") as stream:
        written = default_storage.save(name, File(stream, name=name))
    if written != name:
        raise Failed(f"The file {name} could not be stored under its name. No row was changed.")


def _pieces(source: ZipFile, name: str) -> Iterator[bytes]:
    with source.open(name) as stream:
        while piece := stream.read(PIECE):
            yield piece
