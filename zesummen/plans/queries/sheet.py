"""The whole plan as one frozen object: what is shown, printed, exported, adopted and compared.

``plan_sheet`` reads it in a constant number of statements. ``to_json`` and ``from_json`` are exact inverses; the
JSON is what ``PlanVersion.payload`` keeps. Amounts are ``Decimal`` euros, days are ``date``.
"""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value

from zesummen.kernel.together import asking, listed, side_by_side
from zesummen.kernel.words import Text
from zesummen.territory.models import Commune, Population

from ..models import (
    Action,
    Coordinator,
    FieldChoice,
    GroupChoice,
    Need,
    Objective,
    Party,
    Plan,
)
from .sheet_rows import amount, day, inner, rows_of, text
from .sheet_shapes import (
    SCHEMA,
    ActionSheet,
    ChoiceSheet,
    CoordinatorSheet,
    EvidenceSheet,
    IndicatorSheet,
    LineSheet,
    NeedSheet,
    ObjectiveSheet,
    OwnerSheet,
    PartnerSheet,
    PartySheet,
    PlanSheet,
    ReadingSheet,
    ResultSheet,
    ShareSheet,
    StepSheet,
)


@asking
def plan_sheet(plan: Plan, *, contents_only: bool = False):
    """Everything of the plan, in one statement whatever its rows.

    ``contents_only``: its needs, objectives and actions; who decides, coordinates and chose stays empty.
    """
    needs = Need.objects.filter(plan=plan, dropped_on=None)
    around = () if contents_only else (_parties(plan), _coordinators(plan), _choices(plan))
    rows, objectives, actions, _needs_read, *others = yield from side_by_side(
        rows_of.asked(plan),
        listed.asked(Objective.objects.filter(plan=plan)),
        listed.asked(Action.objects.filter(plan=plan)),
        listed.asked(needs),
        *(listed.asked(one) for one in around),
    )
    parties, coordinators, chosen = others or ((), (), ())
    chosen = _chosen(chosen)
    return PlanSheet(
        pk=plan.pk,
        space=plan.space.slug,
        space_name=plan.space.name,
        template=plan.template,
        regime=plan.regime,
        title=plan.title,
        summary=plan.summary,
        state=plan.state,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        cost_key=plan.cost_key,
        parties=tuple(_party(row, rows["left_out"]) for row in parties),
        coordinator=_coordinator(next(iter(coordinators), None)),
        fields_chosen=tuple(choice for kind, choice in chosen if kind == "field"),
        groups_chosen=tuple(choice for kind, choice in chosen if kind == "group"),
        needs=_needs(needs, rows),
        objectives=objectives_of(objectives, rows),
        actions=actions_of(actions, rows),
    )


@asking
def contents_of(plan: Plan):
    """The objectives and actions of the plan, in one statement: what the figures and the evaluation read."""
    rows, objectives, actions = yield from side_by_side(
        rows_of.asked(plan),
        listed.asked(Objective.objects.filter(plan=plan)),
        listed.asked(Action.objects.filter(plan=plan)),
    )
    return objectives_of(objectives, rows), actions_of(actions, rows)


def _parties(plan: Plan) -> QuerySet:
    known = Population.objects.filter(commune=OuterRef("commune")).order_by("-year").values("persons")[:1]
    return Party.objects.filter(plan=plan).select_related("commune").annotate(residents=Subquery(known))


def _party(p: Party, left_out: dict) -> PartySheet:
    return PartySheet(
        p.pk,
        p.body_name or _commune_name(p.commune),
        p.commune.lau2 if p.commune else "",
        p.state,
        p.decided_on,
        p.note,
        tuple(sorted(row["number"] for row in left_out.get(p.pk, ()))),
        p.weight,
        p.residents,  # type: ignore[attr-defined]  # asked for in _parties
    )


def _commune_name(commune: Commune | None) -> str:
    return commune.name_fr if commune else ""


def _coordinators(plan: Plan) -> QuerySet:
    return Coordinator.objects.filter(plan=plan, until_on=None)


def _coordinator(c: Coordinator | None) -> CoordinatorSheet | None:
    return CoordinatorSheet(c.kind, c.name, c.body, c.office, c.phone, c.hours) if c else None


def _choices(plan: Plan) -> QuerySet:
    columns = ("what", "key", "rank", "reason")
    fields_ = (
        FieldChoice.objects.filter(plan=plan)
        .order_by()
        .annotate(what=_name("field"), key=F("field"))
        .values_list(*columns)
    )
    groups = (
        GroupChoice.objects.filter(plan=plan)
        .order_by()
        .annotate(what=_name("group"), key=F("group"))
        .values_list(*columns)
    )
    return fields_.union(groups, all=True)


def _chosen(found: Iterable[tuple]) -> list[tuple[str, ChoiceSheet]]:
    rows = sorted(found, key=lambda row: (row[0], row[2], row[1]))
    return [(what, ChoiceSheet(key, rank, Text.from_json(reason))) for what, key, rank, reason in rows]


def _name(word: str) -> Value:
    return Value(word, output_field=CharField())


def _needs(found: Iterable[Need], rows: dict) -> tuple[NeedSheet, ...]:
    return tuple(
        NeedSheet(
            n.pk,
            n.number,
            n.title,
            n.description,
            n.field,
            tuple(n.groups),
            n.priority,
            tuple(
                EvidenceSheet(
                    e["kind"], text(e["title"]), e["source"], day(e["dated_on"]), e["people"], inner(e["figure"])
                )
                for e in rows["evidence"].get(n.pk, ())
            ),
        )
        for n in found
    )


def objectives_of(found: list[Objective], rows: dict) -> tuple[ObjectiveSheet, ...]:
    """The objectives with what hangs on them, from ``rows_of(plan)``."""
    numbers = {o.pk: o.number for o in found}
    return tuple(
        ObjectiveSheet(
            o.pk,
            o.number,
            numbers.get(o.parent_id),
            o.title,
            o.description,
            o.field,
            tuple(sorted(link["number"] for link in rows["need"].get(o.pk, ()))),
            tuple(_indicator(i, rows["reading"].get(i["pk"], ())) for i in rows["indicator"].get(o.pk, ())),
        )
        for o in found
    )


def _indicator(i: dict, readings) -> IndicatorSheet:
    replaced = {reading["replaces_id"] for reading in readings}
    return IndicatorSheet(
        i["pk"],
        text(i["title"]),
        i["unit"],
        amount(i["baseline"]),
        day(i["baseline_on"]),
        amount(i["target"]),
        day(i["target_on"]),
        bool(i["lower_is_better"]),
        i["source"],
        tuple(
            ReadingSheet(day(r["read_on"]), amount(r["value"]), r["source"])
            for r in readings
            if r["pk"] not in replaced
        ),
    )


PLAIN = (
    "pk",
    "number",
    "title",
    "description",
    "newcomers_part",
    "commune_part",
    "expected_result",
    "field",
    "state",
    "is_recurring",
    "from_on",
    "until_on",
    "really_from_on",
    "really_until_on",
    "people_needed",
    "rooms_needed",
    "material_needed",
    "accessibility",
    "channels",
    "risks",
    "origin",
    "origin_note",
    "depends_on_call",
    "percent",
    "health",
    "health_reason",
    "reported_on",
    "stopped_reason",
)


def actions_of(found: Iterable[Action], rows: dict) -> tuple[ActionSheet, ...]:
    """The actions with what hangs on them, from ``rows_of(plan)``."""
    return tuple(action_of(a, {kind: one.get(a.pk, ()) for kind, one in rows.items()}) for a in found)


def action_of(a: Action, rows: dict) -> ActionSheet:
    """One action with its rows, from ``rows_of_action``."""
    return ActionSheet(
        **{name: getattr(a, name) for name in PLAIN},
        groups=tuple(a.groups),
        missions=tuple(a.missions),
        languages=tuple(a.languages),
        owners=tuple(OwnerSheet(o["kind"], o["name"], o["service_id"] is not None) for o in rows.get("owner", ())),
        partners=tuple(PartnerSheet(p["kind"], p["name"], bool(p["agreed_on"])) for p in rows.get("partner", ())),
        parts=tuple(
            StepSheet(s["title"], day(s["due_on"]), day(s["done_on"]), s["owner_name"]) for s in rows.get("part", ())
        ),
        milestones=tuple(
            StepSheet(m["title"], day(m["due_on"]), day(m["reached_on"])) for m in rows.get("milestone", ())
        ),
        objectives=tuple(ShareSheet(link["objective"], amount(link["share"])) for link in rows.get("share", ())),
        lines=tuple(_line(line) for line in rows.get("line", ())),
        results=tuple(ResultSheet(r["verdict"], text(r["title"]), r["people_reached"]) for r in rows.get("result", ())),
    )


def _line(line: dict) -> LineSheet:
    return LineSheet(
        line["year"],
        line["category"],
        line["label"],
        line["source"],
        line["article"],
        line["kind"],
        line["flow"],
        amount(line["planned"]),
        amount(line["real"]),
        bool(line["is_secured"]),
    )


def to_json(value: Any) -> Any:
    """A frozen sheet as JSON: amounts and days as text, texts with all their languages."""
    if isinstance(value, Text):
        return value.to_json()
    if is_dataclass(value) and not isinstance(value, type):
        return {part.name: to_json(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return value


def from_json(payload: dict, kind: type = PlanSheet) -> Any:
    """The inverse of ``to_json``; fields unknown to this version of the program are left out."""
    hints = get_type_hints(kind)
    return kind(
        **{part.name: _read(payload[part.name], hints[part.name]) for part in fields(kind) if part.name in payload}
    )


def _read(value: Any, hint: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) in (Union, UnionType):
        return _read(value, next(part for part in get_args(hint) if part is not type(None)))
    if get_origin(hint) is tuple:
        return tuple(_read(item, get_args(hint)[0]) for item in value)
    if hint is Text:
        return Text.from_json(value)
    if hint is Decimal:
        return Decimal(value)
    if hint is date:
        return date.fromisoformat(value)
    return from_json(value, hint) if is_dataclass(hint) else value


__all__ = [
    "SCHEMA",
    "ActionSheet",
    "ChoiceSheet",
    "CoordinatorSheet",
    "EvidenceSheet",
    "IndicatorSheet",
    "LineSheet",
    "NeedSheet",
    "ObjectiveSheet",
    "OwnerSheet",
    "PartnerSheet",
    "PartySheet",
    "PlanSheet",
    "ReadingSheet",
    "ResultSheet",
    "ShareSheet",
    "StepSheet",
    "action_of",
    "actions_of",
    "contents_of",
    "from_json",
    "objectives_of",
    "plan_sheet",
    "to_json",
]
