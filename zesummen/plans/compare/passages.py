"""The passages of a plan that a council may change at the table, by key, and the plan with such changes made."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zesummen.kernel.exports import marks
from zesummen.kernel.words import REFERENCE, Text

from ..queries.sheet import PlanSheet
from .labels import ACTION, OBJECTIVE, PLAN, Field, written

OPEN = {
    "plan": ("title", "summary", "starts_on", "ends_on"),
    "objective": ("title", "description"),
    "action": ("title", "description", "newcomers_part", "commune_part", "expected_result", "from_on", "until_on"),
}
_FIELDS = {"plan": PLAN, "objective": OBJECTIVE, "action": ACTION}


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage: its key, where it stands in words, its kind (text, day, amount) and its value now."""

    key: str
    about: str
    label: Any
    kind: str
    value: Any

    @property
    def name(self) -> str:
        """Both in one, for a list to choose from."""
        return f"{self.about}{marks.colon(get_language() or REFERENCE)}{self.label}"


def passages(sheet: PlanSheet) -> list[Passage]:
    """Everything that can be changed: texts and days of the plan, its objectives and actions, and budget lines."""
    found = [Passage(f"plan:{f.name}", _("The plan"), f.label, _kind(f), getattr(sheet, f.name)) for f in _open("plan")]
    for objective in sheet.objectives:
        about = _("Objective %(number)s, %(title)s") % {"number": objective.number, "title": written(objective.title)}
        found += [
            Passage(f"objective:{objective.number}:{f.name}", about, f.label, _kind(f), getattr(objective, f.name))
            for f in _open("objective")
        ]
    for action in sheet.live_actions:
        about = _("Action %(number)s, %(title)s") % {"number": action.number, "title": written(action.title)}
        found += [
            Passage(f"action:{action.number}:{f.name}", about, f.label, _kind(f), getattr(action, f.name))
            for f in _open("action")
        ]
        for index, line in enumerate(action.lines):
            label = _("budget line %(year)s, %(what)s") % {"year": line.year, "what": line.label or line.source}
            found.append(Passage(f"action:{action.number}:line:{index}", about, label, "amount", line.planned))
    return found


def _open(kind: str) -> list[Field]:
    return [field for field in _FIELDS[kind] if field.name in OPEN[kind]]


def _kind(field: Field) -> str:
    return field.kind if field.kind in ("text", "day") else "text"


def passage_of(sheet: PlanSheet, key: str) -> Passage | None:
    """The passage with this key, or nothing."""
    return next((passage for passage in passages(sheet) if passage.key == key), None)


def amended(
    sheet: PlanSheet, values: Mapping[str, Any], *, party: int = 0, left_out: tuple[int, ...] | None = None
) -> PlanSheet:
    """The plan with these passages (key → value as JSON) changed, and what that council leaves out.

    A key that the plan does not have is passed over: the version it was typed for is the one that is changed.
    """
    for key, value in values.items():
        passage = passage_of(sheet, key)
        if passage is not None:
            sheet = _changed(sheet, key.split(":"), read(passage.kind, value))
    if left_out is not None:
        sheet = replace(
            sheet, parties=tuple(replace(p, left_out=left_out) if p.pk == party else p for p in sheet.parties)
        )
    return sheet


def read(kind: str, value: Any) -> Any:
    """A value as JSON keeps it → the value of the sheet."""
    if kind == "text":
        return Text.from_json(value)
    if value is None:
        return None
    return date.fromisoformat(value) if kind == "day" else Decimal(value)


def _changed(sheet: PlanSheet, key: list[str], value: Any) -> PlanSheet:
    if key[0] == "plan":
        return replace(sheet, **{key[1]: value})
    number = int(key[1])
    rows = sheet.objectives if key[0] == "objective" else sheet.actions
    made = tuple(_one(row, key[2:], value) if row.number == number else row for row in rows)
    return replace(sheet, objectives=made) if key[0] == "objective" else replace(sheet, actions=made)


def _one(row: Any, rest: list[str], value: Any) -> Any:
    if rest[0] != "line":
        return replace(row, **{rest[0]: value})
    index = int(rest[1])
    return replace(
        row, lines=tuple(replace(line, planned=value) if i == index else line for i, line in enumerate(row.lines))
    )
