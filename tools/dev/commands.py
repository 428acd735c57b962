"""The commands of ``dev.py``, one function each."""

import argparse
from pathlib import Path

from tools.dev import checks, environment, suite
from tools.dev.environment import PYTHON
from tools.dev.shell import ROOT, Trouble, become, run, say, stop_on_sigterm

SUMMARY = """\
demo        set up, then open Zesummen with demo communes on an embedded database
test        set up, then run every test: SQLite, PostgreSQL, browser (more words go to pytest)
setup       create .venv and install the locked requirements, tests included
run         Django's own commands: run migrate, run shell, run runserver 8001 ...
check       style, sizes, layers, migrations, messages, generated pages, types
journeys    only the browser's part of the tests
bench       measure speed and size on a generated country
messages    collect and compile the translations
diagrams    write the generated reference pages anew
lock        resolve the requirements anew into the two lock files
"""


def main(words) -> int:
    """Run the command that these words name; the status for the shell."""
    parser = argparse.ArgumentParser(
        prog="dev.py", description=SUMMARY, formatter_class=argparse.RawDescriptionHelpFormatter, add_help=False
    )
    parser.add_argument("command", choices=sorted(COMMANDS), nargs="?")
    if not words or words[0] in {"-h", "--help", "help"}:
        print(f"Usage: python3 dev.py COMMAND\n\n{SUMMARY}", end="")
        return 0
    command = parser.parse_args(words[:1]).command
    stop_on_sigterm()
    try:
        return COMMANDS[command](words[1:]) or 0
    except Trouble as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
        return 130


def demo(words) -> int:
    """Open the demo. It takes over this process: Ctrl-C and SIGTERM are its own to answer."""
    parser = argparse.ArgumentParser(prog="dev.py demo")
    parser.add_argument("--port", type=int, default=8000, help="where it listens (8000)")
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="the folder that holds everything it writes")
    chosen = parser.parse_args(words)
    environment.set_up()
    become([PYTHON, "-m", "zesummen", "demo", "--port", chosen.port, "--data", chosen.data.resolve()])
    return 1


def test(words) -> int:
    """Run the suite; ``--only sqlite|postgresql|browser`` for one part, everything else goes to pytest."""
    parser = argparse.ArgumentParser(prog="dev.py test", add_help=False, allow_abbrev=False)
    parser.add_argument("--only", choices=suite.PARTS, action="append")
    chosen, arguments = parser.parse_known_args(words)
    environment.set_up(tests=True)
    return suite.run_suite(chosen.only or suite.PARTS, arguments)


def setup(words) -> int:
    """Everything installed, tests included."""
    _no_words(words)
    environment.set_up(tests=True)
    say(f"Ready: {environment.VENV}")
    return 0


def django(words) -> int:
    """Django's own commands in the project's environment, on the demo's settings unless others are named."""
    environment.set_up(tests=True)
    return run([PYTHON, "manage.py", *(words or ["help"])])


def check(words) -> int:
    """All checks that need no run of the program."""
    _no_words(words)
    environment.set_up(tests=True)
    return checks.run_checks()


def journeys(words) -> int:
    """The browser's part of the suite."""
    return test(["--only", "browser", *words])


def bench(words) -> int:
    """Measure; numbers go to the terminal and to ``build/bench.json``."""
    environment.set_up(tests=True)
    return run([PYTHON, "-m", "bench", *words])


def messages(words) -> int:
    """Collect the sentences of code and templates into the catalogues, then compile them."""
    environment.set_up(tests=True)
    status = run([PYTHON, "-m", "zesummen.kernel.messages", *(words or ["extract"])])
    environment.compile_messages()
    return status


def diagrams(words) -> int:
    """Write ``docs/reference``: states, roles, addresses, settings."""
    environment.set_up(tests=True)
    return run([PYTHON, "-m", "zesummen.kernel.reference", *words], env=checks.SETTINGS)


def lock(words) -> int:
    """Both lock files, then the environment brought to them."""
    _no_words(words)
    environment.set_up(tests=True)
    environment.lock()
    environment.set_up(tests=True)
    return 0


def _no_words(words) -> None:
    if words:
        raise Trouble(f"This command takes no further words: {' '.join(words)}")


COMMANDS = {
    "demo": demo,
    "test": test,
    "setup": setup,
    "run": django,
    "check": check,
    "journeys": journeys,
    "bench": bench,
    "messages": messages,
    "diagrams": diagrams,
    "lock": lock,
}
