"""Measure 1: the council, its people, and its decision to make a plan."""

import re
from datetime import timedelta

from journeys import papers
from journeys.words import day, today

OFFICIALS = "name\toffice\nHélène Welter\tmayor\nMarc Diderich\talderman\nSonja Kremer\talderman\n" + "".join(
    f"Council Member {letter}\tcouncillor\n" for letter in "ABCDEFGH"
)


def the_council_is_entered(anna) -> None:
    anna.go("/s/lintgen/council/officials/add/")
    anna.send(
        "Enter these people",
        {
            "In office since, where the list says nothing": "10.07.2023",
            "Paste the table": OFFICIALS + "Mirjam Bausch\tsecretary\n",
        },
    )
    anna.says("11 members of the council today.")
    anna.go("/s/lintgen/council/dates/add/")
    days = "\n".join(day(today() + timedelta(days=step)) for step in (0, 42, 84))
    anna.send("Add the sittings", {"Days of the sittings": days, "Time": "18:30", "Place": "Maison communale"})


def a_plan_is_started(anna) -> str:
    anna.go("/s/lintgen/plans/start/")
    anna.send(
        "Start the plan",
        {
            "Kind of plan": "Plan communal",
            "Law that the plan declares": "law of 16 December 2008",
            "Title": "Communal integration plan of Lintgen",
            "Planned start": day(today() - timedelta(days=20)),
            "Planned end": day(today() + timedelta(days=5 * 365)),
        },
    )
    assert re.search(r"/s/lintgen/plans/\d+/$", anna.path)
    return anna.path


def the_council_decides(anna, mirjam, plan: str) -> None:
    """Drafted from the data, put on tonight's agenda with tonight's deadlines told, voted, signed, published."""
    anna.go(f"{plan}decision/")
    anna.press("Draft the decision", within=anna.main)
    anna.send(
        "Draft the decision",
        {
            "Contact person": "Anna Weber",
            "Budget article": "3/259/648120/99001",
            "Budget year": today().year,
            "Amount": "12 000",
        },
    )
    act = anna.path
    anna.says("décide d’élaborer un Plan communal intégration", "3/259/648120/99001")
    mirjam.go(f"{act}agenda/")
    mirjam.send("Put it on the agenda", {"Point of the agenda": "4"})
    papers.pdf(mirjam.fetch(f"{act}pack.pdf"), "fr")
    papers.word(mirjam.fetch(f"{act}pack.docx"), "Plan communal intégration")
    mirjam.press("Record the vote")
    mirjam.send(
        "Record the result and freeze the text",
        {
            "Result": "accepted",
            "For": 9,
            "Against": 1,
            "Abstentions": 1,
            "Sitting opened at": "18:30",
            "Sitting closed at": "20:10",
        },
    )
    mirjam.go(act)
    mirjam.says("accepted")
    papers.pdf(mirjam.fetch(f"{act}extract.pdf"), "fr")
    papers.word(mirjam.fetch(f"{act}extract.docx"), "9 voix", "Mirjam Bausch")
    anna.go(f"{plan}measures/decision/")
    anna.says("there")
