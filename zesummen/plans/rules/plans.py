"""Verdicts about the plan itself and its measures."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel import journal
from zesummen.kernel.access import YES, Grants, Verdict, may, no

from ..measures import MeasureStanding
from ..models import Plan
from ..states import PlanState, Standing

OPEN = frozenset({PlanState.PREPARATION, PlanState.RUNNING})


def may_start(granted: Grants, space) -> Verdict:
    """Start a plan or take one over, in a commune or a grouping."""
    if space.kind not in ("commune", "grouping"):
        return no(_("Plans belong to a commune or a grouping."))
    return may(granted, "plan.start")


def may_write(granted: Grants, plan: Plan) -> Verdict:
    """Write what belongs to the plan, while it is in preparation or running."""
    verdict = may(granted, "plan.write")
    if not verdict:
        return verdict
    if plan.state not in OPEN:
        return no(_("This plan is closed. What it left stands in the next plan."))
    return YES


def may_declare(granted: Grants, plan: Plan, row: MeasureStanding) -> Verdict:
    """Declare a measure complete although the facts do not show it."""
    verdict = may(granted, "plan.declare")
    if not verdict:
        return verdict
    if row.standing == Standing.COMPLETED:
        return no(_("The facts show already that this measure is completed."))
    if row.is_declared:
        return no(_("This measure has been declared complete already."))
    return YES if plan.state in OPEN else no(_("This plan is closed."))


def may_start_early(granted: Grants, plan: Plan, row: MeasureStanding) -> Verdict:
    """Start a measure before the one that opens it is done, or say afterwards why its work began early."""
    verdict = may(granted, "plan.declare")
    if not verdict:
        return verdict
    if row.is_open or row.is_over:
        return no(_("This measure is open already."))
    return YES if plan.state in OPEN else no(_("This plan is closed."))


journal.tell("plan.started", _("%(by)s started the plan “%(title)s”"))
journal.tell("plan.edited", _("%(by)s changed the plan “%(title)s”: %(changed)s"))
journal.tell("plan.given_up", _("%(by)s gave up the plan “%(title)s”: %(reason)s"))
journal.tell("plan.published", _("%(by)s opened the plan “%(title)s” to the public"))
journal.tell("plan.unpublished", _("%(by)s closed the public page of the plan “%(title)s”"))
journal.tell("plan.released", _("%(by)s released “%(title)s” to bodies outside"))
journal.tell("plan.withheld", _("%(by)s took back the release of “%(title)s”"))
journal.tell("measure.declared", _("%(by)s declared the measure “%(title)s” complete: %(reason)s"))
journal.tell("measure.undeclared", _("%(by)s took back the declaration on “%(title)s”"))
journal.tell("measure.early", _("%(by)s started the measure “%(title)s” early: %(reason)s"))
journal.tell("measure.noted", _("%(by)s changed the note on the measure “%(title)s”"))
