"""Duties run when they are due and once; tasks of dead workers are found."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from zesummen.kernel import tasks
from zesummen.kernel.models import Duty

pytestmark = pytest.mark.django_db
NOW = timezone.now().replace(microsecond=0)


@pytest.fixture
def ran(monkeypatch):
    """A registry with one hourly duty that notes that it ran."""
    monkeypatch.setattr(tasks, "DUTIES", {})
    seen = []

    @tasks.every(hours=1)
    def duty():
        seen.append("ran")

    return seen


def test_a_duty_runs_at_once_and_then_at_its_interval(ran):
    (name,) = tasks.run_due(NOW)
    assert tasks.run_due(NOW + timedelta(minutes=59)) == []
    assert tasks.run_due(NOW + timedelta(minutes=60)) == [name]
    assert ran == ["ran", "ran"]
    assert Duty.objects.get().ran_at == NOW + timedelta(minutes=60)


def test_two_workers_at_once_run_a_duty_once(ran):
    (duty,) = tasks.DUTIES.values()
    assert tasks._take(duty, NOW)
    assert not tasks._take(duty, NOW)


def test_a_duty_that_fails_is_told_and_tried_again_soon(monkeypatch, caplog):
    monkeypatch.setattr(tasks, "DUTIES", {})

    @tasks.every(hours=24)
    def broken():
        raise ValueError("no paper")

    tasks.run_due(NOW)
    row = Duty.objects.get()
    assert row.error == "ValueError: no paper"
    assert row.ran_at is None
    assert row.next_at == NOW + tasks.AGAIN
    assert "no paper" in caplog.text


def test_one_duty_that_fails_does_not_stop_the_others(ran, caplog):
    def broken():
        raise ValueError

    others, tasks.DUTIES = tasks.DUTIES, {}
    tasks.every(minutes=1)(broken)
    tasks.DUTIES.update(others)
    assert len(tasks.run_due(NOW)) == 2
    assert ran == ["ran"]


def test_a_duty_needs_an_interval():
    with pytest.raises(ValueError):
        tasks.every()(print)


def test_the_kernels_own_duties_run():
    tasks.discover()
    assert {"zesummen.kernel.tasks.send_mail", "zesummen.kernel.tasks.tidy"} <= set(tasks.run_due())
    assert not Duty.objects.exclude(error="").exists()


def a_task(worker: str, *, status: str = "RUNNING", tries: int = 1) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=status,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="zesummen.kernel.tasks.tidy",
        worker_ids=[*(["older"] * (tries - 1)), worker],
        backend_name="default",
        run_after=NOW,
        started_at=NOW,
    )


def test_a_task_of_a_dead_worker_is_put_back():
    tasks.beat("alive", NOW)
    tasks.beat("silent", NOW - tasks.SILENT - timedelta(seconds=1))
    lost = [a_task("silent"), a_task("never heard of")]
    kept = [a_task("alive"), a_task("silent", status="SUCCESSFUL")]
    assert tasks.put_back(now=NOW) == (2, 0)
    assert {DBTaskResult.objects.get(pk=task.pk).status for task in lost} == {"READY"}
    assert [DBTaskResult.objects.get(pk=task.pk).status for task in kept] == ["RUNNING", "SUCCESSFUL"]


def test_a_task_that_outlived_three_workers_has_failed():
    task = a_task("gone", tries=3)
    assert tasks.put_back(now=NOW) == (0, 1)
    task.refresh_from_db()
    assert task.status == "FAILED"
    assert "3 times" in task.traceback


def test_whoever_is_alone_owns_every_running_task():
    tasks.beat("the one before", NOW)
    a_task("the one before")
    assert tasks.put_back(now=NOW) == (0, 0)
    assert tasks.put_back(alone=True, now=NOW) == (1, 0)


def test_a_worker_that_says_farewell_is_gone():
    tasks.beat("leaving", NOW)
    a_task("leaving")
    tasks.farewell("leaving")
    assert tasks.put_back(now=NOW) == (1, 0)


def test_looking_for_duties_takes_one_question_when_nothing_is_due(ran, django_assert_num_queries):
    tasks.run_due(NOW)
    with django_assert_num_queries(1):
        tasks.run_due(NOW)
