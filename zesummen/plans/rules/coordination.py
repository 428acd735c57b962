"""Verdicts and sentences about the coordinator and the handover."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel import journal
from zesummen.kernel.access import YES, Grants, Verdict, may, no

from ..models import Plan
from .plans import may_write


def may_name_coordinator(granted: Grants, plan: Plan) -> Verdict:
    """Name, change or end a coordinator of an open plan."""
    return may_write(granted, plan)


def may_hand_over(granted: Grants, leaver, successor) -> Verdict:
    """Move everything of one person to another, both members of the space."""
    verdict = may(granted, "plan.handover")
    if not verdict:
        return verdict
    if leaver == successor:
        return no(_("Choose somebody else as successor."))
    return YES


journal.tell("coordinator.named", _("%(by)s named %(title)s coordinator of the plan “%(plan)s”"))
journal.tell("coordinator.changed", _("%(by)s changed the coordinator %(title)s: %(changed)s"))
journal.tell("coordinator.ended", _("%(by)s recorded that %(title)s coordinates until %(until)s"))
journal.tell("handover.moved", _("%(by)s handed everything of %(title)s over to %(successor)s (items: %(count)s)"))
journal.tell("handover.item", _("%(by)s handed “%(title)s” over from %(leaver)s to %(successor)s"))
