"""The way into the open interface, which is only read in when somebody asks for it.

Its library costs half a second at the start and 15 MiB in each worker: a server that nobody asks needs neither.
"""

from functools import cache

from django.urls import URLResolver
from django.urls.resolvers import RegexPattern
from django.views.decorators.http import require_safe

from zesummen.kernel.pages import open_page


@cache
def _resolver() -> URLResolver:
    from .api import urls

    return URLResolver(RegexPattern(r"^"), urls())


@require_safe
@open_page
def interface(request, rest=""):
    """Hand over to the address below ``/api/v1/``; unknown ones are told in JSON."""
    found = _resolver().resolve(rest)
    return found.func(request, *found.args, **found.kwargs)
