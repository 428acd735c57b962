"""What a training body starts with: the two courses of the letters of 2018 and 2023, what a commission may want to work
on, and the five questions asked before the evening. Another course is a row, written in the platform."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.kernel import journal
from zesummen.kernel.tenancy import inside

from . import catalogue_2018, catalogue_2018_how, catalogue_2023
from .models import Course, CourseSession, RunStep
from .states import CourseState

MODULE, KICK_OFF = "module-2018", "kick-off-2023"
COURSES = (
    (catalogue_2018.COURSE, catalogue_2018_how.SESSIONS),
    (catalogue_2023.COURSE, catalogue_2023.SESSIONS),
)

#: What a commission may want to work on: the contents of the two letters. Key → words.
TOPICS: dict[str, Any] = {
    "idea": _("a shared idea of living together in our commune"),
    "missions": _("the missions of the commission and our priorities among them"),
    "working": _("how the commission works: sittings, languages, opinions"),
    "activities": _("activities and projects that suit our commune"),
    "strategy": _("the link with the commune's plan and strategy"),
    "tools": _("practical means and tools of a commission"),
    "council": _("working with the college and the council"),
    "new_members": _("helping new members to find their way"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """One of the five anonymous questions: its key, its words, and what may be ticked; without choices, free words."""

    key: str
    label: Any
    choices: tuple[tuple[str, Any], ...] = ()


_MUCH = (
    ("not", pgettext_lazy("how well", "not at all")),
    ("little", pgettext_lazy("how well", "a little")),
    ("well", pgettext_lazy("how well", "well")),
    ("very", pgettext_lazy("how well", "very well")),
)
QUESTIONS: tuple[Question, ...] = (
    Question(
        "since",
        _("How long have you been on the commission?"),
        (
            ("new", _("I am new")),
            ("under_two", _("less than two years")),
            ("longer", _("longer")),
            ("none", _("I am not on the commission")),
        ),
    ),
    Question("missions", _("How well do you know the missions of the commission?"), _MUCH),
    Question("heard", _("How well is the commission heard by the council, in your view?"), _MUCH),
    Question("need", _("What does our commune need most to live together well?")),
    Question("hope", _("What should be different for the commission after this training?")),
)


@transaction.atomic
def install(space, *, by=None) -> list[Course]:
    """Write the two courses into the space of a training body, offered; those it has already stay as they are.

    Returns the two courses. Safe to run again.
    """
    with inside(space):
        return [_installed(space, values, sessions, by) for values, sessions in COURSES]


def _installed(space, values: dict[str, Any], sessions: list[dict[str, Any]], by) -> Course:
    found = Course.objects.filter(code=values["code"]).first()
    if found is not None:
        return found
    course = Course.objects.create(space=space, state=CourseState.OFFERED, **values)
    for number, session in enumerate(sessions, 1):
        made = CourseSession.objects.create(
            space=space, course=course, number=number, title=session["title"], aims=session["aims"]
        )
        RunStep.objects.bulk_create(
            RunStep(space=space, session=made, number=place, **step) for place, step in enumerate(session["steps"], 1)
        )
    journal.note("course.installed", course, space=space, by=by)
    return course
