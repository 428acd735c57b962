"""``zesummen load-facts`` and ``zesummen import-facts``: communes, population and the other published figures."""

from pathlib import Path

from . import prepare
from .commands import Failed


def load_facts() -> int:
    """Bring the reference tables to what this release brings; safe to run again."""
    from zesummen.territory import actions  # late: app ready

    prepare.ready()
    for name, count in actions.load_facts().items():
        print(f"{name}: {count}")
    return 0


def import_facts(kind: str, file: Path) -> int:
    """Take over a newer CSV of communes or population: all of it, or nothing with line and column of the faults."""
    from zesummen.territory import imports  # late: app ready

    prepare.ready()
    prepare.facts()
    take = {"communes": imports.import_communes, "population": imports.import_population}[kind]
    try:
        data = file.read_bytes()
    except OSError as problem:
        raise Failed(f"{file} cannot be read: {problem.strerror}.")
    try:
        count = take(data)
    except imports.ImportRefused as refused:
        raise Failed(f"{file} was not taken; nothing was changed.\n{refused}")
    print(f"{count} rows were taken over.")
    return 0
