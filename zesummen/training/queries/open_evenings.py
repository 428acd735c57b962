"""The participant's page: my evenings with place, hours, programme."""

from datetime import date
from typing import Any

from ..models import Participant
from ..states import EveningState
from . import evening_calendar as calendars
from . import evenings
from .programme import programmes_of

ORDER = 20
TEMPLATE = "training/open/blocks/evenings.html"


def block(participant: Participant, today: date) -> dict:
    """Coming evenings with their programme, and those that are over. Always there: nothing is said where none is fixed."""
    rows = evenings.told_to(participant)
    programmes = programmes_of([row for row, _host in rows])
    listed: list[dict[str, Any]] = [
        {
            "evening": row,
            "title": calendars.title_of(row),
            "place": calendars.place_of(row, host),
            "programme": programmes[row.pk],
            "is_visit": row.request_id != participant.request_id,
            "is_cancelled": row.state == EveningState.CANCELLED,
        }
        for row, host in rows
    ]
    coming = [row for row in listed if row["evening"].day >= today and row["evening"].state != EveningState.HELD]
    live = {row["evening"].number for row in coming if not row["is_cancelled"]}
    coming = [row for row in coming if not row["is_cancelled"] or row["evening"].number not in live]
    return {"coming": coming, "past": [row for row in listed if row not in coming and not row["is_cancelled"]]}
