"""Bodies, who is in them, and whether they meet as often as they said."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ..models import Body, BodyMember, Sitting
from ..states import BodyKind, SittingState

HELD = (SittingState.HELD, SittingState.DRAFT, SittingState.APPROVED)
OPEN = (SittingState.PLANNED, SittingState.CONVENED)


@dataclass(frozen=True, slots=True)
class BodySheet:
    """A body with its people and where its rhythm stands."""

    body: Body
    members: tuple[BodyMember, ...]
    former: tuple[BodyMember, ...]
    last: Sitting | None
    next: Sitting | None
    next_by: date | None  # the day by which the rhythm wants a sitting
    is_overdue: bool
    sittings: tuple[Sitting, ...] = ()  # all that were not cancelled, newest first

    @property
    def voting(self) -> int:
        """How many members have a vote."""
        return sum(member.has_vote for member in self.members)


def bodies():
    """The bodies of the open space."""
    return Body.objects.select_related("space").order_by("until_on", "id")


def steering_body() -> Body | None:
    """The steering committee of the open space that is in office; ``None`` before there is one."""
    return bodies().filter(kind=BodyKind.STEERING, until_on=None).order_by("-pk").first()


def on_day(day: date) -> Q:
    """Memberships that hold on this day."""
    return Q(from_on__lte=day) & (Q(until_on=None) | Q(until_on__gte=day))


def members_on(body: Body, day: date) -> list[BodyMember]:
    """Who belongs to the body on this day: president, secretary, then by name."""
    return list(BodyMember.objects.filter(on_day(day), body=body).select_related("person"))


def is_in(body: Body, person, day: date) -> bool:
    """Is this person a member on this day?"""
    return BodyMember.objects.filter(on_day(day), body=body, person=person).exists()


def sheet_of(body: Body, today: date) -> BodySheet:
    """One body as pages show it."""
    return sheets_of([body], today)[0]


def sheets_of(found: Iterable[Body], today: date) -> list[BodySheet]:
    """Several bodies, in two statements."""
    found = list(found)
    members = list(BodyMember.objects.filter(body__in=found).select_related("person"))
    meetings = list(Sitting.objects.filter(body__in=found).exclude(state=SittingState.CANCELLED).order_by("day", "pk"))
    return [_sheet(body, members, meetings, today) for body in found]


def _sheet(body: Body, members, meetings, today: date) -> BodySheet:
    mine = [member for member in members if member.body_id == body.pk]
    over = tuple(member for member in mine if member.until_on and member.until_on < today)
    own = [sitting for sitting in meetings if sitting.body_id == body.pk]
    held = [sitting for sitting in own if sitting.state in HELD]
    coming = [sitting for sitting in own if sitting.state in OPEN]
    last, upcoming = (held[-1] if held else None), (coming[0] if coming else None)
    next_by = rhythm_day(body, last.day if last else None)
    overdue = bool(next_by and next_by < today and not (upcoming and upcoming.day >= today))
    return BodySheet(
        body, tuple(m for m in mine if m not in over), over, last, upcoming, next_by, overdue, tuple(reversed(own))
    )


def rhythm_day(body: Body, last: date | None) -> date | None:
    """By when the body must sit again, counted from its last sitting or its beginning; ``None`` when it has ended."""
    if body.until_on or not body.rhythm_months:
        return None
    since = last or body.from_on
    year, month = divmod(since.year * 12 + since.month - 1 + body.rhythm_months, 12)
    return date(year, month + 1, min(since.day, monthrange(year, month + 1)[1]))
