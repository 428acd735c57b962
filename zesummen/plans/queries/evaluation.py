"""Evaluations: who has answered, the spread of answers, the results of actions, and how the plan itself worked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import ROLES
from zesummen.kernel.due import Due
from zesummen.sittings.models import Attendance, BodyMember
from zesummen.sittings.queries import members_on, steering_body
from zesummen.sittings.states import BodyKind, Presence

from .. import catalogue
from ..models import Action, ActionResult, Evaluation, EvaluationAnswer, GroupChoice, Plan, ProgressAsk
from ..rules.evaluation import SMALL
from ..states import ActionState, EvaluationState


def evaluations_of(plan: Plan) -> list[Evaluation]:
    """The evaluations of the plan, newest first."""
    return list(Evaluation.objects.filter(plan=plan).select_related("document", "document_de", "closed_by", "cycle"))


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


def members_of(evaluation: Evaluation) -> list[MemberRow]:
    """The members of the steering committee on the day of the evaluation, in two statements."""
    body = steering_body()
    if body is None:
        return []
    answered = set(
        EvaluationAnswer.objects.filter(evaluation=evaluation, member__isnull=False).values_list("member_id", flat=True)
    )
    return [MemberRow(member, member.pk in answered) for member in members_on(body, evaluation.opened_on)]


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


def spreads(evaluation: Evaluation) -> list[Spread]:
    """The six questions. What members said alone is shown once they have stopped answering. One statement."""
    rows = list(EvaluationAnswer.objects.filter(evaluation=evaluation))
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


def result_rows(evaluation: Evaluation) -> list[ResultRow]:
    """Every action of the plan that is no idea; of an annual report the same. Two statements."""
    results = {row.action_id: row for row in ActionResult.objects.filter(evaluation=evaluation)}
    actions = Action.objects.filter(plan=evaluation.plan_id).exclude(state=ActionState.IDEA)
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


def working_of(evaluation: Evaluation, plan: Plan) -> Working:
    """Committee, groups, time and answers in the period of the evaluation. Seven statements."""
    first, last = period_of(evaluation, plan)
    present = Q(presence__in=[Presence.PRESENT, Presence.REPLACED])
    rows = Attendance.objects.filter(sitting__body__kind=BodyKind.STEERING, sitting__day__range=(first, last)).exclude(
        presence=Presence.UNKNOWN
    )
    met = rows.aggregate(sittings=Count("sitting", distinct=True), there=Count("pk", filter=present), all=Count("pk"))
    done = Action.objects.filter(
        plan=plan, state=ActionState.DONE, until_on__isnull=False, really_until_on__range=(first, last)
    )
    asked = ProgressAsk.objects.filter(action__plan=plan, asked_on__range=(first, last)).aggregate(
        answered=Count("pk", filter=Q(answered_at__isnull=False)), all=Count("pk")
    )
    reached = {
        key
        for keys in ActionResult.objects.filter(evaluation=evaluation).values_list("groups_reached", flat=True)
        for key in keys
    }
    chosen = list(GroupChoice.objects.filter(plan=plan).values_list("group", flat=True))
    members = members_of(evaluation)
    return Working(
        met["sittings"],
        (met["there"], met["all"]),
        tuple(entry.key for entry in catalogue.GROUPS if entry.key in reached),
        tuple(key for key in chosen if key not in reached),
        (done.filter(really_until_on__lte=F("until_on")).count(), done.count()),
        (asked["answered"], asked["all"]),
        (sum(row.has_answered for row in members), len(members)),
    )


def due(spaces: Iterable, today: date) -> list[Due]:
    """Evaluations whose answers are due, or that wait for their report. One statement."""
    found = (
        Evaluation.objects.filter(space__in=list(spaces)).exclude(state=EvaluationState.CLOSED).select_related("space")
    )
    return sorted((_due(row, today) for row in found), key=lambda item: item.on)


def _due(row: Evaluation, today: date) -> Due:
    on = row.answers_by or row.opened_on
    alone = row.state == EvaluationState.OPEN
    what = _("Answer the six questions of the evaluation") if alone else _("Make the report of the evaluation")
    owner = ROLES["steering" if alone else "officer"].label
    return Due(row.space, what, on, owner, f"plans/{row.plan_id}/evaluation/{row.pk}/", "evaluation", on < today, True)
