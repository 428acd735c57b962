"""The commissions of a space: set up, change, and the page of one with what is next."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.council.queries import proposed_regime
from zesummen.documents.queries import files_of
from zesummen.kernel import journal
from zesummen.kernel.pages import attempt, granted, needs, page

from ..actions import commissions as actions
from ..forms.commissions import NAMES, EditForm, SetUpForm
from ..queries import commissions as queries
from ..queries import household
from ..queries.facts import facts_of
from ..rules import commissions as rules
from .base import commission_or_404, show
from .papers import paper


@require_safe
@needs("commission.read")
def commissions(request):
    """The commission in office, else all of them, else the way to set one up."""
    found = queries.current()
    if found is not None:
        return redirect("commissions:commission", request.space.slug, found.pk)
    return commission_list(request)


@require_safe
@needs("commission.read")
def commission_list(request):
    """Every commission of the space over time."""
    found = queries.commissions()
    current = queries.current()
    context = {
        "rows": found,
        "current": current,
        "may_set_up": rules.may_set_up(granted(request), request.space),
        "section": "commissions",
    }
    return page(request, "commissions/list.html", context)


@require_http_methods(["GET", "POST"])
@needs("commission.write")
def commission_new(request):
    """Set up a commission for the mandate of the council."""
    today = timezone.localdate()
    proposed = proposed_regime(today)
    before = next((c for c in queries.commissions() if not c.has_successor), None)
    start = {"name": NAMES[proposed.regime], "from_on": today, "predecessor": before and before.pk}
    start["preset"] = "before" if before and before.regime == proposed.regime else ""
    form = SetUpForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        made = attempt(form, actions.set_up, space=request.space, by=request.user, **form.cleaned_data)
        if made:
            messages.success(request, _("The commission is set up. Now complete its rules and draft the decision."))
            return redirect("commissions:commission", request.space.slug, made.pk)
    context = {"form": form, "proposed": proposed, "section": "commissions"}
    return page(request, "commissions/new.html", context)


@require_safe
@needs("commission.read")
def commission(request, pk):
    """One commission: what is next and who owes it, the next sitting, seats, opinions, sittings of the year."""
    found, rights = commission_or_404(request, pk), granted(request)
    facts = facts_of([found], timezone.localdate())[0]
    facts.commission.space = request.space
    drafted = facts.is_decision_drafted
    context = {
        "facts": facts,
        "acts": queries.next_acts(facts),
        "may_write": rules.may_write(rights, found),
        "may_draft": rules.may_draft_creation(rights, found, is_drafted=drafted),
        "may_candidates": "candidate.read" in rights,
        "may_council": "council.read" in rights,
        "creation": queries.creations(found).first() if "council.read" in rights else None,
        "household": [(code, household.WORDS[code]["title"]) for code in household.LANGUAGES],
        "files": files_of(found.folder_id, rights, request.user),
        "entries": journal.lines_about(found, 6) if "journal.read" in rights else [],
    }
    return show(request, found, "commissions/commission.html", context, tab="overview")


@require_http_methods(["GET", "POST"])
@needs("commission.write")
def commission_edit(request, pk):
    """Name, remit, days and settings."""
    found = commission_or_404(request, pk)
    names = [name for name in EditForm.base_fields if name not in ("version", "name")]
    start = {name: getattr(found, name) for name in names} | {"name": found.body.name, "version": found.version}
    form = EditForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        expected = form.cleaned_data["version"]
        if attempt(form, actions.edit, commission=found, expected=expected, by=request.user, **form.values):
            messages.success(request, _("The changes are saved."))
            return redirect("commissions:commission", request.space.slug, pk)
    return show(request, found, "commissions/commission_edit.html", {"form": form}, tab="overview")


@require_POST
@needs("council.write")
def commission_creation(request, pk):
    """Draft the council's decision that creates the commission."""
    made = actions.draft_creation(commission=commission_or_404(request, pk), by=request.user)
    messages.success(request, _("The decision is drafted. Read it and put it on the agenda of the council."))
    return redirect("council:deliberation", request.space.slug, made.pk)


@require_POST
@needs("commission.write")
def list_sent(request, pk):
    """Record that the list of members went to the ministry today."""
    actions.record_list_sent(commission=commission_or_404(request, pk), by=request.user)
    messages.success(request, _("It is recorded."))
    return redirect("commissions:commission", request.space.slug, pk)


@require_safe
@needs("commission.read")
def household_notice(request, pk, language, kind):
    """The notice to every household, to print, in the language of the address."""
    found = commission_or_404(request, pk)
    back = ("commissions:commission", request.space.slug, pk)
    return paper(request, lambda: household.notice(found, timezone.localdate(), language), kind, language, back)
