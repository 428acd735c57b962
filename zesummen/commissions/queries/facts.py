"""What stands open in commissions, in a number of statements that does not grow: for the home page and what is due."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import CharField, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from zesummen.council.models import Deliberation
from zesummen.council.states import DecisionState
from zesummen.kernel.together import asking
from zesummen.sittings.models import Sitting
from zesummen.sittings.states import SittingState

from ..models import Application, Call, Commission, Holding, Opinion, RulesVersion, Seat
from ..rulebook import RuleBook
from ..states import ApplicationState, CallState, OpinionState, Part
from . import rulebook

HELD = (SittingState.HELD, SittingState.DRAFT, SittingState.APPROVED)
COMING = (SittingState.PLANNED, SittingState.CONVENED)
OPEN_CALLS = (CallState.DRAFT, CallState.PUBLISHED, CallState.CLOSED, CallState.SELECTION)


@dataclass(frozen=True, slots=True)
class Facts:
    """A commission with its numbers on a day."""

    commission: Commission
    today: date
    rules: RuleBook
    versions: list[RulesVersion] = field(repr=False)
    sittings: list[Sitting] = field(repr=False)  # held or coming, by day

    @property
    def seats(self) -> int:
        return self.commission.seat_count  # type: ignore[attr-defined]

    @property
    def filled(self) -> int:
        """Seats with a full member."""
        return self.commission.filled_count  # type: ignore[attr-defined]

    @property
    def vacant(self) -> int:
        return max(self.seats - self.filled, 0)

    @property
    def opinions_waiting(self) -> int:
        """Sent, without an answer."""
        return self.commission.waiting_count  # type: ignore[attr-defined]

    @property
    def opinions_given(self) -> int:
        return self.commission.given_count  # type: ignore[attr-defined]

    @property
    def opinions_answered(self) -> int:
        return self.commission.answered_count  # type: ignore[attr-defined]

    @property
    def open_calls(self) -> int:
        return self.commission.call_count  # type: ignore[attr-defined]

    @property
    def to_examine(self) -> int:
        """Applications that nobody has examined yet."""
        return self.commission.application_count  # type: ignore[attr-defined]

    @property
    def is_decision_drafted(self) -> bool:
        """A decision that creates the commission waits for the council."""
        return bool(self.commission.creation_count)  # type: ignore[attr-defined]

    @property
    def held_this_year(self) -> int:
        """Sittings held this year; those wholly outside this mission do not count."""
        return sum(s.state in HELD and s.year == self.today.year and not s.is_outside for s in self.sittings)

    @property
    def minimum(self) -> int:
        """Sittings that the rules want in a year; 0 where they set none."""
        return self.rules.min_meetings_per_year

    @property
    def next_sitting(self) -> Sitting | None:
        return next((s for s in self.sittings if s.state in COMING and s.day >= self.today), None)

    @property
    def last_sitting(self) -> Sitting | None:
        return next((s for s in reversed(self.sittings) if s.state in HELD), None)

    @property
    def planned_this_year(self) -> int:
        """Sittings of this year still to come."""
        return sum(s.state in COMING and s.year == self.today.year and not s.is_outside for s in self.sittings)


@asking
def facts_of(commissions: Iterable[Commission] | QuerySet, today: date):
    """These commissions with their numbers, two statements for all of them."""
    chosen = commissions.order_by().values("pk") if isinstance(commissions, QuerySet) else [c.pk for c in commissions]
    found = _counted(today).filter(pk__in=chosen)
    yield found
    given, meetings = _versions(list(found)), _sittings([c.body_id for c in found])
    yield given, meetings
    versions, sittings = defaultdict(list), defaultdict(list)
    for version in given:
        versions[version.commission_id].append(version)
    for sitting in meetings:
        sittings[sitting.body_id].append(sitting)
    return [
        Facts(c, today, rulebook.book_on(versions[c.pk], c.regime, today), versions[c.pk], sittings[c.body_id])
        for c in found
    ]


@asking
def brief(today: date):
    """The commission in office with its numbers and the day of its next sitting; one statement, for the space's home."""
    coming = Sitting.objects.filter(body=OuterRef("body"), state__in=COMING, day__gte=today).order_by("day", "pk")
    found = _counted(today).annotate(next_day=Subquery(coming.values("day")[:1]))
    newest = found.filter(begun(today)).order_by("-from_on", "-pk")[:1]
    yield newest
    return next(iter(newest), None)


def begun(day: date) -> Q:
    """Commissions whose term has begun on that day and is not over."""
    return Q(from_on__lte=day) & (Q(until_on=None) | Q(until_on__gte=day))


def _versions(commissions: list[Commission]):
    return RulesVersion.objects.filter(commission__in=commissions).select_related("deliberation").order_by("-number")


def _sittings(bodies: list[int]):
    return Sitting.objects.filter(body__in=bodies, state__in=(*HELD, *COMING)).order_by("day", "pk").defer("minutes")


def _counted(today: date):
    """Commissions with their numbers as columns."""
    holds = Q(from_on__lte=today) & (Q(until_on=None) | Q(until_on__gte=today))
    opinions = Opinion.objects.filter(is_outside=False)
    creations = Deliberation.objects.filter(
        space=OuterRef("space"), state__in=(DecisionState.DRAFT, DecisionState.AGENDA, DecisionState.POSTPONED)
    )
    return Commission.objects.select_related("body", "predecessor__body", "space").annotate(
        successor_id=Subquery(Commission.objects.filter(predecessor=OuterRef("pk")).order_by().values("pk")[:1]),
        seat_count=_count(Seat.objects.filter(holds)),
        filled_count=_count(Holding.objects.filter(holds, part=Part.FULL, seat__isnull=False)),
        waiting_count=_count(opinions.filter(state=OpinionState.SENT)),
        answered_count=_count(opinions.filter(state=OpinionState.ANSWERED)),
        given_count=_count(opinions.filter(state__in=(OpinionState.ADOPTED, OpinionState.SENT, OpinionState.ANSWERED))),
        call_count=_count(Call.objects.filter(state__in=OPEN_CALLS)),
        application_count=_count(
            Application.objects.filter(state=ApplicationState.RECEIVED), through="call__commission"
        ),
        creation_count=_number(creations.annotate(ours=_about()).filter(about=F("ours"))),
    )


def _about():
    """What a decision that creates the commission is about."""
    return Concat(Value("commission:"), Cast(OuterRef("pk"), CharField()), output_field=CharField())


def _count(rows, *, through: str = "commission"):
    return _number(rows.filter(**{through: OuterRef("pk")}))


def _number(rows):
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
