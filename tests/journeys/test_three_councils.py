"""Three councils decide on one plan.

Anna coordinates the Uelzechtdall. She chooses the key by which the three communes share the cost, and has the pack
made: one decision is drafted for each council. Paul, the secretary, records the evenings. Lorentzweiler adopts as it
is. Lintgen changes a title at the table: what it voted is what is frozen for it, and the others are offered the
change. Mersch postpones. The plan runs for two of three, and the page says for whom and what returns to whom. Mersch
sits again and adopts, last of the three, with a date of its own.
"""

import csv
import io
import re
from collections import defaultdict
from datetime import timedelta
from decimal import Decimal

import pytest

from journeys import councils, papers
from journeys.words import day, today

pytestmark = pytest.mark.journey
SPACE = "/s/uelzechtdall/"
REASON = "Why it was postponed, withdrawn or rejected"
LATE = "Mersch"
COUNCILS = ("Lintgen", "Lorentzweiler", "Mersch")


def test_two_of_three_adopt_and_one_of_them_amends(visitor):
    anna, paul = visitor("Anna Weber"), visitor("Paul Hengen")
    anna.go(f"{SPACE}plans/")
    anna.main.locator("a[href*='/plans/']", has_text="2032").first.click()
    anna.settle()
    plan = anna.path
    shares_add_up(anna, plan)
    tonight_three_councils_sit(anna)
    parties = the_pack_is_made(anna, plan)
    acts = {name: act_of(paul, parties[name]) for name in COUNCILS}
    for number, name in enumerate(COUNCILS, 1):
        councils.gaps_are_filled(paul, acts[name])
        evening = today() - timedelta(days=name == LATE)
        councils.on_the_agenda(paul, acts[name], str(number), evening)
    councils.voted(paul, acts["Lorentzweiler"], {"Result": "accepted", "Unanimous": True, "Members present": 11})
    lintgen_amends(paul, acts["Lintgen"], parties["Lintgen"])
    late = {"Result": "postponed", REASON: "Le budget n’est pas prêt.", "Members present": 13}
    councils.voted(paul, acts["Mersch"], late)
    anna.go(f"{plan}adoption/")
    anna.says("Adopted by 2 of 3 councils", "The plan runs for: Lintgen, Lorentzweiler.", "adopted with changes")
    anna.says("Its changes are offered to the other councils.", "Postponed: Le budget n’est pas prêt.")
    mersch_adopts_late(anna, paul, acts["Mersch"])
    anna.go(f"{plan}adoption/")
    anna.says("Adopted by 3 of 3 councils")
    assert "Le budget n’est pas prêt." not in anna.text, "nothing returns to Mersch any more"


def shares_add_up(anna, plan: str) -> None:
    """Each year, what the three pay is what the plan costs, to the cent."""
    anna.go(f"{plan}adoption/cost/")
    anna.send("Save the key", {"The cost is shared by": "inhabitants"})
    anna.says("“Have the council adopt the plan” is not open yet")
    anna.send("Start early and go on", {"Why does this start before?": "The three councils sit this week."})
    table = anna.main.locator("table").first
    years = [text for text in table.locator("thead th").all_inner_texts() if text.strip().isdigit()]
    rows = [[amount(text) for text in row.locator("td").all_inner_texts()] for row in table.locator("tbody tr").all()]
    assert len(rows) == len(COUNCILS)
    cost = cost_by_year(anna.fetch(f"{plan}adoption/tables/budget.csv").decode("utf-8-sig"))
    for place, year in enumerate(years):
        assert sum(row[place] for row in rows) == cost[year], f"the shares of {year}"


def amount(text: str) -> Decimal:
    return Decimal(re.sub(r"[^\d.-]", "", text))


def cost_by_year(table: str) -> dict[str, Decimal]:
    """Expense less revenue from the plan's open table."""
    cost: dict[str, Decimal] = defaultdict(Decimal)
    for row in csv.DictReader(io.StringIO(table), delimiter=";"):
        expense, revenue = (Decimal(row[name].replace(",", ".") or 0) for name in ("Expense", "Revenue"))
        cost[row["Year"]] += expense - revenue
    return cost


def tonight_three_councils_sit(anna) -> None:
    """Mersch sat yesterday as well: its second sitting is tonight."""
    for name in COUNCILS:
        days = [today(), *([today() - timedelta(days=1)] if name == LATE else [])]
        anna.go(f"{SPACE}council/dates/add/")
        anna.send("Add the sittings", {
            "Days of the sittings": "\n".join(map(day, days)),
            "Which council, if it is not this space's own": f"Conseil communal de {name}",
        })  # fmt: skip


def mersch_adopts_late(anna, paul, act: str) -> None:
    councils.on_the_agenda(paul, act, "7", today())
    councils.voted(paul, act, {"Result": "accepted", "Unanimous": True, "Members present": 13})


def the_pack_is_made(anna, plan: str) -> dict[str, str]:
    """One version, three drafts; the address of each council's page."""
    anna.go(f"{plan}adoption/")
    anna.press("Prepare the council pack")
    anna.no_problem()
    found = {name: anna.main.get_by_role("link", name=name).first.get_attribute("href") for name in COUNCILS}
    papers.pdf(anna.fetch(f"{found['Mersch']}pack.pdf"), "fr")
    return found


def act_of(secretary, party: str) -> str:
    secretary.go(party)
    return secretary.page.locator("main a[href*='/council/']").first.get_attribute("href").removesuffix("agenda/")


def lintgen_amends(paul, act: str, party: str) -> None:
    """The title of an action is changed at the table; the vote freezes it for this council."""
    paul.go(f"{party}amend/?passage=action:1:title")
    paul.send("Save the change", {"As the council decided": "Café des langues, aussi le samedi"})
    councils.voted(paul, act, {"Result": "accepted", "For": 8, "Against": 1, "Abstentions": 0, "Members present": 9})
    paul.go(party)
    paul.says("adopted with changes", "Action 1, title: the text changed.", ", aussi le samedi")
