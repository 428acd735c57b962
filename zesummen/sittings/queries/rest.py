"""What “the list is complete” says of everybody who was not noted at the door."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..models import Attendance, Sitting
from ..states import Presence, Reply
from ..ways import way_of

AWAY = (Reply.EXCUSED, Reply.SUBSTITUTE)


@dataclass(frozen=True, slots=True)
class Rest:
    """Places nobody was noted on yet, by what becomes of each. ``seatless`` must be pressed one by one."""

    present: tuple[Attendance, ...]  # who keeps the presence is there herself
    excused: tuple[Attendance, ...]
    absent: tuple[Attendance, ...]
    seatless: tuple[Attendance, ...]  # without a seat or a vote: nobody is told absent of whom nobody looked

    @property
    def is_open(self) -> bool:
        """Is there anybody of whom something would be noted?"""
        return bool(self.present or self.excused or self.absent)


def the_rest(sitting: Sitting, attendance: Sequence[Attendance], by) -> Rest:
    """Everybody not noted yet: excused who said so, present who keeps the presence (``by``), else absent.

    Substitutes whom nobody asked are not in it: their absence needs no excuse.
    """
    way = way_of(sitting.body)
    spare, seatless = way.spare(sitting, attendance), way.seatless(sitting, attendance)
    rows = [row for row in attendance if row.presence == Presence.UNKNOWN]
    excused = [row for row in rows if row.reply in AWAY]
    open_rows = [row for row in rows if row not in excused and row.member_id not in spare]
    keeper = [row for row in open_rows if row.member.person_id is not None and row.member.person_id == by.pk]
    others = [row for row in open_rows if row not in keeper]
    return Rest(
        tuple(keeper),
        tuple(excused),
        tuple(row for row in others if row.member_id not in seatless),
        tuple(row for row in others if row.member_id in seatless),
    )
