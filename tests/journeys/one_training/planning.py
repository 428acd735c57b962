"""A season planned by the planner, looked at, taken over, offered, confirmed."""

from datetime import date, timedelta

from journeys.one_training.dating import day_of
from journeys.one_training.inviting import BODY
from journeys.words import day

PATIENCE = 90_000  # milliseconds: the worker starts a process of its own


def a_season_is_planned(desk, now: date) -> str:
    """Opened, planned in the background, with proof; the evenings of the plan stand in the season. Its address."""
    desk.go(f"{BODY}seasons/new/")
    desk.send(
        "Save the season",
        {"Name": f"Saison {now.year}", "First day": day(now), "Last day": day(now + timedelta(weeks=16))},
    )
    season = desk.path
    desk.send("Plan the season")
    desk.page.wait_for_function("() => !document.querySelector('#season-progress')", timeout=PATIENCE)
    desk.settle()
    desk.says("get all their evenings.", "every aim is proven", "Compared with now", "Differdange")
    desk.press("Take over this plan")
    desk.no_problem()
    assert desk.path == season
    desk.go(f"{season}view/table/")
    desk.says("Differdange", "planned", "confirmed")
    desk.go(f"{season}view/waiting/")
    assert "Differdange" not in desk.main.inner_text(), "nobody waits who has all evenings"
    desk.go(season)
    return season


def the_evenings_are_offered(desk, season: str) -> None:
    desk.go(season)
    desk.press("Offer ", within=desk.main)
    desk.says("offered")


def the_commune_confirms(officer, case: str) -> tuple[str, date]:
    """The second evening; its address and its day."""
    officer.go(f"{case}evenings/")
    officer.press("2. ", within=officer.main)
    evening = officer.path
    officer.press("Confirm this date")
    officer.says("The evening is confirmed")
    return evening, day_of(officer, evening)
