"""What goes out about a date poll: the question, one reminder to the silent, and its result to both sides."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from zesummen.kernel import mail

from .. import participant_codes
from ..case import Case
from ..models import Participant, Poll
from ..queries import polls as queries
from ..queries.commission_facts import ROLES
from .participant_codes import give
from .request_mail import DESK, people

ASKED = _("Which dates suit you? %(course)s, evening %(number)s")
REMINDED = _("We have not heard from you: %(course)s, evening %(number)s")
CLOSED = _("The date poll is closed: request %(reference)s, evening %(number)s")


def ask(case: Case, poll: Poll, rows: Iterable[Participant], *, again: bool = False) -> tuple[int, int]:
    """Mail these people their personal link; how many mails, how many letters to print."""
    rows = list(rows)
    give(rows)
    dates = queries.dates_of(poll)
    mailed = [row for row in rows if row.email]
    subject, kind = (REMINDED, "training_poll_reminder") if again else (ASKED, "training_poll_asked")
    for row in mailed:
        _post(
            case, poll, kind, subject, space=case.body, address=row.email, name=row.name, language=row.language,
            link=participant_codes.letter_code(row)[0], dates=dates,
        )  # fmt: skip
    return len(mailed), len(rows) - len(mailed)


def closed(case: Case, poll: Poll, *, by=None) -> None:
    """Both sides read how the poll ended."""
    found = queries.matrix(case, poll)
    sides = [(case.body, DESK), *((party.party_space, ROLES) for party in case.parties if party.party_space)]
    for space, roles in sides:
        for person in people(space, roles):
            if person.email and (by is None or person.pk != by.pk):
                link = f"{mail.base_url()}/s/{space.slug}/training/requests/{case.request.pk}/dates/polls/{poll.pk}/"
                _post(
                    case, poll, "training_poll_closed", CLOSED, space=space, address=person.email, to=person,
                    language=person.language, link=link, found=found,
                )  # fmt: skip


def _post(case: Case, poll: Poll, kind: str, subject, *, space, address, language, link, name="", to=None, **context):
    def title():
        course, number = str(case.request.course), poll.session_number
        return subject % {"course": course, "number": number, "reference": case.request.reference}

    mail.post(
        kind,
        to_address=address,
        to=to,
        to_name=name,
        language=language,
        space=space,
        subject=title,
        context={
            "poll": poll,
            "request": case.request,
            "course": case.request.course,
            "body": case.body,
            "host": case.host.commune,
            "commission": case.host.commission_name,
            "link": link,
            **context,
        },
    )
