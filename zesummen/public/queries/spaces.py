"""The communes and groupings as everybody may see them: their figures, public plans and published decisions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from zesummen.commissions.models import Commission
from zesummen.council.queries import public_deliberations
from zesummen.kernel import tenancy
from zesummen.kernel.words import Text, active_language
from zesummen.plans.measures import TEMPLATES
from zesummen.plans.models import Coordinator, Plan
from zesummen.plans.states import PlanState
from zesummen.territory.models import Commune, GroupingMember, Population, Space
from zesummen.territory.queries import latest_population, tile_map
from zesummen.territory.states import TERRITORIAL

from .commission import of_space

SHOWN_STATES = {
    PlanState.PREPARATION: "under_way",
    PlanState.RUNNING: "completed",
    PlanState.EVALUATED: "completed",
    PlanState.RENEWED: "plain",
    PlanState.ABANDONED: "plain",
}


def space_of(slug: str) -> Space | None:
    """The commune or grouping with this address; bodies have no public page."""
    rows = Space.objects.select_related("commune__canton", "grouping")
    return rows.filter(slug=slug, kind__in=sorted(TERRITORIAL)).first()


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A public plan in a list."""

    pk: int
    title: Text
    kind: object
    state: str
    state_label: object
    starts_on: date | None
    ends_on: date | None
    space_slug: str
    space_name: str
    is_own: bool = True

    @property
    def tone(self) -> str:
        return SHOWN_STATES[PlanState(self.state)]


def plan_line(plan: Plan, space: Space, *, is_own: bool = True) -> PlanLine:
    """One line, names in the page's language."""
    return PlanLine(
        plan.pk,
        plan.title,
        TEMPLATES[plan.template].name,
        plan.state,
        plan.get_state_display(),
        plan.starts_on,
        plan.ends_on,
        space.slug,
        space.name_in(active_language()),
        is_own,
    )


def public_plans(spaces: Iterable[Space]) -> dict[int, list[PlanLine]]:
    """The plans that these spaces opened to the public, newest first, by space id. One statement."""
    named = {space.pk: space for space in spaces}
    found: dict[int, list[PlanLine]] = defaultdict(list)
    with tenancy.across(named.values()):
        for plan in Plan.objects.filter(public_from__lte=timezone.localdate()):
            found[plan.space_id].append(plan_line(plan, named[plan.space_id]))
    return dict(found)


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A commune in the list of all."""

    commune: Commune
    name: str
    canton: str
    slug: str
    residents: int | None
    plans: tuple[PlanLine, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """All communes, the groupings with public plans, and the map."""

    rows: tuple[CountryRow, ...]
    groupings: tuple[tuple[str, str, tuple[PlanLine, ...]], ...]  # name, slug, plans
    plans: int

    @property
    def with_plan(self) -> int:
        """Communes for which a public plan exists, their own or a grouping's."""
        return sum(bool(row.plans) for row in self.rows)


def country() -> Country:
    """Every commune with residents and public plans, a grouping's plan under each of its communes. Five statements."""
    language, today = active_language(), timezone.localdate()
    spaces = list(Space.objects.filter(kind__in=sorted(TERRITORIAL)).select_related("commune__canton", "grouping"))
    plans, population = public_plans(spaces), latest_population()
    by_commune: dict[int, list[PlanLine]] = defaultdict(list)
    slugs = {space.commune_id: space.slug for space in spaces if space.commune_id}
    by_grouping = {space.grouping_id: plans.get(space.pk, []) for space in spaces if space.grouping_id}
    for grouping, commune in GroupingMember.objects.active(today).values_list("grouping", "commune"):
        by_commune[commune] += by_grouping.get(grouping, [])
    for space in spaces:
        if space.commune_id:
            by_commune[space.commune_id] = plans.get(space.pk, []) + by_commune[space.commune_id]
    communes = sorted(Commune.objects.select_related("canton"), key=lambda commune: commune.name_in(language))
    rows = tuple(
        CountryRow(
            c,
            c.name_in(language),
            c.canton.name_in(language),
            slugs.get(c.pk, ""),
            population.get(c.pk),
            tuple(by_commune[c.pk]),
        )
        for c in communes
    )
    groupings = tuple(
        (space.name_in(language), space.slug, tuple(plans[space.pk]))
        for space in spaces
        if space.grouping_id and plans.get(space.pk)
    )
    return Country(rows, groupings, sum(len(found) for found in plans.values()))


def country_map(found: Country, title: str, words: dict[str, str], address) -> object:
    """The tile map: communes with a public plan stand out; ``address`` makes the link of a slug. One statement."""
    return tile_map(
        title=title,
        values={row.commune.lau2: float(bool(row.plans)) for row in found.rows},
        language=active_language(),
        words=words,
        links={row.commune.lau2: address(row.slug) for row in found.rows if row.slug},
    )


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask about a plan: office, phone and hours. No person's name, no mail address."""

    plan: PlanLine | None
    body: str
    office: str
    phone: str
    hours: Text


@dataclass(frozen=True, slots=True)
class Facts:
    """A commune at a glance."""

    name: str
    slug: str
    canton: str
    residents: int | None
    counted_on: date | None
    area_km2: Decimal
    council_size: int
    election_system: str

    @property
    def density(self) -> int | None:
        """Residents per square kilometre, rounded."""
        return round(self.residents / float(self.area_km2)) if self.residents else None


@dataclass(frozen=True)
class CommunePage:
    """What the public page of a space shows."""

    space: Space
    facts: tuple[Facts, ...]  # per commune covered
    plans: tuple[PlanLine, ...]
    decisions: tuple
    contacts: tuple[Contact, ...]
    commission: Commission | None = None  # the one in office, where it has a public page

    @property
    def phones(self) -> list[str]:
        """Numbers that are shown already."""
        return [contact.phone for contact in self.contacts]


def commune_page(space: Space) -> CommunePage:
    """The page of one commune or grouping; a commune also names the plans of its groupings."""
    today = timezone.localdate()
    spaces = [space, *groupings_of(space, today)]
    found = public_plans(spaces)
    plans = [
        line
        if owner == space
        else PlanLine(**{name: getattr(line, name) for name in line.__slots__ if name != "is_own"}, is_own=False)
        for owner in spaces
        for line in found.get(owner.pk, [])
    ]
    facts = facts_of(space, today)
    with tenancy.inside(space):
        decisions = tuple(public_deliberations(space))
        contacts = tuple(contacts_of(space, plans, today))
        in_office = of_space(space)
    commission = in_office[0] if in_office else None
    return CommunePage(space, facts, tuple(plans), decisions, contacts, commission)


def facts_of(space: Space, today: date) -> tuple[Facts, ...]:
    """The communes that a space covers on that day, in one statement."""
    language = active_language()
    last = Population.objects.filter(commune=OuterRef("pk")).order_by("-year")
    rows = (
        space.communes(today)
        .select_related("canton")
        .annotate(persons=Subquery(last.values("persons")[:1]), counted=Subquery(last.values("year")[:1]))
    )
    return tuple(
        Facts(
            c.name_in(language),
            c.slug,
            c.canton.name_in(language),
            c.persons,
            date(c.counted, 1, 1) if c.counted else None,
            c.area_km2,
            c.council_size,
            c.get_election_system_display(),
        )
        for c in rows
    )


def groupings_of(space: Space, today: date) -> list[Space]:
    """The spaces of groupings to which a commune belongs."""
    if not space.commune_id:
        return []
    members = GroupingMember.objects.active(today).filter(commune=space.commune_id).values("grouping")
    return list(Space.objects.filter(grouping__in=members).select_related("grouping"))


def contacts_of(space: Space, plans: Iterable[PlanLine], today: date) -> Iterable[Contact]:
    """The coordinators in office of the public plans of this space (inside it)."""
    by_plan = {line.pk: line for line in plans if line.space_slug == space.slug}
    for row in Coordinator.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today), plan__in=by_plan, from_on__lte=today
    ):
        yield Contact(by_plan[row.plan_id], row.body, row.office, row.phone, row.hours)
