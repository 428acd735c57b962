"""The room of an evening under load: phones with open streams, cards and dots, screens that ask when they hear a hint.

    python -m bench.room [--seconds 300] [--phones 300] [--cards 3000] [--dots 9000] [--json FILE]

The phones are clients on loopback of one serving process: each joins, keeps its event stream open, and writes and
sets dots at random moments. Two screens and a desk behave as ``room.js`` does: they ask at a hint, and once again half
a second later. Counted are losses and doubles in the database, and for each contribution the time until a screen
showed it.
"""

import argparse
import asyncio
import json
import os
import random
import re
import shutil
import sys
import tempfile
import time
from bisect import bisect_left
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

PORT = 8797
AGAIN = 0.5  # seconds; as in room.js
DOUBLES = 0.05  # share of contributions that are sent twice, as a phone does that got no answer
CARDS_STEP, DOTS_STEP = 2, 4


def measure(*, seconds: float = 30, phones: int = 300, cards: int = 300, dots: int = 900) -> dict:
    """The figures of one run in a database of its own, which is thrown away afterwards."""
    data = Path(tempfile.mkdtemp(prefix="zesummen-room-"))
    try:
        prepared = in_child(data, "prepare")
        from bench import serving

        with serving.served(data, PORT, workers=1) as process:
            serving.wait(PORT, "/r/")
            server = _server(process.pid)
            before = serving.holds(server)
            run = asyncio.run(_Run(prepared, seconds, phones, cards, dots, server).go())
            memory = {"before": before, "peak": serving.peak(server), "after": serving.holds(server)}
        return _figures(run, in_child(data, "count"), memory)
    finally:
        shutil.rmtree(data, ignore_errors=True)


def _busy(pid: int) -> float:
    """Seconds of a processor that the process has used."""
    parts = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


def _server(pid: int) -> int:
    """Of the process and its children the one that holds most: it serves."""
    from bench import serving

    return max(serving.family(pid), key=serving.holds)


def in_child(data: Path, what: str, at: int = DOTS_STEP) -> dict:
    """Work on the database in a process of its own, so that it is closed before and after the measurement."""
    import subprocess

    env = {**os.environ, "ZESUMMEN_DATA": str(data), "DJANGO_SETTINGS_MODULE": "bench.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "bench.room", "--step", what, "--at", str(at)],
        env=env,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


# In the child: rows


def _prepare(at: int) -> dict:
    """A training body, a commune, a request with one evening today, its room open at a step."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    from bench.room_rows import make

    return make(CARDS_STEP, at)


def _go(at: int) -> dict:
    """The trainer goes to another step; open pages hear of it."""
    from bench.room_rows import go

    return go(at)


def _count(_at: int) -> dict:
    from django.db.models import Count

    from zesummen.kernel.tenancy import across
    from zesummen.training.models import Card, Dot, Phone
    from zesummen.training.queries import cases

    with across(cases.bodies()):
        texts = Card.objects.order_by().values("text").annotate(n=Count("pk"))
        return {
            "cards": Card.objects.count(),
            "different cards": texts.count(),
            "dots": sum(Dot.objects.values_list("count", flat=True)),
            "phones": Phone.objects.count(),
        }


# The clients


@dataclass
class _Screen:
    """What a screen showed when: sums of cards and of dots, each with the moment."""

    seen: list = field(default_factory=list)  # (moment, sum)
    asked: int = 0


@dataclass
class _Run:
    """One evening of clients."""

    prepared: dict
    seconds: float
    phones: int
    cards: int
    dots: int
    server: int  # its process
    sent: list = field(default_factory=list)
    answered: list = field(default_factory=list)
    wrong: int = 0
    busy: float = 0.0
    streams: int = 0
    hints: int = 0
    screens: list = field(default_factory=list)

    async def go(self) -> "_Run":
        jar = [await self._join(number) for number in range(self.phones)]
        streams = [asyncio.create_task(self._listen(cookie)) for cookie in jar]
        self.screens = [_Screen() for _number in range(2)]
        watching = [asyncio.create_task(self._watch(screen)) for screen in self.screens]
        async with asyncio.timeout(120):
            while self.streams < self.phones:  # everybody is in and listens; then the evening begins
                await asyncio.sleep(0.2)
        await asyncio.sleep(2)
        started, busy = time.perf_counter(), _busy(self.server)
        await asyncio.gather(*[self._phone(number, cookie, started) for number, cookie in enumerate(jar)])
        await asyncio.sleep(3)
        self.busy = _busy(self.server) - busy
        for task in (*streams, *watching):
            task.cancel()
        ended = await asyncio.gather(*streams, *watching, return_exceptions=True)
        broken = [end for end in ended if end is not None and not isinstance(end, asyncio.CancelledError)]
        if broken:
            raise SystemExit(f"{len(broken)} clients broke off: {broken[0]!r}")
        return self

    async def _join(self, number: int) -> tuple[str, str]:
        """The cookies of a phone that joined, and its token against forged forms."""
        base = self.prepared["base"]
        _status, headers, body = await _ask("GET", base)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', body)[1]
        cookie = _cookies(headers)
        form = {"csrfmiddlewaretoken": token, "language": "fr", "key": f"phone-of-the-bench-{number:05d}"}
        status, headers, _body = await _ask("POST", f"{base}join/", cookie=cookie, form=form)
        if status != 302:
            raise SystemExit(f"A phone could not join: {status}")
        return f"{cookie}; {_cookies(headers)}", token

    async def _listen(self, jar: tuple[str, str]) -> None:
        """Keep a phone's event stream open, as the page does."""
        _status, _headers, body = await _ask("GET", f"{self.prepared['base']}part/", cookie=jar[0])
        reader, writer = await _open("GET", _attribute(body, "data-live"))
        try:
            await reader.readuntil(b"\r\n\r\n")
            self.streams += 1
            while await reader.readline():
                pass
        finally:
            writer.close()

    async def _phone(self, number: int, jar: tuple[str, str], started: float) -> None:
        """A phone's share of cards and dots, at random moments."""
        chance = random.Random(number)  # noqa: S311 (moments, no secret)
        mine = [("card", n) for n in range(number, self.cards, self.phones)]
        mine += [("dot", n) for n in range(number, self.dots, self.phones)]
        plan = sorted((chance.uniform(0, self.seconds), *what) for what in mine)
        for moment, kind, which in plan:
            await asyncio.sleep(max(0, started + moment - time.perf_counter()))
            form = {"csrfmiddlewaretoken": jar[1], "client_key": f"bench-{kind}-{which:06d}"}
            if kind == "card":
                form |= {
                    "step": CARDS_STEP,
                    "text": f"Réflexion numéro {which} – ce qui nous rapproche dans la commune",
                }
            else:
                form |= {"step": DOTS_STEP, "group": chance.choice(self.prepared["groups"])}
            began = time.perf_counter()
            self.sent.append(began)
            for _time in range(2 if chance.random() < DOUBLES else 1):
                status, _headers, _body = await _ask(
                    "POST", f"{self.prepared['base']}{kind}/", cookie=jar[0], form=form, part=True
                )
                self.wrong += status != 204
            self.answered.append(time.perf_counter() - began)

    async def _watch(self, screen: _Screen) -> None:
        """A screen: it asks at each hint and once more a moment later, one question at a time."""
        part = self.prepared["screen"] + "part/"
        _status, _headers, body = await _ask("GET", part)
        reader, writer = await _open("GET", _attribute(body, "data-live"))
        wanted = asyncio.Event()
        asking = asyncio.create_task(self._ask_on(screen, part, wanted))
        try:
            await reader.readuntil(b"\r\n\r\n")
            while line := await reader.readline():
                if line.startswith(b"event: changed"):
                    self.hints += 1
                    wanted.set()
        finally:
            asking.cancel()
            writer.close()

    async def _ask_on(self, screen: _Screen, part: str, wanted: asyncio.Event) -> None:
        while True:
            await wanted.wait()
            wanted.clear()
            await self._look(screen, part)
            with suppress(TimeoutError):
                async with asyncio.timeout(AGAIN):
                    await wanted.wait()
                continue
            await self._look(screen, part)

    async def _look(self, screen: _Screen, part: str) -> None:
        status, _headers, body = await _ask("GET", part)
        screen.asked += 1
        if status != 200:
            self.wrong += 1
            return
        shown = int(_attribute(body, "data-cards")) + int(_attribute(body, "data-dots"))
        screen.seen.append((time.perf_counter(), shown))


async def _open(method: str, path: str, *, cookie: str = "", body: bytes = b"", part: bool = False):
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT, limit=2**22)
    head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\nAccept-Language: fr\r\n"
    head += "X-Part: quiet\r\n" if part else ""
    head += "Connection: close\r\n" if method == "POST" or part else ""
    if method == "POST":
        head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
    writer.write(head.encode() + b"\r\n" + body)
    return reader, writer


async def _ask(method: str, path: str, *, cookie: str = "", form: dict | None = None, part: bool = False):
    """Status, headers and body of one answer."""
    reader, writer = await _open(method, path, cookie=cookie, body=urlencode(form or {}).encode(), part=part)
    try:
        top = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        length = re.search(r"(?i)content-length: (\d+)", top)
        body = await reader.readexactly(int(length[1])) if length else b""
        return int(top.split(" ", 2)[1]), top, body.decode()
    finally:
        writer.close()


def _cookies(top: str) -> str:
    return "; ".join(re.findall(r"(?im)^set-cookie: ([^;\r]+)", top))


def _attribute(body: str, name: str) -> str:
    return re.search(rf'{name}="([^"]*)"', body)[1].replace("&amp;", "&")


# What came of it


def _figures(run: _Run, rows: dict, memory: dict) -> dict:
    spent = sorted(delay for screen in run.screens for delay in _delays(run.sent, screen.seen))
    wanted = run.cards + run.dots
    unseen = sum(len(run.sent) - len(_delays(run.sent, screen.seen)) for screen in run.screens)
    return {
        "phones with an open stream": run.streams,
        "contributions": wanted,
        "seconds": run.seconds,
        "lost (wanted 0)": run.cards - rows["different cards"] + run.dots - rows["dots"],
        "double (wanted 0)": rows["cards"] - rows["different cards"] + rows["phones"] - run.phones,
        "answers that were no success": run.wrong,
        "shown within one second, % (wanted 95)": round(
            100 * sum(delay <= 1 for delay in spent) / max(1, len(spent) + unseen), 1
        ),
        "shown after, seconds: half / 95 % / longest": [round(_at(spent, share), 2) for share in (0.5, 0.95, 1)],
        "answer to a phone, ms: half / 95 %": [round(1000 * _at(sorted(run.answered), s)) for s in (0.5, 0.95)],
        "hints and questions of a screen, a second": [
            round(run.hints / len(run.screens) / run.seconds, 1),
            round(sum(screen.asked for screen in run.screens) / len(run.screens) / run.seconds, 1),
        ],
        "processor time of the server: seconds / ms a contribution": [
            round(run.busy, 1),
            round(1000 * run.busy / max(1, wanted), 1),
        ],
        "memory of the serving process, MiB (wanted 300)": {name: round(value) for name, value in memory.items()},
    }


def _delays(sent: list, seen: list) -> list[float]:
    """For the n-th contribution that was sent: the time until the screen showed n of them."""
    sums = [shown for _moment, shown in seen]
    delays = []
    for number, moment in enumerate(sorted(sent), start=1):
        place = bisect_left(sums, number)
        if place < len(seen):
            delays.append(max(0.0, seen[place][0] - moment))
    return delays


def _at(ordered: list, share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="bench.room")
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--phones", type=int, default=300)
    parser.add_argument("--cards", type=int, default=3000)
    parser.add_argument("--dots", type=int, default=9000)
    parser.add_argument("--json", help="a file for the figures")
    parser.add_argument("--step", choices=["prepare", "go", "count"], help=argparse.SUPPRESS)
    parser.add_argument("--at", type=int, default=DOTS_STEP, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        import django

        django.setup()
        print(json.dumps({"prepare": _prepare, "go": _go, "count": _count}[options.step](options.at)))
        return 0
    figures = measure(seconds=options.seconds, phones=options.phones, cards=options.cards, dots=options.dots)
    print(json.dumps(figures, indent=2, ensure_ascii=False))
    if options.json:
        Path(options.json).write_text(json.dumps(figures, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
