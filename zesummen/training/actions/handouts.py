"""Handouts of a course go to the people of a request: by mail, and by letter to whoever has no address."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import mail
from zesummen.kernel.access import Refused, insist, no

from .. import participant_codes
from ..case import Case
from ..models import Participant
from ..queries import handouts as queries
from ..queries import participants
from ..queries.regimes import regimes_of
from ..rules import handouts as rules
from .journalling import note
from .participant_codes import give

SUBJECT = _("Papers for the training: %(course)s")


@transaction.atomic
def send(*, case: Case, by) -> tuple[int, int]:
    """Mail the handouts, each in the reader's language, to everybody with an address.

    Returns how many mails went out and how many letters can now be printed (``queries.handouts.letters``).
    """
    insist(rules.may_hand_out(grants(by, case.viewer), case))
    rows = participants.of(case.request)
    if not rows:
        raise Refused(no(_("Nobody takes part yet. Add people to the request first.")))
    give(rows)
    mailed = [row for row in rows if row.email]
    regime = regimes_of(case)[0]
    for row in mailed:
        _post(case, row, regime)
    letters = len(rows) - len(mailed)
    note(case, "handouts.sent", by=by, mailed=len(mailed), letters=letters)
    return len(mailed), letters


def _post(case: Case, row: Participant, regime: str) -> None:
    course = case.request.course
    link, _code = participant_codes.letter_code(row)
    mail.post(
        "training_handouts",
        to_address=row.email,
        to_name=row.name,
        language=row.language,
        space=case.body,
        subject=lambda: str(SUBJECT) % {"course": course.title},
        context={
            "course": course,
            "body": case.body,
            "papers": queries.addresses(case.body, course, row.language, regime),
            "link": link,
        },
        private=True,
    )
