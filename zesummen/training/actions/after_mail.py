"""What goes out after an evening: the note of decisions, the request for feedback, the question after some months."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from zesummen.kernel import mail

from .. import participant_codes
from ..case import Case
from ..models import Attendance, Decision, Evening
from ..queries import participants
from .participant_codes import give
from .request_mail import DESK, people

NOTE = _("What we decided: %(course)s, %(day)s")
FEEDBACK = _("How was the evening? %(course)s")
FOLLOWUP = _("What became of your decisions? %(course)s, %(commission)s")
KEEPERS = ("president", "secretary", "officer")


def tell_note(case: Case, evening: Evening) -> int:
    """Mail the note to everybody who takes part; how many have no address and get a letter."""
    rows = participants.of(case.request)
    give(rows)
    for row in rows:
        if row.email:
            link = participant_codes.letter_code(row)[0]
            _post(case, evening, "training_note", NOTE, row.email, row.name, row.language, link)
    return sum(not row.email for row in rows)


def ask_feedback(case: Case, evening: Evening, rows: Iterable[Attendance]) -> int:
    """Ask those who came, each on the own page; how many mails."""
    mailed = [row for row in rows if row.participant.email]
    give([row.participant for row in mailed])
    for row in mailed:
        one = row.participant
        link = participant_codes.letter_code(one)[0]
        _post(case, evening, "training_feedback", FEEDBACK, one.email, one.name, one.language, link)
    return len(mailed)


def ask_followup(case: Case, rows: list[Decision], months: int) -> None:
    """Ask the commissions' people what became of their decisions; one mail a person.

    Of a commission that does not work here the training desk is asked: it calls the commune and keeps the answer.
    """
    for party in case.parties:
        mine = [row for row in rows if row.party_id == party.pk]
        if not mine:
            continue
        space, roles = (party.party_space, KEEPERS) if party.party_space else (case.body, DESK)
        link = f"{mail.base_url()}/s/{space.slug}/training/requests/{case.request.pk}/after/"
        for person in people(space, roles):
            if person.email:
                _post(
                    case, mine[0].evening, "training_followup", FOLLOWUP, person.email, "", person.language, link,
                    space=space, to=person, commission=party.commission_name, decisions=mine, months=months,
                )  # fmt: skip


def _post(
    case: Case, evening: Evening, kind: str, subject, address, name, language, link, *, space=None, to=None, **also
):
    from zesummen.kernel.dates import long_date

    course = case.request.course
    commission = also.pop("commission", case.host.commission_name)

    def title():
        return subject % {"course": course, "day": long_date(evening.day), "commission": commission}

    mail.post(
        kind,
        to_address=address,
        to=to,
        to_name=name,
        language=language,
        space=space or case.body,
        subject=title,
        context={
            "course": course,
            "evening": evening,
            "body": case.body,
            "commission": commission,
            "link": link,
            **also,
        },
    )
