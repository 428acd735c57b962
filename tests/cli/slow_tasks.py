"""Tasks for the worker of a test: one that leaves its mark, one that takes its time the first time."""

import time
from pathlib import Path

from django_tasks import task


@task()
def mark(path: str) -> None:
    Path(path).write_text("done")


@task()
def long_at_first(path: str) -> None:
    tries = Path(path)
    tries.write_text(tries.read_text() + "x" if tries.exists() else "x")
    if len(tries.read_text()) == 1:
        time.sleep(60)
