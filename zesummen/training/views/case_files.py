"""Papers for the trainer: what the commune released, and taking one along."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zesummen.documents import exports
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import attempt, granted

from ..actions import case_files as actions
from ..forms import case_files as forms
from ..queries import case_files as queries
from ..rules import case_files as rules
from .base import on_case, show_case
from .request_form import to_request


@require_http_methods(["GET", "POST"])
@on_case("training.read")
def files(request, case):
    """What each commune released; the officer ticks for the own commune."""
    may_release = rules.may_release(granted(request), case)
    start = {"keys": case.party.released if case.party else []}
    form = forms.ReleaseForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid() and attempt(form, actions.release, case=case, keys=form.cleaned_data["keys"], by=request.user):
        messages.success(
            request, _("Kept. Each time somebody of the training body reads a paper, your journal says so.")
        )
        return to_request(request, case.request.pk, "files/")
    context = {"shelves": queries.shelves(case), "form": form, "may_release": may_release}
    return show_case(request, case, "training/request_files.html", context, tab="request")


@require_safe
@on_case("training.read")
def file(request, case, party, key, kind):
    """One paper as PDF or Word."""
    found = next((row for row in case.parties if row.pk == int(party)), None)
    if found is None or found.party_space is None or not rules.may_read(case, found, key):
        raise Http404
    made = queries.paper(found.party_space, key, timezone.localdate())
    back = f"{case.base}files/"
    if made is None:
        messages.info(request, _("The commune has no plan in work."))
        return redirect(back)
    try:
        answer = exports.answer(made, kind)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect(back)
    actions.look(case=case, party=found, key=key, by=request.user)
    return answer
