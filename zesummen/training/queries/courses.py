"""Courses with their sessions and steps, inside the space of a training body; and what its public page shows."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from zesummen.kernel.tenancy import across, inside
from zesummen.kernel.words import Text

from ..models import Course, CourseSession, Room, RunStep
from ..rules.courses import minutes_left
from ..season_words import WEEKDAYS
from ..states import CourseState
from . import cases

TONES = {CourseState.DRAFT: "to_start", CourseState.OFFERED: "completed", CourseState.RETIRED: "not_open"}


def offered() -> list[Course]:
    """The courses that commissions can ask for, the newest first. Inside the body's space."""
    return list(Course.objects.filter(state=CourseState.OFFERED))


def get(code: str) -> Course | None:
    """The course with this code, whatever its state. Inside the body's space."""
    return Course.objects.filter(code=code).first()


def every() -> list[Course]:
    """All courses: the offered ones first, then drafts, then those no longer offered."""
    order = {CourseState.OFFERED: 0, CourseState.DRAFT: 1, CourseState.RETIRED: 2}
    return sorted(Course.objects.all(), key=lambda course: (order[CourseState(course.state)], -course.pk))


@dataclass(frozen=True, slots=True)
class SessionSheet:
    """A session with its timed steps. ``left``: minutes that no step uses, negative where they take too long."""

    session: CourseSession
    steps: tuple[RunStep, ...]
    left: int
    is_used: bool = False  # an evening was opened with these steps

    @property
    def over(self) -> int:
        """Minutes by which the steps take too long."""
        return max(-self.left, 0)

    @property
    def total(self) -> int:
        """Minutes of all steps together."""
        return sum(step.minutes for step in self.steps)

    @property
    def timed(self) -> list[tuple[int, RunStep]]:
        """Each step with the minute at which it begins, counted from the start."""
        found, at = [], 0
        for step in self.steps:
            found.append((at, step))
            at += step.minutes
        return found


def sessions_of(course: Course) -> list[SessionSheet]:
    """The sessions of a course with their steps. Three statements, whatever the number of steps."""
    sessions = list(CourseSession.objects.filter(course=course))
    steps: dict[int, list[RunStep]] = {row.pk: [] for row in sessions}
    for step in RunStep.objects.filter(session__course=course).order_by("session_id", "number"):
        steps[step.session_id].append(step)
    used = set(
        Room.objects.filter(evening__session__course=course).order_by().values_list("evening__session_id", flat=True)
    )
    return [
        SessionSheet(row, tuple(steps[row.pk]), minutes_left(course.minutes, steps[row.pk]), row.pk in used)
        for row in sessions
    ]


def is_used(session: CourseSession) -> bool:
    """Whether an evening was opened with the steps of this session."""
    return Room.objects.filter(evening__session=session).exists()


# ---- in words ----


def window_words(windows: list[dict[str, Any]]) -> list[str]:
    """The house rule for dates, one sentence a window, in the active language: “Tuesdays, 18:00 to 22:00”."""
    told = []
    for window in windows:
        days = ", ".join(str(WEEKDAYS[day]) for day in sorted(window["days"]))
        words = {"days": days, "start": window["from"], "end": window["until"]}
        told.append(_("%(days)s, %(start)s to %(end)s") % words)
    return told


def length_words(minutes: int) -> str:
    """“2 h”, “2 h 30”, “45 min”."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return pgettext("a length of time", "%(minutes)d min") % {"minutes": rest}
    if not rest:
        return pgettext("a length of time", "%(hours)d h") % {"hours": hours}
    return pgettext("a length of time", "%(hours)d h %(minutes)02d") % {"hours": hours, "minutes": rest}


def format_words(course: Course) -> str:
    """“2 linked sessions of 2 h each”, “one session of 2 h 30”."""
    if course.sessions_count == 1:
        return _("one session of %(length)s") % {"length": length_words(course.minutes)}
    told = ngettext(
        "%(count)d linked session of %(length)s each",
        "%(count)d linked sessions of %(length)s each",
        course.sessions_count,
    )
    return told % {"count": course.sessions_count, "length": length_words(course.minutes)}


def lines(text: Text, language: str) -> tuple[list[str], str]:
    """The entries of a list text, one a line, and the language they stand in."""
    piece = text.piece(language)
    return [line.strip() for line in piece.text.splitlines() if line.strip()], piece.language


# ---- what everybody reads ----


@dataclass(frozen=True, slots=True)
class OpenCourse:
    """An offered course as its public page and its programme show it: finished values only."""

    body: Any  # the training body's space
    pk: int
    code: str
    title: Text
    summary: Text
    aims: Text
    contents: Text
    audience: Text
    practical: Text
    pedagogy: Text
    sessions: tuple[tuple[int, Text, Text], ...]  # (number, title, aims)
    minutes: int
    format: str
    windows: tuple[str, ...]
    gap: tuple[int, int] | None
    cost: Decimal
    languages: tuple[str, ...]
    regimes: tuple[str, ...]
    source: str

    @property
    def address(self) -> str:
        """Below the language: ``training/<body>/<code>/``."""
        return f"training/{self.body.slug}/{self.code}/"


def open_course(body, code: str, language: str, *, offered_only: bool = True) -> OpenCourse | None:
    """The course of this training body for everybody; ``None`` while it is a draft, and once it is no longer offered
    unless ``offered_only`` is false: its handouts stay for those who asked for it."""
    with inside(body):
        course = get(code)
        if course is None or course.state == CourseState.DRAFT:
            return None
        if offered_only and course.state != CourseState.OFFERED:
            return None
        return shown(body, course, list(CourseSession.objects.filter(course=course)), language)


def open_courses(body, language: str) -> list[OpenCourse]:
    """All courses that this body offers. Two statements."""
    with inside(body):
        courses = offered()
        found: dict[int, list[CourseSession]] = {course.pk: [] for course in courses}
        for session in CourseSession.objects.filter(course__in=list(found)).order_by("course_id", "number"):
            found[session.course_id].append(session)
        return [shown(body, course, found[course.pk], language) for course in courses]


def shown(body, course: Course, sessions: list[CourseSession], language: str) -> OpenCourse:
    """The course with its sessions as finished values in this language."""
    with override(language):
        return _shown(body, course, sessions)


def _shown(body, course: Course, sessions: list[CourseSession]) -> OpenCourse:
    return OpenCourse(
        body=body,
        pk=course.pk,
        code=course.code,
        title=course.title,
        summary=course.summary,
        aims=course.aims,
        contents=course.contents,
        audience=course.audience,
        practical=course.practical,
        pedagogy=course.pedagogy,
        sessions=tuple((row.number, row.title, row.aims) for row in sessions),
        minutes=course.minutes,
        format=format_words(course),
        windows=tuple(window_words(course.windows)),
        gap=(course.gap_min, course.gap_max) if course.sessions_count > 1 else None,
        cost=course.cost,
        languages=tuple(course.languages),
        regimes=tuple(course.regimes),
        source=course.source,
    )


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A training body with the courses it offers: (code, title, form)."""

    slug: str
    name: str
    courses: tuple[tuple[str, Text, str], ...]


def by_body(language: str) -> list[BodyLine]:
    """All training bodies that offer something. Two statements."""
    spaces = cases.bodies()
    if not spaces:
        return []
    with across(spaces), override(language):
        rows = list(Course.objects.filter(state=CourseState.OFFERED))
        found = [
            BodyLine(
                body.slug,
                body.name_in(language),
                tuple((row.code, row.title, format_words(row)) for row in rows if row.space_id == body.pk),
            )
            for body in spaces
        ]
    return [line for line in found if line.courses]
