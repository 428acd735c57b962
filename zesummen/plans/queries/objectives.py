"""Objectives as a tree, fields with their matrix, and who answers which need."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch

from zesummen.accounts.models import Service
from zesummen.kernel.words import Text

from ..catalogue import ALL_FIELDS, FIELDS, Entry, label
from ..models import (
    Action,
    ActionOwner,
    FieldChoice,
    GroupChoice,
    Indicator,
    InventoryItem,
    Objective,
    Plan,
    Stakeholder,
)


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """An objective in the tree, with what it answers and what serves it."""

    pk: int
    number: int
    depth: int
    title: Text
    field: Any
    needs: tuple[tuple[int, int, Text], ...]  # (id, number, title)
    indicators: int
    complete_indicators: int
    actions: int
    is_leaf: bool


def objective_rows(plan: Plan) -> list[ObjectiveRow]:
    """All objectives, children under their parents, in the order of their numbers. Three statements."""
    found = list(
        Objective.objects.filter(plan=plan)
        .annotate(actions_n=Count("action_links", distinct=True))
        .prefetch_related(Prefetch("indicators", Indicator.objects.order_by("pk")), "need_links__need")
    )
    children = defaultdict(list)
    for objective in found:
        children[objective.parent_id].append(objective)
    rows: list[ObjectiveRow] = []

    def place(parent_id, depth):
        for objective in sorted(children[parent_id], key=lambda o: o.number):
            rows.append(_row(objective, depth, not children[objective.pk]))
            place(objective.pk, depth + 1)

    place(None, 0)
    return rows


def _row(objective: Objective, depth: int, is_leaf: bool) -> ObjectiveRow:
    indicators = list(objective.indicators.all())
    return ObjectiveRow(
        objective.pk,
        objective.number,
        depth,
        objective.title,
        label(objective.field) if objective.field else "",
        tuple((link.need.pk, link.need.number, link.need.title) for link in objective.need_links.all()),
        len(indicators),
        sum(is_complete(indicator) for indicator in indicators),
        objective.actions_n,  # type: ignore[attr-defined]
        is_leaf,
    )


def is_complete(indicator: Indicator) -> bool:
    """Unit, baseline, target, both days and the source are there."""
    return bool(
        indicator.unit
        and indicator.source
        and indicator.baseline is not None
        and indicator.baseline_on
        and indicator.target is not None
        and indicator.target_on
    )


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """A chosen field or group."""

    pk: int
    key: str
    label: Any
    rank: int
    reason: Text
    version: int


def chosen_fields(plan: Plan) -> list[ChoiceRow]:
    """The fields of the plan, by rank."""
    return [
        ChoiceRow(c.pk, c.field, label(c.field), c.rank, c.reason, c.version)
        for c in FieldChoice.objects.filter(plan=plan)
    ]


def chosen_groups(plan: Plan) -> list[ChoiceRow]:
    """The target groups of the plan, by rank."""
    return [
        ChoiceRow(c.pk, c.group, label(c.group), c.rank, c.reason, c.version)
        for c in GroupChoice.objects.filter(plan=plan)
    ]


def not_chosen(entries: tuple[Entry, ...], chosen: list[ChoiceRow]) -> list[Entry]:
    """What is still in the list."""
    taken = {row.key for row in chosen}
    return [entry for entry in entries if entry.key not in taken]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Fields and services crossed: how many actions and inventory items in each cell, and what is untouched."""

    services: tuple[str, ...]
    rows: tuple[tuple[str, Any, bool, tuple[int, ...], int], ...]  # key, label, chosen, counts, without a service
    untouched_fields: tuple[Any, ...]
    untouched_services: tuple[str, ...]


def matrix(plan: Plan) -> Matrix:
    """Counts actions of the plan (by the service of their owners) and inventory items (by their organiser)."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    names = set(Service.objects.filter(closed_on=None).values_list("name", flat=True))
    names |= set(Stakeholder.objects.filter(kind="service", ended_on=None).values_list("name", flat=True))
    seen = set()
    owners = (
        ActionOwner.objects.filter(action__plan=plan)
        .exclude(action__state="stopped")
        .values_list("action_id", "action__field", "name")
    )
    for action, field, name in owners:
        where = (field, name if name in names else "")
        if (action, where) not in seen:
            seen.add((action, where))
            counts[where] += 1
    for field, organiser in InventoryItem.objects.filter(ended_on=None).values_list("field", "organiser"):
        counts[(field, organiser if organiser in names else "")] += 1
    bare = Action.objects.filter(plan=plan, owners=None).exclude(state="stopped").values_list("field", flat=True)
    for field in bare:
        counts[(field, "")] += 1
    return _matrix(tuple(sorted(names)), counts, {row.key for row in chosen_fields(plan)})


def _matrix(services: tuple[str, ...], counts: dict, chosen: set[str]) -> Matrix:
    rows = tuple(
        (
            entry.key,
            entry.label,
            entry.key in chosen,
            tuple(counts[(entry.key, name)] for name in services),
            counts[(entry.key, "")],
        )
        for entry in ALL_FIELDS
        if entry in FIELDS or entry.key in chosen or any(counts[(entry.key, name)] for name in (*services, ""))
    )
    return Matrix(
        services,
        rows,
        tuple(row[1] for row in rows if not sum(row[3]) and not row[4]),
        tuple(name for index, name in enumerate(services) if not any(row[3][index] for row in rows)),
    )
