"""The participant's page: feedback to give, notes of decisions, the attestation."""

from datetime import date

from zesummen.documents.queries import opened

from ..feedback_words import MARKS, QUESTIONS
from ..models import Attendance, DecisionNote, Participant
from ..rules import after as rules

ORDER = 40
TEMPLATE = "training/open/blocks/after.html"


def block(participant: Participant, today: date) -> dict | None:
    """What came of the evenings, for this person. Two statements."""
    came = list(
        Attendance.objects.filter(participant=participant)
        .select_related("evening__session", "evening__request")
        .order_by("evening__day", "pk")
    )
    notes = list(notes_of(participant))
    if not came and not notes:
        return None
    return {
        "came": came,
        "sheets": [row for row in came if not row.feedback_given and rules.may_give_feedback(row.evening, today)],
        "given": any(row.feedback_given for row in came),
        "notes": notes,
        "questions": QUESTIONS,
        "marks": MARKS,
    }


def notes_of(participant: Participant):
    """The notes of the person's commission in the person's language. One statement."""
    rows = DecisionNote.objects.filter(party=participant.party_id, language=participant.language)
    return rows.select_related("evening__session").order_by("evening__day", "pk")


def note_of(participant: Participant, pk: int) -> DecisionNote | None:
    """One of these notes."""
    return notes_of(participant).filter(pk=pk).select_related("document").first()


def document(note: DecisionNote):
    """The note as it was sent."""
    return opened(note.document)
