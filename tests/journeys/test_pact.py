"""A pact goes through its cycles, and says once a year what became of it.

Diane coordinates the pact of Steinfort. She closes the first cycle with its
lessons before its deeds are done, which needs a written reason, and opens the second with a
theme of its own: one cycle is open at a time. The annual report is written, frozen as a paper, and the pact runs on.
"""

import pytest

from journeys import papers
from journeys.words import day, today

pytestmark = pytest.mark.journey
SPACE = "/s/steinfort/"


def pact_of(officer) -> str:
    officer.go(f"{SPACE}plans/")
    return officer.main.get_by_role("link", name="Gemengepakt").first.get_attribute("href")


def test_a_cycle_is_closed_with_its_lessons_and_the_next_one_opened(visitor):
    diane = visitor("Diane Kohn")
    pact = pact_of(diane)
    diane.go(f"{pact}cycles/")
    diane.says("1. Meeting each other", "Cycle 1 is still open. Close it with its lessons first.")
    diane.press("1. Meeting each other", within=diane.main)
    cycle = diane.path
    diane.press("Close the cycle with its lessons", within=diane.main, nth=-1)
    diane.says("5. Evaluate the cycle", "Opens after step 4", "You can start before with a written reason")
    diane.send("Start early", {"Reason": "The theme is exhausted."})
    assert diane.path == f"{cycle}close/", "with the reason written, the work goes on where it was asked for"
    diane.send(
        "Close the cycle",
        {
            "Closed on": day(today()),
            "What was reached, what was learned, which theme comes next": "Neighbours cooked together.",
        },
    )
    diane.go(cycle)
    diane.says("Closed on", "Neighbours cooked together.")
    diane.go(f"{pact}cycles/")
    diane.press("Open a cycle")
    diane.send("Open the cycle", {"Theme": "Languages on the way to work", "From": day(today())})
    diane.go(f"{pact}cycles/")
    diane.says("2. Languages on the way to work", "Steps of cycle 2")


def test_the_annual_report_is_written_and_the_pact_runs_on(visitor):
    diane = visitor("Diane Kohn")
    pact = pact_of(diane)
    diane.go(f"{pact}evaluation/open/")
    diane.send("Open it", {"What do you open?": "annual report"})
    annual = diane.path
    diane.go(f"{annual}lessons/")
    diane.send("Save the lessons", {"Lessons": "Workshops on Saturdays work.", "Next steps": "Two more workshops."})
    diane.go(annual)
    diane.press("Make the report")
    diane.no_problem()
    for language in ("fr", "de"):
        papers.pdf(diane.fetch(f"{annual}report.{language}.pdf"), language)
        papers.word(diane.fetch(f"{annual}report.{language}.docx"), "Workshops on Saturdays work.")
    diane.go(pact)
    diane.says("running")
