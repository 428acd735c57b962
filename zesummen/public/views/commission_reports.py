"""The public annual reports of a commission: members are named only where they chose so."""

from django.http import Http404
from django.urls import reverse
from django.views.decorators.http import require_safe

from zesummen.commissions.queries import reports as queries
from zesummen.kernel import tenancy
from zesummen.kernel.words import active_language

from .. import exports
from ..finished import finished
from ..queries.commission import public_commissions
from .base import made, show, space_or_404


@require_safe
@finished
def reports(request, slug):
    """Every annual report that is open to the public, newest first; 404 where there is none."""
    space = space_or_404(slug)
    with tenancy.inside(space):
        found = queries.public_reports(public_commissions(space))
    if not found:
        raise Http404
    return show(request, "public/commission_reports.html", {"reports": found}, space=space, section="communes")


def _report(slug: str, pk: int):
    """The space, the report and its public copy: in German for a German reader, else in French, the reference."""
    space = space_or_404(slug)
    with tenancy.inside(space):
        found = next((row for row in queries.public_reports(public_commissions(space)) if row.pk == int(pk)), None)
        if found is None:
            raise Http404
        return space, found, queries.public_document(found, active_language())


@require_safe
@finished
def report(request, slug, pk):
    """One annual report, word for word as it was adopted, without the names that are not to be shown."""
    space, found, document = _report(slug, pk)
    values = {"report": found, "document": document}
    return show(request, "public/commission_report.html", values, space=space, section="communes")


@require_safe
@finished
def report_file(request, slug, pk, kind):
    """The same as PDF or Word."""
    _space, _found, document = _report(slug, pk)
    back = reverse("public:commission_report", args=[slug, pk])
    return made(request, lambda: exports.document_file(document, document.title, kind), back=back)
