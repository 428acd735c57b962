"""What every page of a plan does first and last: fetch the plan, render with its rail."""

from django.http import Http404, HttpResponse

from zesummen.kernel.pages import page

from ..models import Plan
from ..queries.standings import Rail, rail_of


def plan_or_404(pk: int) -> Plan:
    """The plan of the open space with this number."""
    plan = Plan.objects.filter(pk=pk).first()
    if plan is None:
        raise Http404
    return plan


def show(
    request,
    plan: Plan,
    template: str,
    context: dict | None = None,
    *,
    measure: str = "",
    rail: Rail | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render a page of the plan. ``measure`` is the key of the measure this page belongs to.

    The context gets ``plan``, ``rail`` (see ``queries.standings``), ``measure`` (its standing row) and ``base``
    (address of the plan).
    """
    plan.space = request.space
    rail = rail or request.__dict__.get("rail_read") or rail_of(plan)
    values = {
        "plan": plan,
        "rail": rail,
        "measure": rail.row(measure) if measure else None,
        "base": f"/s/{request.space.slug}/plans/{plan.pk}/",
        "space_base": f"/s/{request.space.slug}/",
        "section": "plans",
        **(context or {}),
    }
    return page(request, template, values, status=status)
