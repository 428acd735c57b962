"""Who filled which seat at a sitting, who is expected, and whether that makes a quorum."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import BigIntegerField, CharField, Value

from zesummen.kernel.together import Asked, asking
from zesummen.sittings.models import Attendance, Body, BodyMember, Sitting
from zesummen.sittings.states import Presence, Reply
from zesummen.sittings.ways import Standing

from .. import seating
from ..models import Commission, Holding, MemberCard, RulesVersion, Seat, SeatFilling
from ..rulebook import RuleBook
from ..states import Part
from . import codes, rulebook, seats


def commission_of(body: Body) -> Commission | None:
    """The commission whose body this is; ``None`` for a body that only calls itself one. Read once a body."""
    return _ground(body)[0]


def rules_of(body: Body, day: date) -> RuleBook | None:
    """The rules of the commission on that day; ``None`` where the body has none."""
    commission, versions = _ground(body)
    return rulebook.book_on(versions, commission.regime, day) if commission else None


def _ground(body: Body) -> tuple[Commission | None, list[RulesVersion]]:
    """The commission with its rules: one statement, kept with the row of the body."""
    if "commission_ground" not in body.__dict__:
        found = RulesVersion.objects.filter(commission__body=body).select_related("commission")
        versions = list(found.order_by("-number"))
        commission = versions[0].commission if versions else Commission.objects.filter(body=body).first()
        if commission is not None:
            commission.body = body
        body.__dict__["commission_ground"] = (commission, versions)
    return body.__dict__["commission_ground"]


@asking
def read_ground(bodies: Iterable[Body]):
    """The commissions of many bodies with their rules, kept with each: one statement, two where one has no rules."""
    wanted = {body.pk: body for body in bodies}
    rules = RulesVersion.objects.filter(commission__body__in=wanted).select_related("commission").order_by("-number")
    yield rules
    found: dict[int, list[RulesVersion]] = {}
    for version in rules:
        found.setdefault(version.commission.body_id, []).append(version)
    commissions = {pk: versions[0].commission for pk, versions in found.items()}
    if without := [pk for pk in wanted if pk not in commissions]:
        bare = Commission.objects.filter(body__in=without)
        yield bare
        commissions |= {row.body_id: row for row in bare}
    for pk, body in wanted.items():
        commission = commissions.get(pk)
        if commission is not None:
            commission.body = body
        body.__dict__["commission_ground"] = (commission, found.get(pk, []))


@dataclass(frozen=True, slots=True)
class Room:
    """Who sits where on the day of a sitting, as ids and names: what counting takes, in one statement."""

    commission: Commission
    rules: RuleBook
    day: date
    places: tuple[seating.Place, ...]  # by number
    numbers: dict[int, int]  # seat → number
    ranks: tuple[int, ...]  # the pool of substitutes, by rank
    names: dict[int, str]

    @property
    def substitutes(self) -> set[int]:
        """Every substitute, of a seat or of the pool."""
        return {place.substitute for place in self.places if place.substitute} | set(self.ranks)

    def has_substitute(self, member: int) -> bool:
        """Somebody could take the seat of this full member: the substitute of the seat, or one of the pool."""
        return any(place.full == member and (place.substitute or self.ranks) for place in self.places)

    def seat_of(self, member: int) -> tuple[str, int | None] | None:
        """``(part, number of the seat)`` of a member; the number is ``None`` in the pool."""
        for place in self.places:
            if place.full == member:
                return Part.FULL, self.numbers[place.seat]
            if place.substitute == member:
                return Part.SUBSTITUTE, self.numbers[place.seat]
        return (Part.SUBSTITUTE, None) if member in self.ranks else None


@asking
def room_at(sitting: Sitting) -> Asked[Room | None]:
    """Who sits on the day of the sitting; ``None`` where the body has no commission. Read once a sitting."""
    kept = sitting.__dict__.get("commission_room")
    if kept is None or kept.day != sitting.day:
        commission = commission_of(sitting.body)
        if commission is None:
            return None
        rules, rows = rules_of(sitting.body, sitting.day), _rows(commission)
        yield rows
        kept = _room(commission, rules, sitting.day, [_Row(*row) for row in rows])
        sitting.__dict__["commission_room"] = kept
    return kept


@asking
def read_rooms(commission: Commission, sittings: Iterable[Sitting]):
    """Who sat on the days of many sittings of this commission, kept with each for ``room_at``. One statement."""
    rows = _rows(commission)
    yield rows
    found = [_Row(*row) for row in rows]
    for sitting in sittings:
        room = _room(commission, rules_of(sitting.body, sitting.day), sitting.day, found)
        sitting.__dict__["commission_room"] = room


def _room(commission: Commission, rules: RuleBook, day: date, found: list["_Row"]) -> Room:
    is_over, _sits_on = seats.term_on(commission, day, rules)
    rows = [row for row in found if row.from_on <= day and (row.until_on is None or day <= row.until_on)]
    holdings = [] if is_over else [row for row in rows if row.part]
    held = {(row.seat, row.part): row.member for row in holdings if row.seat}
    pool = sorted((row for row in holdings if not row.seat), key=lambda row: (row.rank, row.from_on, row.member))
    numbers = {row.seat: row.number for row in sorted(rows, key=lambda row: row.number or 0) if not row.part}
    return Room(
        commission,
        rules,
        day,
        tuple(seating.Place(s, held.get((s, Part.FULL)), held.get((s, Part.SUBSTITUTE))) for s in numbers),
        numbers,
        tuple(row.member for row in pool),
        {row.member: row.name for row in holdings},
    )


class _Row(NamedTuple):
    """A seat (without a part) or a holding."""

    part: str
    seat: int | None
    number: int | None
    member: int | None
    name: str
    rank: int
    from_on: date
    until_on: date | None


def _rows(commission: Commission):
    """Every seat and every holding of the commission, in one statement."""
    nobody = Value(None, output_field=BigIntegerField())
    empty = Value("", output_field=CharField())
    seat_rows = (
        Seat.objects.filter(commission=commission)
        .order_by()
        .values_list(empty, "pk", "number", nobody, empty, Value(0), "from_on", "until_on")
    )
    holding_rows = (
        Holding.objects.filter(commission=commission)
        .order_by()
        .values_list("part", "seat_id", "seat__number", "member_id", "member__name", "rank", "from_on", "until_on")
    )
    return seat_rows.union(holding_rows, all=True)


@asking
def seats_filled(sitting: Sitting) -> Asked[list[SeatFilling]]:
    """Who filled which seat, by number of the seat. One statement."""
    return (yield from seats_filled_at.asked([sitting]))


@asking
def seats_filled_at(sittings: Iterable[Sitting]) -> Asked[list[SeatFilling]]:
    """Who filled which seat at many sittings, by number of the seat. One statement."""
    rows = SeatFilling.objects.filter(sitting__in=[sitting.pk for sitting in sittings])
    rows = rows.select_related("seat", "member").order_by("seat__number", "pk")
    yield rows
    return list(rows)


def standing(sitting: Sitting, attendance: Sequence[Attendance]) -> Standing | None:
    """Seats filled, seats needed by the rules of the day and the call, seats in all; ``None`` without a commission."""
    room = room_at(sitting)
    if room is None:
        return None
    count, counted = len(room.places), any(row.presence != Presence.UNKNOWN for row in attendance)
    needed = room.rules.quorum_again(count) if sitting.call_number > 1 else room.rules.quorum_seats(count)
    there = len(filled_by(room, present_of(attendance))) if counted else None
    return Standing(there, needed, count, is_seats=True)


def present_of(attendance: Iterable[Attendance]) -> set[int]:
    """The members who are there themselves."""
    return {row.member_id for row in attendance if row.presence == Presence.PRESENT}


def filled_by(room: Room, present: set[int]) -> dict[int, tuple[int, str]]:
    """Which seat is filled by whom when these members are there: ``{seat: (member, part)}``."""
    return seating.fill(room.places, present, pool=room.ranks)


def replied_of(attendance: Iterable[Attendance]) -> dict[int, bool | None]:
    """What each member answered: comes, does not, or nothing."""
    said: dict[str, bool] = {Reply.COMES: True, Reply.EXCUSED: False, Reply.SUBSTITUTE: False}
    return {row.member_id: said.get(row.reply) for row in attendance}


@dataclass(frozen=True, slots=True)
class ExpectedSeat:
    """A seat before the sitting: who is to fill it by the answers so far; empty names where there is nobody."""

    number: int
    full: str
    substitute: str
    expected: str
    is_substitute: bool


def expected_seats(sitting: Sitting, attendance: Sequence[Attendance]) -> list[ExpectedSeat]:
    """Every seat with who is expected on it: those who said that they come, substitutes for those who do not."""
    room = room_at(sitting)
    if room is None:
        return []
    coming = {row.member_id for row in attendance if row.reply == Reply.COMES}
    asked = {row.member_id for row in attendance if row.stands_for_id}
    said = replied_of(attendance)
    full = {place.full for place in room.places if place.full}
    free = {p.substitute for p in room.places if p.substitute and (not p.full or said.get(p.full) is False)}
    filled = filled_by(room, coming & (full | asked | free | set(room.ranks)))
    rows = []
    for place in room.places:
        member, part = filled.get(place.seat, (None, ""))
        rows.append(
            ExpectedSeat(
                room.numbers[place.seat],
                room.names.get(place.full, ""),
                room.names.get(place.substitute, ""),
                room.names.get(member, ""),
                part == Part.SUBSTITUTE,
            )
        )
    return rows


def substitute_for(sitting: Sitting, absent: int, attendance: Sequence[Attendance]) -> BodyMember | None:
    """Whom to ask to take the seat of somebody who cannot come; ``None`` where nobody is left."""
    room = room_at(sitting)
    if room is None or room.rules.has_substitutes == "none":
        return None
    asked = {row.member_id for row in attendance if row.stands_for_id and row.stands_for_id != absent}
    chosen = seating.stands_for(room.places, absent, replied_of(attendance), pool=room.ranks, asked=asked)
    return BodyMember.objects.filter(pk=chosen).select_related("person").first() if chosen else None


def spare_of(sitting: Sitting, attendance: Sequence[Attendance] | None = None) -> set[int]:
    """Substitutes whom nobody asked: their absence needs no excuse. ``attendance``: the places, if read already."""
    room = room_at(sitting)
    if room is None:
        return set()
    if attendance is None:
        attendance = list(Attendance.objects.filter(sitting=sitting))
    return room.substitutes - {row.member_id for row in attendance if row.stands_for_id}


def wanting_paper(members: Iterable[BodyMember]) -> set[int]:
    """Members who want their papers printed, by their own choice."""
    rows = MemberCard.objects.filter(member__in=list(members), wants_paper=True).order_by()
    return set(rows.values_list("member_id", flat=True))


def letter_facts(member: BodyMember) -> tuple[str, tuple[str, str] | None]:
    """``(postal address, (link, short code) or None)`` for the letter of a member."""
    card = MemberCard.objects.filter(member=member).order_by().values_list("address", flat=True).first()
    return card or "", codes.letter_code(member)
