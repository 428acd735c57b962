"""The participant's page: the five anonymous questions before the evening."""

from datetime import date

from ..catalogue import QUESTIONS
from ..models import Participant
from ..states import EveningState
from . import evenings

ORDER = 25
TEMPLATE = "training/open/blocks/questions.html"


def block(participant: Participant, today: date) -> dict | None:
    """The questions, until they were answered or the evening is over."""
    if participant.questions_answered or participant.left_on is not None:
        return None
    rows = evenings.of(participant.request)
    coming = next((row for row in rows if row.state == EveningState.CONFIRMED and row.day >= today), None)
    return {"evening": coming, "questions": QUESTIONS} if coming else None
