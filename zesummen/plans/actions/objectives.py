"""Writing objectives, what they answer, and what result is expected."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves, thread
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.words import Text

from ..models import Action, Indicator, Need, Objective, ObjectiveNeed, Plan, Reading
from ..rules.objectives import may_remove_objective
from ..rules.plans import may_write


@transaction.atomic
def write_objective(
    *,
    plan: Plan,
    title: Text,
    description: Text,
    field: str,
    needs: list[Need],
    parent: Objective | None = None,
    cycle=None,
    by,
) -> Objective:
    """Write an objective with the next number, tie it to the thread and to the needs it answers."""
    insist(may_write(grants(by, plan.space), plan))
    last = Objective.objects.filter(plan=plan).aggregate(last=Max("number"))["last"] or 0
    objective = Objective.objects.create(
        space=plan.space,
        plan=plan,
        number=last + 1,
        title=title,
        description=description,
        field=field,
        parent=parent,
        cycle=cycle,
    )
    thread.tie(objective)
    _answer(objective, needs)
    journal.note("objective.written", objective, space=plan.space, by=by)
    return objective


@transaction.atomic
def change_objective(*, objective: Objective, expected: int, needs: list[Need], by, **values) -> Objective:
    """Change an objective. It cannot stand under itself or under one of its own."""
    insist(may_write(grants(by, objective.space), objective.plan))
    if values.get("parent"):
        _insist_no_ring(objective, values["parent"])
    changes = moves.edit(objective, expected=expected, **values)
    thread.tie(objective)
    _answer(objective, needs)
    journal.note(
        "objective.changed", objective, space=objective.space, by=by, changed=", ".join(sorted(changes)) or "–"
    )
    return objective


def _insist_no_ring(objective: Objective, parent: Objective) -> None:
    above: Objective | None = parent
    while above is not None:
        if above.pk == objective.pk:
            raise Refused(no(_("An objective cannot stand under itself.")))
        above = above.parent


def _answer(objective: Objective, needs: list[Need]) -> None:
    """The objective answers exactly these needs."""
    wanted = {need.pk: need for need in needs}
    for row in ObjectiveNeed.objects.filter(objective=objective).select_related("need"):
        if row.need_id not in wanted:
            thread.cut(row.need, objective)
            row.delete()
    for need in wanted.values():
        ObjectiveNeed.objects.get_or_create(space=objective.space, objective=objective, need=need)
        thread.link(need, objective)


@transaction.atomic
def remove_objective(*, objective: Objective, by) -> None:
    """Remove an objective on which nothing hangs."""
    verdict = may_remove_objective(
        grants(by, objective.space),
        objective,
        children=objective.children.count(),
        actions=Action.objects.filter(objective_links__objective=objective).count(),
        readings=Reading.objects.filter(indicator__objective=objective).count(),
    )
    insist(verdict)
    journal.note("objective.removed", objective, space=objective.space, by=by)
    thread.untie(objective)
    objective.delete()


@transaction.atomic
def write_indicator(*, objective: Objective, by, **values) -> Indicator:
    """Add an expected result with its figure."""
    insist(may_write(grants(by, objective.space), objective.plan))
    indicator = Indicator.objects.create(space=objective.space, objective=objective, **values)
    journal.note("indicator.written", indicator, space=objective.space, by=by)
    return indicator


@transaction.atomic
def change_indicator(*, indicator: Indicator, expected: int, by, **values) -> Indicator:
    """Change an indicator; its readings stay."""
    insist(may_write(grants(by, indicator.space), indicator.objective.plan))
    changes = moves.edit(indicator, expected=expected, **values)
    journal.note(
        "indicator.changed", indicator, space=indicator.space, by=by, changed=", ".join(sorted(changes)) or "–"
    )
    return indicator


@transaction.atomic
def remove_indicator(*, indicator: Indicator, by) -> None:
    """Remove an indicator without readings."""
    insist(may_write(grants(by, indicator.space), indicator.objective.plan))
    if indicator.readings.exists():
        raise Refused(no(_("This indicator has readings. They would be lost.")))
    journal.note("indicator.removed", indicator, space=indicator.space, by=by)
    indicator.delete()
