"""The demo with a clock that can be put forward: ``python later.py --port N --data FOLDER``.

A story of a year is told in a minute: who tells it writes a moment into ``FOLDER/clock`` (seconds since 1970), and
the server and its worker live at that moment from then on. Each says so by writing the same into ``FOLDER/clock.<pid>``.
"""

import os
import sys
import threading
import time
from pathlib import Path

import time_machine

EVERY = 0.05  # seconds between two looks at the clock
PROCESSES = 2  # the server and its worker
sleep = time.sleep


def follow(clock: Path) -> None:
    """Live at the moment that stands in the file, whenever another one is written there."""
    traveller, shown = None, ""
    while True:
        wanted = clock.read_text().strip() if clock.exists() else ""
        if wanted and wanted != shown:
            if traveller:
                traveller.stop()
            traveller = time_machine.travel(float(wanted), tick=True)
            traveller.start()
            shown = wanted
            clock.with_name(f"clock.{os.getpid()}").write_text(shown)
        sleep(EVERY)


def watch(clock: Path) -> None:
    """Follow the clock in this process, and in each that it forks."""
    threading.Thread(target=follow, args=(clock,), daemon=True).start()


def put(folder: Path, moment: float) -> None:
    """Put the clock of a running server, and wait until each of its processes lives there."""
    (folder / "clock").write_text(str(moment))
    for _attempt in range(200):
        told = [path.read_text() for path in folder.glob("clock.*")]
        if told.count(str(moment)) >= PROCESSES:
            return
        sleep(EVERY)
    raise AssertionError("the server did not follow the clock")


if __name__ == "__main__":
    folder = Path(sys.argv[sys.argv.index("--data") + 1])
    folder.mkdir(parents=True, exist_ok=True)
    watch(folder / "clock")
    os.register_at_fork(after_in_child=lambda: watch(folder / "clock"))
    from zesummen.cli.commands import run

    sys.exit(run(["demo", *sys.argv[1:]]))
