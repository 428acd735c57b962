"""Rows as neutral text: one JSON line a row, the same bytes whichever database they come from.

What differs between SQLite and PostgreSQL (time zones, decimals, JSON, UUID) is written in one way, so that
the hash of a table is the same before a backup and after its restore.
"""

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models
from django.db.models.fields.files import FieldFile

#: Not kept: people sign in anew, pages load anew, workers say who they are.
FLEETING = {"sessions.session", "kernel.liveevent", "kernel.workerseen"}
BATCH = 1000


def kept_models() -> list[type[models.Model]]:
    """Every table with rows to keep, in one fixed order."""
    found = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.label_lower not in FLEETING
    ]
    return sorted(found, key=lambda model: model._meta.db_table)


def columns(model: type[models.Model]) -> list[models.Field]:
    """The stored columns of a table; what the database computes itself is left out."""
    return [field for field in model._meta.local_concrete_fields if not getattr(field, "generated", False)]


def lines(model: type[models.Model]) -> Iterator[bytes]:
    """Each row as one line of JSON, ordered by primary key."""
    fields = columns(model)
    names = [field.column for field in fields]
    rows = model._base_manager.order_by("pk").values_list(*(field.attname for field in fields))
    for row in rows.iterator(chunk_size=BATCH):
        neutral = {name: plain(value) for name, value in zip(names, row, strict=True)}
        yield json.dumps(neutral, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def fingerprint(model: type[models.Model]) -> tuple[int, str]:
    """How many rows, and the SHA-256 of all their lines."""
    count, digest = 0, hashlib.sha256()
    for line in lines(model):
        count += 1
        digest.update(line)
    return count, digest.hexdigest()


def plain(value):
    """A value as JSON knows it; instants in UTC, decimals and UUIDs as text, bytes as base64."""
    if hasattr(value, "to_json"):
        return value.to_json()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat() if value.tzinfo else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return b64encode(bytes(value)).decode()
    if isinstance(value, FieldFile):
        return value.name
    return value


def stored(field: models.Field, value):
    """The way back: what the open database takes for this column."""
    if isinstance(field, models.JSONField):
        if value is None and not field.null:
            return connection.ops.adapt_json_value(None, field.encoder)
        return field.get_db_prep_save(value, connection)
    if isinstance(field, models.BinaryField) and value is not None:
        value = b64decode(value)
    elif value is not None and not isinstance(field, models.FileField):
        value = field.target_field.to_python(value) if field.is_relation else field.to_python(value)
    return field.get_db_prep_save(value, connection)


def insert(model: type[models.Model], rows: Iterable[dict]) -> int:
    """Write rows exactly as they are, no default and no date filled in; how many."""
    fields = columns(model)
    quote = connection.ops.quote_name
    into = ", ".join(quote(field.column) for field in fields)
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({into}) VALUES ({', '.join(['%s'] * len(fields))})"
    count, batch = 0, []
    with connection.cursor() as cursor:
        for row in rows:
            batch.append([stored(field, row[field.column]) for field in fields])
            count += 1
            if len(batch) == BATCH:
                cursor.executemany(statement, batch)
                batch = []
        if batch:
            cursor.executemany(statement, batch)
    return count


def empty(found: Iterable[type[models.Model]]) -> None:
    """Delete every row of these tables; keys between them are checked at the end of the transaction."""
    with connection.cursor() as cursor:
        for model in found:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")


def reset_sequences(found: Iterable[type[models.Model]]) -> None:
    """PostgreSQL: the next id of each table follows the highest one that was written."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(found)):
            cursor.execute(statement)
