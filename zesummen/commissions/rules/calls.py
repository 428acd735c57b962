"""Verdicts and sentences about calls for candidates."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Grants, Verdict, may, no
from zesummen.kernel.dates import short_date
from zesummen.kernel.journal import tell
from zesummen.kernel.moves import may_move
from zesummen.kernel.words import Text

from .. import states
from ..models import Call, Commission
from ..states import CallState, CommissionState

EDITABLE = (CallState.DRAFT, CallState.PUBLISHED)
OPEN = (CallState.DRAFT, CallState.PUBLISHED, CallState.CLOSED, CallState.SELECTION)


def may_call(granted: Grants, commission: Commission) -> Verdict:
    """Begin and keep calls, until the commission has handed over."""
    verdict = may(granted, "candidate.write")
    if verdict and commission.state == CommissionState.HANDED_OVER:
        return no(_("This commission has handed over. The call belongs to its successor."))
    return verdict


def may_change(granted: Grants, call: Call) -> Verdict:
    """Change the words and days of a call until it is closed."""
    verdict = may_call(granted, call.commission)
    if verdict and call.state not in EDITABLE:
        return no(_("This call is closed. Its text no longer changes."))
    return verdict


def may_publish(granted: Grants, call: Call, today: date) -> Verdict:
    """Publish a draft: seats, both days and the conditions must be there, and the last day must lie ahead."""
    verdict = may_call(granted, call.commission) and may(granted, "commission.publish")
    if not verdict:
        return verdict
    if call.opens_on is None or call.closes_on is None:
        return no(_("The call has no dates yet. Say from when until when people may apply."))
    if call.closes_on < today:
        return no(
            _("The last day to apply, %(day)s, has passed. Choose a later one.") % {"day": short_date(call.closes_on)}
        )
    if not call.seats_full and not call.seats_substitute:
        return no(_("Say how many members are wanted."))
    if not call.eligibility:
        return no(_("Write who may apply."))
    return may_move(call, states.PUBLISH_CALL)


def dates_fit(opens_on: date | None, closes_on: date | None) -> Verdict:
    """The last day does not come before the first."""
    if opens_on and closes_on and closes_on < opens_on:
        return no(_("The last day to apply comes before the first. Enter a later last day."))
    return YES


def keeps_promise(call: Call, values: dict) -> Verdict:
    """A published call is a promise: its dates stay, or leave people more time."""
    if call.state != CallState.PUBLISHED:
        return YES
    if values["opens_on"] is None or values["closes_on"] is None:
        return no(_("A published call keeps its dates. Enter both days."))
    if values["opens_on"] > call.opens_on:
        return no(
            _("People were told that they may apply from %(day)s on. Choose that day or an earlier one.")
            % {"day": short_date(call.opens_on)}
        )
    if values["closes_on"] < call.closes_on:
        return no(
            _("People were told that they may apply until %(day)s. Choose that day or a later one.")
            % {"day": short_date(call.closes_on)}
        )
    return YES


def may_close(granted: Grants, call: Call, today: date) -> Verdict:
    """Close the call once its last day has passed."""
    verdict = may_call(granted, call.commission) and may_move(call, states.CLOSE_CALL)
    if verdict and call.closes_on and call.closes_on >= today:
        return no(
            _("People may apply until %(day)s. Close the call on the day after.") % {"day": short_date(call.closes_on)}
        )
    return verdict


def may_reopen(granted: Grants, call: Call, *, is_decided: bool) -> Verdict:
    """Open a closed call again, as long as no decision of the council is drafted."""
    verdict = may_call(granted, call.commission) and may_move(call, states.REOPEN_CALL)
    if verdict and is_decided:
        return no(_("The council's decision is drafted. Withdraw the draft first."))
    return verdict


def may_archive(granted: Grants, call: Call) -> Verdict:
    """Archive a call that has led to an appointment, that led to nothing, or that was never published."""
    return may_call(granted, call.commission) and may_move(call, states.ARCHIVE_CALL)


def takes_applications(call: Call, day: date, *, is_late_meant: bool) -> Verdict:
    """May somebody apply on that day? After the last day only where the call takes late candidates, with a reason."""
    if call.state not in (CallState.PUBLISHED, CallState.CLOSED) or call.opens_on is None or call.closes_on is None:
        return no(_("This call takes no applications: it is not open, or the selection has begun."))
    if day < call.opens_on:
        return no(_("Applications are taken from %(day)s on.") % {"day": short_date(call.opens_on)})
    if day <= call.closes_on and call.state == CallState.PUBLISHED:
        return YES
    if not call.takes_late:
        return no(
            _("The last day to apply was %(day)s. This call takes no late applications.")
            % {"day": short_date(call.closes_on)}
        )
    if not is_late_meant:
        return no(
            _("The last day to apply was %(day)s. A late application needs a reason in a few words.")
            % {"day": short_date(call.closes_on)}
        )
    return YES


def names_reason(reason: str) -> Verdict:
    """Why there is no call."""
    return YES if reason.strip() else no(_("Write why there is no call, in a few words."))


def has_text(text: Text) -> Verdict:
    """Something is written."""
    return YES if text else no(_("Write who may apply."))


tell("call.made", _("%(by)s began a call for candidates for “%(title)s”"))
tell("call.none", _("%(by)s recorded that “%(title)s” is appointed without a call: %(reason)s"))
tell("call.changed", _("%(by)s changed the call for candidates for “%(title)s”"))
tell("call.published", _("%(by)s published the call for candidates for “%(title)s”, open until %(until)s"))
tell("call.closed", _("%(by)s closed the call for candidates for “%(title)s”"))
tell("call.reopened", _("%(by)s opened the call for candidates for “%(title)s” again, until %(until)s"))
tell("call.selection", _("%(by)s began the selection among the candidates for “%(title)s”"))
tell("call.archived", _("%(by)s archived the call for candidates for “%(title)s”"))
tell(
    "call.decision_drafted", _("%(by)s drafted the council's decision that appoints members of “%(title)s”: %(count)s")
)
tell("call.appointed", _("The council appointed members of “%(title)s” on %(day)s: %(count)s"))
tell("call.refused", _("The council did not appoint the proposed members of “%(title)s”"))
tell("call.not_seated", _("The council's appointments to “%(title)s” could not be entered: %(why)s"))
