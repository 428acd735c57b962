"""Opening the next plan with what this one left; each copy names where it comes from, and the thread goes on."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves, thread
from zesummen.kernel.access import insist
from zesummen.kernel.money import split_exactly
from zesummen.kernel.words import Text, searchable

from .. import states
from ..models import (
    Action,
    ActionObjective,
    ActionOwner,
    ActionResult,
    BudgetLine,
    Evidence,
    Indicator,
    Need,
    Objective,
    ObjectiveNeed,
    Partner,
    Plan,
)
from ..queries.next_plan import next_of
from ..queries.readings import indicator_row
from ..rules import evaluation as rules
from ..rules.actions import WHOLE
from ..states import ActionState, PlanState
from .actions import COPIED, TEXTS
from .plans import start_plan

KEPT = [name for name in COPIED if name not in ("cycle", "from_on", "until_on", "depends_on_call")]
NEED = ("title", "description", "field", "groups", "priority", "raised_on")
EVIDENCE = ("kind", "title", "source", "dated_on", "figure_key", "figure", "inventory_item", "people")


@transaction.atomic
def open_next_plan(
    *,
    plan: Plan,
    template: str,
    regime: str,
    title: Text,
    starts_on: date | None = None,
    ends_on: date | None = None,
    unfinished: Iterable[int] = (),
    going_on: Iterable[int] = (),
    needs: Iterable[int] = (),
    objectives: Iterable[int] = (),
    by,
) -> Plan:
    """Start the next plan and copy the chosen rows (ids of this plan). Dates and past money stay behind.

    The needs that a chosen objective answers come along with it, so that the thread goes on. An evaluated plan
    becomes "followed by the next plan"; a running one goes on to its end.
    """
    insist(rules.may_open_next(grants(by, plan.space), plan, next_of(plan) is not None))
    made = start_plan(
        space=plan.space,
        template=template,
        regime=regime,
        title=title,
        starts_on=starts_on,
        ends_on=ends_on,
        previous=plan,
        by=by,
    )
    old_objectives = Objective.objects.filter(plan=plan, pk__in=list(objectives))
    answered = ObjectiveNeed.objects.filter(objective__in=old_objectives).values_list("need_id", flat=True)
    old_needs = Need.objects.filter(plan=plan, pk__in={*needs, *answered})
    new_needs = {old.pk: _need(old, made, number) for number, old in enumerate(old_needs, 1)}
    new_objectives = {old.pk: _objective(old, made, number, new_needs) for number, old in enumerate(old_objectives, 1)}
    chosen = Action.objects.filter(plan=plan, pk__in=[*unfinished, *going_on]).exclude(
        state__in=(ActionState.IDEA, ActionState.STOPPED)
    )
    for number, old in enumerate(chosen, 1):
        _action(old, made, number, new_objectives)
    if plan.state == PlanState.EVALUATED:
        moves.apply(plan, states.RENEW)
    journal.note("plan.next_opened", made, space=plan.space, by=by)
    return made


def _copied(old, names: Iterable[str]) -> dict:
    return {name: getattr(old, name) for name in names}


def _need(old: Need, plan: Plan, number: int) -> Need:
    made = Need.objects.create(space=plan.space, plan=plan, number=number, **_copied(old, NEED))
    thread.tie(made)
    if old.node_id:
        thread.link(old, made)
    for proof in Evidence.objects.filter(need=old):
        copy = Evidence.objects.create(space=plan.space, plan=plan, need=made, **_copied(proof, EVIDENCE))
        thread.tie(copy)
        thread.link(copy, made)
    return made


def _objective(old: Objective, plan: Plan, number: int, needs: dict[int, Need]) -> Objective:
    made = Objective.objects.create(
        space=plan.space, plan=plan, number=number, **_copied(old, ("title", "description", "field"))
    )
    thread.tie(made)
    if old.node_id:
        thread.link(old, made)
    for row in ObjectiveNeed.objects.filter(objective=old, need__in=list(needs)):
        ObjectiveNeed.objects.create(space=plan.space, objective=made, need=needs[row.need_id])
        thread.link(needs[row.need_id], made)
    for indicator in Indicator.objects.filter(objective=old):
        last = indicator_row(indicator).last
        start = (
            {"baseline": last.value, "baseline_on": last.read_on}
            if last
            else _copied(indicator, ("baseline", "baseline_on"))
        )
        Indicator.objects.create(
            space=plan.space,
            objective=made,
            **_copied(indicator, ("title", "unit", "target", "lower_is_better", "source")),
            **start,
        )
    return made


def _action(old: Action, plan: Plan, number: int, objectives: dict[int, Objective]) -> Action:
    made = Action(
        space=plan.space,
        plan=plan,
        number=number,
        title=old.title,
        previous=old,
        inventory_item=old.inventory_item,
        origin="previous",
        **_copied(old, KEPT),
    )
    made.search = searchable(*(getattr(made, name) for name in TEXTS))
    made.save()
    thread.tie(made)
    result = ActionResult.objects.filter(action=old, node__isnull=False).order_by("-pk").first()
    if result or old.node_id:
        thread.link(result or old, made)
    for model in (ActionOwner, Partner):
        for row in model.objects.filter(action=old):
            row.pk, row._state.adding, row.action = None, True, made
            row.save()
    _shares(old, made, objectives)
    _coming_money(old, made)
    return made


def _shares(old: Action, made: Action, objectives: dict[int, Objective]) -> None:
    """The objectives that come along share the whole money of the action, in the proportion they had."""
    rows = [row for row in ActionObjective.objects.filter(action=old) if row.objective_id in objectives]
    parts = split_exactly(WHOLE, [row.share for row in rows]) if rows else []
    for row, part in zip(rows, parts, strict=True):
        ActionObjective.objects.create(
            space=made.space, action=made, objective=objectives[row.objective_id], share=part
        )
        thread.link(objectives[row.objective_id], made)


def _coming_money(old: Action, made: Action) -> None:
    """Budget lines of years that the new plan covers; nothing spent."""
    if made.plan.starts_on is None:
        return
    for line in BudgetLine.objects.filter(action=old, year__gte=made.plan.starts_on.year):
        line.pk, line._state.adding, line.action, line.real, line.version = None, True, made, None, 1
        line.save()
