"""What goes out about a sitting: mails with agenda, answer buttons and calendar entry; whoever has no address gets paper."""

import datetime
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from zesummen.kernel import mail
from zesummen.kernel.exports import ics

from .. import links, queries, rules
from ..models import Attendance, Guest, Sitting
from ..states import SittingState
from ..ways import way_of

NOTICE = _("Notice: %(sitting)s")
MOVED = _("The sitting was moved: %(sitting)s")
CANCELLED = _("Cancelled: %(sitting)s")
NO_QUORUM = _("Closed for want of quorum: %(sitting)s")
GUEST = _("Invitation as a guest: %(sitting)s")
ASKED = _("Can you take a seat? %(sitting)s")


def tell(sitting: Sitting, kind: str, subject, *, sheet=None, guests: bool = True, **context) -> tuple[int, int]:
    """Mail each seated member and guest who has an address: how many mails to members, how many letters to print."""
    sheet = sheet or queries.sitting_sheet(sitting)
    entries = _Entries(sitting)
    reachable = [row for row in sheet.attendance if row.member.address]
    for row in reachable:
        mail_member(row, kind, subject, sheet=sheet, entries=entries, **context)
    if guests:
        _tell_guests(sheet, kind, subject, entries, context)
    letters = way_of(sitting.body).letters_to([row.member for row in sheet.attendance])
    return len(reachable), len(letters)


def mail_member(row: Attendance, kind: str, subject, *, sheet, entries=None, **context) -> None:
    """One mail to one member about the sitting of the sheet, in the member's language."""
    sitting, member = sheet.sitting, row.member
    language = member.person.language if member.person_id else member.language
    base, way = mail.base_url(), way_of(sitting.body)
    answers = f"{base}/answer/{links.reply_part(row)}/" if sitting.state in rules.OPEN else ""
    mail.post(
        kind,
        to_address=member.address,
        to=member.person if member.person_id else None,
        to_name=member.name,
        language=language,
        space=sitting.space,
        subject=lambda: subject % {"sitting": sitting},
        attachments=[(entries or _Entries(sitting)).of(language)],
        context={
            "sitting": sitting,
            "sheet": sheet,
            "row": row,
            "may_send_substitute": way.may_send_substitute(sitting, row.member_id),
            "is_spare": way.is_spare(sitting, row),
            "answers": answers,
            "has_account": bool(member.person_id),
            "link": f"{base}/s/{sitting.space.slug}/sittings/{sitting.pk}/",
            **context,
        },
    )


def _tell_guests(sheet, kind: str, subject, entries, context: dict) -> None:
    for guest in sheet.guests:
        if guest.email and kind != "sitting_notice":
            _mail_guest(guest, kind, subject, sheet, entries, context)
        elif guest.email:
            invite(guest, sheet, entries)


def invite(guest: Guest, sheet, entries=None) -> None:
    """Invite one guest by mail, in the guest's language, to the sitting or to one point of it."""
    _mail_guest(guest, "sitting_guest", GUEST, sheet, entries or _Entries(sheet.sitting), {})


def _mail_guest(guest: Guest, kind: str, subject, sheet, entries, context: dict) -> None:
    place = next((number for number, item in enumerate(sheet.items, 1) if item.pk == guest.item_id), 0)
    mail.post(
        kind,
        to_address=guest.email,
        to_name=guest.name,
        language=guest.language,
        space=sheet.sitting.space,
        subject=lambda: subject % {"sitting": sheet.sitting},
        attachments=[entries.of(guest.language)],
        context={
            "sitting": sheet.sitting,
            "sheet": sheet,
            "guest": guest,
            "point": sheet.items[place - 1] if place else None,
            "number": place,
            **context,
        },
    )


class _Entries:
    """The calendar entry of a sitting, made once for each language."""

    def __init__(self, sitting: Sitting):
        self.sitting = sitting
        self.made: dict[str, tuple[str, str, bytes]] = {}

    def of(self, language: str) -> tuple[str, str, bytes]:
        if language not in self.made:
            with override(language):
                content = calendar(self.sitting)
            self.made[language] = ("sitting.ics", "text/calendar; charset=utf-8", content)
        return self.made[language]


def calendar(sitting: Sitting) -> bytes:
    """The calendar entry of a sitting; two hours long where no end is written."""
    return ics.calendar(str(sitting.body), [event(sitting)])


def event(sitting: Sitting) -> ics.Event:
    """The sitting as an entry of a calendar."""
    starts = datetime.datetime.combine(sitting.day, sitting.starts_at, ics.ZONE)
    ends = (
        datetime.datetime.combine(sitting.day, sitting.ends_at, ics.ZONE)
        if sitting.ends_at
        else starts + datetime.timedelta(hours=2)
    )
    return ics.Event(
        uid=f"sitting-{sitting.pk}@{sitting.space.slug}.zesummen",
        title=str(sitting),
        starts=starts,
        ends=ends,
        place=sitting.place,
        cancelled=sitting.state in (SittingState.CANCELLED, SittingState.NO_QUORUM),
    )


def ask(rows: Iterable[Attendance], sitting: Sitting) -> None:
    """Ask substitutes by mail whether they take the seat; whoever has no address is on the list of letters."""
    rows = [row for row in rows if row.member.address]
    if rows:
        sheet = queries.sitting_sheet(sitting)
        for row in rows:
            mail_member(row, "sitting_asked", ASKED, sheet=sheet)
