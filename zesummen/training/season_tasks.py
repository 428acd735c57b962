"""A season is planned in a process of its own, so that neither a page nor a mail waits for it.

The worker starts the process and goes on. The process writes its progress into the row of the run, ends by itself, and
stops with its best so far when the row asks for it or when its worker has ended.
"""

import subprocess
import sys
import threading
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_noop
from django_tasks import task

from zesummen.kernel import moves
from zesummen.kernel.access import Refused
from zesummen.kernel.tasks import every
from zesummen.kernel.tenancy import inside

from . import states
from .models import PlanRun
from .queries import cases
from .states import RunState

SILENT = timedelta(seconds=90)  # a run that wrote nothing for so long has no process any more
LOST = gettext_noop("The planner ended before it was done. Start it again.")


@task()
def plan(space: int, run: int) -> None:
    """Start the process that plans; it is not waited for."""
    child = subprocess.Popen([sys.executable, "-P", "-s", "-m", "zesummen.training.season_child", str(space), str(run)])
    threading.Thread(target=child.wait, daemon=True).start()


@every(minutes=1)
def find_lost_runs() -> int:
    """Runs whose process is gone are marked as failed; how many."""
    lost = 0
    for body in cases.bodies():
        with inside(body):
            for run in PlanRun.objects.filter(state=RunState.RUNNING):
                seen = run.progress.get("at")
                if seen and timezone.now() - datetime.fromisoformat(seen) < SILENT:
                    continue
                try:
                    moves.apply(run, states.FAIL_RUN, failure=LOST, ended_at=timezone.now())
                    lost += 1
                except Refused:  # it ended in this moment
                    continue
    return lost
