"""The statistics sheet of a space, as page, CSV and JSON."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from zesummen.kernel.pages import member, page

from . import exports, queries


@require_safe
@member
def statistics(request):
    """The sheet of the communes that the space covers today."""
    return page(request, "diagnosis/statistics.html", {"sheet": queries.sheet_of(request.space)})


@require_safe
@member
def statistics_csv(request):
    """The same numbers, one a line."""
    sheet = queries.sheet_of(request.space)
    return _file(exports.sheet_csv(sheet), "text/csv; charset=utf-8", f"{request.space.slug}-statistics.csv")


@require_safe
@member
def statistics_json(request):
    """The same object, for programs."""
    sheet = queries.sheet_of(request.space)
    return _file(exports.sheet_json(sheet), "application/json", f"{request.space.slug}-statistics.json")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
