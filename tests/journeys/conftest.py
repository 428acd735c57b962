"""The demo as a user starts it, and a real browser in front of it.

One server for all journeys: each journey has a commune of its own. Playwright is opened anew for each
module, because its loop must be closed before another test opens one.
"""

import os
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from journeys import later
from journeys.pages import FLAGS, Visitor
from journeys.years import Year, copied
from tools.dev.browser import executable

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory):
    """Where the demo country of this run is planted."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="session")
def site(demo_folder):
    """The address of a demo country of our own, as ``zesummen demo`` plants and serves it.

    ``ZESUMMEN_SITE`` names one that runs already: for whoever writes a journey step by step.
    """
    if os.environ.get("ZESUMMEN_SITE"):
        yield os.environ["ZESUMMEN_SITE"]
        return
    with serving(["-m", "zesummen", "demo"], demo_folder) as address:
        yield address


@contextmanager
def serving(program: list, folder: Path):
    """The address at which this program of ours serves the demo in ``folder/data``; it is ended at the end."""
    clean = {
        key: value
        for key, value in os.environ.items()
        if key not in {"DATABASE_URL", "BASE_URL", "DJANGO_SETTINGS_MODULE"}
    }
    with open(folder / "log", "w", encoding="utf-8") as log:
        server = subprocess.Popen(
            [sys.executable, *program, "--port", "0", "--data", folder / "data"],
            cwd=ROOT,
            env={**clean, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        told = next((line for line in server.stdout if "answers at" in line), "")
        if not told:
            pytest.fail(f"The demo did not start:\n{(folder / 'log').read_text()[-2000:]}")
        yield told.split()[-1].rstrip("/")
        server.terminate()
        server.stdout.close()
        assert server.wait(15) == 0, "the demo stops with status 0"


@pytest.fixture(scope="module")
def browser():
    path = executable()
    if not path:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no Chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def visitor(browser, site):
    """``visitor("Anna Weber")`` signs in with one press; ``visitor()`` is anybody. Each has a browser of their own."""
    opened = []

    def enter(name: str = "", *, language: str = "en", **options) -> Visitor:
        opened.append(Visitor(browser, site, language=language, **options))
        if name:
            opened[-1].sign_in(name)
        return opened[-1]

    yield enter
    for one in opened:
        one.close()


@pytest.fixture
def calendar(browser, site, demo_folder, tmp_path):
    """``calendar(day)``: a story that begins on the first Monday from that day on, in front of a server of its own."""
    with ExitStack() as servers:

        def begin(since) -> Year:
            copied(demo_folder / "data", tmp_path / "data")
            address = servers.enter_context(serving([later.__file__], tmp_path))
            story = Year(browser, address, tmp_path / "data", since)
            servers.callback(story.close)
            return story

        yield begin
