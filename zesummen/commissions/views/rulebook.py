"""The versions of a commission's rules: read, compare, edit, have voted, annul, put in force, print."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.documents.queries import files_of
from zesummen.kernel import journal
from zesummen.kernel.access import insist
from zesummen.kernel.pages import attempt, granted, needs

from .. import states
from ..actions import rulebook as actions
from ..forms.rulebook import AnnulForm, BeginForm, CompareForm, EnterForm, RulesForm, VoteForm
from ..models import RulesVersion
from ..queries import rulebook as queries
from ..queries import rulebook_sheet, rulebook_words
from ..rules import commissions as commission_rules
from ..rules import rulebook as rules
from .base import commission_or_404, show
from .papers import paper

TAB = "rules"


def _posted(request):
    return request.POST if request.method == "POST" else None


def _version(commission, pk: int) -> RulesVersion:
    found = RulesVersion.objects.filter(commission=commission, pk=pk).select_related("deliberation").first()
    if found is None:
        raise Http404
    found.commission, found.space = commission, commission.space
    return found


@require_safe
@needs("commission.read")
def rules_list(request, pk):
    """Every version with its state and dates, and the rules that hold today."""
    commission = commission_or_404(request, pk)
    found, today = queries.versions(commission), timezone.localdate()
    context = {
        "versions": [(version, rulebook_words.standing(version, today)) for version in found],
        "book": queries.book_on(found, commission.regime, today),
        "today": today,
        "may_write": commission_rules.may_write(granted(request), commission),
        "draft": next((version for version in found if version.state == "draft"), None),
    }
    return show(request, commission, "commissions/rules.html", context, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("commission.write")
def rules_new(request, pk):
    """Begin a new version, from another one or from a preset."""
    commission = commission_or_404(request, pk)
    found = queries.versions(commission)
    form = BeginForm(_posted(request), versions=found)
    if form.is_valid():
        typed = form.cleaned_data["base"]
        base = next((version for version in found if f"v{version.number}" == typed), None)
        given = {"preset": "" if base else typed, "note": form.cleaned_data["note"]}
        made = attempt(form, actions.begin_version, commission=commission, base=base, by=request.user, **given)
        if made:
            return redirect("commissions:rules_edit", request.space.slug, pk, made.pk)
    return show(request, commission, "commissions/rules_new.html", {"form": form}, tab=TAB)


@require_safe
@needs("commission.read")
def rules_compare(request, pk):
    """Two versions against each other, in words."""
    commission = commission_or_404(request, pk)
    found = queries.versions(commission)
    if not found:
        raise Http404
    newest, before = found[0], found[min(1, len(found) - 1)]
    form = CompareForm(request.GET or None, versions=found, initial={"old": before.number, "new": newest.number})
    older, newer = (form.chosen("old", before), form.chosen("new", newest))
    context = {
        "form": form,
        "newer": newer,
        "older": older,
        "changes": rulebook_words.changes(older, newer, commission.regime),
    }
    return show(request, commission, "commissions/rules_compare.html", context, tab=TAB)


@require_safe
@needs("commission.read")
def rules_version(request, pk, version):
    """One version: each rule with its source, what happened to it, and what comes next."""
    commission, rights = commission_or_404(request, pk), granted(request)
    found, today = _version(commission, version), timezone.localdate()
    context = {
        "version": found,
        "standing": rulebook_words.standing(found, today),
        "groups": rulebook_words.groups(found, commission.regime, today),
        "warnings": rulebook_words.against_law(found, commission.regime),
        "annulled": rulebook_words.annulled(found),
        "may_write": commission_rules.may_write(rights, commission),
        "may_edit": rules.may_edit(rights, found),
        "may_vote": rules.may_move(rights, found, states.VOTE_RULES),
        "may_decide": rules.may_draft_decision(rights, found),
        "may_annul": rules.may_move(rights, found, states.ANNUL),
        "may_enter": rules.may_enter(rights, found),
        "may_council": "council.read" in rights,
        "papers": [(code, rulebook_sheet.title(code)) for code in rulebook_sheet.LANGUAGES],
        "files": files_of(found.folder_id, rights, request.user),
        "entries": journal.lines_about(found, 12),
    }
    return show(request, commission, "commissions/rules_version.html", context, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("commission.write")
def rules_edit(request, pk, version):
    """Every rule of the draft, with its article."""
    commission = commission_or_404(request, pk)
    found = _version(commission, version)
    if request.method == "GET":
        insist(rules.may_edit(granted(request), found))
    values = queries.values_of(found, commission.regime)
    start = {"version": found.version, "note": found.note}
    form = RulesForm(_posted(request), values=values, preset=found.preset, initial=start)
    if form.is_valid():
        saved = attempt(
            form,
            actions.edit_version,
            version=found,
            rules_given=form.rules_given,
            expected=form.cleaned_data["version"],
            note=form.cleaned_data["note"],
            by=request.user,
        )
        if saved:
            messages.success(request, _("The draft is saved."))
            return redirect("commissions:rules_version", request.space.slug, pk, version)
    return show(request, commission, "commissions/rules_edit.html", {"form": form, "version": found}, tab=TAB)


@require_POST
@needs("council.write")
def rules_decision(request, pk, version):
    """Draft the council's decision that approves this version."""
    commission = commission_or_404(request, pk)
    made = actions.draft_decision(version=_version(commission, version), by=request.user)
    messages.success(request, _("The decision is drafted. Read it and put it on the agenda of the council."))
    return redirect("council:deliberation", request.space.slug, made.pk)


@require_http_methods(["GET", "POST"])
@needs("commission.write")
def rules_vote(request, pk, version):
    """Type in the council's vote."""
    return _act(request, pk, version, VoteForm, actions.record_vote, "commissions/rules_vote.html", states.VOTE_RULES)


@require_http_methods(["GET", "POST"])
@needs("commission.write")
def rules_annul(request, pk, version):
    """Record what the supervising authority annulled, in part or whole."""
    return _act(request, pk, version, AnnulForm, actions.annul, "commissions/rules_annul.html", states.ANNUL)


@require_http_methods(["GET", "POST"])
@needs("commission.write")
def rules_enter(request, pk, version):
    """Put the version in force from a day."""
    return _act(request, pk, version, EnterForm, actions.enter, "commissions/rules_enter.html", states.ENTER)


def _act(request, pk, version, form_class, act, template, move):
    commission = commission_or_404(request, pk)
    found = _version(commission, version)
    if request.method == "GET":
        insist(rules.may_move(granted(request), found, move))
    form = form_class(_posted(request), initial=_start(found))
    if form.is_valid():
        values = dict(form.cleaned_data)
        if "extent" in values:
            values = {
                "annulled_on": values["annulled_on"],
                "note": values["note"],
                "fields": values["fields_annulled"],
            }
        if attempt(form, act, version=found, by=request.user, **values):
            messages.success(request, _("It is recorded."))
            return redirect("commissions:rules_version", request.space.slug, pk, version)
    return show(request, commission, template, {"form": form, "version": found}, tab=TAB)


def _start(version: RulesVersion) -> dict:
    """What is known already: the day of the vote, the authority's answer."""
    today, decision = timezone.localdate(), version.deliberation
    start = {"voted_on": today, "from_on": max(today, version.voted_on or today), "annulled_on": today}
    if decision is not None and decision.supervision_on:
        start |= {"annulled_on": decision.supervision_on, "note": decision.supervision_note}
    return start


@require_safe
@needs("commission.read")
def rules_sheet(request, pk, version, language, kind):
    """The rules as a sheet to print, in French or German."""
    commission = commission_or_404(request, pk)
    found = _version(commission, version)
    back = ("commissions:rules_version", request.space.slug, pk, version)
    today = timezone.localdate()
    return paper(request, lambda: rulebook_sheet.sheet(found, today, language), kind, language, back)
