"""The state of play: its introduction, its versions as page, Word and PDF, and the committee that notes them."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.documents import exports as files
from zesummen.kernel import journal
from zesummen.kernel.access import may
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import attempt, granted, needs
from zesummen.kernel.words import LANGUAGES

from ..actions import state_of_play as actions
from ..actions.plans import set_released
from ..forms.state_of_play import IntroForm, NotedForm
from ..queries import state_of_play as queries
from ..queries.papers.state_of_play import findings, state_of_play
from ..rules.plans import may_write
from .base import plan_or_404, show


def _plan(request, pk):
    plan = plan_or_404(pk)
    plan.space = request.space
    return plan


def _show(request, plan, template: str, context: dict):
    return show(request, plan, template, context, measure="stocktaking" if plan.template == "gemengepakt" else "needs")


def _version_or_404(plan, number: int):
    version = queries.version_of(plan, number)
    if version is None:
        raise Http404
    return version


def _here(request, pk) -> str:
    return reverse("plans:state_of_play", args=[request.space.slug, pk])


@require_safe
@needs("plan.read")
def overview(request, pk):
    """The versions, and what can be done next."""
    plan = _plan(request, pk)
    given = granted(request)
    versions = list(queries.versions(plan))
    return _show(
        request,
        plan,
        "plans/state_of_play.html",
        {
            "versions": versions,
            "next_number": versions[0].number + 1 if versions else 1,
            "languages": LANGUAGES,
            "may_write": may_write(given, plan),
            "may_release": may(given, "plan.release"),
        },
    )


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def intro(request, pk):
    """The introduction, in the words of the commune."""
    plan = _plan(request, pk)
    initial = {"state_of_play_intro": plan.state_of_play_intro, "version": plan.version}
    form = IntroForm(request.POST or None, initial=initial)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(
            form,
            actions.write_intro,
            plan=plan,
            intro=form.cleaned_data["state_of_play_intro"],
            expected=form.cleaned_data["version"],
            by=request.user,
        )
    ):
        return redirect(_here(request, pk))
    return _show(request, plan, "plans/state_of_play_intro.html", {"form": form})


@require_POST
@needs("plan.write")
def make(request, pk):
    """Freeze a version."""
    version = actions.make_version(plan=_plan(request, pk), by=request.user)
    messages.success(request, _("Version %(number)d is made, in five languages.") % {"number": version.number})
    return redirect(_here(request, pk))


def _document_or_404(plan, number: int, language: str):
    """The document of a version, or the draft for number 0."""
    if language not in LANGUAGES:
        raise Http404
    if not number:
        return state_of_play(findings(plan, timezone.localdate()), language)
    found = queries.document_in(_version_or_404(plan, number), language)
    if found is None:
        raise Http404
    return found


@require_safe
@needs("plan.read")
def text(request, pk, number, language):
    """A version (0: the draft) as a page."""
    plan = _plan(request, pk)
    shown = _document_or_404(plan, number, language)
    version = _version_or_404(plan, number) if number else None
    return _show(
        request,
        plan,
        "plans/state_of_play_text.html",
        {
            "document": shown,
            "number": number,
            "version": version,
            "language": language,
            "languages": LANGUAGES,
            "entries": journal.lines_about(version, 8) if version else [],
        },
    )


@require_safe
@needs("plan.read")
def file(request, pk, number, language, kind):
    """A version (0: the draft) as PDF, Word or JSON."""
    if kind not in files.FORMATS:
        raise Http404
    document = _document_or_404(_plan(request, pk), number, language)
    try:
        return files.answer(document, kind)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect(_here(request, pk))


@require_POST
@needs("plan.write")
def agenda(request, pk, number):
    """Put the version on the steering committee's agenda."""
    actions.put_before_committee(version=_version_or_404(_plan(request, pk), number), by=request.user)
    messages.success(request, _("It is on the agenda of the steering committee."))
    return redirect(_here(request, pk))


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def noted(request, pk, number):
    """Record that the steering committee noted the version."""
    plan = _plan(request, pk)
    version = _version_or_404(plan, number)
    items = queries.committee_items(version)
    form = NotedForm(request.POST or None, items=items, initial={"item": version.noted_item_id})
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.note_version, version=version, item=form.chosen(), by=request.user)
    ):
        return redirect(_here(request, pk))
    return _show(request, plan, "plans/state_of_play_noted.html", {"form": form, "version": version, "items": items})


@require_POST
@needs("plan.release")
def release(request, pk, number):
    """Let bodies outside see the version, or no longer."""
    version = _version_or_404(_plan(request, pk), number)
    set_released(obj=version, is_released=request.POST.get("released") == "yes", by=request.user)
    return redirect(_here(request, pk))
