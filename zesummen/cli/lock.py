"""One demo at a time on one data folder."""

import fcntl
import os
from pathlib import Path

from .commands import Failed

NAME = "running.lock"


class Lock:
    """Held as long as this process lives; the system lets go of it even after ``kill -9``."""

    def __init__(self, folder: Path):
        self.path = folder / NAME
        self._file = None

    def take(self) -> None:
        """Take the lock, or ``Failed`` with the address of whoever holds it."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = open(self.path, "a+", encoding="ascii")  # noqa: SIM115 (held to the end)
        except OSError as problem:
            raise Failed(f"The folder {self.path.parent} cannot be used ({problem.strerror}). Choose another: --data.")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._file.seek(0)
            where = self._file.read().strip()
            raise Failed(
                f"Zesummen already runs on the data in {self.path.parent}{f' ({where})' if where else ''}. "
                "Stop it first, or choose another folder with --data."
            )

    def say(self, text: str) -> None:
        """Write down where we answer, for whoever finds the folder taken."""
        self._file.seek(0)
        self._file.truncate()
        self._file.write(text)
        self._file.flush()
        os.fsync(self._file.fileno())
