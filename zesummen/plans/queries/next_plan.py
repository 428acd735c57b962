"""What a plan leaves to the one that follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..models import Action, ActionResult, Need, Objective, Plan
from ..states import ActionState, PlanState
from .readings import indicator_rows
from .sheet import plan_sheet
from .thread import breaks_of


@dataclass(frozen=True, slots=True)
class Left:
    """What is unfinished, goes on, was not answered or not reached."""

    unfinished: tuple[Action, ...]
    going_on: tuple[Action, ...]  # finished, and its result says that it goes on
    needs: tuple[Need, ...]
    objectives: tuple[Objective, ...]

    def lists(self) -> Iterable[tuple[str, Any, tuple]]:
        """(name of the choice, its words, rows)."""
        yield "unfinished", _("Actions that are not finished"), self.unfinished
        yield "going_on", _("Actions that go on"), self.going_on
        yield "needs", _("Needs without an answer"), self.needs
        yield "objectives", _("Objectives whose target was missed or not measured"), self.objectives

    def __bool__(self) -> bool:
        return any(rows for _name, _words, rows in self.lists())


def left_by(plan: Plan) -> Left:
    """What the plan leaves. The number of statements does not grow with rows."""
    actions = list(Action.objects.filter(plan=plan))
    goes_on = set(ActionResult.objects.filter(action__plan=plan, goes_on=True).values_list("action_id", flat=True))
    breaks = breaks_of(plan_sheet(plan))
    open_needs = {need.pk for need in (*breaks.needs_without_objective, *breaks.needs_without_action)}
    missed = {row.indicator.objective_id for row in indicator_rows(plan) if not row.standing.reached}
    return Left(
        tuple(a for a in actions if a.state in (ActionState.PLANNED, ActionState.RUNNING)),
        tuple(a for a in actions if a.pk in goes_on and a.state == ActionState.DONE),
        tuple(Need.objects.filter(plan=plan, pk__in=open_needs)),
        tuple(Objective.objects.filter(plan=plan, pk__in=missed)),
    )


def next_of(plan: Plan) -> Plan | None:
    """The plan that follows this one, if it was opened and not given up."""
    return Plan.objects.filter(previous=plan).exclude(state=PlanState.ABANDONED).order_by("-pk").first()
