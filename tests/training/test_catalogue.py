"""The two courses of the letters stand in a training body from the start."""

import pytest

from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import LANGUAGES
from zesummen.training import catalogue
from zesummen.training.models import Course, RunStep
from zesummen.training.queries import courses as queries


@pytest.fixture
def installed(cefis):
    catalogue.install(cefis)
    return cefis


def test_installing_twice_makes_two_courses_once_and_leaves_what_was_changed(installed):
    with inside(installed):
        Course.objects.filter(code=catalogue.MODULE).update(minutes=135)
        again = catalogue.install(installed)
        assert [course.code for course in again] == ["module-2018", "kick-off-2023"]
        assert Course.objects.count() == 2 and queries.get(catalogue.MODULE).minutes == 135


def test_the_steps_of_each_session_fill_its_minutes(installed):
    with inside(installed):
        for course in queries.offered():
            sheets = queries.sessions_of(course)
            assert len(sheets) == course.sessions_count
            assert [sheet.left for sheet in sheets] == [0] * len(sheets)


def test_each_evening_ends_in_decisions_and_each_step_takes_from_an_earlier_one_that_has_groups(installed):
    with inside(installed):
        for course in queries.offered():
            for sheet in queries.sessions_of(course):
                steps = {step.number: step for step in sheet.steps}
                assert "decide" in [step.kind for step in sheet.steps]
                for step in sheet.steps:
                    assert step.takes_from < step.number
                    if step.takes_from:
                        source = steps[step.takes_from]
                        wanted = {"group": ("reflect",), "dots": ("group",), "decide": ("dots",)}[step.kind]
                        assert source.kind in wanted


def test_the_missions_are_set_in_order_on_the_evening_why_and_at_the_kick_off(installed):
    with inside(installed):
        found = RunStep.objects.filter(shows_missions=True).values_list("session__course__code", "session__number")
        assert sorted(found) == [("kick-off-2023", 1), ("module-2018", 1)]


def test_the_module_follows_the_house_rule_of_its_letter(installed):
    with inside(installed):
        module, kick_off = queries.get(catalogue.MODULE), queries.get(catalogue.KICK_OFF)
    assert module.windows == [{"days": [1, 3], "from": "18:00", "until": "22:00"}]
    assert (module.minutes, module.sessions_count, module.gap_min, module.gap_max) == (120, 2, 7, 42)
    assert (module.cost, module.regimes) == (0, ["2011"])
    assert (kick_off.minutes, kick_off.sessions_count, kick_off.windows, kick_off.regimes) == (150, 1, [], ["2023"])


@pytest.mark.parametrize("code", ["module-2018", "kick-off-2023"])
def test_every_text_of_a_course_is_there_in_five_languages_and_says_that_nobody_checked(installed, code):
    with inside(installed):
        course = queries.get(code)
        sheets = queries.sessions_of(course)
    texts = [getattr(course, name) for name in ("title", "summary", "aims", "contents", "audience", "practical")]
    texts += [course.pedagogy, *(text for sheet in sheets for text in (sheet.session.title, sheet.session.aims))]
    texts += [step.title for sheet in sheets for step in sheet.steps]
    for text in texts:
        assert set(text.texts) == set(LANGUAGES) and text.original == "fr" and not text.checked
        assert len({words.count("\n") for words in text.texts.values()}) == 1, "a list has the same entries everywhere"


def test_there_are_five_questions_and_each_topic_has_words():
    assert len(catalogue.QUESTIONS) == 5
    assert len({question.key for question in catalogue.QUESTIONS}) == 5
    assert all(str(label) for label in catalogue.TOPICS.values())
