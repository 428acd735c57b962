"""The process that plans one season: ``python -m zesummen.training.season_child SPACE RUN``. See ``season_tasks``."""

import os
import sys
import time
from collections.abc import Callable


def main(space: int, run: int) -> None:
    """Plan, with a stop when the process that started this one has ended."""
    import django

    parent = os.getppid()
    django.setup()
    from zesummen.kernel.tenancy import inside
    from zesummen.territory.models import Space

    with inside(Space.objects.get(pk=space)):
        work(run, lambda: os.getppid() != parent)


def work(pk: int, orphaned: Callable[[], bool] = lambda: False) -> None:
    """Plan the run with this number in the open space, unless somebody else has begun it; never raises."""
    from .actions import season_runs
    from .models import PlanRun

    run = PlanRun.objects.filter(pk=pk).first()
    if run is None or not season_runs.begin(run):
        return
    watch = _Watch(run, orphaned)
    try:
        season_runs.finish(run, *season_runs.solve(run, watch.tell, watch.stop))
    except Exception as problem:  # whatever it is, the row must say that nothing will come
        season_runs.fail(run, problem)
        raise


class _Watch:
    """Writes how things stand, at most once a second, and asks as seldom whether to stop."""

    PAUSE = 1.0

    def __init__(self, run, orphaned: Callable[[], bool]):
        self.run, self.orphaned = run, orphaned
        self.told = self.asked = 0.0
        self.stopping = False
        self.last: dict = {}

    def tell(self, step) -> None:
        from .actions import season_runs

        self.last = {
            "level": step.level,
            "value": step.value,
            "bound": step.bound,
            "served": step.served,
            "seconds": round(step.seconds, 1),
        }
        if step.reached or time.monotonic() - self.told >= self.PAUSE:
            self.told = time.monotonic()
            season_runs.note_progress(self.run, self.last)

    def stop(self) -> bool:
        from .actions import season_runs

        if not self.stopping and time.monotonic() - self.asked >= self.PAUSE:
            self.asked = time.monotonic()
            self.stopping = self.orphaned() or season_runs.is_to_stop(self.run)
            if time.monotonic() - self.told >= 20:  # a sign of life while one aim takes long
                self.told = time.monotonic()
                season_runs.note_progress(self.run, self.last)
        return self.stopping


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
