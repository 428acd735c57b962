"""What the commission advises, what the college answers, and what it becomes in the plan."""

from datetime import timedelta

from journeys import papers
from journeys.mails import comes_by_invitation
from journeys.one_commission.founding import SPACE
from journeys.one_commission.sitting import OPINION
from journeys.words import day

ACTION = "A noon course in the library"
REASON = "One course opens in autumn, with the library."


def the_opinion_leaves(officer, opinion: str, now) -> None:
    """Adopted at its point, with its vote; sent with a day for the answer; open to everybody."""
    officer.go(f"{opinion}adopt/")
    officer.send(
        "Record: adopted",
        {
            "The opinion is": "favourable",
            "Adopted on": day(now),
            "Point of a sitting": f"2/{now.year}: {OPINION}",
            "Vote": f"2/{now.year}: {OPINION}",
        },
    )
    officer.says("For 2, against 0, abstentions 0")
    officer.go(f"{opinion}send/")
    officer.send("Send the opinion")
    officer.says("No answer.", "Wished by")
    officer.press("Open it to the public")
    papers.pdf(officer.fetch(f"{opinion}opinion-fr.pdf"), "fr")
    papers.word(officer.fetch(f"{opinion}opinion-de.docx"), OPINION)


def the_college_answers(visitor, officer, opinion: str) -> None:
    """The alderman comes by invitation, sees what waits, and answers: followed in part, with a reason."""
    alderman = comes_by_invitation(visitor, officer, "walferdange", "Sophie Alderman", "Member of the college")
    alderman.go(f"{SPACE}opinions/waiting/")
    alderman.press("Answer", within=alderman.main.locator("tr", has_text=OPINION))
    alderman.put("The opinion is", "followed in part")
    alderman.press("Record the answer", within=alderman.main)
    assert alderman.page.locator("#problem").count() == 1, "in part: the reason is owed"
    alderman.send("Record the answer", {"Why, and what happens now": REASON})
    officer.go(opinion)
    officer.says(REASON, "followed in part")


def it_becomes_an_action(officer, home: str, opinion: str, now) -> None:
    """Two presses from the opinion into the plan; the thread is walked both ways, the list counts it."""
    officer.go(opinion)
    officer.press("Take it into the plan")
    officer.press("Make an action of it")
    officer.says(f"It begins with opinion 1/{now.year} of the commission")
    officer.send(
        "Write the action",
        {
            "Title": ACTION,
            "What happens": "The library opens its room from noon to one.",
            "Field of action": "Languages",
            "Start": day(now),
            "End": day(now + timedelta(days=200)),
        },
    )
    action = officer.path
    officer.says(ACTION, OPINION)
    officer.go(opinion)
    officer.press(ACTION, within=officer.main)
    assert officer.path == action, "the thread leads from the opinion to the action"
    officer.go(f"{home}opinions/")
    officer.says("1 opinion, 1 answered, 1 became an action.", ACTION)
