"""Several server processes on one socket: forked, so that they share what is loaded; begun again when one dies."""

import gc
import os
import time
from collections.abc import Callable

from .children import Children
from .stop import Stop

PATIENCE = 5.0  # a child that lived for less is begun again after a pause
PAUSE = 2.0


def watch(work: Callable[[Stop, Callable[[], None]], None], count: int, stop: Stop, ready: Callable[[], None]) -> None:
    """Keep ``count`` children running ``work(stop, ready)`` until ``stop`` is asked; never returns."""
    children = Children()
    stop.at_signal(children.ask)
    stop.at_exit(lambda: children.end(max(0.1, stop.left() - 0.2)))
    _warm()
    gc.collect()
    gc.freeze()  # shared pages stay shared: the collector of a child does not touch what the parent loaded
    told = Told(ready)
    born = {_begin(children, work, told): time.monotonic() for _ in range(count)}
    while not stop.asked:
        time.sleep(0.1)
        told.look()
        for child, _name in children.reap():
            if stop.asked:
                break
            if time.monotonic() - born.pop(child) < PATIENCE:
                time.sleep(PAUSE)
            if not stop.asked:
                born[_begin(children, work, told)] = time.monotonic()
    stop.leave()


class Told:
    """The first child that answers says so through a pipe; the parent then tells, once."""

    def __init__(self, ready: Callable[[], None]):
        self._ready = ready
        self._said = False
        self._read, self.write = os.pipe()
        os.set_blocking(self._read, False)

    def tell(self) -> None:
        """In the child."""
        os.write(self.write, b".")

    def look(self) -> None:
        """In the parent."""
        try:
            heard = os.read(self._read, 64)
        except BlockingIOError:
            return
        if heard and not self._said:
            self._said = True
            self._ready()


def _begin(children: Children, work, told: Told) -> int:
    def child() -> None:
        own = Stop()
        own.install()
        work(own, told.tell)

    return children.fork("server", child)


def _warm() -> None:
    """Load URLs and templates' engines once, before the fork."""
    from django.template import engines  # late: app ready
    from django.urls import get_resolver  # late: app ready

    engines.all()
    get_resolver().url_patterns  # noqa: B018 (reading it loads it)
