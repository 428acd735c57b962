"""The work programme: what is open, what was done, and what returns on the next agenda."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, Value, When
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.rules import role_label
from zesummen.kernel.due import Due
from zesummen.kernel.together import asking

from ..models import Commission, ProgrammeItem
from ..states import ProgrammeState

OPEN = (ProgrammeState.PROPOSED, ProgrammeState.PLANNED, ProgrammeState.UNDER_WAY)
TONES = {
    "proposed": "to_start",
    "planned": "to_start",
    "under_way": "under_way",
    "done": "completed",
    "dropped": "plain",
}


@dataclass(frozen=True, slots=True)
class ProgrammeCount:
    """How far the programme of a year is. Items outside the mission are left out."""

    planned: int = 0
    done: int = 0
    dropped: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """An item in a list, with its tone and whether its day is over."""

    item: ProgrammeItem
    tone: str
    is_late: bool
    owner: str


def items(commission: Commission):
    """The items of the programme: open ones first, by day, then done and dropped."""
    order = Case(When(state__in=OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = ProgrammeItem.objects.filter(commission=commission).select_related("member", "commission")
    return rows.annotate(place=order).order_by("place", "year", "due_on", "pk")


def rows(commission: Commission, today: date, *, year: int | None = None) -> list[ProgrammeRow]:
    """The items as a list shows them. One statement."""
    found = items(commission).filter(year=year) if year else items(commission)
    return [row_of(item, today) for item in found]


def row_of(item: ProgrammeItem, today: date) -> ProgrammeRow:
    """One item as a list shows it."""
    late = bool(item.due_on and item.due_on < today and item.state in OPEN)
    owner = item.member.name if item.member_id else item.owner_name
    return ProgrammeRow(item, "late" if late else TONES[item.state], late, owner)


def count(commission: Commission, *, year: int | None = None) -> ProgrammeCount:
    """How many items were planned, done, dropped and are open; proposals are not counted before they are taken in."""
    found = ProgrammeItem.objects.filter(commission=commission)
    return count_of((found.filter(year=year) if year else found).only("state", "is_outside", "space_id"))


def count_of(found: Iterable[ProgrammeItem]) -> ProgrammeCount:
    """The same figure from items that were read already."""
    states = [row.state for row in found if not row.is_outside and row.state != ProgrammeState.PROPOSED]
    done, dropped = states.count(ProgrammeState.DONE), states.count(ProgrammeState.DROPPED)
    return ProgrammeCount(len(states), done, dropped, len(states) - done - dropped)


def years(commission: Commission) -> list[int]:
    """The years that have items, newest first."""
    found = ProgrammeItem.objects.filter(commission=commission).order_by("-year")
    return list(found.values_list("year", flat=True).distinct())


def find(commission_pk: int, pk: int) -> ProgrammeItem | None:
    """One item of the open space."""
    found = ProgrammeItem.objects.filter(commission_id=commission_pk, pk=pk)
    return found.select_related("commission", "commission__body", "member", "item", "item__sitting").first()


def of_successor(commission_pk: int):
    """Those of the commission that took over from this one."""
    return ProgrammeItem.objects.filter(commission__predecessor=commission_pk).order_by()


def returning(commission: Commission):
    """What returns on the agenda: everything that is neither done nor dropped."""
    return items(commission).filter(state__in=OPEN)


@asking
def due(spaces: Iterable, today: date):
    """Items with a day, and proposals that wait for the commission. One statement."""
    found = ProgrammeItem.objects.filter(space__in=list(spaces), state__in=OPEN).select_related("space", "member")
    yield found
    listed = []
    for item in found:
        if item.state == ProgrammeState.PROPOSED:
            what = _("Decide on the proposal “%(title)s” for the work programme") % {"title": item.title}
            listed.append(_due(item, what, item.created_on, role_label("officer"), late=False))
        elif item.due_on:
            owner = item.member.name if item.member_id else item.owner_name or role_label("officer")
            what = _("Work programme of the commission: %(title)s") % {"title": item.title}
            listed.append(_due(item, what, item.due_on, owner, late=item.due_on < today))
    return listed


def _due(item: ProgrammeItem, what, on: date, owner, *, late: bool) -> Due:
    begun = item.state == ProgrammeState.UNDER_WAY
    return Due(item.space, what, on, owner, item.thread_link(), "programme", late, begun)
