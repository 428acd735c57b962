"""Verdicts and sentences about the pact, its cycles, its counts, and plans that are taken over."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.kernel import journal
from zesummen.kernel.access import YES, Grants, Verdict, may, no

from ..measures import TEMPLATES
from ..models import Cycle, Plan
from ..states import PlanState
from .plans import may_write


def is_pact(plan: Plan) -> Verdict:
    """A plan in cycles, with signatures."""
    if TEMPLATES[plan.template].in_cycles:
        return YES
    return no(_("This plan is not a pact: it has measures, no cycles."))


def may_sign(granted: Grants, plan: Plan) -> Verdict:
    """Record the three signatures of a pact."""
    verdict = may(granted, "plan.adopt")
    if not verdict:
        return verdict
    if plan.state not in (PlanState.PREPARATION, PlanState.RUNNING):
        return no(_("This plan is closed. What it left stands in the next plan."))
    return is_pact(plan)


def may_open_cycle(granted: Grants, plan: Plan, open_cycle: Cycle | None) -> Verdict:
    """One cycle at a time."""
    verdict = may_write(granted, plan)
    if not verdict:
        return verdict
    if open_cycle is not None:
        return no(_("Cycle %(number)s is still open. Close it with its lessons first.") % {"number": open_cycle.number})
    return is_pact(plan)


def may_close_cycle(granted: Grants, plan: Plan, cycle: Cycle) -> Verdict:
    """Close a cycle once."""
    verdict = may_write(granted, plan)
    if not verdict:
        return verdict
    return no(_("This cycle is closed already.")) if cycle.closed_on else YES


def may_count(granted: Grants, plan: Plan, year: int, today: date) -> Verdict:
    """Enter the members of 31 December of a year that is over, within the pact's time."""
    verdict = may_write(granted, plan)
    if not verdict:
        return verdict
    if date(year, 12, 31) > today:
        return no(_("31 December %(year)s has not come yet.") % {"year": year})
    if plan.starts_on and date(year, 12, 31) < plan.starts_on:
        return no(_("The pact did not run yet on 31 December %(year)s.") % {"year": year})
    return is_pact(plan)


def may_run_beside(other: Plan | None, beside: bool) -> Verdict:
    """Take over a plan although one of its kind is open: only when somebody says that both are meant."""
    if other is None or beside:
        return YES
    return no(
        _(
            "“%(title)s” is of the same kind and is open already. Tick that both are to run side by side, or go on there."
        )
        % {"title": other.title}
    )


def may_freeze_taken_over(granted: Grants, plan: Plan, *, actions: int, frozen: bool) -> Verdict:
    """Freeze version 1 "as taken over", once the actions are in."""
    verdict = may_write(granted, plan)
    if not verdict:
        return verdict
    if not plan.is_taken_over:
        return no(_("This plan was not taken over: its versions are frozen by the council's vote."))
    if frozen:
        return no(_("The version as taken over is frozen already."))
    return YES if actions else no(_("Enter the actions of the plan first, then freeze it."))


journal.tell("pact.signed", _("%(by)s recorded the signatures of the pact “%(title)s” of %(day)s"))
journal.tell("pact.changed", _("%(by)s changed the signatures of the pact “%(title)s”: %(changed)s"))
journal.tell("pact.counted", _("%(by)s entered the Biergerpakt members of 31 December %(year)s: %(members)s"))
journal.tell(
    "pact.recounted", _("%(by)s corrected the Biergerpakt members of 31 December %(year)s: %(before)s → %(members)s")
)
journal.tell("cycle.opened", _("%(by)s opened cycle %(number)s: “%(title)s”"))
journal.tell("cycle.edited", _("%(by)s changed cycle %(number)s: “%(title)s”"))
journal.tell("cycle.closed", _("%(by)s closed cycle %(number)s with its lessons"))
journal.tell("plan.taken_over", _("%(by)s took over the running plan “%(title)s”"))
journal.tell("plan.frozen_taken_over", _("%(by)s froze “%(title)s” as it was taken over"))
