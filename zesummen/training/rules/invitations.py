"""Verdicts and sentences about invitations."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Grants, Verdict, may, no
from zesummen.kernel.dates import short_date
from zesummen.kernel.journal import tell
from zesummen.kernel.moves import may_move

from .. import states
from ..models import Course, Invitation
from ..states import Channel, CourseState

WAYS = (Channel.LETTER, Channel.MAIL, Channel.PHONE)
MOST_SIGNATORIES = 8


def may_invite(granted: Grants) -> Verdict:
    """Write invitations, send them and note the answers."""
    return may(granted, "training.desk")


def may_begin(granted: Grants, course: Course) -> Verdict:
    """Begin a round of invitations to a course that commissions can ask for."""
    verdict = may_invite(granted)
    if verdict and course.state != CourseState.OFFERED:
        return no(_("Offer the course first: an invitation leads to its public page."))
    return verdict


def may_send(granted: Grants, invitation: Invitation) -> Verdict:
    """Note one letter as sent."""
    return may_invite(granted) and may_move(invitation, states.SEND_INVITATION)


def may_unsend(granted: Grants, invitation: Invitation) -> Verdict:
    """Take back what was noted by mistake. A mail that this platform sent has gone."""
    verdict = may_invite(granted) and may_move(invitation, states.UNSEND_INVITATION)
    if verdict and invitation.sent_by == Channel.MAIL:
        return no(_("This cannot be taken back."))
    return verdict


def may_remind(granted: Grants, invitation: Invitation) -> Verdict:
    """Note a reminder."""
    return may_invite(granted) and may_move(invitation, states.REMIND_INVITATION)


def may_decline(granted: Grants, invitation: Invitation) -> Verdict:
    """Note that the commune does not want the training for now."""
    return may_invite(granted) and may_move(invitation, states.DECLINE_INVITATION)


def may_return(granted: Grants, invitation: Invitation) -> Verdict:
    """Note that the address is wrong."""
    return may_invite(granted) and may_move(invitation, states.RETURN_INVITATION)


def day_fits(day: date, today: date, earliest: date | None = None) -> Verdict:
    """Something was sent today or before, and not before what it follows."""
    if day > today:
        return no(_("This day lies ahead. Note what was sent on the day it goes."))
    if earliest and day < earliest:
        return no(_("The letter went out on %(day)s. Choose that day or a later one.") % {"day": short_date(earliest)})
    return YES


def names_reason(reason: str) -> Verdict:
    """Why a commune declined."""
    return YES if reason.strip() else no(_("Write why the commune declined, in a few words."))


tell("invitation.round", _("%(by)s began the invitations “%(title)s” to %(count)s communes"))
tell("invitation.round_changed", _("%(by)s changed the letter “%(title)s”"))
tell("invitation.bulk_sent", _("%(by)s noted %(count)s letters of “%(title)s” as sent on %(day)s"))
tell("invitation.mailed", _("%(by)s sent the invitation “%(title)s” by mail to %(count)s communes"))
tell("invitation.mails_reminded", _("%(by)s reminded %(count)s communes of “%(title)s” by mail"))
tell("invitation.sent", _("%(by)s noted the invitation to %(title)s as sent on %(day)s"))
tell("invitation.unsent", _("%(by)s noted that the invitation to %(title)s has not gone after all"))
tell("invitation.reminded", _("%(by)s noted that %(title)s was reminded on %(day)s"))
tell("invitation.asked", _("%(title)s asked for the training: %(reference)s"))
tell("invitation.declined", _("%(by)s noted that %(title)s declined: %(reason)s"))
tell("invitation.returned", _("%(by)s noted that the address of %(title)s is wrong"))
tell("invitation.changed", _("%(by)s changed what is kept about the invitation of %(title)s"))
tell("invitation.called", _("%(by)s noted a call from %(title)s (%(caller)s): %(text)s"))
