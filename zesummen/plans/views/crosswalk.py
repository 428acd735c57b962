"""What of an old PCI counts for a pact."""

from django.http import Http404
from django.views.decorators.http import require_safe

from zesummen.kernel.pages import needs

from ..queries import crosswalk as queries
from ..queries.standings import rail_of
from .base import show
from .pact import pact_or_404


@require_safe
@needs("plan.read")
def crosswalk(request, pk):
    """Choose an old plan of the space; see which of its measures count for which step, with the reason."""
    plan = pact_or_404(pk)
    plans = queries.old_plans(plan)
    old = _chosen(request, plans)
    steps = queries.crosswalk(plan, old, rail_of(old)) if old else []
    return show(request, plan, "plans/crosswalk.html", {"plans": plans, "old": old, "steps": steps})


def _chosen(request, plans):
    asked = request.GET.get("old", "")
    if not asked:
        return plans[0] if plans else None
    found = next((plan for plan in plans if str(plan.pk) == asked), None)
    if found is None:
        raise Http404
    return found
