"""What stands before the first request: tables, cache table, static files, the demo country."""

import hashlib
import importlib.util
import os
import tomllib
from importlib import metadata
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, OperationalError, connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor

from .commands import Failed

STAMP = ".collected"


def check(*, production: bool) -> None:
    """Run the start-up checks; ``Failed`` with all errors in words, warnings go to the screen."""
    import zesummen.config.checks  # noqa: F401 (late: app ready)

    if production:
        os.environ["PRODUCTION"] = "1"
    found = checks.run_checks(databases=[DEFAULT_DB_ALIAS], tags=["zesummen"])
    errors = [str(message.msg) for message in found if message.level >= checks.ERROR]
    for message in found:
        if message.level < checks.ERROR:
            print(f"Note: {message.msg}", flush=True)
    if errors:
        raise Failed("Zesummen does not start:\n" + "\n".join(f"- {error}" for error in errors))


def database_answers() -> None:
    """Make the data folder and open the database, or ``Failed`` with the reason."""
    try:
        Path(settings.DATA_DIR).mkdir(parents=True, exist_ok=True)
        connection.ensure_connection()
    except OSError as problem:
        raise Failed(f"The folder {settings.DATA_DIR} cannot be used ({problem.strerror}). Set ZESUMMEN_DATA.")
    except OperationalError as problem:
        raise Failed(f"The database does not answer: {str(problem).strip()}")


def is_new() -> bool:
    """Whether the database holds nothing of ours yet."""
    database_answers()
    return "territory_space" not in connection.introspection.table_names()


def tables() -> bool:
    """Bring the tables up to date, the cache's among them; true when anything had to change."""
    database_answers()
    executor = MigrationExecutor(connection)
    pending = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if pending:
        call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    return pending


def ready() -> None:
    """For commands that work on an installation: the database answers and its tables are up to date."""
    tables()


def static_files() -> bool:
    """Collect, hash and compress the static files, if they are not those of last time."""
    if "Manifest" not in settings.STORAGES["staticfiles"]["BACKEND"]:
        return False
    root = Path(settings.STATIC_ROOT)
    stamp, now = root / STAMP, _fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == now:
        return False
    root.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(now, encoding="ascii")
    return True


def _fingerprint() -> str:
    """Names, sizes and times of all static files: quick, and changes when any of them does."""
    from django.contrib.staticfiles.finders import get_finders

    lines = []
    for finder in get_finders():
        for path, storage in finder.list([]):
            told = os.stat(storage.path(path))
            lines.append(f"{path} {told.st_size} {told.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def facts() -> bool:
    """Load the communes and their published figures where there are none yet."""
    if apps.get_model("territory.Commune").objects.exists():
        return False
    from zesummen.territory.actions import load_facts  # late: app ready

    load_facts()
    return True


def demo_country() -> bool:
    """Plant the demo country, all of it or nothing, where there is no space yet."""
    if apps.get_model("territory.Space").objects.exists():
        return False
    if importlib.util.find_spec("zesummen.seeds.country") is None:
        return False
    from zesummen.seeds.country import plant  # late: app ready

    with transaction.atomic():
        plant()
    return True


def version() -> str:
    """The version of the installed program, or of the checkout it runs from."""
    try:
        return metadata.version("zesummen")
    except metadata.PackageNotFoundError:
        project = Path(settings.PACKAGE).parent / "pyproject.toml"
        return tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]


def let_go() -> None:
    """Close what must not be shared with a forked child."""
    connections.close_all()
