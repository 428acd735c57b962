"""What the command line offers. Django is imported by the command that needs it, so that help comes at once."""

import argparse
import os
import sys
from pathlib import Path

BODIES = ("training_body", "help_desk", "syvicol", "ministry")


class Failed(Exception):
    """A command cannot do what was asked; the sentence says why, and what to do."""


def run(words: list[str]) -> int:
    """Read the command line and do it; returns the exit status (2: asked for something impossible)."""
    chosen = _parser().parse_args(words)
    try:
        return chosen.command(chosen) or 0
    except Failed as problem:
        print(problem, file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="zesummen", description="A commune carries its plan from the council's decision to the evaluation."
    )
    add = parser.add_subparsers(title="commands", required=True, metavar="COMMAND").add_parser
    demo = add("demo", help="try Zesummen: real communes, invented people, one press signs in")
    demo.add_argument("--port", type=_port, default=8000, help="where the browser finds it (8000)")
    demo.add_argument("--data", type=Path, default=Path("data"), metavar="DIR", help="folder of the demo's data (data)")
    demo.set_defaults(command=_demo)
    serve = add("serve", help="serve an installation (settings come from the environment)")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    serve.add_argument("--port", type=_port, default=8000, help="port to listen on (8000)")
    serve.add_argument("--workers", type=_count, default=1, metavar="N", help="processes that share the port (1)")
    serve.add_argument("--threads", type=_threads, default=3, metavar="N", help="threads of each process, 1 to 8 (3)")
    serve.set_defaults(command=_serve)
    worker = add("worker", help="do the background work: mail, reminders, long tasks")
    worker.set_defaults(command=_worker)
    _add_beginning(_with_data(add))
    _add_safekeeping(_with_data(add))
    _add_facts(_with_data(add))
    _add_season(add)
    return parser


def _add_season(add) -> None:
    season = add("plan-season", help="plan a training season from a JSON file (docs/how-to/plan-season.md)")
    season.add_argument("file", type=Path, metavar="FILE")
    season.add_argument("--to", type=Path, default=None, metavar="FILE", help="where the plan goes (the terminal)")
    season.add_argument("--limit", type=_seconds, default=600, metavar="SECONDS", help="most seconds to plan (600)")
    season.add_argument("--quiet", action="store_true", help="show no progress")
    season.set_defaults(command=_season)


def _with_data(add):
    """Commands that work on an installation also take ``--data DIR`` instead of ZESUMMEN_DATA."""

    def add_one(name: str, **kwargs):
        command = add(name, **kwargs)
        command.add_argument(
            "--data", type=Path, default=None, metavar="DIR", help="the installation's data folder (ZESUMMEN_DATA)"
        )
        return command

    return add_one


def _add_beginning(add) -> None:
    space = add("open-space", help="open the space of a commune, a grouping or a body")
    space.add_argument("space", nargs="?", default="", metavar="SPACE", help="its name in addresses, as in /s/NAME/")
    space.add_argument("--kind", choices=BODIES, default="", help="for a body that is no commune or grouping")
    space.add_argument("--name", default="", help="the body's name as people read it")
    space.add_argument("--all-communes", action="store_true", help="one space for each commune that has none")
    space.set_defaults(command=_open_space)
    invite = add("invite", help="invite somebody into a space: posts the mail and prints it")
    invite.add_argument("space", metavar="SPACE")
    invite.add_argument("email", metavar="ADDRESS")
    invite.add_argument("--name", required=True, help="first and last name")
    invite.add_argument("--role", default="officer", help="what they are in the space (officer)")
    invite.add_argument("--language", default="fr", choices=["fr", "de", "lb", "en", "pt"], help="of the mail (fr)")
    invite.set_defaults(command=_invite)


def _add_facts(add) -> None:
    load = add("load-facts", help="bring communes, population and other figures to what this release brings")
    load.set_defaults(command=_load_facts)
    take = add("import-facts", help="take over a newer CSV of communes or of their population")
    take.add_argument("kind", choices=["communes", "population"])
    take.add_argument("file", type=Path, metavar="FILE")
    take.set_defaults(command=_import_facts)
    boundaries = add("import-boundaries", help="load real boundaries of the communes (GeoJSON) for the map")
    boundaries.add_argument("file", type=Path, metavar="FILE")
    boundaries.set_defaults(command=_boundaries)


def _add_safekeeping(add) -> None:
    archive = add("archive", help="write everything of one space as open files")
    archive.add_argument("space", metavar="SPACE", help="the name of the space in its addresses, as in /s/NAME/")
    archive.add_argument("--to", type=Path, default=None, metavar="DIR", help="a folder, or a file ending in .zip")
    archive.set_defaults(command=_archive)
    backup = add("backup", help="write the whole installation into one file")
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.set_defaults(command=_backup)
    restore = add("restore", help="read a backup into an empty installation")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument("--replace", action="store_true", help="first delete everything this installation holds")
    restore.set_defaults(command=_restore)


def _demo(chosen) -> int:
    from .demo import demo

    return demo(port=chosen.port, data=chosen.data)


def _serve(chosen) -> int:
    _production()
    from .serve import serve

    return serve(host=chosen.host, port=chosen.port, workers=chosen.workers, threads=chosen.threads)


def _worker(_chosen) -> int:
    _production()
    from .worker import worker

    return worker()


def _open_space(chosen) -> int:
    if bool(chosen.space) == chosen.all_communes:
        raise Failed("Name one space, or say --all-communes.")
    _start(chosen.data, new=True)
    from .spaces import open_space

    return open_space(chosen.space, kind=chosen.kind, name=chosen.name, everything=chosen.all_communes)


def _invite(chosen) -> int:
    _start(chosen.data)
    from .spaces import invite

    return invite(chosen.space, chosen.email, name=chosen.name, role=chosen.role, language=chosen.language)


def _load_facts(chosen) -> int:
    _start(chosen.data, new=True)
    from .facts import load_facts

    return load_facts()


def _import_facts(chosen) -> int:
    _start(chosen.data)
    from .facts import import_facts

    return import_facts(chosen.kind, chosen.file)


def _archive(chosen) -> int:
    _start(chosen.data)
    from .archive import archive

    return archive(chosen.space, to=chosen.to)


def _backup(chosen) -> int:
    _start(chosen.data)
    from .backup import backup

    return backup(chosen.file)


def _restore(chosen) -> int:
    _start(chosen.data, new=True)
    from .restore import restore

    return restore(chosen.file, replace=chosen.replace)


def _boundaries(chosen) -> int:
    _start(chosen.data)
    from .boundaries import import_boundaries

    return import_boundaries(chosen.file)


def _season(chosen) -> int:
    from .season import plan_season

    return plan_season(chosen.file, to=chosen.to, limit=chosen.limit, quiet=chosen.quiet)


def _production() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zesummen.config.settings.production")


def _start(data: Path | None = None, *, new: bool = False) -> None:
    """Django with production's settings, or with the demo's where its data folder is meant. ``new``: it may begin."""
    if data is not None:
        if not new and not data.is_dir():
            raise Failed(f"There is no folder {data}. Say where the data of the installation is with --data.")
        os.environ["ZESUMMEN_DATA"] = str(data)
    if "DJANGO_SETTINGS_MODULE" not in os.environ:
        kind = "production" if "SECRET_KEY" in os.environ or "SECRET_KEY_FILE" in os.environ else "demo"
        os.environ["DJANGO_SETTINGS_MODULE"] = f"zesummen.config.settings.{kind}"
    setup()


def setup() -> None:
    """Start Django; a missing variable of the environment becomes a sentence."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as problem:
        raise Failed(str(problem))


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535 (0: any free one)")
    return int(text)


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError("a number from 1 to 64")
    return int(text)


def _seconds(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 86400:
        raise argparse.ArgumentTypeError("a number of seconds from 1 to 86400")
    return int(text)


def _threads(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 8:
        raise argparse.ArgumentTypeError("a number from 1 to 8")
    return int(text)
