"""``zesummen backup FILE``: the whole installation, rows and files, in one zip that either database can read.

``manifest.json`` names program, migrations, tables with counts and hashes, and files with theirs;
``tables/*.jsonl`` holds one row a line, ``files/`` the uploaded files.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from . import prepare, rows
from .commands import Failed

FORMAT = "zesummen-backup"
NUMBER = 1
PIECE = 1024 * 1024


def backup(file: Path) -> int:
    """Write everything into ``file``, which must not exist yet; nothing half-written keeps its name."""
    prepare.ready()
    if file.exists():
        raise Failed(f"{file} exists already. Choose another name, so that no older backup is lost.")
    part = file.with_name(file.name + ".part")
    try:
        with open(os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
            manifest = write(stream)
        part.replace(file)
    except OSError as problem:
        raise Failed(f"{file} cannot be written: {problem.strerror}.")
    finally:
        part.unlink(missing_ok=True)
    total = sum(table["rows"] for table in manifest["tables"])
    print(f"{file}: {total} rows in {len(manifest['tables'])} tables and {len(manifest['files'])} files.")
    return 0


def write(stream) -> dict:
    """Write the zip and return its manifest."""
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=6) as target, snapshot():
        tables = [_write_table(target, model) for model in rows.kept_models()]
        manifest = {
            "format": FORMAT,
            "number": NUMBER,
            "program": prepare.version(),
            "database": connection.vendor,
            "made_at": timezone.now().isoformat(),
            "migrations": migrations(),
            "tables": tables,
            "files": [_write_file(target, name) for name in sorted(file_names())],
        }
        target.writestr("manifest.json", json.dumps(manifest, indent=1, ensure_ascii=False))
    return manifest


@contextmanager
def snapshot() -> Iterator[None]:
    """One state of the database for the whole backup, without holding up anybody who writes."""
    if connection.in_atomic_block:
        yield  # whoever opened this transaction answers for it
        return
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")  # a plain one: readers do not stand in a writer's way in WAL mode
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def migrations() -> list[str]:
    """The steps by which the tables became what they are."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def file_names(folder: str = "") -> Iterator[str]:
    """Every file of the storage, by its path."""
    try:
        folders, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}{name}" for name in names)
    for inner in folders:
        yield from file_names(f"{folder}{inner}/")


def _write_table(target: ZipFile, model) -> dict:
    count, digest = 0, hashlib.sha256()
    with target.open(f"tables/{model._meta.db_table}.jsonl", "w", force_zip64=True) as stream:
        for line in rows.lines(model):
            stream.write(line)
            digest.update(line)
            count += 1
    return {"table": model._meta.db_table, "model": model._meta.label, "rows": count, "sha256": digest.hexdigest()}


def _write_file(target: ZipFile, name: str) -> dict:
    size, digest = 0, hashlib.sha256()
    with default_storage.open(name) as source, target.open(f"files/{name}", "w", force_zip64=True) as stream:
        while piece := source.read(PIECE):
            stream.write(piece)
            digest.update(piece)
            size += len(piece)
    return {"name": name, "size": size, "sha256": digest.hexdigest()}
