"""Who takes part: taken over from the seats of the commissions, renewed from there, and added by hand."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from zesummen.accounts.queries import by_role, grants
from zesummen.commissions.models import Commission, MemberCard
from zesummen.commissions.queries import seats as seat_queries
from zesummen.kernel import moves
from zesummen.kernel.access import insist
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import LANGUAGES, REFERENCE

from ..case import Case
from ..models import Participant, Party, TrainingRequest
from ..queries import participants as queries
from ..rules import participants as rules
from ..states import SEATED, Part
from .journalling import note

TAKEN = ("part", "name", "function", "seat_ref", "seat_number", "person_id", "email", "address", "language", "left_on")
FIELDS = ("part", "name", "function", "email", "address", "language")


@dataclass(slots=True)
class Wanted:
    """Somebody as the commune's own rows have them today."""

    part: str
    name: str
    person_id: int | None
    email: str
    language: str
    member_ref: int | None = None
    function: str = ""
    seat_ref: int | None = None
    seat_number: int | None = None
    address: str = ""
    left_on: None = field(default=None)


@transaction.atomic
def refresh(case: Case, by=None) -> list[Participant]:
    """Take over who sits in the commission of each party that agreed, and its integration officers, as of today.

    Returns everybody who takes part.

    Nothing happens twice; people added by hand stay; who left the commission keeps the row, with ``left_on``.
    """
    TrainingRequest.objects.select_for_update().get(pk=case.request.pk)  # two at once: the second sees the first
    came = left = 0
    for party in case.parties:
        if party.party_space is None or party.confirmed_on is None:  # whoever was only named keeps its people to itself
            continue
        new, gone = _take_over(case, party)
        came, left = came + new, left + gone
    if came or left:
        note(case, "training_people.refreshed", by=by, came=came, left=left)
    return queries.of(case.request)


def _take_over(case: Case, party: Party) -> tuple[int, int]:
    wanted = _wanted(party)
    rows = list(Participant.objects.filter(request=case.request, party=party))
    by_member = {row.member_ref: row for row in rows if row.member_ref}
    by_person = {row.person_id: row for row in rows if row.person_id and not row.member_ref}
    kept, came = set(), 0
    for one in wanted:
        row = by_member.get(one.member_ref) if one.member_ref else by_person.get(one.person_id)
        if row is None:
            row = Participant(space=case.body, request=case.request, party=party, member_ref=one.member_ref)
        came += row.pk is None or row.left_on is not None
        _write(row, one)
        kept.add(row.pk)
    gone = [row for row in rows if row.pk not in kept and row.left_on is None and _is_taken_over(row)]
    today = timezone.localdate()
    Participant.objects.filter(pk__in=[row.pk for row in gone]).update(left_on=today)
    return came, len(gone)


def _is_taken_over(row: Participant) -> bool:
    return row.member_ref is not None or (row.part == Part.OFFICER and row.person_id is not None)


def _write(row: Participant, one: Wanted) -> None:
    changed = [name for name in TAKEN if getattr(row, name) != getattr(one, name)]
    for name in changed:
        setattr(row, name, getattr(one, name))
    if row.pk is None:
        row.save()
    elif changed:
        row.version += 1
        row.save(update_fields=[*changed, "version"])


def _wanted(party: Party) -> list[Wanted]:
    """Everybody of the commission today, and the integration officers, as plain values."""
    space, today = party.party_space, timezone.localdate()
    found: list[Wanted] = []
    if party.commission_ref:
        with inside(space):
            commission = Commission.objects.select_related("body").filter(pk=party.commission_ref).first()
            if commission is not None:
                commission.space = space
                found = _members(seat_queries.composition(commission, today))
    known = {one.person_id for one in found if one.person_id}
    officers = [person for person in by_role(space, "officer", today) if person.pk not in known]
    return found + [
        Wanted(Part.OFFICER, person.full_name, person.pk, person.email, _language(person.language))
        for person in officers
    ]


def _members(found) -> list[Wanted]:
    people = {member.pk: member for member in found.people}
    cards = {card.member_id: card for card in MemberCard.objects.filter(member__in=list(people))}
    rows = []
    for member in people.values():
        held, card = found.of_member(member.pk), cards.get(member.pk)
        person = member.person
        rows.append(
            Wanted(
                part=(Part.FULL if held.part == "full" else Part.SUBSTITUTE) if held else Part.GUEST,
                name=member.name,
                person_id=member.person_id,
                email=member.email or (person.email if person else ""),
                language=_language(member.language or (person.language if person else "")),
                member_ref=member.pk,
                function=", ".join(row.kind for row in found.offices_of(member.pk)),
                seat_ref=held.seat_id if held else None,
                seat_number=held.seat.number if held and held.seat_id else None,
                address=card.address if card else "",
            )
        )
    return rows


def _language(code: str) -> str:
    return code if code in LANGUAGES else REFERENCE


@transaction.atomic
def renew(*, case: Case, by) -> list[Participant]:
    """Take the people over from the seats again, because somebody asked for it."""
    insist(rules.may_keep(grants(by, case.viewer), case))
    return refresh(case, by=by)


@transaction.atomic
def add(*, case: Case, party: Party, by, **values) -> Participant:
    """Add somebody by hand: an officer, somebody of the college or the council, an expert; or, for a commune that does
    not work here, a member."""
    insist(rules.may_keep(grants(by, case.viewer), case))
    insist(rules.may_keep_party(case, party))
    insist(rules.may_add_as(party, values["part"]))
    insist(rules.is_new(queries.of(case.request), party, values["name"]))
    known = {name: value for name, value in values.items() if name in (*FIELDS, "seat_number")}
    if known["part"] not in SEATED:
        known.pop("seat_number", None)
    made = Participant.objects.create(space=case.body, request=case.request, party=party, **known)
    note(case, "training_people.added", by=by, name=made.name)
    return made


def add_officer(*, case: Case, name: str, by) -> None:
    """Put the host's integration officer on the list, as the paper form names the person; who stands there stays once."""
    if rules.is_new(queries.of(case.request), case.host, name):
        language = _language(next(iter(case.request.languages), REFERENCE))
        add(case=case, party=case.host, part=Part.OFFICER, name=name, language=language, by=by)


@transaction.atomic
def change(*, case: Case, participant: Participant, expected: int, by, **values) -> Participant:
    """Correct somebody who was added by hand; whoever comes from the commission is corrected there."""
    insist(rules.may_keep(grants(by, case.viewer), case))
    insist(rules.may_keep_party(case, participant.party))
    insist(rules.may_correct(participant))
    insist(rules.may_add_as(participant.party, values.get("part", participant.part)))
    changed = moves.edit(participant, expected=expected, **{k: v for k, v in values.items() if k in FIELDS})
    if changed:
        note(case, "training_people.changed", by=by, name=participant.name)
    return participant


@transaction.atomic
def remove(*, case: Case, participant: Participant, by) -> None:
    """Take somebody off who was added by hand. The row stays with its day: answers and presence keep their person."""
    insist(rules.may_keep(grants(by, case.viewer), case))
    insist(rules.may_keep_party(case, participant.party))
    insist(rules.may_correct(participant))
    gone = Participant.objects.filter(pk=participant.pk, left_on__isnull=True)
    if gone.update(left_on=timezone.localdate(), version=participant.version + 1):
        note(case, "training_people.removed", by=by, name=participant.name)


@transaction.atomic
def invite(*, case: Case, party: Party, officials: Iterable, by) -> list[Participant]:
    """Put members of the college and the council on the list, from the commune's own (``queries.officials_to_invite``)."""
    insist(rules.may_keep(grants(by, case.viewer), case))
    insist(rules.may_keep_party(case, party))
    present, made = queries.of(case.request), []
    for one in officials:
        insist(rules.is_new(present, party, one.name))
        row = Participant.objects.create(
            space=case.body, request=case.request, party=party, part=one.part, name=one.name, function=one.key,
            email=one.email, language=_language(one.language),
        )  # fmt: skip
        note(case, "training_people.added", by=by, name=row.name)
        made.append(row)
    return made
