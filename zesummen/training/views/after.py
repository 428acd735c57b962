"""What came of a training: decisions, notes, the work programme, attestations, feedback, follow-up."""

import uuid

from django.contrib import messages
from django.core.cache import cache
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.documents import exports
from zesummen.documents.queries import opened
from zesummen.kernel import together
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import attempt, granted
from zesummen.kernel.words import LANGUAGES

from ..actions import after as actions
from ..actions import decisions as decision_actions
from ..actions import feedback as feedback_actions
from ..forms import after as forms
from ..queries import after as queries
from ..queries import attestations, decision_papers, evenings
from ..queries import feedback as feedback_queries
from ..queries import note_letters as letter_queries
from ..rules import after as rules
from ..rules import decisions as decision_rules
from ..states import EveningState
from .base import on_case, on_evening, show_case

TAB = "after"
SENT_SECONDS = 24 * 3600  # so long a form that was sent is known


@require_safe
@on_case("training.read")
def after(request, case):
    """Everything that came of the training, evening by evening and commission by commission."""
    rights, rows = granted(request), evenings.of(case.request)
    groups = queries.groups(case, rows)
    held = [row for row in rows if row.state == EveningState.HELD]
    may_write = rules.may_write(rights, case)
    results, letters = together.read(
        feedback_queries.results.asked(held) if may_write and held else together.nothing([]),
        letter_queries.count.asked(case)
        if case.is_body and any(row.note_sent_on for row in held)
        else together.nothing(0),
    )
    coming = next((row for row in rows if row.state != EveningState.HELD), None)
    context = {
        "groups": groups,
        "held": held,
        "results": results,
        "before": feedback_queries.before(coming) if coming and case.is_body else None,
        "may_write": may_write,
        "may_note": {row.pk: bool(rules.may_send_note(rights, case, row)) for row in held},
        "may_take": rules.may_take_over(rights, case, case.party) if case.party else None,
        "untaken": sum(group.untaken for group in groups if case.party and group.party.pk == case.party.pk),
        "takeover_form": forms.TakeoverForm(
            initial={"takes_over": case.party.takes_over, "on_agenda": case.party.on_agenda}
        )
        if case.party
        else None,
        "languages": LANGUAGES,
        "letters": letters,
        "came": len(frozenset().union(*(found.people for found in results))),
    }
    return show_case(request, case, "training/after.html", context, tab=TAB)


@require_http_methods(["GET", "POST"])
@on_case("training.ask", body="training.lead")
def decision(request, case, decision):
    """The words of one decision, until the note is out."""
    row = queries.decision(case, decision)
    if row is None or (case.party and row.party_id != case.party.pk):
        raise Http404
    row.space = case.body
    initial = {name: getattr(row, name) for name in ("title", "owner_name", "due_on", "version")}
    form = forms.DecisionForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        values = {"case": case, "decision": row, "expected": form.cleaned_data["version"], "by": request.user}
        if attempt(form, decision_actions.change, **values, **form.values):
            return redirect(case.base + "after/")
    context = {"form": form, "decision": row, "may": decision_rules.may_change(granted(request), case, row)}
    return show_case(request, case, "training/after_decision.html", context, tab=TAB)


@require_POST
@on_evening("training.read", body="training.lead")
def send_note(request, case, evening):
    """Send the note of decisions."""
    letters = actions.send_note(case=case, evening=evening, by=request.user)
    told = _("The note of decisions was sent.")
    if letters:
        told += " " + ngettext(
            "%(n)d person has no e-mail address: print the letter.",
            "%(n)d people have no e-mail address: print the letters.",
            letters,
        ) % {"n": letters}
    messages.success(request, told)
    return redirect(case.base + "after/")


@require_safe
@on_evening("training.read")
def note(request, case, evening, party, language, kind):
    """The note of one commission: a draft with its mark, or as it was sent."""
    its = next((row for row in case.parties if row.pk == party), None)
    if its is None or language not in LANGUAGES or kind not in exports.FORMATS:
        raise Http404
    if not case.is_body and (case.party is None or its.pk != case.party.pk):
        raise Http404
    sent = evening.notes_sent.filter(party=its, language=language).select_related("document").first()
    document = opened(sent.document) if sent else decision_papers.note(case, evening, its, language, is_draft=True)
    return _file(request, case, document, kind)


@require_safe
@on_evening("training.read", body="training.lead")
def note_letters(request, case, evening):
    """The letters with the note, for those without an e-mail address."""
    if not case.is_body:
        raise Http404
    rows = letter_queries.readers(case, evening)
    return _file(request, case, letter_queries.letters(case, evening, rows, timezone.localdate()), "pdf")


def _file(request, case, document, kind):
    if document is None:
        raise Http404
    try:
        return exports.answer(document, kind)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect(case.base + "after/")


@require_POST
@on_case("training.ask", body="training.desk")
def take_over(request, case):
    """Take the own decisions into the work programme."""
    count = actions.take_over(case=case, by=request.user)
    words = ngettext(
        "%(n)d decision was proposed for the work programme.",
        "%(n)d decisions were proposed for the work programme.",
        count,
    )
    messages.success(request, words % {"n": count} if count else _("All decisions were in the work programme already."))
    return redirect(case.base + "after/")


@require_POST
@on_case("training.ask", body="training.desk")
def takeover(request, case):
    """Choose what happens to decisions by themselves."""
    form = forms.TakeoverForm(request.POST)
    if form.is_valid():
        actions.set_takeover(case=case, by=request.user, **form.cleaned_data)
        messages.success(request, _("Your choice was kept."))
    return redirect(case.base + "after/")


@require_http_methods(["GET", "POST"])
@on_case("training.ask", body="training.lead")
def followup(request, case, followup):
    """Say what became of a decision."""
    row = queries.followup(case, followup)
    if row is None:
        raise Http404
    row.decision.space = case.body
    line = next(
        (line for group in queries.groups(case) for line in group.lines if line.decision.pk == row.decision_id), None
    )
    start = {"answer": line.proposed} if line and line.proposed else {}
    form = forms.FollowupForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid() and attempt(form, actions.answer, case=case, followup=row, by=request.user, **form.cleaned_data):
        messages.success(request, _("Thank you. It was noted."))
        return redirect(case.base + "after/")
    context = {"form": form, "followup": row, "line": line, "may": rules.may_answer(granted(request), case, row)}
    return show_case(request, case, "training/after_followup.html", context, tab=TAB)


@require_safe
@on_case("training.ask", body="training.lead")
def attestation(request, case, participant=0):
    """The attestations of everybody who came, or of one person."""
    rows = attestations.entitled(case.request)
    if participant:
        rows = [(one, came) for one, came in rows if one.pk == participant]
    if case.party is not None:
        rows = [(one, came) for one, came in rows if one.party_id == case.party.pk]
    return _file(request, case, attestations.attestation(case.body, rows, timezone.localdate()), "pdf")


@require_http_methods(["GET", "POST"])
@on_evening("training.ask", body="training.lead")
def key_in(request, case, evening):
    """Key in feedback sheets on paper, one after the other."""
    evening.space = case.body
    form = forms.FeedbackForm(
        request.POST if request.method == "POST" else None,
        with_language=True,
        initial={"language": request.LANGUAGE_CODE, "client_key": uuid.uuid4().hex},
    )
    if form.is_valid():
        sent = f"training-feedback-{evening.pk}-{form.cleaned_data['client_key'] or uuid.uuid4().hex}"
        if not cache.add(sent, 1, SENT_SECONDS):  # pressed twice: the sheet is counted already
            return redirect(request.path)
        values = {"marks": form.marks, "words": form.cleaned_data["words"], "language": form.cleaned_data["language"]}
        try_it = {"case": case, "evening": evening, "by": request.user, **values}
        if attempt(form, lambda **given: feedback_actions.key_in(**given) or True, **try_it):
            messages.success(request, _("The sheet was counted. Key in the next one, or go back."))
            return redirect(request.path)
        cache.delete(sent)
    (found,) = feedback_queries.results([evening])
    context = {"form": form, "evening": evening, "found": found}
    return show_case(request, case, "training/after_key_in.html", context, tab=TAB)
