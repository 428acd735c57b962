"""Who may read and write sittings, when, and the journal's sentences."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from zesummen.kernel.access import YES, Grants, Verdict, declare, may, no
from zesummen.kernel.dates import PLANNED
from zesummen.kernel.journal import tell
from zesummen.kernel.words import plain

from .models import AgendaItem, Body, Sitting, Task
from .states import Reply, ReplyChannel, SittingState, TaskState
from .ways import Standing

READ = ["sitting.read"]
WORK = [*READ, "task.close"]
KEEP = [*WORK, "sitting.write", "sitting.steering", "sitting.confidential"]
declare(
    permissions={
        "sitting.read": _("read the sittings of the bodies and their tasks"),
        "sitting.steering": _("read a steering committee that is confidential"),
        "sitting.confidential": _("read confidential sittings"),
        "sitting.write": _("keep bodies, sittings, minutes and tasks"),
        "task.close": _("close one's own tasks"),
    },
    roles={
        "officer": KEEP,
        "secretary": KEEP,
        "mayor": [*WORK, "sitting.steering", "sitting.confidential"],
        "alderman": [*WORK, "sitting.steering", "sitting.confidential"],
        "councillor": WORK,
        "treasurer": WORK,
        "steering": [*WORK, "sitting.steering"],
        "lead": WORK,
        "president": WORK,
        "member": WORK,
        "reader": READ,
    },
)
OPEN = (SittingState.PLANNED, SittingState.CONVENED)
CLOSED = _("This sitting was closed for want of quorum. Call it again to deal with its agenda.")


def may_read_body(granted: Grants, body: Body, *, is_in_it: bool) -> Verdict:
    """Read a body's sittings; of a confidential body only its members and the keepers of its papers."""
    if is_in_it:
        return may(granted, "sitting.read")
    verdict = may(granted, body.reading)
    if not verdict and body.is_confidential:
        return no(
            _("The sittings of this body are confidential. Its members can read them, and those who keep its papers.")
        )
    return verdict


def may_change_sitting(granted: Grants, sitting: Sitting) -> Verdict:
    """Change day, place and agenda until the sitting is held."""
    verdict = may(granted, "sitting.write")
    if not verdict:
        return verdict
    if sitting.state == SittingState.CANCELLED:
        return no(_("This sitting was cancelled. Plan another one."))
    if sitting.state == SittingState.NO_QUORUM:
        return no(CLOSED)
    return (
        YES if sitting.state in OPEN else no(_("This sitting has been held. Its day and its agenda no longer change."))
    )


def thinkable(day: date, today: date) -> Verdict:
    """A day on which a body may have sat, or may sit: some years back, not many ahead."""
    slip = PLANNED.slip(day, today)
    return no(slip) if slip else YES


def may_convene(granted: Grants, sitting: Sitting, *, items: int, members: int) -> Verdict:
    """Send the notice: there must be somebody to tell and something on the agenda."""
    verdict = may(granted, "sitting.write")
    if not verdict:
        return verdict
    if not members:
        return no(_("This body has no members on that day. Enter its members first."))
    if not items:
        return no(_("The agenda is empty. Put at least one point on it first."))
    return YES


def may_hold(granted: Grants, sitting: Sitting, today: date) -> Verdict:
    """Record who came, from the day of the sitting on."""
    verdict = may(granted, "sitting.write")
    if verdict and sitting.day > today:
        return no(_("This sitting has not taken place yet."))
    if verdict and sitting.state == SittingState.CANCELLED:
        return no(_("This sitting was cancelled. Plan another one."))
    if verdict and sitting.state == SittingState.NO_QUORUM:
        return no(CLOSED)
    if verdict and sitting.state == SittingState.APPROVED:
        return no(_("The minutes are approved. They no longer change."))
    return verdict


def may_close_for_quorum(granted: Grants, sitting: Sitting, standing: Standing, today: date) -> Verdict:
    """Close a sitting for want of quorum, on its day or later, unless the quorum was counted as there."""
    verdict = may_hold(granted, sitting, today)
    if not verdict:
        return verdict
    if sitting.state == SittingState.DRAFT:
        return no(_("Its minutes are being written. A sitting that dealt with its agenda had its quorum."))
    if not standing.needed:
        return no(_("The rules of this body ask for no quorum."))
    if standing.has_quorum:
        return no(_("By those who are noted as present, the quorum was reached. Correct who came first."))
    return YES


def may_call_again(granted: Grants, sitting: Sitting, *, is_called: bool) -> Verdict:
    """Call a sitting again that was closed for want of quorum, once."""
    verdict = may(granted, "sitting.write")
    if not verdict:
        return verdict
    if sitting.state != SittingState.NO_QUORUM:
        return no(_("Only a sitting that was closed for want of quorum is called again."))
    return no(_("This sitting has been called again already.")) if is_called else YES


def may_reply(sitting: Sitting) -> Verdict:
    """Answers are taken until the sitting is held."""
    return YES if sitting.state in OPEN else no(_("This sitting is over or cancelled. Answers are no longer taken."))


def one_place_each(present: Iterable[str], replacing: Iterable[str]) -> Verdict:
    """Nobody sits twice: who replaces somebody is not there for herself, and replaces one member only."""
    seen = {_same(name) for name in present}
    for name in replacing:
        if _same(name) in seen:
            return no(
                _("%(name)s is noted for two places. A person takes one place at a sitting: correct one of them.")
                % {"name": name.strip()}
            )
        seen.add(_same(name))
    return YES


def _same(name: str) -> str:
    return " ".join(plain(name).split())


def may_minute(granted: Grants, sitting: Sitting) -> Verdict:
    """Write what was said and decided, until the minutes are approved."""
    verdict = may(granted, "sitting.write")
    if not verdict:
        return verdict
    if sitting.state == SittingState.APPROVED:
        return no(_("The minutes are approved. They no longer change."))
    if sitting.state not in (SittingState.HELD, SittingState.DRAFT):
        return no(_("Record first who came. Then the minutes can be written."))
    return YES


def may_write_item(granted: Grants, item: AgendaItem) -> Verdict:
    """Change a point of the agenda: before the sitting its words, after it what came of it."""
    if item.sitting_id is None:
        return may(granted, "sitting.write")
    return (
        may_change_sitting(granted, item.sitting) if item.sitting.state in OPEN else may_minute(granted, item.sitting)
    )


def votes_fit(values: dict, voters: int | None, *, is_seats: bool = False) -> Verdict:
    """The votes of a decision: not more than members with a vote (or seats) counted; ``None``: nobody was counted."""
    cast = sum(values.get(name) or 0 for name in ("votes_for", "votes_against", "abstentions"))
    if voters is None or cast <= voters:
        return YES
    if is_seats:
        told = ngettext(
            "%(cast)d votes were entered, but only %(voters)d seat was filled.",
            "%(cast)d votes were entered, but only %(voters)d seats were filled.",
            voters,
        )
    else:
        told = ngettext(
            "%(cast)d votes were entered, but only %(voters)d member with a vote was there.",
            "%(cast)d votes were entered, but only %(voters)d members with a vote were there.",
            voters,
        )
    return no(told % {"cast": cast, "voters": voters})


def may_close(granted: Grants, task: Task, by, services: frozenset[int] = frozenset()) -> Verdict:
    """Close or drop a task: its owner, somebody of its service, or the keepers of the sittings."""
    if "sitting.write" in granted:
        return YES
    if task.state != TaskState.OPEN:
        return no(_("This task is closed already."))
    persons = {by.pk, *(pk for pk, _name in granted.standing_in_for)}
    if task.owner_id in persons or task.service_id in services:
        return may(granted, "task.close")
    return no(_("This task belongs to somebody else: %(owner)s.") % {"owner": task.owner_words or "–"})


tell("body.made", _("%(by)s set up “%(title)s”"))
tell("body.changed", _("%(by)s changed “%(title)s”: %(changed)s"))
tell("member.added", _("%(by)s named %(name)s a member of “%(title)s”"))
tell("member.changed", _("%(by)s changed what is written about %(name)s in “%(title)s”"))
tell("member.ended", _("%(by)s ended the membership of %(name)s in “%(title)s”: %(reason)s"))
tell("sitting.planned", _("%(by)s planned the sitting “%(title)s” for %(day)s"))
tell("sitting.changed", _("%(by)s changed the sitting “%(title)s”: %(changed)s"))
tell("sitting.convened", _("%(by)s sent the notice of “%(title)s”: %(mails)s by e-mail, %(letters)s by letter"))
tell(
    "sitting.convened_late",
    _("%(by)s sent the notice of “%(title)s” late: %(mails)s by e-mail, %(letters)s by letter"),
)
tell("sitting.replied", _("%(by)s noted the answer of %(name)s for “%(title)s”"))
tell(
    "sitting.answered",
    _("%(name)s answered for “%(title)s”: %(reply)s (%(channel)s)"),
    reply=lambda value: Reply(value).label,
    channel=lambda value: ReplyChannel(value).label,
)
tell("sitting.asked", _("%(name)s was asked to take the place of %(other)s in “%(title)s”"))
tell("sitting.moved", _("%(by)s moved the sitting “%(title)s” from %(before)s to %(after)s"))
tell("sitting.no_quorum", _("%(by)s closed the sitting “%(title)s” for want of quorum: %(there)s of %(needed)s"))
tell("sitting.called_again", _("%(by)s called the sitting “%(title)s” again for %(day)s"))
tell("sitting.marked", _("%(by)s noted who came to “%(title)s”: %(name)s"))
tell("guest.invited", _("%(by)s invited %(name)s as a guest to “%(title)s”"))
tell("guest.changed", _("%(by)s changed what is written about the guest %(name)s of “%(title)s”"))
tell("guest.removed", _("%(by)s took the guest %(name)s off the list of “%(title)s”"))
tell("sitting.held", _("%(by)s recorded who came to “%(title)s”"))
tell("sitting.cancelled", _("%(by)s cancelled the sitting “%(title)s”: %(reason)s"))
tell("sitting.minuted", _("%(by)s wrote the minutes of “%(title)s”"))
tell("sitting.approved", _("%(by)s recorded that the minutes of “%(title)s” are approved"))
tell("item.put", _("%(by)s put “%(item)s” on the agenda of “%(title)s”"))
tell("item.changed", _("%(by)s changed the point “%(item)s” of “%(title)s”"))
tell("item.decided", _("%(by)s recorded the decision on “%(item)s” of “%(title)s”"))
tell("item.removed", _("%(by)s took “%(item)s” off the agenda of “%(title)s”"))
tell("task.made", _("%(by)s wrote the task “%(title)s” for %(owner)s"))
tell("task.changed", _("%(by)s changed the task “%(title)s”: %(changed)s"))
tell("task.done", _("%(by)s marked the task “%(title)s” as done"))
tell("task.dropped", _("%(by)s dropped the task “%(title)s”: %(reason)s"))
tell("task.reopened", _("%(by)s opened the task “%(title)s” again"))
tell("task.moved", _("%(by)s handed the task “%(title)s” to %(owner)s"))
