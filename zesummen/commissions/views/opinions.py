"""Opinions: the list with what became of the advice, one opinion, its words and its papers."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zesummen.documents import exports as files_out
from zesummen.documents import queries as files
from zesummen.kernel import journal
from zesummen.kernel.access import may
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.models.thread import NodeKind
from zesummen.kernel.pages import attempt, granted, needs, page

from ..actions import opinions as actions
from ..catalogue import mission_label
from ..forms import opinions as forms
from ..queries import opinion_papers as papers
from ..queries import opinions as queries
from ..queries.addressees import addressees
from ..rules import opinions as rules
from .base import commission_or_404, show, to_successor

TAB = "opinions"


def opinion_or_404(request, pk: int, opinion: int):
    """The opinion of this commission in the open space, with its commission."""
    found = queries.find(pk, opinion)
    if found is None:
        raise Http404
    found.space = found.commission.space = found.commission.body.space = request.space
    return found


def back_to(request, found):
    """Back to the page of the opinion."""
    return redirect("commissions:opinion", request.space.slug, found.commission_id, found.pk)


@require_safe
@needs("commission.read")
def opinion_list(request, pk):
    """All opinions: how many, how many answered, what they became."""
    commission = commission_or_404(request, pk)
    given, today = granted(request), timezone.localdate()
    form = forms.OpinionFilter(request.GET or None)
    state = form.cleaned_data["state"] if form.is_bound and form.is_valid() else ""
    context = {
        "rows": queries.rows(commission, today, state=state),
        "count": queries.count(commission),
        "filter": form,
        "state": state,
        "may_write": rules.may_write_opinions(given, commission),
        "may_ask": rules.may_ask(given, commission),
        "kinds": dict(NodeKind.choices),
    }
    return show(request, commission, "commissions/opinions.html", context, tab=TAB)


@require_safe
@needs("commission.read")
def waiting(request):
    """What waits for an answer of the college, over all commissions of the space."""
    today = timezone.localdate()
    rows = [queries.row_of(opinion, today) for opinion in queries.waiting_for_college()]
    context = {"rows": rows, "may_answer": may(granted(request), "opinion.answer"), "section": "commissions"}
    return page(request, "commissions/opinions_waiting.html", context)


@require_http_methods(["GET", "POST"])
@needs("opinion.ask")
def opinion_ask(request, pk):
    """Ask the commission for an opinion."""
    commission = commission_or_404(request, pk)
    form = forms.AskForm(request.POST or None, commission=commission)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, actions.ask, commission=commission, by=request.user, **form.cleaned_data)
        if made:
            messages.success(
                request, _("The commission is asked. Its secretariat and its president hear of it by mail.")
            )
            return redirect("commissions:opinion", request.space.slug, pk, made.pk)
    return show(request, commission, "commissions/opinion_ask.html", {"form": form}, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("opinion.write")
def opinion_new(request, pk):
    """Begin an opinion on the commission's own initiative."""
    commission = commission_or_404(request, pk)
    form = forms.OpinionForm(request.POST or None, commission=commission, is_new=True)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, actions.begin, commission=commission, by=request.user, **form.values)
        if made:
            return redirect("commissions:opinion", request.space.slug, pk, made.pk)
    return show(request, commission, "commissions/opinion_form.html", {"form": form, "opinion": None}, tab=TAB)


@require_safe
@needs("commission.read")
def opinion(request, pk, opinion):
    """One opinion: its words, where it stands, who owes what next, and what became of it."""
    try:
        found = opinion_or_404(request, pk, opinion)
    except Http404:
        return to_successor(request, queries.of_successor(pk), "commissions:opinion", opinion)
    given, today = granted(request), timezone.localdate()
    made = papers.sheet(found)
    context = {
        "opinion": found,
        "row": queries.row_of(found, today),
        "sent_to": addressees(found.sent_to),
        "document": papers.paper(made, "fr"),
        "walk": queries.walk(found),
        "kinds": dict(NodeKind.choices),
        "into_plan": f"/s/{request.space.slug}/plans/from-opinion/{found.pk}/",
        "dates": list(found.dates.select_related("renewed_by")) if found.wished_by else [],
        "files": files.files_of(found.folder_id, given, request.user),
        "entries": journal.lines_about(found, 12),
        "titles": [(code, papers.paper(made, code).title) for code in papers.LANGUAGES],
        "mission": mission_label(found.mission),
        "may_change": rules.may_change(given, found),
        "may_adopt": rules.may_adopt(given, found),
        "may_send": rules.may_send(given, found),
        "may_answer": rules.may_answer(given, found),
        "may_remind": rules.may_remind(given, found, today),
        "may_publish": rules.may_publish(given, found),
        "may_link": rules.may_link(given, found),
        "may_attach": may(given, found.folder_write_permission),
        "may_renew": may(given, "opinion.ask") or may(given, "opinion.write"),
    }
    return show(request, found.commission, "commissions/opinion.html", context, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("opinion.write")
def opinion_edit(request, pk, opinion):
    """Change the words until the commission adopts them."""
    found = opinion_or_404(request, pk, opinion)
    names = ("title", "mission", "is_outside", "legal_basis", "facts", "proposals", "minority", "version")
    initial = {name: getattr(found, name) for name in names}
    form = forms.OpinionForm(request.POST or None, commission=found.commission, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = {"opinion": found, "expected": form.cleaned_data["version"], "by": request.user}
        if attempt(form, actions.change, **values, **form.values):
            return back_to(request, found)
    return show(request, found.commission, "commissions/opinion_form.html", {"form": form, "opinion": found}, tab=TAB)


@require_safe
@needs("commission.read")
def opinion_file(request, pk, opinion, language, kind):
    """The opinion as Word or PDF in one of five languages; only the French text is the reference."""
    found = opinion_or_404(request, pk, opinion)
    if language not in papers.LANGUAGES or kind not in files_out.FORMATS:
        raise Http404
    try:
        return files_out.answer(papers.paper(papers.sheet(found), language), kind)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return back_to(request, found)
