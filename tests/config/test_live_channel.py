"""No hint is lost or told twice, at whatever moment it is committed, and after the database was away."""

import asyncio
import json
import time

import pytest

from zesummen.config.server import listen
from zesummen.config.server.listen import Event
from zesummen.config.server.live import PREFIX, QUEUE, Channel, _offer
from zesummen.kernel import live

TOPIC = "plan.7"


class Store:
    """A reader over a list. ``before`` and ``after`` commit a hint around the n-th question that is asked."""

    def __init__(self, *, before: int = -1, after: int = -1):
        self.rows: list[Event] = []
        self.version = self.asked = 0
        self.seen = -1
        self.moment = {"before": before, "after": after}
        self.broken = False

    def commit(self, number: int = 0, topic: str = TOPIC) -> None:
        self.rows.append(Event(number or len(self.rows) + 1, topic, 0, {"number": number or len(self.rows) + 1}))
        self.rows.sort(key=lambda event: event.id)
        self.version += 1

    async def _ask(self, answer):
        self.asked += 1
        if self.asked == self.moment["before"]:
            self.commit()
        await asyncio.sleep(0)
        if self.broken:
            raise OSError("the database is away")
        found = answer()
        await asyncio.sleep(0)
        if self.asked == self.moment["after"]:
            self.commit()
        return found

    async def newest(self):
        return await self._ask(lambda: max((event.id for event in self.rows), default=0))

    async def after(self, number):
        return await self._ask(lambda: [event for event in self.rows if event.id > number][:3])

    async def missed(self, topic, since, number):
        return await self._ask(lambda: [event for event in self.rows if event.topic == topic and event.id > number])

    async def committed(self):
        def look():
            before, self.seen = self.seen, self.version
            return before != self.seen

        return await self._ask(look)


class Page:
    """An open stream: what it was told so far."""

    def __init__(self, channel: Channel, last: int = 0):
        self.told: list[int] = []
        self.away = asyncio.Event()
        query = live.address(TOPIC).partition("?")[2].encode()
        headers = [(b"last-event-id", str(last).encode())] if last else []
        scope = {"path": f"{PREFIX}{TOPIC}/", "query_string": query, "method": "GET", "headers": headers}
        self.task = asyncio.ensure_future(channel(scope, self.receive, self.send))

    async def receive(self):
        await self.away.wait()
        return {"type": "http.disconnect"}

    async def send(self, message):
        for line in message.get("body", b"").decode().splitlines():
            if line.startswith("data: "):
                self.told.append(json.loads(line[6:])["number"])


@pytest.fixture
def run(monkeypatch):
    """Run a coroutine function with a channel over this store; looks at it every few milliseconds."""
    monkeypatch.setattr(listen, "PAUSE", 0.002)
    monkeypatch.setattr(listen, "RETRY", 0.002)
    monkeypatch.setattr(listen, "_postgresql", listen._sqlite)

    def go(story, store: Store):
        async def all_of_it():
            channel = Channel()
            channel._reader = store
            channel.start()
            try:
                return await story(channel)
            finally:
                channel._end_all()

        return asyncio.run(all_of_it())

    return go


async def until(condition) -> None:
    end = time.monotonic() + 5
    while not condition():
        assert time.monotonic() < end, "still not so after five seconds"
        await asyncio.sleep(0.001)


@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize("number", range(1, 7))
def test_a_hint_committed_around_any_question_arrives_once(run, side, number):
    store = Store(**{side: number})

    async def story(channel):
        page = Page(channel)
        await until(lambda: store.asked > 10)
        assert page.told == [1]

    run(story, store)


def test_a_hint_committed_while_the_last_page_leaves_and_the_next_comes_arrives(run):
    store = Store()

    async def story(channel):
        for number in range(1, 20):
            page = Page(channel, last=number - 1)
            await asyncio.sleep(0.0007 * (number % 5))
            store.commit()
            await until(lambda page=page, number=number: page.told == [number])
            page.away.set()
            await page.task

    run(story, store)


def test_after_the_database_was_away_pages_are_sent_back_to_ask(run, caplog):
    store = Store()

    async def story(channel):
        page = Page(channel)
        await until(lambda: channel._listening.is_set())
        store.commit()
        await until(lambda: page.told == [1])
        store.broken = True
        await page.task  # ended: the browser comes back
        store.commit()
        store.broken = False
        again = Page(channel, last=1)
        await until(lambda: again.told == [2])

    run(story, store)
    assert "lost the database" in caplog.text


def test_a_burst_is_told_whole(run):
    store = Store()

    async def story(channel):
        page = Page(channel)
        await until(lambda: channel._listening.is_set())
        for _time in range(8):
            store.commit()
        await until(lambda: len(page.told) == 8)
        assert page.told == list(range(1, 9))

    run(story, store)


def test_a_hint_with_a_lower_number_that_commits_later_is_told(run):
    """On PostgreSQL numbers are given before the commit: 6 may be there before 5."""
    store = Store()

    async def story(channel):
        page = Page(channel)
        await until(lambda: channel._listening.is_set())
        store.commit(6)
        await until(lambda: page.told == [6])
        for queue in channel._followers[TOPIC]:
            queue.put_nowait(Event(5, TOPIC, 0, {"number": 5}))
        await until(lambda: page.told == [6, 5])

    run(story, store)


def test_who_is_too_far_behind_is_told_nothing_out_of_order(run):
    """The stream ends before what waits, so that the browser asks for all of it."""
    store = Store()

    async def story(channel):
        page = Page(channel)
        await until(lambda: channel._listening.is_set() and channel._followers)
        await asyncio.sleep(0.01)
        for queue in channel._followers[TOPIC]:
            for number in range(1, QUEUE + 3):
                _offer(queue, Event(number, TOPIC, 0, {"number": number}))
        await page.task
        assert page.told == []

    run(story, store)
