"""``zesummen import-boundaries FILE``: the communes' real outlines, where a user has them."""

from pathlib import Path

from zesummen.kernel.access import Refused

from . import prepare
from .commands import Failed


def import_boundaries(file: Path) -> int:
    """Load the outlines of a GeoJSON file; all of it or nothing, with line and column of the first faults."""
    from zesummen.territory import imports  # late: app ready

    prepare.ready()
    try:
        data = file.read_bytes()
    except OSError as problem:
        raise Failed(f"{file} cannot be read: {problem.strerror}.")
    try:
        count = imports.import_boundaries(data, source=file.name)
    except Refused as refused:
        raise Failed(f"{file} was not taken; nothing was changed.\n{refused}")
    print(f"{count} communes have their boundaries now.")
    return 0
