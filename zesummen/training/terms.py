"""How long the personal data of those who took part stay: what identifies a person goes a year after the training.

What counts stays without names: how many came, for which seats, what was decided.
"""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.retention import term

from .models import Attendance, Evening, Feedback, Participant, Questionnaire, TrainingRequest
from .states import RequestState

MONTHS = 12
CLOSED = (RequestState.DONE, RequestState.DECLINED, RequestState.WITHDRAWN)
BASIS = _("House rule, told on the form: a year for attestations and questions about the decisions")


def closed_before(space, before: date) -> QuerySet[TrainingRequest]:
    """Requests that are over, begun before that day and without an evening on it or later."""
    later = Evening.objects.filter(request=OuterRef("pk"), day__gte=before)
    return TrainingRequest.objects.filter(space=space, state__in=CLOSED, begun_on__lt=before).exclude(Exists(later))


def people_before(space, before: date) -> QuerySet[Participant]:
    """Those who took part in such a training and still have a name here."""
    return Participant.objects.filter(space=space, request__in=closed_before(space, before)).exclude(name="")


def blank_people(rows: QuerySet[Participant]) -> int:
    """Blank name, office, addresses, account and code; the presence keeps seat and role."""
    keys = list(rows.values_list("pk", flat=True))
    Attendance.objects.filter(participant__in=keys).update(name="")
    return Participant.objects.filter(pk__in=keys).update(
        name="", function="", email="", address="", person=None, code_digest=""
    )


def contacts_before(space, before: date) -> QuerySet[TrainingRequest]:
    """Such requests that still name whom to call."""
    return closed_before(space, before).exclude(contact_name="", contact_phone="", contact_email="")


term(
    "training_people",
    _("Names and addresses of those who took part in trainings"),
    months=MONTHS,
    since=_("the last evening of the training, or the request where none took place"),
    basis=BASIS,
    is_blanking=True,
    find=people_before,
    carry_out=blank_people,
)
term(
    "training_contacts",
    _("Whom to call about a request for a training"),
    months=MONTHS,
    since=_("the last evening of the training, or the request where none took place"),
    basis=BASIS,
    is_blanking=True,
    find=contacts_before,
    carry_out=lambda rows: rows.update(contact_name="", contact_role="", contact_phone="", contact_email=""),
)
term(
    "training_feedback",
    _("What people wrote about evenings of trainings, in their own words"),
    months=MONTHS,
    since=_("the evening"),
    basis=_("House rule, told on the sheet: the words help to do the next evening better; the marks stay, counted"),
    is_blanking=True,
    find=lambda space, before: Feedback.objects.filter(space=space, evening__day__lt=before).exclude(text=""),
    carry_out=lambda rows: rows.update(text=""),
)
term(
    "training_questionnaires",
    _("Answers to the questions before evenings of trainings"),
    months=MONTHS,
    since=_("the evening"),
    basis=_("House rule: they prepare the evening and serve nothing else"),
    find=lambda space, before: Questionnaire.objects.filter(space=space, evening__day__lt=before),
)
