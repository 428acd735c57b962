"""Measures 5 to 8: what the plan wants, what it does, and the council's yes to it."""

from datetime import timedelta

from journeys import papers
from journeys.words import day, today

OPINION = "Vu l’avis favorable de la commission consultative communale d’intégration ;"


def fields_and_groups_are_chosen(anna, plan: str) -> None:
    anna.go(f"{plan}fields/")
    anna.send("Add the field", {"Choose": "Volunteering", "Reason": "People live side by side."})
    anna.send("Add the field", {"Choose": "Languages", "Reason": "Nobody should be kept out by a language."})
    anna.go(f"{plan}fields/groups/")
    anna.send(
        "Add the target group",
        {"Choose": "Newcomers", "Reason": "A third of the residents came in the last five years."},
    )
    anna.go(f"{plan}fields/matrix/")


def an_objective_is_measured(anna, plan: str) -> None:
    anna.go(f"{plan}objectives/new/")
    anna.send(
        "Save the objective",
        {
            "Objective": "Newcomers know their neighbours",
            "Field of action": "Volunteering",
            "Needs that it answers": "1.",
        },
    )
    objective = anna.path
    anna.go(f"{objective}indicators/new/")
    anna.send(
        "Save the indicator",
        {
            "What is measured": "Evenings a year",
            "Unit": "evenings",
            "Value today (baseline)": "2",
            "Day of the baseline": day(today() - timedelta(days=30)),
            "Value wanted (target)": "10",
            "Day of the target": day(today() + timedelta(days=1500)),
            "Source": "Bibliothèque",
        },
    )


def an_action_comes_from_the_library(anna, plan: str) -> str:
    """Two clicks; then who answers for it, with whom, what it serves, and what it costs."""
    anna.go(f"{plan}actions/library/")
    anna.press("Neighbours’ day", within=anna.main)
    anna.send("Take it over", {"For the year": today().year})
    action = anna.path
    anna.says("Neighbours’ day")
    anna.go(f"{action}owners/")
    anna.send(
        "Save the owners",
        {
            "Political › Name, if somebody else": "Collège échevinal",
            "Administrative › Person or service": "Anna Weber",
            "Working › Person or service": "Kim Leader",
        },
    )
    anna.go(f"{action}partners/")
    anna.send("Save the partners", {"Partner 1 › Name": "Harmonie de Lintgen", "Partner 1 › Kind": "civil society"})
    anna.go(f"{action}edit/when/")
    anna.send(
        "Save the section", {"Start": day(today() - timedelta(days=10)), "End": day(today() + timedelta(days=400))}
    )
    anna.go(f"{action}objectives/")
    anna.send("Save the shares", {"1. Newcomers know their neighbours": "100"})
    anna.go(f"{action}budget/")
    anna.send(
        "Save the budget",
        {
            "Line 1 › Year": today().year,
            "Line 1 › For what": "catering",
            "Line 1 › Whose money": "Commune",
            "Line 1 › Planned €": "1 200,50",
        },
    )
    anna.go(action)
    anna.says("Kim Leader", "Harmonie de Lintgen", "1,200.50")
    papers.pdf(anna.fetch(f"{action}sheet.de.pdf"), "de")
    papers.word(anna.fetch(f"{action}sheet.fr.docx"), "Kim Leader")
    return action


def the_money_and_the_days_are_seen(anna, plan: str) -> None:
    """Budget sheet of the treasurer, calendar, Gantt; the plan check speaks and one finding is left with a reason."""
    anna.go(f"{plan}budget/")
    anna.says("1,200.50")
    anna.go(f"{plan}budget/{today().year}/")
    rows = papers.sheet(anna.fetch(f"{plan}budget/{today().year}/sheet.xlsx"))
    assert any(1200.5 in row for row in rows), "the treasurer's sheet holds the amount as a number"
    anna.go(f"{plan}actions/calendar/")
    anna.go(f"{plan}actions/gantt/")
    anna.go(f"{plan}check/")
    anna.press("Leave it as it is", within=anna.main.locator("li", has_text="Nobody coordinates the plan"))
    anna.send("Leave it, with this reason", {"Reason": "The coordinator starts next month."})
    anna.go(f"{plan}thread/")


def the_pack_is_prepared(anna, plan: str) -> None:
    """Plan, page for councillors and likely questions as papers; the version is frozen, the decision drafted."""
    anna.go(f"{plan}adoption/")
    for what in ("plan", "summary", "questions"):
        papers.pdf(anna.fetch(f"{plan}adoption/papers/{what}-de.pdf"), "de")
        papers.word(anna.fetch(f"{plan}adoption/papers/{what}-fr.docx"), "Lintgen")
    assert papers.pdf(anna.fetch(f"{plan}adoption/papers/summary-fr.pdf"), "fr") == 1
    anna.press("Prepare the council pack")
    anna.no_problem()


def the_council_adopts(anna, mirjam, plan: str) -> None:
    """Its decision goes on tonight's agenda and is voted; the plan runs."""
    anna.go(f"{plan}adoption/")
    anna.press("Lintgen", within=anna.main)
    party = anna.path
    papers.pdf(anna.fetch(f"{party}pack.pdf"), "fr")
    papers.word(anna.fetch(f"{party}pack.docx"), "Newcomers know their neighbours")
    mirjam.go(party)
    mirjam.press("Put it on the agenda")
    mirjam.press("Put it on the agenda")
    mirjam.says("The text still has gaps")
    mirjam.press("The deliberation")
    act = mirjam.path
    mirjam.go(f"{act}edit/")
    mirjam.send(
        "Save the text",
        {
            "Legal basis and opinions (Vu, Revu) › Paragraph 4": OPINION,
        },
    )
    mirjam.go(f"{act}agenda/")
    mirjam.send("Put it on the agenda", {"Point of the agenda": "5"})
    mirjam.press("Record the vote")
    mirjam.send(
        "Record the result and freeze the text", {"Result": "accepted", "Unanimous": True, "Sitting opened at": "18:30"}
    )
    anna.go(plan)
    anna.says("running")


def the_ministry_is_told(anna, plan: str) -> None:
    """The letter is written from the data and noted as sent; the frozen version stands beside the plan of today."""
    anna.go(f"{plan}adoption/letter/new/")
    anna.send("Save the letter")
    letter = anna.page.locator("a[href$='.pdf']").first.get_attribute("href")
    papers.pdf(anna.fetch(letter), "fr")
    papers.word(anna.fetch(letter.replace(".pdf", ".docx")), "Lintgen")
    anna.go(letter.replace(".pdf", "/sent/"))
    anna.send("Record it", {"How": "registered post"})
    anna.go(f"{plan}versions/1/")
    anna.says("Neighbours’ day")
    papers.pdf(anna.fetch(f"{plan}versions/1/plan-fr.pdf"), "fr")
    anna.go(f"{plan}versions/compare/")
