"""What pages of a training do first and last: fetch the case as the viewer's side sees it, render in the viewer's space.

A view of a case runs inside the training body's space, whoever looks; its page is rendered inside the viewer's own. A
template therefore gets finished values and lists, never managers.
"""

from functools import wraps

from django.http import Http404, HttpResponse

from zesummen.kernel.access import Forbidden, may
from zesummen.kernel.pages import granted, page
from zesummen.kernel.tenancy import inside

from ..queries import cases
from .tabs import tabs_of


def on_case(permission: str, *, body: str = ""):
    """A view of ``(request, case, …)`` at an address with ``pk``. ``permission`` is what it takes in a commune,
    ``body`` what it takes in the training body (the same where left out)."""

    def decorate(view):
        @wraps(view)
        def guarded(request, pk, *args, **kwargs):
            _insist(request, permission, body)
            case = cases.find(request.space, pk)
            if case is None:
                raise Http404
            with cases.reach(case):
                return view(request, case, *args, **kwargs)

        guarded.access = permission  # type: ignore[attr-defined]
        guarded.access_in_body = body or permission  # type: ignore[attr-defined]
        return guarded

    return decorate


def on_evening(permission: str, *, body: str = ""):
    """A view of ``(request, case, evening, …)`` at an address with the evening's ``pk``."""

    def decorate(view):
        @wraps(view)
        def guarded(request, pk, *args, **kwargs):
            _insist(request, permission, body)
            found = cases.find_evening(request.space, pk)
            if found is None:
                raise Http404
            with cases.reach(found[0]):
                return view(request, *found, *args, **kwargs)

        guarded.access = permission  # type: ignore[attr-defined]
        guarded.access_in_body = body or permission  # type: ignore[attr-defined]
        return guarded

    return decorate


def _insist(request, permission: str, body: str) -> None:
    if request.space is None or not granted(request).is_member:
        raise Http404
    verdict = may(granted(request), permission if request.space.is_territorial else body or permission)
    if not verdict:
        raise Forbidden(verdict)


def show_case(request, case, template: str, context: dict | None = None, *, tab: str = "", status: int = 200):
    """Render a page of a case. The context gets ``case``, ``tab``, ``tabs`` and ``base``."""
    values = {"case": case, "base": case.base, "tabs": tabs_of(case), "tab": tab, **(context or {})}
    return show(request, template, values, status=status)


def show(request, template: str, context: dict | None = None, *, status: int = 200) -> HttpResponse:
    """Render a page of the training part of the open space."""
    values = {"space_base": f"/s/{request.space.slug}/", "section": "training", **(context or {})}
    with inside(request.space):
        return page(request, template, values, status=status)
