"""What a plan leaves to the one that follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..models import Action, ActionResult, Need, Objective, Plan
from ..states import ActionState, PlanState
from .evaluation import doing_sheet
from .readings import standing
from .sheet import IndicatorSheet
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
    """What the plan leaves. Seven statements, whatever its rows."""
    actions = list(Action.objects.filter(plan=plan))
    objectives = list(Objective.objects.filter(plan=plan))
    needs = list(Need.objects.filter(plan=plan, dropped_on=None))
    goes_on = set(ActionResult.objects.filter(action__plan=plan, goes_on=True).values_list("action_id", flat=True))
    sheet = doing_sheet(plan, needs)
    breaks = breaks_of(sheet)
    unanswered = {need.pk for need in (*breaks.needs_without_objective, *breaks.needs_without_action)}
    missed = {objective.pk for objective in sheet.objectives if any(not _reached(i) for i in objective.indicators)}
    return Left(
        tuple(action for action in actions if action.state in (ActionState.PLANNED, ActionState.RUNNING)),
        tuple(action for action in actions if action.pk in goes_on and action.state == ActionState.DONE),
        tuple(need for need in needs if need.pk in unanswered),
        tuple(objective for objective in objectives if objective.pk in missed),
    )


def _reached(indicator: IndicatorSheet) -> bool:
    last = indicator.readings[-1].value if indicator.readings else None
    i = indicator
    return bool(standing(i.baseline, i.target, last, lower_is_better=i.lower_is_better).reached)


def next_of(plan: Plan) -> Plan | None:
    """The plan that follows this one, if it was opened and not given up."""
    return Plan.objects.filter(previous=plan).exclude(state=PlanState.ABANDONED).order_by("-pk").first()
