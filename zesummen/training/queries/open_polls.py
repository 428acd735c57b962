"""The participant's page: dates to answer."""

from datetime import date

from ..models import Participant
from . import polls

ORDER = 10
TEMPLATE = "training/open/blocks/polls.html"


def block(participant: Participant, today: date) -> dict | None:
    """The polls that wait for an answer, or may still be changed."""
    found = polls.open_for(participant) if participant.left_on is None else []
    return {"polls": found} if found else None
