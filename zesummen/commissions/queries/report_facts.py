"""What the annual report is compiled from: rows of one year, or of the whole term, and the figures over them.

``read`` asks the database, in a number of statements that does not grow; ``figures_of`` counts. Page, papers, handover
file and public page take their figures from here, so that no two of them can differ.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import (
    BigIntegerField,
    BooleanField,
    CharField,
    Count,
    DateField,
    DecimalField,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from zesummen.kernel.together import asking, listed, side_by_side
from zesummen.kernel.words import Text, Words
from zesummen.sittings.models import Attendance, Guest, Sitting
from zesummen.sittings.states import Presence, SittingState

from ..models import Activity, Commission, Holding, Office, Opinion, ProgrammeItem, Seat, SeatFilling, YearMoney
from ..rulebook import RuleBook
from ..states import OfficeKind, Part
from . import activities, opinions, plan_progress, programme, rulebook
from .activities import ActivityCount, Money
from .facts import HELD
from .opinions import OpinionCount
from .programme import ProgrammeCount
from .seats import term_on

SEAT = "seat"
TOLD = (*HELD, SittingState.NO_QUORUM, SittingState.CANCELLED)


class Place(NamedTuple):
    """A seat, somebody on a seat or in the pool, or somebody in an office, from a day until a day."""

    what: str  # "seat", a part or an office
    number: int | None
    name: str
    label: str
    rank: int
    from_on: date
    until_on: date | None
    end_kind: str

    def holds(self, day: date) -> bool:
        """Is it so on that day?"""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


class Work(NamedTuple):
    """An activity, an item of the work programme, or the budget of a year, read together."""

    what: str  # "money", "activity" or "programme"
    key: int
    day: date | None  # of the activity; of an item the day it is due
    title: Text
    mission: str
    is_outside: bool
    reached: int | None
    year: int  # 0 for an activity
    cost: Decimal | None  # of the activity; of a budget what was planned
    spent: Decimal | None
    state: str
    reason: str  # of a dropped item; of a budget its note

    @property
    def planned(self) -> Decimal | None:
        return self.cost

    @property
    def note(self) -> str:
        return self.reason

    @property
    def due_on(self) -> date | None:
        return self.day


@dataclass(frozen=True, slots=True)
class YearFacts:
    """The rows of a year (``year``) or of the whole term (``None``), as they stand on ``day``."""

    commission: Commission
    year: int | None
    first: date
    last: date  # the last day of the year, of the term, or today
    rules: RuleBook
    places: tuple[Place, ...]
    sittings: tuple[Sitting, ...]  # with counts: filled, present, excused, absent, guests
    missions: tuple[str, ...]  # of each point that counts
    opinions: tuple[Opinion, ...]  # those that count
    activities: tuple[Work, ...]
    programme: tuple[Work, ...]
    coming: tuple[Work, ...]  # of the year after, and what is still open
    money: Money
    plans: tuple[plan_progress.PlanProgress, ...]

    @property
    def held(self) -> tuple[Sitting, ...]:
        """Sittings held that count."""
        return tuple(row for row in self.sittings if row.state in HELD and not row.is_outside)

    def seats_on(self, day: date) -> int:
        """How many seats there are on a day."""
        return sum(row.what == SEAT and row.holds(day) for row in self.places)

    @property
    def sitting_now(self) -> tuple[Place, ...]:
        """Who sits on the last day; nobody once the term is over."""
        is_over, _sits_on = term_on(self.commission, self.last, self.rules)
        if is_over:
            return tuple(row for row in self.places if row.what == SEAT and row.holds(self.last))
        return tuple(row for row in self.places if row.holds(self.last))

    @property
    def changes(self) -> tuple[tuple[date, bool, Place], ...]:
        """(day, came, who) of each seat taken or left in these days, in order."""
        parts = [row for row in self.places if row.what in Part.values]
        came = [(row.from_on, True, row) for row in parts if self.first <= row.from_on <= self.last]
        left = [(row.until_on, False, row) for row in parts if row.until_on and self.first <= row.until_on <= self.last]
        return tuple(sorted((*came, *left), key=lambda row: (row[0], row[1], row[2].number or 0, row[2].name)))


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a year or of the term. Sittings, points, opinions and acts outside the mission are in none."""

    seats: int = 0
    filled: int = 0
    substitutes: int = 0
    came: int = 0
    left: int = 0
    held: int = 0
    minimum: int = 0  # what the rules of the last day ask for in a year; 0: nothing
    no_quorum: int = 0
    cancelled: int = 0
    places: int = 0  # seats of the sittings held, added up
    taken: int = 0  # of these, how many were filled
    points: int = 0
    opinions: OpinionCount = OpinionCount()
    activities: ActivityCount = ActivityCount()
    programme: ProgrammeCount = ProgrammeCount()
    money: Money = Money()

    @property
    def vacant(self) -> int:
        return self.seats - self.filled

    @property
    def missing(self) -> int:
        """Sittings that the year lacks against the rules."""
        return max(self.minimum - self.held, 0)


@dataclass(frozen=True, slots=True)
class MissionRow:
    """What was done for one mission."""

    mission: str  # "": no mission written
    points: int
    opinions: int
    activities: int
    programme: int


def figures(commission: Commission, year: int | None, today: date) -> Figures:
    """The figures of a year, or of the whole term. Two statements."""
    return figures_of(read(commission, year, today))


def figures_of(facts: YearFacts) -> Figures:
    """The figures over rows that were read already."""
    now, changes, held = facts.sitting_now, facts.changes, facts.held
    others = [row for row in facts.sittings if not row.is_outside]
    return Figures(
        seats=sum(row.what == SEAT for row in now),
        filled=sum(row.what == Part.FULL for row in now),
        substitutes=sum(row.what == Part.SUBSTITUTE for row in now),
        came=sum(came for _day, came, _row in changes),
        left=sum(not came for _day, came, _row in changes),
        held=len(held),
        minimum=facts.rules.min_meetings_per_year if facts.year else 0,
        no_quorum=sum(row.state == SittingState.NO_QUORUM for row in others),
        cancelled=sum(row.state == SittingState.CANCELLED for row in others),
        places=sum(facts.seats_on(row.day) for row in held if row.filled),  # type: ignore[attr-defined]
        taken=sum(row.filled for row in held),  # type: ignore[attr-defined]
        points=len(facts.missions),
        opinions=opinions.count_of(facts.opinions),
        activities=activities.count_of(facts.activities),
        programme=programme.count_of(facts.programme),
        money=facts.money,
    )


def missions_of(facts: YearFacts) -> list[MissionRow]:
    """What was done for each mission, in the order of the catalogue; points without a mission last."""
    points = Counter(facts.missions)
    advice = Counter(row.mission for row in facts.opinions)
    acts = Counter(row.mission for row in facts.activities if not row.is_outside)
    plans = Counter(row.mission for row in facts.programme if not row.is_outside and row.state != "proposed")
    keys = sorted({*points, *advice, *acts, *plans}, key=lambda key: (not key, key))
    return [MissionRow(key, points[key], advice[key], acts[key], plans[key]) for key in keys]


@asking
def read(commission: Commission, year: int | None, today: date):
    """The rows of one year, or of the whole term (``year`` none), as they stand today. Two statements."""
    first, last = days_of(commission, year, today)
    versions = rulebook.version_rows(commission)
    worked, sat, advice = _work_rows(commission, year), _place_rows(commission), opinions.counted(commission, year=year)
    yield versions, worked, sat, advice
    rules = rulebook.book_on(versions, commission.regime, last)
    if term_on(commission, last, rules)[0]:  # the members do not sit on: what is told ends with their term
        last = max(first, min(last, commission.expected_until))
    told = _sitting_rows(commission, first, last)
    (_told, plans) = yield from side_by_side(listed.asked(told), plan_progress.plans.asked())
    sittings, missions = _sittings(told)
    work = sorted((Work(*row) for row in worked), key=lambda row: (row.year, row.day or date.max, row.key))
    items = [row for row in work if row.what == "programme"]
    still = [row for row in items if not row.is_outside and row.state in programme.OPEN]
    return YearFacts(
        commission=commission,
        year=year,
        first=first,
        last=last,
        rules=rules,
        places=_places(sat),
        sittings=sittings,
        missions=missions,
        opinions=tuple(advice),
        activities=tuple(row for row in work if row.what == "activity"),
        programme=tuple(row for row in items if year is None or row.year == year),
        coming=tuple(still),
        money=activities.money_of(row for row in work if row.what == "money"),
        plans=tuple(plans),
    )


def days_of(commission: Commission, year: int | None, today: date) -> tuple[date, date]:
    """First and last day of what is told: within the year and the term, and not after today."""
    first, last = commission.from_on, min(today, commission.until_on or today)
    if year is not None:
        first, last = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
    return first, max(first, last)


def _sitting_rows(commission: Commission, first: date, last: date):
    """Sittings with their counts, a row for each of their points."""
    found = Sitting.objects.filter(body=commission.body_id, state__in=TOLD, day__range=(first, last))
    point = {"point": F("items__pk"), "point_mission": F("items__mission"), "point_outside": F("items__is_outside")}
    return _counted(found).annotate(**point).defer("minutes", "invitation").order_by("day", "pk")


def _sittings(rows) -> tuple[tuple[Sitting, ...], tuple[str, ...]]:
    """Each sitting once, and the mission of each point that counts."""
    counting = [row for row in rows if row.state in HELD and not row.is_outside]
    missions = tuple(row.point_mission for row in counting if row.point and not row.point_outside)
    return tuple({row.pk: row for row in rows}.values()), missions


def _counted(found):
    """Sittings with how many seats were filled, and how many people came, were excused, were absent, were guests."""
    there = Attendance.objects.filter(sitting=OuterRef("pk"))
    away = Q(presence=Presence.EXCUSED) | Q(presence=Presence.REPLACED)
    return found.annotate(
        filled=_number(SeatFilling.objects.filter(sitting=OuterRef("pk"))),
        present=_number(there.filter(presence=Presence.PRESENT)),
        excused=_number(there.filter(away)),
        absent=_number(there.filter(presence=Presence.ABSENT)),
        guest_count=_number(Guest.objects.filter(sitting=OuterRef("pk"), came=True)),
    )


def _number(rows):
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _place_rows(commission: Commission):
    """Every seat, holding and office of the commission in one statement."""
    none, empty = Value(None, output_field=BigIntegerField()), Value("", output_field=CharField())
    seats = Seat.objects.filter(commission=commission).order_by()
    holdings = Holding.objects.filter(commission=commission).order_by()
    offices = Office.objects.filter(commission=commission).order_by()
    days = ("from_on", "until_on")
    return seats.values_list(
        Value(SEAT, output_field=CharField()), "number", empty, "label", Value(0), *days, empty
    ).union(
        holdings.values_list("part", "seat__number", "member__name", empty, "rank", *days, "end_kind"),
        offices.values_list("kind", none, "member__name", empty, Value(0), *days, empty),
        all=True,
    )


def _places(rows) -> tuple[Place, ...]:
    """Seats, holdings and offices by number and day."""
    order = {kind: place for place, kind in enumerate((SEAT, *Part.values, *OfficeKind.values))}
    found = [Place(*row) for row in rows]
    return tuple(sorted(found, key=lambda row: (order[row.what], row.number or 0, row.rank, row.from_on, row.name)))


def _work_rows(commission: Commission, year: int | None):
    """Budgets, activities and items of the programme in one statement.

    The budget comes first, so that each column has its type from the start.
    """
    money = YearMoney.objects.filter(commission=commission).order_by()
    acts = Activity.objects.filter(commission=commission).order_by()
    items = ProgrammeItem.objects.filter(commission=commission).order_by()
    if year is not None:
        money, acts = money.filter(year=year), acts.filter(day__year=year)
        items = items.filter(Q(year__in=(year, year + 1)) | Q(year__lt=year, state__in=programme.OPEN))
    kinds = {name: Value(name, output_field=CharField()) for name in ("money", "activity", "programme")}
    empty, no_number = Value("", output_field=CharField()), Value(None, output_field=IntegerField())
    no_day, no_amount = Value(None, output_field=DateField()), Value(None, output_field=DecimalField())
    untitled, ours = Value(Text(), output_field=Words()), Value(False, output_field=BooleanField())
    about = ("title", "mission", "is_outside")
    return money.values_list(
        kinds["money"], "pk", no_day, untitled, empty, ours, no_number, "year", "planned", "spent", empty, "note"
    ).union(
        acts.values_list(kinds["activity"], "pk", "day", *about, "reached", Value(0), "cost", no_amount, empty, empty),
        items.values_list(
            kinds["programme"], "pk", "due_on", *about, no_number, "year", no_amount, no_amount, "state", "reason"
        ),
        all=True,
    )
