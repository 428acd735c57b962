"""The handover: what moves, the file, and the act."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zesummen.documents import queries as files
from zesummen.kernel.exports import http
from zesummen.kernel.exports.document import Document
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import attempt, granted, needs

from ..actions import handover as actions
from ..exports import handover as exports
from ..forms.handover import HandoverForm
from ..queries import handover as queries
from ..queries import handover_papers as papers
from ..rules import handover as rules
from ..states import CommissionState
from .base import commission_or_404, show
from .papers import paper

TAB = "reports"


@require_safe
@needs("commission.read")
def handover(request, pk):
    """What is open and moves, what should be settled first, and the file; afterwards what was handed over."""
    commission, today, given = commission_or_404(request, pk), timezone.localdate(), granted(request)
    if commission.state == CommissionState.HANDED_OVER:
        context = {**_kept(commission), "may_archive": "commission.write" in given}
        return show(request, commission, "commissions/handover_done.html", context, tab=TAB)
    may_act = rules.may_hand_over(given, commission)
    context = {"row": queries.page(commission, today), "may": may_act, "may_archive": "commission.write" in given}
    return show(request, commission, "commissions/handover.html", context, tab=TAB)


def _kept(commission):
    found = queries.handover_report(commission)
    return {"report": found, "successor": commission.successors.select_related("body").first()}


@require_http_methods(["GET", "POST"])
@needs("commission.write")
def handover_act(request, pk):
    """Hand over: everything open goes to the next commission in one act."""
    commission, today = commission_or_404(request, pk), timezone.localdate()
    successor = queries.successor_of(commission)
    day = min(today, successor.from_on - timedelta(days=1)) if successor else today
    form = HandoverForm(request.POST if request.method == "POST" else None, initial={"on": day})
    if form.is_valid():
        done = attempt(form, actions.hand_over, commission=commission, on=form.cleaned_data["on"], by=request.user)
        if done:
            messages.success(request, _("The commission has handed over. Its file is kept."))
            return redirect("commissions:handover", request.space.slug, pk)
    verdict = rules.may_hand_over(granted(request), commission)
    context = {"form": form, "successor": successor, "verdict": verdict}
    return show(request, commission, "commissions/handover_act.html", context, tab=TAB)


@require_safe
@needs("commission.read")
def handover_file(request, pk, language, kind):
    """The handover file as PDF, Word or JSON: as it stands today, or as it was kept; as ZIP the whole archive."""
    commission = commission_or_404(request, pk)
    back = ("commissions:handover", request.space.slug, pk)
    if kind == "zip" and language in papers.LANGUAGES:
        return _archive(request, commission=commission, language=language, back=back)
    return paper(request, lambda: _document(commission, language), kind, language, back, languages=papers.LANGUAGES)


@needs("commission.write")
def _archive(request, *, commission, language: str, back: tuple):
    """The file with minutes, opinions, reports and files beside it: for the secretariat and the archives."""
    document = _document(commission, language)
    kept = queries.archive_files(commission, granted(request), request.user)
    try:
        made = exports.archive(document, queries.archive_papers(commission), kept)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect(*back)
    response = HttpResponse(made, content_type="application/zip")
    response["Content-Disposition"] = content_disposition_header(True, http.safe_name(document.title, "zip"))
    response["Cache-Control"] = "private, no-store"
    return response


def _document(commission, language: str) -> Document:
    kept = queries.handover_report(commission)
    if kept is not None:
        return files.opened(kept.document_de if language == "de" else kept.document)
    made = queries.file(commission, timezone.localdate(), queries.successor_of(commission))
    return papers.paper(made, language, is_final=False)
