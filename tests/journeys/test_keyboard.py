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


MEASURES = (
    "decision", "mobilisation", "committee", "needs", "fields", "objectives", "actions", "adoption", "carrying_out",
    "evaluation",
)  # fmt: skip
STOPS = """() => {
    const seen = element => element.checkVisibility({visibilityProperty: true}) && !element.closest("[inert]");
    const group = element => element.type === "radio" ? element.name : "";
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
        .filter(element => !element.disabled && element.tabIndex >= 0 && element.type !== "hidden" && seen(element))
        .filter((element, place, found) => !group(element) || found.findIndex(one => group(one) === group(element)) === place);
    all.forEach((element, place) => { element.dataset.stop = place; });
    document.activeElement.blur();
    return all.length;
}"""
WHERE = """() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    return [
        element === document.body ? "out" : element.dataset.stop ?? "?",
        style.outlineStyle !== "none" || style.boxShadow !== "none",
        element.getBoundingClientRect().height > 0,
        (element.innerText || element.name || "").slice(0, 40),
    ];
}"""


def test_the_ten_measures_are_walked_by_the_tab_key(visitor):
    """Each stop once, in the order of the page, seen; after the last the page is left: nobody is caught."""
    cleo = visitor("Cleo Adler")
    cleo.go("/s/differdange/plans/")
    plan = cleo.main.locator("th a").first.get_attribute("href")
    for number, key in enumerate(MEASURES, 1):
        cleo.go(f"{plan}measures/{key}/")
        assert cleo.heading.startswith(f"{number}. ")
        stops_are_in_order(cleo.page)


def stops_are_in_order(page) -> None:
    stops = page.evaluate(STOPS)
    assert stops > 10
    for place in range(stops):
        page.keyboard.press("Tab")
        stop, is_seen, is_there, words = page.evaluate(WHERE)
        assert stop == str(place), f"{page.url}: stop {place} is {stop} “{words}”"
        assert is_seen and is_there, f"{page.url}: the focus on “{words}” cannot be seen"
    page.keyboard.press("Tab")
    assert page.evaluate(WHERE)[0] in ("out", "0"), f"{page.url}: the tab key does not leave the page"
