"""Courses: begun, copied, changed, their sessions and steps arranged, offered, no longer offered."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.words import Text

from .. import states
from ..models import Course, CourseSession, Evening, RunStep
from ..queries import courses as queries
from ..rules import courses as rules

TEXTS = ("title", "summary", "aims", "contents", "audience", "practical", "pedagogy")
TERMS = ("minutes", "gap_min", "gap_max", "trainers_count", "cost", "languages", "regimes", "source")
FIELDS = (*TEXTS, *TERMS)
STEP = ("kind", "minutes", "title", "guidance", "material", "question", "dots", "takes_from", "shows_missions")


@transaction.atomic
def begin(*, space, code: str, title: Text, sessions: int = 1, by, **values) -> Course:
    """Begin a course as a draft with so many sessions; refused where the code is taken in this body."""
    insist(rules.may_keep(grants(by, space)))
    insist(rules.gap_fits(values.get("gap_min", 7), values.get("gap_max", 42)))
    if Course.objects.filter(code=code).exists():
        raise Refused(no(_("Another course has the code “%(code)s”. Choose another one.") % {"code": code}))
    known = {name: value for name, value in values.items() if name in FIELDS}
    course = Course.objects.create(space=space, code=code, title=title, sessions_count=sessions, **known)
    for number in range(1, sessions + 1):
        CourseSession.objects.create(
            space=space, course=course, number=number, title=_numbered(title, number, sessions)
        )
    journal.note("course.made", course, space=space, by=by)
    return course


def _numbered(title: Text, number: int, sessions: int) -> Text:
    if sessions == 1:
        return title
    return Text(title.original, {code: f"{words} ({number}/{sessions})" for code, words in title.texts.items()})


@transaction.atomic
def copy(*, course: Course, code: str, by) -> Course:
    """A draft like this course, with its sessions and steps, under another code."""
    insist(rules.may_keep(grants(by, course.space)))
    if Course.objects.filter(code=code).exists():
        raise Refused(no(_("Another course has the code “%(code)s”. Choose another one.") % {"code": code}))
    values = {name: getattr(course, name) for name in (*FIELDS, "sessions_count", "windows")}
    made = Course.objects.create(space=course.space, code=code, **values)
    for sheet in queries.sessions_of(course):
        session = CourseSession.objects.create(
            space=course.space,
            course=made,
            number=sheet.session.number,
            title=sheet.session.title,
            aims=sheet.session.aims,
        )
        RunStep.objects.bulk_create(
            RunStep(
                space=course.space,
                session=session,
                number=step.number,
                **{name: getattr(step, name) for name in STEP},
            )
            for step in sheet.steps
        )
    journal.note("course.copied", made, space=course.space, by=by, source=str(course.title))
    return made


@transaction.atomic
def change(*, course: Course, expected: int, by, **values) -> Course:
    """Change texts and terms. ``moves.Stale`` when somebody saved first."""
    insist(rules.may_keep(grants(by, course.space)))
    first, last = values.get("gap_min", course.gap_min), values.get("gap_max", course.gap_max)
    insist(rules.gap_fits(first, last))
    known = {name: value for name, value in values.items() if name in FIELDS}
    _edited(course, expected, by, **known)
    return course


@transaction.atomic
def set_windows(*, course: Course, expected: int, windows: list[dict[str, Any]], by) -> Course:
    """Write the house rule for dates; an empty one: any date that both sides agree on."""
    insist(rules.may_keep(grants(by, course.space)))
    _edited(course, expected, by, windows=windows)
    return course


def _edited(course: Course, expected: int, by, **values) -> None:
    space = course.space
    changed = moves.edit(course, expected=expected, **values)
    course.space = space
    if changed:
        journal.note("course.changed", course, space=space, by=by, changed=", ".join(sorted(changed)))


@transaction.atomic
def offer(*, course: Course, by) -> Course:
    """Offer the course: commissions can ask for it, everybody can read its page."""
    insist(rules.may_offer(grants(by, course.space), course))
    return _moved(course, states.OFFER_COURSE, "course.offered", by)


@transaction.atomic
def retire(*, course: Course, by) -> Course:
    """Stop offering the course; what was asked for goes on."""
    insist(rules.may_retire(grants(by, course.space), course))
    return _moved(course, states.RETIRE_COURSE, "course.retired", by)


def _moved(course: Course, move, verb: str, by) -> Course:
    space = course.space
    moves.apply(course, move, version=course.version + 1)
    course.space = space
    journal.note(verb, course, space=space, by=by)
    return course


# ---- sessions ----


@transaction.atomic
def change_session(*, session: CourseSession, expected: int, title: Text, aims: Text, by) -> CourseSession:
    """Change the title and the aims of a session."""
    insist(rules.may_keep(grants(by, session.space)))
    course, space = session.course, session.space
    changed = moves.edit(session, expected=expected, title=title, aims=aims)
    if changed:
        journal.note("course.steps", course, space=space, by=by)
    return session


@transaction.atomic
def add_session(*, course: Course, by) -> CourseSession:
    """One more linked session at the end; six at most."""
    insist(rules.may_keep(grants(by, course.space)))
    row = Course.objects.select_for_update().get(pk=course.pk)
    _insist_unasked(course)
    if row.sessions_count >= rules.MOST_SESSIONS:
        raise Refused(no(_("A course has six sessions at most.")))
    number = row.sessions_count + 1
    made = CourseSession.objects.create(
        space=course.space, course=course, number=number, title=_numbered(course.title, number, number)
    )
    _count(course, number, by)
    return made


@transaction.atomic
def remove_session(*, course: Course, by) -> Course:
    """Take the last session away, with its steps; one stays."""
    insist(rules.may_keep(grants(by, course.space)))
    row = Course.objects.select_for_update().get(pk=course.pk)
    _insist_unasked(course)
    if row.sessions_count == 1:
        raise Refused(no(_("A course has at least one session.")))
    CourseSession.objects.filter(course=course, number=row.sessions_count).delete()
    _count(course, row.sessions_count - 1, by)
    return course


def _insist_unasked(course: Course) -> None:
    if course.requests.exists() or Evening.objects.filter(session__course=course).exists():
        raise Refused(
            no(_("Commissions have asked for this course: its number of sessions stays. Copy the course to change it."))
        )


def _count(course: Course, number: int, by) -> None:
    Course.objects.filter(pk=course.pk).update(sessions_count=number, version=F("version") + 1)
    course.sessions_count = number
    journal.note("course.steps", course, space=course.space, by=by)


# ---- steps ----


@transaction.atomic
def add_step(*, session: CourseSession, by, **values) -> RunStep:
    """A step at the end of the run sheet."""
    _insist_arrange(session, by)
    numbers = list(
        RunStep.objects.select_for_update().filter(session=session).order_by("number").values_list("number", flat=True)
    )
    if len(numbers) >= rules.MOST_STEPS:
        raise Refused(no(_("A session has forty steps at most.")))
    number = (numbers[-1] if numbers else 0) + 1
    insist(rules.takes_from_fits(number, values.get("takes_from", 0)))
    known = {name: value for name, value in values.items() if name in STEP}
    step = RunStep.objects.create(space=session.space, session=session, number=number, **known)
    _told(session, by)
    return step


@transaction.atomic
def change_step(*, step: RunStep, expected: int, by, **values) -> RunStep:
    """Change the words and minutes of a step; its place stays."""
    session = step.session
    insist(rules.may_keep(grants(by, session.space)))
    insist(rules.takes_from_fits(step.number, values.get("takes_from", step.takes_from)))
    known = {name: value for name, value in values.items() if name in STEP}
    if known.get("kind", step.kind) != step.kind:
        _insist_arrange(session, by)
    if moves.edit(step, expected=expected, **known):
        _told(session, by)
    return step


@transaction.atomic
def move_step(*, step: RunStep, up: bool, by) -> RunStep:
    """Change places with the step before or after; at the end nothing happens. What other steps take follows."""
    session = step.session
    _insist_arrange(session, by)
    order = list(RunStep.objects.select_for_update().filter(session=session).order_by("number"))
    place = next(index for index, row in enumerate(order) if row.pk == step.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(order):
        return step
    order[place], order[other] = order[other], order[place]
    _renumber(order)
    _told(session, by)
    step.refresh_from_db()
    return step


@transaction.atomic
def remove_step(*, step: RunStep, by) -> None:
    """Take a step out; the others close up, and what took its cards takes none."""
    session = step.session
    _insist_arrange(session, by)
    rows = list(RunStep.objects.select_for_update().filter(session=session).order_by("number"))
    RunStep.objects.filter(pk=step.pk).delete()
    _renumber([row for row in rows if row.pk != step.pk])
    _told(session, by)


def _renumber(order: list[RunStep]) -> None:
    """Number steps in this order. Two passes: two steps never share a number on the way."""
    new = {row.number: place for place, row in enumerate(order, 1)}
    for row in order:
        RunStep.objects.filter(pk=row.pk).update(number=row.number + 1000)
    for place, row in enumerate(order, 1):
        source = new.get(row.takes_from, 0)
        RunStep.objects.filter(pk=row.pk).update(
            number=place, takes_from=source if source < place else 0, version=F("version") + 1
        )


def _insist_arrange(session: CourseSession, by) -> None:
    insist(rules.may_arrange(grants(by, session.space), is_used=queries.is_used(session)))


def _told(session: CourseSession, by) -> None:
    journal.note("course.steps", session.course, space=session.space, by=by)
