"""Who is there: a list to tick on a phone, a paper list to print and key in, people who were not expected."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.kernel.access import Forbidden, Refused
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.numbers import whole
from zesummen.kernel.pages import attempt, granted

from ..actions import attendance as actions
from ..actions import evenings as evening_actions
from ..forms.rooms import PersonForm
from ..models import Participant
from ..queries import attendance as queries
from ..queries import evenings, room_papers
from ..queries.run import today
from ..rules import attendance as rules
from ..rules import evenings as evening_rules
from .base import on_evening, show_case
from .rooms import LEAD, address


@require_safe
@never_cache
@on_evening(**LEAD)
def presence(request, case, evening):
    """The list: one big button a person."""
    return _show(request, case, evening)


def _show(request, case, evening, *, why: str = "", form=None, status: int = 200):
    may = granted(request)
    listed = queries.presence(case, evening)
    there = {line.pk for line in listed.guests}
    visitors = [one for one in evenings.guests_of(evening) if one.pk not in there]
    context = {
        "evening": evening,
        "here": address(case, evening),
        "list": listed,
        "visitors": visitors,
        "why": why,
        "verdict": rules.may_note(may, case, evening, today()),
        "may_hold": evening_rules.may_hold(may, case, evening, today()),
        "person_form": form or PersonForm(parties=case.parties),
        "problem_forms": [form] if form else [],
        "is_common": len(case.parties) > 1,
        "on": "presence",
    }
    return show_case(request, case, "training/presence.html", context, tab="evenings", status=status)


def _back(case, evening, person: int | None = None):
    anchor = f"#person-{person}" if person else ""
    return HttpResponseRedirect(address(case, evening, "presence/") + anchor)


def _person_or_404(case, evening, pk: int) -> Participant:
    """Somebody of the request, who came from elsewhere, or said to come."""
    found = Participant.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    if found.request_id != case.request.pk:
        known = {one.pk for one in evenings.guests_of(evening)} | {
            line.pk for line in queries.presence(case, evening).guests
        }
        if pk not in known:
            raise Http404
    found.space = case.body
    return found


@require_POST
@on_evening(**LEAD)
def tick(request, case, evening, person):
    """Came, or did not: one press each."""
    one = _person_or_404(case, evening, person)
    try:
        if request.POST.get("act") == "take_back":
            actions.take_back(case=case, evening=evening, participant=one, by=request.user)
        else:
            actions.note(case=case, evening=evening, participant=one, by=request.user)
    except Forbidden:
        raise
    except Refused as refusal:
        return _show(request, case, evening, why=refusal.verdict.why, status=409)
    return _back(case, evening, person)


@require_POST
@on_evening(**LEAD)
def add(request, case, evening):
    """Somebody who was not expected."""
    form = PersonForm(request.POST, parties=case.parties)
    if form.is_valid():
        typed = dict(form.cleaned_data)
        party = next(party for party in case.parties if str(party.pk) == typed.pop("party"))
        made = attempt(form, actions.add_person, case=case, evening=evening, party=party, by=request.user, **typed)
        if made:
            return _back(case, evening, made.participant_id)
    return _show(request, case, evening, form=form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@on_evening(**LEAD)
def key_in(request, case, evening):
    """Key in the list that was signed on paper: ticked people are added, nobody is taken off."""
    why, status = "", 200
    listed = queries.presence(case, evening)
    picked = {whole(value) for value in request.POST.getlist("person")}
    if request.method == "POST":
        people = [one for one in queries.expected_people(case) if one.pk in picked]
        try:
            if not people:
                raise Refused(_("Tick who signed the list."))
            noted = actions.note_all(case=case, evening=evening, participants=people, how="paper", by=request.user)
        except Forbidden:
            raise
        except Refused as refusal:
            why, status = refusal.verdict.why, 422
        else:
            told = ngettext("%(count)d person is on the list.", "%(count)d people are on the list.", len(noted))
            messages.success(request, told % {"count": len(noted)})
            return _back(case, evening)
    context = {
        "evening": evening,
        "here": address(case, evening),
        "list": listed,
        "picked": picked,
        "why": why,
        "verdict": rules.may_note(granted(request), case, evening, today()),
        "is_common": len(case.parties) > 1,
        "on": "presence",
    }
    return show_case(request, case, "training/presence_paper.html", context, tab="evenings", status=status)


@require_POST
@on_evening("training.lead")
def hold(request, case, evening):
    """Note that the evening took place."""
    try:
        evening_actions.hold(case, evening, by=request.user)
    except Forbidden:
        raise
    except Refused as refusal:
        return _show(request, case, evening, why=refusal.verdict.why, status=409)
    messages.success(request, _("The evening is noted as held."))
    return _back(case, evening)


@require_safe
@on_evening(**LEAD)
def sheet(request, case, evening, language, kind):
    """The list to sign, with seats."""
    document = room_papers.presence_sheet(case, evening, language=language)
    try:
        return http.response(document, document.title, kind, inline=True)
    except ExportFault as fault:
        return _show(request, case, evening, why=http.explain(fault), status=503)
