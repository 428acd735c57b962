"""Verdicts about the commission itself, and the journal's sentences."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.kernel import journal
from zesummen.kernel.access import YES, Grants, Verdict, may, no
from zesummen.kernel.dates import PLANNED, short_date, years_from
from zesummen.territory.mandates import YEARS, mandate_at

from ..models import Commission
from ..states import CommissionState


def may_set_up(granted: Grants, space) -> Verdict:
    """Set a commission up, in a commune or a grouping."""
    if not space.is_territorial:
        return no(_("Commissions belong to a commune or a grouping."))
    return may(granted, "commission.write")


def may_write(granted: Grants, commission: Commission) -> Verdict:
    """Keep what belongs to the commission, until it is handed over."""
    verdict = may(granted, "commission.write")
    if verdict and commission.state == CommissionState.HANDED_OVER:
        return no(_("This commission is handed over. What it left stands in the next one."))
    return verdict


def may_draft_creation(granted: Grants, commission: Commission, *, is_drafted: bool) -> Verdict:
    """Draft the council's decision that creates the commission, once."""
    verdict = may(granted, "council.write")
    if not verdict:
        return verdict
    if commission.created_by_id:
        return no(_("The council has created this commission already."))
    return no(_("The decision is drafted already. Go on with it among the council's decisions.")) if is_drafted else YES


def fits_term(from_on: date, expected_until: date) -> Verdict:
    """A nominal end for which the council's mandate is the measure: six years, and the time until replaced."""
    if expected_until < from_on:
        return no(_("The end comes before the start. Enter a later day."))
    mandate = mandate_at(from_on)
    end = max(years_from(from_on, YEARS), mandate.until.day if mandate else from_on)
    last = years_from(end, PLANNED.ahead)
    if expected_until <= last:
        return YES
    words = {"year": expected_until.year, "from": short_date(from_on), "last": short_date(last)}
    return no(
        _(
            "The year %(year)s cannot be right: a commission that begins on %(from)s sits for the council's mandate. "
            "Enter a day up to %(last)s."
        )
        % words
    )


def begins_in_time(from_on: date, first_sitting: date | None) -> Verdict:
    """The first day comes no later than the first sitting: before it nobody would sit, and nothing would count."""
    if first_sitting is None or from_on <= first_sitting:
        return YES
    return no(
        _("This commission has a sitting on %(day)s. Enter that day or an earlier one.")
        % {"day": short_date(first_sitting)}
    )


journal.tell("commission.set_up", _("%(by)s set up the commission “%(title)s”"))
journal.tell("commission.edited", _("%(by)s changed the commission “%(title)s”: %(changed)s"))
journal.tell("commission.list_sent", _("%(by)s recorded that the list of members of “%(title)s” went to the ministry"))
journal.tell("commission.decision_drafted", _("%(by)s drafted the decision that creates “%(title)s”"))
journal.tell("commission.decision_result", _("The council voted on the creation of “%(title)s” on %(day)s"))
