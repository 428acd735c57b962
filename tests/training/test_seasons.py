"""Seasons in the browser: opened, planned, taken over, offered, moved by hand, read from a file, printed."""

import json
from datetime import date, time, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from people import a_commune, a_commune_space, signed_in
from training.making import make_trainer
from zesummen.kernel.tenancy import inside
from zesummen.training import season_child
from zesummen.training.actions import season_runs
from zesummen.training.models import DateWish, Evening, Party, PlanRun, Season, Trainer, TrainingRequest
from zesummen.training.queries import season_question
from zesummen.training.states import EveningState, RequestState

BASE = "/s/cefis/training/seasons/"


@pytest.fixture(autouse=True)
def a_day_in_november(time_machine):
    time_machine.move_to("2026-11-23T10:00:00+00:00", tick=False)


@pytest.fixture
def browser(dora):
    return signed_in(dora)


@pytest.fixture
def season(cefis, trainer, asked):
    """Spring 2027, one trainer, Esch has asked for the module."""
    with inside(cefis):
        return Season.objects.create(space=cefis, name="Spring 2027", first=date(2027, 1, 11), last=date(2027, 4, 30))


def planned(season, **values) -> PlanRun:
    """A run that ended with a plan."""
    with inside(season.space):
        asked = season_question.question(season, date(2026, 11, 23))
        run = PlanRun.objects.create(space=season.space, season=season, question=asked, **values)
        season_child.work(run.pk)
        run.refresh_from_db()
    return run


def another(cefis, lau2: str, course, by, **wishes):
    """A second commune, keyed in by the desk."""
    from zesummen.training.actions import requests

    space = a_commune_space(lau2)
    rows = [wishes] if wishes else None
    return requests.record(
        body=cefis, course=course, commune=space.commune, channel="phone", by=by, wishes=rows, is_complete=True,
        languages=["fr"], contact_name="Cleo Weber", contact_phone="26 55 12 34", reason="renewal", consents=True, expected_full=5,
    ).request  # fmt: skip


def test_a_season_is_opened_with_closed_days(browser, cefis):
    sent = {
        "name": "Spring 2027",
        "first": "11.01.2027",
        "last": "30.04.2027",
        "avoids_school_holidays": "on",
        "closed_first_0": "01.03.2027",
        "closed_last_0": "05.03.2027",
        "closed_why_0": "Move of the office",
    }
    answer = browser.post(f"{BASE}new/", sent)
    with inside(cefis):
        made = Season.objects.get()
    assert answer["Location"] == f"{BASE}{made.pk}/"
    assert made.closed_days == [{"first": "2027-03-01", "last": "2027-03-05", "why": "Move of the office"}]
    page = browser.get(f"{BASE}{made.pk}/").content.decode()
    assert "Move of the office" in page
    assert "Carnival school holiday" in page


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"last": "10.01.2027"}, "The end comes before the start"),
        ({"first": "11.01.2127"}, "2127"),
        ({"closed_last_0": "05.03.2027"}, "Enter the first day too"),
        ({"closed_first_0": "05.03.2027", "closed_last_0": "01.03.2027"}, "The end comes before the start"),
    ],
)
def test_a_season_that_cannot_be_is_told(browser, cefis, values, sentence):
    sent = {"name": "Spring", "first": "11.01.2027", "last": "30.04.2027", **values}
    answer = browser.post(f"{BASE}new/", sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    with inside(cefis):
        assert not Season.objects.exists()


def test_planning_starts_a_run_and_shows_how_far_it_is(browser, season, monkeypatch):
    from zesummen.training import season_tasks

    monkeypatch.setattr(season_tasks.plan.__class__, "enqueue", lambda *_args: None)
    answer = browser.post(f"{BASE}{season.pk}/plan/", {"minutes": "5"})
    with inside(season.space):
        run = PlanRun.objects.get()
    assert run.seconds == 300
    assert answer["Location"] == f"{BASE}{season.pk}/runs/{run.pk}/"
    page = browser.get(answer["Location"]).content.decode()
    assert "It starts in a moment" in page
    again = browser.post(f"{BASE}{season.pk}/plan/", {"minutes": "5"}, follow=True)
    assert "already at work" in again.content.decode()
    with inside(season.space):
        season_runs.begin(run)
        season_runs.note_progress(run, {"level": "served", "value": 131, "bound": 131, "served": 1, "seconds": 0.4})
    part = browser.get(f"{answer['Location']}?part=progress").content.decode()
    assert "131" in part
    assert "<html" not in part
    assert browser.post(f"{BASE}{season.pk}/runs/{run.pk}/stop/").status_code == 302
    with inside(season.space):
        assert season_runs.is_to_stop(run)


def test_the_progress_of_an_ended_run_reloads_the_page(browser, season):
    run = planned(season)
    answer = browser.get(f"{BASE}{season.pk}/runs/{run.pk}/?part=progress")
    assert answer["HX-Refresh"] == "true"


def test_a_plan_is_shown_with_its_proof_and_taken_over_once(browser, season, cefis):
    run = planned(season)
    page = browser.get(f"{BASE}{season.pk}/runs/{run.pk}/").content.decode()
    assert "1 of 1 requests" in page
    assert "every aim is proven" in page
    assert browser.post(f"{BASE}{season.pk}/runs/{run.pk}/take-over/").status_code == 302
    with inside(cefis):
        made = list(Evening.objects.order_by("number"))
        request = TrainingRequest.objects.get()
    assert [(row.number, row.state) for row in made] == [(1, "proposed"), (2, "proposed")]
    assert {row.season_id for row in made} == {season.pk}
    assert request.state == RequestState.DATING
    assert 7 <= (made[1].day - made[0].day).days <= 42
    again = browser.post(f"{BASE}{season.pk}/runs/{run.pk}/take-over/", follow=True).content.decode()
    assert "taken over already" in again
    with inside(cefis):
        assert Evening.objects.count() == 2


def test_a_plan_is_not_taken_over_once_something_changed(browser, season, cefis):
    run = planned(season)
    with inside(cefis):
        Trainer.objects.update(per_week=1)
    page = browser.get(f"{BASE}{season.pk}/runs/{run.pk}/").content.decode()
    assert "have changed since this plan was made" in page
    answer = browser.post(f"{BASE}{season.pk}/runs/{run.pk}/take-over/", follow=True).content.decode()
    assert "Plan again" in answer
    with inside(cefis):
        assert not Evening.objects.exists()
        assert PlanRun.objects.get().applied_at is None


def test_planning_again_keeps_what_stands(browser, season, cefis):
    run = planned(season)
    browser.post(f"{BASE}{season.pk}/runs/{run.pk}/take-over/")
    with inside(cefis):
        before = list(Evening.objects.order_by("pk").values_list("day", "starts", "lead"))
    second = planned(season)
    page = browser.get(f"{BASE}{season.pk}/runs/{second.pk}/").content.decode()
    assert "As they were: 2" in page
    browser.post(f"{BASE}{season.pk}/runs/{second.pk}/take-over/")
    with inside(cefis):
        assert list(Evening.objects.order_by("pk").values_list("day", "starts", "lead")) == before


def test_two_evenings_change_places(browser, season, cefis, course, dora):
    """The trainer's evenings at two communes are swapped by the plan: neither stands in the other's way."""
    request = another(cefis, "0202", course, dora)
    run = planned(season)
    browser.post(f"{BASE}{season.pk}/runs/{run.pk}/take-over/")
    second = planned(season)
    with inside(cefis):
        answer = second.answer
        first_two = [row for row in answer["sessions"] if row["number"] == 1]
        a, b = first_two
        a["on"], b["on"], a["from"], b["from"], a["until"], b["until"] = (
            b["on"], a["on"], b["from"], a["from"], b["until"], a["until"]
        )  # fmt: skip
        PlanRun.objects.filter(pk=second.pk).update(answer=answer)
        days = {row.request_id: row.day for row in Evening.objects.filter(number=1)}
    if len(set(days.values())) == 2:
        browser.post(f"{BASE}{season.pk}/runs/{second.pk}/take-over/")
        with inside(cefis):
            now = {row.request_id: row.day for row in Evening.objects.filter(number=1)}
            assert now[request.pk] == next(day for key, day in days.items() if key != request.pk)


def test_who_is_not_served_waits_with_a_reason_and_is_offered_what_is_free(browser, season, cefis, course, dora):
    """Both want the same two Tuesdays; one trainer can be in one place."""
    for day in (date(2027, 1, 12), date(2027, 1, 26)):
        with inside(cefis):
            DateWish.objects.create(
                space=cefis, request=TrainingRequest.objects.get(), first=day, last=day, starts=time(18), ends=time(20)
            )
    late = another(cefis, "0202", course, dora)
    with inside(cefis):
        for day in (date(2027, 1, 12), date(2027, 1, 26)):
            DateWish.objects.create(space=cefis, request=late, first=day, last=day, starts=time(18), ends=time(20))
        TrainingRequest.objects.filter(pk=late.pk).update(asked_on=date(2026, 11, 22))
    run = planned(season)
    page = browser.get(f"{BASE}{season.pk}/runs/{run.pk}/").content.decode()
    assert "1 of 2 requests" in page
    assert "It would be served by" in page
    browser.post(f"{BASE}{season.pk}/runs/{run.pk}/take-over/")
    with inside(cefis):
        waiting = TrainingRequest.objects.get(state=RequestState.WAITING)
    assert waiting.rank == 1
    listed = browser.get(f"{BASE}{season.pk}/view/waiting/").content.decode()
    assert "are with other requests" in listed
    assert "Offer these evenings" in listed
    answer = browser.post(f"{BASE}{season.pk}/waiting/{waiting.pk}/offer/")
    assert answer.status_code == 302
    with inside(cefis):
        assert set(Evening.objects.filter(request=waiting).values_list("state", flat=True)) == {"offered"}
    again = browser.post(f"{BASE}{season.pk}/waiting/{waiting.pk}/offer/")
    taken = browser.get(f"{BASE}{season.pk}/runs/{run.pk}/").content.decode()
    assert "No longer in the plan" not in taken, "a plan that was taken over is not held against what came after it"
    assert again.status_code == 409, "it no longer waits"
    assert "This was noted already" in again.content.decode()


def test_all_planned_evenings_are_offered_at_once(browser, season, cefis):
    browser.post(f"{BASE}{season.pk}/runs/{planned(season).pk}/take-over/")
    assert "Offer 2 planned evenings" in browser.get(f"{BASE}{season.pk}/").content.decode()
    browser.post(f"{BASE}{season.pk}/act/offer/")
    with inside(cefis):
        assert set(Evening.objects.values_list("state", flat=True)) == {EveningState.OFFERED}


def test_a_trainer_falls_ill_and_confirmed_evenings_stay_with_another(browser, season, cefis, trainer, hugo):
    browser.post(f"{BASE}{season.pk}/runs/{planned(season).pk}/take-over/")
    with inside(cefis):
        first = Evening.objects.get(number=1)
        Evening.objects.filter(pk=first.pk).update(state=EveningState.CONFIRMED)
        make_trainer(cefis, None, trainer.base, name="Mia")
    away = {"first": f"{first.day:%d.%m.%Y}", "last": f"{first.day + timedelta(days=1):%d.%m.%Y}"}
    told = browser.post(f"/s/cefis/training/trainers/{trainer.pk}/away/", away, follow=True).content.decode()
    assert "evening falls on these days" in told
    run = planned(season)
    kept = next(row for row in run.answer["sessions"] if row["number"] == 1)
    assert kept["on"] == first.day.isoformat()
    browser.post(f"{BASE}{season.pk}/runs/{run.pk}/take-over/")
    with inside(cefis):
        now = Evening.objects.select_related("lead").get(number=1)
    assert (now.day, now.state, now.lead.name) == (first.day, "confirmed", "Mia")


def test_a_move_by_hand_is_told_what_it_breaks(browser, season, cefis, trainer):
    browser.post(f"{BASE}{season.pk}/runs/{planned(season).pk}/take-over/")
    with inside(cefis):
        one, two = Evening.objects.order_by("number")
    address = f"{BASE}{season.pk}/evenings/{two.pk}/move/"
    day = one.day + timedelta(days=8)
    sunday = day + timedelta(days=6 - day.weekday())
    sent = {"day": f"{sunday:%d.%m.%Y}", "starts": "18:00", "lead": trainer.pk, "version": two.version}
    checked = browser.post(address, {**sent, "check": "1"})
    assert "not among the wishes" in checked.content.decode()
    live = browser.post(address, {**sent, "check": "1"}, headers={"HX-Request": "true"}).content.decode()
    assert "not among the wishes" in live
    assert "<html" not in live
    refused = browser.post(address, sent)
    assert refused.status_code == 422
    assert "Tick the box" in refused.content.decode()
    with inside(cefis):
        assert Evening.objects.get(pk=two.pk).day == two.day
    for hard, sentence in (("09.02.2027", "is a holiday"), (f"{one.day:%d.%m.%Y}", "no longer comes after")):
        answer = browser.post(address, {**sent, "day": hard, "in_spite": "on"})
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
    assert browser.post(address, {**sent, "in_spite": "on"}).status_code == 302
    with inside(cefis):
        assert Evening.objects.get(pk=two.pk).day == sunday


def test_of_two_who_move_one_evening_the_second_is_told(browser, season, cefis, trainer):
    browser.post(f"{BASE}{season.pk}/runs/{planned(season).pk}/take-over/")
    with inside(cefis):
        one, two = Evening.objects.order_by("number")
    address = f"{BASE}{season.pk}/evenings/{two.pk}/move/"
    day = one.day + timedelta(days=14)
    sent = {"day": f"{day:%d.%m.%Y}", "starts": "19:00", "lead": trainer.pk, "version": two.version, "in_spite": "on"}
    assert browser.post(address, sent).status_code == 302
    assert browser.post(address, {**sent, "starts": "18:30"}).status_code == 422


def a_season_file(course) -> dict:
    """One commune that asks for one course, one trainer."""
    return {
        "season": {"from": "2027-01-11", "until": "2027-04-30"},
        "courses": [{"code": course.code}],
        "trainers": [{"code": "mia", "name": "Mia", "languages": ["lb"], "base": "0202"}],
        "requests": [
            {
                "code": "A",
                "communes": ["0202"],
                "course": course.code,
                "languages": ["lb"],
                "asked_on": "2026-10-01",
                "windows": [{"from": "18:00", "until": "21:00", "days": ["wed"]}],
                "not_on": ["2027-03-03"],
            }
        ],
    }


def sent_file(browser, season, data):
    """The answer to a season file handed in; bytes as they are."""
    text = data if isinstance(data, bytes) else json.dumps(data, indent=1).encode()
    return browser.post(f"{BASE}{season.pk}/read/", {"file": SimpleUploadedFile("season.json", text)})


def test_a_season_file_is_read_whole_or_not_at_all(browser, season, cefis, course):
    a_commune_space("0202")
    good = a_season_file(course)
    bad = {**good, "requests": [*good["requests"], {**good["requests"][0], "code": "B", "communes": ["9999"]}]}

    refused = sent_file(browser, season, bad)
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "There is no commune “9999”" in page
    assert "requests[1].communes[0]" in page
    with inside(cefis):
        assert not Trainer.objects.filter(name="Mia").exists()
        assert TrainingRequest.objects.count() == 1
    assert sent_file(browser, season, good).status_code == 302
    with inside(cefis):
        made = TrainingRequest.objects.get(asked_by="paper")
        assert (made.state, made.languages, made.season_id) == ("asked", ["lb"], season.pk)
        assert made.asked_on == date(2026, 10, 1)
        assert DateWish.objects.filter(request=made).count() == 2
        assert Party.objects.get(request=made).commune.lau2 == "0202"
    twice = sent_file(browser, season, good)
    assert twice.status_code == 422
    assert "under way already" in twice.content.decode()
    assert sent_file(browser, season, b"\xff\xfe\x00").status_code == 422


def test_a_season_file_is_told_all_its_faults_at_once(browser, season, cefis, course):
    a_commune_space("0202")
    good = a_season_file(course)
    assert sent_file(browser, season, good).status_code == 302
    first = good["requests"][0]
    a_commune("0203")
    wrong = [
        {**first, "code": "B"}, {**first, "code": "C", "course": "strange"}, {**first, "code": "D", "communes": ["0203"]},
        {**first, "code": "E", "communes": ["0203"]},
    ]  # fmt: skip
    shown = sent_file(
        browser,
        season,
        {
            **good,
            "places": [{"code": "X1", "lat": 49.5, "lon": 6.1}],
            "courses": [*good["courses"], {"code": "strange"}],
            "trainers": [*good["trainers"], {**good["trainers"][0], "code": "abroad", "name": "Abroad", "base": "X1"}],
            "requests": wrong,
        },
    )
    assert shown.status_code == 422
    assert [(where, words.partition(" ")[0]) for _line, where, words in shown.context["faults"]] == [
        ("trainers[1].base", "These"),
        ("requests[0].communes[0]", "Differdange"),
        ("requests[1].communes[0]", "Differdange"),
        ("requests[1].course", "These"),
        ("requests[3].communes[0]", "Dudelange"),
    ]
    lines = [line for line, _where, _words in shown.context["faults"]]
    assert lines == sorted(lines) and lines[0] > 1
    with inside(cefis):
        assert not Trainer.objects.filter(name="Abroad").exists()
        assert TrainingRequest.objects.filter(asked_by="paper").count() == 1  # nothing half taken


def test_the_season_is_taken_along_as_file_sheet_and_paper(browser, season, cefis):
    browser.post(f"{BASE}{season.pk}/runs/{planned(season).pk}/take-over/")
    data = json.loads(browser.get(f"{BASE}{season.pk}/season.json").content)
    assert len(data["sessions"]) == 2
    assert browser.get(f"{BASE}{season.pk}/season.xlsx").content.startswith(b"PK")
    assert browser.get(f"{BASE}{season.pk}/season.pdf").content.startswith(b"%PDF")


def test_a_closed_season_is_read_and_planned_no_more(browser, season):
    browser.post(f"{BASE}{season.pk}/act/close/")
    assert f"{season.pk}/plan/" not in browser.get(f"{BASE}{season.pk}/view/table/").content.decode()
    refused = browser.post(f"{BASE}{season.pk}/plan/", {"minutes": "5"}, follow=True).content.decode()
    assert "This season is closed" in refused
    browser.post(f"{BASE}{season.pk}/act/reopen/")
    assert f"{season.pk}/plan/" in browser.get(f"{BASE}{season.pk}/").content.decode()


@pytest.mark.parametrize("address", ["", "1/", "1/view/table/", "new/"])
def test_only_the_desk_sees_seasons(address, season, hugo, anna, flora):
    where = f"{BASE}{address.replace('1/', f'{season.pk}/', 1)}"
    assert signed_in(hugo).get(where).status_code == 403
    assert signed_in(anna).get(where).status_code == 404
    assert flora.get(where).status_code == 302


@pytest.mark.parametrize("view", ["calendar", "table", "waiting"])
@pytest.mark.parametrize("count", [1, 3, 20])
def test_a_view_asks_as_often_for_one_as_for_many(
    browser, season, cefis, course, esch, trainer, view, count, django_assert_max_num_queries
):
    with inside(cefis):
        for number in range(count):
            row = TrainingRequest.objects.create(
                space=cefis, course=course, reference=f"X{number}", state="asked", asked_on=date(2026, 10, 1),
                season=season,
            )  # fmt: skip
            Party.objects.create(space=cefis, request=row, commune=esch.commune, commission_name="C", is_host=True)
            Evening.objects.create(
                space=cefis, request=row, season=season, session=course.sessions.first(), number=1, lead=trainer,
                day=date(2027, 1, 12) + timedelta(days=number), starts=time(18), ends=time(20),
            )  # fmt: skip
    address = f"{BASE}{season.pk}/view/{view}/"
    browser.get(address)
    with django_assert_max_num_queries(12):
        assert browser.get(address).status_code == 200


def test_the_desk_subscribes_to_the_season(browser, season, cefis, client):
    browser.post(f"{BASE}{season.pk}/runs/{planned(season).pk}/take-over/")
    page = browser.get(f"{BASE}{season.pk}/").content.decode()
    address = page.partition("/t/calendar/season/")[2].partition(".ics")[0]
    feed = client.get(f"/t/calendar/season/{address}.ics")
    assert feed.status_code == 200
    assert "no-store" in feed["Cache-Control"]
    words = feed.content.decode()
    assert words.count("BEGIN:VEVENT") == 2
    assert "Esch-sur-Alzette" in words
    assert "Hugo Weber" in words
    for wrong in (f"{season.pk}-{'0' * 32}", "x", f"{'9' * 30}-1", f"{season.pk + 1}-{address.partition('-')[2]}"):
        assert client.get(f"/t/calendar/season/{wrong}.ics").status_code == 404


def test_the_home_of_the_desk_leads_to_the_season_while_requests_have_no_date(browser, season, hugo):
    page = browser.get("/s/cefis/training/").content.decode()
    assert "1 request has no date yet" in page
    assert f'href="{BASE}{season.pk}/"' in page
    assert "has no date yet" not in signed_in(hugo).get("/s/cefis/training/").content.decode()
    browser.post(f"{BASE}{season.pk}/runs/{planned(season).pk}/take-over/")
    assert "has no date yet" not in browser.get("/s/cefis/training/").content.decode()


def test_without_an_open_season_the_home_proposes_to_open_one(browser, season):
    browser.post(f"{BASE}{season.pk}/act/close/")
    assert f'href="{BASE}new/"' in browser.get("/s/cefis/training/").content.decode()


def test_a_trainer_who_is_away_leads_to_planning_again_and_changed_promises_are_named_before(
    browser, season, cefis, trainer, monkeypatch
):
    from zesummen.training import season_tasks

    monkeypatch.setattr(season_tasks.plan.__class__, "enqueue", lambda *_args: None)
    browser.post(f"{BASE}{season.pk}/runs/{planned(season).pk}/take-over/")
    with inside(cefis):
        first = Evening.objects.get(number=1)
        Evening.objects.filter(pk=first.pk).update(state=EveningState.CONFIRMED)
    address = f"/s/cefis/training/trainers/{trainer.pk}/"
    assert "Plan again" not in browser.get(address).content.decode()
    away = {"first": f"{first.day - timedelta(days=1):%d.%m.%Y}", "last": f"{first.day + timedelta(days=1):%d.%m.%Y}"}
    page = browser.post(f"{address}away/", away, follow=True).content.decode()
    assert "1 evening falls on days on which Hugo Weber is away" in page
    assert f'action="{BASE}{season.pk}/plan/"' in page
    answer = browser.post(f"{BASE}{season.pk}/plan/")
    assert answer.status_code == 302
    with inside(cefis):
        run = PlanRun.objects.get(state="waiting")
        run.season = season
        season_child.work(run.pk)
    result = browser.get(f"{BASE}{season.pk}/runs/{run.pk}/").content.decode()
    assert "1 confirmed evening changes" in result
    assert "Esch-sur-Alzette" in result.partition("confirmed evening changes")[2].partition("</ul>")[0]
    browser.post(f"{BASE}{season.pk}/runs/{run.pk}/take-over/")
    assert "Plan again" not in browser.get(address).content.decode()
