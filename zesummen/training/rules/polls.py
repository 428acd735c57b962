"""Verdicts and sentences about date polls."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Grants, Verdict, no
from zesummen.kernel.dates import short_date
from zesummen.kernel.journal import tell
from zesummen.kernel.moves import may_move

from .. import states
from ..case import Case
from ..models import Participant, Poll
from ..states import PollState
from .evenings import may_agree

FEWEST, MOST = 1, 12  # dates in one poll


def may_poll(granted: Grants, case: Case) -> Verdict:
    """Ask the members about dates: either side, while dates are being agreed."""
    return may_agree(granted, case)


def deadline_fits(until: date, first: date, today: date) -> Verdict:
    """People need a day to answer, and the answers must be there before the first date."""
    if until <= today:
        return no(_("People need time to answer. Choose a last day after today."))
    if until >= first:
        return no(
            _("The last day to answer must come before the first date, %(day)s. Choose an earlier one.")
            % {"day": short_date(first)}
        )
    return YES


def may_answer(poll: Poll, participant: Participant, today: date) -> Verdict:
    """While the poll is open, until the end of its last day; who has left no longer answers."""
    if participant.left_on is not None:
        return no(_("You are no longer on the list of this training."))
    if poll.state != PollState.OPEN or today > poll.answers_until:
        return no(
            _("This poll closed on %(day)s. Tell the secretary of your commission if something changed.")
            % {
                "day": short_date(
                    min(poll.answers_until, timezone.localtime(poll.closed_at).date() if poll.closed_at else today)
                )
            }
        )
    return YES


def may_key_in(granted: Grants, case: Case, poll: Poll) -> Verdict:
    """Key in what somebody said on paper or by telephone, until a date is chosen."""
    verdict = may_poll(granted, case)
    if verdict and poll.state == PollState.DRAFT:
        return no(_("This poll has not been sent."))
    return verdict


def may_remind(granted: Grants, case: Case, poll: Poll) -> Verdict:
    """Once, while it is open."""
    verdict = may_poll(granted, case)
    return can_remind(poll) if verdict else verdict


def can_remind(poll: Poll) -> Verdict:
    """The silent are reminded once."""
    if poll.state != PollState.OPEN:
        return no(_("This poll is closed."))
    if poll.reminded_on:
        return no(_("The silent were reminded on %(day)s; once is enough.") % {"day": short_date(poll.reminded_on)})
    return YES


def may_close(granted: Grants, case: Case, poll: Poll) -> Verdict:
    """Close it before its last day."""
    return may_poll(granted, case) and may_move(poll, states.CLOSE_POLL)


def may_choose(granted: Grants, case: Case, poll: Poll) -> Verdict:
    """Choose one of its dates; an open poll is closed by that."""
    verdict = may_poll(granted, case)
    if verdict and poll.state == PollState.DRAFT:
        return no(_("This poll has not been sent."))
    return verdict


tell(
    "training_poll.opened", _("%(by)s asked about dates for evening %(number)s of training %(title)s (round %(round)s)")
)
tell("training_poll.keyed_in", _("%(by)s keyed in the dates of %(name)s for training %(title)s"))
tell("training_poll.reminded", _("%(by)s reminded those who had not answered the date poll of training %(title)s"))
tell(
    "training_poll.closed",
    _("%(by)s closed the date poll for evening %(number)s of training %(title)s (round %(round)s)"),
)
tell("training_poll.chosen", _("%(by)s chose %(day)s from the date poll of training %(title)s"))
