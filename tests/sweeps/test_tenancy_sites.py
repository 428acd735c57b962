"""Every way around the scope is known by file, with its reason. A new one has to be argued for here."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from zesummen.kernel.tenancy import SpaceKey, SpaceModel

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted(p for p in (ROOT / "zesummen").rglob("*.py") if "migrations" not in p.parts)
OUR_MODELS = [m for m in apps.get_models() if m.__module__.startswith("zesummen.")]

#: Files that may open every space at once, and why.
EVERYWHERE = {
    "kernel/tenancy.py": "defines it",
}
#: Files that may speak SQL of their own: the open space stands in each statement, or no space is concerned.
RAW_SQL = {
    "config/server/front.py": "SELECT 1, to say that the database answers",
    "kernel/live.py": "NOTIFY with a topic; no row of a space",
    "public/finished.py": "the newest journal ids of the space in the address: whether a public page is still true",
    "kernel/thread.py": "one recursive statement, the space in every join",
    "kernel/together.py": "the ORM's own statements side by side; each brings its space",
}


def where(path: Path) -> str:
    return str(path.relative_to(ROOT / "zesummen"))


def calls(path: Path) -> set[str]:
    """The names of everything that is called in a file: ``everywhere``, ``cursor``, ..."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            found.add(getattr(node.func, "attr", getattr(node.func, "id", "")))
    return found


def is_command(path: Path) -> bool:
    """Commands work on the whole installation (backup, restore, the demo's data); nobody reaches them by web."""
    return bool({"cli", "commands", "seeds"} & set(path.parts))


def test_django_scopes_is_imported_in_one_place():
    importing = [where(p) for p in CODE if re.search(r"^\s*(from|import) django_scopes", p.read_text(), re.M)]
    assert importing == ["kernel/tenancy.py"]


def test_every_space_at_once_is_opened_in_listed_files_only():
    opening = {where(p) for p in CODE if "everywhere" in calls(p) and not is_command(p)}
    assert opening - {"kernel/tenancy.py"} == set(EVERYWHERE) - {"kernel/tenancy.py"}


def test_raw_sql_stands_in_listed_files_only():
    speaking = {where(p) for p in CODE if calls(p) & {"cursor", "raw", "RawSQL", "extra"} and not is_command(p)}
    assert speaking == set(RAW_SQL)


@pytest.mark.parametrize("model", [m for m in OUR_MODELS if issubclass(m, SpaceModel)], ids=lambda m: m._meta.label)
def test_keys_between_rows_of_a_space_carry_the_space(model):
    plain = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and issubclass(field.related_model, SpaceModel)
        and not isinstance(field, SpaceKey)
    ]
    assert plain == [], "SpaceKey instead: the database then refuses a pair from two spaces"


@pytest.mark.parametrize("model", [m for m in OUR_MODELS if issubclass(m, SpaceModel)], ids=lambda m: m._meta.label)
def test_many_to_many_of_a_space_is_a_model_with_its_space(model):
    loose = [f.name for f in model._meta.local_many_to_many if not issubclass(f.remote_field.through, SpaceModel)]
    assert loose == []
