"""What stays: minutes with a remark taken, their public version by roles, the public page, the year's report."""

from datetime import date

from journeys import papers
from journeys.one_commission.advising import ACTION, REASON
from journeys.one_commission.founding import ANA, BERTHE, KARIM, LEA, PLACE, PUBLIC, address
from journeys.one_commission.sitting import OPINION, saved, told
from journeys.words import day

CONFIRMED = "I have read the text below. Nobody can be recognised in it, and no address stands in it."
SAID = "Karim Haddad (karim@candidates.example, +352 621 123 456) wrote that he agrees."


def the_minutes_go_round(secretary, sitting: str, now: date) -> None:
    """They begin by themselves; the draft goes out with its mark; a remark comes by telephone and is taken."""
    secretary.go(f"{sitting}minutes/")
    secretary.send("Save the minutes", {"Minutes": SAID})
    papers.word(secretary.fetch(f"{sitting}minutes-fr.docx"), BERTHE, LEA, KARIM, OPINION)
    secretary.go(f"{sitting}minutes/send/")
    secretary.send("Send the draft", {"Remarks are taken until": day(now)})
    secretary.press("Make a remark")
    secretary.send(
        "Note the remark",
        {"Who says it": ANA, "How it came": "by telephone", "Remark": "The course is meant for parents too."},
    )
    secretary.press("Say what became of it")
    secretary.send("Save", {"What became of it": "taken"})
    secretary.go(f"{sitting}minutes/")
    secretary.send("Save the minutes", {"Minutes": f"{SAID} The course is meant for parents too."})


def the_third_is_called(officer, home: str, on: date) -> str:
    """In time; the minutes that wait stand first on its agenda."""
    officer.go(f"{home}sittings/")
    officer.press("Plan a sitting")
    saved(officer, "Save the sitting", {"Day": day(on), "Begins at": "18:30", "Place": PLACE})
    third = officer.path
    officer.says(f"Approval of the minutes of sitting 2/{on.year}")
    told(officer, third)
    return third


def the_minutes_are_approved(secretary, sitting: str, third: str, scan, on: date) -> None:
    """At the third sitting, with the change shown; signed, scanned, and sent to the college."""
    secretary.go(f"{third}attendance/")
    secretary.send("Record who came", {"The sitting ended at": "19:45"})
    secretary.go(f"{sitting}minutes/approve/")
    assert "parents" in secretary.main.locator("#changes ~ p ins").first.inner_text(), "the change is shown"
    secretary.send(
        "Record the approval", {"Approved at the sitting": f"Commission on intercultural living together 3/{on.year}"}
    )
    secretary.says("Approved on", "taken")
    secretary.press("Note the signatures")
    secretary.send("Note the signatures", {"Signed on": day(on), "Scan of the signed minutes": scan})
    secretary.press("Send them to the college")
    secretary.no_problem()
    secretary.go(f"{sitting}minutes/", status=200)


def the_public_version_names_roles(visitor, officer, sitting: str) -> None:
    """Read, confirmed, released: no name, no address, no number of anybody is in it."""
    resident = visitor()
    officer.go(f"{sitting}minutes/public/")
    officer.send("Show it again, or release it", {CONFIRMED: True})
    officer.says("Open to everybody since")
    resident.go(f"{PUBLIC}commission/")
    resident.main.locator("a[href*='/commission/minutes/']").first.click()
    resident.settle()
    nobody_is_named(resident)
    pages = papers.page_count(resident.fetch(resident.page.locator("a[href$='.pdf']").first.get_attribute("href")))
    assert pages >= 1
    resident.close()


def nobody_is_named(reader) -> None:
    source = reader.page.content()
    for name in (ANA, KARIM, LEA):
        assert name not in source and address(name) not in source, f"{name} is named at {reader.path}"
    assert "621 123" not in source and "Malou" not in source


def everybody_reads(visitor, opinion: str) -> None:
    """Who sits as each member chose, the opinion with its answer; at 320 pixels; the calendar without a name."""
    resident = visitor(width=320)
    resident.go(f"{PUBLIC}commission/")
    resident.says("Who sits", BERTHE, "3 of 3 seats are filled", OPINION)
    nobody_is_named(resident)
    resident.go(f"{PUBLIC}commission/opinions/{opinion.rstrip('/').rsplit('/', 1)[1]}/")
    resident.says(OPINION, REASON, "followed in part", ACTION)
    calendar = resident.fetch(f"{PUBLIC}commission/commission.ics").decode()
    assert "BEGIN:VCALENDAR" in calendar and BERTHE not in calendar and "@candidates" not in calendar
    resident.close()


def the_year_is_reported(visitor, officer, home: str, now: date) -> None:
    """Compiled from what stands here; a foreword, adopted in January, sent to the council, then public."""
    year = now.year - 1
    officer.go(f"{home}reports/")
    officer.press(f"Compile the report {year}")
    report = officer.path
    officer.says(OPINION)
    officer.press("Write foreword and outlook")
    officer.send("Save the words", {"Foreword": "Our first year."})
    officer.press("Record that it was adopted")
    officer.send("Record: adopted", {"Adopted on": day(now)})
    for language in ("fr", "de"):
        papers.pdf(officer.fetch(f"{report}report-{language}.pdf"), language)
        papers.word(officer.fetch(f"{report}report-{language}.docx"), OPINION)
    officer.press("Send the report")
    officer.send("Send the report", {"It goes to": ["the communal council", "the college"]})
    officer.press("Open it to the public")
    resident = visitor()
    resident.go(f"{PUBLIC}commission/reports/")
    resident.press(f"Annual report {year}", within=resident.main)
    nobody_is_named(resident)
    resident.close()
