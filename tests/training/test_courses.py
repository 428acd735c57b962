"""Courses as data: written, offered, copied; their steps arranged with buttons."""

import pytest

from training.making import make_evening
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry
from zesummen.kernel.moves import Stale
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import text
from zesummen.training import catalogue
from zesummen.training.actions import courses as actions
from zesummen.training.models import Course, CourseSession, Room, RunStep
from zesummen.training.queries import courses as queries

BASE = "/s/cefis/training/courses/"
WORDS = {"title_original": "fr", "title_fr": "Atelier", "title_en": "Workshop"}
TERMS = {
    "minutes": "90", "gap_min": "7", "gap_max": "30", "trainers_count": "1", "cost": "0",
    "languages": ["fr"], "regimes": ["2023"], "version": "0",
}  # fmt: skip


@pytest.fixture
def kick_off(cefis):
    return catalogue.install(cefis)[1]


def steps_of(course, number=1):
    return list(RunStep.objects.filter(session__course=course, session__number=number).order_by("number"))


def at(course, below=""):
    return f"{BASE}{course.pk}/{below}"


# ---- the pages ----


def test_the_desk_sees_all_courses_and_the_trainer_reads_them(kick_off, dora, hugo, sign_in):
    page = sign_in(dora).get(BASE)
    assert "Introductory module of two evenings" in page.content.decode() and "Begin a course" in page.content.decode()
    page = sign_in(hugo).get(BASE).content.decode()
    assert "Kick-off" in page and "Begin a course" not in page


def test_a_course_shows_its_terms_texts_and_timed_steps(kick_off, dora, sign_in):
    body = sign_in(dora).get(at(kick_off)).content.decode()
    assert "one session of 2 h 30" in body and "any date that both sides agree on" in body
    assert "Our priorities among the missions" in body and "among the missions" in body
    assert "handouts/programme-pt.docx" in body


@pytest.mark.parametrize("below", ["", "edit/", "windows/", "copy/", "sessions/1/edit/", "sessions/1/steps/new/"])
def test_strangers_do_not_find_a_course_and_others_are_refused(kick_off, anna, hugo, sign_in, client, below):
    address = at(kick_off, below)
    assert client.get(address).status_code == 302
    assert sign_in(anna).get(address).status_code == 404
    assert sign_in(hugo).get(address).status_code == (200 if not below else 403)


def test_an_officer_of_a_commune_is_refused_in_her_own_space(kick_off, anna, sign_in):
    assert sign_in(anna).get("/s/esch-sur-alzette/training/courses/").status_code == 403


def test_another_bodys_course_is_not_there(kick_off, dora, sign_in, training_body):
    with inside(training_body):
        other = Course.objects.create(space=training_body, code="other", title=text("fr", fr="Autre"))
    assert sign_in(dora).get(at(other)).status_code == 404


@pytest.mark.parametrize("many", [1, 3])
def test_pages_ask_the_same_statements_whatever_the_rows(cefis, dora, sign_in, django_assert_max_num_queries, many):
    with inside(cefis):
        for place in range(many):
            course = actions.begin(space=cefis, code=f"c{place}", title=text("fr", fr="Cours"), sessions=many, by=dora)
            session = course.sessions.first()
            session.space = cefis
            for _place in range(many):
                actions.add_step(session=session, kind="talk", minutes=5, title=text("fr", fr="Pas"), by=dora)
    browser = sign_in(dora)
    for address in (BASE, at(course)):
        browser.get(address)
        with django_assert_max_num_queries(12):
            assert browser.get(address).status_code == 200


# ---- a course is begun, changed, offered ----


def test_a_new_course_is_a_draft_with_its_sessions_until_it_is_offered(cefis, dora, sign_in):
    browser = sign_in(dora)
    answer = browser.post(f"{BASE}new/", {**WORDS, **TERMS, "code": "atelier", "sessions": "2"})
    with inside(cefis):
        made = queries.get("atelier")
        assert answer.url == at(made) and made.state == "draft" and made.sessions_count == 2
        assert [str(row.title.piece("fr")) for row in made.sessions.all()] == ["Atelier (1/2)", "Atelier (2/2)"]
        assert queries.offered() == []
    browser.post(at(made, "offer/"))
    with inside(cefis):
        assert [row.code for row in queries.offered()] == ["atelier"]
    browser.post(at(made, "retire/"))
    with inside(cefis):
        assert queries.get("atelier").state == "retired"
        assert [row.verb for row in Entry.objects.order_by("id")][-3:] == [
            "course.made",
            "course.offered",
            "course.retired",
        ]


def test_a_code_that_is_taken_keeps_what_was_typed(kick_off, dora, sign_in):
    answer = sign_in(dora).post(f"{BASE}new/", {**WORDS, **TERMS, "code": "kick-off-2023", "sessions": "1"})
    assert answer.status_code == 422
    assert "Another course has the code" in answer.content.decode() and "Atelier" in answer.content.decode()


@pytest.mark.parametrize(("field", "value", "told"), [
    ("minutes", "10", "Enter 15 or more"),
    ("gap_min", "40", "longest gap is shorter"),
    ("cost", "-5", "Enter an amount"),
    ("languages", [], "required"),
])  # fmt: skip
def test_terms_that_cannot_be_are_refused(kick_off, dora, sign_in, field, value, told):
    answer = sign_in(dora).post(at(kick_off, "edit/"), {**WORDS, **TERMS, "version": kick_off.version, field: value})
    assert answer.status_code == 422 and told in answer.content.decode()
    with inside(kick_off.space):
        assert Course.objects.get(pk=kick_off.pk).minutes == 150


def test_whoever_saves_second_sees_both_texts(kick_off, dora, sign_in):
    browser = sign_in(dora)
    first = {**WORDS, **TERMS, "version": kick_off.version}
    assert browser.post(at(kick_off, "edit/"), first).status_code == 302
    answer = browser.post(at(kick_off, "edit/"), {**first, "minutes": "60"})
    assert answer.status_code == 422 and "Somebody else changed this" in answer.content.decode()
    with inside(kick_off.space):
        assert Course.objects.get(pk=kick_off.pk).minutes == 90


def test_two_who_offer_at_once_offer_once(kick_off, dora):
    with inside(kick_off.space):
        one, two = Course.objects.get(pk=kick_off.pk), Course.objects.get(pk=kick_off.pk)
        one.space = two.space = kick_off.space
        actions.retire(course=one, by=dora)
        with pytest.raises(Refused):
            actions.retire(course=two, by=dora)


# ---- the house rule for dates ----


def test_saturday_morning_can_be_a_house_rule(kick_off, dora, sign_in):
    rows = {
        "days_0": ["5"],
        "from_0": "9h",
        "until_0": "12:30",
        "days_1": ["1", "3"],
        "from_1": "18:00",
        "until_1": "22:00",
    }
    answer = sign_in(dora).post(at(kick_off, "windows/"), {**rows, "version": kick_off.version})
    assert answer.status_code == 302
    with inside(kick_off.space):
        assert Course.objects.get(pk=kick_off.pk).windows == [
            {"days": [5], "from": "09:00", "until": "12:30"},
            {"days": [1, 3], "from": "18:00", "until": "22:00"},
        ]


@pytest.mark.parametrize(("row", "told"), [
    ({"from_0": "18:00", "until_0": "22:00"}, "Tick at least one day"),
    ({"days_0": ["1"], "from_0": "20:00", "until_0": "18:00"}, "must come after"),
    ({"days_0": ["1"], "from_0": "18:00", "until_0": "19:00"}, "an evening needs 150"),
])  # fmt: skip
def test_hours_that_do_not_fit_are_told_at_once(kick_off, dora, sign_in, row, told):
    answer = sign_in(dora).post(at(kick_off, "windows/"), {**row, "version": kick_off.version})
    assert answer.status_code == 422 and told in answer.content.decode()


# ---- steps ----


def test_a_step_moves_with_a_button_and_what_takes_its_cards_follows(kick_off, dora, sign_in):
    browser = sign_in(dora)
    browser.post(at(kick_off, "sessions/1/steps/7/up/"))  # "projects" changes places with the break
    with inside(kick_off.space):
        steps = steps_of(kick_off)
        assert [step.number for step in steps] == list(range(1, 13))
        assert (steps[5].kind, steps[6].kind) == ("reflect", "break")
        assert steps[7].kind == "group" and steps[7].takes_from == 6


def test_the_first_step_moves_no_further_up(kick_off, dora, sign_in):
    sign_in(dora).post(at(kick_off, "sessions/1/steps/1/up/"))
    with inside(kick_off.space):
        assert steps_of(kick_off)[0].title.piece("en").text == "Welcome and round of names"


def test_a_step_taken_out_leaves_no_gap_and_the_minutes_are_missed(kick_off, dora, sign_in):
    browser = sign_in(dora)
    browser.post(at(kick_off, "sessions/1/steps/2/remove/"))
    with inside(kick_off.space):
        steps = steps_of(kick_off)
        assert [step.number for step in steps] == list(range(1, 12))
        assert steps[1].kind == "group" and steps[1].takes_from == 0
        assert queries.sessions_of(kick_off)[0].left == 15
    assert "The steps leave 15 minutes of the 150 free." in browser.get(at(kick_off)).content.decode()


def test_a_step_too_many_is_told_in_minutes(kick_off, dora, sign_in):
    browser = sign_in(dora)
    step = {
        "title_original": "fr",
        "title_fr": "Chanson",
        "kind": "talk",
        "minutes": "7",
        "dots": "3",
        "takes_from": "0",
        "version": "0",
    }
    assert browser.post(at(kick_off, "sessions/1/steps/new/"), step).status_code == 302
    assert "The steps take 7 minutes longer than the 150" in browser.get(at(kick_off)).content.decode()


def test_a_step_takes_its_cards_from_an_earlier_one_only(kick_off, dora, cefis):
    with inside(cefis):
        step = steps_of(kick_off)[2]
        step.session.space = cefis
        with pytest.raises(Refused):
            actions.change_step(step=step, expected=step.version, takes_from=5, by=dora)


def test_a_changed_step_is_written_once_and_a_stale_one_refused(kick_off, dora, cefis):
    with inside(cefis):
        step = steps_of(kick_off)[0]
        actions.change_step(step=step, expected=1, minutes=12, by=dora)
        with pytest.raises(Stale):
            actions.change_step(step=steps_of(kick_off)[0], expected=1, minutes=14, by=dora)
        assert steps_of(kick_off)[0].minutes == 12


def test_once_an_evening_was_opened_its_steps_keep_their_order_and_a_copy_can_be_arranged(
    cefis, course, asked, trainer, dora, sign_in
):
    with inside(cefis):
        evening = make_evening(asked.request, state="confirmed", lead=trainer)
        Room.objects.create(space=cefis, evening=evening, code="ABCD")
    browser = sign_in(dora)
    assert browser.post(at(course, "sessions/1/steps/2/down/")).status_code == 409
    page = browser.get(at(course)).content.decode()
    assert "their order stays" in page
    answer = browser.post(at(course, "copy/"), {"code": "small-2"})
    with inside(cefis):
        made = queries.get("small-2")
        assert answer.url == at(made) and made.state == "draft" and len(steps_of(made)) == 5
        assert [step.takes_from for step in steps_of(made)] == [0, 0, 2, 2, 2]
    assert browser.post(at(made, "sessions/1/steps/2/down/")).status_code == 302


def test_sessions_are_added_and_taken_away_until_somebody_asked(cefis, kick_off, course, asked, dora, sign_in):
    browser = sign_in(dora)
    browser.post(at(kick_off, "add-session/"))
    with inside(cefis):
        assert CourseSession.objects.filter(course=kick_off).count() == 2
        assert Course.objects.get(pk=kick_off.pk).sessions_count == 2
    browser.post(at(kick_off, "remove-session/"))
    with inside(cefis):
        assert Course.objects.get(pk=kick_off.pk).sessions_count == 1
    assert browser.post(at(kick_off, "remove-session/")).status_code == 409
    assert browser.post(at(course, "add-session/")).status_code == 409  # Esch asked for it


def test_a_trainer_may_not_write(kick_off, hugo, cefis):
    with inside(cefis), pytest.raises(Refused):
        actions.retire(course=kick_off, by=hugo)
