"""Who sits in a commission, on any day: seats, substitutes, offices, vacancies."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Subquery

from zesummen.kernel.together import asking
from zesummen.sittings.models import BodyMember

from .. import seating
from ..models import Commission, Holding, MemberCard, Office, RulesVersion, Seat
from ..rulebook import RuleBook
from ..states import CommissionState, OfficeKind, Part, Visibility
from . import rulebook


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat on a day, with who holds it."""

    seat: Seat
    full: Holding | None = None
    substitute: Holding | None = None

    @property
    def is_vacant(self) -> bool:
        """No full member."""
        return self.full is None


@dataclass(frozen=True, slots=True)
class Composition:
    """Who sat in the commission on ``day``. ``is_over``: its term had ended and nobody sat on."""

    commission: Commission
    day: date
    seats: tuple[SeatRow, ...]
    pool: tuple[Holding, ...]  # substitutes without a seat of their own, by rank
    offices: tuple[Office, ...]
    rules: RuleBook
    is_over: bool = False
    sits_on: bool = False  # the nominal term has ended; everybody sits until replaced

    @property
    def vacant(self) -> tuple[SeatRow, ...]:
        """Seats without a full member."""
        return tuple(row for row in self.seats if row.is_vacant)

    @property
    def filled(self) -> int:
        """How many seats have a full member."""
        return len(self.seats) - len(self.vacant)

    @property
    def holdings(self) -> tuple[Holding, ...]:
        """Everybody: full members by seat, then substitutes by seat, then the pool."""
        full = [row.full for row in self.seats if row.full]
        return (*full, *self.substitutes)

    @property
    def substitutes(self) -> tuple[Holding, ...]:
        """All substitutes, those of seats first."""
        return (*(row.substitute for row in self.seats if row.substitute), *self.pool)

    @property
    def people(self) -> tuple[BodyMember, ...]:
        """Everybody who belongs to the commission, each once: members, then a secretary who is no member."""
        found = {row.member_id: row.member for row in self.holdings}
        found |= {row.member_id: row.member for row in self.offices if row.member_id not in found}
        return tuple(found.values())

    @property
    def places(self) -> tuple[seating.Place, ...]:
        """The seats for ``seating``: by number of the row, members by key."""
        return tuple(
            seating.Place(row.seat.pk, row.full and row.full.member_id, row.substitute and row.substitute.member_id)
            for row in self.seats
        )

    @property
    def ranks(self) -> tuple[int, ...]:
        """The pool for ``seating``: members by key, by rank."""
        return tuple(row.member_id for row in self.pool)

    @property
    def quorum(self) -> int:
        """How many seats must be filled at a first call, by the rules of that day."""
        return self.rules.quorum_seats(len(self.seats))

    @property
    def substitute_rule(self) -> str:
        """How the rules of the day know substitutes: none, pairs or pool."""
        return self.rules.has_substitutes

    def office(self, kind: str) -> Office | None:
        """Who holds this office."""
        return next((row for row in self.offices if row.kind == kind), None)

    @property
    def president(self) -> BodyMember | None:
        return _member(self.office(OfficeKind.PRESIDENT))

    @property
    def vice_president(self) -> BodyMember | None:
        return _member(self.office(OfficeKind.VICE_PRESIDENT))

    @property
    def secretary(self) -> BodyMember | None:
        return _member(self.office(OfficeKind.SECRETARY))

    def of_member(self, member_id: int) -> Holding | None:
        """The seat of a person."""
        return next((row for row in self.holdings if row.member_id == member_id), None)

    def offices_of(self, member_id: int) -> tuple[Office, ...]:
        """The offices of a person."""
        return tuple(row for row in self.offices if row.member_id == member_id)


def _member(office: Office | None) -> BodyMember | None:
    return office.member if office else None


@asking
def composition(commission: Commission, day: date, rules: RuleBook | None = None):
    """Who sat on that day, past or coming. One statement."""
    places, holdings, held = Seat.objects.filter(commission=commission), _holdings(commission), _offices(commission)
    versions = rulebook.version_rows(commission) if rules is None else RulesVersion.objects.none()
    yield places, holdings, held, versions
    rules = rules or rulebook.book_on(versions, commission.regime, day)
    over, sits_on = term_on(commission, day, rules)
    seats = [seat for seat in places if seating.holds(seat, day)]
    rows = [] if over else [row for row in holdings if seating.holds(row, day)]
    offices = [] if over else [row for row in held if seating.holds(row, day)]
    by_place = {(row.seat_id, row.part): row for row in rows if row.seat_id}
    pool = sorted((row for row in rows if row.seat_id is None), key=lambda row: (row.rank, row.from_on, row.pk))
    return Composition(
        commission,
        day,
        tuple(SeatRow(s, by_place.get((s.pk, Part.FULL)), by_place.get((s.pk, Part.SUBSTITUTE))) for s in seats),
        tuple(pool),
        tuple(sorted(offices, key=lambda row: OfficeKind.values.index(row.kind))),
        rules,
        over,
        sits_on,
    )


def term_on(commission: Commission, day: date, rules: RuleBook) -> tuple[bool, bool]:
    """Is the term over on that day, and does everybody sit on until replaced?"""
    if day < commission.from_on or (commission.until_on and day > commission.until_on):
        return True, False
    past = commission.until_on is None and day > commission.expected_until
    return (past and not rules.sits_until_replaced), (past and rules.sits_until_replaced)


def last_day_of_work(commission: Commission, sits_on: bool, replaced_from: date | None, today: date) -> date:
    """The day until which the commission works and so reports: its real end, else today.

    Where the members do not sit until they are replaced, it is no later than the nominal end; where they do, the day
    before the next commission (``replaced_from``: its first day, once somebody sits in it).
    """
    last = commission.until_on or today
    if not sits_on:
        last = min(last, commission.expected_until)
    elif replaced_from is not None:
        last = min(last, replaced_from - timedelta(days=1))
    return max(last, commission.from_on)


def replaced_from() -> Subquery:
    """As a column of a commission: the first day of the next one, once somebody sits in it."""
    seated = Holding.objects.filter(commission=OuterRef("pk"), until_on=None)
    following = Commission.objects.filter(Exists(seated), predecessor=OuterRef("pk"))
    return Subquery(following.exclude(state=CommissionState.HANDED_OVER).order_by().values("from_on")[:1])


def _holdings(commission: Commission):
    rows = Holding.objects.filter(commission=commission).select_related("member", "member__person", "seat")
    return rows.order_by("seat__number", "part", "from_on", "pk")


def _offices(commission: Commission):
    return (
        Office.objects.filter(commission=commission)
        .select_related("member", "member__person")
        .order_by("kind", "-from_on", "-pk")
    )


def president_on(commission: Commission, day: date) -> BodyMember | None:
    """Who presided on that day."""
    return _office_on(commission, OfficeKind.PRESIDENT, day)


def secretary_on(commission: Commission, day: date) -> BodyMember | None:
    """Who kept the minutes on that day."""
    return _office_on(commission, OfficeKind.SECRETARY, day)


def _office_on(commission: Commission, kind: str, day: date) -> BodyMember | None:
    rows = [row for row in _offices(commission).filter(kind=kind) if seating.holds(row, day)]
    return rows[0].member if rows else None


def seats(commission: Commission):
    """Every seat the commission ever had, by number."""
    return Seat.objects.filter(commission=commission).order_by("number")


def history(seat: Seat) -> list[Holding]:
    """Everybody who ever held the seat, the newest first."""
    rows = Holding.objects.filter(seat=seat).select_related("member", "member__person", "appointed_by", "follows__seat")
    return list(rows.order_by("-from_on", "part", "-pk"))


def own_holdings(member: BodyMember) -> list[Holding]:
    """Every seat this person held in the commission, the newest first."""
    return list(_own_holdings(member))


def own_offices(member: BodyMember) -> list[Office]:
    """Every office this person held, the newest first."""
    return list(_own_offices(member))


@asking
def own_places(member: BodyMember):
    """The seats and the offices this person held, each the newest first. One statement."""
    holdings, offices = _own_holdings(member), _own_offices(member)
    yield holdings, offices
    return tuple(holdings), tuple(offices)


def _own_holdings(member: BodyMember):
    return Holding.objects.filter(member=member).select_related("seat").order_by("-from_on", "-pk")


def _own_offices(member: BodyMember):
    return Office.objects.filter(member=member).order_by("-from_on", "-pk")


@dataclass(frozen=True, slots=True)
class PublicSeat:
    """What the public may read of a seat: a name only where the member chose so, an office likewise."""

    number: int | None
    part: str
    name: str  # empty: not named
    office: str  # empty: none, or not shown


def public_seats(found: Composition) -> tuple[PublicSeat, ...]:
    """The composition by each member's own choice of visibility; hidden where nobody chose. One statement."""
    shown = visibility_of(row.member_id for row in found.holdings)
    rows = []
    for holding in found.holdings:
        choice = shown.get(holding.member_id, Visibility.HIDDEN)
        offices = found.offices_of(holding.member_id) if choice == Visibility.OFFICE else ()
        rows.append(
            PublicSeat(
                holding.seat.number if holding.seat_id else None,
                holding.part,
                holding.member.name if choice != Visibility.HIDDEN else "",
                ", ".join(str(row.get_kind_display()) for row in offices),
            )
        )
    return tuple(rows)


def visibility_of(members: Iterable[int]) -> dict[int, str]:
    """What each of these members lets the public read."""
    rows = MemberCard.objects.filter(member__in=list(members)).order_by()
    return dict(rows.values_list("member_id", "visibility"))
