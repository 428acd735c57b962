"""The participant's page: an evening that was missed, and where it can be made up for."""

from datetime import date

from ..models import Participant
from . import evening_calendar as calendars
from . import evenings

ORDER = 30
TEMPLATE = "training/open/blocks/visits.html"


def block(participant: Participant, today: date) -> dict | None:
    """For each session that was missed: coming evenings of neighbours, the nearest first."""
    if participant.left_on is not None:
        return None
    missed = []
    for number in evenings.missed(participant):
        rows = evenings.neighbours(participant, number, today)
        for row in rows:
            row.evening.request.space = participant.space
        if rows:
            missed.append({"number": number, "rows": [(row, calendars.title_of(row.evening)) for row in rows]})
    return {"missed": missed} if missed else None
