"""In a real browser: a page says that it has changed, and misses nothing that came before it listened."""

import os

import pytest
from playwright.sync_api import sync_playwright

from tools.dev.browser import executable

pytestmark = pytest.mark.journey
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture
def page():
    path = executable()
    if not path:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser.new_page()
        browser.close()


def test_a_page_says_that_it_has_changed_and_only_then(served, page):
    server = served()
    page.goto(f"http://127.0.0.1:{server.port}/page?plan.5")
    hint = page.locator("#hint")
    server.get("/publish?plan.6")
    page.wait_for_timeout(700)
    assert hint.is_hidden()
    server.get("/publish?plan.5")
    hint.wait_for(state="visible", timeout=5000)


def test_what_happened_between_making_and_following_a_page_is_told(served, page):
    server = served()
    page.route("**/live.js", lambda route: (server.get("/publish?plan.5"), route.continue_())[1])
    page.goto(f"http://127.0.0.1:{server.port}/page?plan.5")
    page.locator("#hint").wait_for(state="visible", timeout=5000)
