"""What the inventory offers a plan."""

from dataclasses import dataclass
from typing import Any

from zesummen.kernel.numbers import whole

from ..catalogue import label
from ..models import Action, InventoryItem, Plan


@dataclass(frozen=True, slots=True)
class Pick:
    """A line of the inventory, and whether the plan has taken it up already."""

    item: InventoryItem
    field: Any
    is_taken: bool


def picks(plan: Plan) -> list[Pick]:
    """What exists today, what is not in the plan yet first. Two statements."""
    taken = set(Action.objects.filter(plan=plan, inventory_item__isnull=False).values_list("inventory_item", flat=True))
    items = InventoryItem.objects.filter(ended_on=None)
    found = [Pick(item, label(item.field) if item.field else "", item.pk in taken) for item in items]
    return sorted(found, key=lambda pick: (pick.is_taken, str(pick.item.title)))


def find_item(pk) -> InventoryItem | None:
    """A line of the inventory that has not ended."""
    key = whole(pk)
    return None if key is None else InventoryItem.objects.filter(pk=key, ended_on=None).first()
