"""Handouts: of a course, for its desk; of a request, for both sides, sent to its people or printed."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from zesummen.documents import exports
from zesummen.kernel.access import Forbidden, insist
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import granted, needs
from zesummen.kernel.words import LANGUAGES

from ..actions import handouts as actions
from ..models import Course, CourseSession
from ..participant_codes import digest_of
from ..queries import courses, evenings, participants
from ..queries import handouts as queries
from ..queries.regimes import regimes_of
from ..rules import handouts as rules
from ..rules import participants as people_rules
from .base import on_case, show_case

KINDS = ("pdf", "docx")


def _answer(request, make, kind: str, back: str):
    """The document as a file; a fault is a message on the page before."""
    if kind not in KINDS:
        raise Http404
    document = make()
    if document is None:
        raise Http404
    try:
        return exports.answer(document, kind)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect(back)


@require_safe
@needs("training.lead")
def course_handout(request, pk, name, language, kind):
    """A handout of the course in one of five languages, also while it is a draft."""
    found = Course.objects.filter(pk=pk).first()
    if found is None or language not in LANGUAGES:
        raise Http404
    shown = courses.shown(request.space, found, list(CourseSession.objects.filter(course=found)), language)
    make = lambda: queries.make(name, shown, language, timezone.localdate())  # noqa: E731
    return _answer(request, make, kind, f"/s/{request.space.slug}/training/courses/{pk}/")


@require_safe
@on_case("training.read")
def handouts(request, case):
    """The handouts of a request: to print, to send, and who gets a letter."""
    rows = participants.of(case.request)
    context = {
        "papers": queries.names(),
        "mailed": [row for row in rows if row.email],
        "letters": _by_letter(rows),
        "is_ready": _is_ready(_by_letter(rows)),
        "sees_addresses": bool(people_rules.may_read_addresses(granted(request), case)),
        "sent": queries.last_sent(case.request),
        "may_hand_out": rules.may_hand_out(granted(request), case),
    }
    return show_case(request, case, "training/handouts.html", context, tab="people")


@require_safe
@on_case("training.read")
def handout(request, case, name, language, kind):
    """A handout of the request; the programme says the dates agreed on."""
    if language not in LANGUAGES:
        raise Http404
    days = queries.days_of(evenings.of(case.request)) if name == "programme" else []
    shown = _course(case, language)
    if name == "missions":
        shown = replace(shown, regimes=tuple(regimes_of(case)))
    make = lambda: queries.make(name, shown, language, timezone.localdate(), days)  # noqa: E731
    return _answer(request, make, kind, f"{case.base}handouts/")


def _by_letter(rows) -> list:
    return [row for row in rows if not row.email]


def _is_ready(people) -> bool:
    return all(row.code_digest == digest_of(row) for row in people)


def _course(case, language: str):
    course = case.request.course
    return courses.shown(case.body, course, list(CourseSession.objects.filter(course=course)), language)


@require_POST
@on_case("training.ask", body="training.lead")
def send(request, case):
    """Mail the handouts to everybody with an address."""
    mailed, letters = actions.send(case=case, by=request.user)
    told = ngettext("%(n)d mail is on its way.", "%(n)d mails are on their way.", mailed) % {"n": mailed}
    if letters:
        told += " " + ngettext(
            "%(n)d person has no e-mail address: print the letter.",
            "%(n)d people have no e-mail address: print the letters.",
            letters,
        ) % {"n": letters}
    messages.success(request, told)
    return redirect(f"{case.base}handouts/")


@require_safe
@on_case("training.ask", body="training.desk")
def letters(request, case, kind):
    """Letters to those without an e-mail address, one a page."""
    insist(rules.may_hand_out(granted(request), case))
    if not (verdict := people_rules.may_read_addresses(granted(request), case)):
        raise Forbidden(verdict)
    people = _by_letter(participants.of(case.request))
    if not people or not _is_ready(people):
        none = _("Everybody has an e-mail address: no letter is needed.")
        messages.info(
            request, _("Send the handouts first: the letters carry the codes given then.") if people else none
        )
        return redirect(f"{case.base}handouts/")
    days = queries.days_of(evenings.of(case.request))
    shown, today = _course(case, people[0].language), timezone.localdate()
    return _answer(request, lambda: queries.letters(case, shown, people, days, today), kind, f"{case.base}handouts/")
