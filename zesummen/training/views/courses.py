"""Courses of the training body: the list, one course with its run sheets, every term and text as data."""

from decimal import Decimal

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.kernel.pages import attempt, granted, needs

from ..actions import courses as actions
from ..forms import courses as forms
from ..models import Course, CourseSession, RunStep
from ..queries import courses as queries
from ..queries import handouts
from ..rules import courses as rules
from .base import show

START = {
    "sessions": 1, "minutes": 120, "gap_min": 7, "gap_max": 42, "trainers_count": "1", "cost": Decimal("0.00"),
    "languages": ["fr"], "regimes": ["2023"], "version": 0,
}  # fmt: skip


def _posted(request):
    return request.POST if request.method == "POST" else None


def _course_or_404(request, pk: int) -> Course:
    found = Course.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    found.space = request.space
    return found


def _session_or_404(request, pk: int, number: int) -> CourseSession:
    course = _course_or_404(request, pk)
    found = CourseSession.objects.filter(course=course, number=number).first()
    if found is None:
        raise Http404
    found.space, found.course = request.space, course
    return found


def _step_or_404(session: CourseSession, number: int) -> RunStep:
    found = RunStep.objects.filter(session=session, number=number).first()
    if found is None:
        raise Http404
    found.space, found.session = session.space, session
    return found


def _sheet(session: CourseSession, steps: list[RunStep]) -> queries.SessionSheet:
    return queries.SessionSheet(session, tuple(steps), rules.minutes_left(session.course.minutes, steps))


def _to(request, pk: int):
    return redirect("training:course", request.space.slug, pk)


@require_safe
@needs("training.lead")
def courses(request):
    """All courses of the body, with what is offered first."""
    rows = [(row, queries.TONES[row.state], queries.format_words(row)) for row in queries.every()]
    context = {"rows": rows, "may_keep": rules.may_keep(granted(request))}
    return show(request, "training/courses.html", context)


@require_http_methods(["GET", "POST"])
@needs("training.desk")
def course_new(request):
    """Begin a course as a draft."""
    form = forms.CourseForm(_posted(request), is_new=True, initial=START)
    if form.is_valid() and (made := attempt(form, actions.begin, space=request.space, by=request.user, **form.values)):
        return _to(request, made.pk)
    return show(request, "training/course_form.html", {"form": form, "course": None})


@require_safe
@needs("training.lead")
def course(request, pk):
    """One course: its terms, texts, sessions and steps, and the papers that go with it."""
    found, rights = _course_or_404(request, pk), granted(request)
    may_keep = rules.may_keep(rights)
    context = {
        "hours": f"{found.get_absolute_url()}windows/" if may_keep else "",
        "course": found,
        "tone": queries.TONES[found.state],
        "format": queries.format_words(found),
        "windows": queries.window_words(found.windows),
        "sessions": queries.sessions_of(found),
        "may_keep": may_keep,
        "may_offer": rules.may_offer(rights, found),
        "may_retire": rules.may_retire(rights, found),
        "handouts": handouts.names(),
        "public": f"/{request.LANGUAGE_CODE}/training/{request.space.slug}/{found.code}/",
    }
    return show(request, "training/course.html", context)


@require_http_methods(["GET", "POST"])
@needs("training.desk")
def course_edit(request, pk):
    """Change texts and terms."""
    found = _course_or_404(request, pk)
    start = {name: getattr(found, name) for name in (*actions.FIELDS, "version")}
    form = forms.CourseForm(_posted(request), initial={**start, "trainers_count": str(found.trainers_count)})
    if form.is_valid():
        values = {"course": found, "expected": form.cleaned_data["version"] or 0, "by": request.user}
        if attempt(form, actions.change, **values, **form.values):
            return _to(request, pk)
    return show(request, "training/course_form.html", {"form": form, "course": found})


@require_http_methods(["GET", "POST"])
@needs("training.desk")
def course_windows(request, pk):
    """The house rule for dates, as a table of days and hours."""
    found = _course_or_404(request, pk)
    form = forms.WindowsForm(
        _posted(request), windows=found.windows, minutes=found.minutes, initial={"version": found.version}
    )
    if form.is_valid():
        values = {"course": found, "expected": form.cleaned_data["version"], "windows": form.windows}
        if attempt(form, actions.set_windows, by=request.user, **values):
            return _to(request, pk)
    return show(request, "training/course_windows.html", {"form": form, "course": found})


@require_http_methods(["GET", "POST"])
@needs("training.desk")
def course_copy(request, pk):
    """A draft like this one, under another code."""
    found = _course_or_404(request, pk)
    form = forms.CopyForm(_posted(request), initial={"code": f"{found.code}-2"[:40]})
    if form.is_valid() and (made := attempt(form, actions.copy, course=found, by=request.user, **form.cleaned_data)):
        messages.success(request, _("The copy is a draft. Change what shall differ."))
        return _to(request, made.pk)
    return show(request, "training/course_copy.html", {"form": form, "course": found})


@require_POST
@needs("training.desk")
def course_act(request, pk, act):
    """Offer, stop offering, one session more or less: acts without a question."""
    found = _course_or_404(request, pk)
    if act == "offer":
        actions.offer(course=found, by=request.user)
        messages.success(request, _("The course is offered: commissions can ask for it."))
    elif act == "retire":
        actions.retire(course=found, by=request.user)
    elif act == "add-session":
        actions.add_session(course=found, by=request.user)
    elif act == "remove-session":
        actions.remove_session(course=found, by=request.user)
    else:
        raise Http404
    return _to(request, pk)


@require_http_methods(["GET", "POST"])
@needs("training.desk")
def session_edit(request, pk, session):
    """Title and aims of a session."""
    found = _session_or_404(request, pk, session)
    start = {"title": found.title, "aims": found.aims, "version": found.version}
    form = forms.SessionForm(_posted(request), initial=start)
    if form.is_valid():
        values = {"session": found, "expected": form.cleaned_data["version"], "by": request.user}
        if attempt(form, actions.change_session, **values, **form.values):
            return _to(request, pk)
    return show(request, "training/course_session.html", {"form": form, "course": found.course, "session": found})


@require_http_methods(["GET", "POST"])
@needs("training.desk")
def step_new(request, pk, session):
    """A step at the end of the run sheet."""
    found = _session_or_404(request, pk, session)
    steps = list(RunStep.objects.filter(session=found).order_by("number"))
    left = _sheet(found, steps).left
    start = {"kind": "talk", "minutes": max(left, 5), "dots": 3, "takes_from": "0", "version": 0}
    form = forms.StepForm(_posted(request), earlier=steps, initial=start)
    if form.is_valid() and attempt(form, actions.add_step, session=found, by=request.user, **form.values):
        return _to(request, pk)
    context = {"form": form, "course": found.course, "session": found, "step": None, "sheet": _sheet(found, steps)}
    return show(request, "training/course_step.html", context)


@require_http_methods(["GET", "POST"])
@needs("training.desk")
def step_edit(request, pk, session, step):
    """Change a step."""
    found = _session_or_404(request, pk, session)
    row = _step_or_404(found, step)
    steps = list(RunStep.objects.filter(session=found).order_by("number"))
    start = {name: getattr(row, name) for name in (*actions.STEP, "version")}
    earlier = [other for other in steps if other.number < row.number]
    form = forms.StepForm(_posted(request), earlier=earlier, initial={**start, "takes_from": str(row.takes_from)})
    if form.is_valid():
        values = {"step": row, "expected": form.cleaned_data["version"] or 0, "by": request.user}
        if attempt(form, actions.change_step, **values, **form.values):
            return _to(request, pk)
    sheet = _sheet(found, steps)
    context = {"form": form, "course": found.course, "session": found, "step": row, "sheet": sheet}
    return show(request, "training/course_step.html", context)


@require_POST
@needs("training.desk")
def step_act(request, pk, session, step, act):
    """Move a step up or down, or take it out."""
    row = _step_or_404(_session_or_404(request, pk, session), step)
    if act == "remove":
        actions.remove_step(step=row, by=request.user)
    else:
        actions.move_step(step=row, up=act == "up", by=request.user)
    return redirect(f"/s/{request.space.slug}/training/courses/{pk}/#session-{session}")
