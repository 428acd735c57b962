"""Child processes that end with their parent, however it ends.

All children hold the reading end of one pipe whose writing end only the parent keeps. The pipe is silent;
its end is the parent's end, ``kill -9`` included.
"""

import contextlib
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable


class Children:
    """Forked children of this process, by id."""

    def __init__(self):
        self._read, self._write = os.pipe()
        self.alive: dict[int, str] = {}

    def fork(self, name: str, work: Callable[[], None]) -> int:
        """Run ``work`` in a child and end there; returns the child's id. Call it before any thread starts."""
        sys.stdout.flush()
        sys.stderr.flush()
        child = os.fork()
        if child:
            self.alive[child] = name
            return child
        try:
            os.close(self._write)
            threading.Thread(target=self._end_with_parent, daemon=True).start()
            work()
            status = 0
        except SystemExit as left:
            status = left.code if isinstance(left.code, int) else 1
        except BaseException:
            traceback.print_exc()
            status = 1
        os._exit(status)

    def _end_with_parent(self) -> None:
        while os.read(self._read, 1):
            pass
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(5)
        os._exit(1)

    def reap(self) -> list[tuple[int, str]]:
        """Children that have ended since the last call: (id, name)."""
        ended = []
        for child in list(self.alive):
            try:
                found, _status = os.waitpid(child, os.WNOHANG)
            except ChildProcessError:
                found = child
            if found:
                ended.append((child, self.alive.pop(child)))
        return ended

    def ask(self) -> None:
        """Ask every child to end."""
        self._signal(signal.SIGTERM)

    def end(self, seconds: float) -> None:
        """Wait for them so long, then end those that are left."""
        until = time.monotonic() + seconds
        while self.alive and time.monotonic() < until:
            self.reap()
            time.sleep(0.02)
        self._signal(signal.SIGKILL)
        self.reap()

    def _signal(self, number: int) -> None:
        for child in list(self.alive):
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, number)
