"""Which rights a person has in a space today, and through whom."""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from zesummen.kernel import access, tenancy
from zesummen.kernel.together import fill
from zesummen.territory.models import Space

from ..models import Membership, ServiceRole, StandIn
from ..models.memberships import holds_on


def grants(person, space, today: date | None = None) -> access.Grants:
    """The roles and permissions of a person in a space on a day (today by default). One statement.

    Roles come from memberships, from the services the person works in, and from those the person stands
    in for on that day. Standing in is not handed on: who stands in for a stand-in gets the stand-in's own rights.
    """
    return _grants(person, space, today or timezone.localdate(), Space.objects.none())


def visitor(person, space, today: date | None = None) -> access.Grants:
    """The same, with the spaces the person can change to: all that a page asks of who is there, in one statement."""
    today = today or timezone.localdate()
    return _grants(person, space, today, spaces_of(person, today))


def _grants(person, space, today: date, spaces) -> access.Grants:
    if person is None or not person.is_authenticated or not person.is_active:
        return access.Grants()
    replaced = _replaced(person, space, today)
    absent = replaced.order_by().values("absent")
    own = Membership.objects.on(today).filter(Q(person=person) | Q(person__in=absent), space=space)
    with tenancy.inside(space):
        through = ServiceRole.objects.filter(
            holds_on(today, "service__people__"),
            Q(service__people__person=person) | Q(service__people__person__in=absent),
            service__closed_on__isnull=True,
        )
        by_service = through.order_by().values_list("role", flat=True)
    names = _named(replaced)
    own_roles = own.order_by().values_list("role", flat=True)
    fill(names, own_roles, by_service, spaces)
    roles = frozenset([*own_roles, *by_service])
    return access.Grants(
        permissions=access.permissions_of(roles),
        roles=roles,
        standing_in_for=tuple(names),
        kind=space.kind,
        spaces=tuple(spaces),
    )


def standing_in_for(person, space, today: date | None = None) -> tuple[tuple[int, str], ...]:
    """Whom this person replaces in this space on this day (today by default): ``(person id, name)`` of each."""
    return tuple(_named(_replaced(person, space, today or timezone.localdate())))


def _replaced(person, space, today: date):
    return StandIn.objects.on(today).filter(stand_in=person, space=space, ended_at__isnull=True)


def _named(replaced):
    return replaced.order_by("absent__full_name").values_list("absent_id", "absent__full_name").distinct()


def spaces_of(person, today: date | None = None):
    """The spaces this person can open on that day, by name: those with a role, and those with a stand-in."""
    if person is None or not person.is_authenticated or not person.is_active:
        return Space.objects.none()
    today = today or timezone.localdate()
    held = Membership.objects.on(today).filter(person=person).values("space")
    replaced = StandIn.objects.on(today).filter(stand_in=person, ended_at__isnull=True).values("space")
    return (Space.objects.filter(pk__in=held) | Space.objects.filter(pk__in=replaced)).order_by("name")


def stand_ins_for(person, space, today: date | None = None) -> list:
    """Who replaces this person in this space on this day (today by default): they get copies of her mails."""
    rows = StandIn.objects.on(today or timezone.localdate()).filter(absent=person, space=space, ended_at__isnull=True)
    return [row.stand_in for row in rows.select_related("stand_in") if row.stand_in.is_active]
