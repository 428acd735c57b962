"""The list of members for the ministry: on the page, on paper, as a sheet."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import needs

from ..queries import member_list as queries
from .base import commission_or_404, show
from .papers import paper

LANGUAGES = tuple(queries.WORDS)


@require_safe
@needs("commission.write")
def member_list(request, pk):
    """The list as it stands today, until when it is due, and whether it was sent."""
    commission = commission_or_404(request, pk)
    made = queries.member_list(commission, timezone.localdate())
    context = {"document": queries.paper(made), "last_known": queries.LAST_KNOWN, "made": made}
    return show(request, commission, "commissions/member_list.html", context, tab="seats")


@require_safe
@needs("commission.write")
def member_list_file(request, pk, language, kind):
    """The list as PDF, Word or sheet."""
    commission = commission_or_404(request, pk)
    if language not in LANGUAGES:
        raise Http404
    made, back = queries.member_list(commission, timezone.localdate()), ("commissions:list", request.space.slug, pk)
    if kind != "xlsx":
        return paper(request, lambda: queries.paper(made, language), kind, language, back, languages=LANGUAGES)
    book = queries.workbook(made, language)
    try:
        return http.response(book, book.title, kind)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect(*back)
