"""What the annual report of the commission tells of the plan."""

from django.db.models import Count, Q

from zesummen.commissions.queries.plan_progress import PlanProgress
from zesummen.kernel.together import asking

from ..models import Plan
from ..states import ActionState, PlanState


@asking
def progress():
    """The plans of the open space that are carried out or were evaluated, each with its actions. One statement."""
    kinds = {state: Count("actions", filter=Q(actions__state=state)) for state in ActionState.values}
    plans = Plan.objects.filter(state__in=(PlanState.RUNNING, PlanState.EVALUATED)).annotate(
        **{f"in_{state}": number for state, number in kinds.items()}
    )
    found = plans.order_by("pk")
    yield found
    return [_told(plan) for plan in found]


def _told(plan) -> PlanProgress:
    planned, running = plan.in_planned, plan.in_running
    return PlanProgress(
        plan.title, planned + running + plan.in_done + plan.in_stopped, running, plan.in_done, plan.in_stopped
    )
