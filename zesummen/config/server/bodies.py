"""Bytes on their way in and out, so that a slow client never holds a thread.

A request is taken in whole before Django sees it (in memory, above half a megabyte in a temporary file).
An answer leaves Django at full speed; what the client does not take yet waits, above a megabyte in a
temporary file.
"""

import asyncio
import gzip
import io
import secrets
from tempfile import SpooledTemporaryFile
from threading import Lock

IN_MEMORY = 512 * 1024
PIECE = 64 * 1024
SILENCE = 60.0  # seconds without a byte after which a sender is given up
DRAIN = 256 * 1024 * 1024  # read and thrown away, so that a browser listens to the refusal
COMPRESSED = ("text/", "application/json", "application/javascript", "image/svg+xml", "application/xml")
NOT_COMPRESSED = ("text/event-stream",)


class TooLarge(Exception):
    """The body is larger than this installation takes."""


class Gone(Exception):
    """The client left, or fell silent, before its request was complete."""


async def take_in(receive, *, announced: int | None, limit: int):
    """Return ``(file, length)`` of the request's body; ``TooLarge`` or ``Gone``."""
    if announced is not None and announced > limit:
        raise TooLarge
    message = await _next(receive)
    first = message.get("body", b"")
    if not message.get("more_body"):
        if len(first) > limit:
            raise TooLarge
        return io.BytesIO(first), len(first)
    spool = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (closed by whoever reads it)
    try:
        length = await _fill(spool, message, receive, limit)
    except BaseException:
        spool.close()
        raise
    return spool, length


async def _fill(spool, message: dict, receive, limit: int) -> int:
    length = 0
    while True:
        length += len(message.get("body", b""))
        if length > limit:
            raise TooLarge
        spool.write(message.get("body", b""))
        if not message.get("more_body"):
            spool.seek(0)
            return length
        message = await _next(receive)


async def drain(receive) -> None:
    """Read on and throw away: a browser shows our refusal only after it has sent everything."""
    taken = 0
    try:
        while taken < DRAIN:
            message = await _next(receive)
            taken += len(message.get("body", b""))
            if not message.get("more_body"):
                return
    except Gone:
        return


async def _next(receive) -> dict:
    try:
        async with asyncio.timeout(SILENCE):
            message = await receive()
    except TimeoutError:
        raise Gone
    if message["type"] == "http.disconnect":
        raise Gone
    return message


class Answer:
    """What Django answers, written by its thread, read by the loop.

    A body up to 64 KiB, and any body that Django gives in one piece, travels whole; a longer one begins to
    travel while Django still writes.
    """

    def __init__(self, loop):
        self._loop = loop
        self._lock = Lock()
        self._news = asyncio.Event()
        self._pieces: list[bytes] = []
        self._size = 0
        self._spool = None
        self._read = self._written = 0
        self.status = 500
        self.headers: list[tuple[str, str]] = []
        self.whole: bytes | None = None
        self.ended = self.failed = self.abandoned = False

    def start(self, status: str, headers, exc_info=None):
        """WSGI's ``start_response``."""
        self.status, self.headers = int(status.split(" ", 1)[0]), list(headers)
        return self.write

    def write(self, piece: bytes) -> None:
        """One piece of the body, from the thread; thrown away when nobody reads any more."""
        with self._lock:
            if self.abandoned or not piece:
                return
            if self._spool is None:
                self._pieces.append(piece)
                self._size += len(piece)
                if self._size <= PIECE or len(self._pieces) == 1:
                    return
                self._spool = SpooledTemporaryFile(max_size=1024 * 1024)  # noqa: SIM115 (closed by abandon)
                piece, self._pieces = b"".join(self._pieces), []
            self._spool.seek(self._written)
            self._spool.write(piece)
            self._written += len(piece)
        self._wake()

    def abandon(self) -> None:
        """Nobody reads any further: what is still written is thrown away."""
        with self._lock:
            self.abandoned = True
            if self._spool is not None:
                self._spool.close()

    def end(self, *, failed: bool = False, finish=None) -> None:
        """Nothing more comes. ``finish(answer)`` may still change a body that travels whole."""
        self.failed = failed
        if self._spool is None:
            self.whole = b"".join(self._pieces)
            if finish and not failed:
                finish(self)
        self.ended = True
        self._wake()

    async def begun(self) -> None:
        """Wait until status and headers are final and something can be sent."""
        await self._news.wait()

    async def pieces(self):
        """The body of an answer that does not travel whole."""
        while True:
            self._news.clear()
            ended = self.ended
            with self._lock:
                self._spool.seek(self._read)
                piece = self._spool.read(PIECE)
                self._read += len(piece)
            if piece:
                yield piece
            elif ended:
                return
            else:
                await self._news.wait()

    def _wake(self) -> None:
        try:
            self._loop.call_soon_threadsafe(self._news.set)
        except RuntimeError:
            self.abandoned = True  # the loop is closed: the process is about to end


def compress(answer: Answer, wanted: bool) -> None:
    """Gzip a whole answer of text where the reader wants it, in the thread that made it.

    A file name of random length in the gzip header blurs the size ("Heal the BREACH"), as Django's own
    middleware does; CSRF tokens are masked anew in each page besides.
    """
    names = {name.lower(): value for name, value in answer.headers}
    kind = names.get("content-type", "")
    if not kind.startswith(COMPRESSED) or kind.startswith(NOT_COMPRESSED):
        return
    _vary(answer, names)
    if not wanted or len(answer.whole) < 500 or "content-encoding" in names or answer.status in (204, 206, 304):
        return
    buffer = io.BytesIO()
    name = "a" * secrets.randbelow(64)
    with gzip.GzipFile(filename=name, mode="wb", compresslevel=5, fileobj=buffer, mtime=0) as packed:
        packed.write(answer.whole)
    answer.whole = buffer.getvalue()
    answer.headers = [
        (name, f"W/{value}" if name.lower() == "etag" and value.startswith('"') else value)
        for name, value in answer.headers
        if name.lower() != "content-length"
    ]
    answer.headers.append(("Content-Encoding", "gzip"))


def _vary(answer: Answer, names: dict) -> None:
    varied = names.get("vary", "")
    if "accept-encoding" in varied.lower():
        return
    answer.headers = [pair for pair in answer.headers if pair[0].lower() != "vary"]
    answer.headers.append(("Vary", f"{varied}, Accept-Encoding" if varied else "Accept-Encoding"))
