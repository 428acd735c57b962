"""Both sides agree on dates: the members answer by link, by code and on the telephone."""

import re
import unicodedata
from datetime import date, datetime, timedelta

from journeys import papers
from journeys.mails import link_in_mail
from journeys.one_training.inviting import BODY
from journeys.words import day

TRAINER = "Lis Wagener"
BY_LINK = {
    "Théo Lang": ("yes", "no", "yes"),
    "Fatou Sarr": ("yes", "yes", "if_need_be"),
    "Marek Nowak": ("yes", "no", "no"),
    "Yusuf Demir": ("yes", "if_need_be", "no"),
    "Inês Carvalho": ("if_need_be", "no", "yes"),
}
IN_SPITE = "I know, and want this date all the same"
MOST_BETWEEN = 42  # days between the two evenings of the module
CALLED, ON_PAPER = "Claudine Thoma", "Jos Biver"


def address(name: str) -> str:
    """The mail address of an invented member."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return f"{plain.lower().replace(' ', '.')}@zesummen.example"


def a_trainer_is_added(desk) -> None:
    """Beside those who are there: speaks Luxembourgish and is free on every evening."""
    desk.go(f"{BODY}trainers/new/")
    desk.send(
        "Save the trainer",
        {
            "Name": TRAINER,
            "Telephone": "44 743 501",
            "Gives evenings in": ["Luxembourgish", "French"],
            "Sets out from": "Differdange",
            "May lead an evening": True,
            "Gives evenings now": True,
        },
    )
    desk.says(TRAINER)


def members_are_asked(officer, case: str) -> str:
    """About three of the proposed days; the address of the poll."""
    officer.go(f"{case}dates/")
    officer.press("Ask the members about dates", within=officer.main)
    choices = officer.group("Proposed dates").get_by_role("checkbox")
    assert choices.count() >= 3, "the course's usual days are proposed"
    for number in range(choices.count()):
        choices.nth(number).set_checked(number < 3)
    officer.send("Send the poll", {"A few words to the members": "Kommt wann Dir kënnt."})
    assert re.search(r"0 of \d+ have answered", officer.text)
    return officer.path


def members_answer(visitor, officer, poll: str) -> None:
    """By the link of the mail on a phone, by the code of a letter, and one on the telephone."""
    for name, voices in BY_LINK.items():
        member = visitor(width=390)
        link = link_in_mail(officer, address(name), "/t/")
        assert member.context.request.get(link).status == 200, "a scanner opens the link, and nothing happens"
        member.go(link)
        _answer(member, voices)
        member.close()
    officer.go(poll)
    assert f"{len(BY_LINK)} of " in officer.text, "who answered is counted once"
    by_code(visitor, papers.letters(officer.fetch(f"{poll}letters.pdf")))
    officer.go(poll)
    officer.press(CALLED, within=officer.main)
    _answer(officer, ("yes", "no", "yes"))
    officer.says(f"The answer of {CALLED} is noted.", "reached")


def by_code(visitor, letters: list[str]) -> None:
    """Who has no e-mail address types the code of the letter; a wrong one opens nothing."""
    (letter,) = letters
    assert ON_PAPER in letter
    member = visitor(width=390)
    member.go("/t/")
    member.put("Your code", "AAAAA-BBBBB")
    member.press("Open my page", within=member.main)
    assert member.page.locator("#problem").count() == 1, "a wrong code opens nothing"
    member.put("Your code", re.search(r"[0-9A-Z]{5}-[0-9A-Z]{5}", letter).group().lower().replace("-", " "))
    member.press("Open my page", within=member.main)
    assert re.search(r"/t/[^/]+/$", member.path), member.path
    _answer(member, ("yes", "yes", "no"))
    member.close()


def _answer(member, voices: tuple[str, ...]) -> None:
    """A voice for each date, in whatever language the page speaks."""
    for place, voice in enumerate(voices):
        member.main.locator(f"input[name^=date_][value={voice}]").nth(place).check()
    button = member.main.locator("form:has(input[name^=date_]) button").last
    with member.page.expect_navigation():
        button.click()
    member.settle()
    member.no_problem()


def a_date_is_taken(officer, poll: str) -> str:
    """The best date reaches the quorum of seats; the training body is told. The address of the evening."""
    officer.go(poll)
    officer.says("reached")
    officer.press("Take this date", within=officer.main)
    officer.says("The training body is told.", "proposed")
    return officer.path


def it_is_confirmed(desk, evening: str) -> date:
    """By the training body, which has a trainer for it; then everybody has it in the calendar."""
    number = evening.rstrip("/").rsplit("/", 1)[1]
    desk.go(f"{BODY}evenings/{number}/")
    desk.press("Confirm: the commune proposed it")
    desk.says("The evening is confirmed; everybody is told.", "confirmed")
    return day_of(desk, desk.path)


def the_room_is_told(officer, evening: str) -> None:
    """By the commune, in the week before: the trainer's page shows whom to call at the door."""
    officer.go(f"{evening}room/")
    values = {
        "Room": "Salle des mariages",
        "Address": "40, avenue Charlotte",
        "The room is booked: this is settled": True,
    }
    officer.fill(values)
    officer.press("Save", within=officer.main)
    assert officer.page.locator("#problem").count() == 1, "a settled room says whether there is a screen"
    officer.send(
        "Save",
        {
            "Who holds the key": "Fränk Wolter",
            "Telephone of the key holder": "+352 621 111 222",
            "Screen or projector": "yes",
            "Wi-Fi for the members' phones": "yes",
            "Access without steps": "yes",
        },
    )
    officer.says("confirmed", "Fränk Wolter", "+352 621 111 222")


def day_of(reader, evening: str) -> date:
    """The day of an evening, as its calendar entry says it."""
    entry = reader.fetch(f"{evening}evening.ics").decode()
    return datetime.strptime(
        re.search(r"BEGIN:VEVENT.*?DTSTART[^:]*:(\d{8})", entry, re.DOTALL).group(1), "%Y%m%d"
    ).date()


def it_is_moved(officer, evening: str, first: date) -> date:
    """By a week, once both sides know of it; everybody who was told of the former day is told. The new day."""
    before = day_of(officer, evening)
    week = timedelta(days=7)
    after = before + week if (before + week - first).days <= MOST_BETWEEN else before - week
    officer.go(evening)
    officer.press("Move it")
    officer.fill({"Day": day(after)})
    officer.press("Move the evening", within=officer.main)
    assert officer.page.locator("#problem").count() == 1, "a confirmed evening is moved by both sides"
    officer.fill({"The other side has agreed to this date": True})
    officer.press("Move the evening", within=officer.main)
    if officer.main.get_by_label(IN_SPITE).count():  # what lies on that day was said
        officer.send("Move the evening", {IN_SPITE: True})
    officer.no_problem()
    officer.says("The date is changed")
    assert day_of(officer, evening) == after
    return after
