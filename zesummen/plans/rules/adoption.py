"""Verdicts and sentences about the adoption: versions, councils, amendments, cost key, the letter."""

from django.utils.translation import gettext_lazy as _

from zesummen.council.states import DecisionState
from zesummen.kernel import journal
from zesummen.kernel.access import YES, Grants, Verdict, may, no

from ..models import MinistryLetter, Party, Plan
from ..states import OPEN_PARTY, PartyState, PlanState

OPEN = frozenset({PlanState.PREPARATION, PlanState.RUNNING})
OVER = frozenset({DecisionState.REJECTED, DecisionState.WITHDRAWN})
DECIDED = frozenset({PartyState.ADOPTED, PartyState.AMENDED})


def may_adopt(granted: Grants, plan: Plan) -> Verdict:
    """Prepare papers and decisions, while the plan is in preparation or running."""
    verdict = may(granted, "plan.adopt")
    if not verdict:
        return verdict
    return YES if plan.state in OPEN else no(_("This plan is closed. Adopt the next one."))


def may_decide(granted: Grants, plan: Plan, party: Party) -> Verdict:
    """Change what this council will decide on, or record its decision, while it has not adopted."""
    verdict = may_adopt(granted, plan)
    if not verdict:
        return verdict
    return (
        YES
        if party.state in OPEN_PARTY
        else no(_("This council has adopted the plan already. What it adopted no longer moves."))
    )


def may_record(granted: Grants, plan: Plan, party: Party, decision_state: str) -> Verdict:
    """Record a decision that was taken on the council's own papers: not while a deliberation waits for its vote."""
    verdict = may_decide(granted, plan, party)
    if not verdict:
        return verdict
    if decision_state == DecisionState.AGENDA:
        return no(_("The decision is on the agenda here. Record the vote on it: the plan follows by itself."))
    return YES


def may_amend(granted: Grants, plan: Plan, party: Party, decision_state: str, was_amended: bool) -> Verdict:
    """Type what a council changed in the plan: before its vote is recorded, or after a vote that amended the text."""
    verdict = may_adopt(granted, plan)
    if not verdict:
        return verdict
    if party.state in OPEN_PARTY:
        return (
            YES
            if decision_state and decision_state not in OVER
            else no(_("Prepare the decision for this council first."))
        )
    if was_amended or party.state == PartyState.AMENDED:
        return YES
    return no(_("This council adopted the plan as it was. Correct its decision first if that is wrong."))


def may_change_body(granted: Grants, plan: Plan, *, begun: bool) -> Verdict:
    """Say who decides (each council, or a syndicate's committee), before any of them has begun."""
    verdict = may_adopt(granted, plan)
    if not verdict:
        return verdict
    return no(_("Decisions on this plan have begun. Who decides cannot change any more.")) if begun else YES


def may_send_letter(granted: Grants, letter: MinistryLetter) -> Verdict:
    """Record that a letter was sent, once."""
    verdict = may(granted, "plan.adopt")
    if not verdict:
        return verdict
    return no(_("This letter was sent already.")) if letter.sent_on else YES


journal.tell("version.frozen", _("%(by)s froze “%(title)s” of the plan"))
journal.tell("party.submitted", _("%(by)s put version %(number)s before %(title)s"))
journal.tell("party.adopted", _("%(by)s recorded that %(title)s adopted the plan on %(day)s"))
journal.tell("party.amended", _("%(by)s recorded that %(title)s adopted the plan with changes on %(day)s"))
journal.tell("party.refused", _("%(by)s recorded that %(title)s refused the plan on %(day)s: %(reason)s"))
journal.tell("party.annulled", _("The authority annulled the adoption by %(title)s: %(reason)s"))
journal.tell("party.left_out", _("%(title)s leaves out action %(number)s: %(reason)s"))
journal.tell("party.took_in", _("%(title)s takes action %(number)s in again"))
journal.tell("party.passage_changed", _("%(by)s typed a change that %(title)s made at the table: %(passage)s"))
journal.tell("party.passage_taken_back", _("%(by)s took back a change of %(title)s: %(passage)s"))
journal.tell("plan.took_amendments", _("%(by)s took the changes of %(council)s into the plan “%(title)s”"))
journal.tell("plan.ran", _("The plan “%(title)s” runs from %(day)s"))
journal.tell("plan.stopped_running", _("The plan “%(title)s” no longer runs: its adoption was annulled"))
journal.tell("plan.cost_key", _("%(by)s chose how the communes share the cost of “%(title)s”"))
journal.tell("plan.body", _("%(by)s changed who decides on “%(title)s”"))
journal.tell("letter.made", _("%(by)s wrote the letter to the ministry"))
journal.tell("letter.sent", _("%(by)s recorded that the letter to the ministry was sent on %(day)s (%(how)s)"))
