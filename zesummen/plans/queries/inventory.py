"""What exists already: the list, its search, its sheet for download, and where it has gaps."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from zesummen.kernel.dates import MONTHS
from zesummen.kernel.exports.sheet import SheetColumn, Workbook, worksheet
from zesummen.kernel.words import active_language, plain

from ..catalogue import ALL_FIELDS, FIELDS, GROUPS, label, labels, spoken
from ..models import FieldChoice, GroupChoice, InventoryItem, Plan, Stakeholder


def month_entries() -> list[tuple[str, str]]:
    """("1", "January") … in the page's language."""
    return [(str(number), name) for number, name in enumerate(MONTHS[active_language()], 1)]


def month_words(months) -> str:
    """Months as people say them: “March to May, September”; the whole year is one word."""
    found = sorted({int(month) for month in months})
    if len(found) == 12:
        return _("all year")
    names = MONTHS[active_language()]
    runs: list[list[int]] = []
    for month in found:
        if runs and runs[-1][-1] == month - 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return ", ".join(_run(run, names) for run in runs)


def _run(run: list[int], names) -> str:
    if len(run) == 1:
        return names[run[0] - 1]
    if len(run) == 2:
        return f"{names[run[0] - 1]}, {names[run[1] - 1]}"
    return _("%(first)s to %(last)s") % {"first": names[run[0] - 1], "last": names[run[-1] - 1]}


def items(*, search: str = "", kind: str = "", field: str = "", ended: bool = False) -> QuerySet:
    """Inventory items of the space, found without accents and case, by kind and field; the ended ones on request."""
    found = InventoryItem.objects.select_related("stakeholder")
    if not ended:
        found = found.filter(ended_on=None)
    if kind:
        found = found.filter(kind=kind)
    if field:
        found = found.filter(field="" if field == "none" else field)
    for word in plain(search).split():
        found = found.filter(search__contains=word)
    return found.order_by("kind", "id")


def item_of(pk: int) -> InventoryItem | None:
    """One item with its organiser."""
    return InventoryItem.objects.select_related("stakeholder").filter(pk=pk).first()


def same(title: str, kind: str) -> tuple[str, str]:
    """What makes two rows of the inventory the same."""
    return (kind, plain(" ".join(title.split())))


def known_titles() -> set[tuple[str, str]]:
    """The rows that are there already, under each of their titles."""
    return {
        same(words, item.kind)
        for item in InventoryItem.objects.only("kind", "title")
        for words in item.title.texts.values()
    }


def workbook(rows, title: str) -> Workbook:
    """The inventory as a sheet; its headers are those that reading in understands."""
    columns = [
        SheetColumn(_("Kind"), "text", 18),
        SheetColumn(_("Title"), "text", 36),
        SheetColumn(_("Description"), "text", 50),
        SheetColumn(_("Organiser"), "text", 28),
        SheetColumn(_("Field of action"), "text", 28),
        SheetColumn(_("Target groups"), "text", 32),
        SheetColumn(_("Months"), "text", 18),
        SheetColumn(_("Season, occasion"), "text", 20),
        SheetColumn(_("Since (year)"), "text", 10),
        SheetColumn(_("Languages"), "text", 24),
        SheetColumn(_("People reached a year"), "number", 12),
        SheetColumn(_("Cost a year (€)"), "money", 14),
        SheetColumn(_("Source"), "text", 28),
        SheetColumn(_("Ended on"), "date", 12),
    ]
    return Workbook(title, (worksheet(title[:31], title, columns, [_cells(item) for item in rows]),))


def _cells(item: InventoryItem) -> list:
    return [
        item.get_kind_display(),
        str(item.title),
        str(item.description),
        item.organiser,
        str(label(item.field)) if item.field else "",
        "; ".join(str(word) for word in labels(item.groups)),
        ", ".join(str(month) for month in item.months),
        item.season,
        str(item.since_year or ""),
        "; ".join(str(word) for word in spoken(item.languages)),
        item.reach,
        item.cost,
        item.source,
        item.ended_on,
    ]


def stakeholder_entries() -> list[tuple[int, str]]:
    """(id, name) of everyone in the register."""
    return list(Stakeholder.objects.filter(ended_on=None).order_by("name").values_list("pk", "name"))


@dataclass(frozen=True, slots=True)
class Gap:
    """A field of action in which nothing exists for a target group."""

    field: str
    group: str
    field_label: Any
    group_label: Any

    @property
    def key(self) -> str:
        return f"gap:{self.field}:{self.group}"


def gaps(plan: Plan) -> list[Gap]:
    """Field × group in which nothing exists: of the chosen ones, else of the ministry's five fields and all groups."""
    fields = list(FieldChoice.objects.filter(plan=plan).values_list("field", flat=True)) or [
        entry.key for entry in FIELDS
    ]
    groups = list(GroupChoice.objects.filter(plan=plan).values_list("group", flat=True)) or [
        entry.key for entry in GROUPS
    ]
    covered = {
        (field, group)
        for field, reached in InventoryItem.objects.filter(ended_on=None).values_list("field", "groups")
        for group in reached
    }
    return [
        Gap(field, group, label(field), label(group))
        for field in fields
        for group in groups
        if (field, group) not in covered
    ]


def by_field() -> list[tuple[Any, list[InventoryItem]]]:
    """(field, what exists in it), in the order of the fields; what has no field comes last."""
    found = list(items())
    keys = [*(entry.key for entry in ALL_FIELDS), ""]
    return [
        (label(key) if key else _("No field"), rows)
        for key in keys
        if (rows := [item for item in found if item.field == key])
    ]
