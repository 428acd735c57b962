"""Verdicts and sentences about the work programme."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import Grants, Verdict, may, no
from zesummen.kernel.journal import tell

from ..models import Commission, ProgrammeItem
from ..states import CommissionState, ProgrammeState

OPEN = (ProgrammeState.PROPOSED, ProgrammeState.PLANNED, ProgrammeState.UNDER_WAY)


def may_keep(granted: Grants, commission: Commission) -> Verdict:
    """Keep the programme of a commission that is not handed over."""
    verdict = may(granted, "programme.write")
    if verdict and commission.state == CommissionState.HANDED_OVER:
        return no(_("This commission has handed over. What is left stands in its successor's programme."))
    return verdict


def may_change(granted: Grants, item: ProgrammeItem) -> Verdict:
    """Change an item that is neither done nor dropped."""
    verdict = may_keep(granted, item.commission)
    if verdict and item.state not in OPEN:
        return no(_("This item is done or dropped. Take it up again before you change it."))
    return verdict


tell("programme.added", _("%(by)s put “%(title)s” into the work programme"))
tell("programme.proposed", _("“%(title)s” was proposed for the work programme by %(source)s"))
tell("programme.changed", _("%(by)s changed “%(title)s” in the work programme: %(changed)s"))
tell("programme.confirmed", _("%(by)s took the proposal “%(title)s” into the work programme"))
tell("programme.started", _("%(by)s noted that “%(title)s” is under way"))
tell("programme.done", _("%(by)s noted that “%(title)s” is done"))
tell("programme.dropped", _("%(by)s dropped “%(title)s” from the work programme: %(reason)s"))
tell("programme.resumed", _("%(by)s took “%(title)s” up again"))
tell("programme.linked", _("%(by)s noted that “%(title)s” led to “%(other)s”"))
