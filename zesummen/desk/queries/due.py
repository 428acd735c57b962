"""All that is due, from every app that knows of something: one list, the oldest first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from django.utils import timezone

from zesummen.accounts.rules import role_label
from zesummen.kernel import tenancy
from zesummen.kernel.due import Due
from zesummen.kernel.pages import leads_in
from zesummen.kernel.together import Asked, Asking, asking, read, side_by_side

from .mine import Holding, holdings

APPS = ("council", "sittings", "commissions", "plans", "training")
#: what reading the page of a due item takes, by the beginning of its link
TAKES = {
    "council/": "council.read",
    "commissions/": "commission.read",
    "bodies/": "sitting.read",
    "sittings/": "sitting.read",
    "tasks/": "sitting.read",
    "training/": "training.read",
}
ELSE = "plan.read"


@dataclass(frozen=True, slots=True)
class DueRow:
    """One due item as a person sees it: whether it is theirs."""

    item: Due
    is_mine: bool
    leads_in: bool = True  # False: the person may read what is due, and not do it

    @property
    def state(self) -> str:
        """Late, begun or still to start: the tone of its mark."""
        return "late" if self.item.late else "under_way" if self.item.begun else "to_start"


@cache
def providers() -> tuple[Callable, ...]:
    """Each ``due(spaces, today)`` of the apps below: of their ``queries`` package and its modules, once each."""
    found: dict[Callable, None] = {}
    for app in APPS:
        name = f"zesummen.{app}.queries"
        package = import_module(name)
        parts = [part.name for part in iter_modules(getattr(package, "__path__", [])) if not part.ispkg]
        modules = [package, *(import_module(f"{name}.{part}") for part in parts)]
        for module in modules:
            if callable(given := getattr(module, "due", None)):
                found[given] = None
    return tuple(found)


def due_for(
    person, spaces: Iterable, today: date | None = None, *, held: dict[int, Holding] | None = None
) -> list[DueRow]:
    """What is due in these spaces and may be read by the person, by day. Statements do not grow with rows or spaces.

    ``held`` is what the person holds in them, where the page knows it already.
    """
    spaces = [space for space in spaces if space.is_territorial]
    if not spaces:
        return []
    today = today or timezone.localdate()
    held = holdings(person, spaces, today) if held is None else held
    with tenancy.across(spaces):
        items = read(_items(spaces, today))[0]
    return _rows(items, held, person)


@asking
def due_here(person, space, held: Holding):
    """What is due in the open space, read along with whatever else its page reads."""
    if not space.is_territorial:
        return []
    items = yield from _items([space], timezone.localdate())
    return _rows(items, {space.pk: held}, person)


def _items(spaces: list, today: date) -> Asked[list[Due]]:
    """All that is due, of every provider; those that only say what they need are read with one statement."""
    asked = [given.asked(spaces, today) for given in providers() if isinstance(given, Asking)]
    found = yield from side_by_side(*asked)
    alone = [given(spaces, today) for given in providers() if not isinstance(given, Asking)]
    return [item for part in [*found, *alone] for item in part]


def _rows(items: Iterable[Due], held: dict[int, Holding], person) -> list[DueRow]:
    rows = [
        DueRow(
            item,
            _is_mine(item, held[item.space.pk], person),
            leads_in(item.href, frozenset(held[item.space.pk].permissions)),
        )
        for item in items
        if _may_read(item, held)
    ]
    return sorted(rows, key=lambda row: (row.item.on, row.item.space.name, str(row.item.what)))


def _may_read(item: Due, held: dict[int, Holding]) -> bool:
    needed = next((permission for start, permission in TAKES.items() if item.link.startswith(start)), ELSE)
    return item.space.pk in held and needed in held[item.space.pk].permissions


def _is_mine(item: Due, holding: Holding, person) -> bool:
    """Owed by one of the person's roles, or by name."""
    owner = str(item.owner)
    return owner in {str(role_label(role)) for role in holding.roles} | {person.full_name} | set(holding.replaced)
