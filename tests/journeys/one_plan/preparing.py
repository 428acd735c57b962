"""Measures 2 to 4: people are told, the committee sits, what exists and what is needed is known."""

from datetime import timedelta

from journeys import papers
from journeys.words import day, today

INVENTORY = (
    "Title\tFields of action\tOrganiser\tCost a year (€)\n"
    "Café des langues\tLanguages, education, training\tBibliothèque\t1200\n"
    "Fête des voisins\tVolunteering and intercultural encounters\tCommune\t800\n"
)


REGISTER = (
    "Kind\tName\tE-mail address\n"
    "communal service\tService scolaire\tecole@lintgen.example\n"
    "association, club\tHarmonie de Lintgen\tharmonie@lintgen.example\n"
    "person\tFatima Osman, bénévole\tfatima@lintgen.example\n"
)


def everybody_is_told(anna, plan: str) -> None:
    """The register, a question asked, the note to the services, the notice to residents, the first evening."""
    anna.go("/s/lintgen/stakeholders/import/")
    anna.send("Show what would be written", {"Paste the table": REGISTER})
    anna.press("Write 3 rows")
    anna.go(f"{plan}mobilisation/ask/")
    anna.send(
        "Record the question",
        {"Who was asked": "Harmonie", "What they were asked": "Will you open a rehearsal?", "How": "by telephone"},
    )
    anna.says("Harmonie de Lintgen")
    anna.go(f"{plan}mobilisation/note/edit/")
    anna.send("Save the note", {"Answer wanted by": day(today() + timedelta(days=14))})
    anna.press("Send it to services")
    anna.send("Send the note")
    papers.pdf(anna.fetch(f"{plan}mobilisation/note/note-de.pdf"), "de")
    papers.word(anna.fetch(f"{plan}mobilisation/note/note-fr.docx"), "conseil communal")
    anna.go(f"{plan}mobilisation/notice/edit/")
    anna.send("Save the notice")
    papers.pdf(anna.fetch(f"{plan}mobilisation/notice/leaflet.pdf"), "fr")
    anna.go(f"{plan}mobilisation/notice/distribution/")
    anna.send("Record the distribution", {"How": "With the communal bulletin", "Copies": 1400})
    anna.go(f"{plan}mobilisation/kick-off/new/")
    anna.send(
        "Save the evening",
        {
            "Place": "Centre culturel",
            "Residents": 34,
            "Associations": 5,
            "What was said": "More evenings where people meet.",
        },
    )
    anna.go(f"{plan}measures/mobilisation/")
    assert not anna.main.get_by_text("missing", exact=True).count(), "every proof of measure 2 is there"


def the_committee_is_founded(anna, plan: str) -> str:
    """Three members and a first sitting tonight; its address."""
    anna.go(f"{plan}committee/new/")
    anna.send("Set up the steering committee")
    anna.go(f"{plan}committee/")
    papers.word(anna.fetch(anna.page.locator("a[href$='fr.docx']").first.get_attribute("href")), "Comité de pilotage")
    for values in (
        {"Person with an account": "Noa Sitter", "Language of the mails": "English", "Has a vote": True},
        {"Person with an account": "Anna Weber", "Language of the mails": "French", "Keeps the minutes": True},
        {"Name": "Jos Kirsch", "Organisation": "Club senior", "Presides": True, "Has a vote": True},
    ):
        anna.go(f"{plan}committee/")
        anna.press("Enter a member", within=anna.main)
        anna.send("Save the member", values)
    anna.go(f"{plan}committee/")
    anna.press("Plan a sitting", within=anna.main)
    anna.fill({"Day": day(today()), "Begins at": "17:00", "Place": "Maison communale"})
    anna.press("Save the sitting", within=anna.main)
    if anna.page.locator("#problem").count():  # a Sunday, a holiday, a notice too short: said once, then confirmed
        anna.send("Save the sitting", {"I know, and keep it so": True})
    return anna.path


def what_exists_is_pasted(anna) -> None:
    """The wrong separator is told, nothing is written; then two rows are seen and written."""
    anna.go("/s/lintgen/inventory/import/")
    anna.put("Paste the table", INVENTORY.replace("\t", "|"))
    anna.press("Show what would be written", within=anna.main)
    assert anna.page.locator("#problem").count() == 1, "the wrong separator is told"
    assert "Café des langues|" in anna.main.locator("textarea").first.input_value(), "what was pasted is kept"
    anna.send("Show what would be written", {"Paste the table": INVENTORY})
    anna.says("Café des langues", "Bibliothèque")
    anna.press("Write 2 rows")
    anna.go("/s/lintgen/inventory/")
    anna.says("Café des langues", "Fête des voisins")


def a_need_has_its_evidence(anna, plan: str) -> None:
    """A need, proved by a figure of the statistics, which is kept as it stands today."""
    anna.go(f"{plan}needs/new/")
    anna.send(
        "Save the need",
        {
            "Need": "Newcomers meet few neighbours",
            "Field of action": "Volunteering",
            "Target groups": ["Newcomers", "Parents"],
            "Priority": "first",
        },
    )
    need = anna.path
    anna.go(f"{need}evidence/figure/")
    anna.send("Save the evidence", {"Figure": "Residents without Luxembourg nationality"})
    anna.go(need)
    anna.says("Residents without Luxembourg nationality", "Source: CTIE")


def the_state_of_play_is_noted(anna, plan: str, sitting: str) -> None:
    """A document of its own; the committee is convened, sits, and notes it."""
    anna.go(f"{plan}state-of-play/")
    anna.press("Make version 1")
    papers.pdf(anna.fetch(f"{plan}state-of-play/1/fr.pdf"), "fr")
    papers.word(anna.fetch(f"{plan}state-of-play/1/de.docx"), "Lintgen", "Newcomers meet few neighbours")
    anna.press("Put it on the committee's agenda")
    anna.go(f"{sitting}convene/")
    anna.send("Send the notice", {"I know that the notice is late, and send it": True})
    papers.pdf(anna.fetch(f"{sitting}notice-fr.pdf"), "fr")
    anna.go(f"{sitting}attendance/")
    anna.send(
        "Record who came",
        {"Noa Sitter": "present", "Jos Kirsch": "present", "Anna Weber": "present", "The sitting ended at": "18:40"},
    )
    anna.go(f"{sitting}minutes/")
    anna.send("Save the minutes", {"Minutes": "Le comité prend note de l’état des lieux."})
    papers.word(anna.fetch(f"{sitting}minutes-fr.docx"), "prend note")
    anna.go(f"{plan}state-of-play/1/noted/")
    anna.main.get_by_role("radio").first.check()
    anna.press("Record it")
    anna.says("noted on")
    anna.go(f"{plan}measures/needs/")
    assert not anna.main.get_by_text("missing", exact=True).count(), "every proof of measure 4 is there"
