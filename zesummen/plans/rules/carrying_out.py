"""Verdicts and sentences about progress, the asking for it, and changes of an adopted plan."""

from django.utils.translation import gettext_lazy as _

from zesummen.council.states import DecisionState
from zesummen.kernel import journal
from zesummen.kernel.access import YES, Grants, Verdict, may, no
from zesummen.kernel.words import Text

from ..models import Action, Change, Plan
from ..states import ActionState, Health, PlanState
from .actions import may_write_action

LIVE = (ActionState.PLANNED, ActionState.RUNNING)


def is_open_for_reports(action: Action) -> Verdict:
    """Progress is reported on planned and running actions of a running plan."""
    if action.plan.state != PlanState.RUNNING:
        return no(_("This plan is not running. Progress is reported from the council's adoption to the evaluation."))
    if action.state == ActionState.IDEA:
        return no(_("This action is still an idea. Take it into the plan first."))
    if action.state == ActionState.DONE:
        return no(_("This action is finished. Open it again to report once more."))
    if action.state == ActionState.STOPPED:
        return no(_("This action was stopped. Open it again to report on it."))
    return YES


def may_report(granted: Grants, action: Action, *, is_own: bool) -> Verdict:
    """Report on one's own action, or on any one where the role says so."""
    if "plan.progress_any" not in granted:
        verdict = may(granted, "plan.progress")
        if not verdict:
            return verdict
        if not is_own:
            return no(_("Others answer for this action. You report on the actions that name you or your service."))
    return is_open_for_reports(action)


def may_ask(granted: Grants, plan: Plan) -> Verdict:
    """Ask the leads for progress now."""
    verdict = may(granted, "plan.progress_any")
    if not verdict:
        return verdict
    if plan.state != PlanState.RUNNING:
        return no(_("Progress is asked while the plan is running."))
    return YES


def may_change(granted: Grants, plan: Plan) -> Verdict:
    """Record a change of an adopted plan."""
    verdict = may(granted, "plan.write")
    if not verdict:
        return verdict
    if plan.state != PlanState.RUNNING:
        return no(_("Changes are recorded once the plan is adopted. Until then, simply edit it."))
    return YES


def may_stop(granted: Grants, action: Action) -> Verdict:
    """Stop an action that is not over."""
    verdict = may_write_action(granted, action)
    if verdict and action.state == ActionState.DONE:
        return no(_("This action is finished. There is nothing to stop."))
    return verdict


def may_reopen(granted: Grants, action: Action) -> Verdict:
    """Open a finished or stopped action again."""
    verdict = may(granted, "plan.write")
    if not verdict:
        return verdict
    if action.plan.state != PlanState.RUNNING:
        return no(_("This plan is not running."))
    if action.state not in (ActionState.DONE, ActionState.STOPPED):
        return no(_("This action is open."))
    return YES


def may_send_to_council(granted: Grants, change: Change) -> Verdict:
    """Draft the decision by which the council agrees to a change that matters."""
    verdict = may(granted, "council.write")
    if not verdict:
        return verdict
    if not change.matters:
        return no(_("This change does not need the council."))
    if change.decision_id and change.decision.state not in (DecisionState.REJECTED, DecisionState.WITHDRAWN):
        return no(_("The decision on this change is drafted already."))
    return YES


def told_title(action: Action) -> str:
    """Number and title as the journal shows them."""
    title: Text = action.title
    return f"{action.number}. {title.piece(title.original).text}"


journal.tell(
    "progress.reported",
    _("%(by)s reported on “%(title)s”: %(percent)s %%, %(health)s"),
    health=lambda key: Health(key).label,
)
journal.tell("progress.finished", _("%(by)s reported that “%(title)s” is finished"))
journal.tell("progress.asked", _("%(by)s asked %(name)s for progress on “%(title)s”"))
journal.tell("progress.reminded", _("%(by)s reminded %(name)s of the question about “%(title)s”"))
journal.tell("progress.silent", _("%(by)s put the silence on “%(title)s” on the steering committee's agenda"))
journal.tell("action.stopped", _("%(by)s stopped the action “%(title)s”: %(reason)s"))
journal.tell("action.reopened", _("%(by)s opened the action “%(title)s” again: %(reason)s"))
journal.tell("change.recorded", _("%(by)s recorded a change of the plan: “%(title)s”"))
journal.tell(
    "change.voted",
    _("The council voted on the change “%(title)s”: %(state)s"),
    state=lambda key: DecisionState(key).label,
)
journal.tell("change.to_council", _("%(by)s drafted the council decision on the change “%(title)s”"))
