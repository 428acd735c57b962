"""Who came, and which seats of a commission have somebody trained.

A seat counts as soon as one of its holders, full or substitute, came to an evening of a training; people without a
seat (the pool, officers, college, council, guests) are counted apart.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from zesummen.kernel.tenancy import across

from ..models import Attendance, Evening, Participant, TrainingRequest
from ..rules.attendance import HOW_WORDS
from ..states import Part
from . import cases

SEAT = tuple[int, int]  # party, seat in the commission


@dataclass(frozen=True, slots=True)
class Trained:
    """What evenings reached: seats, people who hold one, and people without a seat."""

    seats: frozenset[SEAT] = frozenset()
    people: int = 0
    without_seat: int = 0
    on: tuple = field(default=())  # the days, in order

    @property
    def count(self) -> int:
        """Seats with somebody trained."""
        return len(self.seats)


def seats_trained(of) -> Trained:
    """Of a request (inside the training body's space), or of a commission over all its trainings, whatever body."""
    if isinstance(of, TrainingRequest):
        return _trained(_rows().filter(participant__request=of))
    where = cases.bodies()
    if not where:
        return Trained()
    with across(where):
        party = {"participant__party__party_space": of.space_id, "participant__party__commission_ref": of.pk}
        return _trained(_rows().filter(**party))


def by_request(requests: Iterable[int]) -> dict[int, Trained]:
    """The same for many requests, in one statement; a request nobody came for is not in it."""
    return _grouped(_rows().filter(participant__request__in=list(requests)), "participant__request_id")


def by_party(requests: Iterable[int] | None = None) -> dict[int, Trained]:
    """The same by party, of some requests or of all in the open spaces, in one statement."""
    rows = _rows() if requests is None else _rows().filter(participant__request__in=list(requests))
    return _grouped(rows, "participant__party_id")


def _rows():
    names = ("participant_id", "participant__party_id", "participant__request_id", "evening__day")
    return Attendance.objects.order_by("evening__day", "pk").values(*names, "seat_ref", "participant__seat_number")


def _grouped(rows, name: str) -> dict[int, Trained]:
    found = defaultdict(list)
    for row in rows:
        found[row[name]].append(row)
    return {key: _trained(group) for key, group in found.items()}


def _trained(rows) -> Trained:
    rows = [(row, seat_of(row["seat_ref"], row["participant__seat_number"])) for row in rows]
    seated = {row["participant_id"] for row, seat in rows if seat}
    return Trained(
        seats=frozenset((row["participant__party_id"], seat) for row, seat in rows if seat),
        people=len(seated),
        without_seat=len({row["participant_id"] for row, _seat in rows} - seated),
        on=tuple(sorted({row["evening__day"] for row, _seat in rows})),
    )


def seat_of(ref: int | None, number: int | None) -> int | None:
    """What names a seat within a party: its row in the commune's space, or below 0 its number in a commune that does
    not work here."""
    return ref or (-number if number else None)


# The list of one evening


@dataclass(frozen=True, slots=True)
class Line:
    """A person on the list of an evening. ``how`` is empty while nobody noted that he or she came."""

    pk: int
    name: str
    part: str
    part_label: str
    function: str
    seat: int | None
    party: int
    how: str
    how_label: str
    from_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Presence:
    """The list of an evening by commission, and what it comes to."""

    groups: tuple  # (party, its lines)
    guests: tuple  # lines of people from another request
    present: int
    seats: int
    seats_there: int
    without_seat: int


def presence(case, evening: Evening) -> Presence:
    """Everybody who is expected and everybody who came, by commission and seat. Two statements."""
    there = {row.participant_id: row for row in _attendances(evening)}
    expected = list(Participant.objects.filter(request=case.request))
    shown = [one for one in expected if one.left_on is None or one.pk in there]
    lines = [_line(one, there.get(one.pk)) for one in sorted(shown, key=_order)]
    known = {one.pk for one in expected}
    guests = tuple(_line(row.participant, row, True) for pk, row in there.items() if pk not in known)
    came = [*(line for line in lines if line.how), *guests]
    seats = {(one.party_id, seat_of(one.seat_ref, one.seat_number)) for one in expected if one.left_on is None}
    held = [(row.participant.party_id, seat_of(row.seat_ref, row.participant.seat_number)) for row in there.values()]
    seats_there = {(party, seat) for party, seat in held if seat}
    seats = {(party, seat) for party, seat in seats if seat}
    return Presence(
        groups=tuple((party, tuple(line for line in lines if line.party == party.pk)) for party in case.parties),
        guests=guests,
        present=len(came),
        seats=len(seats | seats_there),
        seats_there=len(seats_there),
        without_seat=sum(1 for _party, seat in held if not seat),
    )


def _attendances(evening: Evening):
    return Attendance.objects.filter(evening=evening).select_related("participant").order_by("pk")


def expected_people(case) -> list[Participant]:
    """Everybody on the list of the request who is still in the commission or was added."""
    return sorted(Participant.objects.filter(request=case.request, left_on=None), key=_order)


def _order(one: Participant) -> tuple:
    parts = [str(part) for part in Part.values]
    return (one.seat_number is None, one.seat_number or 0, parts.index(one.part), one.name.casefold(), one.pk)


def _line(one: Participant, row: Attendance | None, from_elsewhere: bool = False) -> Line:
    return Line(
        pk=one.pk,
        name=row.name if row else one.name,
        part=row.part if row else one.part,
        part_label=str(Part(row.part if row else one.part).label),
        function=one.function_words,
        seat=one.seat_number,
        party=one.party_id,
        how=row.how if row else "",
        how_label=str(HOW_WORDS[row.how]) if row else "",
        from_elsewhere=from_elsewhere,
    )
