"""Fetch or refuse: a body or sitting of the open space that this person may read."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone

from zesummen.documents import exports
from zesummen.kernel.access import Forbidden
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import granted

from .. import queries, rules
from ..models import Body, Sitting
from ..queries.papers import LANGUAGES

SECTION = {"section": "sittings"}


def posted(request):
    """The form's data when it was sent."""
    return request.POST if request.method == "POST" else None


def body_or_404(request, pk) -> Body:
    """A body that this person may read."""
    body = queries.bodies().filter(pk=pk).first()
    if body is None:
        raise Http404
    _insist(request, body)
    return body


def sitting_or_404(request, pk) -> Sitting:
    """A sitting that this person may read."""
    sitting = queries.with_place_in_year(queries.sittings()).filter(pk=pk).first()
    if sitting is None:
        raise Http404
    _insist(request, sitting.body)
    return sitting


def _insist(request, body: Body) -> None:
    rights = granted(request)
    is_in = body.is_confidential and queries.is_in(body, request.user, timezone.localdate())
    verdict = rules.may_read_body(rights, body, is_in_it=is_in)
    if not verdict:
        raise Forbidden(verdict)


def file_of(request, make, kind: str, language: str, back: tuple, **model):
    """A paper as PDF, Word or JSON in French or German; a fault is a message on the page before."""
    from django.contrib import messages

    if kind not in exports.FORMATS or language not in LANGUAGES:
        raise Http404
    try:
        return exports.answer(make(), kind, **model)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect(back[0], request.space.slug, *back[1:])
