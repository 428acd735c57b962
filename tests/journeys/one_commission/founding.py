"""From the commission on paper to people on its seats: rules, call, candidates, the council's appointment."""

import re
from datetime import timedelta

from journeys import councils, papers
from journeys.mails import link_in_mail
from journeys.words import day

SPACE = "/s/walferdange/"
PUBLIC = "/en/c/walferdange/"
ANA, KARIM, BERTHE, LEA = "Ana Lopes", "Karim Haddad", "Berthe Koch", "Lea Simon"
PLACE = "Maison communale, salle 2"


def address(name: str) -> str:
    """The mail address of a candidate; Berthe has none."""
    return f"{name.split()[0].lower()}@candidates.example"


def is_set_up(officer, now) -> str:
    """The commission for this mandate, with rules of its own that the council has voted; its address."""
    officer.go(f"{SPACE}commissions/new/")
    officer.send(
        "Set up the commission", {"First day": day(now), "Law that the commission rests on": "law of 23 August 2023"}
    )
    home = officer.path
    assert re.search(r"/commissions/\d+/$", home)
    officer.go(f"{home}rules/")
    officer.main.locator("a[href*='/rules/']", has_text="ersion 1").first.click()
    officer.settle()
    version = officer.path
    officer.go(f"{version}edit/")
    officer.send(
        "Save the draft",
        {
            "Seats, at least": 3,
            "Seats, at most": 3,
            "Substitutes": "pairs",
            "Attendance fee": "25",
            "Sittings a year, at least": 2,
        },
    )
    officer.go(f"{version}vote/")
    officer.send("Record the vote", {"Day of the council's vote": day(now)})
    officer.go(f"{version}enter/")
    officer.send("Put it in force", {"In force from": day(now)})
    return home


def a_call_goes_out(officer, visitor, home: str, now) -> str:
    """Three seats and one substitute, open for two weeks, in five languages, on paper too; its address."""
    officer.go(f"{home}calls/new/")
    officer.send(
        "Save the call",
        {
            "Full members wanted": 3,
            "Substitute members wanted": 1,
            "People may apply from": day(now),
            "until": day(now + timedelta(days=14)),
            "Papers to add": "A certificate of residence or a letter of the employer.",
        },
    )
    call, resident = officer.path, visitor()
    resident.go(public_call(call), status=404)
    officer.press("Publish the call")
    officer.no_problem()
    for language in ("fr", "de", "lb", "en", "pt"):
        papers.pdf(officer.fetch(f"{call}notice-{language}.pdf"), language)
    papers.pdf(officer.fetch(f"{call}form-lb.pdf"), "lb")
    resident.go(public_call(call))
    return call


def public_call(call: str) -> str:
    return f"{PUBLIC}call/{call.rstrip('/').rsplit('/', 1)[1]}/"


def people_apply(visitor, officer, wait, call: str, now) -> None:
    """Three by the form for everybody, one of whom wants to be a substitute; Berthe's paper is keyed in."""
    for name, language, wish in (
        (ANA, "Português", "full member"),
        (KARIM, "Français", "either"),
        (LEA, "English", "substitute"),
    ):
        candidate = visitor()
        candidate.go(public_call(call))
        candidate.press("Apply")
        candidate.fill(
            {
                "First name and name": name,
                "E-mail address": address(name),
                "Language of mails and letters": language,
                "Tie to the commune": "lives and works" if name == KARIM else "lives in",
                "I wish to be": wish,
                "Why I want to take part": "Newcomers should feel expected.",
                "I am at least 18 years old.": True,
                "If I am not chosen, I am willing to stay on the reserve list while the commission works.": True,
                "I have read how the commune uses my data.": True,
            }
        )
        wait(minutes=5)  # nobody fills it in within a second, and the form knows
        candidate.send("Send my application")
        assert "/c/" in candidate.path, "the receipt shows the code and the state"
        candidate.close()
    the_code_opens_the_file(visitor, officer)
    officer.go(call)
    officer.press("Key in an application on paper")
    officer.send(
        "Save the file",
        {
            "The paper came on": day(now),
            "First name and name": BERTHE,
            "Postal address": "3, rue de l\u2019\u00c9cole\nL-7233 B\u00e9reldange",
            "Language of mails and letters": "L\u00ebtzebuergesch",
            "Tie to the commune": "lives in",
            "I wish to be": "full member",
            "The candidate is at least 18 years old.": True,
        },
    )
    officer.says(BERTHE, "on paper", "none: hears by letter")
    papers.pdf(officer.fetch(officer.page.locator("a[href$='receipt.pdf']").first.get_attribute("href")), "lb")


def the_code_opens_the_file(visitor, officer) -> None:
    """From the link of the mail the candidate reads the own application."""
    link = link_in_mail(officer, address(LEA), "/c/")
    candidate = visitor()
    candidate.go(link)
    candidate.says("Lea Simon")
    candidate.close()


def the_college_chooses(officer, call: str) -> None:
    """The call is closed on the day after its last; all are examined; three are proposed and one as substitute."""
    officer.go(call)
    officer.press("Close the call")
    officer.no_problem()
    for name in (ANA, KARIM, BERTHE, LEA):
        officer.go(call)
        officer.press(name, within=officer.main)
        officer.press("Examine the conditions")
        officer.send(
            "Save the examination",
            {
                "Does the candidate meet the conditions of the call?": "yes",
                "Which papers were seen, or why not": "Seen",
            },
        )
    officer.go(call)
    officer.press("Begin the selection")
    for names, what in (((ANA, KARIM, BERTHE), "propose as full"), ((LEA,), "propose as substitute")):
        for name in names:
            officer.main.get_by_role("checkbox", name=name).check()
        officer.send("Move those ticked", {"Those ticked": what})
    officer.says("Proposed so far: 3 of 3 full members", "Substitutes: 1 of 1")


def the_council_appoints(officer, secretary, visitor, home: str, call: str, now) -> None:
    """In closed sitting; with the vote the seats are filled and everybody is told, Berthe by letter."""
    officer.go(f"{SPACE}council/dates/add/")
    officer.send("Add the sittings", {"Days of the sittings": day(now), "Time": "18:30", "Place": "Maison communale"})
    officer.go(f"{call}selection/")
    officer.press("Draft the council's decision")
    act = officer.path
    officer.says(f"{ANA} (si\u00e8ge 1)", f"{LEA} (si\u00e8ge 1)", "closed sitting")
    councils.on_the_agenda(secretary, act, "3", now)
    papers.pdf(secretary.fetch(f"{act}pack.pdf"), "fr")
    voted = {"Result": "accepted", "Unanimous": True, "Sitting closed at": "20:10"}
    councils.voted(secretary, act, voted)
    officer.go(f"{home}seats/")
    officer.says(ANA, KARIM, BERTHE, LEA)
    officer.go(call)
    officer.press("Letters to candidates")
    papers.pdf(officer.fetch(f"{call}letters.pdf"), "lb")
    officer.press("Record", within=officer.main)
    officer.no_problem()
    candidate = visitor()
    candidate.go(link_in_mail(officer, address(LEA), "/c/"))
    candidate.says("appointed")
    candidate.close()
    resident = visitor()
    resident.go(public_call(call), status=404)
    resident.close()
