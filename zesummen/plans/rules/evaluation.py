"""Verdicts and sentences about evaluations, readings, results and the plan that follows."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.kernel import journal
from zesummen.kernel.access import YES, Grants, Verdict, may, no

from ..models import Evaluation, Plan
from ..states import EvaluationState, PlanState

SMALL = 3  # fewer answers than these are counted, never spread out: two people would know each other's


def may_open(granted: Grants, plan: Plan, kind: str) -> Verdict:
    """Open a mid-term or final evaluation of a running plan, or an annual report of a pact."""
    verdict = may(granted, "plan.evaluate")
    if not verdict:
        return verdict
    if plan.state != PlanState.RUNNING:
        return no(_("A plan is evaluated while it runs or when it ends, not before its adoption."))
    if kind == Evaluation.Kind.ANNUAL and plan.template == "pci":
        return no(_("Annual reports belong to a Gemengepakt."))
    return YES


def may_run(granted: Grants, evaluation: Evaluation) -> Verdict:
    """Write results and lessons, meet and close, while the evaluation is open."""
    verdict = may(granted, "plan.evaluate")
    if not verdict:
        return verdict
    if evaluation.state == EvaluationState.CLOSED:
        return no(_("The report is made. What was found no longer changes."))
    return YES


def is_open_for_answers(evaluation: Evaluation) -> Verdict:
    """Members answer alone until the committee meets."""
    if evaluation.state == EvaluationState.OPEN:
        return YES
    return no(_("The committee has begun to answer together. Single answers no longer change."))


def may_answer_for(granted: Grants, evaluation: Evaluation, *, is_secretary: bool) -> Verdict:
    """Key in what a member without an address said on paper, at the counter or by telephone: the secretary of the
    committee, or whoever runs the evaluation."""
    if not is_secretary and not (verdict := may(granted, "plan.evaluate")):
        return verdict
    return is_open_for_answers(evaluation)


def needs_somebody(member) -> Verdict:
    """Who has an address answers alone, through the account or the link of the mail."""
    if member.address:
        return no(_("This member has an address and answers alone. Mail the questions instead."))
    return YES


def may_close(granted: Grants, evaluation: Evaluation, *, answered: int, results: int, actions: int) -> Verdict:
    """Make the report: the committee has answered its questions and, at the end, each action has its result."""
    verdict = may_run(granted, evaluation)
    if not verdict:
        return verdict
    if evaluation.kind == Evaluation.Kind.ANNUAL:
        return YES
    if evaluation.state == EvaluationState.OPEN:
        return no(_("First close the members' answers and let the committee answer together."))
    if answered < 6:
        return no(_("The committee has not answered all six questions yet."))
    if evaluation.kind == Evaluation.Kind.FINAL and results < actions:
        return no(
            _("Write the result of each action first: %(done)s of %(all)s are written.")
            % {"done": results, "all": actions}
        )
    return YES


def may_enter_reading(granted: Grants, plan: Plan) -> Verdict:
    """Enter or correct the reading of an indicator."""
    verdict = may(granted, "plan.evaluate")
    if not verdict:
        return verdict
    if plan.state not in (PlanState.RUNNING, PlanState.PREPARATION):
        return no(_("This plan is closed. Its readings no longer change."))
    return YES


def day_is_past(day: date, today: date) -> Verdict:
    """A reading says what was; it cannot lie ahead."""
    return YES if day <= today else no(_("This day has not come yet. Enter the day on which the value was read."))


def may_open_next(granted: Grants, plan: Plan, has_next: bool) -> Verdict:
    """Open the plan that follows."""
    verdict = may(granted, "plan.start")
    if not verdict:
        return verdict
    if plan.state not in (PlanState.RUNNING, PlanState.EVALUATED):
        return no(_("The next plan is opened from one that runs or was evaluated."))
    if has_next:
        return no(_("The next plan is open already."))
    return YES


journal.tell(
    "evaluation.opened", _("%(by)s opened the %(kind)s of the plan"), kind=lambda key: Evaluation.Kind(key).label
)
journal.tell("evaluation.invited", _("%(by)s sent the six questions to members: %(count)s"))
journal.tell("evaluation.answered", _("A member answered the six questions alone"))
journal.tell("evaluation.answered_for", _("%(by)s entered the six answers of a member without an address"))
journal.tell("evaluation.met", _("%(by)s closed the members' answers; the committee answers together"))
journal.tell("evaluation.together", _("%(by)s wrote the committee's answers"))
journal.tell("evaluation.lessons", _("%(by)s wrote the lessons of the evaluation"))
journal.tell("evaluation.closed", _("%(by)s made the report of the evaluation"))
journal.tell("result.written", _("%(by)s wrote the result of “%(title)s”"))
journal.tell("reading.entered", _("%(by)s entered a reading of “%(title)s”: %(value)s on %(day)s"))
journal.tell(
    "reading.corrected", _("%(by)s corrected a reading of “%(title)s” from %(before)s to %(value)s: %(reason)s")
)
journal.tell("plan.next_opened", _("%(by)s opened the next plan “%(title)s” with what the one before left"))
