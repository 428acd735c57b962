"""How far the training of the commissions has come: for the training body, and for the ministry what was released."""

from datetime import date

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from zesummen.kernel.access import Forbidden, may
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.numbers import whole
from zesummen.kernel.pages import granted, member
from zesummen.territory.mandates import mandate_at
from zesummen.territory.states import SpaceKind

from ..actions import coverage as actions
from ..queries import coverage as queries
from ..queries import coverage_sheet
from .base import on_case, show

EARLIEST = 2017  # the first elections that are known here


def _found(request) -> queries.Coverage:
    """What the open space may see, over the mandate that ``?year=`` falls into."""
    day = _day(request.GET.get("year", ""))
    if request.space.kind == SpaceKind.TRAINING_BODY:
        _insist(request, "training.desk")
        return queries.coverage(day)
    if request.space.kind == SpaceKind.MINISTRY:
        _insist(request, "overview.read")
        return queries.released_coverage(day)
    raise Http404


def _insist(request, permission: str) -> None:
    verdict = may(granted(request), permission)
    if not verdict:
        raise Forbidden(verdict)


def _day(year: str) -> date:
    today = timezone.localdate()
    found = whole(year)
    if found is not None and EARLIEST <= found < today.year:
        return date(found, 12, 31)
    return today


@require_safe
@member
def coverage(request):
    """Map, figures, table and cantons."""
    found = _found(request)
    standing, canton, words = (request.GET.get(key, "")[:100] for key in ("standing", "canton", "words"))
    is_body = request.space.kind == SpaceKind.TRAINING_BODY
    base = f"/s/{request.space.slug}/training/requests/" if is_body else ""
    years = [year for year in (2017, 2023, 2029) if year <= timezone.localdate().year]
    context = {
        "found": found,
        "rows": queries.narrowed(found.rows, standing, canton, words),
        "map": queries.coverage_map(found, base),
        "counts": found.counts,
        "is_body": is_body,
        "standings": [(key, label) for key, (_shade, label) in queries.STANDINGS.items()],
        "cantons": sorted({row.canton for row in found.rows}),
        "chosen": {"standing": standing, "canton": canton, "words": words},
        "years": [(year, mandate_at(date(year, 12, 31))) for year in years],
        "year": found.mandate.elected.day.year if found.mandate else None,
    }
    return show(request, "training/coverage.html", context)


@require_safe
@member
def coverage_file(request, kind):
    """The same for the convention report: XLSX with both tables, CSV with the communes."""
    found = _found(request)
    try:
        if kind == "csv":
            made = coverage_sheet.communes(found)
            return http.response(made, made.title, "csv")
        return http.response(coverage_sheet.workbook(found, request.space), coverage_sheet.title(found), "xlsx")
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect("training:coverage", request.space.slug)


@require_POST
@on_case("training.ask", body="training.desk")
def release(request, case):
    """The commune opens or closes its own standing to the ministry."""
    is_open = request.POST.get("open") == "1"
    actions.release(case=case, is_open=is_open, by=request.user)
    messages.success(
        request,
        _("The ministry sees how far this training has come.")
        if is_open
        else _("The ministry no longer sees how far this training has come."),
    )
    return redirect(case.base)
