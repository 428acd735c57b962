"""Requests: the list of the desk, one request with its next step, what the desk decides, notes."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.kernel.exports import http, marks
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.models import Entry
from zesummen.kernel.pages import attempt, granted, needs
from zesummen.kernel.tenancy import inside
from zesummen.kernel.together import listed, read
from zesummen.kernel.words import active_language

from ..actions import notes as note_actions
from ..actions import requests as actions
from ..forms import requests as forms
from ..queries import next_steps
from ..queries import requests as queries
from ..rules import notes as note_rules
from ..rules import participants as people_rules
from ..rules import requests as rules
from .base import on_case, show, show_case
from .request_form import to_request

ON_PAGE = 50


def _listed(request):
    """(form, all rows, the rows that fit) of the list."""
    today = timezone.localdate()
    every = next_steps.rows(request.space, today)
    form = forms.FilterForm(request.GET or None, choices=queries.choices(every))
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    return form, every, queries.narrowed(every, wanted, today)


@require_safe
@needs("training.read")
def requests(request):
    """All requests that this space sees, by what comes next; the desk narrows them and takes them along as a file."""
    form, every, rows = _listed(request)
    shown = Paginator(rows, ON_PAGE).get_page(request.GET.get("page"))
    kept = request.GET.copy()
    kept.pop("page", None)
    context = {
        "filters": form,
        "rows": shown,
        "count": len(rows),
        "all": len(every),
        "query": f"{kept.urlencode()}&" if kept else "",
        "file_query": f"?{kept.urlencode()}" if kept else "",
        "is_body": not request.space.is_territorial,
    }
    return show(request, "training/requests.html", context)


@require_safe
@needs("training.desk")
def requests_file(request, kind):
    """The list, narrowed in the same way, as XLSX or CSV."""
    _form, _every, rows = _listed(request)
    signs = [marks.DEMO[active_language()]] if request.space.is_demo else []
    made = (
        queries.worksheet_of(rows)
        if kind == "csv"
        else queries.workbook(rows, request.space, timezone.localdate(), signs)
    )
    try:
        return http.response(made, made.title, kind)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect("training:requests", request.space.slug)


@require_safe
@on_case("training.read")
def request_page(request, case):
    """One request: whose turn it is, what was asked, notes, what happened."""
    rights, today = granted(request), timezone.localdate()
    with inside(request.space):
        about = Entry.objects.filter(kind=case.request._meta.label_lower, object_id=case.request.pk)[:12]
    (sheet, known), step, notes, entries = read(
        queries.about.asked(case), next_steps.of_case.asked(case, today), queries.notes_of.asked(case),
        listed.asked(about),
    )  # fmt: skip
    context = {
        "sheet": sheet,
        "step": step,
        "is_mine": step is not None and step.side == (next_steps.BODY if case.is_body else next_steps.COMMUNE),
        "tone": next_steps.TONES[case.request.state],
        "known": known,
        "notes": notes,
        "form": forms.NoteForm(),
        "entries": entries,
        "may_change": rules.may_change(rights, case),
        "may_withdraw": rules.may_withdraw(rights, case),
        "may_decline": rules.may_decline(rights, case) if case.is_body else None,
        "may_queue": rules.may_queue(rights, case) if case.is_body else None,
        "may_requeue": rules.may_requeue(rights, case) if case.is_body else None,
        "may_note": note_rules.may_note(rights, case),
        "may_keep": rules.may_change_parties(rights, case),
        "may_invite_council": case.party is not None and people_rules.may_keep(rights, case),
    }
    return show_case(request, case, "training/request.html", context, tab="request")


@require_http_methods(["GET", "POST"])
@on_case("training.desk")
def decline(request, case):
    """The desk declines, with the reason that the commune will read."""
    form = forms.ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(form, actions.decline, case=case, by=request.user, **form.cleaned_data):
        messages.success(request, _("The request is declined. The commune is told why."))
        return to_request(request, case.request.pk)
    return show_case(request, case, "training/request_decline.html", {"form": form}, tab="request")


@require_http_methods(["GET", "POST"])
@on_case("training.ask", body="training.desk")
def withdraw(request, case):
    """The commune takes its request back."""
    form = forms.WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(form, actions.withdraw, case=case, by=request.user, **form.cleaned_data):
        messages.success(request, _("The request is withdrawn."))
        return to_request(request, case.request.pk)
    return show_case(request, case, "training/request_withdraw.html", {"form": form}, tab="request")


@require_POST
@on_case("training.desk")
def request_act(request, case, act):
    """On the waiting list, or from it: acts without a question."""
    if act == "queue":
        actions.queue(case=case, by=request.user)
        messages.success(request, _("The request is on the waiting list. The commune is told."))
    else:
        actions.requeue(case=case, by=request.user)
        messages.success(request, _("Dates are looked for again."))
    return to_request(request, case.request.pk)


@require_http_methods(["GET", "POST"])
@on_case("training.ask", body="training.lead")
def note(request, case):
    """Write a note on the request, or on one step of the run sheet (``?step=``)."""
    step = note_actions.step_of(case, request.GET.get("step") or request.POST.get("step") or "")
    form = forms.NoteForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(
        form, note_actions.write, case=case, step=step, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The note is kept. The other side reads it."))
        return redirect(f"{case.base}notes/#notes") if step else to_request(request, case.request.pk)
    context = {"form": form, "step": step, "steps": note_actions.steps_of(case), "notes": queries.notes_of(case)}
    return show_case(request, case, "training/request_notes.html", context, tab="request")
