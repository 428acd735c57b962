"""What happens to a running plan on its way: asked in the middle, an action stopped, somebody away, words kept back.

Differdange is in the middle of its plan. Tom and Eva, of the steering committee, answer the six questions alone;
Cleo closes the answers, writes what the committee says together and the lessons, and freezes the report: the plan
runs on. The living library is stopped: its reason stands on its public page, and it can be opened again. Fränk takes
a passage and a name out of the public copy of a decision: neither page nor file holds them any more. Cleo goes away
and Maria stands in for her: she may do what Cleo may, and the journal shows both names.
"""

import io
from datetime import timedelta

import pikepdf
import pypdfium2
import pytest

from journeys import papers
from journeys.one_plan.carrying import QUESTIONS
from journeys.words import day, today

pytestmark = pytest.mark.journey
SPACE, PUBLIC = "/s/differdange/", "/en/c/differdange/"
REASON = "Nobody lends books any more."
KEPT_NAME = "Christiane Bour"
KEPT_BACK = "Considérant que chaque action désigne ses responsables"


def plan_of(officer) -> str:
    """The address of the one plan of Differdange."""
    officer.go(f"{SPACE}plans/")
    return officer.main.get_by_role("link", name="Communal integration plan").first.get_attribute("href")


def test_evaluated_in_the_middle_the_plan_runs_on(visitor):
    cleo = visitor("Cleo Adler")
    plan = plan_of(cleo)
    cleo.go(f"{plan}evaluation/")
    cleo.press("Mid-term evaluation", within=cleo.main)
    middle = cleo.path
    for name in ("Tom Krier", "Eva Lindqvist"):
        member = visitor(name)
        member.go(f"{middle}answer/")
        member.send("Keep the answers", dict.fromkeys(QUESTIONS, "Rather yes"))
    cleo.go(middle)
    assert not cleo.main.get_by_role("button", name="Make the report").count(), "first the committee answers"
    cleo.press("Close the members' answers")
    cleo.go(f"{middle}together/")
    cleo.send("Keep the answers", dict.fromkeys(QUESTIONS, "Rather yes"))
    cleo.go(f"{middle}lessons/")
    cleo.send("Save the lessons", {"Lessons": "Ask the clubs earlier.", "Next steps": "A second evening."})
    cleo.go(middle)
    cleo.press("Make the report")
    cleo.no_problem()
    cleo.says("Closed on", "Ask the clubs earlier.")
    papers.pdf(cleo.fetch(f"{middle}report.fr.pdf"), "fr")
    papers.word(cleo.fetch(f"{middle}report.de.docx"), "Ask the clubs earlier.")
    cleo.go(plan)
    cleo.says("running")


def test_a_stopped_action_keeps_its_reason_in_public(visitor):
    cleo, resident = visitor("Cleo Adler"), visitor()
    plan = plan_of(cleo)
    number = plan.rstrip("/").rsplit("/", 1)[1]
    cleo.go(f"{plan}actions/")
    cleo.press("Living library", within=cleo.main)
    action = cleo.path
    cleo.go(f"{action}stop/")
    cleo.press("Stop the action", within=cleo.main)
    assert cleo.page.locator("#problem").count() == 1, "without a reason nothing stops"
    cleo.send("Stop the action", {"Why does it stop?": REASON})
    cleo.go(action)
    cleo.says("stopped", REASON)
    resident.go(f"{PUBLIC}plan/{number}/actions/9/")
    resident.says("Living library", f"This action was stopped: {REASON}")
    cleo.go(f"{action}reopen/")
    cleo.send("Open the action again", {"Reason": "A club takes it over."})
    resident.go(f"{PUBLIC}plan/{number}/actions/9/")
    assert REASON not in resident.text


def test_passages_are_taken_out_of_the_public_copy_not_covered(visitor):
    fraenk, resident = visitor("Fränk Wolter"), visitor()
    fraenk.go(f"{SPACE}council/")
    fraenk.press("Adoption du Plan communal intégration", within=fraenk.main)
    act = fraenk.path
    fraenk.go(f"{act}public-copy/")
    fraenk.main.get_by_label("Considérant 2:").check()
    fraenk.send("Make the public copy", {"Words that are not public, wherever they stand": KEPT_NAME})
    number = act.rstrip("/").rsplit("/", 1)[1]
    resident.go(f"{PUBLIC}decisions/{number}/")
    resident.says("■■■", "Some passages are left out of the public copy")
    for language in ("fr", "de"):
        page = resident.fetch(f"/{language}/c/differdange/decisions/{number}/").decode()
        assert KEPT_BACK not in page and KEPT_NAME not in page
    content = resident.fetch(f"{PUBLIC}decisions/{number}/decision.pdf")
    papers.pdf(content, "fr")
    text = words_of(content)
    assert "Considérant que le plan annexé" in text and "[passage occulté]" in text
    assert KEPT_BACK not in text and KEPT_NAME not in text
    original = words_of(fraenk.fetch(f"{act}extract.pdf"))
    assert KEPT_BACK in original and KEPT_NAME in original


def words_of(content: bytes) -> str:
    """The words of a PDF, also those that something covers; they stand in no other part of it either."""
    with pikepdf.open(io.BytesIO(content)) as opened:
        assert not opened.attachments
    pages = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def test_who_stands_in_has_the_rights_and_the_journal_both_names(visitor):
    cleo, maria = visitor("Cleo Adler"), visitor("Maria Gomes")
    plan, now = plan_of(cleo), today()
    maria.go(f"{plan}changes/new/", status=403)
    cleo.go(f"{SPACE}people/stand-ins/")
    days = {"First day": day(now), "Last day": day(now + timedelta(days=7))}
    cleo.send("Set the stand-in", {"Who is away?": "Cleo Adler", "Who stands in?": "Maria Gomes", **days})
    maria.go(f"{plan}changes/new/")
    maria.send("Record the change", {"What changes?": "The fair moves to May", "Why?": "The hall is free then."})
    cleo.go(f"{SPACE}journal/")
    cleo.says("Maria Gomes for Cleo Adler")
    maria.go("/mailbox/")
    maria.says("Maria Gomes substitui Cleo Adler")  # Maria reads Portuguese
    cleo.go(f"{SPACE}people/stand-ins/")
    cleo.press("End", within=cleo.main)
    maria.go(f"{plan}changes/new/", status=403)
