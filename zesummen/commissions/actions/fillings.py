"""Seats filled at a sitting follow from who is there; substitutes are asked as soon as a member cannot come."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import Refused, no
from zesummen.sittings.actions import notices, replies
from zesummen.sittings.models import Attendance, Sitting
from zesummen.sittings.queries import sitting_sheet
from zesummen.sittings.states import Reply

from ..models import SeatFilling
from ..queries import fillings as queries

GONE = (Reply.EXCUSED, Reply.SUBSTITUTE)
NOT_NEEDED = _("You are not needed: %(sitting)s")


@transaction.atomic
def fill(sitting: Sitting) -> list[SeatFilling]:
    """Write who fills which seat, from the presences of the sitting; the rows as they stand then.

    No right of its own: recording presence has one. A person fills one seat, a seat is filled by one person.
    """
    room = queries.room_at(sitting)
    if room is None:
        return []
    here = {row.member_id: row for row in Attendance.objects.filter(sitting=sitting)}
    wanted = queries.filled_by(room, queries.present_of(here.values()))
    present = {row.seat_id: row for row in SeatFilling.objects.filter(sitting=sitting)}
    gone = [row.pk for seat, row in present.items() if wanted.get(seat) != (row.member_id, row.part)]
    if gone:
        SeatFilling.objects.filter(pk__in=gone).delete()
    SeatFilling.objects.bulk_create(
        SeatFilling(space_id=sitting.space_id, sitting=sitting, seat_id=seat, member_id=member, part=part)
        for seat, (member, part) in wanted.items()
        if seat not in present or present[seat].pk in gone
    )
    for seat, (member, _part) in wanted.items():
        hours = {"came_at": here[member].came_at, "left_at": here[member].left_at}
        row = present.get(seat)
        if any(hours.values()) or (row is not None and (row.came_at or row.left_at)):
            SeatFilling.objects.filter(sitting=sitting, seat=seat).update(**hours)
    return queries.seats_filled(sitting)


def follow_reply(attendance: Attendance) -> list[Attendance]:
    """What an answer brings about: the substitute is asked, the next one, or told that she is not needed after all.

    Returns the places of those who are asked now. Refused where the seat that is to be taken has no substitute.
    """
    sitting, member = attendance.sitting, attendance.member
    Sitting.objects.select_for_update(no_key=True).get(pk=sitting.pk)  # two who cannot come: not the same substitute
    rows = list(Attendance.objects.filter(sitting=sitting).select_related("member__person", "stands_for"))
    if attendance.reply == Reply.COMES:
        _release(sitting, [row for row in rows if row.stands_for_id == member.pk])
        return []
    if attendance.reply not in GONE:
        return []
    absent = attendance.stands_for or member
    if any(row.stands_for_id == absent.pk and row.pk != attendance.pk and row.reply not in GONE for row in rows):
        return []
    substitute = queries.substitute_for(sitting, absent.pk, rows)
    if substitute is None or substitute.pk == member.pk:
        if attendance.reply == Reply.SUBSTITUTE:
            raise Refused(no(_("No substitute is left for this seat. Say that you are excused.")))
        return []
    if attendance.stands_for_id:
        Attendance.objects.filter(pk=attendance.pk).update(stands_for=None)
    return replies.ask_to_stand_in([(substitute, absent)], sitting)


def _release(sitting: Sitting, rows: list[Attendance]) -> None:
    """Tell substitutes who were asked that the member comes after all."""
    if not rows:
        return
    Attendance.objects.filter(pk__in=[row.pk for row in rows]).update(stands_for=None)
    sheet = sitting_sheet(sitting)
    for row in rows:
        if row.member.address:
            notices.mail_member(row, "sitting_released", NOT_NEEDED, sheet=sheet)
