"""What moves, what stands still, and what nobody speaks of: the actions of a running plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.models import ServiceMember
from zesummen.accounts.models.memberships import holds_on
from zesummen.council.states import DecisionState
from zesummen.kernel.access import ROLES
from zesummen.kernel.due import Due
from zesummen.kernel.together import asking

from ..models import Action, ActionOwner, BudgetLine, Change, Plan, Progress, ProgressAsk
from ..rules.carrying_out import LIVE
from ..states import ActionState, Health, PlanState

TONES = {
    ActionState.IDEA: "not_open",
    ActionState.PLANNED: "to_start",
    ActionState.RUNNING: "under_way",
    ActionState.DONE: "completed",
    ActionState.STOPPED: "declared",
}
HEALTH_TONES = {Health.GOOD: "completed", Health.AT_RISK: "under_way", Health.BLOCKED: "late"}
ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One action as the page of progress shows it. ``silent_weeks`` counts from the first question without answer."""

    action: Action
    owner: str
    ask: ProgressAsk | None  # the newest question that waits for an answer
    silent_weeks: int | None
    planned: Decimal
    real: Decimal

    @property
    def tone(self) -> str:
        return TONES[ActionState(self.action.state)]

    @property
    def health_tone(self) -> str:
        return HEALTH_TONES[Health(self.action.health)]

    @property
    def is_live(self) -> bool:
        return self.action.state in LIVE

    @property
    def waits(self) -> bool:
        """A question is out and its days are not over."""
        return self.ask is not None and self.silent_weeks is None


def progress_rows(plan: Plan, today: date) -> list[ProgressRow]:
    """All actions of the plan that are no ideas, in four statements."""
    return rows_of(Action.objects.filter(plan=plan).exclude(state=ActionState.IDEA), today)


def rows_of(actions, today: date) -> list[ProgressRow]:
    """These actions with owner, open question and money."""
    waiting = ProgressAsk.objects.filter(answered_at=None).order_by("asked_on", "id")
    money = BudgetLine.objects.filter(flow="expense").only("action_id", "planned", "real", "space_id")
    found = actions.prefetch_related(
        Prefetch("owners", queryset=ActionOwner.objects.order_by("-kind")),
        Prefetch("asks", queryset=waiting),
        Prefetch("budget_lines", queryset=money),
    )
    return [_row(action, today) for action in found]


def _row(action: Action, today: date) -> ProgressRow:
    asks = [ask for ask in action.asks.all() if action.state in LIVE]
    late = [ask for ask in asks if ask.answer_by < today]
    lines = action.budget_lines.all()
    owners = {owner.kind: owner.name for owner in action.owners.all()}
    return ProgressRow(
        action=action,
        owner=owners.get("working") or owners.get("administrative") or owners.get("political") or "",
        ask=asks[-1] if asks else None,
        silent_weeks=(today - late[0].asked_on).days // 7 if late else None,
        planned=sum((line.planned for line in lines), ZERO),
        real=sum((line.real or ZERO for line in lines), ZERO),
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """How many actions stand where; the words above the table."""

    running: int
    done: int
    stopped: int
    to_start: int
    troubled: int
    silent: int

    @property
    def total(self) -> int:
        return self.running + self.done + self.stopped + self.to_start


def tally(rows: Iterable[ProgressRow]) -> Tally:
    """Count the rows."""
    rows = list(rows)
    states = [row.action.state for row in rows]
    return Tally(
        running=states.count(ActionState.RUNNING),
        done=states.count(ActionState.DONE),
        stopped=states.count(ActionState.STOPPED),
        to_start=states.count(ActionState.PLANNED),
        silent=sum(row.silent_weeks is not None for row in rows),
        troubled=sum(row.is_live and row.action.health != Health.GOOD for row in rows),
    )


def _of_person(person, today: date) -> Q:
    services = ServiceMember.objects.filter(holds_on(today), person=person).values("service")
    return Q(owners__person=person) | Q(owners__service__in=services)


def own_actions(person, today: date, standing_in_for: Iterable[tuple] = ()) -> list[ProgressRow]:
    """Actions of running plans that name the person, a service of theirs, or somebody they stand in for."""
    condition = _of_person(person, today)
    for absent, _name in standing_in_for:
        condition |= _of_person(absent, today)
    pks = Action.objects.filter(condition, plan__state=PlanState.RUNNING, state__in=LIVE).values("pk")
    return rows_of(Action.objects.filter(pk__in=pks).select_related("plan").order_by("until_on", "number", "pk"), today)


def is_own(action: Action, person, today: date | None = None, standing_in_for: Iterable[tuple] = ()) -> bool:
    """Does the person, one of their services, or whoever they stand in for answer for this action?"""
    today = today or timezone.localdate()
    people = [person, *(absent for absent, _name in standing_in_for)]
    condition = Q(pk__in=[])
    for one in people:
        condition |= _of_person(one, today)
    return Action.objects.filter(condition, pk=action.pk).exists()


def reports(action: Action) -> list[Progress]:
    """All reports on an action, newest first."""
    return list(Progress.objects.filter(action=action).select_related("by"))


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change and where it stands with the council."""

    change: Change
    state: Any
    tone: str
    may_go_on: bool  # to be sent, for the first time or again


def changes_of(plan: Plan) -> list[ChangeRow]:
    """The changes of the plan, newest first, in one statement."""
    found = Change.objects.filter(plan=plan).select_related("action", "decision", "party", "party__commune", "made_by")
    return [change_row(change) for change in found]


def change_row(change: Change) -> ChangeRow:
    """One change: the council's vote is read from its decision, never copied."""
    if not change.matters:
        return ChangeRow(change, _("recorded"), "completed", False)
    if change.decision is None:
        return ChangeRow(change, _("must go to the council"), "to_correct", True)
    state = DecisionState(change.decision.state)
    over = state in (DecisionState.REJECTED, DecisionState.WITHDRAWN)
    tone = "completed" if state == DecisionState.ACCEPTED else "late" if over else "under_way"
    return ChangeRow(change, state.label, tone, over)


@asking
def due(spaces: Iterable, today: date):
    """Questions about progress that wait for an answer, and changes that must go to the council. One statement."""
    spaces = list(spaces)
    asks = ProgressAsk.objects.filter(
        space__in=spaces, answered_at=None, action__state__in=LIVE, action__plan__state=PlanState.RUNNING
    )
    asks = asks.select_related("space", "action").order_by("asked_on", "id")
    changes = Change.objects.filter(space__in=spaces, matters=True, decision=None, plan__state=PlanState.RUNNING)
    changes = changes.select_related("space")
    yield asks, changes
    newest = {ask.action_id: ask for ask in asks}
    found = [
        Due(
            ask.space,
            _("Report on “%(title)s”") % {"title": ask.action.title},
            ask.answer_by,
            ask.name,
            f"plans/{ask.action.plan_id}/actions/{ask.action_id}/report/",
            "progress",
            ask.answer_by < today,
        )
        for ask in newest.values()
    ]
    found += [
        Due(
            change.space,
            _("Send the change “%(what)s” to the council") % {"what": change.what},
            change.made_on,
            ROLES["officer"].label,
            f"plans/{change.plan_id}/changes/",
            "change",
            change.made_on < today,
        )
        for change in changes
    ]
    return sorted(found, key=lambda item: item.on)
