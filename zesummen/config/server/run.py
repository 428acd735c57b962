"""A server on sockets that are already bound."""

import contextlib
import errno
import gc
import socket
import threading
from collections.abc import Callable

import uvicorn

from .stop import GRACE, Stop


class PortTaken(Exception):
    """Somebody else listens there. ``port`` says where."""

    def __init__(self, port: int):
        super().__init__(port)
        self.port = port


def bind(host: str, port: int) -> list[socket.socket]:
    """Listen on ``host``; for ``localhost`` on both of its addresses, as browsers try either first."""
    hosts = ["127.0.0.1", "::1"] if host == "localhost" else [host]
    bound: list[socket.socket] = []
    for name in hosts:
        try:
            bound.append(_bind_one(name, bound[0].getsockname()[1] if bound else port))
        except OSError as error:
            if name == "::1" and bound and error.errno != errno.EADDRINUSE:
                continue  # a machine without IPv6
            for sock in bound:
                sock.close()
            if error.errno == errno.EADDRINUSE:
                raise PortTaken(port)
            raise
    return bound


def _bind_one(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        sock.bind((host, port))
        sock.listen(512)
    except OSError:
        sock.close()
        raise
    sock.set_inheritable(True)
    return sock


class Server(uvicorn.Server):
    """uvicorn without signal handlers of its own; tells when it listens."""

    ready: Callable[[], None] | None = None

    @contextlib.contextmanager
    def capture_signals(self):
        yield

    async def startup(self, sockets=None):
        await super().startup(sockets=sockets)
        if self.ready and self.started:
            threading.Thread(target=self.ready, daemon=True).start()


def _spare_the_collector() -> None:
    """What was loaded at start is never garbage: keep the collector from walking it at every page.

    A page makes some ten thousand short-lived objects that reference counting frees; the default threshold of 700
    would look through all of Django a dozen times for one of them.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def serve(application, sockets, *, stop: Stop, ready: Callable[[], None] | None = None) -> None:
    """Answer requests until ``stop`` is asked, then end the process with status 0; never returns.

    ``ready`` is called in a thread of its own as soon as requests are taken.
    """
    _spare_the_collector()
    config = uvicorn.Config(
        application,
        lifespan="on",
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # the adapter reads them, from trusted proxies only
        ws="none",
        timeout_graceful_shutdown=GRACE,
        timeout_keep_alive=20,
        backlog=512,
    )
    server = Server(config)
    server.ready = ready

    def ask() -> None:
        server.should_exit = True
        application.close()

    stop.at_signal(ask)
    try:
        server.run(sockets=sockets)
    except SystemExit as failed:
        stop.leave(int(failed.code or 0))
    stop.leave(0 if stop.asked else 1)
