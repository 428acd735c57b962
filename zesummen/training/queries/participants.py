"""Who takes part: the people of a request, and the seats they stand for."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from zesummen.accounts.models import Person
from zesummen.commissions import seating
from zesummen.commissions.models import Seat
from zesummen.council.queries.calendar import voters_on
from zesummen.kernel.tenancy import across, inside

from ..case import Case
from ..models import Participant, Party, TrainingRequest
from ..states import Part

ORDER = (Part.FULL, Part.SUBSTITUTE, Part.OFFICER, Part.COLLEGE, Part.COUNCIL, Part.GUEST)


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat of a commission today, with who of the people of the request stands for it."""

    seat_ref: int
    number: int
    label: str
    full: Participant | None = None
    substitute: Participant | None = None

    @property
    def is_vacant(self) -> bool:
        """Nobody holds it as full member."""
        return self.full is None


@dataclass(frozen=True, slots=True)
class PartyPeople:
    """The people of one party: those with a seat and substitutes first, then the others."""

    party: Party
    seated: tuple[Participant, ...]
    others: tuple[Participant, ...]

    @property
    def count(self) -> int:
        return len(self.seated) + len(self.others)

    @property
    def tables(self) -> list[tuple[str, tuple[Participant, ...]]]:
        """The two lists with their captions."""
        return [(_("Members and substitutes"), self.seated), (_("Others"), self.others)]


def rows_of(request: TrainingRequest) -> QuerySet[Participant]:
    """Everybody who takes part now, to be read along with others; ``arranged`` puts them in order."""
    return Participant.objects.filter(request=request, left_on__isnull=True).select_related("party__commune")


def arranged(rows: Iterable[Participant]) -> list[Participant]:
    """By party (the host first), seat, part and name."""
    return sorted(rows, key=_place)


def of(request: TrainingRequest) -> list[Participant]:
    """Everybody who takes part now: by party (the host first), seat, part and name. One statement."""
    return arranged(rows_of(request))


def _place(row: Participant) -> tuple:
    return (not row.party.is_host, row.party_id, ORDER.index(Part(row.part)) > 1, row.seat_number or 999,
            ORDER.index(Part(row.part)), row.name, row.pk)  # fmt: skip


def find(request: TrainingRequest, pk: int) -> Participant | None:
    """One of the people of the request, left or not."""
    return Participant.objects.filter(request=request, pk=pk).select_related("party").first()


def by_party(case: Case, rows: list[Participant] | None = None) -> list[PartyPeople]:
    """The people of each party; a party without people stands there too."""
    rows = of(case.request) if rows is None else rows
    found = {key: list(some) for key, some in groupby(rows, key=lambda row: row.party_id)}
    return [
        PartyPeople(
            party,
            tuple(row for row in found.get(party.pk, []) if row.part in ORDER[:2]),
            tuple(row for row in found.get(party.pk, []) if row.part not in ORDER[:2]),
        )
        for party in case.parties
    ]


def seats_of(
    case: Case, rows: list[Participant] | None = None, now: Iterable[Seat] | None = None
) -> dict[int, list[SeatRow]]:
    """The seats of each party's commission today, vacant ones too, by the party's key. At most two statements.

    A commune that does not work here has no seats of its own: those of its people stand for them. ``now``: the seats
    of the commissions (``seat_rows``) where they were read already.
    """
    rows = of(case.request) if rows is None else rows
    holders = {(row.party_id, row.seat_number, row.part): row for row in rows if row.seat_number}
    seats: dict[int, dict[int, tuple[int, str]]] = {party.pk: {} for party in case.parties}
    for row in rows:
        if row.seat_number and row.party_id in seats:
            seats[row.party_id][row.seat_number] = (row.seat_ref or 0, "")
    for party, seat in _seats_today(case, seat_rows(case) if now is None else now):
        seats[party.pk][seat.number] = (seat.pk, seat.label)
    return {
        party: [
            SeatRow(
                ref,
                number,
                label,
                holders.get((party, number, Part.FULL)),
                holders.get((party, number, Part.SUBSTITUTE)),
            )
            for number, (ref, label) in sorted(found.items())
        ]
        for party, found in seats.items()
    }


def seat_rows(case: Case) -> QuerySet[Seat] | list[Seat]:
    """Every seat of the commissions that are kept here, to be read along with others."""
    refs = [row.commission_ref for row in case.parties if row.commission_ref]
    if not refs:
        return []
    with across(case.spaces):
        return Seat.objects.filter(commission_id__in=refs)


def _seats_today(case: Case, seats: Iterable[Seat]) -> list[tuple[Party, Seat]]:
    at, today = {(row.party_space_id, row.commission_ref): row for row in case.parties}, timezone.localdate()
    pairs = [(at.get((seat.space_id, seat.commission_id)), seat) for seat in seats]
    return [(party, seat) for party, seat in pairs if party is not None and seating.holds(seat, today)]


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """Somebody of the college or the council, from the commune's own list."""

    pk: int
    name: str
    key: str  # of the office
    office: str  # in the reader's language
    part: str
    email: str
    language: str
    person_id: int | None


def officials_to_invite(case: Case, rows: list[Participant] | None = None) -> list[OfficialRow]:
    """The mayor, aldermen and councillors of the viewer's commune who are not on the list yet."""
    present = of(case.request) if rows is None else rows
    known = {row.name.casefold() for row in present if row.party.party_space_id == case.viewer.pk}
    with inside(case.viewer):
        officials = voters_on(timezone.localdate())
    people = Person.objects.in_bulk([row.person_id for row in officials if row.person_id])
    found = []
    for row in officials:
        if row.name.casefold() in known:
            continue
        person = people.get(row.person_id)
        found.append(
            OfficialRow(
                row.pk,
                row.name,
                row.office,
                str(row.get_office_display()),
                Part.COUNCIL if row.office == "councillor" else Part.COLLEGE,
                person.email if person else "",
                person.language if person else "fr",
                row.person_id,
            )  # fmt: skip
        )
    return found
