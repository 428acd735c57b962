"""Seasons in trouble: two desks at once, odd courses and rows, plans that meet what changed meanwhile."""

from datetime import date, time, timedelta

import pytest

from people import a_commune_space, a_person, give, signed_in
from training.making import make_course
from zesummen.kernel.access import Refused
from zesummen.kernel.tenancy import inside
from zesummen.training import season_child
from zesummen.training.actions import evening_moves, requests, season_plan, seasons, trainers
from zesummen.training.models import DateWish, Evening, Participant, Party, PlanRun, Season, Trainer, TrainingRequest
from zesummen.training.queries import cases, season_moves, season_question
from zesummen.training.states import EveningState, RequestState, RunState

TODAY = date(2026, 11, 23)
BASE = "/s/cefis/training/seasons/"


@pytest.fixture(autouse=True)
def a_day_in_november(time_machine):
    time_machine.move_to("2026-11-23T10:00:00+00:00", tick=False)


@pytest.fixture
def season(cefis, trainer, asked):
    """Spring 2027, one trainer, Esch has asked for the module."""
    with inside(cefis):
        return Season.objects.create(space=cefis, name="Spring 2027", first=date(2027, 1, 11), last=date(2027, 4, 30))


def planned(season) -> PlanRun:
    with inside(season.space):
        asked = season_question.question(season, TODAY)
        run = PlanRun.objects.create(space=season.space, season=season, question=asked)
        season_child.work(run.pk)
        run.refresh_from_db()
        run.season = season
    return run


def record(cefis, course, lau2, by, **values):
    """A request of another commune, keyed in."""
    return requests.record(
        body=cefis, course=course, commune=a_commune_space(lau2).commune, channel="phone", by=by, is_complete=True,
        contact_name="Cleo Weber", contact_phone="26 55 12 34", reason="renewal", consents=True, expected_full=5,
        **{"languages": ["fr"], **values},
    ).request  # fmt: skip


def test_of_two_desks_that_take_over_one_plan_the_second_is_told(season, cefis, dora):
    second = give(a_person("Denis Kohn"), cefis, "training_desk")
    run = planned(season)
    with inside(cefis):
        seen_by_both = PlanRun.objects.select_related("season", "space").get(pk=run.pk)
        season_plan.take_over(run=run, by=dora)
        with pytest.raises(Refused, match="taken over already"):
            season_plan.take_over(run=seen_by_both, by=second)
        assert Evening.objects.count() == 2


def test_of_two_who_change_a_season_the_second_is_told(season, dora, cefis):
    values = {"first": season.first, "last": season.last, "avoids_school_holidays": True, "closed_days": []}
    with inside(cefis):
        seasons.change(season=season, expected=season.version, by=dora, name="One", **values)
    sent = {"name": "Two", "first": "11.01.2027", "last": "30.04.2027", "version": "1"}
    answer = signed_in(dora).post(f"{BASE}{season.pk}/edit/", sent)
    assert answer.status_code in (409, 422)
    with inside(cefis):
        assert Season.objects.get().name == "One"


def test_of_two_evenings_that_clash_the_break_is_told_once(season, cefis, course, dora):
    """Of the one that is moved: that the trainer is at the moved evening already says nothing."""
    record(cefis, course, "0304", dora)
    run = planned(season)
    with inside(cefis):
        season_plan.take_over(run=run, by=dora)
        moved, other = Evening.objects.filter(number=1).order_by("pk").select_related("request__course", "lead")
        found = season_moves.check(season, moved, other.day, other.starts, [moved.lead])
        told = [row.sentence for row in found.breaks]
        assert sum("already at" in sentence for sentence in told) == 1
        assert sum("than one day allows" in sentence for sentence in told) == 1
        assert len(told) == len(set(told))


def test_move_past_midnight_is_told_before_it_is_made(season, cefis, dora):
    run = planned(season)
    with inside(cefis):
        season_plan.take_over(run=run, by=dora)
        evening = Evening.objects.filter(number=1).select_related("request__course", "lead").get()
        found = season_moves.check(season, evening, evening.day, time(22, 30), [evening.lead])
    assert not found.possible
    assert found.breaks[-1].sentence == "The evening would last past midnight. Choose an earlier hour."


def test_a_plan_is_stale_once_somebody_moved_an_evening(season, cefis, dora):
    with inside(cefis):
        season_plan.take_over(run=planned(season), by=dora)
        run = planned(season)
        one = Evening.objects.select_related("request__course", "lead", "second", "session", "season").get(number=1)
        case = cases.find(cefis, one.request_id)
        evening_moves.move(
            case,
            one,
            day=one.day,
            starts=time(19),
            ends=time(21),
            lead=one.lead,
            second=None,
            with_others=True,
            by=dora,
        )
        with pytest.raises(Refused, match="have changed since"):
            season_plan.take_over(run=run, by=dora)
        run.refresh_from_db()
        assert run.applied_at is None
        assert Evening.objects.get(number=1).starts == time(19)


def test_a_language_that_nobody_speaks_is_the_reason(season, cefis, course, dora):
    late = record(cefis, course, "0202", dora)
    with inside(cefis):
        TrainingRequest.objects.filter(pk=late.pk).update(languages=["pt", "de"])
    run = planned(season)
    (waits,) = run.answer["waiting"]
    assert (waits["request"], waits["why"]["code"]) == (late.reference, "language.none")
    page = signed_in(dora).get(f"{BASE}{season.pk}/runs/{run.pk}/").content.decode()
    assert "speaks Portuguese or German" in page


def test_a_season_of_one_week_serves_what_fits(season, cefis, course, dora):
    with inside(cefis):
        Season.objects.filter(pk=season.pk).update(last=season.first + timedelta(days=6))
        season.refresh_from_db()
    run = planned(season)
    assert run.state == RunState.DONE
    assert run.answer["served"] == 0, "two evenings a week apart do not fit into one week"
    assert run.answer["waiting"][0]["why"]["code"].startswith("gap")
    assert signed_in(dora).get(f"{BASE}{season.pk}/").status_code == 200
    with inside(cefis):
        season_plan.take_over(run=run, by=dora)
        assert TrainingRequest.objects.get().state == RequestState.WAITING


def test_a_course_of_six_sessions_is_planned_in_order(season, cefis, dora):
    with inside(cefis):
        TrainingRequest.objects.update(state=RequestState.DECLINED, closing_reason="–")
        long = make_course(cefis, "six", sessions_count=6, gap_min=7, gap_max=21)
    record(cefis, long, "0202", dora)
    run = planned(season)
    assert run.answer["served"] == 1
    with inside(cefis):
        season_plan.take_over(run=run, by=dora)
        days = list(Evening.objects.order_by("number").values_list("day", flat=True))
    assert len(days) == 6
    assert all(7 <= (after - before).days <= 21 for before, after in zip(days, days[1:], strict=False))


def test_contradictory_trainers_are_told_and_nothing_is_planned(season, cefis, dora, trainer):
    """Two confirmed evenings of one trainer at one hour: the planner cannot begin, and says where."""
    browser = signed_in(dora)
    with inside(cefis):
        season_plan.take_over(run=planned(season), by=dora)
        Evening.objects.update(state=EveningState.CONFIRMED)
        first = Evening.objects.get(number=1)
    course = first.request.course
    late = record(cefis, course, "0202", dora)
    with inside(cefis):
        Evening.objects.create(
            space=cefis, request=late, season=season, session=course.sessions.get(number=1), number=1, lead=trainer,
            day=first.day, starts=first.starts, ends=first.ends, state=EveningState.CONFIRMED,
        )  # fmt: skip
    page = browser.post(f"{BASE}{season.pk}/plan/", follow=True).content.decode()
    assert "cannot be planned as it stands" in page
    assert "is promised to" in page
    with inside(cefis):
        assert not PlanRun.objects.filter(state__in=["waiting", "running"]).exists()


def test_nobody_gives_evenings_any_more(season, cefis, dora, trainer):
    with inside(cefis):
        values = {"languages": trainer.languages, "base": trainer.base, "name": trainer.name, "is_active": False}
        trainers.change(trainer=trainer, expected=trainer.version, by=dora, **values)
    run = planned(season)
    assert run.answer["served"] == 0
    with inside(cefis):
        Trainer.objects.all().delete()
    assert planned(season).answer["served"] == 0
    assert signed_in(dora).get(f"{BASE}{season.pk}/").status_code == 200


def test_without_any_request_the_plan_is_empty(season, cefis, dora):
    with inside(cefis):
        TrainingRequest.objects.update(state=RequestState.WITHDRAWN)
    run = planned(season)
    assert run.state == RunState.DONE
    page = signed_in(dora).get(f"{BASE}{season.pk}/runs/{run.pk}/")
    assert page.status_code == 200
    assert "0 of 0 requests" in page.content.decode()


def test_contradictory_wishes_of_one_request_wait_with_a_reason(season, cefis, dora):
    with inside(cefis):
        request = TrainingRequest.objects.get()
        day = date(2027, 1, 12)
        DateWish.objects.create(space=cefis, request=request, first=day, last=day, starts=time(18), ends=time(22))
        DateWish.objects.create(space=cefis, request=request, is_refusal=True, first=day, last=day)
    run = planned(season)
    assert run.state == RunState.DONE
    assert run.answer["waiting"][0]["why"]["code"] in ("days.closed", "gap.none")


def test_who_left_hears_no_more_of_the_decisions(cefis, asked, trainer, dora):
    """Somebody who left before the note: no mail, no letter, but the attestation of what was attended stays."""
    from zesummen.kernel.models import OutboxMessage
    from zesummen.training.actions import after, attendance, participants
    from zesummen.training.queries import attestations, note_letters

    case = cases.find(cefis, asked.request.pk)
    with inside(cefis):
        participants.refresh(case, by=dora)
        held = Evening.objects.create(
            space=cefis, request=case.request, session=case.request.course.sessions.get(number=1), number=1,
            day=date(2026, 11, 22), starts=time(18), ends=time(20), lead=trainer, state="held",
        )  # fmt: skip
        gone, lost = (
            Participant.objects.exclude(email="").order_by("pk").first(),
            Participant.objects.filter(email="").order_by("pk").first(),
        )
        attendance.note(case=case, evening=held, participant=gone, how="list", by=dora)
        Participant.objects.filter(pk__in=[gone.pk, lost.pk]).update(left_on=date(2026, 11, 23))
        after.send_note(case=case, evening=held, by=dora)
        assert not OutboxMessage.objects.filter(kind="training_note", to_address=gone.email).exists()
        assert lost.pk not in {row.pk for row in note_letters.readers(case, held)}
        assert gone.pk in {row.pk for row, _came in attestations.entitled(case.request)}


def test_decisions_of_a_commission_without_a_space_stay_with_the_training(cefis, course, trainer, dora):
    from zesummen.kernel.words import text
    from zesummen.training.actions import after
    from zesummen.training.models import Decision, Followup

    with inside(cefis):
        made = record(cefis, course, "0202", dora)
        Party.objects.filter(request=made).update(party_space=None, commission_ref=None)
        case = cases.find(cefis, made.pk)
        held = Evening.objects.create(
            space=cefis, request=made, session=course.sessions.get(number=1), number=1, day=date(2026, 8, 20),
            starts=time(18), ends=time(20), lead=trainer, state="held",
        )  # fmt: skip
        Decision.objects.create(
            space=cefis, evening=held, party=case.host, position=1, client_key="d", title=text("fr", fr="Un café")
        )
        after.send_note(case=case, evening=held, by=dora)
        assert Decision.objects.get().programme_ref is None
        assert after.ask_due(cefis, TODAY) == 1
        question = Followup.objects.get()
    browser, base = signed_in(dora), f"/s/cefis/training/requests/{made.pk}/after/"
    page = browser.get(base).content.decode()
    assert "Un café" in page
    assert "not there yet" in page
    answer = browser.post(f"{base}followups/{question.pk}/", {"answer": "done", "remark": "par téléphone"})
    assert answer.status_code == 302
    with inside(cefis):
        assert Decision.objects.get().state == "done"
