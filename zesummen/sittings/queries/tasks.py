"""Tasks: what somebody promised, until it is closed."""

from datetime import date

from django.db.models import F, Q

from zesummen.accounts.models import ServiceMember
from zesummen.accounts.models.memberships import holds_on

from ..models import Body, Task
from ..states import BodyKind, TaskState


def tasks():
    """All tasks of the open space, the first due first, those without a day last."""
    found = Task.objects.select_related("owner", "service", "body", "sitting", "space", "closed_by")
    return found.order_by(F("due_on").asc(nulls_last=True), "pk")


def open_tasks(body: Body):
    """What the body's members and services still owe it."""
    return tasks().filter(body=body, state=TaskState.OPEN)


def services_of_person(person, today: date) -> frozenset[int]:
    """The services of the open space in which the person works today."""
    return frozenset(
        ServiceMember.objects.filter(holds_on(today), person=person).order_by().values_list("service_id", flat=True)
    )


def readable(granted, person, services: frozenset[int]) -> Q:
    """Tasks that this person may read: not those of a confidential body, unless they are theirs."""
    seen = Q(body=None) | Q(body__is_confidential=False) | mine(person, services)
    if "sitting.steering" in granted:
        seen |= Q(body__kind=BodyKind.STEERING)
    if "sitting.confidential" in granted:
        seen |= ~Q(body__kind=BodyKind.STEERING)
    return seen


def mine(person, services: frozenset[int]) -> Q:
    """Tasks of a person or of one of the person's services."""
    return Q(owner=person) | Q(service__in=services)
