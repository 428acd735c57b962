"""The common evening: which communes, who agreed, where it takes place."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from zesummen.kernel.pages import attempt, granted

from ..actions import parties as actions
from ..forms import requests as forms
from ..queries import requests as queries
from ..rules import requests as rules
from .base import on_case, show_case
from .request_form import to_request


@require_http_methods(["GET", "POST"])
@on_case("training.read")
def communes(request, case):
    """Who shares the evening; another commune is named here."""
    rights = granted(request)
    may_keep = rules.may_change_parties(rights, case)
    present = {row.commune_id for row in case.parties}
    others = [row for row in queries.communes() if row.pk not in present] if may_keep else []
    form = forms.CommuneForm(request.POST if request.method == "POST" else None, communes=others)
    if form.is_valid() and attempt(form, actions.add, case=case, commune=form.chosen, by=request.user):
        sent = case.request.state != "draft"
        words = _("%(commune)s is told and decides.") if sent else _("%(commune)s is told once the request is sent.")
        messages.success(request, words % {"commune": form.chosen})
        return to_request(request, case.request.pk, "communes/")
    rows = [
        {
            "party": party,
            "may_answer": not party.confirmed_on
            and bool(rules.may_join(rights, case))
            and bool(rules.may_answer_for(case, party)),
            "may_leave": bool(rules.may_leave(rights, case, party))
            and (bool(may_keep) or party.party_space_id == case.viewer.pk),
            "is_own": party.party_space_id == case.viewer.pk,
            "may_host": bool(may_keep) and not party.is_host and bool(rules.may_host(party)),
        }
        for party in case.parties
    ]
    context = {"form": form, "rows": rows, "may_keep": may_keep}
    return show_case(request, case, "training/request_communes.html", context, tab="request")


@require_POST
@on_case("training.ask", body="training.desk")
def communes_act(request, case, party, act):
    """Agree, leave or take off, choose the place."""
    found = next((row for row in case.parties if row.pk == int(party)), None)
    if found is None:
        raise Http404
    if act == "join":
        actions.join(case=case, party=found, by=request.user)
        messages.success(request, _("Noted: %(commune)s takes part.") % {"commune": found.commune})
    elif act == "host":
        actions.choose_host(case=case, party=found, by=request.user)
    else:
        actions.leave(case=case, party=found, by=request.user)
        messages.success(request, _("%(commune)s no longer takes part.") % {"commune": found.commune})
        if found.party_space_id == request.space.pk:
            return redirect("training:home", request.space.slug)
    return to_request(request, case.request.pk, "communes/")
