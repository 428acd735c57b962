"""Feedback and the questions before the evening: given once by each person, kept without the person."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zesummen.accounts.queries import grants
from zesummen.kernel.access import Refused, insist, no

from ..case import Case
from ..models import Attendance, Evening, Feedback, Participant, Questionnaire
from ..queries import cases
from ..queries import feedback as queries
from ..rules import after as rules
from ..states import EveningState
from . import after_mail
from .journalling import note

ASK_WITHIN = timedelta(days=14)  # whoever was not asked by then is no longer asked


@transaction.atomic
def give(*, participant: Participant, attendance: Attendance, marks: dict[str, int], words: str, language: str) -> None:
    """Keep an answer sheet without its person. Each person who came gives one; pressed twice, it counts once."""
    insist(rules.may_give_feedback(attendance.evening, timezone.localdate()))
    if attendance.participant_id != participant.pk:
        raise Refused(no(_("Feedback is asked only of those who came.")))
    if not Attendance.objects.filter(pk=attendance.pk, feedback_given=False).update(feedback_given=True):
        raise Refused(no(_("You have answered already. Thank you.")))
    _keep(attendance.evening, marks, words, language, "link")


@transaction.atomic
def key_in(*, case: Case, evening: Evening, marks: dict[str, int], words: str, language: str, by) -> None:
    """A sheet on paper; never more sheets than people who came."""
    Evening.objects.select_for_update().get(pk=evening.pk)  # two who key in at once count one after the other
    (found,) = queries.results([evening])
    insist(rules.may_key_in(grants(by, case.viewer), case, evening, timezone.localdate(), left=found.left))
    _keep(evening, marks, words, language, "paper")
    note(case, "training.feedback_keyed", evening, by=by)


def _keep(evening: Evening, marks: dict[str, int], words: str, language: str, source: str) -> None:
    Feedback.objects.create(
        space=evening.space, evening=evening, marks=marks, text=words.strip()[:2000], language=language, source=source
    )


@transaction.atomic
def answer_before(*, participant: Participant, evening: Evening, answers: dict[str, str], language: str) -> None:
    """The five questions before the evening, once a person, kept without the person."""
    if evening.request_id != participant.request_id or evening.state == EveningState.HELD:
        raise Refused(no(_("The questions are for before the evening.")))
    if not Participant.objects.filter(pk=participant.pk, questions_answered=False).update(questions_answered=True):
        raise Refused(no(_("You have answered already. Thank you.")))
    Questionnaire.objects.create(space=evening.space, evening=evening, answers=answers, language=language)


def ask_due(body) -> int:
    """Ask those who came to an evening held in the last two weeks, once; inside the body's space. How many mails."""
    today, asked = timezone.localdate(), 0
    rows = Attendance.objects.filter(
        evening__state=EveningState.HELD,
        evening__day__lt=today,
        evening__day__gte=today - ASK_WITHIN,
        feedback_asked_on=None,
        feedback_given=False,
    ).select_related("participant", "evening__request__course", "evening__session")
    by_evening: dict[int, list[Attendance]] = {}
    for row in rows.order_by("evening_id", "pk"):
        by_evening.setdefault(row.evening_id, []).append(row)
    for found in by_evening.values():
        asked += _ask(body, found, today)
    return asked


@transaction.atomic
def _ask(body, rows: list[Attendance], today) -> int:
    mine = [
        row
        for row in rows
        if Attendance.objects.filter(pk=row.pk, feedback_asked_on=None).update(feedback_asked_on=today)
    ]
    if not mine:
        return 0
    evening = mine[0].evening
    evening.request.space = evening.space = body
    case = Case(evening.request, body, body, cases.parties_of(evening.request))
    return after_mail.ask_feedback(case, evening, mine)
