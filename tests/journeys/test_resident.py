"""A resident reads the plan of Differdange on a small phone, without script, in two languages, and prints it."""

import pytest

from journeys import papers

pytestmark = pytest.mark.journey
PATH = "/c/differdange/"


def test_the_public_plan_on_a_phone_without_script(visitor):
    resident = visitor(language="fr", width=320, script=False)
    resident.go("/fr/")
    resident.page.get_by_role("searchbox").fill("Déifferdeng")
    resident.press("", within=resident.main.locator("form"))
    resident.go(f"/fr{PATH}")
    resident.main.locator("a[href*='/plan/']").first.click()
    resident.settle()
    plan = resident.path
    resident.says("Plan communal intégration", "Café des langues")
    in_portuguese(resident)
    resident.go(plan)
    resident.main.locator("a[href*='/actions/']").first.click()
    resident.settle()
    assert "/actions/" in resident.path
    resident.go(f"/en{PATH}statistics/")


def in_portuguese(resident) -> None:
    """The same page in another language, by one link."""
    resident.page.locator("a[hreflang=pt]").first.click()
    resident.settle()
    assert resident.path.startswith("/pt/")
    assert resident.page.locator("html").get_attribute("lang") == "pt"


def test_the_plan_prints_and_downloads(visitor):
    resident = visitor(language="fr")
    resident.go(f"/fr{PATH}")
    resident.main.locator("a[href*='/plan/']").first.click()
    resident.settle()
    plan = resident.path
    printed = resident.page.pdf(format="A4", tagged=True)
    assert papers.page_count(printed) < 15, "the page prints on a few sheets"
    papers.pdf(resident.fetch(f"{plan}plan.pdf"), "fr")
    papers.word(resident.fetch(f"{plan}plan.docx"), "Café des langues")
    assert resident.fetch(f"{plan}plan.json").startswith(b"{")


def test_an_empty_model_in_word(visitor):
    resident = visitor(language="de")
    resident.go("/de/models/")
    link = resident.main.locator("a[href*='action_sheet'][href$='de.docx']").first
    with resident.downloading() as waiting:
        link.click()
    papers.word(waiting.value.path().read_bytes())
