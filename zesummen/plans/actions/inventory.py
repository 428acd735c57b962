"""Keeping the inventory: what the commune already has."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import insist
from zesummen.kernel.words import searchable

from ..models import InventoryItem
from ..rules import inventory as rules


def _searchable(item: InventoryItem) -> str:
    return searchable(item.title, item.description, item.organiser, item.season)


def _write(space, values: dict) -> InventoryItem:
    item = InventoryItem(space=space, **values)
    if item.stakeholder is not None and not item.organiser:
        item.organiser = item.stakeholder.name
    item.search = _searchable(item)
    item.save()
    return item


@transaction.atomic
def add_item(*, space, by, **values) -> InventoryItem:
    """Add something that exists. The organiser is named after the entry of the register where no name is given."""
    insist(rules.may_keep(grants(by, space)))
    item = _write(space, values)
    journal.note("inventory.added", item, space=space, by=by)
    return item


@transaction.atomic
def change_item(*, item: InventoryItem, expected: int, by, **values) -> InventoryItem:
    """Change it. ``moves.Stale`` when somebody else saved first, and nothing is written then."""
    insist(rules.may_keep(grants(by, item.space)))
    if values.get("stakeholder") is not None and not values.get("organiser"):
        values["organiser"] = values["stakeholder"].name
    changes = moves.edit(item, expected=expected, **values)
    if changes:
        InventoryItem.objects.filter(pk=item.pk).update(search=_searchable(item))
        journal.note("inventory.changed", item, space=item.space, by=by, changed=", ".join(sorted(changes)))
    return item


@transaction.atomic
def end_item(*, item: InventoryItem, on: date, by) -> InventoryItem:
    """It no longer exists since that day; it stays readable, and leaves the counts."""
    insist(rules.may_end(grants(by, item.space), item, on, timezone.localdate()))
    moves.edit(item, expected=item.version, ended_on=on)
    journal.note("inventory.ended", item, space=item.space, by=by, day=f"{on:%d.%m.%Y}")
    return item


@transaction.atomic
def reopen_item(*, item: InventoryItem, by) -> InventoryItem:
    """It exists again."""
    insist(rules.may_reopen(grants(by, item.space), item))
    moves.edit(item, expected=item.version, ended_on=None)
    journal.note("inventory.reopened", item, space=item.space, by=by)
    return item


@transaction.atomic
def import_items(*, space, rows: list[dict], by) -> list[InventoryItem]:
    """Write all rows of a sheet, or none."""
    insist(rules.may_keep(grants(by, space)))
    made = [_write(space, row) for row in rows]
    for item in made:
        journal.note("inventory.imported", item, space=space, by=by)
    return made
