"""What comes of the evenings: the note, the work programme, the next agenda, the plan, feedback, coverage."""

from datetime import date, timedelta

from journeys import papers
from journeys.mails import link_in_mail
from journeys.one_training.asking import SPACE
from journeys.one_training.dating import address
from journeys.one_training.inviting import BODY
from journeys.one_training.meeting import FIRST, SECOND
from journeys.words import day

TITLE = SECOND["What was decided"]
NOTE = "Send the note of decisions of evening "
LANGUAGES = ("fr", "de", "lb", "en", "pt")


def the_note_goes_out(trainer, case: str, evening: str) -> None:
    """In Word and PDF, five languages; with it the decisions enter the commission's work programme."""
    number = evening.rstrip("/").rsplit("/", 1)[1]
    trainer.go(f"{BODY}requests/{case.rstrip('/').rsplit('/', 1)[1]}/after/")
    trainer.press(f"{NOTE}1", within=trainer.main)
    trainer.no_problem()
    trainer.press(f"{NOTE}2", within=trainer.main)
    trainer.no_problem()
    links = trainer.main.locator(f"a[href*='/evenings/{number}/note/']")
    for language in LANGUAGES:
        papers.pdf(
            trainer.fetch(
                links.locator(f"xpath=self::*[contains(@href,'/{language}.pdf')]").first.get_attribute("href")
            ),
            language,
        )
    papers.word(
        trainer.fetch(links.locator("xpath=self::*[contains(@href,'/en.docx')]").first.get_attribute("href")), TITLE
    )


def the_next_sitting_confirms(officer, case: str, on: date) -> str:
    """The point stands on the agenda; the decision is taken into the programme. The address of the item."""
    officer.go(f"{case}after/")
    officer.says(TITLE, "proposed")
    item = officer.main.locator("tr", has_text=TITLE).locator("a[href*='/programme/']").get_attribute("href")
    home = item.split("programme/")[0]
    officer.go(f"{home}sittings/")
    officer.press("Plan a sitting")
    officer.fill({"Day": day(on), "Begins at": "18:30", "Place": "Salle 1"})
    officer.press("Save the sitting", within=officer.main)
    if officer.page.locator("#problem").count():
        officer.send("Save the sitting", {"I know, and keep it so": True})
    officer.says("to confirm for the work programme")
    officer.go(f"{home}programme/")
    officer.press(TITLE, within=officer.main)
    assert officer.path == item
    officer.press("Take it into the programme")
    officer.no_problem()
    return item


def it_becomes_an_action(officer, item: str, now: date) -> None:
    """An action of the plan, with the thread from the evening to it; the training body reads the same."""
    officer.go(f"{SPACE}plans/")
    officer.main.locator("th a, h2 a, h3 a").first.click()
    officer.settle()
    plan = officer.path
    officer.go(f"{plan}actions/new/")
    officer.fill(
        {
            "Title": TITLE,
            "What happens": "Four associations a year.",
            "Start": day(now),
            "End": day(now + timedelta(days=300)),
        }
    )
    officer.page.locator("select[name=field]").select_option(index=1)
    officer.press("Write the action", within=officer.main)
    officer.no_problem()
    officer.go(f"{item}leads-to/")
    officer.send("It led to this", {"It led to": TITLE})
    officer.says(f"action {TITLE}")


def feedback_is_given(visitor, reader, names: list[str]) -> None:
    """Only by those who came, without their names; five answers are shown, fewer are not."""
    for place, name in enumerate(names):
        member = visitor(width=390)
        member.go(link_in_mail(reader, address(name), "/t/"))
        form = member.main.locator("form[action*='/feedback/']").first
        for question in ("clear", "heard", "useful", "decisions", "again"):
            form.locator(f"input[name={question}][value='{4 + place % 2}']").check()
        with member.page.expect_navigation():
            form.get_by_role("button").click()
        member.settle()
        member.no_problem()
        member.close()


def it_is_covered(desk, case: str) -> None:
    """The training body sees the commission as trained, seat by seat, and takes the table along."""
    desk.go(f"{BODY}requests/{case.rstrip('/').rsplit('/', 1)[1]}/after/")
    desk.says(TITLE, "open action", "Answers: 3. People who came: 6.", "Fewer than five answers are not shown")
    papers.pdf(desk.fetch(f"{desk.path}attestations.pdf"), "fr")
    desk.go(f"{BODY}coverage/")
    row = desk.main.locator("tr", has=desk.page.locator("th", has_text="Differdange"))
    assert "trained" in row.first.inner_text() and "/ 12" in row.first.inner_text(), row.first.inner_text()
    table = papers.sheet(desk.fetch(f"{BODY}coverage/coverage.xlsx"))
    assert any("Differdange" in map(str, line) for line in table)
    assert "Differdange" in desk.fetch(f"{BODY}coverage/coverage.csv").decode("utf-8-sig")


def it_is_asked_what_became(visitor, reader, case: str) -> None:
    """Three months later a mail leads the officer to the questions; one is answered, of the other silence is shown."""
    link = _question(reader, address("Cleo Adler"))
    guest = visitor()
    guest.go(link)
    assert "/account/login/" in guest.path, "the link alone opens nothing"
    officer = visitor("Cleo Adler")
    officer.go(link)
    line = officer.main.locator("tr", has_text=TITLE)
    officer.press("Say what became of it", within=line)
    officer.press("Note it", within=officer.main)
    assert officer.page.locator("#problem").count() == 1, "nothing chosen"
    officer.send("Note it", {"What became of it?": "It is done", "In a few words": "In both schools."})
    officer.says("Thank you. It was noted.")
    assert "done – In both schools." in line.inner_text()
    other = officer.main.locator("tr", has_text=FIRST["What was decided"])
    assert "Asked on" in other.inner_text()
    trainer = visitor("Hugo Mendes")
    trainer.go(f"{BODY}requests/{case.rstrip('/').rsplit('/', 1)[1]}/after/")
    trainer.says("done – In both schools.")


def _question(reader, to: str) -> str:
    """The link of the mail that asks; it comes within the hour in which it is due, so the mailbox is read again."""
    for attempt in range(30):
        reader.go(f"/mailbox/?page={1 + attempt % 3}")  # other mails may have come since
        mails = reader.page.locator("tr, li", has_text=to).get_by_role("link")
        for found in mails.evaluate_all("all => all.slice(0, 5).map(one => one.getAttribute('href'))"):
            reader.go(found)
            links = reader.main.locator("a[href*='/after/']")
            if TITLE in reader.text and links.count():
                return links.first.get_attribute("href")
        reader.page.wait_for_timeout(2000)
    raise AssertionError(f"nobody asked {to} what became of the decisions")
