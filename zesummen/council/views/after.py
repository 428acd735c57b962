"""The vote and what follows it: transmission, the authority's answer, publication, public copy, correction."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from zesummen.kernel.access import insist
from zesummen.kernel.pages import attempt, granted, needs, page

from .. import actions, forms, queries, rules
from ..models import Deliberation
from ..queries.calendar import VOTING
from ..queries.sheets import WORDS
from ..states import DecisionState
from .calendar import SECTION, _posted
from .deliberations import _changes, fetch


def _back(request, pk, sentence: str):
    messages.success(request, sentence)
    return redirect("council:deliberation", space=request.space.slug, pk=pk)


def _form_page(request, template: str, found: Deliberation, form, **also):
    return page(
        request,
        f"council/{template}.html",
        {"form": form, "deliberation": found, "sheet": queries.sheet(found), **SECTION, **also},
    )


@require_http_methods(["GET", "POST"])
@needs("council.vote")
def vote(request, pk):
    """The council night on one screen."""
    found = fetch(pk)
    if request.method == "GET":
        insist(rules.may_record_vote(granted(request), found, timezone.localdate()))
    council_rules = queries.rules_of(request.space)
    people = [] if found.body_name else queries.officials_on(found.sitting.day)
    voters = [row for row in people if row.office in VOTING]
    others = [row for row in people if row.office == "secretary"]
    seats = queries.seats_of(request.space, council_rules)
    form = forms.VoteForm(
        _posted(request),
        voters=voters,
        others=others,
        allows_proxies=council_rules.allows_proxies,
        initial=_vote_start(found, council_rules),
    )
    if form.is_valid():
        attempt(form, actions.record_vote, deliberation=found, entry=form.entry, by=request.user)
        if not form.errors:
            return redirect("council:deliberation_voted", space=request.space.slug, pk=pk)
    return _form_page(
        request,
        "vote",
        found,
        form,
        changes=_changes(found, council_rules),
        seats=seats if voters and seats and seats > len(voters) else None,
    )


def _vote_start(found: Deliberation, council_rules) -> dict:
    """What the other points of the same sitting have said already is not typed twice."""
    others = Deliberation.objects.filter(sitting=found.sitting_id).exclude(pk=found.pk)
    sibling = others.exclude(voted_on=None).exclude(state=DecisionState.AGENDA).order_by("-pk").first()
    start = {
        "is_closed": found.is_closed,
        "convened_on": found.convened_on,
        "opened_at": found.sitting.starts_at,
        "reference": actions.next_reference(council_rules, found.sitting.day),
        "result": DecisionState.ACCEPTED,
    }
    if sibling:
        start |= {
            "convened_on": found.convened_on or sibling.convened_on,
            "opened_at": sibling.opened_at or start["opened_at"],
            "closed_at": sibling.closed_at,
        }
        for row in sibling.presences.all():
            start[f"p{row.official_id}"] = row.presence
            start[f"to{row.official_id}"] = str(row.proxy_to_id or "")
    return start


@require_http_methods(["GET"])
@needs("council.read")
def voted(request, pk):
    """What was recorded, and what comes next."""
    found = fetch(pk)
    return page(
        request,
        "council/voted.html",
        {"deliberation": found, "sheet": queries.sheet(found), "next": queries.next_step(found), **SECTION},
    )


@require_http_methods(["GET", "POST"])
@needs("council.write")
def withdraw(request, pk):
    """Withdraw a draft."""
    found = fetch(pk)
    if request.method == "GET":
        insist(rules.may_withdraw(granted(request), found))
    form = forms.ReasonForm(_posted(request))
    if form.is_valid():
        attempt(form, actions.withdraw_draft, deliberation=found, by=request.user, **form.cleaned_data)
        if not form.errors:
            return _back(request, pk, _("The draft has been withdrawn. Its text stays readable."))
    return _form_page(request, "withdraw", found, form)


@require_http_methods(["GET", "POST"])
@needs("council.publish")
def transmit(request, pk):
    """Note the transmission."""
    found = fetch(pk)
    if request.method == "GET":
        insist(rules.may_transmit(granted(request), found))
    start = {
        "to": queries.rules_of(request.space).authority,
        "on": timezone.localdate(),
        "approval_need": found.approval_need,
    }
    form = forms.TransmitForm(_posted(request), initial=start)
    if form.is_valid():
        attempt(form, actions.transmit, deliberation=found, by=request.user, **form.cleaned_data)
        if not form.errors:
            return _back(request, pk, _("The transmission has been noted."))
    return _form_page(request, "transmit", found, form)


@require_http_methods(["GET", "POST"])
@needs("council.publish")
def supervision(request, pk):
    """Record what the authority said."""
    found = fetch(pk)
    if request.method == "GET":
        insist(rules.may_record_supervision(granted(request), found))
    articles = queries.sheet(found).articles
    form = forms.SupervisionForm(_posted(request), articles=articles, initial={"on": timezone.localdate()})
    if form.is_valid():
        attempt(form, actions.record_supervision, deliberation=found, by=request.user, **form.values)
        if not form.errors:
            return _back(request, pk, _("The answer of the authority has been recorded."))
    need_form = forms.NeedForm(initial={"need": found.approval_need})
    return _form_page(request, "supervision", found, form, need_form=need_form)


@require_POST
@needs("council.publish")
def approval_need(request, pk):
    """Say whether an approval is needed."""
    found = fetch(pk)
    form = forms.NeedForm(request.POST)
    if form.is_valid():
        actions.set_approval_need(deliberation=found, by=request.user, **form.cleaned_data)
        return _back(request, pk, _("It has been noted whether an approval is needed."))
    return redirect("council:deliberation_supervision", space=request.space.slug, pk=pk)


@require_http_methods(["GET", "POST"])
@needs("council.publish")
def publish(request, pk):
    """Note the publication."""
    found = fetch(pk)
    if request.method == "GET":
        insist(rules.may_publish(granted(request), found))
    start = {"on": timezone.localdate(), "place": queries.rules_of(request.space).publication_place}
    form = forms.PublishForm(_posted(request), initial=start, is_closed=found.is_closed)
    if form.is_valid():
        attempt(form, actions.publish, deliberation=found, by=request.user, **form.cleaned_data)
        if not form.errors:
            return _back(request, pk, _("The publication has been noted. The decision stands on the public pages."))
    return _form_page(request, "publish", found, form)


@require_http_methods(["GET", "POST"])
@needs("council.publish")
def public_copy(request, pk):
    """Choose the passages that are not public."""
    found = fetch(pk)
    if request.method == "GET":
        insist(rules.may_make_public_copy(granted(request), found))
    sheet = queries.sheet(found)
    start = {
        "keys": [key for key in found.blacked_out if not key.startswith(WORDS)],
        "version": found.version,
        "words": "\n".join(key.removeprefix(WORDS) for key in found.blacked_out if key.startswith(WORDS)),
    }
    form = forms.PublicCopyForm(_posted(request), sheet=sheet, initial=start)
    if form.is_valid():
        attempt(
            form,
            actions.black_out,
            deliberation=found,
            expected=form.cleaned_data["version"],
            by=request.user,
            **form.values,
        )
        if not form.errors:
            messages.success(request, _("The public copy has been made. Read it below before it goes out."))
            return redirect("council:deliberation_public_copy", space=request.space.slug, pk=pk)
    return _form_page(request, "public_copy", found, form, copy=queries.sheet(found, public=True))


@require_http_methods(["GET", "POST"])
@needs("council.write")
def correct(request, pk):
    """Start a correction: a new version that names this one."""
    found = fetch(pk)
    form = forms.ReasonForm(_posted(request))
    if form.is_valid():
        made = attempt(form, actions.start_correction, deliberation=found, by=request.user, **form.cleaned_data)
        if not form.errors:
            messages.success(
                request, _("The correction is a draft. The present version counts until the council accepts it.")
            )
            return redirect("council:deliberation_edit", space=request.space.slug, pk=made.pk)
    return _form_page(request, "correct", found, form)
