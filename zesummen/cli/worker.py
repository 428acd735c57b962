"""The worker: runs tasks as they come, duties when they are due, and puts back what a dead worker left."""

import os
import socket
import threading
import time

from zesummen.config.server.stop import Stop

POLL = 1.0  # seconds between two looks for a task
ROUND = 20.0  # seconds between two looks at the duties
BEAT = 10.0  # seconds between two signs of life


def worker() -> int:
    """Work until a signal comes; never returns."""
    from .commands import setup

    stop = Stop()
    stop.install()
    setup()
    from . import prepare

    prepare.check(production=True)
    work(stop, alone=False)
    return 0


def work(stop: Stop, *, alone: bool) -> None:
    """The worker's loop, in a process of its own. ``alone``: no other worker exists on this database."""
    from zesummen.kernel import tasks

    name = f"{socket.gethostname()[:30]}-{os.getpid()}-{time.time_ns():x}"[:64]
    tasks.discover()
    runner = _runner(name)
    _end_at_signal(stop, runner, name, alone)
    if not alone:
        threading.Thread(target=_keep_beating, args=[name], daemon=True).start()
    _report(*tasks.put_back(alone=alone))
    looked = 0.0
    while True:
        if time.monotonic() - looked >= ROUND or not looked:
            looked = time.monotonic()
            _carefully(tasks.run_due)
            if not alone:
                _carefully(lambda: _report(*tasks.put_back()))
        _carefully(lambda: _run_ready(runner))
        if stop.asked:
            stop.leave()
        time.sleep(POLL)


def _end_at_signal(stop: Stop, runner, name: str, alone: bool) -> None:
    from zesummen.kernel import tasks

    def ask() -> None:
        runner.running = False  # a task under way may finish within the grace time; else it is put back later
        if not runner.running_task:
            stop.leave()

    if not alone:
        stop.at_exit(lambda: _carefully(lambda: tasks.farewell(name)))
    stop.at_signal(ask)


def _runner(name: str):
    from django_tasks_db.management.commands.db_worker import Worker

    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    )


def _run_ready(runner) -> None:
    """Look first (a plain read), so that an idle worker takes no write lock."""
    from django_tasks_db.models import DBTaskResult

    if DBTaskResult.objects.ready().exists():
        runner.run()


def _keep_beating(name: str) -> None:
    from zesummen.kernel import tasks

    while True:
        _carefully(lambda: tasks.beat(name))
        time.sleep(BEAT)


def _carefully(step) -> None:
    """A database that is away for a while must not end the worker."""
    import logging

    from django.db import Error, close_old_connections

    try:
        step()
    except Error:
        logging.getLogger(__name__).exception("The database did not answer; trying again")
    finally:
        close_old_connections()


def _report(back: int, failed: int) -> None:
    if back or failed:
        print(f"Tasks left by a worker that ended: {back} put back, {failed} marked failed.", flush=True)
