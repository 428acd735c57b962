"""From an opinion of the commission into a plan: choose the plan, and whether it becomes a need or an action."""

from django.http import Http404
from django.views.decorators.http import require_safe

from zesummen.kernel.pages import needs, page

from ..models import Plan
from ..queries import advice as queries
from ..states import PlanState


@require_safe
@needs("plan.write")
def from_opinion(request, opinion):
    """The plans of the space that are still worked on."""
    advice = queries.find(str(opinion))
    if advice is None:
        raise Http404
    plans = Plan.objects.exclude(state__in=[PlanState.ABANDONED, PlanState.RENEWED]).order_by("-pk")
    context = {"advice": advice, "plans": plans, "number": str(advice.pk), "section": "plans"}
    return page(request, "plans/from_opinion.html", context)
