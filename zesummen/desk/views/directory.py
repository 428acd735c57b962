"""The directory of communes, for the bodies around them."""

from django.views.decorators.http import require_safe

from zesummen.kernel.pages import member, page
from zesummen.territory.sources import SOURCES

from ..queries import directory as queries


@require_safe
@member
def directory(request):
    """All communes with their figures and the coordinators that they made public."""
    found = queries.directory()
    return page(
        request,
        "desk/directory.html",
        {
            "rows": found.rows,
            "counted_on": found.counted_on,
            "source": SOURCES["population"].line,
            "section": "directory",
        },
    )
