"""The deliberation in German, for information: page and files. The French text is the reference."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from zesummen.documents import exports as files_out
from zesummen.documents import queries as files
from zesummen.kernel.exports import http
from zesummen.kernel.exports.document import Document
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import needs, page

from .. import queries
from ..models import Deliberation
from ..queries import german, papers
from .calendar import SECTION
from .deliberations import EXTRACT_KINDS, fetch


def _document(found: Deliberation, space) -> Document:
    """The German reading of the frozen text, signed by those who signed it; of a draft, as it stands now."""
    sheet = queries.sheet(found)
    if not found.voted_text_id:
        return german.extract(sheet, space, draft=True)
    return german.extract(papers.as_frozen(sheet, files.opened(found.voted_text)), space)


@require_GET
@needs("council.read")
def text(request, pk):
    """The act in German on a page."""
    found = fetch(pk)
    context = {"deliberation": found, "document": _document(found, request.space), **SECTION}
    return page(request, "council/german.html", context)


@require_GET
@needs("council.read")
def file(request, pk, kind):
    """The same as PDF, Word or JSON."""
    if kind not in EXTRACT_KINDS:
        raise Http404
    found = fetch(pk)
    try:
        return files_out.answer(_document(found, request.space), kind, name=f"beschluss {found.reference or found.pk}")
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect("council:deliberation_german", space=request.space.slug, pk=pk)
