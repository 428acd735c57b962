"""When a commission is constituted and its year planned; the journal's sentences."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Grants, Verdict, may, no
from zesummen.kernel.journal import tell
from zesummen.sittings.models import Sitting

from ..models import Commission
from ..states import CommissionState, OfficeKind


def may_plan(granted: Grants, commission: Commission) -> Verdict:
    """Plan the commission's sittings, until it is handed over."""
    verdict = may(granted, "sitting.write")
    if verdict and commission.state == CommissionState.HANDED_OVER:
        return no(_("This commission has handed over. Its successor plans its own sittings."))
    return verdict


def may_plan_first(granted: Grants, commission: Commission, *, is_planned: bool, seats: int) -> Verdict:
    """Plan the constituent sitting: once, when there are seats to convene."""
    verdict = may_plan(granted, commission)
    if not verdict:
        return verdict
    if commission.state != CommissionState.SETTING_UP:
        return no(_("This commission is at work already: its constituent sitting has been held."))
    if not seats:
        return no(_("Nobody has a seat on that day. Appoint the members first."))
    return no(_("The constituent sitting is planned already.")) if is_planned else YES


def may_constitute(granted: Grants, commission: Commission, sitting: Sitting) -> Verdict:
    """Record what came of the constituent sitting, once it was held and before its minutes are approved."""
    verdict = may(granted, "commission.write")
    if not verdict:
        return verdict
    if not sitting.is_constituent:
        return no(_("This is not the constituent sitting."))
    if commission.state != CommissionState.SETTING_UP:
        return no(_("This commission is at work already: its constituent sitting has been held."))
    return YES if sitting.is_over else no(_("Record first who came. Then the result can be written."))


tell(
    "commission.constituted",
    _("%(by)s recorded the constituent sitting of “%(title)s”: %(offices)s"),
    offices=lambda kinds: ", ".join(str(OfficeKind(kind).label) for kind in kinds) or "–",
)
tell("commission.year_planned", _("%(by)s planned the sittings of “%(title)s” for %(year)s: %(count)s"))
