"""The directory of municipalities, for the bodies around them."""

from django.views.decorators.http import require_safe

from zesummen.kernel.pages import member, page

from ..queries import directory as queries


@require_safe
@member
def directory(request):
    """All municipalities with their figures and the coordinators that they made public."""
    return page(request, "desk/directory.html", {"rows": queries.rows(), "section": "directory"})
