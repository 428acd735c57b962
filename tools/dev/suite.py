"""The whole suite: on SQLite, on a real PostgreSQL, and the journeys in a real browser."""

import os
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tools.dev import browser, environment
from tools.dev.shell import ROOT, Trouble, run, say

sys.path.insert(0, str(ROOT / "tests"))
import postgres  # noqa: E402 - from tests/, where the tests themselves can use it

REPORTS = ROOT / "build" / "tests"
PARTS = ("sqlite", "postgresql", "browser")
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL", "browser": "Browser"}
NOTHING_SELECTED = 5  # pytest's status


@dataclass(frozen=True)
class Outcome:
    """How one part of the suite ended. ``left_out`` says why it did not run at all."""

    part: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0
    status: int = 0
    left_out: str = ""

    def line(self) -> str:
        """One row of the closing table."""
        if self.left_out:
            return f"  {NAMES[self.part]:<11} left out: {self.left_out}"
        counts = f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"
        return f"  {NAMES[self.part]:<11} {counts} in {self.seconds:.0f} s"


def run_suite(parts, arguments) -> int:
    """Run these parts with pytest's own arguments; 0 when nothing failed and, in CI, nothing was left out."""
    say_parts = {"sqlite": _on_sqlite, "postgresql": _on_postgresql, "browser": _in_browser}
    outcomes = [say_parts[part](arguments) for part in parts]
    say("\nIn all:")
    for outcome in outcomes:
        say(outcome.line())
    passed, failed = (sum(getattr(o, name) for o in outcomes) for name in ("passed", "failed"))
    say(f"{passed} passed, {failed} failed")
    return _status(outcomes, selected=bool(arguments))


def _status(outcomes, *, selected: bool) -> int:
    in_ci = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
    if in_ci and any(outcome.left_out for outcome in outcomes):
        say("A part was left out, and CI is set: that is a failure.")
        return 1
    broken = [o for o in outcomes if o.status and not (selected and o.status == NOTHING_SELECTED)]
    ran_nothing = all(o.status == NOTHING_SELECTED for o in outcomes if not o.left_out)
    return 1 if broken or ran_nothing else 0


def _on_sqlite(arguments) -> Outcome:
    return _pytest("sqlite", ["-m", "not journey", *_workers(arguments), *arguments], {"DATABASE_URL": ""})


def _on_postgresql(arguments) -> Outcome:
    try:
        with _database() as url:
            return _pytest(
                "postgresql",
                ["-m", "not journey and not slow", *_workers(arguments), *arguments],
                {"DATABASE_URL": url},
            )
    except postgres.NotStarted as reason:
        return Outcome("postgresql", left_out=str(reason))


def _in_browser(arguments) -> Outcome:
    reason = browser.missing()
    if reason:
        return Outcome("browser", left_out=reason)
    surroundings = {"DATABASE_URL": "", "ZESUMMEN_CHROMIUM": browser.executable()}
    return _pytest("browser", ["-m", "journey", *arguments], surroundings)


@contextmanager
def _database() -> Iterator[str]:
    """The database that ``DATABASE_URL`` names, or one of our own for these minutes."""
    given = os.environ.get("DATABASE_URL", "")
    if given:
        yield given
        return
    started = time.monotonic()
    with postgres.running(environment.site_packages()) as url:
        say(f"\nPostgreSQL answers after {time.monotonic() - started:.1f} s, on a socket of its own.")
        yield url


def _workers(arguments) -> list[str]:
    """Two processes for the whole suite on two cores; one where somebody looks at chosen tests."""
    return [] if arguments or (os.cpu_count() or 1) < 2 else ["-n", "2", "--dist", "loadfile"]


def _pytest(part: str, arguments, surroundings) -> Outcome:
    say(f"\n{NAMES[part]}")
    report = REPORTS / f"{part}.xml"
    REPORTS.mkdir(parents=True, exist_ok=True)
    report.unlink(missing_ok=True)
    surroundings = {"DJANGO_SETTINGS_MODULE": "zesummen.config.settings.test", **surroundings}
    started = time.monotonic()
    command = [environment.PYTHON, "-m", "pytest", "-q", f"--junitxml={report}", *arguments]
    status = run(command, env=surroundings)
    if not report.exists():
        raise Trouble(f"pytest ended with status {status} before it ran a test; its own words are above.")
    return Outcome(part, *_counts(report), seconds=time.monotonic() - started, status=status)


def _counts(report) -> tuple[int, int, int]:
    """Passed, failed (with errors) and skipped, from pytest's own report."""
    suite = ElementTree.parse(report).getroot().find("testsuite").attrib
    tests, errors, failures, skipped = (int(suite[key]) for key in ("tests", "errors", "failures", "skipped"))
    return tests - errors - failures - skipped, errors + failures, skipped
