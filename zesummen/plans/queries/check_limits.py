"""How much is too much in this plan."""

from ..models import CheckLimits, Plan


def limits_of(plan: Plan) -> CheckLimits:
    """The plan's own limits; unsaved house defaults where nobody has set any."""
    return CheckLimits.objects.filter(plan=plan).first() or CheckLimits(space=plan.space, plan=plan)
