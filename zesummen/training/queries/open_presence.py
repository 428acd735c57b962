"""The participant's page on the evening itself: I am there."""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from ..models import Attendance, Evening, Participant, Room
from ..rules import attendance as rules

ORDER = 5
TEMPLATE = "training/open/blocks/presence.html"


def mine_on(participant: Participant, day: date) -> list[Evening]:
    """The evenings of that day that the person may be at: the own commission's, or one she or he said to visit."""
    mine = Q(request=participant.request_id) | Q(visits__participant=participant)
    rows = Evening.objects.filter(mine, day=day, state__in=rules.TAKES_PLACE).distinct()
    return list(rows.select_related("session").order_by("starts", "pk"))


def block(participant: Participant, today: date) -> dict | None:
    """Evenings of today with a button, or that it was noted; nothing on other days. Three statements at most."""
    rows = mine_on(participant, today)
    if not rows:
        return None
    there = set(
        Attendance.objects.filter(participant=participant, evening__in=rows).values_list("evening_id", flat=True)
    )
    codes = dict(Room.objects.filter(evening__in=rows, state="open").values_list("evening_id", "code"))
    now = timezone.localtime()
    return {
        "today": [
            {
                "evening": row,
                "is_there": row.pk in there,
                "verdict": rules.may_check_in(row, now),
                "room": codes.get(row.pk, ""),
            }
            for row in rows
        ]
    }
