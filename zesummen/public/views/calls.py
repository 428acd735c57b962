"""A published call for candidates: who may apply, until when, how; the notice and the blank form to print."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zesummen.commissions.call_words import NOTICE
from zesummen.commissions.queries import call_papers, calls
from zesummen.kernel.words import active_language

from .. import exports
from ..finished import finished
from .base import made, show, space_or_404

PAPERS = {"notice": call_papers.notice, "form": call_papers.blank}


def _call(slug: str, pk: int):
    space = space_or_404(slug)
    found = calls.public_call(space, pk, timezone.localdate())
    if found is None:
        raise Http404
    return space, found


@require_safe
@finished
def call(request, slug, pk):
    """The call, as long as people can apply or wait for the selection."""
    space, found = _call(slug, pk)
    language = active_language()
    values = {
        "call": found,
        "privacy": NOTICE[language]["privacy_text"],
        "apply": f"/{language}/c/{slug}/call/{pk}/apply/",
        "papers": [
            (
                name,
                reverse("public:call_file", args=[slug, pk, name, "pdf"]),
                reverse("public:call_file", args=[slug, pk, name, "docx"]),
            )
            for name in PAPERS
        ],
    }
    return show(request, "public/call.html", values, space=space, section="communes")


@require_safe
@finished
def call_file(request, slug, pk, name, kind):
    """The notice, or the form for applying on paper, in the language of the page."""
    space, found = _call(slug, pk)
    document = PAPERS[name](found, space, active_language(), timezone.localdate())
    back = reverse("public:call", args=[slug, pk])
    return made(request, lambda: exports.document_file(document, document.title, kind), back=back)
