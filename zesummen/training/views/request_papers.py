"""The form on paper: for a commune that would rather write, and for the desk that sends it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from zesummen.documents import exports
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import needs

from ..queries import request_papers as papers
from ..queries import requests as queries


@require_safe
@needs("training.read")
def blank(request, course, language, kind):
    """The empty form of an offered course, in one of five languages."""
    offers = {offer.pk: offer for offer in queries.offers()}
    offer = offers.get(int(course))
    if offer is None or (not request.space.is_territorial and offer.body.pk != request.space.pk):
        raise Http404
    made = papers.blank(offer.course, offer.body, language, timezone.localdate())
    if made is None:
        raise Http404
    try:
        return exports.answer(made, kind)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect("training:home", request.space.slug)
