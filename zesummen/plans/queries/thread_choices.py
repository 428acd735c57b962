"""What a form can link to: objectives and cycles of a plan, as choices."""

from zesummen.kernel.numbers import whole

from ..models import Cycle, Objective, Plan


def objective_choices(plan: Plan) -> list[tuple[str, str]]:
    """(id, "2. Title") of the plan's objectives, by number."""
    return [(str(o.pk), f"{o.number}. {o.title}") for o in Objective.objects.filter(plan=plan)]


def cycle_choices(plan: Plan) -> list[tuple[str, str]]:
    """(id, "1. Theme") of the cycles of a pact; none for a plan without cycles."""
    if plan.template != "gemengepakt":
        return []
    return [(str(c.pk), str(c)) for c in Cycle.objects.filter(plan=plan)]


def find_objective(plan: Plan, pk) -> Objective | None:
    """An objective of this plan."""
    key = whole(pk)
    return None if key is None else Objective.objects.filter(plan=plan, pk=key).first()


def find_cycle(plan: Plan, pk) -> Cycle | None:
    """A cycle of this plan."""
    key = whole(pk)
    return None if key is None else Cycle.objects.filter(plan=plan, pk=key).first()
