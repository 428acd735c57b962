"""Mails about a request: to those in the commune who did not ask themselves, to the other communes, to the desk."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import people_of
from zesummen.kernel import mail
from zesummen.territory.models import Space

from ..case import Case
from ..models import Participant, Party
from ..queries.commission_facts import ROLES

DESK = ("training_desk",)


def people(space: Space | None, roles: Iterable[str]) -> list:
    """Who holds one of these roles in the space today, each once."""
    if space is None:
        return []
    rows = [row.person for row in people_of(space) if row.role in roles and row.person.is_active]
    return list({person.pk: person for person in rows}.values())


def sent(case: Case, *, by) -> None:
    """A request was sent: the desk, the others of the asking commune, and the communes named for a common evening."""
    _post(case, "training_asked", _("Request %(reference)s: %(commission)s asks for a training"), case.body, DESK, by)
    for party in case.parties:
        if party.confirmed_on:
            subject = _("Request %(reference)s: your commission asks for a training")
            _post(case, "training_asked_own", subject, party.party_space, ROLES, by)
            _president(case, party, subject, by)
        else:
            invited(case, party, by=by)


def invited(case: Case, party: Party, *, by) -> None:
    """A commune was named for a common evening: its people decide."""
    subject = _("Common training evening with %(commission)s: please agree or decline")
    _post(case, "training_common", subject, party.party_space, ROLES, by)


def joined(case: Case, party: Party, *, by) -> None:
    """A commune agreed: the host and the desk read it."""
    subject = _("Request %(reference)s: %(commune)s agreed to the common evening")
    _tell_others(case, party, "training_common_yes", subject, by)


def left(case: Case, party: Party, *, by) -> None:
    """A commune left or was taken off: everybody else reads it, and the commune itself, which can no longer open it."""
    subject = _("Request %(reference)s: %(commune)s no longer takes part")
    _tell_others(case, party, "training_common_no", subject, by)
    _post(case, "training_common_no", subject, party.party_space, ROLES, by, party=party)


def _tell_others(case: Case, party: Party, kind: str, subject, by) -> None:
    for other in case.parties:
        if other.pk != party.pk and other.confirmed_on:
            _post(case, kind, subject, other.party_space, ROLES, by, party=party)
    _post(case, kind, subject, case.body, DESK, by, party=party)


def declined(case: Case) -> None:
    """The training body declined: the communes read why."""
    _to_communes(case, "training_declined", _("Request %(reference)s: the training body cannot give this training"))


def queued(case: Case) -> None:
    """The request waits: the communes read that it keeps its place."""
    _to_communes(case, "training_queued", _("Request %(reference)s is on the waiting list"))


def withdrawn(case: Case, *, by) -> None:
    """The request was taken back: the desk, and the other communes of a common evening."""
    subject = _("Request %(reference)s was withdrawn")
    _post(case, "training_withdrawn", subject, case.body, DESK, by)
    _to_communes(case, "training_withdrawn", subject, by=by)


def _to_communes(case: Case, kind: str, subject, by=None) -> None:
    for party in case.parties:
        _post(case, kind, subject, party.party_space, ROLES, by)


def _president(case: Case, party: Party, subject, by) -> None:
    """The president of the commission may have no account and no role here: then the address in the commission counts."""
    known = {person.email for person in people(party.party_space, ROLES)} | {by.email if by else ""}
    heads = Participant.objects.filter(party=party, function__contains="president", left_on__isnull=True)
    for row in heads.exclude(function__contains="vice_president").exclude(email__in=[*known, ""]):
        _mail(
            case, "training_asked_own", subject, party.party_space, row.email, row.name, row.language, None, by, party
        )


def _post(case: Case, kind: str, subject, space: Space | None, roles, by, party: Party | None = None) -> None:
    for person in people(space, roles):
        if by is None or person.pk != by.pk:
            _mail(case, kind, subject, space, person.email, "", person.language, person, by, party)


def _mail(case: Case, kind: str, subject, space, address, name, language, person, by, party: Party | None) -> None:
    host, page = case.host, f"{mail.base_url()}/s/{space.slug}/training/requests/{case.request.pk}/"
    has_left = kind == "training_common_no" and party is not None and space == party.party_space
    words = {
        "reference": case.request.reference,
        "commission": host.commission_name,
        "commune": party.commune if party else host.commune,
    }
    mail.post(
        kind,
        to_address=address,
        to=person,
        to_name=name,
        language=language,
        space=space,
        subject=lambda: subject % words,
        context={
            **words,
            "host": host.commune,
            "request": case.request,
            "course": case.request.course,
            "others": [row.commune for row in case.parties if not row.is_host],
            "body": case.body,
            "by": by,
            "reason": case.request.closing_reason,
            "link": "" if has_left else page,
        },
    )
