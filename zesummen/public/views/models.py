"""The empty models that anybody may download."""

from django.http import Http404
from django.urls import reverse
from django.views.decorators.http import require_safe

from zesummen.kernel.exports import http

from .. import exports
from ..finished import finished
from ..queries import empty
from .base import made, show


@require_safe
@finished(of="program")
def models(request):
    """All models, the decisions of the council first."""
    rows = empty.models()
    groups = [(group, [row for row in rows if row.group == group]) for group in ("council", "letter", "paper")]
    return show(request, "public/models.html", {"groups": groups}, section="models")


@require_safe
@finished(of="program")
def model(request, key):
    """One model: its editions with legal period and date."""
    row = empty.model(key)
    if row is None:
        raise Http404
    return show(request, "public/model.html", {"row": row}, section="models")


@require_safe
@finished(of="program")
def model_file(request, key, stem, kind):
    """The file."""
    found = empty.edition(key, stem)
    if found is None or kind not in found.formats:
        raise Http404
    back = reverse("public:model", args=[key])
    if kind == "xlsx":
        book = empty.workbook_of(found)
        return made(request, lambda: http.response(book, found.file_name, "xlsx"), back=back)
    document = empty.document_of(found)
    return made(request, lambda: exports.document_file(document, found.file_name, kind), back=back)
