"""Verdicts and sentences about opinions."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.kernel import dates
from zesummen.kernel.access import YES, Grants, Verdict, may, no
from zesummen.kernel.journal import tell
from zesummen.kernel.moves import may_move
from zesummen.sittings.models import AgendaItem

from .. import states
from ..models import Commission, Opinion, Vote
from ..states import CommissionState, OpinionState, VoteResult

OPEN = (OpinionState.ASKED, OpinionState.DRAFT)
CARRIED = (VoteResult.CARRIED, VoteResult.CASTING, VoteResult.LOT)


def may_write_opinions(granted: Grants, commission: Commission) -> Verdict:
    """Begin an opinion of a commission that is not handed over."""
    verdict = may(granted, "opinion.write")
    if verdict and commission.state == CommissionState.HANDED_OVER:
        return no(_("This commission has handed over. Its successor gives the opinions now."))
    return verdict


def may_ask(granted: Grants, commission: Commission) -> Verdict:
    """Ask the commission for an opinion, for the college or the council."""
    verdict = may(granted, "opinion.ask")
    if verdict and commission.state == CommissionState.HANDED_OVER:
        return no(_("This commission has handed over. Ask its successor."))
    return verdict


def may_change(granted: Grants, opinion: Opinion) -> Verdict:
    """Change the words until the commission has adopted them."""
    verdict = may(granted, "opinion.write")
    if verdict and opinion.state not in OPEN:
        return no(_("This opinion is adopted or dropped. Its words no longer change."))
    return verdict


def may_adopt(granted: Grants, opinion: Opinion) -> Verdict:
    """Record that the commission adopted: something must be proposed."""
    verdict = may_change(granted, opinion)
    if verdict and not (opinion.proposals or opinion.facts):
        return no(
            _("Write first what the commission found and what it proposes. Then record that it adopted the opinion.")
        )
    return verdict


def rests_on(item: AgendaItem | None, vote: Vote | None, adopted_on: date) -> Verdict:
    """The point, its vote and the day of an adoption belong together, and the vote carried."""
    if vote is not None and item is not None and vote.item_id != item.pk:
        return no(_("This vote belongs to another point of the agenda."))
    if vote is not None and vote.result not in CARRIED:
        return no(_("This vote did not carry. An opinion is adopted by a vote that did, or without one."))
    if item is not None and item.sitting is not None and item.sitting.day != adopted_on:
        return no(
            _("The sitting was on %(day)s. Enter that day, or choose another point.")
            % {"day": dates.short_date(item.sitting.day)}
        )
    return YES


def may_send(granted: Grants, opinion: Opinion) -> Verdict:
    """Send an adopted opinion to the college or the council."""
    return may(granted, "opinion.write") and may_move(opinion, states.SEND_OPINION)


def may_answer(granted: Grants, opinion: Opinion) -> Verdict:
    """Answer for the college."""
    return may(granted, "opinion.answer") and may_move(opinion, states.ANSWER_OPINION)


def may_remind(granted: Grants, opinion: Opinion, today: date) -> Verdict:
    """Remind the college of an opinion that waits, at most once a day."""
    verdict = may(granted, "opinion.write")
    if verdict and opinion.state != OpinionState.SENT:
        return no(_("This opinion does not wait for an answer."))
    if verdict and opinion.reminded_on == today:
        return no(_("The college was reminded today already."))
    return verdict


def may_publish(granted: Grants, opinion: Opinion) -> Verdict:
    """Open an opinion to the public once it was sent."""
    verdict = may(granted, "commission.publish")
    if verdict and opinion.state not in (OpinionState.SENT, OpinionState.ANSWERED):
        return no(_("Send the opinion first. Whoever asked for it reads it before the public does."))
    return verdict


def may_link(granted: Grants, opinion: Opinion) -> Verdict:
    """Say what the opinion led to, once it is adopted."""
    verdict = may(granted, "opinion.write") or may(granted, "opinion.answer")
    if verdict and opinion.state in (*OPEN, OpinionState.DROPPED):
        return no(_("The opinion is not adopted yet. It can lead to something from then on."))
    return verdict


def fits_day(day: date, *, not_before: date | None, today: date) -> Verdict:
    """A day on which something happened: not in the future, not before what it follows."""
    if day > today:
        return no(_("That day is still to come. Enter the day on which it happened."))
    if not_before and day < not_before:
        return no(_("That day comes before the step it follows. Enter a later day."))
    return YES


tell("advice.asked", _("%(by)s asked the commission for an opinion on “%(title)s”"))
tell("advice.begun", _("%(by)s began the opinion “%(title)s”"))
tell("advice.changed", _("%(by)s changed the opinion “%(title)s”: %(changed)s"))
tell(
    "advice.renewed",
    _("%(by)s moved the wished date of “%(title)s” to %(day)s: %(reason)s"),
    day=lambda text: dates.short_date(date.fromisoformat(text)),
)
tell("advice.adopted", _("%(by)s recorded that the commission adopted “%(title)s”"))
tell("advice.sent", _("%(by)s sent the opinion “%(title)s” to %(to)s"))
tell("advice.reminded", _("%(by)s reminded the college of the opinion “%(title)s”"))
tell("advice.answered", _("%(by)s answered the opinion “%(title)s”"))
tell("advice.dropped", _("%(by)s dropped the opinion “%(title)s”: %(reason)s"))
tell("advice.published", _("%(by)s opened the opinion “%(title)s” to the public"))
tell("advice.closed", _("%(by)s took the opinion “%(title)s” off the public pages"))
tell("advice.linked", _("%(by)s noted that “%(title)s” led to “%(other)s”"))
tell("advice.unlinked", _("%(by)s noted that “%(title)s” did not lead to “%(other)s”"))
tell("advice.quoted", _("%(by)s quoted the opinion “%(title)s” in the decision “%(other)s”"))
