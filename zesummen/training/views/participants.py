"""The people of a request: renewed from the seats, added, corrected, taken off; the college and the council invited."""

from django.contrib import messages
from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.kernel.access import Forbidden
from zesummen.kernel.pages import attempt, granted

from ..actions import participants as actions
from ..forms import participants as forms
from ..queries import participants as queries
from ..rules import participants as rules
from .base import on_case, show_case
from .request_form import to_request


def _own(case) -> list:
    """The parties whose people this side keeps."""
    return [row for row in case.parties if rules.may_keep_party(case, row)]


def _insist(request, case) -> None:
    verdict = rules.may_keep(granted(request), case)
    if not verdict:
        raise Forbidden(verdict)


def _participant(case, pk: int):
    found = queries.find(case.request, pk)
    if found is None or not rules.may_keep_party(case, found.party):
        raise Http404
    found.space, found.request = case.body, case.request
    return found


@require_safe
@on_case("training.read")
def people(request, case):
    """Everybody by commune, with seat, language and channel; addresses for those who may read them."""
    rights = granted(request)
    context = {
        "groups": queries.by_party(case),
        "own": {row.pk for row in _own(case)},
        "may_keep": rules.may_keep(rights, case),
        "sees_addresses": bool(rules.may_read_addresses(rights, case)),
        "has_commission": any(row.commission_ref for row in _own(case)),
        "has_council": any(row.party_space_id == case.viewer.pk for row in case.parties),
    }
    return show_case(request, case, "training/people.html", context, tab="people")


@require_POST
@on_case("training.ask", body="training.desk")
def refresh(request, case):
    """Take the people over from the seats again."""
    rows = actions.renew(case=case, by=request.user)
    messages.success(
        request, _("The list is up to date with the commission: people on it: %(count)s.") % {"count": len(rows)}
    )
    return to_request(request, case.request.pk, "people/")


@require_http_methods(["GET", "POST"])
@on_case("training.ask", body="training.desk")
def add(request, case):
    """Add somebody by hand."""
    _insist(request, case)
    form = forms.ParticipantForm(
        request.POST if request.method == "POST" else None, parties=_own(case), is_new=True,
        initial={"part": "guest", "language": "fr"},
    )  # fmt: skip
    if form.is_valid():
        values = {"case": case, "party": form.party_chosen, "by": request.user, **form.values}
        if made := attempt(form, actions.add, **values):
            messages.success(request, _("%(name)s is on the list.") % {"name": made.name})
            return to_request(request, case.request.pk, "people/")
    return show_case(request, case, "training/people_form.html", {"form": form, "person": None}, tab="people")


@require_http_methods(["GET", "POST"])
@on_case("training.ask", body="training.desk")
def change(request, case, participant):
    """Correct somebody who was added by hand."""
    _insist(request, case)
    found = _participant(case, participant)
    verdict = rules.may_correct(found)
    form = None
    if verdict:
        start = {name: getattr(found, name) for name in (*actions.FIELDS, "version")}
        form = forms.ParticipantForm(
            request.POST if request.method == "POST" else None, parties=[found.party], is_new=False, initial=start
        )
        if form.is_valid():
            values = {"expected": form.cleaned_data["version"] or 0, "by": request.user, **form.values}
            if attempt(form, actions.change, case=case, participant=found, **values):
                return to_request(request, case.request.pk, "people/")
    context = {"form": form, "person": found, "why": verdict.why}
    return show_case(request, case, "training/people_form.html", context, tab="people")


@require_POST
@on_case("training.ask", body="training.desk")
def remove(request, case, participant):
    """Take somebody off who was added by hand."""
    found = _participant(case, participant)
    actions.remove(case=case, participant=found, by=request.user)
    messages.success(request, _("%(name)s is no longer on the list.") % {"name": found.name})
    return to_request(request, case.request.pk, "people/")


@require_http_methods(["GET", "POST"])
@on_case("training.ask", body="training.desk")
def council(request, case):
    """Invite members of the college and of the council, from the commune's own list."""
    _insist(request, case)
    if case.party is None:
        raise Http404
    officials = queries.officials_to_invite(case)
    form = forms.CouncilForm(request.POST if request.method == "POST" else None, officials=officials)
    if form.is_valid():
        made = attempt(form, actions.invite, case=case, party=case.party, officials=form.people, by=request.user)
        if made:
            messages.success(request, _("People added: %(count)s.") % {"count": len(made)})
            return to_request(request, case.request.pk, "people/")
    context = {"form": form, "officials": officials}
    return show_case(request, case, "training/people_council.html", context, tab="people")
