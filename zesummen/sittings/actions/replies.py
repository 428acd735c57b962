"""Answers: I come, I am excused, my substitute takes the seat. By link, by code, signed in, or told to the secretary."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal
from zesummen.kernel.access import Refused, insist, may, no

from .. import rules
from ..models import Attendance, BodyMember
from ..states import Reply, ReplyChannel
from ..ways import way_of
from . import notices

HEARD = {ReplyChannel.PHONE, ReplyChannel.COUNTER, ReplyChannel.LETTER, ReplyChannel.MAIL}


@transaction.atomic
def reply(
    *, attendance: Attendance, reply: str, replaced_by: str = "", channel: str = ReplyChannel.ACCOUNT, by
) -> Attendance:
    """Note that a member comes, is excused or sends the substitute: the member, or who keeps the sitting and heard it.

    ``channel`` says how somebody else heard it. Whoever is to take the seat is asked at once.
    """
    sitting = attendance.sitting
    is_own = attendance.member.person_id == by.pk
    if not is_own:
        insist(may(grants(by, sitting.space), "sitting.write"))
    channel = ReplyChannel.ACCOUNT if is_own else channel
    _write(attendance, reply, channel, replaced_by)
    journal.note(
        "sitting.replied",
        sitting,
        space=sitting.space,
        by=by,
        how=channel if channel in HEARD else "",
        name=attendance.member.name,
        reply=reply,
    )
    _follow(attendance, by)
    return attendance


@transaction.atomic
def reply_by_link(*, attendance: Attendance, reply: str, round_number: int) -> Attendance:
    """Answer through the link of a mail; a link works once. ``Refused`` when it was used or the sitting is over."""
    insist(rules.may_reply(attendance.sitting))
    used = Attendance.objects.filter(pk=attendance.pk, link_round=round_number).update(link_round=F("link_round") + 1)
    if not used:
        raise Refused(no(_("This link has been used already. Nothing was changed.")))
    return _answer(attendance, reply, ReplyChannel.LINK)


@transaction.atomic
def reply_by_code(*, attendance: Attendance, reply: str) -> Attendance:
    """Answer from the member's page that a personal link or code opened."""
    return _answer(attendance, reply, ReplyChannel.CODE)


def _answer(attendance: Attendance, reply: str, channel: str) -> Attendance:
    sitting = attendance.sitting
    _write(attendance, reply, channel)
    journal.note(
        "sitting.answered", sitting, space=sitting.space, name=attendance.member.name, reply=reply, channel=channel
    )
    _follow(attendance, None)
    return attendance


def _write(attendance: Attendance, reply: str, channel: str, replaced_by: str = "") -> None:
    insist(rules.may_reply(attendance.sitting))
    if reply not in Reply.values:
        raise Refused(no(_("Choose one of the answers.")))
    if reply == Reply.SUBSTITUTE and not way_of(attendance.sitting.body).seats_substitutes:
        raise Refused(no(_("This body has no substitutes. Say that you are excused.")))
    said = reply != Reply.NONE
    Attendance.objects.filter(pk=attendance.pk).update(
        reply=reply,
        replaced_by=replaced_by.strip()[:200],
        replied_on=timezone.localdate() if said else None,
        reply_channel=channel if said else "",
    )
    attendance.refresh_from_db()


def _follow(attendance: Attendance, by) -> None:
    asked = way_of(attendance.sitting.body).after_reply(attendance, by=by)
    notices.ask(asked, attendance.sitting)


def ask_to_stand_in(places: Iterable[tuple[BodyMember, BodyMember]], sitting) -> list[Attendance]:
    """Note who was asked to take whose seat, ``(substitute, member)``; the places of those asked now for the first time.

    For ways of sitting; no right of its own. A substitute is asked once for one seat; an answer given before, to
    another question, is asked for again.
    """
    asked = []
    for substitute, member in places:
        row, _made = Attendance.objects.get_or_create(
            sitting=sitting, member=substitute, defaults={"space_id": sitting.space_id}
        )
        if row.stands_for_id == member.pk:
            continue
        Attendance.objects.filter(pk=row.pk).update(stands_for=member, asked_on=timezone.localdate())
        row.refresh_from_db()
        journal.note("sitting.asked", sitting, space=sitting.space, name=substitute.name, other=member.name)
        asked.append(row)
    return asked
