"""Who is in a space, and what of a person may be shown to whom."""

from datetime import date

from django.utils import timezone

from ..models import Membership, Person
from ..models.people import Audience


def people_of(space, today: date | None = None):
    """The memberships that hold in this space on that day, with their person, by name."""
    rows = Membership.objects.on(today or timezone.localdate()).filter(space=space)
    return rows.select_related("person", "service").order_by("person__full_name", "pk")


def by_role(space, role: str, today: date | None = None) -> list[Person]:
    """The people who hold this role themselves in this space on that day, by name."""
    return [row.person for row in people_of(space, today).filter(role=role, person__is_active=True)]


def display_name(person) -> str:
    """The name by which a person is shown inside a space."""
    return str(person) if person else ""


def seen_by(person, field: str, audience: str) -> str:
    """The value of a field of a person as this audience may see it; empty where she did not open it.

    Inside her own spaces a person's name is always seen: work needs it.
    """
    order = [Audience.CLOSED, Audience.MEMBERS, Audience.PUBLIC]
    chosen = Audience(person.audience_of(field))
    if field == "full_name" and chosen == Audience.CLOSED:
        chosen = Audience.MEMBERS
    return getattr(person, field) if order.index(chosen) >= order.index(Audience(audience)) else ""
