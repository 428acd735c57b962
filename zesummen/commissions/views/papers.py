"""A paper of the commission as a download; a fault is a message on the page before."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect

from zesummen.documents import exports
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault


def paper(request, make, kind: str, language: str, back: tuple, *, languages: Iterable[str] = ("fr", "de", "lb")):
    """The document that ``make`` builds as PDF, Word or JSON; 404 for another kind or language."""
    if kind not in exports.FORMATS or language not in languages:
        raise Http404
    document = make()
    if document is None:
        raise Http404
    try:
        return exports.answer(document, kind)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect(*back)
