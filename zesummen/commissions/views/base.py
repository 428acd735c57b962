"""What every page of a commission does first and last: fetch the commission, render with its rail."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from zesummen.kernel.pages import page

from ..models import Commission
from .tabs import tabs_of


def commission_or_404(request, pk: int) -> Commission:
    """The commission of the open space with this number, with its body."""
    found = Commission.objects.filter(pk=pk).select_related("body", "predecessor").first()
    if found is None:
        raise Http404
    found.space = found.body.space = request.space
    return found


def to_successor(request, rows, name: str, pk: int) -> HttpResponse:
    """To the page of a row that went on with the next commission: links in earlier mails name the one before."""
    moved = get_object_or_404(rows, pk=pk)
    return redirect(name, request.space.slug, moved.commission_id, moved.pk)


def show(
    request, commission: Commission, template: str, context: dict | None = None, *, tab: str = "", status: int = 200
) -> HttpResponse:
    """Render a page of the commission. ``tab`` is the part of the commission's navigation that this page belongs to.

    The context gets ``commission``, ``tab``, ``tabs`` and ``base`` (address of the commission).
    """
    values = {
        "commission": commission,
        "tab": tab,
        "tabs": tabs_of(request, commission),
        "base": f"/s/{request.space.slug}/commissions/{commission.pk}/",
        "space_base": f"/s/{request.space.slug}/",
        "section": "commissions",
        **(context or {}),
    }
    return page(request, template, values, status=status)
