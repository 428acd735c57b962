"""Who may read and write sittings, when, and the journal's sentences."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Grants, Verdict, declare, may, no
from zesummen.kernel.journal import tell

from .models import AgendaItem, Body, Sitting, Task
from .states import SittingState, TaskState

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
        "member": WORK,
        "reader": READ,
    },
)
OPEN = (SittingState.PLANNED, SittingState.CONVENED)


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
    return (
        YES if sitting.state in OPEN else no(_("This sitting has been held. Its day and its agenda no longer change."))
    )


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
    if verdict and sitting.state == SittingState.APPROVED:
        return no(_("The minutes are approved. They no longer change."))
    return verdict


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


def votes_fit(values: dict, voters: int | None) -> Verdict:
    """The votes of a decision: not more than there were members with a vote (``None``: nobody was counted)."""
    cast = sum(values.get(name) or 0 for name in ("votes_for", "votes_against", "abstentions"))
    if voters is None or cast <= voters:
        return YES
    return no(
        _("%(cast)d votes were entered, but only %(voters)d members with a vote were there.")
        % {"cast": cast, "voters": voters}
    )


def quorum(rule: str, voting: int) -> int:
    """How many members with a vote must be there: none, more than half, or a number."""
    if rule == "majority":
        return voting // 2 + 1
    return int(rule) if rule.isdigit() else 0


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
tell("sitting.replied", _("%(by)s noted the answer of %(name)s for “%(title)s”"))
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
