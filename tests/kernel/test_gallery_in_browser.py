"""Every part in a real Chromium: axe finds nothing and nothing runs out of the page.

Phone and desk, light, dark and forced colours, and twice the text size. Playwright keeps its own event loop, so
it lives in a thread of its own, away from Django's database connection.
"""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest

from zesummen.kernel.views_gallery import SHEETS

pytestmark = [pytest.mark.journey, pytest.mark.slow]

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SEEN = {"type": "rule", "values": ["color-contrast", "target-size", "link-in-text-block"]}  # what a way can change
WAYS = {
    "phone": (ALL, {"viewport": {"width": 320, "height": 640}}),
    "phone in the dark": (SEEN, {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"}),
    "desk": (SEEN, {"viewport": {"width": 1280, "height": 900}}),
    "desk in the dark": (ALL, {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"}),
    "forced colours": (SEEN, {"viewport": {"width": 1280, "height": 900}, "forced_colors": "active"}),
}
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found and os.environ.get("CI") == "true":
        pytest.fail("CI needs a Chromium: apt-get install chromium")
    return found or pytest.skip("no Chromium on this machine")


def look(chromium: str, act):
    """Run ``act(browser)`` in a thread with a browser and hand back what it found."""

    def run():
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            try:
                return act(browser)
            finally:
                browser.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


@pytest.fixture
def gallery(live_server, settings) -> str:
    settings.DEMO = True
    return f"{live_server.url}/-/parts"


@pytest.mark.parametrize("way", WAYS)
def test_axe_finds_nothing_and_nothing_is_cut_off(chromium, gallery, way):
    def act(browser):
        from axe_playwright_python.sync_playwright import Axe

        rules, window = WAYS[way]
        page, faults = browser.new_page(**window), []
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        for sheet in SHEETS:
            page.goto(f"{gallery}/{sheet}/")
            found = Axe().run(page, options={"runOnly": rules}).response["violations"]
            faults += [(sheet, fault["id"], fault["nodes"][0]["html"][:200]) for fault in found]
            faults += [(sheet, "wider than the page")] if page.evaluate(TOO_WIDE) > 0 else []
        return faults

    assert look(chromium, act) == []


@pytest.mark.parametrize("width", [640, 1280])
def test_twice_the_text_size_stays_in_the_page(chromium, gallery, width):
    def act(browser):
        page, wide = browser.new_page(viewport={"width": width, "height": 900}), []
        for sheet in SHEETS:
            page.goto(f"{gallery}/{sheet}/")
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            wide += [sheet] if page.evaluate(TOO_WIDE) > 0 else []
        return wide

    assert look(chromium, act) == []


def test_a_link_of_the_summary_leads_to_its_input_and_the_summary_has_the_focus(chromium, gallery):
    def act(browser):
        page = browser.new_page(viewport={"width": 320, "height": 640})
        page.goto(f"{gallery}/problems/")
        first = page.evaluate("document.activeElement.id")
        page.locator(".problem a", has_text="no “31.02.2026”").click()
        label = page.locator("label[for=id_starts_on]").bounding_box()
        return first, page.evaluate("document.activeElement.id"), 0 <= label["y"] < 640

    assert look(chromium, act) == ("problem", "id_starts_on", True)


def test_menus_open_by_keyboard_and_close_on_escape(chromium, gallery):
    def act(browser):
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{gallery}/thread/")
        page.locator(".drop summary").first.focus()
        page.keyboard.press("Enter")
        opened = page.locator(".drop[open]").count()
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        return opened, page.locator(".drop[open]").count(), page.evaluate("document.activeElement.tagName")

    assert look(chromium, act) == (1, 0, "SUMMARY")
