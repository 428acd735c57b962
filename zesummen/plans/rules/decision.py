"""Verdicts and sentences about the decision to make the plan, and the opinions that it quotes."""

from django.utils.translation import gettext_lazy as _

from zesummen.council.states import DecisionState
from zesummen.kernel import journal
from zesummen.kernel.access import YES, Grants, Verdict, may, no

from ..models import Party, Plan
from .plans import OPEN

OVER = frozenset({DecisionState.REJECTED, DecisionState.WITHDRAWN})


def may_start_decision(granted: Grants, plan: Plan, party: Party) -> Verdict:
    """Draft the decision of a council that has none under way; after a rejection, again."""
    verdict = may(granted, "plan.adopt")
    if not verdict:
        return verdict
    if plan.state not in OPEN:
        return no(_("This plan is closed. What it left stands in the next plan."))
    decision = party.start_decision
    if decision is None or decision.state in OVER:
        return YES
    return no(_("This council has its decision already. Go on with that one."))


journal.tell("decision.drafted", _("%(by)s drafted the decision of %(party)s for “%(title)s”"))
journal.tell("decision.linked", _("%(by)s linked the decision “%(decision)s” of %(party)s to “%(title)s”"))
journal.tell("decision.result", _("The council's vote on “%(decision)s” was taken over for %(party)s: %(state)s"))
journal.tell("opinion.written", _("%(by)s entered the opinion of %(body)s on “%(title)s”"))
journal.tell("opinion.changed", _("%(by)s changed the opinion of %(body)s on “%(title)s”"))
journal.tell("opinion.removed", _("%(by)s removed the opinion of %(body)s on “%(title)s”"))
