"""The words of what can differ between two plans: one line per field of the sheets, with how its value is shown."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from zesummen.kernel import dates, money
from zesummen.kernel.words import Text

from .. import catalogue, states
from ..catalogue import Entry


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a sheet: its words, and how its value is written."""

    name: str
    label: Any
    kind: str = "plain"  # plain | text | day | key | keys | state | yes | number


def fields(*rows: tuple) -> tuple[Field, ...]:
    """Fields from rows of (name, label, kind)."""
    return tuple(Field(*row) for row in rows)


PLAN = fields(
    ("title", gettext_lazy("title"), "text"),
    ("summary", gettext_lazy("summary"), "text"),
    ("regime", gettext_lazy("declared law")),
    ("state", gettext_lazy("state"), "plan_state"),
    ("starts_on", gettext_lazy("start"), "day"),
    ("ends_on", gettext_lazy("end"), "day"),
    ("cost_key", gettext_lazy("cost key"), "cost_key"),
)
NEED = fields(
    ("number", gettext_lazy("number"), "number"),
    ("title", gettext_lazy("title"), "text"),
    ("description", gettext_lazy("description"), "text"),
    ("field", gettext_lazy("field of action"), "key"),
    ("groups", gettext_lazy("target groups"), "keys"),
    ("priority", gettext_lazy("priority"), "number"),
)
OBJECTIVE = fields(
    ("number", gettext_lazy("number"), "number"),
    ("title", gettext_lazy("title"), "text"),
    ("description", gettext_lazy("description"), "text"),
    ("parent", gettext_lazy("objective above"), "number"),
    ("field", gettext_lazy("field of action"), "key"),
    ("needs", gettext_lazy("needs answered"), "numbers"),
)
INDICATOR = fields(
    ("title", gettext_lazy("title"), "text"),
    ("unit", gettext_lazy("unit")),
    ("baseline", gettext_lazy("baseline"), "number"),
    ("baseline_on", gettext_lazy("day of the baseline"), "day"),
    ("target", gettext_lazy("target"), "number"),
    ("target_on", gettext_lazy("day of the target"), "day"),
    ("lower_is_better", gettext_lazy("lower is better"), "yes"),
    ("source", gettext_lazy("source")),
)
ACTION = fields(
    ("number", gettext_lazy("number"), "number"),
    ("title", gettext_lazy("title"), "text"),
    ("description", gettext_lazy("description"), "text"),
    ("newcomers_part", gettext_lazy("what newcomers do"), "text"),
    ("commune_part", gettext_lazy("what the commune and its people do"), "text"),
    ("expected_result", gettext_lazy("expected result"), "text"),
    ("field", gettext_lazy("field of action"), "key"),
    ("groups", gettext_lazy("target groups"), "keys"),
    ("missions", gettext_lazy("missions"), "keys"),
    ("state", gettext_lazy("state"), "action_state"),
    ("is_recurring", gettext_lazy("recurring"), "yes"),
    ("from_on", gettext_lazy("start"), "day"),
    ("until_on", gettext_lazy("end"), "day"),
    ("really_from_on", gettext_lazy("real start"), "day"),
    ("really_until_on", gettext_lazy("real end"), "day"),
    ("people_needed", gettext_lazy("people needed")),
    ("rooms_needed", gettext_lazy("rooms needed")),
    ("material_needed", gettext_lazy("material needed")),
    ("languages", gettext_lazy("languages"), "list"),
    ("accessibility", gettext_lazy("accessibility")),
    ("channels", gettext_lazy("channels")),
    ("risks", gettext_lazy("risks")),
    ("origin", gettext_lazy("origin"), "key"),
    ("origin_note", gettext_lazy("note on the origin")),
    ("depends_on_call", gettext_lazy("call it depends on")),
    ("percent", gettext_lazy("progress in per cent"), "number"),
    ("health", gettext_lazy("health"), "health"),
    ("health_reason", gettext_lazy("reason of the health")),
    ("reported_on", gettext_lazy("last report"), "day"),
    ("stopped_reason", gettext_lazy("reason of the stop")),
)
COORDINATOR = fields(
    ("kind", gettext_lazy("kind"), "coordinator_kind"),
    ("name", gettext_lazy("name")),
    ("body", gettext_lazy("body")),
    ("office", gettext_lazy("office")),
    ("phone", gettext_lazy("phone")),
    ("hours", gettext_lazy("hours"), "text"),
)
PARTY = fields(
    ("state", gettext_lazy("decision"), "party_state"),
    ("decided_on", gettext_lazy("day of the decision"), "day"),
    ("note", gettext_lazy("note")),
    ("left_out", gettext_lazy("actions left out"), "numbers"),
    ("name", gettext_lazy("name")),
    ("weight", gettext_lazy("share of the cost"), "number"),
    ("commune", gettext_lazy("commune")),
)
COST_KEYS = (
    Entry("inhabitants", pgettext_lazy("cost key", "inhabitants")),
    Entry("equal", pgettext_lazy("cost key", "equal parts")),
    Entry("chosen", pgettext_lazy("cost key", "chosen shares")),
)
_CHOICES = {
    "plan_state": states.PlanState,
    "action_state": states.ActionState,
    "health": states.Health,
    "party_state": states.PartyState,
    "coordinator_kind": states.CoordinatorKind,
}


def written(value: Any, kind: str = "plain") -> str:
    """A value in the reader's language; empty where there is none."""
    if value in (None, "", ()) or (isinstance(value, Text) and not value):
        return ""
    if isinstance(value, Text):
        return value.piece().text
    if kind in _CHOICES:
        return str(_CHOICES[kind](value).label)
    if kind == "yes":
        return str(_("yes") if value else _("no"))
    if kind == "keys":
        return ", ".join(str(catalogue.label(key)) for key in value)
    return _plain(value, kind)


def _plain(value: Any, kind: str) -> str:
    if kind == "key":
        return str(catalogue.label(value))
    if kind == "cost_key":
        return next((str(entry.label) for entry in COST_KEYS if entry.key == value), value)
    if isinstance(value, tuple | list):
        return ", ".join(str(item) for item in value)
    if isinstance(value, date):
        return dates.short_date(value)
    if isinstance(value, Decimal):
        return money.number(value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize())
    return str(value)
