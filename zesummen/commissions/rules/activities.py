"""Verdicts and sentences about activities and the commission's budget."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Grants, Verdict, may, no
from zesummen.kernel.journal import tell

from ..models import Commission


def may_keep(granted: Grants) -> Verdict:
    """Note what the commission did."""
    return may(granted, "programme.write")


def may_keep_money(granted: Grants) -> Verdict:
    """Note the budget of a year."""
    return may(granted, "commission.write")


def fits_term(commission: Commission, day: date) -> Verdict:
    """The day lies within the commission's term."""
    if day < commission.from_on or (commission.until_on and day > commission.until_on):
        return no(_("That day lies outside the term of this commission."))
    return YES


tell("activity.added", _("%(by)s noted the activity “%(title)s”"))
tell("activity.changed", _("%(by)s changed the activity “%(title)s”: %(changed)s"))
tell("activity.removed", _("%(by)s removed the activity “%(title)s”"))
tell("commission.money", _("%(by)s noted the budget of %(year)s"))
