"""Verdicts and sentences about action sheets, their people, parts and money."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from zesummen.kernel import journal
from zesummen.kernel.access import YES, Grants, Verdict, may, no

from ..models import Action, Plan
from ..states import ActionState
from .plans import OPEN, may_write

WHOLE = Decimal(100)
MOST_ACTIONS = 999


def may_write_action(granted: Grants, action: Action) -> Verdict:
    """Change an action sheet while the plan is open and the action was not stopped."""
    verdict = may_write(granted, action.plan)
    if not verdict:
        return verdict
    if action.state == ActionState.STOPPED:
        return no(_("This action was stopped. Open it again before you change its sheet."))
    return YES


def may_take_in(granted: Grants, action: Action) -> Verdict:
    """Take an idea into the plan."""
    verdict = may_write_action(granted, action)
    if verdict and action.state != ActionState.IDEA:
        return no(_("This action is in the plan already."))
    return verdict


def may_keep_money(granted: Grants, plan: Plan) -> Verdict:
    """Enter budget lines, planned and real."""
    verdict = may(granted, "plan.money")
    if not verdict:
        return verdict
    return YES if plan.state in OPEN else no(_("This plan is closed. Its money no longer changes."))


def shares_are_whole(shares: Iterable[Decimal]) -> Verdict:
    """The money of an action is split between its objectives: the shares add up to 100 %, or there are none."""
    found = list(shares)
    if not found or sum(found) == WHOLE:
        return YES
    return no(_("The shares add up to %(sum)s %%. Change them so that they make 100 %%.") % {"sum": _plain(sum(found))})


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")


def may_drop_line(real: Decimal | None) -> Verdict:
    """Take a budget line away: only while no real money is on it."""
    return no(_("Real money was entered on this line. It stays; set the planned amount to 0 instead.")) if real else YES


journal.tell("action.made", _("%(by)s wrote the action “%(title)s”"))
journal.tell("action.from_library", _("%(by)s took over the model action “%(title)s”"))
journal.tell("action.from_inventory", _("%(by)s took “%(title)s” from the inventory into the plan"))
journal.tell("action.copied", _("%(by)s copied an action to “%(title)s”"))
journal.tell("action.imported", _("%(by)s read in the action “%(title)s” from a sheet"))
journal.tell("action.edited", _("%(by)s changed the action “%(title)s”: %(changed)s"))
journal.tell("action.taken_in", _("%(by)s took the idea “%(title)s” into the plan"))
journal.tell("action.owners", _("%(by)s set who answers for “%(title)s”: %(names)s"))
journal.tell("action.partners", _("%(by)s set the partners of “%(title)s”: %(names)s"))
journal.tell("action.objectives", _("%(by)s set which objectives “%(title)s” serves: %(names)s"))
journal.tell("action.part_added", _("%(by)s added the part “%(part)s” to “%(title)s”"))
journal.tell("action.part_done", _("%(by)s ticked the part “%(part)s” of “%(title)s” as done"))
journal.tell("action.part_open", _("%(by)s opened the part “%(part)s” of “%(title)s” again"))
journal.tell("action.part_removed", _("%(by)s removed the part “%(part)s” of “%(title)s”"))
journal.tell("action.milestone_added", _("%(by)s added the milestone “%(part)s” to “%(title)s”"))
journal.tell("action.milestone_done", _("%(by)s ticked the milestone “%(part)s” of “%(title)s” as reached"))
journal.tell("action.milestone_open", _("%(by)s opened the milestone “%(part)s” of “%(title)s” again"))
journal.tell("action.milestone_removed", _("%(by)s removed the milestone “%(part)s” of “%(title)s”"))
journal.tell("action.money", _("%(by)s changed the budget of “%(title)s”: %(changed)s"))
