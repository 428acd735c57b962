"""Candidates' files: keyed in from paper, read (and that is journalled), corrected, examined; reserve list and pool."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.documents import queries as documents
from zesummen.documents.actions import Upload
from zesummen.kernel import journal
from zesummen.kernel.moves import may_move
from zesummen.kernel.pages import attempt, granted, needs
from zesummen.kernel.words import LANGUAGES

from .. import states
from ..actions import applications as actions
from ..actions import appointment
from ..actions import proofs as proof_actions
from ..declared import DECLARED
from ..forms import applications as forms
from ..forms import calls as call_forms
from ..forms import proofs as proof_forms
from ..models import Application, Seat
from ..queries import applications as queries
from ..queries import candidate_letters as letters
from ..queries import proofs, rulebook
from ..queries.applications import TONES
from ..rules import applications as rules
from ..rules import calls as call_rules
from ..states import ApplicationState, Part
from .base import commission_or_404, show
from .calls import TAB, call_or_404, posted
from .papers import paper


def application_or_404(request, pk: int, call: int, application: int):
    """The file in this call, with its call."""
    found = queries.find(call_or_404(request, pk, call), application)
    if found is None:
        raise Http404
    return found


def back_to(request, found):
    """Back to the page of the file."""
    return redirect("commissions:application", request.space.slug, found.call.commission_id, found.call_id, found.pk)


def _asked(commission, day) -> dict:
    book = rulebook.rules_on(commission, day)
    return {"min_age": book.min_age, "eligibility": book.eligibility, "substitutes": book.has_substitutes}


@require_http_methods(["GET", "POST"])
@needs("candidate.write")
def application_new(request, pk, call):
    """Key in an application that came on paper; then its receipt is printed."""
    found = call_or_404(request, pk, call)
    today = timezone.localdate()
    start = {"came_on": today, "language": request.space.first_language, "consents_reserve": False}
    form = forms.KeyInForm(posted(request), initial=start, **_asked(found.commission, today))
    if form.is_valid() and (made := attempt(form, actions.key_in, call=found, by=request.user, **form.values)):
        messages.success(request, _("The application is kept. Print the receipt: it carries the candidate's code."))
        made.call = found
        return back_to(request, made)
    verdict = rules.may_keep(granted(request), found)
    context = {"form": form, "call": found, "application": None, "verdict": verdict}
    return show(request, found.commission, "commissions/application_form.html", context, tab=TAB)


@require_safe
@needs("candidate.read")
def application(request, pk, call, application):
    """One candidate's file. Whoever opens it is written in the journal."""
    found = application_or_404(request, pk, call, application)
    rights = granted(request)
    if request.method == "GET":
        actions.look(found, by=request.user)
    declared = [
        (label, dict(choices)[found.declared[key]])
        for key, (label, choices) in DECLARED.items()
        if found.declared.get(key) in dict(choices)
    ]
    languages = dict(forms.LANGUAGES)
    papers, read = proofs.of(found), [(found._meta.label_lower, found.pk)]
    files = documents.files_of(found.folder_id, rights, request.user)
    read += [("documents.attachment", row.pk) for row in files]  # whoever opened a file stands in the list too
    context = {
        "call": found.call,
        "application": found,
        "tone": TONES[ApplicationState(found.state)],
        "declared": declared,
        "languages": ", ".join(str(languages.get(code, code)) for code in found.languages),
        "twin": rules.twin_of(found.name, found.email, [r for r in queries.of_call(found.call) if r.pk != found.pk]),
        "papers": papers,
        "files": files,
        "entries": journal.lines_about_many(read, 20),
        "may_keep": rules.may_keep(rights, found.call),
        "may_examine": rules.may_keep(rights, found.call)
        and (may_move(found, states.FIND_ELIGIBLE) or may_move(found, states.FIND_NOT_ELIGIBLE)),
        "may_withdraw": call_rules.may_call(rights, found.call.commission) and may_move(found, states.WITHDRAW),
        "may_attach": "candidate.write" in rights,
    }
    return show(request, found.call.commission, "commissions/application.html", context, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("candidate.write")
def application_edit(request, pk, call, application):
    """Correct a file."""
    found = application_or_404(request, pk, call, application)
    names = (*actions.FIELDS, "declared", "version")
    start = {name: getattr(found, name) for name in names}
    form = forms.EditForm(posted(request), initial=start, **_asked(found.call.commission, found.came_on))
    if form.is_valid():
        values = {"application": found, "expected": form.cleaned_data["version"], "by": request.user}
        if attempt(form, actions.change, **values, **form.values):
            return back_to(request, found)
    verdict = rules.may_keep(granted(request), found.call)
    context = {"form": form, "call": found.call, "application": found, "verdict": verdict}
    return show(request, found.call.commission, "commissions/application_form.html", context, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("candidate.write")
def application_examine(request, pk, call, application):
    """Say whether the candidate meets the conditions."""
    found = application_or_404(request, pk, call, application)
    papers = proofs.of(found)
    form = forms.ExamineForm(posted(request), initial={"note": found.checked_note})
    if form.is_valid():
        values = form.cleaned_data
        done = attempt(
            form,
            actions.examine,
            application=found,
            is_eligible=values["is_eligible"] == "yes",
            note=values["note"],
            by=request.user,
        )
        if done:
            return back_to(request, found)
    context = {"form": form, "call": found.call, "application": found, "papers": papers}
    return show(request, found.call.commission, "commissions/application_examine.html", context, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("candidate.write")
def application_papers(request, pk, call, application):
    """Record a paper that came by post or at the counter: its scan, or that it was seen."""
    found = application_or_404(request, pk, call, application)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = proof_forms.NoteForm(*sent)
    if form.is_valid():
        upload = Upload.of(form.cleaned_data["file"])
        values = {"application": found, "kind": form.cleaned_data["kind"], "upload": upload, "by": request.user}
        if attempt(form, proof_actions.note_paper, **values):
            return back_to(request, found)
    context = {"form": form, "call": found.call, "application": found, "papers": proofs.of(found)}
    return show(request, found.call.commission, "commissions/application_papers.html", context, tab=TAB)


@require_POST
@needs("candidate.write")
def application_withdraw(request, pk, call, application):
    """The candidate told the secretariat that the application is withdrawn."""
    found = actions.withdraw(application=application_or_404(request, pk, call, application), by=request.user)
    return back_to(request, found)


@require_safe
@needs("candidate.write")
def application_receipt(request, pk, call, application, kind):
    """The receipt to print, with the code, in the candidate's language."""
    found = application_or_404(request, pk, call, application)
    actions.look(found, by=request.user)
    back = ("commissions:application", request.space.slug, pk, call, found.pk)
    make = lambda: letters.receipt(found, timezone.localdate())  # noqa: E731
    return paper(request, make, kind, letters.language_of(found), back, languages=LANGUAGES)


@require_safe
@needs("candidate.read")
def reserve(request, pk):
    """The reserve list by rank, and the people who want to help in another way."""
    commission = commission_or_404(request, pk)
    today = timezone.localdate()
    rows, pool = queries.reserve(commission), queries.pool(commission, today)
    if rows or pool:
        first = (rows or pool)[0]
        actions.look_at_all(first.call, by=request.user, what=_("reserve list"))
    may_call = call_rules.may_call(granted(request), commission)
    context = {"rows": rows, "pool": pool, "may_call": may_call}
    return show(request, commission, "commissions/candidates_reserve.html", context, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("candidate.write")
def replacement(request, pk, application):
    """Propose somebody of the reserve list to the council for a vacant seat."""
    commission = commission_or_404(request, pk)
    rows = Application.objects.filter(pk=application, call__commission=commission)
    found = rows.select_related("call").first()
    if found is None:
        raise Http404
    found.call.commission, found.call.space, found.space = commission, request.space, request.space
    if request.method == "POST" and "enter" in request.POST:
        appointment.enter_replacement(application=found, by=request.user)
        messages.success(
            request, ngettext("%(count)d person is seated.", "%(count)d people are seated.", 1) % {"count": 1}
        )
        return redirect("commissions:reserve", request.space.slug, pk)
    seats = Seat.objects.filter(commission=commission, until_on=None).order_by("number")
    rule = rulebook.rules_on(commission, timezone.localdate()).has_substitutes
    parts = Part.choices if rule != "none" else [(Part.FULL.value, Part.FULL.label)]
    form = call_forms.ReplacementForm(
        posted(request), seats=seats, parts=parts, initial={"part": Part.FULL, "seat": request.GET.get("seat")}
    )
    if form.is_valid():
        values = {"application": found, "by": request.user, **form.cleaned_data}
        if decision := attempt(form, appointment.draft_replacement, **values):
            return redirect("council:deliberation", request.space.slug, decision.pk)
    drafted, to_enter = queries.replacement_in_work(found), queries.replacement_to_enter(found)
    context = {"form": form, "application": found, "drafted": drafted, "to_enter": to_enter}
    return show(request, commission, "commissions/candidates_replacement.html", context, tab=TAB)
