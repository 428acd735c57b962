"""Measures 9 and 10: the plan is carried out, evaluated, and followed by the next."""

from datetime import timedelta

from journeys import papers
from journeys.mails import link_in_mail
from journeys.words import day, today


def the_lead_answers_a_mail(visitor, anna, plan: str, action: str) -> None:
    """A scanner opens the link twice and changes nothing; one press answers; the used link says so."""
    anna.go(f"{plan}progress/ask/")
    anna.says("kim@lintgen.example")
    anna.press("Send the questions")
    anna.no_problem()
    link = link_in_mail(anna, "kim@lintgen.example", "/progress/")
    scanner = visitor()
    for _time in range(2):
        assert scanner.context.request.get(link).status == 200
        scanner.context.request.fetch(link, method="HEAD")
    anna.go(f"{plan}progress/")
    anna.says("asked on", "no report yet")
    lead = visitor()
    lead.go(link)
    lead.says("Neighbours’ day")
    lead.main.locator("form button").first.click()
    lead.settle()
    lead.no_problem()
    lead.says("this question is answered")
    lead.go(link)
    lead.says("The link is used up.")
    anna.go(f"{plan}progress/")
    assert "no report yet" not in anna.text


def real_days_and_real_money(anna, kim, plan: str, action: str) -> None:
    """Kim reports from the phone that the action is finished; Anna enters what it really cost."""
    kim.go("/s/lintgen/my-actions/")
    kim.press("Report", within=kim.main)
    kim.send(
        "Send the report",
        {
            "How is it going?": "on track",
            "Done, in per cent": 100,
            "People reached so far": 85,
            "The action is finished": True,
            "What was done": "Two streets ate together.",
        },
    )
    anna.go(f"{action}budget/")
    anna.send("Save the budget", {"Line 1 › Really €": "1 100"})
    anna.go(f"{plan}progress/")
    anna.says("done")


def a_change_keeps_its_reason(anna, plan: str) -> None:
    anna.go(f"{plan}changes/new/")
    anna.send(
        "Record the change",
        {"What changes?": "The evening moves from June to September", "Why?": "The hall is closed in June."},
    )
    anna.go(f"{plan}changes/")
    anna.says("The evening moves from June to September", "The hall is closed in June.")


QUESTIONS = (
    "Did the plan work on what people here really need?",
    "Did it reach the people it was meant for?",
    "Did services, associations and residents work on it together?",
    "Did the steering committee steer: meet, decide, follow up?",
    "Were time, money and people enough?",
    "Will what was done last without the plan?",
)


def the_plan_is_evaluated(visitor, anna, noa, plan: str) -> None:
    """Readings, results, six questions for each member alone and for the committee; the report is frozen."""
    anna.go(f"{plan}evaluation/readings/")
    anna.press("Evenings a year", within=anna.main)
    anna.send("Enter the reading", {"Value": "11", "Read on": day(today())})
    anna.go(f"{plan}evaluation/open/")
    anna.send("Open it", {"What do you open?": "final", "Members answer by": day(today() + timedelta(days=20))})
    evaluation = anna.path
    anna.press("Mail the questions")
    noa.go(f"{evaluation}answer/")
    noa.send("Keep the answers", dict.fromkeys(QUESTIONS, "Rather yes"))
    guest = visitor()
    guest.go(link_in_mail(anna, "anna.weber@zesummen.example", "/evaluation/"))
    guest.send("Keep my answers", dict.fromkeys(QUESTIONS, "Fully"))
    guest.says("Your answers are kept.")
    anna.go(evaluation)
    anna.says("2 of 3 members have answered")
    anna.press("Close the members' answers")
    anna.go(f"{evaluation}together/")
    anna.send("Keep the answers", dict.fromkeys(QUESTIONS, "Rather yes"))
    the_results_are_written(anna, evaluation)
    anna.go(evaluation)
    anna.press("Make the report")
    anna.no_problem()
    for language in ("fr", "de"):
        papers.pdf(anna.fetch(f"{evaluation}report.{language}.pdf"), language)
        papers.word(anna.fetch(f"{evaluation}report.{language}.docx"), "Two streets ate together in one evening.")
    anna.go(plan)
    anna.says("evaluated")


def the_results_are_written(anna, evaluation: str) -> None:
    anna.go(f"{evaluation}results/")
    anna.press("Write", within=anna.main)
    anna.send(
        "Save the result",
        {
            "Was the expected result reached?": "reached",
            "What was achieved, in a sentence": "Two streets ate together in one evening.",
            "Groups that were really reached": "Newcomers",
            "It goes on: the next plan opens with it": True,
        },
    )
    anna.go(f"{evaluation}lessons/")
    anna.send("Save the lessons", {"Lessons": "Start small.", "Next steps": "A third street."})


def the_thread_is_walked(anna, plan: str, action: str) -> None:
    """From the result back to the figure that started it, and from the need on to what became of it."""
    anna.go(action)
    anna.says("Residents without Luxembourg nationality", "Newcomers meet few neighbours", "Two streets ate together")
    anna.go(f"{plan}thread/")
    anna.press("1. Newcomers meet few neighbours", within=anna.main)
    anna.says("Newcomers know their neighbours", "Neighbours’ day")


def the_next_plan_opens(anna, plan: str) -> None:
    """With the action that goes on; what the old plan counts for each step of the pact is laid beside it."""
    anna.go(f"{plan}next/")
    anna.send(
        "Open the next plan",
        {
            "Kind of plan": "Gemengepakt",
            "Law that the plan declares": "law of 23 August 2023",
            "Title": "Gemengepakt of Lintgen",
        },
    )
    assert anna.path != plan
    pact = anna.path
    anna.go(f"{pact}actions/")
    anna.says("Neighbours’ day")
    anna.go(f"{pact}crosswalk/")
    anna.says("What of “Communal integration plan of Lintgen” counts", "Step 1", "10.")


def a_resident_reads(visitor, anna, plan: str) -> None:
    """Nothing is public before the commune says so; then plan, action and papers are, without a sign-in."""
    number = plan.rstrip("/").rsplit("/", 1)[1]
    resident = visitor()
    resident.go(f"/en/c/lintgen/plan/{number}/", status=404)
    anna.go(plan)
    anna.press("Open the plan to the public")
    resident.go(f"/en/c/lintgen/plan/{number}/")
    resident.says("Neighbours’ day", "Newcomers know their neighbours")
    assert "kim@lintgen.example" not in resident.page.content(), "no address of a person is public"
    resident.go(f"/fr/c/lintgen/plan/{number}/actions/1/")
    resident.go(f"/en/c/lintgen/plan/{number}/papers/")
    papers.pdf(resident.fetch(f"/fr/c/lintgen/plan/{number}/plan.pdf"), "fr")
    papers.word(resident.fetch(f"/de/c/lintgen/plan/{number}/plan.docx"), "Lintgen")
