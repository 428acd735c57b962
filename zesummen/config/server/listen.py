"""How a server hears of news that any process wrote: LISTEN on PostgreSQL, ``PRAGMA data_version`` on SQLite.

No broker. On SQLite a connection of its own asks four times a second whether anybody committed (some
microseconds), and only while somebody follows a stream.

Nothing falls between two stools: ``wanted`` says that somebody follows, ``listening`` answers that from now on
every hint is handed on. Who follows asks what was missed only then; what is heard twice is told once.
"""

import asyncio
import json
import logging
import sqlite3
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection, connections

from zesummen.kernel.live import CHANNEL
from zesummen.kernel.models import LiveEvent

logger = logging.getLogger(__name__)
PAUSE = 0.25  # seconds between two looks at SQLite
RETRY = 2.0  # seconds before a lost database is tried again
SLACK = timedelta(seconds=2)  # a page may have read before a commit whose hint was written earlier still


@dataclass(frozen=True, slots=True)
class Event:
    """A hint: its row's id, topic, who caused it (0: unknown), and what it says."""

    id: int
    topic: str
    by: int
    payload: dict


class Reader:
    """Reads hints in one thread of its own, so that the loop never waits for the database."""

    def __init__(self):
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="live")
        self._watch: sqlite3.Connection | None = None
        self._version = -1

    async def newest(self) -> int:
        """The highest id so far."""
        return await self._call(_newest)

    async def after(self, number: int) -> list[Event]:
        """The next thousand hints newer than this id."""
        return await self._call(_read, {"id__gt": number}, 1000)

    async def one(self, number: int) -> list[Event]:
        """The hint with this id, unless it is already forgotten."""
        return await self._call(_read, {"id": number}, 1)

    async def missed(self, topic: str, since: float, number: int) -> list[Event]:
        """What happened on a topic since a page was made (seconds), and after that id.

        A hint carries the instant it was written, a page the instant it was rendered: a transaction that was
        open over both is covered by ``SLACK``. A hint too many fetches a part anew; one too few leaves it old.
        """
        begin = datetime.fromtimestamp(since, UTC) - SLACK
        return await self._call(_read, {"topic": topic, "id__gt": number, "at__gt": begin}, 100)

    async def committed(self) -> bool:
        """SQLite: did anybody commit since the last question?"""
        return await self._call(self._look)

    def _look(self) -> bool:
        if self._watch is None:
            name = str(connection.settings_dict["NAME"])
            self._watch = sqlite3.connect(name, uri=name.startswith("file:"))
        before = self._version
        try:
            self._version = self._watch.execute("PRAGMA data_version").fetchone()[0]
        except sqlite3.Error:
            self._watch = None  # opened anew when the database answers again
            raise
        return before != self._version

    async def _call(self, function, *args):
        return await asyncio.get_running_loop().run_in_executor(self._pool, function, *args)


def _newest() -> int:
    try:
        return LiveEvent.objects.order_by("-id").values_list("id", flat=True).first() or 0
    finally:
        connections.close_all()


def _read(wanted: dict, most: int) -> list[Event]:
    try:
        return [_event(row) for row in LiveEvent.objects.filter(**wanted).order_by("id")[:most]]
    finally:
        connections.close_all()


def _event(row: LiveEvent) -> Event:
    payload = dict(row.payload)
    return Event(row.pk, row.topic, payload.pop("by", 0), payload)


async def news(reader: Reader, wanted: asyncio.Event, listening: asyncio.Event) -> AsyncIterator[list[Event] | None]:
    """Hints as they are committed, for ever; looks only while ``wanted`` is set.

    ``listening`` is set while nothing can be missed. ``None`` says that something may have been, because the
    database was lost: whoever follows must ask again.
    """
    source = _postgresql if connection.vendor == "postgresql" else _sqlite
    while True:
        await wanted.wait()
        try:
            async for events in source(reader, wanted, listening):
                yield events
        except Exception:
            listening.clear()
            yield None
            logger.exception("The live channel lost the database; trying again")
            await asyncio.sleep(RETRY)


async def _sqlite(reader: Reader, wanted: asyncio.Event, listening: asyncio.Event) -> AsyncIterator[list[Event]]:
    await reader.committed()  # before the newest is read: a commit between the two is then seen at the next look
    last = await reader.newest()
    listening.set()
    while wanted.is_set():
        await asyncio.sleep(PAUSE)
        if await reader.committed():
            while events := await reader.after(last):
                last = events[-1].id
                yield events
    listening.clear()


async def _postgresql(reader: Reader, wanted: asyncio.Event, listening: asyncio.Event) -> AsyncIterator[list[Event]]:
    import psycopg  # late: only where PostgreSQL is the database

    params = connection.get_connection_params()
    link = await psycopg.AsyncConnection.connect(
        **{key: value for key, value in params.items() if key in ("dbname", "user", "password", "host", "port")},
        autocommit=True,
    )
    async with link:
        await link.execute(f"LISTEN {CHANNEL}")
        listening.set()
        while wanted.is_set():
            async for notice in link.notifies(timeout=5, stop_after=1):
                yield await reader.one(json.loads(notice.payload)["id"])
        listening.clear()  # before the connection closes: who comes meanwhile waits for the next one
