"""A season is planned from its rows in a process of its own; the answer is kept, nothing is taken over by itself."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from zesummen.council.models import CouncilDate
from zesummen.kernel.access import Refused
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import text
from zesummen.season import read
from zesummen.training import season_child, season_tasks
from zesummen.training.actions import season_runs
from zesummen.training.models import (
    Absence,
    Course,
    CourseSession,
    DateWish,
    Evening,
    Party,
    PlanRun,
    Poll,
    Season,
    Trainer,
    TrainingRequest,
)
from zesummen.training.queries import season_plan, season_question, seasons
from zesummen.training.states import EveningState, RequestState, RunState

TODAY = date(2026, 11, 22)
TUESDAYS = [{"days": [1, 3], "from": "18:00", "until": "22:00"}]


@pytest.fixture
def body(cefis):
    with inside(cefis):
        yield cefis


@pytest.fixture
def season(body, esch):
    """Three months, one trainer, one module, one request of Esch."""
    found = Season.objects.create(space=body, name="Spring 2027", first=date(2027, 1, 11), last=date(2027, 3, 31))
    course = Course.objects.create(
        space=body,
        code="module",
        state="offered",
        title=text("fr", fr="Module"),
        sessions_count=2,
        windows=TUESDAYS,
        languages=["fr"],
    )
    for number in (1, 2):
        CourseSession.objects.create(space=body, course=course, number=number, title=text("fr", fr=f"Soirée {number}"))
    Trainer.objects.create(space=body, name="Hugo", languages=["fr", "pt"], base=esch.commune)
    make_request(body, course, esch, "F-2026-001")
    return found


def make_request(space, course, commune_space, reference, **values):
    request = TrainingRequest.objects.create(
        space=space,
        course=course,
        reference=reference,
        **{"state": RequestState.ASKED, "asked_on": date(2026, 10, 1), "languages": ["fr"], **values},
    )
    Party.objects.create(
        space=space,
        request=request,
        commune=commune_space.commune,
        party_space=commune_space,
        commission_name="Commission",
        is_host=True,
    )
    return request


def run_of(season) -> PlanRun:
    asked = season_question.question(season, TODAY)
    return PlanRun.objects.create(space=season.space, season=season, question=asked)


def test_the_question_holds_what_the_rows_say(season, esch):
    request = TrainingRequest.objects.get()
    DateWish.objects.create(space=season.space, request=request, days=[5], starts=time(9), ends=time(12), preference=2)
    DateWish.objects.create(
        space=season.space, request=request, is_refusal=True, first=date(2027, 1, 16), last=date(2027, 1, 16)
    )
    trainer = Trainer.objects.get()
    Absence.objects.create(space=season.space, trainer=trainer, first=date(2027, 2, 20), last=date(2027, 2, 28))
    asked = season_question.question(season, TODAY)
    found = season_question.read_question(asked)
    (wished,) = found.requests.values()
    assert wished.communes == (esch.commune.lau2,)
    assert wished.never_trained == {esch.commune.lau2}
    assert wished.not_on == {date(2027, 1, 16)}
    assert [(w.days, w.start, w.end, w.preference) for w in wished.windows] == [({5}, 540, 720, 2)]
    assert found.trainers[season_question.code_of(trainer)].away[0].holds(date(2027, 2, 22))
    assert date(2027, 2, 8) in found.closed, "carnival is a school holiday"


def test_course_of_any_date_is_planned_when_volunteers_have_time(season):
    """Neither the course nor the commission names hours: an evening of the week, else a Saturday morning."""
    Course.objects.update(windows=[])
    run = run_of(season)
    season_child.work(run.pk)
    run.refresh_from_db()
    assert [row["from"] for row in run.answer["sessions"]] == ["18:00", "18:00"]
    Trainer.objects.update(windows=[{"days": [0, 1, 2, 3, 4, 5], "from": "08:00", "until": "17:00"}])
    run = run_of(season)
    season_child.work(run.pk)
    run.refresh_from_db()
    found = [(date.fromisoformat(row["on"]).weekday(), row["from"]) for row in run.answer["sessions"]]
    assert found == [(5, "09:00"), (5, "09:00")]


def test_evening_of_today_is_not_called_held_before_it_begins(season):
    request = TrainingRequest.objects.get()
    evening = Evening.objects.create(
        space=season.space,
        request=request,
        session=CourseSession.objects.get(number=1),
        number=1,
        day=TODAY,
        starts=time(18, 30),
        ends=time(20, 30),
        lead=Trainer.objects.get(),
        state=EveningState.CONFIRMED,
    )
    run = run_of(season)
    season_child.work(run.pk)
    run.refresh_from_db()

    def first():
        return next(row.change for row in season_plan.result(run, TODAY).sessions if row.number == 1)

    assert first() == "kept"
    Evening.objects.filter(pk=evening.pk).update(state=EveningState.HELD)
    assert first() == "held"


def test_council_dates_and_own_sittings_are_left_free(season, esch):
    with inside(esch):
        CouncilDate.objects.create(space=esch, day=date(2027, 1, 19), starts_at=time(18))
        CouncilDate.objects.create(
            space=esch, day=date(2027, 1, 21), starts_at=time(18), cancelled_on=date(2026, 11, 1)
        )
    (request,) = season_question.read_question(season_question.question(season, TODAY)).requests.values()
    assert request.not_on == {date(2027, 1, 19)}


def test_a_request_whose_members_are_being_asked_is_left_alone(season):
    request = TrainingRequest.objects.get()
    Poll.objects.create(
        space=season.space, request=request, state="open", opened_at=timezone.now(), answers_until=date(2026, 12, 1)
    )
    assert season_question.question(season, TODAY)["requests"] == []
    Poll.objects.update(state="closed", closed_at=timezone.now())
    assert len(season_question.question(season, TODAY)["requests"]) == 1


def test_a_trainer_is_away_on_evenings_that_another_season_planned(season, esch):
    other = Season.objects.create(space=season.space, name="Later", first=date(2027, 1, 11), last=date(2027, 6, 30))
    trainer, course = Trainer.objects.get(), Course.objects.get()
    elsewhere = make_request(season.space, course, esch, "F-2026-077", season=other)
    Evening.objects.create(
        space=season.space,
        request=elsewhere,
        season=other,
        session=CourseSession.objects.get(number=1),
        number=1,
        day=date(2027, 2, 23),
        starts=time(19),
        ends=time(21),
        lead=trainer,
    )
    found = season_question.read_question(season_question.question(season, TODAY))
    assert list(found.requests) == ["F-2026-001"]
    assert not found.trainers[season_question.code_of(trainer)].free(date(2027, 2, 23), 18 * 60, 20 * 60)
    assert found.trainers[season_question.code_of(trainer)].free(date(2027, 2, 25), 18 * 60, 20 * 60)


def test_school_holidays_are_open_where_the_season_does_not_avoid_them(season):
    season.avoids_school_holidays = False
    assert date(2027, 2, 8) not in season_question.closed_days(season)
    season.closed_days = [{"first": "2027-02-08", "last": "2027-02-09", "why": "Move of the office"}]
    assert date(2027, 2, 8) in season_question.closed_days(season)


def test_a_run_gives_a_proven_plan(season):
    run = run_of(season)
    season_child.work(run.pk)
    run.refresh_from_db()
    assert run.state == RunState.DONE
    assert run.answer["proven"]
    assert run.answer["served"] == 1
    first, second = run.answer["sessions"]
    gap = date.fromisoformat(second["on"]) - date.fromisoformat(first["on"])
    assert timedelta(7) <= gap <= timedelta(42)
    assert not Evening.objects.exists(), "a plan is taken over only when somebody says so"


def test_a_confirmed_evening_stays_where_it_is(season):
    request = TrainingRequest.objects.get()
    session = CourseSession.objects.get(number=1)
    Evening.objects.create(
        space=season.space,
        request=request,
        season=season,
        session=session,
        number=1,
        state=EveningState.CONFIRMED,
        day=date(2027, 2, 23),
        starts=time(19),
        ends=time(21),
        lead=Trainer.objects.get(),
    )
    run = run_of(season)
    season_child.work(run.pk)
    run.refresh_from_db()
    kept = next(row for row in run.answer["sessions"] if row["number"] == 1)
    assert (kept["on"], kept["from"], kept["state"]) == ("2027-02-23", "19:00", "confirmed")


def test_stopping_before_it_begins_ends_it(season, dora):
    run = run_of(season)
    season_runs.stop(run=run, by=dora)
    season_child.work(run.pk)
    run.refresh_from_db()
    assert run.state == RunState.STOPPED
    assert run.answer == {}
    assert seasons.latest_run(season) is None, "no plan waits to be taken over"


def test_stopping_in_the_moment_in_which_it_begins_stops_it(season, dora):
    run = run_of(season)
    assert season_runs.begin(PlanRun.objects.get())
    season_runs.stop(run=run, by=dora)
    assert season_runs.is_to_stop(run)


def test_a_run_that_is_asked_to_stop_gives_its_best_so_far(season):
    run = run_of(season)
    PlanRun.objects.filter(pk=run.pk).update(wants_stop=True)
    season_child.work(run.pk)
    run.refresh_from_db()
    assert run.state == RunState.STOPPED
    assert run.answer["served"] == 1


def test_a_process_that_loses_its_worker_stops(season):
    run = run_of(season)
    season_child.work(run.pk, lambda: True)
    run.refresh_from_db()
    assert run.state == RunState.STOPPED
    assert run.answer["sessions"]


def test_two_processes_for_one_run_work_once(season):
    run = run_of(season)
    season_child.work(run.pk)
    ended = PlanRun.objects.get().ended_at
    season_child.work(run.pk)
    assert PlanRun.objects.get().ended_at == ended


def test_only_one_run_at_a_time(season, dora, django_capture_on_commit_callbacks, monkeypatch):
    asked = []
    monkeypatch.setattr(season_tasks.plan.__class__, "enqueue", lambda _task, *args: asked.append(args))
    with django_capture_on_commit_callbacks(execute=True):
        run = season_runs.start(season=season, by=dora)
    assert asked == [(season.space_id, run.pk)]
    with pytest.raises(Refused, match="already"):
        season_runs.start(season=season, by=dora)


def test_a_trainer_cannot_have_the_season_planned(season, hugo):
    with pytest.raises(Refused):
        season_runs.start(season=season, by=hugo)


def test_a_failure_stands_on_the_run(season, monkeypatch):
    def broken(*_args):
        raise ArithmeticError("two evenings at once")

    monkeypatch.setattr(season_runs, "solve", broken)
    run = run_of(season)
    with pytest.raises(ArithmeticError):
        season_child.work(run.pk)
    run.refresh_from_db()
    assert run.state == RunState.FAILED
    assert "two evenings at once" in run.failure


def test_a_run_whose_process_is_gone_is_found(season):
    run = run_of(season)
    assert season_runs.begin(run)
    assert season_tasks.find_lost_runs() == 0
    old = timezone.now() - season_tasks.SILENT - timedelta(seconds=1)
    PlanRun.objects.filter(pk=run.pk).update(progress={"at": old.isoformat()})
    assert season_tasks.find_lost_runs() == 1
    run.refresh_from_db()
    assert run.state == RunState.FAILED
    assert run.failure == season_tasks.LOST


def test_contradictory_rows_are_told_in_sentences(season, dora):
    Trainer.objects.update(languages=["fr", "fr"])
    with pytest.raises(Refused, match="stands here twice"):
        season_runs.start(season=season, by=dora)
    assert not PlanRun.objects.exists()


def test_the_question_takes_as_many_statements_for_one_request_as_for_twenty(
    season, esch, django_assert_max_num_queries
):
    course = Course.objects.get()
    for number in range(2, 22):
        make_request(season.space, course, esch, f"F-2026-{number:03}")
    with django_assert_max_num_queries(12):
        asked = season_question.question(season, TODAY)
    assert len(asked["requests"]) == 21
    assert read.read_data(asked)
