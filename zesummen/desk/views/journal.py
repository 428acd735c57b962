"""The journal of a space."""

from django.core.paginator import Paginator
from django.http import QueryDict
from django.views.decorators.http import require_safe

from zesummen.kernel.pages import needs, page

from ..forms.journal import JournalForm
from ..queries import journal as queries


@require_safe
@needs("journal.read")
def journal(request):
    """Who did what, when; and who from outside looked at what was released."""
    form = JournalForm(request.GET or None, names=queries.names(), groups=queries.groups())
    wanted = form.wanted if form.is_bound and form.is_valid() else queries.JournalFilter()
    found = Paginator(queries.entries(wanted), 50).get_page(request.GET.get("page"))
    return page(
        request,
        "desk/journal.html",
        {
            "form": form,
            "lines": found,
            "query": _rest(request),
            "filtered": bool(request.GET),
            "section": "journal",
        },
    )


def _rest(request) -> str:
    """The filters of the address, for the links to other pages of the list."""
    rest = QueryDict(mutable=True)
    rest.update({name: value for name, value in request.GET.items() if name != "page" and value})
    return f"{rest.urlencode()}&" if rest else ""
