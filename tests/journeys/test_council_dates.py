"""The calendar of the council is read from the file that the secretary's own calendar writes.

Robert, secretary of Mersch, uploads it: a sitting every month is spelt out. A picture is refused in words. The same
file again adds nothing; a cancelled entry cancels its sitting. Each sitting shows its deadlines, counted back.
"""

from datetime import date, timedelta

import pytest

from journeys.words import today

pytestmark = pytest.mark.journey
FIRST = today() + timedelta(days=75)
DATES = "/s/mersch/council/dates/"
LINES = (
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Mersch//council//FR",
    "BEGIN:VEVENT", "UID:council-2027@mersch.example", "DTSTAMP:20260101T080000Z", "{status}",
    "DTSTART;TZID=Europe/Luxembourg:{first}T183000", "DTEND;TZID=Europe/Luxembourg:{first}T210000",
    "RRULE:FREQ=WEEKLY;INTERVAL=4;COUNT=3", "SUMMARY:Conseil communal", "LOCATION:Salle des glaces",
    "END:VEVENT", "END:VCALENDAR", "",
)  # fmt: skip


@pytest.fixture
def calendar(tmp_path):
    """``calendar(status)`` is a file as a calendar program writes it."""

    def written(status: str = "STATUS:CONFIRMED"):
        path = tmp_path / "conseil.ics"
        path.write_text("\r\n".join(LINES).format(status=status, first=FIRST.strftime("%Y%m%d")), encoding="utf-8")
        return path

    return written


def test_sittings_come_from_a_calendar_file(visitor, calendar, tmp_path):
    robert = visitor("Robert Nilles")
    picture = tmp_path / "photo.ics"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    robert.go(f"{DATES}import/")
    robert.fill({"Calendar file": picture})
    robert.press("Read the calendar", within=robert.main)
    assert robert.page.locator("#problem").count() == 1
    for _time in range(2):
        robert.go(f"{DATES}import/")
        robert.send("Read the calendar", {"Calendar file": calendar()})
        robert.go(DATES)
        assert robert.main.get_by_text("Salle des glaces").count() == 3, "three sittings, once"
    deadlines_are_counted_back(robert)
    robert.go(f"{DATES}import/")
    robert.send("Read the calendar", {"Calendar file": calendar("STATUS:CANCELLED")})
    robert.go(DATES)
    robert.says("Cancelled sittings")
    assert not robert.main.get_by_text("Salle des glaces").first.is_visible(), "no longer among the coming ones"


def deadlines_are_counted_back(secretary) -> None:
    """Five days before the sitting for the convocation, three for a member's added item."""
    secretary.main.locator("tr, li", has_text="Salle des glaces").first.get_by_role("link").first.click()
    secretary.settle()
    secretary.says("Convocation of the council at the latest", "A member's added item at the latest")
    secretary.says(*(_in_words(FIRST - timedelta(days=before)) for before in (5, 3)))


def _in_words(value: date) -> str:
    return f"{value:%A} {value.day} {value:%B %Y}"
