"""The communes with their figures, and the coordinators whose plans are open to the public."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language

from zesummen.kernel import tenancy
from zesummen.kernel.words import REFERENCE, plain
from zesummen.plans.models import Coordinator
from zesummen.territory.models import GroupingMember, Space
from zesummen.territory.queries import communes, last_complete_year, years
from zesummen.territory.states import TERRITORIAL


@dataclass(frozen=True, slots=True)
class PublicCoordinator:
    """What the public page gives of a coordinator."""

    space: str
    slug: str
    plan_id: int
    office: str
    phone: str
    hours: object


@dataclass(frozen=True, slots=True)
class CommuneRow:
    """A line of the directory."""

    name: str  # of the commune and of its canton, in the reader's language
    canton: str
    population: int | None
    coordinators: tuple[PublicCoordinator, ...]
    slug: str  # of its space, whose public page it leads to; empty without one


def public_coordinators(today: date | None = None) -> dict[int, list[PublicCoordinator]]:
    """By commune id: the coordinators in office of plans that their space opened to the public."""
    today = today or timezone.localdate()
    spaces = {space.pk: space for space in Space.objects.filter(kind__in=TERRITORIAL)}
    members: dict[int, list[int]] = defaultdict(list)
    for grouping, commune in GroupingMember.objects.active(today).values_list("grouping", "commune"):
        members[grouping].append(commune)
    found: dict[int, list[PublicCoordinator]] = defaultdict(list)
    with tenancy.across(spaces.values()):
        in_office = Coordinator.objects.filter(Q(until_on=None) | Q(until_on__gte=today), from_on__lte=today)
        for row in in_office.filter(plan__public_from__lte=today).order_by("space", "-from_on"):
            space = spaces[row.space_id]
            shown = PublicCoordinator(space.name, space.slug, row.plan_id, row.office, row.phone, row.hours)
            for commune in [space.commune_id] if space.commune_id else members[space.grouping_id]:
                found[commune].append(shown)
    return found


@dataclass(frozen=True, slots=True)
class Directory:
    """All communes, and the day for which their residents are counted (1 January; ``None`` without facts)."""

    rows: tuple[CommuneRow, ...]
    counted_on: date | None


def directory() -> Directory:
    """All communes, by name, with the residents of the last complete year."""
    table = years().population
    year, language = last_complete_year(table), get_language() or REFERENCE
    population = {commune: known[year] for commune, known in table.items() if year in known}
    coordinators = public_coordinators()
    slugs = dict(Space.objects.filter(commune__isnull=False).values_list("commune", "slug"))
    found = [
        CommuneRow(
            c.name_in(language),
            c.canton.name_in(language),
            population.get(c.pk),
            tuple(coordinators.get(c.pk, ())),
            slugs.get(c.pk, ""),
        )
        for c in communes()
    ]
    return Directory(tuple(sorted(found, key=lambda row: plain(row.name))), date(year, 1, 1) if year else None)
