"""Django through WSGI in a small pool of threads: four to fourteen times the throughput of Django under ASGI.

Two to four threads a process (more only halve the speed of rendering); more processes for more load.
"""

import asyncio
import logging
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from urllib.parse import unquote_to_bytes

from . import bodies, refusals

logger = logging.getLogger(__name__)
LOOPBACK = frozenset({"127.0.0.1", "::1"})
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_GZIP = re.compile(rb"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")
_NUL = re.compile(rb"%00|\x00")


class Bridge:
    """An ASGI application that hands each request to ``wsgi`` in a thread of its pool.

    ``body_limit`` counts bytes; a larger request is answered 413 with a page. ``trusted`` are the addresses
    of proxies whose ``X-Forwarded-…`` headers are believed; from anybody else they are dropped.
    """

    def __init__(self, wsgi, *, threads: int, body_limit: int, trusted: frozenset[str] = LOOPBACK):
        self.wsgi = wsgi
        self.pool = ThreadPoolExecutor(threads, thread_name_prefix="django")
        self.body_limit = body_limit
        self.trusted = trusted

    async def __call__(self, scope, receive, send) -> None:
        headers = Headers(scope, self.trusted)
        if _NUL.search(scope["raw_path"]) or _NUL.search(scope["query_string"]):
            return await refusals.send_page(send, 400, headers)
        try:
            body, length = await bodies.take_in(receive, announced=headers.length, limit=self.body_limit)
        except bodies.Gone:
            return None
        except asyncio.CancelledError:  # the server leaves while this is still on its way
            return await refusals.send_page(send, 503, headers)
        except bodies.TooLarge:
            if not headers.expects_go_ahead:
                await bodies.drain(receive)
            return await refusals.send_page(send, 413, headers)
        environ = build_environ(scope, headers, body, length)
        answer = bodies.Answer(asyncio.get_running_loop())
        finish = partial(bodies.compress, wanted=headers.takes_gzip)
        work = self.pool.submit(self._run, environ, answer, finish)
        return await self._deliver(work, answer, scope["method"], headers, body, receive, send)

    def _run(self, environ, answer, finish) -> None:
        """In the thread. The answer is let go before Django tidies up after itself."""
        pieces = None
        try:
            pieces = self.wsgi(environ, answer.start)
            for piece in pieces:
                answer.write(piece)
            answer.end(finish=finish)
        except BaseException:
            logger.exception("%s %s", environ["REQUEST_METHOD"], environ["PATH_INFO"])
            answer.end(failed=True)
        finally:
            if hasattr(pieces, "close"):
                pieces.close()
            environ["wsgi.input"].close()

    async def _deliver(self, work, answer, method, headers, body, receive, send) -> None:
        gone = asyncio.ensure_future(_leaves(receive))
        begun = asyncio.ensure_future(answer.begun())
        try:
            await asyncio.wait({gone, begun}, return_when=asyncio.FIRST_COMPLETED)
            if begun.done():
                await _send_answer(answer, method, headers, send, gone)
        except asyncio.CancelledError:  # the grace time is over: the server leaves
            if not begun.done():
                await refusals.send_page(send, 503, headers)
        finally:
            answer.abandon()
            gone.cancel()
            begun.cancel()
            if method in SAFE and work.cancel():  # still in the queue, and nobody waits for it
                body.close()  # a POST is carried out all the same


async def _leaves(receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _send_answer(answer, method, headers, send, gone) -> None:
    if answer.failed and answer.whole is not None:
        return await refusals.send_page(send, 500, headers)
    names = {name.lower() for name, _ in answer.headers}
    sent = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers]
    empty = method == "HEAD" or answer.status in (204, 304)
    if answer.whole is not None and "content-length" not in names and answer.status not in (204, 304):
        sent.append((b"content-length", str(len(answer.whole)).encode()))
    await send({"type": "http.response.start", "status": answer.status, "headers": sent})
    if answer.whole is not None or empty:
        return await send({"type": "http.response.body", "body": b"" if empty else answer.whole})
    async for piece in answer.pieces():
        if gone.done():
            return None  # the thread goes on to its end; its words are thrown away
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    if answer.failed:
        raise ConnectionAbortedError("The answer broke off.")  # uvicorn closes: the client sees it is incomplete
    return await send({"type": "http.response.body", "body": b""})


class Headers:
    """A request's headers as WSGI wants them, read once.

    Names with underscores are dropped: ``X_Real_User`` and ``X-Real-User`` would be one variable.
    """

    __slots__ = ("client", "environ", "expects_go_ahead", "length", "scheme", "takes_gzip")

    def __init__(self, scope, trusted):
        found: dict[str, str] = {}
        peer = scope["client"][0] if scope.get("client") else ""
        believed = not peer or peer in trusted
        self.takes_gzip = False
        for name, value in scope["headers"]:
            if b"_" in name or (not believed and name.startswith(b"x-forwarded-")):
                continue
            if name == b"accept-encoding":
                self.takes_gzip = self.takes_gzip or bool(_GZIP.search(value.lower()))
            key = name.decode("latin-1").upper().replace("-", "_")
            text = value.decode("latin-1")
            if key in found:
                found[key] = f"{found[key]}; {text}" if key == "COOKIE" else f"{found[key]},{text}"
            else:
                found[key] = text
        found.pop("TRANSFER_ENCODING", None)
        length = found.pop("CONTENT_LENGTH", "")
        self.length = int(length) if length.isdecimal() else None
        self.expects_go_ahead = "100-continue" in found.pop("EXPECT", "").lower()
        kind = found.pop("CONTENT_TYPE", None)
        self.environ = {f"HTTP_{key}": text for key, text in found.items()}
        if kind is not None:
            self.environ["CONTENT_TYPE"] = kind
        self.client = _client(peer, found.get("X_FORWARDED_FOR", "") if believed else "", trusted)
        forwarded = found.get("X_FORWARDED_PROTO", "") if believed else ""
        self.scheme = forwarded if forwarded in ("http", "https") else scope.get("scheme", "http")


def _client(peer: str, forwarded: str, trusted) -> str:
    """The nearest address that is not a proxy of ours."""
    for address in reversed([part.strip() for part in forwarded.split(",") if part.strip()]):
        if address not in trusted:
            return address
    return peer


def build_environ(scope, headers: Headers, body, length: int) -> dict:
    """WSGI's variables. The path is taken from the raw bytes, so that each percent sign is undone once."""
    server = scope.get("server") or ("localhost", 0)
    return {
        **headers.environ,
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "CONTENT_LENGTH": str(length),
        "SERVER_NAME": str(server[0]),
        "SERVER_PORT": str(server[1] or 0),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": headers.client,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": headers.scheme,
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
