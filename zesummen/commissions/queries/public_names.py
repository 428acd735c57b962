"""Everybody whose name or address could stand in minutes, read in one statement for the public version."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import BigIntegerField, Q, TextField, Value
from django.db.models.functions import Cast

from zesummen.accounts.queries import people_of
from zesummen.council.models import Official
from zesummen.sittings.models import Attendance, BodyMember, Guest, Sitting

from ..models import MemberCard, Office, Seat, SeatFilling, VoteChoice

COLLEGE = ("mayor", "alderman", "councillor")
NOBODY = Cast(Value(None), BigIntegerField())


@dataclass(frozen=True, slots=True)
class Around:
    """Who is known around a sitting: ``faces`` (name, key of the role), each name once, the nearest role first."""

    faces: tuple[tuple[str, str], ...]
    private: tuple[str, ...]  # telephones, lines of addresses, mail addresses
    seats: int  # that the commission had on the day
    filled: int  # of them


def known_at(sitting: Sitting) -> Around:
    """Members, guests, officials, the administration, who was elected; and how many seats were filled."""
    rows: dict[str, list[tuple]] = {}
    for tag, *row in _statement(sitting):
        rows.setdefault(tag, []).append(tuple(row))
    return Around(tuple(_faces(rows)), tuple(_private(rows)), len(rows.get("seat", ())), len(rows.get("filled", ())))


def _statement(sitting: Sitting):
    """(tag, three texts, member): the rows of eleven tables, one below the other."""
    body, on_day = sitting.body_id, Q(from_on__lte=sitting.day) & (Q(until_on=None) | Q(until_on__gte=sitting.day))
    its = BodyMember.objects.filter(body=body)
    parts = [
        _part("member", its, "name", "person__full_name", "person__email", member="pk"),
        _part("address", its, "email"),
        _part("card", MemberCard.objects.filter(commission__body=body), "phone", "address"),
        _part("office", Office.objects.filter(on_day, commission__body=body), "kind", "from_on", member="member_id"),
        _part("replaced", Attendance.objects.filter(sitting__body=body).exclude(replaced_by=""), "replaced_by"),
        _part("guest", Guest.objects.filter(sitting__body=body), "name"),
        _part("official", Official.objects.all(), "name"),
        _part("role", people_of(sitting.space), "person__full_name", "person__email", "role"),
        _part("choice", VoteChoice.objects.filter(vote__item__sitting=sitting), "name", "partner"),
        _part("seat", Seat.objects.filter(on_day, commission__body=body)),
        _part("filled", SeatFilling.objects.filter(sitting=sitting)),
    ]
    return parts[0].union(*parts[1:], all=True)


def _part(tag: str, rows, *texts: str, member: str = ""):
    shown = [Cast(name, TextField()) for name in texts] + [_text("") for _missing in range(3 - len(texts))]
    return rows.order_by().values_list(_text(tag), *shown, Cast(member, BigIntegerField()) if member else NOBODY)


def _text(words: str):
    return Cast(Value(words), TextField())


def _faces(rows: dict[str, list[tuple]]) -> Iterator[tuple[str, str]]:
    held = {member: kind for kind, _from_on, _none, member in sorted(rows.get("office", ()), key=lambda row: row[1])}
    told = [
        (name, held.get(member, "member"))
        for own, full_name, email, member in rows.get("member", ())
        for name in (own, full_name or email or "")
    ]
    told += [(name, "member") for name, *_rest in rows.get("replaced", ())]
    told += [(name, "guest") for name, *_rest in rows.get("guest", ())]
    told += [(name, "official") for name, *_rest in rows.get("official", ())]
    for full_name, email, role, _member in rows.get("role", ()):
        told.append((full_name or email or "", "official" if role in COLLEGE else "administration"))
    told += [(name, "person") for pair in rows.get("choice", ()) for name in pair[:2]]
    seen: set[str] = set()
    for name, role in told:
        key = " ".join(name.split()).casefold()
        if key and key not in seen:
            seen.add(key)
            yield name, role


def _private(rows: dict[str, list[tuple]]) -> Iterator[str]:
    for phone, address, *_rest in rows.get("card", ()):
        yield from (line for line in (phone, *address.splitlines()) if line.strip())
    own = [row[0] for row in rows.get("address", ())] + [row[2] for row in rows.get("member", ())]
    yield from (mail for mail in own if mail)
