"""What training bodies store about a person, for the page of their own data."""

from django.utils.translation import gettext_lazy as _

from zesummen.accounts.mydata import Section, Told
from zesummen.kernel.tenancy import across

from ..models import Attendance, Note, Participant, PollAnswer, TrainingRequest
from .cases import bodies

WHY = _("To agree on dates, to note who came, to send the decisions. Names and addresses go a year after the training.")
LABELS = {
    "training": _("Training"),
    "body": _("Training body"),
    "role": _("Role on the evening"),
    "seat": _("Seat"),
    "email": _("E-mail address"),
    "address": _("Postal address"),
    "language": _("Language"),
    "on": _("Day"),
    "session": _("Evening"),
    "answer": _("Answer"),
    "text": _("Text"),
    "phone": _("Telephone"),
}


def about_person(person):
    """Where the person took part, what she answered about dates, when she came, notes and requests of hers.

    These rows are kept by training bodies, in which the person need not have a role.
    """
    where = bodies()
    if not where:
        return
    with across(where):
        yield from _sections(person)


def _sections(person):
    own = Participant.objects.filter(person=person).select_related("request__course", "request__space").order_by("pk")
    yield Section("training_people", _("Trainings of your commission"), Told(own, _seat), LABELS, WHY)
    answers = PollAnswer.objects.filter(participant__person=person).select_related("date", "participant__request")
    rows = Told(answers.order_by("pk"), _answer)
    yield Section("training_dates", _("What you answered about dates of a training"), rows, LABELS)
    came = Attendance.objects.filter(participant__person=person).select_related("evening__request")
    rows = Told(
        came.order_by("pk"),
        lambda row: {"training": row.evening.request.reference, "session": row.number, "on": row.evening.day},
    )
    yield Section("training_evenings", _("Training evenings you came to"), rows, LABELS)
    notes = Note.objects.filter(by=person).select_related("request").order_by("pk")
    rows = Told(notes, lambda row: {"training": row.request.reference, "on": row.at.date(), "text": row.text})
    yield Section("training_notes", _("Notes you wrote about a training"), rows, LABELS)
    begun = TrainingRequest.objects.filter(begun_by=person).order_by("pk")
    yield Section("training_requests", _("Requests for a training that you began"), Told(begun, _request), LABELS)


def _seat(row: Participant) -> dict:
    return {
        "training": row.request.reference,
        "body": str(row.request.space),
        "role": str(row.get_part_display()),
        "seat": row.seat_number or "",
        "email": row.email,
        "address": row.address,
        "language": row.language,
    }


def _answer(row: PollAnswer) -> dict:
    return {
        "training": row.participant.request.reference,
        "on": row.date.day,
        "answer": str(row.get_voice_display()),
    }


def _request(row: TrainingRequest) -> dict:
    return {"training": row.reference, "on": row.begun_on, "phone": row.contact_phone, "email": row.contact_email}
