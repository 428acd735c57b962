"""The pact: signatures, years to count, money hints, cycles, and what of it is due.

The ministry's figures (up to 30 000 € a year for a coordinator; 3 000, 5 000 or 8 000 € a year by size of the
council; 5 € a year for each Biergerpakt member on 31 December) are quoted with their source. The cut-offs of
the three amounts are not published: they are shown as they are, never worked out here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.rules import role_label
from zesummen.kernel.due import Due
from zesummen.kernel.together import asking

from ..measures import TEMPLATES
from ..models import BiergerpaktCount, Cycle, Evaluation, Pact, Party, Plan
from ..states import EvaluationState, PlanState

COORDINATOR_MOST = Decimal(30000)
IMPLEMENTATION = (Decimal(3000), Decimal(5000), Decimal(8000))
PER_MEMBER = Decimal(5)
SOURCE = _("Ministry of Family Affairs, Solidarity, Living Together and Reception of Refugees")
SOURCE_HREF = "https://mfsva.gouvernement.lu/en/le-ministere/attributions/integration/initiativeslocalesregionales.html"
SOURCE_SEEN = "2024"


@dataclass(frozen=True, slots=True)
class YearRow:
    """31 December of one year: the count, what the ministry's rule makes of it, and whether it is still owed."""

    year: int
    count: BiergerpaktCount | None
    is_over: bool

    @property
    def members(self) -> int:
        """Residents and cross-border workers together."""
        return self.count.residents + self.count.cross_border_workers if self.count else 0

    @property
    def grant(self) -> Decimal:
        """5 € for each member."""
        return PER_MEMBER * self.members

    @property
    def is_owed(self) -> bool:
        """Over and not counted."""
        return self.is_over and self.count is None


@dataclass(frozen=True, slots=True)
class PactView:
    """What stands on the page of the pact."""

    pact: Pact | None
    parties: tuple[Party, ...]
    years: tuple[YearRow, ...]
    cycles: tuple[Cycle, ...]
    reports: tuple[Evaluation, ...]
    end_by_rule: date | None

    @property
    def place(self) -> str:
        """Where it was signed."""
        return self.pact.signed_place if self.pact else ""

    @property
    def approved(self) -> int:
        """How many councils have approved."""
        return sum(bool(p.start_decision and p.start_decision.state == "accepted") for p in self.parties)


def pact_of(plan: Plan) -> Pact | None:
    """The signed side; ``None`` before anything was written."""
    return Pact.objects.filter(plan=plan).first()


def end_by_rule(plan: Plan, starts: date | None) -> date | None:
    """The last day of a pact that starts then: six years, the day before the anniversary."""
    if starts is None:
        return None
    year = starts.year + TEMPLATES[plan.template].years
    try:
        anniversary = starts.replace(year=year)
    except ValueError:  # 29 February
        anniversary = date(year, 3, 1)
    return anniversary - timedelta(days=1)


@asking
def pact_view(plan: Plan, today: date | None = None):
    """Everything of the page, in one statement."""
    pacts, counted, cycles = (
        Pact.objects.filter(plan=plan)[:1],
        BiergerpaktCount.objects.filter(plan=plan),
        _cycles(plan),
    )
    parties = Party.objects.filter(plan=plan).select_related("commune", "start_decision")
    reports = Evaluation.objects.filter(plan=plan, kind=Evaluation.Kind.ANNUAL).order_by("number")
    yield pacts, parties, counted, cycles, reports
    pact = next(iter(pacts), None)
    counts = {row.year: row for row in counted}
    return PactView(
        pact=pact,
        parties=tuple(parties),
        years=year_rows(plan, counts, today or timezone.localdate()),
        cycles=tuple(cycles),
        reports=tuple(reports),
        end_by_rule=end_by_rule(plan, pact.signed_on if pact else None),
    )


def year_rows(plan: Plan, counts: dict[int, BiergerpaktCount], today: date) -> tuple[YearRow, ...]:
    """Each 31 December of the pact up to the next one, and whatever was counted outside, newest first."""
    years = set(counts)
    if plan.starts_on:
        last = min(today.year, plan.ends_on.year if plan.ends_on else today.year)
        years |= {
            y for y in range(plan.starts_on.year, last + 1) if not plan.ends_on or date(y, 12, 31) <= plan.ends_on
        }
    return tuple(YearRow(y, counts.get(y), date(y, 12, 31) <= today) for y in sorted(years, reverse=True))


def cycles_of(plan: Plan) -> list[Cycle]:
    """The cycles in order, with who closed them."""
    return list(_cycles(plan))


def _cycles(plan: Plan):
    return Cycle.objects.filter(plan=plan).select_related("closed_by").order_by("number")


def open_cycle(plan: Plan) -> Cycle | None:
    """The cycle that runs."""
    return Cycle.objects.filter(plan=plan, closed_on=None).order_by("-number").first()


@asking
def due(spaces: Iterable, today: date):
    """Of running pacts: counts and annual reports of years that are over, cycles past their end."""
    by_pk = {space.pk: space for space in spaces}
    in_cycles = [key for key, template in TEMPLATES.items() if template.in_cycles]
    plans = Plan.objects.filter(
        space__in=by_pk, template__in=in_cycles, state=PlanState.RUNNING, starts_on__isnull=False
    )
    these = plans.order_by().values("pk")
    counts = BiergerpaktCount.objects.filter(plan__in=these).order_by().values_list("plan", "year")
    annual = Evaluation.objects.filter(plan__in=these, kind=Evaluation.Kind.ANNUAL, state=EvaluationState.CLOSED)
    reports = annual.order_by().values_list("plan", flat=True)
    open_cycles = Cycle.objects.filter(plan__in=these, closed_on=None)
    yield plans, counts, reports, open_cycles
    counted = set(counts)
    reported: dict[int, int] = {}
    for number in reports:
        reported[number] = reported.get(number, 0) + 1
    found = []
    for plan in plans:
        plan.space = by_pk[plan.space_id]
        found += _due_of_years(plan, counted, reported.get(plan.pk, 0), today)
    spaces_of = {plan.pk: plan.space for plan in plans}
    for cycle in open_cycles:
        if cycle.until_on:
            found.append(
                Due(
                    spaces_of[cycle.plan_id],
                    _("Close cycle %(number)s with its lessons") % {"number": cycle.number},
                    cycle.until_on,
                    role_label("officer"),
                    f"plans/{cycle.plan_id}/cycles/{cycle.pk}/",
                    "cycle",
                    cycle.until_on < today,
                    True,
                )
            )
    return found


def _due_of_years(plan: Plan, counted: set, reports: int, today: date) -> list[Due]:
    owner, found = role_label("officer"), []
    last = min(today.year, plan.ends_on.year) if plan.ends_on else today.year
    over = [
        year for year in range(plan.starts_on.year, last + 1) if not plan.ends_on or date(year, 12, 31) <= plan.ends_on
    ]
    for place, year in enumerate(over, 1):
        day = date(year, 12, 31)
        if (plan.pk, year) not in counted:
            found.append(
                Due(
                    plan.space,
                    _("Enter the Biergerpakt members of 31 December %(year)s") % {"year": year},
                    day,
                    owner,
                    f"plans/{plan.pk}/pact/count/?year={year}",
                    "snapshot",
                    day < today,
                )
            )
        if place > reports and day < today:
            by = date(year + 1, 3, 31)
            found.append(
                Due(
                    plan.space,
                    _("Make the annual report of %(year)s") % {"year": year},
                    by,
                    owner,
                    f"plans/{plan.pk}/evaluation/",
                    "report",
                    by < today,
                )
            )
    return found
