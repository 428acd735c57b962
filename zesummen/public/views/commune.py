"""A commune's or grouping's public pages: overview, statistics, decisions."""

from django.http import Http404
from django.urls import reverse
from django.views.decorators.http import require_safe

from zesummen.council.queries import deliberations, public_document, public_german, sheet
from zesummen.diagnosis import exports as statistics_exports
from zesummen.diagnosis import queries as diagnosis
from zesummen.documents.queries import public_files
from zesummen.kernel import tenancy

from .. import exports
from ..finished import finished
from ..queries.spaces import commune_page
from .base import made, show, space_or_404


@require_safe
@finished(of="country")
def commune(request, slug):
    """Plans, decisions, figures and whom to ask."""
    space = space_or_404(slug)
    return show(request, "public/commune.html", {"page": commune_page(space)}, space=space, section="communes")


@require_safe
@finished
def statistics(request, slug):
    """The statistics sheet."""
    space = space_or_404(slug)
    return show(
        request, "public/statistics.html", {"sheet": diagnosis.sheet_of(space)}, space=space, section="communes"
    )


@require_safe
@finished
def statistics_file(request, slug, kind):
    """The same numbers as CSV or JSON."""
    found = diagnosis.sheet_of(space_or_404(slug))
    if kind == "csv":
        return exports.file(statistics_exports.sheet_csv(found), "text/csv; charset=utf-8", f"{slug}-statistics.csv")
    return exports.file(statistics_exports.sheet_json(found), "application/json", f"{slug}-statistics.json")


def _decision(space, pk: int):
    """The published decision and its two sheets, inside the space."""
    found = deliberations().filter(pk=pk, published_on__isnull=False).first()
    if found is None:
        raise Http404
    return found


@require_safe
@finished
def decision(request, slug, pk):
    """The public copy of a published decision: what was hidden is not in it."""
    space = space_or_404(slug)
    with tenancy.inside(space):
        found = _decision(space, pk)
        values = {
            "d": sheet(found, public=True),
            "files": public_files([found.folder_id]),
            "has_text": found.voted_text_id is not None,
        }
    return show(request, "public/decision.html", values, space=space, section="communes")


@require_safe
@finished
def decision_file(request, slug, pk, kind):
    """The same as PDF or Word, French as it was voted."""
    space = space_or_404(slug)
    with tenancy.inside(space):
        found = _decision(space, pk)
        if found.voted_text_id is None:
            raise Http404
        document = public_document(found, sheet(found))
    back = reverse("public:decision", args=[slug, pk])
    return made(request, lambda: exports.document_file(document, document.title, kind), back=back)


def _german(slug: str, pk: int):
    """The space and the German reading of its published decision, for information."""
    space = space_or_404(slug)
    with tenancy.inside(space):
        found = _decision(space, pk)
        if found.voted_text_id is None:
            raise Http404
        return space, public_german(found, sheet(found), sheet(found, public=True), space)


@require_safe
@finished
def decision_german(request, slug, pk):
    """The public copy in German; the French text is the reference."""
    space, document = _german(slug, pk)
    values = {"pk": pk, "document": document}
    return show(request, "public/decision_german.html", values, space=space, section="communes")


@require_safe
@finished
def decision_german_file(request, slug, pk, kind):
    """The same as PDF or Word."""
    _space, document = _german(slug, pk)
    back = reverse("public:decision_german", args=[slug, pk])
    return made(request, lambda: exports.document_file(document, document.title, kind), back=back)
