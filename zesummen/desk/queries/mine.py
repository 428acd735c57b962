"""What one person holds in each of several spaces, in three statements however many there are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from zesummen.accounts.models import Membership, ServiceRole, StandIn
from zesummen.accounts.models.memberships import holds_on
from zesummen.kernel import tenancy
from zesummen.kernel.access import Grants, permissions_of


@dataclass(frozen=True, slots=True)
class Holding:
    """Roles and permissions in one space, and the names of those whom the person replaces there today."""

    roles: frozenset[str] = frozenset()
    permissions: frozenset[str] = frozenset()
    replaced: tuple[str, ...] = ()


def holding_of(granted: Grants) -> Holding:
    """The same from what the page knows of the open space."""
    return Holding(granted.roles, granted.permissions, tuple(name for _pk, name in granted.standing_in_for))


def holdings(person, spaces: Iterable, today: date | None = None) -> dict[int, Holding]:
    """By space id. The same rights as ``accounts.queries.grants`` gives one space at a time."""
    spaces = list(spaces)
    today = today or timezone.localdate()
    replaced: dict[int, dict[int, str]] = defaultdict(dict)
    absences = StandIn.objects.on(today).filter(stand_in=person, space__in=spaces, ended_at__isnull=True)
    for space, absent, name in absences.values_list("space", "absent", "absent__full_name"):
        replaced[space][absent] = name
    people = {space.pk: {person.pk, *replaced[space.pk]} for space in spaces}
    everyone = set().union(*people.values()) if people else set()
    roles: dict[int, set[str]] = defaultdict(set)
    own = Membership.objects.on(today).filter(person__in=everyone, space__in=spaces)
    with tenancy.across(spaces):
        through = ServiceRole.objects.filter(
            holds_on(today, "service__people__"),
            Q(service__people__person__in=everyone),
            service__closed_on__isnull=True,
        ).order_by()
        pairs = [
            *own.order_by().values_list("space", "person", "role"),
            *through.values_list("space", "service__people__person", "role"),
        ]
    for space, holder, role in pairs:
        if holder in people[space]:
            roles[space].add(role)
    return {
        pk: Holding(frozenset(roles[pk]), permissions_of(roles[pk]), tuple(sorted(replaced[pk].values())))
        for pk in people
    }
