"""Migrations say what the models say, on both databases, forward and back."""

from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

OURS = [config for config in apps.get_app_configs() if config.name.startswith("zesummen.")]
WITH_MODELS = [config for config in OURS if any(True for _ in config.get_models())]


@pytest.mark.django_db
def test_no_change_of_a_model_waits_for_its_migration():
    out = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=out, stderr=out)
    except SystemExit:
        pytest.fail(f"python3 dev.py run makemigrations\n{out.getvalue()}")


@pytest.mark.parametrize("config", WITH_MODELS, ids=lambda config: config.label)
def test_an_unreleased_app_starts_with_one_migration(config):
    names = sorted(p.stem for p in (Path(config.path) / "migrations").glob("[0-9]*.py"))
    assert names == ["0001_initial"], "until the first release, changes go into 0001_initial"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_every_table_can_be_taken_back_and_made_again():
    labels = {config.label for config in WITH_MODELS}
    before = set(connection.introspection.table_names())
    executor = MigrationExecutor(connection)
    executor.migrate([(label, None) for label in labels])
    gone = set(connection.introspection.table_names())
    assert not any(name.split("_")[0] in labels for name in gone)
    MigrationExecutor(connection).migrate(executor.loader.graph.leaf_nodes())
    assert set(connection.introspection.table_names()) == before
