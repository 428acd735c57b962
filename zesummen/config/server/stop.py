"""Leaving in time: the first signal asks, and four and a half seconds later the process is gone with status 0.

Our handlers are set before uvicorn runs, so that a signal during start-up ends just as cleanly. We leave by
``os._exit``: a request that still computes in its thread cannot hold us (its transaction rolls back).
"""

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable

LIMIT = 4.5  # seconds from the first signal to the end
GRACE = 3  # seconds of these in which running requests may finish


class Stop:
    """``at_signal`` callbacks ask things to end; ``at_exit`` callbacks run last, whatever the reason."""

    def __init__(self):
        self.asked = False
        self._asked_at = 0.0
        self._at_signal: list[Callable[[], None]] = []
        self._at_exit: list[Callable[[], None]] = []
        self._serving = False

    def install(self) -> None:
        """Take over SIGTERM, SIGINT (Ctrl-C) and SIGHUP (the terminal was closed)."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._handle)

    def at_signal(self, callback: Callable[[], None]) -> None:
        """Call this at the first signal; from now on something runs that must end by itself."""
        self._serving = True
        self._at_signal.append(callback)

    def at_exit(self, callback: Callable[[], None]) -> None:
        """Call this just before the process ends."""
        self._at_exit.append(callback)

    def left(self) -> float:
        """Seconds until the end, once asked; before that the whole limit."""
        return max(0.0, LIMIT - (time.monotonic() - self._asked_at)) if self.asked else LIMIT

    def leave(self, status: int = 0) -> None:
        """End the process now."""
        callbacks, self._at_exit = self._at_exit, []
        for callback in callbacks:
            try:
                callback()
            except Exception as error:
                print(error, file=sys.stderr)
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
        os._exit(status)

    def _handle(self, _number, _frame) -> None:
        if self.asked or not self._serving:
            self.leave()
        self.asked, self._asked_at = True, time.monotonic()
        last = threading.Timer(LIMIT, self.leave)
        last.daemon = True
        last.start()
        for callback in self._at_signal:
            callback()
