"""Verdicts and sentences about the handover to the next commission."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Grants, Verdict, may, no
from zesummen.kernel.dates import short_date
from zesummen.kernel.journal import tell
from zesummen.kernel.moves import may_move

from .. import states
from ..models import Commission


def may_hand_over(granted: Grants, commission: Commission) -> Verdict:
    """Hand a commission over that is at work."""
    return may(granted, "commission.write") and may_move(commission, states.HAND_OVER)


def fits_day(commission: Commission, day: date, today: date, successor: Commission | None) -> Verdict:
    """The last day: within the term, not to come, and not after the next commission began."""
    if day < commission.from_on:
        return no(_("The last day comes before the first. Enter a later day."))
    if day > today:
        return no(_("That day is still to come. Hand over on the day itself or afterwards."))
    if successor is not None and day > successor.from_on:
        return no(
            _("The next commission begins on %(day)s. The last day of this one comes no later.")
            % {"day": short_date(successor.from_on)}
        )
    return YES


def is_settled(sittings: Sequence) -> Verdict:
    """No sitting is still to come, and none was held after the last day."""
    if sittings:
        return no(
            _("The sitting of %(day)s stands in the way. Hold or cancel what is planned, or choose a later last day.")
            % {"day": short_date(sittings[0].day)}
        )
    return YES


def is_replaced(successor: Commission | None, *, sits_on: bool) -> Verdict:
    """Where the members sit until they are replaced, somebody must have replaced them."""
    if sits_on and successor is not None and not successor.seated:  # type: ignore[attr-defined]
        return no(
            _("By the rules the members sit until they are replaced, and nobody sits in the next commission yet.")
        )
    return YES


def nobody_later(holdings: Sequence, day: date) -> Verdict:
    """Nobody takes a seat only after the last day."""
    if holdings:
        row = holdings[0]
        return no(
            _("%(name)s takes a seat on %(from)s, after the last day. Choose a later day, or correct the seat.")
            % {"name": row.member.name, "from": short_date(row.from_on)}
        )
    return YES


tell("commission.handed_over", _("%(by)s handed over “%(title)s” to “%(to)s”"))
tell("commission.ended", _("%(by)s ended “%(title)s”; no commission follows"))
tell("commission.took_over", _("“%(title)s” took over what “%(before)s” left open: %(count)s"))
