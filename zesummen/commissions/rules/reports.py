"""Verdicts and sentences about annual reports."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Grants, Verdict, may, no
from zesummen.kernel.journal import tell
from zesummen.kernel.moves import may_move

from .. import states
from ..models import Commission, Report
from ..states import CommissionState, ReportState


def may_begin(granted: Grants, commission: Commission, year: int, last: int) -> Verdict:
    """Begin the report of a year in which the commission worked; ``last``: the last of them."""
    verdict = may(granted, "commission.write")
    if verdict and commission.state == CommissionState.SETTING_UP:
        return no(_("This commission is being set up. It reports once it has sat."))
    if verdict and not commission.from_on.year <= year <= last:
        return no(_("Choose a year in which this commission sat."))
    return verdict


def may_write(granted: Grants, report: Report) -> Verdict:
    """Write foreword and outlook until the report is adopted."""
    verdict = may(granted, "programme.write")
    if verdict and report.state != ReportState.DRAFT:
        return no(_("This report is adopted. Its words no longer change."))
    return verdict


def may_adopt(granted: Grants, report: Report, today: date) -> Verdict:
    """Adopt once the year, or the term of the commission, is over: until then its figures still change."""
    verdict = may(granted, "commission.write") and may_move(report, states.ADOPT_REPORT)
    ended = report.commission.until_on is not None and report.commission.until_on <= today
    if verdict and report.year >= today.year and not ended:
        return no(_("The year is not over: its figures still change. Adopt the report from January on."))
    return verdict


def fits_day(report: Report, day: date, today: date) -> Verdict:
    """The day of adoption: not to come, and not before the year that is reported."""
    if day > today:
        return no(_("That day is still to come. Enter the day on which it happened."))
    if day < date(report.year, 1, 1):
        return no(_("That day comes before the year of the report. Enter a later day."))
    return YES


def may_send(granted: Grants, report: Report) -> Verdict:
    """Send an adopted report to the council and the college."""
    return may(granted, "commission.write") and may_move(report, states.SEND_REPORT)


def may_publish(granted: Grants, report: Report) -> Verdict:
    """Open a report to the public once the council has it."""
    verdict = may(granted, "commission.publish")
    if verdict and report.state != ReportState.SENT:
        return no(_("Send the report first. The council reads it before the public does."))
    return verdict


tell("report.begun", _("%(by)s began the annual report %(year)s"))
tell("report.changed", _("%(by)s changed the words of the annual report %(year)s"))
tell("report.adopted", _("%(by)s recorded that the commission adopted the annual report %(year)s"))
tell("report.sent", _("%(by)s sent the annual report %(year)s to: %(to)s"))
tell("report.published", _("%(by)s opened the annual report %(year)s to the public"))
tell("report.closed", _("%(by)s took the annual report %(year)s off the public pages"))
