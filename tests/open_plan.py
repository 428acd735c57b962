"""A plan with something internal in every place where people write."""

from datetime import date

from django.utils import timezone

from factories import make_action, make_indicator, make_line, make_need, make_objective
from zesummen.plans.models import ActionOwner, Progress, SubAction

#: Words that stand in internal fields only. None of them may be in a public byte.
INTERNAL = (
    "SECRET-RISK",
    "SECRET-HEALTH",
    "SECRET-PARTY",
    "SECRET-PART",
    "SECRET-OWNER",
    "SECRET-MAIL",
    "SECRET-VOICE",
    "SECRET-COORDINATOR",
    "SECRET-IDEA",
    "SECRET-NOTE",
    "SECRET-NEEDED",
    "SECRET-ORIGIN",
)


def fill(plan, numbers=(1,)):
    """Needs, objectives and actions with money, and internal words around them."""
    for _number in numbers:
        need = make_need(plan, title="Apprendre la langue près de chez soi", evidence=True)
        need.evidence.update(source="SECRET-VOICE")
        objective = make_objective(plan, need, title="Parler ensemble")
        make_indicator(objective)
        action = make_action(
            plan,
            objective,
            title="Café des langues",
            state="running",
            percent=40,
            health="at_risk",
            health_reason="SECRET-HEALTH",
            risks="SECRET-RISK",
            people_needed="SECRET-NEEDED",
            origin_note="SECRET-ORIGIN",
            reported_on=date(2026, 5, 1),
        )
        make_line(action, planned="1500.00", real="400.00")
        ActionOwner.objects.create(
            space=plan.space, action=action, kind="working", name="SECRET-OWNER", email="SECRET-MAIL@x.example"
        )
        SubAction.objects.create(space=plan.space, action=action, title="SECRET-PART", owner_name="SECRET-OWNER")
        Progress.objects.create(
            space=plan.space,
            action=action,
            reported_at=timezone.now(),
            percent=40,
            health="at_risk",
            reason="SECRET-HEALTH",
            note="SECRET-NOTE",
            by_name="SECRET-OWNER",
            channel="page",
        )
    make_action(plan, title="SECRET-IDEA", state="idea")
