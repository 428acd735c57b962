"""Verdicts about versions of the rules, and the journal's sentences."""

from django.utils.translation import gettext_lazy as _

from zesummen.council.states import EDITABLE, DecisionState
from zesummen.kernel import journal, moves
from zesummen.kernel.access import YES, Grants, Verdict, no

from .. import states
from ..models import Commission, RulesVersion
from ..states import RulesState
from . import commissions


def may_begin(granted: Grants, commission: Commission, *, has_draft: bool) -> Verdict:
    """Begin a new version: one draft at a time."""
    verdict = commissions.may_write(granted, commission)
    if verdict and has_draft:
        return no(_("There is a draft already. Go on with that one, so that nothing is written twice."))
    return verdict


def may_edit(granted: Grants, version: RulesVersion) -> Verdict:
    """Change the values of a version: only while it is a draft."""
    verdict = commissions.may_write(granted, version.commission)
    if verdict and version.state != RulesState.DRAFT:
        return no(_("This version was voted and no longer changes. Correct it with a new version."))
    decision = version.deliberation if verdict else None
    if decision is not None and decision.state == DecisionState.AGENDA:
        return no(_("The council has this version on its agenda. Take the point off the agenda before you change it."))
    return verdict


def may_move(granted: Grants, version: RulesVersion, move: moves.Move) -> Verdict:
    """Record a vote, an annulment, or that the version is in force."""
    verdict = commissions.may_write(granted, version.commission)
    return verdict and moves.may_move(version, move)


def may_enter(granted: Grants, version: RulesVersion) -> Verdict:
    """Put a voted version in force, once."""
    verdict = commissions.may_write(granted, version.commission)
    if verdict and version.in_force_from:
        return no(_("This version has been put in force already."))
    return verdict and moves.may_move(version, states.ENTER)


def may_draft_decision(granted: Grants, version: RulesVersion) -> Verdict:
    """Draft the council's decision that approves this version."""
    verdict = may_edit(granted, version)
    if not verdict:
        return verdict
    if version.deliberation is not None and version.deliberation.state in EDITABLE:
        return no(_("The decision is drafted already. Go on with it among the council's decisions."))
    return YES if "council.write" in granted else no(_("Your role does not let you write decisions of the council."))


journal.tell("rules.begun", _("%(by)s began version %(number)s of the rules of “%(commission)s”"))
journal.tell("rules.edited", _("%(by)s changed the draft of the rules, version %(number)s (fields: %(count)s)"))
journal.tell("rules.decision_drafted", _("%(by)s drafted the council's decision on the rules, version %(number)s"))
journal.tell("rules.voted", _("%(by)s recorded the vote on the rules, version %(number)s, of %(day)s"))
journal.tell("rules.annulled", _("%(by)s recorded that the rules, version %(number)s, are annulled as of %(day)s"))
journal.tell(
    "rules.annulled_part",
    _("%(by)s recorded an annulment in part of the rules, version %(number)s (fields: %(count)s), as of %(day)s"),
)
journal.tell("rules.entered", _("%(by)s put version %(number)s of the rules in force from %(day)s"))
