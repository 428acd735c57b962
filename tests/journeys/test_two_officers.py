"""Two officers write on the same sheet: the second is told, sees both texts, loses nothing, and decides."""

import pytest

from journeys.mails import comes_by_invitation

pytestmark = pytest.mark.journey


def test_the_second_is_told_and_shown_both(visitor):
    sami = visitor("Sami Haddad")
    rosa = comes_by_invitation(visitor, sami, "mondorf-les-bains", "Rosa Second", "Integration officer")
    sheet = a_sheet(sami)
    sami.go(sheet)
    rosa.go(sheet)
    sami.put("Reason", "Sami wrote this first.")
    rosa.put("Reason", "Rosa wrote this at the same time.")
    sami.press("Save", within=sami.main)
    sami.no_problem()
    rosa.press("Save", within=rosa.main)
    rosa.says(
        "Somebody else changed this while you were writing",
        "Sami wrote this first.",
        "Rosa wrote this at the same time.",
    )
    assert rosa.page.locator("#problem").count() == 1
    assert rosa.main.locator("textarea").first.input_value() == "Rosa wrote this at the same time."
    rosa.press("Save", within=rosa.main)
    rosa.no_problem()
    sami.go(sheet)
    assert sami.main.locator("textarea").first.input_value() == "Rosa wrote this at the same time."


def a_sheet(officer) -> str:
    """The reason for a field of action, as both will open it."""
    officer.go("/s/mondorf-les-bains/plans/")
    officer.main.locator("th a, h2 a, h3 a").first.click()
    officer.settle()
    plan = officer.path
    officer.go(f"{plan}fields/")
    officer.send("Add the field", {"Choose": "Languages", "Reason": "The first reason."})
    officer.send("Start early and go on", {"Why does this start before?": "The fields are known already."})
    return officer.main.locator("a[href*='/reason/']").first.get_attribute("href")
