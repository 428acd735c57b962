"""What stands on the two homes: the person's, across spaces, and a space's own."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from zesummen.accounts.models import ServiceMember
from zesummen.accounts.models.memberships import holds_on
from zesummen.kernel import tenancy
from zesummen.kernel.together import asking
from zesummen.plans.models import Action, Plan
from zesummen.plans.queries.clocks import Clocks, clocks_of
from zesummen.plans.queries.standings import Rail, rail_of
from zesummen.plans.states import ActionState, PlanState

OPEN = (PlanState.PREPARATION, PlanState.RUNNING)


@dataclass(frozen=True, slots=True)
class SpaceCard:
    """A space of the person with its open plans."""

    space: object
    plans: tuple[Plan, ...]


def cards(spaces: Iterable) -> list[SpaceCard]:
    """The spaces with their open plans. One statement."""
    spaces = list(spaces)
    by_space: dict[int, list[Plan]] = defaultdict(list)
    with tenancy.across(spaces):
        for plan in Plan.objects.filter(state__in=OPEN).order_by("-pk"):
            by_space[plan.space_id].append(plan)
    return [SpaceCard(space, tuple(by_space[space.pk])) for space in spaces]


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan somebody works on, as the home shows it."""

    plan: Plan
    rail: Rail
    clocks: Clocks


@asking
def plan_views(space, today: date | None = None):
    """The newest open plan of the space with its knots and clocks, and the other plans. One past its end comes last."""
    plans = Plan.objects.order_by("-pk")
    yield plans
    for plan in plans:
        plan.space = space
    day = today or timezone.localdate()
    live = sorted(
        (plan for plan in plans if plan.state in OPEN), key=lambda plan: bool(plan.ends_on and plan.ends_on < day)
    )
    current = next(iter(live), None)
    if current is None:
        return [], list(plans)
    rail = yield from rail_of.asked(current)
    view = PlanView(current, rail, clocks_of(current, rail, today=today))
    return [view], [plan for plan in plans if plan.pk != current.pk]


def my_actions(person, today: date | None = None):
    """Actions of the open space that the person or one of their services answers for, and that are not over."""
    services = ServiceMember.objects.filter(holds_on(today or timezone.localdate()), person=person).values("service")
    own = Q(owners__person=person) | Q(owners__service__in=services)
    live = Action.objects.filter(own, plan__state__in=OPEN).exclude(state__in=[ActionState.DONE, ActionState.STOPPED])
    return live.distinct().order_by("until_on", "number", "pk")[:20]
