"""The constituent sitting, and one with a quorum counted at the door on a phone."""

import re
from datetime import date

from journeys import papers
from journeys.mails import link_in_mail
from journeys.one_commission.founding import ANA, BERTHE, KARIM, LEA, PLACE, address
from journeys.words import day

OPINION = "Language courses at noon"


def pressed(reader, button) -> None:
    """A button whose words are in a language of its own, or stand there for each member."""
    with reader.page.expect_navigation():
        button.click()
    reader.settle()


def saved(keeper, button: str, values: dict) -> None:
    """Saved; what the form remarks about the day is read and kept so."""
    keeper.fill(values)
    keeper.press(button, within=keeper.main)
    if keeper.page.locator("#problem").count():
        keeper.send(button, {"I know, and keep it so": True})


def the_first_is_planned(officer, home: str, on: date) -> str:
    """With the agenda of a constituent sitting; everybody is told, Berthe by letter."""
    officer.go(f"{home}sittings/first/")
    saved(officer, "Plan the sitting", {"Day": day(on), "Begins at": "18:30", "Place": PLACE})
    first = officer.path
    officer.says("Constituent sitting")
    told(officer, first, ("fr", "de", "lb", "en", "pt"))
    return first


def told(officer, sitting: str, languages: tuple[str, ...] = ("fr",)) -> None:
    """The notice leaves in time, by mail and by letter; it can be printed in these languages."""
    officer.go(f"{sitting}convene/")
    officer.says(ANA, KARIM, BERTHE)
    officer.send("Send the notice")
    for language in languages:
        papers.pdf(officer.fetch(f"{sitting}notice-{language}.pdf"), language)
    officer.go(sitting)
    officer.press("Letters to print")
    letter = officer.main.get_by_role("link", name=BERTHE).get_attribute("href")
    papers.pdf(officer.fetch(letter), "lb")


def offices_are_taken(officer, home: str, first: str) -> None:
    """Everybody came; Berthe presides, Ana stands in for her, the communal secretary keeps the minutes."""
    officer.go(f"{first}attendance/")
    officer.send("Record who came", {"The sitting ended at": "20:00"})
    officer.go(f"{home}sittings/")
    officer.press("Record what came of it")
    officer.send(
        "Record the result",
        {
            "President": BERTHE,
            "How (president)": "elected by 3 votes of 3",
            "Vice-president": ANA,
            "Or a name (secretary)": "Malou Ernster",
        },
    )
    officer.go(home)
    officer.says("at work")
    officer.go(f"{home}seats/")
    officer.says("President", BERTHE, "Malou Ernster")


def the_next_is_planned(officer, home: str, on: date) -> str:
    """The minutes of the last are its first point; an opinion comes on the agenda."""
    officer.go(f"{home}sittings/")
    officer.press("Plan a sitting")
    saved(
        officer,
        "Save the sitting",
        {
            "Day": day(on),
            "Begins at": "18:30",
            "Place": PLACE,
            "Access without steps": "yes",
            "Languages spoken": "French",
        },
    )
    sitting = officer.path
    officer.says("Approval of the minutes of sitting 1/")
    officer.go(f"{sitting}agenda/add/")
    officer.send(
        "Save the point",
        {"Point": OPINION, "What the point is for": "opinion", "Mission it serves": "M2", "Minutes planned": 30},
    )
    return sitting


def the_opinion_is_begun(officer, home: str) -> str:
    officer.go(f"{home}opinions/new/")
    officer.send(
        "Save the opinion",
        {
            "On what": OPINION,
            "Mission it belongs to": "M2",
            "What the commission found": "Who works shifts misses the courses of the evening.",
            "What it proposes": "One course at noon, from autumn on.",
        },
    )
    return officer.path


def members_reply(visitor, officer, home: str, sitting: str) -> None:
    """Karim excuses himself, Ana sends her substitute who is asked at once, Berthe types the code of her letter."""
    told(officer, sitting)
    for name, say in ((KARIM, "I am excused"), (ANA, "My substitute takes the seat")):
        member = visitor()
        link = link_in_mail(officer, address(name), "/answer/")
        assert member.context.request.get(link).status == 200, "a scanner opens the link, and nothing happens"
        member.go(link)
        member.press(say)
        member.go(link, status=410)
        member.says("This link has been used already.")
        member.close()
    substitute = visitor()
    substitute.go(link_in_mail(officer, address(LEA), "/answer/"))
    substitute.says(f"You are asked to take the seat of {ANA}.")
    substitute.press("I come")
    substitute.close()
    berthe_types_her_code(visitor, officer, home)
    officer.go(sitting)
    officer.says("with a personal code", "through the link in a mail")


def berthe_types_her_code(visitor, officer, home: str) -> None:
    """On a phone, from paper: the whole page opens, large, in her language. A wrong code opens nothing."""
    officer.go(f"{home}members/")
    officer.press(BERTHE, within=officer.main)
    officer.press("Read the code out")
    code = officer.main.locator(".member-code").inner_text()
    phone = visitor(width=390)
    phone.go("/m/")
    phone.put("Your code", "AAAAA-BBBBB")
    phone.press("Open", within=phone.main)
    assert phone.page.locator("#problem").count() == 1, "a wrong code opens nothing"
    phone.put("Your code", code.lower().replace("-", " "))
    phone.press("Open", within=phone.main)
    assert re.search(r"/m/[^/]+/$", phone.path), phone.path
    assert OPINION in phone.text
    pressed(phone, phone.main.locator("button[name=reply][value=yes]"))
    papers.pdf(phone.fetch(phone.main.locator("a[href$='notice.pdf']").get_attribute("href")), "lb")
    choice = phone.main.locator("form[action$='choices/visibility/']")  # she wants to be named in public
    choice.locator("input[value=name]").check()
    pressed(phone, choice.get_by_role("button"))
    phone.page.reload()
    assert choice.locator("input[value=name]").is_checked()
    phone.close()


def it_is_held(visitor, sitting: str) -> None:
    """The communal secretary counts at the door: the quorum comes with the second seat."""
    phone = visitor("Malou Ernster", width=390)
    phone.go(f"{sitting}door/")
    phone.says("quorum not reached", "0 of 3 seats filled, 2 needed")
    for name in (BERTHE, LEA, "Malou Ernster"):
        pressed(phone, phone.main.locator("li", has_text=name).get_by_role("button", name=re.compile("^Here")))
    phone.says("quorum reached", "2 of 3 seats filled, 2 needed")
    phone.press("The list is complete")
    the_vote_is_counted(phone, sitting)
    phone.close()


def the_vote_is_counted(phone, sitting: str) -> None:
    """Three votes of two seats are refused; two are recorded."""
    phone.go(f"{sitting}votes/")
    phone.press("by show of hands", within=phone.main.locator("section", has_text=OPINION))
    phone.fill({"What was voted on": OPINION, "For": 3})
    phone.press("Record the vote", within=phone.main)
    assert phone.page.locator("#problem").count() == 1, "more votes than seats filled"
    phone.send("Record the vote", {"For": 2})
    phone.go(f"{sitting}votes/")
    phone.says(OPINION)
