"""What the plans do by themselves: ask for progress at their rhythm, remind, and say where nobody speaks."""

import logging

from django.utils import timezone

from zesummen.kernel.tasks import every
from zesummen.kernel.tenancy import inside
from zesummen.territory.models import Space

from .actions import asks
from .models import Plan
from .states import PlanState

logger = logging.getLogger(__name__)


@every(hours=12)
def ask_for_progress() -> None:
    """The rhythm of every running plan. Safe to run twice; a plan that fails does not keep the others waiting."""
    today = timezone.localdate()
    for space in Space.objects.filter(kind__in=("commune", "grouping")):
        with inside(space):
            for plan in Plan.objects.filter(state=PlanState.RUNNING).select_related("space"):
                try:
                    asks.ask_at_rhythm(plan=plan, today=today)
                    asks.follow_up(plan=plan, today=today)
                except Exception:
                    logger.exception("Asking for progress failed in plan %s", plan.pk)
