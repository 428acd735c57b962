"""Holds objects against the published shapes of OParl 1.1 (tests/public/oparl_shapes.json)."""

import json
import re
from datetime import date, datetime
from pathlib import Path

SHAPES = json.loads((Path(__file__).parent / "public" / "oparl_shapes.json").read_text(encoding="utf-8"))
SCHEMA = "https://schema.oparl.org/1.1/"
PRIMITIVE = {"string": str, "integer": int, "object": dict}


def faults(made: dict, kind: str = "", where: str = "") -> list[str]:
    """What is wrong with an object, as sentences; empty where it has the published shape.

    Names with a prefix and a colon are additions of a vendor, which the specification allows.
    """
    kind = kind or str(made.get("type", "")).removeprefix(SCHEMA)
    shape = SHAPES.get(kind)
    if not isinstance(shape, dict) or "required" not in shape:
        return [f"{where}: unknown type {made.get('type')!r}"]
    here = where or kind
    if made.get("deleted"):
        extra = set(made) - {"id", "type", "created", "modified", "deleted"}
        return [f"{here}: a deleted object says {sorted(extra)}"] if extra else []
    found = [f"{here}: {name} is missing" for name in shape["required"] if name not in made]
    names = SHAPES["common"] | shape
    for name, value in made.items():
        if ":" not in name:
            expected = names.get(name) if name != "required" else None
            found += _value(value, expected, kind, f"{here}.{name}") if expected else [f"{here}: {name} is not known"]
    return found


def _value(value, expected, kind: str, where: str) -> list[str]:
    if isinstance(expected, list):
        if not isinstance(value, list):
            return [f"{where}: not a list"]
        return [fault for n, one in enumerate(value) for fault in _value(one, expected[0], kind, f"{where}[{n}]")]
    if expected in SHAPES:
        return faults(value, expected, where) if isinstance(value, dict) else [f"{where}: not an object"]
    return [] if _fits(value, expected, kind) else [f"{where}: {value!r} is no {expected}"]


def _fits(value, expected: str, kind: str) -> bool:
    if expected == "type":
        return value == SCHEMA + kind
    if expected == "boolean":
        return isinstance(value, bool)
    if expected in PRIMITIVE:
        return isinstance(value, PRIMITIVE[expected]) and not isinstance(value, bool)
    if not isinstance(value, str):
        return False
    try:
        if expected == "date":
            return len(value) == 10 and bool(date.fromisoformat(value))
        if expected == "date-time":
            return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False
    return bool(re.fullmatch(r"https?://\S+", value))
