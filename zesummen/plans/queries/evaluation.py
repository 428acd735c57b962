"""Evaluations: who has answered, the spread of answers, the results of actions, and how the plan itself worked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, IntegerField, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import ROLES
from zesummen.kernel.due import Due
from zesummen.kernel.together import asking, listed, side_by_side
from zesummen.sittings.models import Attendance, Body, BodyMember
from zesummen.sittings.queries.bodies import on_day
from zesummen.sittings.states import BodyKind, Presence

from .. import catalogue
from ..models import Action, ActionResult, Evaluation, EvaluationAnswer, GroupChoice, Need, Plan, ProgressAsk
from ..rules.evaluation import SMALL
from ..states import ActionState, EvaluationState
from . import budget
from .readings import standing
from .sheet import NeedSheet, PlanSheet, contents_of


def evaluations_of(plan: Plan) -> list[Evaluation]:
    """The evaluations of the plan, newest first."""
    return list(Evaluation.objects.filter(plan=plan).select_related("document", "document_de", "closed_by", "cycle"))


def open_kinds(evaluations: Iterable[Evaluation]) -> frozenset[str]:
    """The kinds of which one is open: it is finished before another is opened."""
    return frozenset(row.kind for row in evaluations if row.state != EvaluationState.CLOSED)


def kinds_to_open(plan: Plan, evaluations: Iterable[Evaluation]) -> list[str]:
    """What can be opened now: annual reports belong to a pact, and one of each kind at a time."""
    kinds = [kind for kind in Evaluation.Kind.values if kind != Evaluation.Kind.ANNUAL or plan.template != "pci"]
    return [kind for kind in kinds if kind not in open_kinds(evaluations)]


def period_of(evaluation: Evaluation, plan: Plan) -> tuple[date, date]:
    """The days it speaks of: the plan up to now, or for an annual report the year that is ending or has just ended."""
    start = plan.starts_on or evaluation.opened_on
    if evaluation.kind != Evaluation.Kind.ANNUAL:
        return start, max(start, evaluation.opened_on)
    year = evaluation.opened_on.year - (1 if evaluation.opened_on.month <= 6 else 0)
    first, last = max(start, date(year, 1, 1)), date(year, 12, 31)
    return min(first, last), last


# The six questions


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member of the committee and whether an answer is there; never which."""

    member: BodyMember
    has_answered: bool


@asking
def members_of(evaluation: Evaluation, answers: Iterable[EvaluationAnswer] | None = None):
    """The members of the steering committee on the day of the evaluation; ``answers`` where they are read already."""
    found = _committee(evaluation)
    given = EvaluationAnswer.objects.none() if answers is not None else _answers(evaluation)
    yield found, given
    return _member_rows(found, given if answers is None else answers)


def _committee(evaluation: Evaluation):
    committee = Body.objects.filter(kind=BodyKind.STEERING, until_on=None).order_by("-pk").values("pk")[:1]
    return BodyMember.objects.filter(on_day(evaluation.opened_on), body=Subquery(committee)).select_related("person")


def _member_rows(found: Iterable[BodyMember], answers: Iterable[EvaluationAnswer]) -> list[MemberRow]:
    answered = {row.member_id for row in answers if row.member_id}
    return [MemberRow(member, member.pk in answered) for member in found]


def answers_of(evaluation: Evaluation) -> list[EvaluationAnswer]:
    """All answers to the six questions, the members' and the committee's. One statement."""
    return list(_answers(evaluation))


def _answers(evaluation: Evaluation):
    return EvaluationAnswer.objects.filter(evaluation=evaluation)


def membership_of(evaluation: Evaluation, person) -> BodyMember | None:
    """The membership by which a person answers, if there is one."""
    return next((row.member for row in members_of(evaluation) if row.member.person_id == person.pk), None)


def own_answers(evaluation: Evaluation, member: BodyMember | None) -> dict[str, EvaluationAnswer]:
    """One member's answers by question; the committee's for no member."""
    return {row.question: row for row in EvaluationAnswer.objects.filter(evaluation=evaluation, member=member)}


@dataclass(frozen=True, slots=True)
class Spread:
    """One question: how many gave which mark. Below three answers only their number; then also the words, unnamed."""

    key: str
    question: Any
    answered: int
    counts: tuple[tuple[Any, int], ...]  # (words of the mark, how many); empty where there are too few
    texts: tuple[str, ...]
    together: EvaluationAnswer | None

    @property
    def together_mark(self) -> Any:
        """The words of the committee's mark."""
        mark = str(self.together.mark) if self.together and self.together.mark else ""
        return dict(catalogue.choices(catalogue.MARKS)).get(mark, "")


def spreads(evaluation: Evaluation, answers: Iterable[EvaluationAnswer] | None = None) -> list[Spread]:
    """The six questions. What members said alone is shown once they have stopped answering."""
    rows = list(answers_of(evaluation) if answers is None else answers)
    shown = evaluation.state != EvaluationState.OPEN
    return [_spread(entry, [row for row in rows if row.question == entry.key], shown) for entry in catalogue.QUESTIONS]


def _spread(entry, rows: list[EvaluationAnswer], shown: bool) -> Spread:
    alone = [row for row in rows if row.member_id and row.mark]
    enough = shown and len(alone) >= SMALL
    counts = (
        tuple((mark.label, sum(str(row.mark) == mark.key for row in alone)) for mark in catalogue.MARKS)
        if enough
        else ()
    )
    said = sorted(row.text.strip() for row in rows if row.member_id and row.text.strip()) if enough else []
    return Spread(
        entry.key, entry.label, len(alone), counts, tuple(said), next((row for row in rows if not row.member_id), None)
    )


def answered_together(evaluation: Evaluation) -> int:
    """How many of the six questions the committee has answered."""
    return EvaluationAnswer.objects.filter(evaluation=evaluation, member=None, mark__isnull=False).count()


# Results


@dataclass(frozen=True, slots=True)
class ResultRow:
    """An action and what became of it in this evaluation."""

    action: Action
    result: ActionResult | None


@asking
def result_rows(evaluation: Evaluation):
    """Every action of the plan that is no idea; of an annual report the same. One statement."""
    told = ActionResult.objects.filter(evaluation=evaluation)
    actions = Action.objects.filter(plan=evaluation.plan_id).exclude(state=ActionState.IDEA)
    yield told, actions
    results = {row.action_id: row for row in told}
    return [ResultRow(action, results.get(action.pk)) for action in actions]


def earlier_result(action: Action, evaluation: Evaluation) -> ActionResult | None:
    """What an earlier evaluation said, to start from."""
    return (
        ActionResult.objects.filter(action=action, evaluation__number__lt=evaluation.number)
        .order_by("-evaluation__number")
        .first()
    )


# How the plan itself worked


@dataclass(frozen=True, slots=True)
class Working:
    """The plan's own working in a period; each pair is (what was, out of how many)."""

    sittings: int
    attendance: tuple[int, int]
    groups: tuple[str, ...]  # reached by an action's result
    groups_missed: tuple[str, ...]  # chosen and not reached
    on_time: tuple[int, int]  # finished actions that ended by their planned day
    answered: tuple[int, int]  # questions about progress that were answered
    members: tuple[int, int]  # members of the committee who answered the six questions


@dataclass(frozen=True, slots=True)
class Story:
    """What an evaluation gathered: who answers, what they said, what became of each action, how the plan worked."""

    members: list[MemberRow]
    spreads: list[Spread]
    results: list[ResultRow]
    working: Working


@asking
def story_of(evaluation: Evaluation, plan: Plan):
    """All that the pages and the report of an evaluation say of it. One statement."""
    committee, answers, chosen = _committee(evaluation), _answers(evaluation), _groups(plan)
    numbers = _numbers(plan, *period_of(evaluation, plan))
    results, *_read = yield from side_by_side(
        result_rows.asked(evaluation), *(listed.asked(one) for one in (committee, answers, chosen, numbers))
    )
    members = _member_rows(committee, answers)
    working = _working(numbers[0], list(chosen), members, results)
    return Story(members, spreads(evaluation, answers), results, working)


def _groups(plan: Plan):
    return GroupChoice.objects.filter(plan=plan).values_list("group", flat=True)


def _working(n: dict, chosen: list[str], members: list[MemberRow], results: list[ResultRow]) -> Working:
    """Committee, groups, time and answers in the period."""
    reached = {key for row in results if row.result for key in row.result.groups_reached}
    return Working(
        n["sittings"],
        (n["there"], n["invited"]),
        tuple(entry.key for entry in catalogue.GROUPS if entry.key in reached),
        tuple(key for key in chosen if key not in reached),
        (n["in_time"], n["done"]),
        (n["answered"], n["asked"]),
        (sum(row.has_answered for row in members), len(members)),
    )


def _numbers(plan: Plan, first: date, last: date):
    """The counts of the period, as one row."""
    rows = Attendance.objects.filter(sitting__body__kind=BodyKind.STEERING, sitting__day__range=(first, last)).exclude(
        presence=Presence.UNKNOWN
    )
    done = Action.objects.filter(
        plan=plan, state=ActionState.DONE, until_on__isnull=False, really_until_on__range=(first, last)
    )
    asks = ProgressAsk.objects.filter(action__plan=plan, asked_on__range=(first, last))
    return Plan.objects.filter(pk=plan.pk).values(
        sittings=_count(rows, "sitting"),
        there=_count(rows.filter(presence__in=[Presence.PRESENT, Presence.REPLACED])),
        invited=_count(rows),
        in_time=_count(done.filter(really_until_on__lte=F("until_on"))),
        done=_count(done),
        answered=_count(asks.filter(answered_at__isnull=False)),
        asked=_count(asks),
    )


def _count(rows, what: str = "pk"):
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count(what, distinct=True)).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


@dataclass(frozen=True, slots=True)
class Overview:
    """Where the plan stands on the first page of its evaluations."""

    actions: int
    done: int
    indicators: int
    read: int
    reached: int
    money: budget.Sum


def overview(plan: Plan) -> Overview:
    """Actions, indicators and money, from the sheet of objectives and actions. Three statements."""
    sheet = doing_sheet(plan)
    found = [indicator for objective in sheet.objectives for indicator in objective.indicators]
    where = [
        standing(i.baseline, i.target, i.readings[-1].value if i.readings else None, lower_is_better=i.lower_is_better)
        for i in found
    ]
    return Overview(
        len(sheet.live_actions),
        sum(action.state == ActionState.DONE for action in sheet.actions),
        len(found),
        sum(bool(i.readings) for i in found),
        sum(bool(one.reached) for one in where),
        budget.plan_total(sheet),
    )


@asking
def doing_sheet(plan: Plan, needs: Iterable[Need] = ()):
    """Objectives and actions of the plan, with the ``needs`` that are given, without the rest. One statement."""
    objectives, actions = yield from contents_of.asked(plan)
    return PlanSheet(
        pk=plan.pk, space="", space_name="", template=plan.template, regime=plan.regime, title=plan.title,
        summary=plan.summary, state=plan.state, starts_on=plan.starts_on, ends_on=plan.ends_on, cost_key=plan.cost_key,
        needs=tuple(
            NeedSheet(n.pk, n.number, n.title, n.description, n.field, tuple(n.groups), n.priority) for n in needs
        ),
        objectives=objectives, actions=actions,
    )  # fmt: skip


@asking
def due(spaces: Iterable, today: date):
    """Evaluations whose answers are due, or that wait for their report. One statement."""
    found = (
        Evaluation.objects.filter(space__in=list(spaces)).exclude(state=EvaluationState.CLOSED).select_related("space")
    )
    yield found
    return sorted((_due(row, today) for row in found), key=lambda item: item.on)


def _due(row: Evaluation, today: date) -> Due:
    on = row.answers_by or row.opened_on
    alone = row.state == EvaluationState.OPEN
    what = _("Answer the six questions of the evaluation") if alone else _("Make the report of the evaluation")
    owner = ROLES["steering" if alone else "officer"].label
    return Due(row.space, what, on, owner, f"plans/{row.plan_id}/evaluation/{row.pk}/", "evaluation", on < today, True)
