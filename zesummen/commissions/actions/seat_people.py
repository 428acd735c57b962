"""Who is meant by an appointment: somebody of the body, somebody who looks like one, or somebody new."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.models import Person
from zesummen.accounts.queries import members as people_of_space
from zesummen.kernel.access import Refused, insist, no
from zesummen.sittings.models import BodyMember

from .. import seating
from ..models import Commission, Holding, MemberCard
from ..rules import seats as rules
from . import codes

COPIED = ("person", "name", "organisation", "office", "email", "language")


@dataclass(frozen=True, slots=True)
class Who:
    """What somebody said about the person to appoint."""

    member: BodyMember | None
    name: str
    values: dict  # person (an account), email, language, organisation, office
    is_confirmed: bool
    is_same: bool


def member_for(commission: Commission, who: Who, part: str, from_on: date, follows: Holding | None, by) -> BodyMember:
    """The row of this person in the body: the one given, the one that is surely or by what was said the same, or a new one."""
    account = who.values.get("person")
    member = who.member or _known(commission, who)
    if member is not None:  # as it stands now: an earlier act of this request may have ended the place
        member = BodyMember.objects.select_related("person").get(pk=member.pk, body=commission.body_id)
    name = (member.name if member else who.name) or str(account or "")
    if not name:
        raise Refused(no(_("Choose a person or write a name.")))
    others = list(Holding.objects.filter(commission=commission).select_related("member__person", "seat"))
    same = [row for row in others if member and _same_person(row.member, member)]
    insist(rules.sits_nowhere(name, from_on, same, part))
    if not who.is_confirmed:
        email = who.values.get("email") or (member.address if member else getattr(account, "email", "")) or ""
        left = follows.pk if follows else None
        present = [row for row in others if row not in same and (seating.meet(row, from_on) or row.pk == left)]
        alike = rules.look_alike(name, email, present)
        if alike is not None and not who.is_same:
            raise rules.Doubtful(rules.doubt(alike, name, email), alike)
        if alike is not None:
            member = alike.member
            insist(rules.sits_nowhere(member.name, from_on, [r for r in others if r.member_id == member.pk], part))
    if member is None or member.until_on:
        member = new_member(commission, member, name, from_on, who.values, by)
    linked = {"person": account} if account is not None and member.person_id is None else {}
    BodyMember.objects.filter(pk=member.pk).update(has_vote=True, **linked)
    member.has_vote = True
    return member


def _known(commission: Commission, who: Who) -> BodyMember | None:
    """Somebody of the body who is surely the same person, the newest row of her."""
    account = who.values.get("person")
    name = who.name or str(account or "")
    email = who.values.get("email") or getattr(account, "email", "") or ""
    rows = BodyMember.objects.filter(body=commission.body_id).select_related("person").order_by("-from_on", "-pk")
    by_account = [row for row in rows if account is not None and row.person_id == account.pk]
    if who.is_confirmed:  # another person, although the words are the same
        return next(iter(by_account), None)
    return next(iter([*by_account, *(row for row in rows if rules.is_surely(row, name, email, account))]), None)


def _same_person(one: BodyMember, other: BodyMember) -> bool:
    return one.pk == other.pk or rules.is_surely(one, other.name, other.address, other.person)


def namesake(commission: Commission, name: str, email: str) -> tuple[BodyMember | None, Person | None]:
    """``(member, account)`` whom a name alone means: the one of the body who bears it, else the one account of the
    commune. Nobody where two bear it, or where the address that was written is another."""

    rows = BodyMember.objects.filter(body=commission.body_id, until_on=None).select_related("person")
    members = [row for row in rows if rules.same_name(row.name, name)]
    accounts = [] if members else [row for row in people_of_space(commission.space) if rules.same_name(str(row), name)]
    if len(members) + len(accounts) != 1:
        return None, None
    address = members[0].address if members else accounts[0].email
    if email and address.casefold() != email.casefold():
        return None, None
    return (members[0], None) if members else (None, accounts[0])


def new_member(
    commission: Commission, before: BodyMember | None, name: str, from_on: date, person: dict, by
) -> BodyMember:
    """A row of its own for each time in the body, so that a gap stays a gap; the card comes along."""
    values = {field: getattr(before, field) for field in COPIED} if before else {}
    values |= {field: value for field, value in person.items() if value}
    values["name"] = name[:200]
    try:
        with transaction.atomic():
            member = BodyMember.objects.create(
                space=commission.space, body=commission.body, from_on=from_on, has_vote=False, **values
            )
    except IntegrityError:
        raise Refused(no(_("%(name)s belongs to this commission already.") % {"name": name}))
    if before:
        MemberCard.objects.filter(member=before).update(member=member)
        codes.drop_codes(member=before, by=by)
    return member
