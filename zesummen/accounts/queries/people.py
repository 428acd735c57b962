"""Who is in a space, and what of a person may be shown to whom."""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from zesummen.kernel.access import permissions_of
from zesummen.territory.models import Space

from ..models import DeletionRequest, Invitation, Membership, Person, Service, ServiceMember, StandIn
from ..models.memberships import holds_on
from ..models.people import Audience
from ..models.requests import Outcome


def people_of(space, today: date | None = None):
    """The memberships that hold in this space on that day, with their person, by name."""
    rows = Membership.objects.on(today or timezone.localdate()).filter(space=space)
    return rows.select_related("person", "service").order_by("person__full_name", "pk")


def members(space, today: date | None = None):
    """The people with a role in this space on that day, each once, by name."""
    held = Membership.objects.on(today or timezone.localdate()).filter(space=space)
    return Person.objects.filter(pk__in=held.values("person"), is_active=True).order_by("full_name", "pk")


def by_role(space, role: str, today: date | None = None) -> list[Person]:
    """The people who hold this role themselves in this space on that day, by name."""
    return [row.person for row in people_of(space, today).filter(role=role, person__is_active=True)]


def former_of(space, today: date | None = None, limit: int = 50):
    """Roles that have ended in this space, newest first."""
    rows = Membership.objects.filter(space=space, until_on__lt=today or timezone.localdate())
    return rows.select_related("person").order_by("-until_on", "person__full_name")[:limit]


def coming_to(space, today: date | None = None):
    """Roles that begin later."""
    rows = Membership.objects.filter(space=space, from_on__gt=today or timezone.localdate())
    return rows.select_related("person").order_by("from_on", "person__full_name")


def open_invitations(space):
    """Invitations that wait for an answer, newest first; late ones among them."""
    rows = Invitation.objects.filter(space=space, accepted_at__isnull=True, revoked_at__isnull=True)
    return rows.select_related("created_by")


def open_deletions(space):
    """Requests to delete data that this space has not answered, oldest first."""
    return DeletionRequest.objects.filter(space=space, outcome="").select_related("person")


def open_services(space):
    """The services of this space that are not closed, by name; to choose from."""
    return Service.objects.filter(space=space, closed_on__isnull=True)


def card_of(space, person) -> dict | None:
    """What this space holds about one of its people, now and before; ``None`` for a stranger."""
    held = Membership.objects.filter(space=space, person=person)
    memberships = list(held.select_related("service").order_by("from_on"))
    if not memberships:
        return None
    places = ServiceMember.objects.filter(person=person).select_related("service").order_by("from_on")
    periods = StandIn.objects.filter(Q(absent=person) | Q(stand_in=person), space=space)
    return {
        "person": person,
        "memberships": memberships,
        "places": list(places),
        "periods": list(periods.select_related("absent", "stand_in").order_by("-from_on")[:20]),
        "is_member": any(holds(row) for row in memberships),
    }


def holds(row, day: date | None = None) -> bool:
    """Does a row with ``from_on`` and ``until_on`` hold on this day (today by default)?"""
    day = day or timezone.localdate()
    return row.from_on <= day and (row.until_on is None or row.until_on >= day)


def services_of(space) -> list[tuple[Service, list[ServiceMember]]]:
    """The open services of the open space, each with its ``roles`` and with who is in it today."""
    services = list(Service.objects.filter(closed_on__isnull=True).prefetch_related("roles"))
    found: dict[int, list] = {}
    places = ServiceMember.objects.filter(holds_on(timezone.localdate()), service__in=services)
    for place in places.select_related("person").order_by("person__full_name"):
        found.setdefault(place.service_id, []).append(place)
    return [(service, found.get(service.pk, [])) for service in services]


def stand_ins_of(space):
    """Periods as stand-in that run or will run, the first to begin first."""
    rows = StandIn.objects.filter(space=space, ended_at__isnull=True, until_on__gte=timezone.localdate())
    return rows.select_related("absent", "stand_in", "set_by").order_by("from_on")


def is_last_keeper(membership) -> bool:
    """Would nobody be left who can look after people, if this role ended?"""
    if "people.end" not in permissions_of([membership.role]):
        return False
    return not _keepers(membership.space).exclude(pk=membership.pk).exists()


def is_only_keeper(person, space) -> bool:
    """Is this the only person who can look after the people of this space?"""
    keepers = _keepers(space)
    return keepers.filter(person=person).exists() and not keepers.exclude(person=person).exists()


def _keepers(space):
    """Roles without an end that let their holder look after people."""
    able = [key for key in _role_keys(space) if "people.end" in permissions_of([key])]
    return Membership.objects.filter(
        space=space, role__in=able, until_on__isnull=True, from_on__lte=timezone.localdate(), person__is_active=True
    )


def _role_keys(space) -> list[str]:
    return list(Membership.objects.filter(space=space).order_by().values_list("role", flat=True).distinct())


def spaces_that_know(person):
    """Every space in which the person ever held a role."""
    return Space.objects.filter(pk__in=Membership.objects.filter(person=person).values("space")).order_by("name")


def spaces_that_keep(person):
    """Spaces that know the person and have not granted the deletion of her data."""
    granted = DeletionRequest.objects.filter(person=person, outcome=Outcome.GRANTED).values("space")
    return spaces_that_know(person).exclude(pk__in=granted)


def display_name(person) -> str:
    """The name by which a person is shown inside a space."""
    return str(person) if person else ""


def seen_by(person, field: str, audience: str) -> str:
    """The value of a field of a person as this audience may see it; empty where she did not open it."""
    order = [Audience.CLOSED, Audience.MEMBERS, Audience.PUBLIC]
    chosen = Audience(person.audience_of(field))
    return getattr(person, field) if order.index(chosen) >= order.index(Audience(audience)) else ""


def demo_people(today: date | None = None) -> list[tuple]:
    """``(space, its memberships today)`` for each demo space that has people, by kind and name."""
    rows = Membership.objects.on(today or timezone.localdate()).filter(space__is_demo=True, person__is_active=True)
    grouped: dict = {}
    for row in rows.select_related("person", "space").order_by("space__kind", "space__name", "pk"):
        grouped.setdefault(row.space, []).append(row)
    return list(grouped.items())
