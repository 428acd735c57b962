"""A pact that runs already comes to Zesummen with its scans.

Lorentzweiler signed its Gemengepakt before. Anna takes it over: nobody walks the first steps again, what was done is
declared, and the scan of the signed pact is its proof. A second scan follows, the actions are pasted from a sheet,
the count of Biergerpakt members is typed. The pact as taken over is frozen, and compared with that of today.
"""

import pikepdf
import pytest

from journeys.words import today

pytestmark = pytest.mark.journey
ACTIONS = (
    "Action\tWhat happens\tWorking owner\tStart\tEnd\tBudget year\tPlanned expense\n"
    "Café des langues\tOn parle, on écoute\tService culturel\t01.09.2025\t30.06.2027\t2026\t1500\n"
    "Fête des voisins\tUne rue, une table\tService jeunesse\t01.05.2026\t30.05.2026\t2026\t800,50\n"
)


@pytest.fixture
def scan(tmp_path):
    """A page of paper, as a scanner of the town hall makes it."""
    path = tmp_path / "pacte.pdf"
    with pikepdf.new() as paper:
        paper.add_blank_page()
        paper.save(path)
    return path


def test_a_running_pact_is_taken_over_with_its_scans(visitor, scan):
    anna = visitor("Anna Weber")
    pact = taken_over(anna, scan)
    anna.go(pact)
    anna.says("Gemengepakt of Lorentzweiler", "2 of 5 steps completed", "Taken over")
    a_second_scan_follows(anna, pact, scan)
    actions_come_from_a_sheet(anna, pact)
    members_are_counted(anna, pact)
    anna.go(f"{pact}taken-over/")
    anna.press("Freeze it as taken over")
    anna.no_problem()
    the_difference_is_told(anna, pact)
    anna.go(f"{pact}crosswalk/")
    anna.go(f"{pact}cycles/")
    anna.says("Meeting each other")


def taken_over(anna, scan) -> str:
    anna.go("/s/lorentzweiler/plans/take-over/")
    anna.send("Go on", {"Kind of plan": "Gemengepakt"})
    anna.send(
        "Take over the plan",
        {
            "Title": "Gemengepakt of Lorentzweiler",
            "Adopted or signed on": "12.03.2025",
            "Runs from": "01.04.2025",
            "Signed in": "Lorentzweiler",
            "Signed for the commune": "Hélène Schroeder, bourgmestre",
            "Signed for the ministry": "The minister (invented)",
            "Signed for SYVICOL": "The president (invented)",
            "Theme of the present cycle": "Meeting each other",
            "Its field of action": "Volunteering",
            "The cycle began on": "01.09.2025",
            "Steps that were done before": ["1. Commit politically", "2. Take stock"],
            "Scan of the decision or of the signed pact": scan,
            "Title of the scan": "Pacte signé",
        },
    )
    anna.says("Pacte signé", "Signed scan: the authoritative copy")
    return anna.path.removesuffix("taken-over/")


def a_second_scan_follows(anna, pact: str, scan) -> None:
    anna.go(f"{pact}taken-over/")
    anna.press("Attach a file", within=anna.main)
    anna.send("Attach the file", {"File": scan, "Title": "Délibération du conseil", "Who sees it": "internal"})
    anna.go(f"{pact}taken-over/")
    anna.says("Délibération du conseil")


def actions_come_from_a_sheet(anna, pact: str) -> None:
    """A cell that is wrong is told with its line, and nothing is written; mended, both rows are."""
    anna.go(f"{pact}actions/import/")
    anna.put("Paste the table", ACTIONS.replace("30.06.2027", "when it rains"))
    anna.press("Show what would be written", within=anna.main)
    assert anna.page.locator("#problem").count() == 1
    anna.says("Nothing is written until every line is right.")
    anna.go(f"{pact}actions/import/")
    anna.send("Show what would be written", {"Paste the table": ACTIONS})
    anna.press("Write 2 rows")
    anna.go(f"{pact}actions/")
    anna.says("Café des langues", "Fête des voisins")


def members_are_counted(anna, pact: str) -> None:
    anna.go(f"{pact}pact/count/?year={today().year - 1}")
    anna.send("Save the count", {"Members who live here": 240, "Source": "Platform of the ministry"})
    anna.go(f"{pact}pact/")
    anna.says("240", "€1,200")


def the_difference_is_told(anna, pact: str) -> None:
    """After the freeze a title changes; the comparison says so in words."""
    anna.go(f"{pact}actions/")
    anna.press("Fête des voisins", within=anna.main)
    anna.go(f"{anna.path}edit/when/")
    anna.send("Save the section", {"End": "05.06.2026"})
    anna.go(f"{pact}versions/compare/")
    anna.says("Action 2, end: from 30/05/2026 to 05/06/2026.")
