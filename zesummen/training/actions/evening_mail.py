"""What goes out about evenings. Participants hear by their own channel: mail with calendar entry, else a letter to print.

A date that is only proposed or offered concerns the two sides; participants hear of it when it is confirmed.
"""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel import mail
from zesummen.kernel.words import REFERENCE

from .. import participant_codes
from ..case import Case
from ..models import Evening, Participant, Trainer
from ..queries import evening_calendar as calendar
from ..queries import evenings as queries
from ..queries import participants
from ..queries.commission_facts import ROLES
from ..queries.programme import programme_of
from .participant_codes import give
from .request_mail import DESK, people

CONFIRMED = _("%(title)s: %(day)s")
MOVED = _("New date: %(title)s, %(day)s")
CANCELLED = _("Cancelled: %(title)s, %(day)s")
REMINDER = _("Reminder: %(title)s, %(day)s")
OFFERED = _("Please confirm: training evening on %(day)s")
PROPOSED = _("%(commune)s proposes %(day)s for its training")
MISSED = _("You missed an evening: %(title)s")
ROOM = _("Please confirm the room for the training evening on %(day)s")


def tell_participants(
    case: Case, evening: Evening, kind: str, subject, *, but: frozenset[str] = frozenset(), **context
) -> tuple[int, int]:
    """Mail everybody who takes part and has an address, visitors too, ``but`` not these addresses, which were told
    already; how many mails, how many letters to print."""
    rows = [*participants.of(case.request), *queries.guests_of(evening)]
    give(rows)
    mailed = [row for row in rows if row.email and row.email not in but]
    for row in mailed:
        mail_participant(case, evening, row, kind, subject, **context)
    return len(mailed), sum(not row.email for row in rows)


def letters_of(case: Case, evening: Evening) -> int:
    """How many people hear of the evening by letter."""
    return sum(not row.email for row in [*participants.of(case.request), *queries.guests_of(evening)])


def mail_participant(case: Case, evening: Evening, row: Participant, kind: str, subject, **context) -> None:
    """One mail to one participant, in the person's language, with the personal page."""
    link, _code = participant_codes.letter_code(row)
    _post(
        case,
        evening,
        kind,
        subject,
        space=case.body,
        address=row.email,
        name=row.name,
        language=row.language,
        link=link,
        is_participant=True,
        **context,
    )


def tell_trainers(case: Case, evening: Evening, kind: str, subject, *, also: tuple = (), by=None, **context) -> None:
    """Mail those who give the evening, and trainers who gave it before it changed (``also``)."""
    rows = {row.pk: row for row in (evening.lead, evening.second, *also) if row is not None}
    for trainer in rows.values():
        address = trainer.email or (trainer.person.email if trainer.person_id and trainer.person else "")
        if address and (by is None or trainer.person_id != by.pk):
            _post(
                case,
                evening,
                kind,
                subject,
                space=case.body,
                address=address,
                name=trainer.name,
                language=_language_of(trainer),
                link=_page(case.body, evening),
                is_trainer=True,
                **context,
            )


def tell_commune(case: Case, evening: Evening, kind: str, subject, *, by=None, **context) -> frozenset[str]:
    """Mail whoever agrees on dates in the communes, and the contact of a commune that does not work here.

    The addresses that were told.
    """
    own = {by.email} if by is not None else set()
    reached = set(own)
    for party in case.parties:
        for person in people(party.party_space, ROLES):
            if person.email and person.email not in reached:
                reached.add(person.email)
                _post(
                    case,
                    evening,
                    kind,
                    subject,
                    space=party.party_space,
                    address=person.email,
                    to=person,
                    language=person.language,
                    link=_page(party.party_space, evening),
                    **context,
                )
    contact = case.request.contact_email
    if contact and contact not in reached:
        reached.add(contact)
        name, link = case.request.contact_name, ""
        _post(
            case,
            evening,
            kind,
            subject,
            space=case.body,
            address=contact,
            name=name,
            language=REFERENCE,
            link=link,
            **context,
        )
    return frozenset(reached - own)


def tell_body(case: Case, evening: Evening, kind: str, subject, *, by=None, **context) -> None:
    """Mail the desk of the training body."""
    for person in people(case.body, DESK):
        if person.email and (by is None or person.pk != by.pk):
            _post(
                case,
                evening,
                kind,
                subject,
                space=case.body,
                address=person.email,
                to=person,
                language=person.language,
                link=_page(case.body, evening),
                **context,
            )


def _post(case, evening, kind, subject, *, space, address, language, link, name="", to=None, **context) -> None:
    host = case.host

    def title():
        return subject % {
            "title": calendar.title_of(evening),
            "day": _day(evening),
            "commune": host.commune,
        }

    mail.post(
        kind,
        to_address=address,
        to=to,
        to_name=name,
        language=language,
        space=space,
        subject=title,
        attachments=[calendar.attachment(evening, host, language=language, url=link)]
        if calendar.shown(evening)
        else [],
        context={
            "evening": evening,
            "request": case.request,
            "course": case.request.course,
            "body": case.body,
            "host": host.commune,
            "place": calendar.place_of(evening, host),
            "programme": programme_of(evening),
            "link": link,
            "is_trainer": False,
            "is_participant": False,
            "letters": 0,
            **context,
        },
    )


def _day(evening: Evening) -> str:
    from zesummen.kernel.dates import day_with_weekday

    return day_with_weekday(evening.day)


def _page(space, evening: Evening) -> str:
    return f"{mail.base_url()}/s/{space.slug}/training/evenings/{evening.pk}/"


def _language_of(trainer: Trainer) -> str:
    if trainer.person_id and trainer.person:
        return trainer.person.language
    return trainer.languages[0] if trainer.languages else REFERENCE
