"""Attendance fees: half-years, the list of one, sending it, the files."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zesummen.accounts.queries import by_role
from zesummen.kernel.exports import http, marks
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import attempt, granted, needs

from ..actions import fees as actions
from ..forms import fees as forms
from ..queries import fees as queries
from ..queries import rulebook
from ..rules import fees as rules
from .base import commission_or_404, show
from .papers import paper

LANGUAGES = tuple(queries.WORDS)


@require_safe
@needs("fee.read")
def fees(request, pk):
    """Every half-year in which the commission sat."""
    commission = commission_or_404(request, pk)
    book = rulebook.rules_on(commission, timezone.localdate())
    return show(
        request,
        commission,
        "commissions/fees.html",
        {"rows": queries.half_years(commission), "rule": book.rule("attendance_fee")},
        tab="fees",
    )


def _half(year: int, half: int) -> int:
    if half not in (1, 2) or not 2000 <= year <= 2200:
        raise Http404
    return half


@require_http_methods(["GET", "HEAD", "POST"])
@needs("fee.read")
def half_year(request, pk, year, half):
    """The list of one half-year: as it is counted, as it was sent, and sending it."""
    commission, half = commission_or_404(request, pk), _half(year, half)
    sent = queries.lists(commission, year, half)
    now = queries.counted(commission, year, half)
    last = queries.as_sent(commission, sent[0]) if sent else None
    differs = last is not None and queries.differs(last, now)
    form = forms.SendFeesForm(request.POST if request.method == "POST" else None, is_correction=differs)
    if form.is_valid():
        values = {"commission": commission, "year": year, "half": half, **form.cleaned_data}
        if attempt(form, actions.send, by=request.user, **values):
            messages.success(request, _("The list went to the treasurer."))
            return redirect("commissions:fees_half", request.space.slug, pk, year, half)
    verdict = rules.may_send(
        granted(request),
        year=year,
        half=half,
        rows=len(now.rows),
        treasurers=len(by_role(request.space, "treasurer")),
        today=timezone.localdate(),
    )
    context = {
        "form": form,
        "year": year,
        "half": half,
        "now": now,
        "last": last,
        "shown": last or now,
        "sent": sent,
        "differs": differs,
        "verdict": verdict,
        "may_send": "fee.send" in granted(request) and (last is None or differs),
    }
    return show(request, commission, "commissions/fees_half.html", context, tab="fees")


@require_safe
@needs("fee.read")
def fees_file(request, pk, year, half, language, kind):
    """The list as PDF, Word or sheet: as it was sent, or with a draft mark."""
    commission, half = commission_or_404(request, pk), _half(year, half)
    if language not in LANGUAGES:
        raise Http404
    sent = queries.lists(commission, year, half)
    made = queries.as_sent(commission, sent[0]) if sent else queries.counted(commission, year, half)
    back = ("commissions:fees_half", request.space.slug, pk, year, half)
    if kind != "xlsx":
        return paper(request, lambda: queries.paper(made, language), kind, language, back, languages=LANGUAGES)
    book = queries.workbook(made, language, [marks.DEMO[language]] if request.space.is_demo else [])
    try:
        return http.response(book, book.title, kind)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect(*back)
