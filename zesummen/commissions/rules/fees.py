"""Who may see and send the lists of attendance fees."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import Grants, Verdict, may, no
from zesummen.kernel.journal import tell


def half_ends_on(year: int, half: int) -> date:
    """The last day of a half-year."""
    return date(year, 6, 30) if half == 1 else date(year, 12, 31)


def may_send(granted: Grants, *, year: int, half: int, rows: int, treasurers: int, today: date) -> Verdict:
    """Send the list of a half-year that is over, when there is something on it and somebody to get it."""
    verdict = may(granted, "fee.send")
    if not verdict:
        return verdict
    if today <= half_ends_on(year, half):
        return no(_("This half-year is not over yet. Its list can be sent from the day after it ends."))
    if not rows:
        return no(_("No seat was filled for a fee in this half-year: there is nothing to send."))
    if not treasurers:
        return no(_("Nobody holds the role of treasurer in this space. Give it to somebody first."))
    return verdict


tell("fees.sent", _("%(by)s sent the attendance fees of %(half)s/%(year)s to the treasurer: %(total)s euros"))
tell(
    "fees.corrected",
    _("%(by)s sent a corrected list of the attendance fees of %(half)s/%(year)s: %(total)s euros (%(reason)s)"),
)
