"""A small load client on loopback: keep-alive connections, raw sockets, no dependency. Bounded by time."""

import asyncio
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Load:
    """What came back: requests a second, bytes of one answer, and answers that were not 200."""

    per_second: float
    size: int
    wrong: int


def run(port: int, path: str, *, seconds: float = 4, connections: int = 8, cookie: str = "") -> Load:
    """Ask one page as often as possible for some seconds over several connections."""
    return asyncio.run(_run(port, path, seconds, connections, cookie))


async def _run(port: int, path: str, seconds: float, connections: int, cookie: str) -> Load:
    head = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nCookie: {cookie}\r\n\r\n".encode()
    end = time.perf_counter() + seconds
    started = time.perf_counter()
    results = await asyncio.gather(*[_ask(port, head, end) for _number in range(connections)])
    spent = time.perf_counter() - started
    return Load(sum(r[0] for r in results) / spent, max(r[1] for r in results), sum(r[2] for r in results))


async def _ask(port: int, head: bytes, end: float) -> tuple[int, int, int]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    done = size = wrong = 0
    while time.perf_counter() < end:
        writer.write(head)
        status, size = await _answer(reader)
        done += 1
        wrong += status != 200
    writer.close()
    return done, size, wrong


async def _answer(reader: asyncio.StreamReader) -> tuple[int, int]:
    top = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    status = int(top.split(" ", 2)[1])
    headers = {
        name.lower(): value.strip()
        for name, _colon, value in (line.partition(":") for line in top.split("\r\n")[1:] if line)
    }
    if "content-length" in headers:
        return status, len(await reader.readexactly(int(headers["content-length"])))
    size = 0
    while True:  # chunked
        length = int((await reader.readuntil(b"\r\n")).strip(), 16)
        size += length
        await reader.readexactly(length + 2)
        if not length:
            return status, size
