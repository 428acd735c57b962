"""With the keyboard alone: sign in, open home, start a plan, meet an error, and land where it is told."""

import re

import pytest

pytestmark = pytest.mark.journey
FOCUS_IS_SEEN = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== "none" || style.boxShadow !== "none";
}"""


def _tab_to(page, name: str, most: int = 150) -> None:
    """Press the tab key until the focus stands on what has this name; a focus that cannot be seen is a fault."""
    for _press in range(most):
        page.keyboard.press("Tab")
        words = page.evaluate("(document.activeElement.labels?.[0] || document.activeElement).innerText || ''")
        if re.match(rf"\s*{re.escape(name)}", words):
            assert page.evaluate(FOCUS_IS_SEEN), f"the focus on “{name}” cannot be seen"
            return
    pytest.fail(f"The tab key never reaches “{name}” on {page.url}")


def test_a_plan_is_started_without_a_mouse(visitor):
    tania = visitor()
    page = tania.page
    tania.go("/demo/")
    _tab_to(page, "Skip to the text", most=1)
    page.keyboard.press("Enter")
    target = page.locator("li", has=page.locator("strong", has_text="Tania Ferreira")).get_by_role("button")
    for _press in range(200):
        page.keyboard.press("Tab")
        if target.evaluate("e => e === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/s/mersch/")
    tania.speak("en")
    tania.go("/s/mersch/plans/")
    _tab_to(page, "Start a plan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plans/start/")
    _tab_to(page, "Start the plan")
    page.keyboard.press("Enter")
    page.locator("#problem").wait_for()
    tania.settle()
    assert page.title().startswith("Error: ")
    assert page.evaluate("document.activeElement.id") == "problem"
    page.keyboard.press("Tab")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == target[1:]
