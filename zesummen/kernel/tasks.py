"""Background work beside Django's tasks: periodic duties, and tasks that a dead worker left behind.

``@every(hours=24)`` above a function without arguments makes it a duty; the worker runs it. Duties, like
tasks, are safe to run twice.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from traceback import format_exception_only

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from . import live, mail
from .models import Duty, PostedOnce, WorkerSeen

logger = logging.getLogger(__name__)

SILENT = timedelta(seconds=45)  # a worker that said nothing for so long is dead
ATTEMPTS = 3  # times a task is begun before it counts as failed
AGAIN = timedelta(minutes=10)  # a duty that failed is tried again so soon, if not due earlier


@dataclass(frozen=True, slots=True)
class Registered:
    """A duty in code: its name, how often, and what it does."""

    name: str
    interval: timedelta
    function: Callable[[], object]


DUTIES: dict[str, Registered] = {}


def every(*, hours: float = 0, minutes: float = 0) -> Callable:
    """Register the function below as a periodic duty of the worker; ``ValueError`` for no interval.

    It runs outside any space: it opens each space it touches itself. Put it into the app's ``tasks.py``.
    """
    interval = timedelta(hours=hours, minutes=minutes)
    if interval <= timedelta(0):
        raise ValueError("A duty needs an interval.")

    def register(function: Callable[[], object]) -> Callable[[], object]:
        name = f"{function.__module__}.{function.__qualname__}"
        DUTIES[name] = Registered(name, interval, function)
        return function

    return register


def discover() -> None:
    """Import ``tasks.py`` of every app, so that its duties and tasks are known."""
    autodiscover_modules("tasks")


def run_due(now: datetime | None = None) -> list[str]:
    """Run each duty whose time has come and that no other worker has taken; returns their names."""
    now = now or timezone.now()
    later = set(Duty.objects.filter(next_at__gt=now).values_list("name", flat=True))
    due = [duty for duty in DUTIES.values() if duty.name not in later]
    return [duty.name for duty in due if _take(duty, now) and _run(duty, now)]


def _take(duty: Registered, now: datetime) -> bool:
    Duty.objects.get_or_create(name=duty.name, defaults={"next_at": now})
    mine = Duty.objects.filter(name=duty.name, next_at__lte=now)
    return mine.update(next_at=now + duty.interval) == 1


def _run(duty: Registered, now: datetime) -> bool:
    row = Duty.objects.filter(name=duty.name)
    try:
        duty.function()
    except Exception as problem:
        logger.exception("The duty %s failed", duty.name)
        sentence = "".join(format_exception_only(problem)).strip()
        row.update(error=sentence, next_at=now + min(duty.interval, AGAIN))
    else:
        row.update(error="", ran_at=now)
    return True


def beat(worker: str, now: datetime | None = None) -> None:
    """Say that this worker is alive."""
    WorkerSeen.objects.update_or_create(key=worker, defaults={"seen_at": now or timezone.now()})


def farewell(worker: str) -> None:
    """Say that this worker has ended."""
    WorkerSeen.objects.filter(key=worker).delete()


def put_back(*, alone: bool = False, now: datetime | None = None) -> tuple[int, int]:
    """Tasks left running by dead workers are made ready again, after three tries failed: ``(back, failed)``.

    ``alone`` says that no other worker exists, so that every running task is an orphan.
    """
    from django_tasks_db.models import DBTaskResult  # late: app ready

    now = now or timezone.now()
    alive = [] if alone else WorkerSeen.objects.filter(seen_at__gte=now - SILENT).values_list("key", flat=True)
    with transaction.atomic():
        WorkerSeen.objects.filter(seen_at__lt=now - SILENT).delete()
        orphans = _orphans(DBTaskResult.objects.filter(status="RUNNING"), set(alive))
        for task in orphans:
            _settle(task, now)
    failed = sum(task.status == "FAILED" for task in orphans)
    return len(orphans) - failed, failed


def _orphans(running: Iterable, alive: set[str]) -> list:
    return [task for task in running if not task.worker_ids or task.worker_ids[-1] not in alive]


def _settle(task, now: datetime) -> None:
    tired = len(task.worker_ids) >= ATTEMPTS
    changes = {"status": "FAILED", "finished_at": now} if tired else {"status": "READY", "started_at": None}
    if tired:
        changes["traceback"] = f"Begun {len(task.worker_ids)} times; each time its worker ended before it was done."
    if type(task).objects.filter(pk=task.pk, status="RUNNING").update(**changes):
        task.status = changes["status"]


@every(minutes=1)
def send_mail() -> None:
    """What waits in the outbox leaves it."""
    mail.send_waiting()


@every(hours=6)
def tidy() -> None:
    """Hints, sent-once marks, sessions and results of tasks that nobody can ask for any more."""
    from django_tasks_db.models import DBTaskResult  # late: app ready

    now = timezone.now()
    live.forget()
    PostedOnce.objects.filter(at__lt=now - timedelta(days=2)).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=now - timedelta(days=14)).delete()
    call_command("clearsessions")
