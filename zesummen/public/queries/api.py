"""What programs may read: the same frozen objects as the pages, as plain data."""

import dataclasses
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from zesummen.council.queries import DeliberationSheet, public_deliberations, released_deliberations
from zesummen.documents.queries import opened
from zesummen.kernel import tenancy
from zesummen.kernel.exports import document as doc
from zesummen.kernel.words import LANGUAGES, Text
from zesummen.plans.models import Evaluation, Plan, PlanVersion, StateOfPlay
from zesummen.plans.queries.public_sheet import opened as opened_sheet
from zesummen.plans.queries.public_sheet import public_sheet
from zesummen.plans.queries.sheet import from_json, to_json
from zesummen.plans.states import EvaluationState
from zesummen.territory.models import Commune, Space
from zesummen.territory.queries import latest_population

from .spaces import PlanLine, public_plans


def plain(value: Any) -> Any:
    """A frozen object as JSON values: amounts and days as text, texts with their languages."""
    if isinstance(value, Text):
        return value.to_json()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {part.name: plain(getattr(value, part.name)) for part in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def communes() -> list[dict]:
    """All communes, by code. Three statements."""
    population = latest_population()
    slugs = dict(Space.objects.exclude(commune=None).values_list("commune", "slug"))
    return [
        commune_data(c, population.get(c.pk), slugs.get(c.pk, ""))
        for c in Commune.objects.select_related("canton").order_by("lau2")
    ]


def commune_data(commune: Commune, residents: int | None, slug: str) -> dict:
    """One commune."""
    return {
        "lau2": commune.lau2,
        "slug": slug,
        "names": {code: commune.name_in(code) for code in LANGUAGES},
        "canton": commune.canton.name_in("fr"),
        "area_km2": format(commune.area_km2, "f"),
        "council_size": commune.council_size,
        "residents": residents,
    }


def plan_data(line: PlanLine) -> dict:
    """A public plan in a list."""
    return {
        "id": line.pk,
        "space": line.space_slug,
        "title": line.title.to_json(),
        "state": line.state,
        "starts_on": plain(line.starts_on),
        "ends_on": plain(line.ends_on),
    }


def plans(spaces: Iterable[Space]) -> list[dict]:
    """The public plans of these spaces."""
    return [plan_data(line) for found in public_plans(spaces).values() for line in found]


def decision_data(sheet: DeliberationSheet) -> dict:
    """A decision as the public reads it: no names of those present, nothing that was taken out, nothing internal."""
    left_out = {
        "presences",
        "contact_person",
        "supervision_note",
        "outcome_reason",
        "about",
        "transmitted_to",
        "approval_need",
        "signatories",
    }
    return {name: value for name, value in plain(sheet).items() if name not in left_out and not name.endswith("_label")}


def decisions(space: Space) -> list[dict]:
    """The published decisions of a space."""
    with tenancy.inside(space):
        return [decision_data(sheet) for sheet in public_deliberations(space)]


def released(space: Space) -> dict:
    """What a space released, for the holder of its key: the same as bodies outside read."""
    with tenancy.inside(space):
        closed = Evaluation.objects.filter(state=EvaluationState.CLOSED, released_at__isnull=False).select_related(
            "document"
        )
        return {
            "space": space.slug,
            "plans": [
                to_json(public_sheet(plan))
                for plan in Plan.objects.filter(released_at__isnull=False).select_related("space")
            ],
            "versions": [
                {
                    "plan": v.plan_id,
                    "number": v.number,
                    "label": v.label,
                    "adopted_on": plain(v.adopted_on),
                    "content": to_json(opened_sheet(from_json(v.payload))),
                }
                for v in PlanVersion.objects.filter(released_at__isnull=False)
            ],
            "states_of_play": [
                {"plan": row.plan_id, "made_on": plain(row.made_on), "document": doc.as_data(opened(row.document))}
                for row in StateOfPlay.objects.filter(released_at__isnull=False).select_related("document")
            ],
            "evaluations": [
                {"plan": row.plan_id, "closed_on": plain(row.closed_on), "document": doc.as_data(opened(row.document))}
                for row in closed
            ],
            "decisions": [decision_data(sheet) for sheet in released_deliberations(space)],
        }
