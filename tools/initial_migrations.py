"""Make the first migration of every app anew, with its constraints inside CREATE TABLE.

    python tools/initial_migrations.py

For use before the first release only. Django writes each constraint as an operation of its own, and SQLite
remakes the whole table for each: 25 seconds for an empty database. Inside CREATE TABLE it takes one.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APP = [""]  # the app whose migration is being folded
APPS = [
    "kernel",
    "territory",
    "accounts",
    "documents",
    "sittings",
    "council",
    "diagnosis",
    "commissions",
    "plans",
    "training",
    "public",
]


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zesummen.config.settings.test")
    sys.path.insert(0, str(ROOT))
    for file in ROOT.glob("zesummen/*/migrations/0*.py"):
        file.unlink()
    import django
    from django.core.management import call_command

    django.setup()
    call_command(
        "makemigrations",
        *[
            app
            for app in APPS
            if (ROOT / "zesummen" / app / "models").exists() or (ROOT / "zesummen" / app / "models.py").exists()
        ],
        verbosity=0,
    )
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.writer import MigrationWriter

    loader = MigrationLoader(None)
    for (app, name), migration in loader.disk_migrations.items():
        if app in APPS and name.startswith("0"):
            APP[0] = app
            migration.operations = folded(migration.operations)
            (ROOT / "zesummen" / app / "migrations" / f"{name}.py").write_text(
                MigrationWriter(migration, include_header=False).as_string(), encoding="utf-8"
            )
            print(app, name, len(migration.operations), "operations")


def folded(operations: list) -> list:
    """The same tables with all fields and constraints inside CreateModel, parents before children."""
    from django.db.migrations.operations import AddConstraint, AddField, CreateModel

    created = {op.name.lower(): op for op in operations if isinstance(op, CreateModel)}
    kept = []
    for op in operations:
        target = created.get(getattr(op, "model_name", "").lower())
        if target is not None and isinstance(op, AddField):
            target.fields.append((op.name, op.field))
        elif target is not None and isinstance(op, AddConstraint):
            target.options.setdefault("constraints", []).append(op.constraint)
        elif not isinstance(op, CreateModel):
            kept.append(op)
    return in_order(created) + kept


def in_order(created: dict) -> list:
    """Each model after the models of the same app that it points to."""
    order: list = []

    def place(name: str, trail: tuple) -> None:
        if created[name] in order:
            return
        if name in trail:
            raise SystemExit(f"Two models point at each other: {trail + (name,)}")
        for _field_name, field in created[name].fields:
            parent = getattr(getattr(field, "remote_field", None), "model", None)
            parent = str(parent).split(".")[-1].lower() if parent else ""
            if parent in created and parent != name and str(field.remote_field.model).split(".")[0] == APP[0]:
                place(parent, (*trail, name))
        order.append(created[name])

    for name in created:
        place(name, ())
    return order


if __name__ == "__main__":
    main()
