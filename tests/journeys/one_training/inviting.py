"""The letter to the mayor and the president, and what became of it."""

from datetime import date

from journeys import papers
from journeys.words import day

BODY = "/s/cefis/training/"
COMMUNE = "Differdange"
MODULE = "Introductory module of two evenings"


def the_letter_goes(desk, now: date) -> str:
    """One round to one commune: the letter is read through, signed, printed in Word and PDF, and noted as sent."""
    desk.go(f"{BODY}invitations/new/")
    desk.page.locator("summary", has_text="Choose communes").click()
    desk.send(
        "Begin the round",
        {
            "Course": MODULE,
            "Names used in the letter": "2023",
            "Date of the letter": day(now),
            "To": "the communes ticked below",
            "Communes": [COMMUNE],
        },
    )
    letter = desk.path
    desk.go(f"{letter}signatories/")
    desk.send("Add", {"Name": "Nora Hess", "Office": "Directrice", "Body": "CEFIS"})
    desk.says("Nora Hess")
    desk.go(letter)
    desk.press(COMMUNE, within=desk.main)
    invitation = desk.path
    desk.go(f"{invitation}edit/")
    desk.send("Save", {"Mayor": "Jo Schmit", "President of the commission": "Théo Lang"})
    papers.pdf(desk.fetch(f"{invitation}letter-fr.pdf"), "fr")
    papers.word(desk.fetch(f"{invitation}letter-fr.docx"), "Jo Schmit", "Nora Hess", "vivre-ensemble interculturel")
    desk.go(f"{invitation}sent/")
    desk.send("Note as sent", {"How it went": "letter", "When": day(now)})
    desk.says("sent", "Théo Lang")
    return invitation


def the_invitation_is_answered(desk, reference: str) -> None:
    """The request answered it by itself."""
    desk.go(f"{BODY}invitations/")
    desk.main.locator("th a").first.click()
    desk.settle()
    desk.says("asked for the training", reference)
