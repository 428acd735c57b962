"""The worker does what was asked for, outlives nobody, and takes up what a dead one left."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


class Installation:
    """An installation on SQLite in a folder of its own, with a worker."""

    def __init__(self, folder: Path):
        self.folder = folder
        kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        self.environment = {
            **kept,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")]),
            "ZESUMMEN_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "zesummen.config.settings.production",
            "SECRET_KEY": "only for the test of the worker process",
            "ALLOWED_HOSTS": "localhost",
            "BASE_URL": "http://localhost",
        }
        self.workers = []

    def python(self, code: str) -> str:
        code = f"import django; django.setup()\n{code}"
        done = subprocess.run([sys.executable, "-c", code], env=self.environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def worker(self, begin: str = "") -> subprocess.Popen:
        code = (
            f"import django; django.setup()\nimport zesummen.kernel.tasks as t\n{begin}\n"
            "import sys; sys.argv = ['zesummen', 'worker']; from zesummen.__main__ import main; main()"
        )
        self.workers.append(subprocess.Popen([sys.executable, "-c", code], env=self.environment))
        return self.workers[-1]

    def close(self) -> None:
        for worker in self.workers:
            if worker.poll() is None:
                worker.kill()
            worker.wait(10)


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> Path:
    """An installation with its tables and nothing in them, made once."""
    folder = tmp_path_factory.mktemp("empty")
    Installation(folder).python("from zesummen.cli import prepare; prepare.tables()")
    return folder


@pytest.fixture
def installation(empty, tmp_path):
    made = Installation(shutil.copytree(empty, tmp_path / "data"))
    yield made
    made.close()


def wait_until(condition, seconds: float = 40):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.05)


def test_a_task_is_run_and_a_signal_ends_the_worker(installation, tmp_path):
    installation.python(f"from cli.slow_tasks import mark; mark.enqueue({str(tmp_path / 'mark')!r})")
    worker = installation.worker()
    wait_until((tmp_path / "mark").exists)
    began = time.monotonic()
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(10) == 0
    assert time.monotonic() - began < 5
    left = (
        "from zesummen.kernel.models import Duty, WorkerSeen; print(WorkerSeen.objects.count(), Duty.objects.count())"
    )
    alive, duties = installation.python(left).split()
    assert alive == "0"
    assert int(duties) >= 2


def test_a_task_of_a_killed_worker_is_run_again_by_the_next(installation, tmp_path):
    tries = tmp_path / "tries"
    installation.python(f"from cli.slow_tasks import long_at_first; long_at_first.enqueue({str(tries)!r})")
    first = installation.worker()
    wait_until(tries.exists)
    first.kill()
    first.wait(10)
    installation.worker("from datetime import timedelta; t.SILENT = timedelta(seconds=1)")
    wait_until(lambda: tries.read_text() == "xx")


def test_a_signal_ends_a_worker_that_is_busy_and_its_task_is_kept(installation, tmp_path):
    tries = tmp_path / "tries"
    installation.python(f"from cli.slow_tasks import long_at_first; long_at_first.enqueue({str(tries)!r})")
    worker = installation.worker()
    wait_until(tries.exists)
    began = time.monotonic()
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(10) == 0
    assert time.monotonic() - began < 5
    status = "from django_tasks_db.models import DBTaskResult; print(DBTaskResult.objects.get().status)"
    assert installation.python(status).strip() == "RUNNING"
