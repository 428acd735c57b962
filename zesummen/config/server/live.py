"""Event streams at ``/live/<topic>/``, held on the loop: seventeen kilobytes an open page, no thread."""

import asyncio
import json
import time
from urllib.parse import parse_qs

from zesummen.kernel.live import TOKEN_AGE, ticket

from . import refusals
from .listen import Event, Reader, news

PREFIX = "/live/"
MOST = 5000  # open streams a process takes
HEARTBEAT = 20.0  # seconds; finds readers that left without a word
QUEUE = 32  # hints a slow reader may be behind; then it is sent away and comes back
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


class Channel:
    """All streams of this process. ``close`` ends them at once, so that the server can leave in time."""

    def __init__(self):
        self._followers: dict[str, set[asyncio.Queue]] = {}
        self._count = 0
        self._wanted = asyncio.Event()
        self._listening = asyncio.Event()
        self._reader = Reader()
        self._pump: asyncio.Task | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self.closed = False

    def start(self) -> None:
        """Begin to listen; called on the loop."""
        self._loop = asyncio.get_running_loop()
        self._pump = self._loop.create_task(self._hand_on())

    def close(self) -> None:
        """End every stream; callable from a signal handler."""
        self.closed = True
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._end_all)

    def _end_all(self) -> None:
        if self._pump:
            self._pump.cancel()
        self._send_away()

    def _send_away(self) -> None:
        for queues in self._followers.values():
            for queue in queues:
                _end(queue)

    async def _hand_on(self) -> None:
        async for events in news(self._reader, self._wanted, self._listening):
            if events is None:  # a hint may be lost: browsers come back and ask what they missed
                self._send_away()
                continue
            for event in events:
                for queue in self._followers.get(event.topic, ()):
                    _offer(queue, event)

    async def __call__(self, scope, receive, send) -> None:
        topic = scope["path"].removeprefix(PREFIX).strip("/")
        query = parse_qs(scope["query_string"].decode("latin-1"))
        leave = ticket(topic, query.get("t", [""])[0])
        if leave is None or scope["method"] != "GET":
            return await refusals.send_page(send, 403)
        if self._count >= MOST or self.closed:
            return await refusals.send_page(send, 503)
        queue: asyncio.Queue = asyncio.Queue(QUEUE)
        self._enter(topic, queue)
        gone = asyncio.ensure_future(_leaves(receive))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            await self._follow(leave, queue, gone, _last_id(scope), send)
        finally:
            gone.cancel()
            self._go(topic, queue)
        if not gone.done():
            await send({"type": "http.response.body", "body": b""})
        return None

    async def _follow(self, leave, queue, gone, last: int, send) -> None:
        """First what the page missed, then what comes, until the reader leaves or the token ends.

        What was missed is read only once the pump listens: a hint is then in the one or in the other.
        """
        await _say(send, "retry: 3000\n\n")
        if not await self._listens(gone):
            return
        told = {last}
        for event in await self._reader.missed(leave.topic, leave.since, last):
            await _tell(send, event, leave, told)
        until = leave.since + TOKEN_AGE
        while not gone.done() and time.time() < until:
            coming = asyncio.ensure_future(queue.get())
            await asyncio.wait({coming, gone}, timeout=HEARTBEAT, return_when=asyncio.FIRST_COMPLETED)
            if not coming.done():
                coming.cancel()
                await _say(send, ":\n\n")
            elif (event := coming.result()) is None:
                return
            else:
                await _tell(send, event, leave, told)

    async def _listens(self, gone) -> bool:
        """Wait for the pump; ``False`` when the reader left or the database does not answer in time."""
        listens = asyncio.ensure_future(self._listening.wait())
        await asyncio.wait({listens, gone}, timeout=HEARTBEAT, return_when=asyncio.FIRST_COMPLETED)
        if not listens.done():
            listens.cancel()
        return self._listening.is_set()

    def _enter(self, topic: str, queue: asyncio.Queue) -> None:
        self._followers.setdefault(topic, set()).add(queue)
        self._count += 1
        self._wanted.set()

    def _go(self, topic: str, queue: asyncio.Queue) -> None:
        self._followers[topic].discard(queue)
        if not self._followers[topic]:
            del self._followers[topic]
        self._count -= 1
        if not self._count:
            self._wanted.clear()


def _offer(queue: asyncio.Queue, event: Event) -> None:
    if queue.full():
        _end(queue)  # too far behind
    else:
        queue.put_nowait(event)


def _end(queue: asyncio.Queue) -> None:
    """End the stream before anything that waits: the browser comes back and asks for what it was not told."""
    while not queue.empty():
        queue.get_nowait()
    queue.put_nowait(None)


async def _tell(send, event: Event, leave, told: set[int]) -> None:
    """Tell a hint once. By its id, not by the highest so far: a transaction with a lower one may commit later."""
    if event.id in told or (event.by and event.by == leave.reader):
        return
    told.add(event.id)
    await _say(send, f"id: {event.id}\nevent: changed\ndata: {json.dumps(event.payload)}\n\n")


async def _say(send, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def _leaves(receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _last_id(scope) -> int:
    """Where a returning browser left off; numbers stay below what a database holds."""
    for name, value in scope["headers"]:
        if name == b"last-event-id" and value.isdigit() and len(value) < 19:
            return int(value)
    return 0
