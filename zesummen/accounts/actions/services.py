"""Keep services, their rights, and who is in them."""

from datetime import date

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.kernel import access, journal, moves, tenancy

from .. import queries, rules
from ..models import Membership, Service, ServiceMember, ServiceRole


@transaction.atomic
def add_service(*, space, name, email="", phone="", roles=(), by) -> Service:
    """Add a service or body of a space, with the roles it holds. Refused when the name exists."""
    _insist(by, space)
    for role in roles:
        access.insist(rules.may_hold(space, role))
    with tenancy.inside(space):
        _insist_free_name(name)
        service = Service.objects.create(space=space, name=name, email=email, phone=phone)
        _write_roles(service, roles)
    journal.note("service.added", service, space=space, by=by, roles=sorted(roles))
    return service


@transaction.atomic
def change_service(*, service, values: dict, roles, expected: int, by) -> Service:
    """Change a service and the roles it holds; ``moves.Stale`` when somebody else saved first."""
    _insist(by, service.space)
    for role in roles:
        access.insist(rules.may_hold(service.space, role))
    with tenancy.inside(service.space):
        _insist_free_name(values["name"], besides=service)
        changed = moves.edit(service, expected=expected, **values)
        before = set(service.roles.values_list("role", flat=True))
        service.roles.exclude(role__in=roles).delete()
        _write_roles(service, set(roles) - before)
    facts = {"fields": sorted(changed), "roles": sorted(roles)}
    journal.note("service.changed", service, space=service.space, by=by, **facts)
    return service


@transaction.atomic
def close_service(*, service, by) -> None:
    """Close a service: its rights end today, its history stays."""
    _insist(by, service.space)
    with tenancy.inside(service.space):
        changed = Service.objects.filter(pk=service.pk, closed_on__isnull=True).update(closed_on=timezone.localdate())
    if not changed:
        raise access.Refused(access.no(_("This service is closed already.")))
    service.refresh_from_db()
    journal.note("service.closed", service, space=service.space, by=by)


@transaction.atomic
def join_service(*, service, person, from_on: date | None = None, by) -> ServiceMember:
    """Put a member of the space into a service: the service's rights become theirs from that day."""
    _insist(by, service.space)
    if not Membership.objects.on(timezone.localdate()).filter(space=service.space, person=person).exists():
        raise access.Refused(access.no(_("This person does not belong to this space yet. Send an invitation.")))
    place = enter_service(service=service, person=person, from_on=from_on or timezone.localdate())
    if place is None:
        raise access.Refused(access.no(_("This person is in this service already.")))
    journal.note("service.joined", person, space=service.space, by=by, service=service.name)
    return place


def enter_service(*, service, person, from_on: date) -> ServiceMember | None:
    """Write the row; ``None`` when the person is in the service already."""
    with tenancy.inside(service.space):
        there = models.Q(until_on__isnull=True) | models.Q(until_on__gte=from_on)
        if ServiceMember.objects.filter(there, service=service, person=person).exists():
            return None
        try:
            with transaction.atomic():
                return ServiceMember.objects.create(service=service, person=person, from_on=from_on)
        except IntegrityError:
            return None


@transaction.atomic
def leave_service(*, place, until_on: date | None = None, by) -> None:
    """Somebody leaves a service; the rights that came through it end after that day."""
    _insist(by, place.space)
    until_on = until_on or timezone.localdate()
    if until_on < place.from_on:
        raise access.Refused(access.no(_("The last day lies before the first. Check the date.")))
    with tenancy.inside(place.space):
        changed = ServiceMember.objects.filter(pk=place.pk, until_on__isnull=True).update(until_on=until_on)
    if not changed:
        raise access.Refused(access.no(_("This person has left the service already. Reload the page to see.")))
    facts = {"service": place.service.name, "until": until_on.isoformat()}
    journal.note("service.left", place.person, space=place.space, by=by, **facts)


def _insist(by, space) -> None:
    access.insist(access.may(queries.grants(by, space), "people.services"))


def _insist_free_name(name: str, besides=None) -> None:
    rows = Service.objects.filter(name=name)
    if (rows.exclude(pk=besides.pk) if besides else rows).exists():
        raise access.Refused(access.no(_("A service of this name exists already. Choose another name.")))


def _write_roles(service, roles) -> None:
    for role in sorted(roles):
        ServiceRole.objects.create(service=service, role=role)
