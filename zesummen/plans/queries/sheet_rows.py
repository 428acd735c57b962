"""All rows that hang on needs, objectives and actions of a plan, in one statement.

Twelve small tables would be twelve statements a page. Each row comes as (kind, parent id, own id, JSON object); both
databases build the object. SQLite gives truth as 0 and 1, amounts as numbers and inner JSON as text: ``cell`` and
the readers below put that right, so that both databases give the same sheet.
"""

import json
from collections import defaultdict
from datetime import date
from decimal import Decimal

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import JSONObject

from zesummen.kernel.together import asking
from zesummen.kernel.words import Text

from ..models import (
    Action,
    ActionObjective,
    ActionOwner,
    ActionResult,
    BudgetLine,
    Evidence,
    Indicator,
    LeftOut,
    Milestone,
    ObjectiveNeed,
    Partner,
    Plan,
    Reading,
    SubAction,
)

CENT = Decimal("0.01")


@asking
def rows_of(plan: Plan):
    """kind → parent id → rows, each list in the order of its table."""
    return (yield from _read(_branches(plan)))


@asking
def rows_of_action(action: Action):
    """kind → rows of one action, with their own ids, in one statement."""
    found = yield from _read(_action_branches({"action": action}))
    return {kind: rows.get(action.pk, []) for kind, rows in found.items()}


def _read(branches: list[QuerySet]):
    first, *others = branches
    rows_of_all = first.union(*others, all=True)
    yield rows_of_all
    found: dict[str, dict[int, list[dict]]] = defaultdict(lambda: defaultdict(list))
    for kind, parent, pk, body in sorted(rows_of_all, key=lambda row: (row[0], row[1], row[2])):
        found[kind][parent].append({"pk": pk, **_decoded(body)})
    for kind, keys in ORDER.items():
        for rows in found[kind].values():
            rows.sort(key=lambda row: tuple((row[key] is None, row[key]) for key in keys))
    return found


ORDER = {
    "line": ("year", "flow", "pk"),
    "owner": ("kind", "pk"),
    "partner": ("kind", "name", "pk"),
    "part": ("due_on", "pk"),
    "milestone": ("due_on", "pk"),
    "reading": ("read_on", "pk"),
}


def _branches(plan: Plan) -> list[QuerySet]:
    return [
        _branch(
            "evidence",
            Evidence.objects.filter(plan=plan),
            "need_id",
            "kind",
            "title",
            "source",
            "dated_on",
            "people",
            "figure",
        ),
        _branch("need", ObjectiveNeed.objects.filter(objective__plan=plan), "objective_id", number="need__number"),
        _branch(
            "indicator",
            Indicator.objects.filter(objective__plan=plan),
            "objective_id",
            "title",
            "unit",
            "baseline",
            "baseline_on",
            "target",
            "target_on",
            "lower_is_better",
            "source",
        ),
        _branch(
            "reading",
            Reading.objects.filter(indicator__objective__plan=plan),
            "indicator_id",
            "read_on",
            "value",
            "source",
            "replaces_id",
        ),
        *_action_branches({"action__plan": plan}),
        _branch("left_out", LeftOut.objects.filter(action__plan=plan), "party_id", number="action__number"),
    ]


def _action_branches(here: dict) -> list[QuerySet]:
    return [
        _branch("owner", ActionOwner.objects.filter(**here), "action_id", "kind", "name", "service_id", "person_id"),
        _branch("partner", Partner.objects.filter(**here), "action_id", "kind", "name", "agreed_on"),
        _branch("part", SubAction.objects.filter(**here), "action_id", "title", "due_on", "done_on", "owner_name"),
        _branch("milestone", Milestone.objects.filter(**here), "action_id", "title", "due_on", "reached_on"),
        _branch(
            "share",
            ActionObjective.objects.filter(**here),
            "action_id",
            "share",
            "objective_id",
            objective="objective__number",
            title="objective__title",
        ),
        _branch(
            "line",
            BudgetLine.objects.filter(**here),
            "action_id",
            "year",
            "category",
            "label",
            "source",
            "article",
            "kind",
            "flow",
            "planned",
            "real",
            "is_secured",
        ),
        _branch("result", ActionResult.objects.filter(**here), "action_id", "verdict", "title", "people_reached"),
    ]


def _branch(kind: str, queryset: QuerySet, parent: str, *names: str, **others: str) -> QuerySet:
    parts = {name: F(name) for name in names} | {name: F(path) for name, path in others.items()}
    return queryset.order_by().values_list(
        Value(kind, output_field=CharField()), F(parent), F("pk"), JSONObject(**parts)
    )


def _decoded(body) -> dict:
    return json.loads(body) if isinstance(body, str) else body


def text(value) -> Text:
    """A content text, which SQLite hands over as JSON inside JSON."""
    return Text.from_json(json.loads(value) if isinstance(value, str) else value)


def inner(value) -> dict:
    """A JSON object, or an empty one."""
    return (json.loads(value) if isinstance(value, str) else value) or {}


def amount(value) -> Decimal | None:
    """An amount or a measured value with two places, exact: fourteen digits survive a JSON number."""
    return None if value is None else Decimal(str(value)).quantize(CENT)


def day(value) -> date | None:
    """A day."""
    return date.fromisoformat(value) if value else None
