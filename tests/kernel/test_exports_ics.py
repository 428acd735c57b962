"""Calendars: council dates come in from any calendar program, sittings go out into any."""

import datetime

import icalendar
import pytest
from django.utils import translation

from zesummen.kernel.exports import ics

DAY = datetime.date
COUNCIL = b"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//EN
BEGIN:VEVENT
UID:council@example
SUMMARY:Conseil communal
DTSTART;TZID=Europe/Luxembourg:20260109T180000
DTEND;TZID=Europe/Luxembourg:20260109T200000
RRULE:FREQ=MONTHLY;BYDAY=2FR;COUNT=12
EXDATE;TZID=Europe/Luxembourg:20260814T180000
LOCATION:Salle du conseil
END:VEVENT
BEGIN:VEVENT
UID:extra@example
SUMMARY:S\xc3\xa9ance extraordinaire
DTSTART:20260720T160000Z
STATUS:CANCELLED
END:VEVENT
BEGIN:VEVENT
UID:day@example
SUMMARY:Tag der offenen T\xc3\xbcr
DTSTART;VALUE=DATE:20260301
END:VEVENT
END:VCALENDAR
"""


def read(content=COUNCIL, start=datetime.date(2026, 1, 1), end=datetime.date(2026, 12, 31)):  # noqa: B008 (days)
    with translation.override("en"):
        return ics.read(content.replace(b"\n", b"\r\n"), start=start, end=end)


def test_recurring_dates_are_spelt_out_without_the_exceptions():
    days = [e.starts.date() for e in read() if e.uid == "council@example"]
    assert len(days) == 11 and DAY(2026, 8, 14) not in days
    assert days[:2] == [DAY(2026, 1, 9), DAY(2026, 2, 13)]


def test_hours_are_luxembourgs_in_winter_and_summer():
    by_day = {e.starts.date(): e for e in read() if isinstance(e.starts, datetime.datetime)}
    assert by_day[DAY(2026, 1, 9)].starts.strftime("%H:%M %Z") == "18:00 CET"
    assert by_day[DAY(2026, 7, 10)].starts.strftime("%H:%M %Z") == "18:00 CEST"
    assert by_day[DAY(2026, 7, 20)].starts.strftime("%H:%M") == "18:00"
    assert by_day[DAY(2026, 7, 20)].cancelled


def test_a_whole_day_stays_a_day_and_the_last_day_counts():
    found = read(start=DAY(2026, 3, 1), end=DAY(2026, 3, 13))
    assert [e.starts if isinstance(e.starts, datetime.datetime) is False else e.starts.date() for e in found] == [
        DAY(2026, 3, 1),
        DAY(2026, 3, 13),
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not a calendar"),
        (b"%PDF-1.7", "not a calendar"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:nonsense\nEND:VEVENT\nEND:VCALENDAR\n", "not a calendar"),
        (COUNCIL.replace(b"FREQ=MONTHLY;BYDAY=2FR;COUNT=12", b"FREQ=SECONDLY"), "repeats within a day"),
        (COUNCIL.replace(b"FREQ=MONTHLY;BYDAY=2FR;COUNT=12", b"FREQ=DAILY;COUNT=9999999"), "more than 500"),
        (b"x" * 3_000_000, "too large"),
    ],
)
def test_what_is_no_calendar_of_dates_is_told(content, sentence):
    with pytest.raises(ics.BadCalendar, match=sentence):
        read(content, end=DAY(2027, 12, 31))


def test_what_goes_out_comes_back():
    starts = datetime.datetime(2026, 7, 10, 18, 0, tzinfo=ics.ZONE)
    ends = starts + datetime.timedelta(hours=2)
    event = ics.Event("s1@zesummen", "Comité; réunion, 2", starts, ends, "Salle, 1", "a\nb")
    made = ics.calendar("Comité", [event, ics.Event("d@z", "Jour", DAY(2026, 7, 11), cancelled=True)])
    assert b"TZID:Europe/Luxembourg" in made and b"BEGIN:DAYLIGHT" in made
    assert len(icalendar.Calendar.from_ical(made).walk("VEVENT")) == 2
    back = ics.read(made, start=DAY(2026, 7, 1), end=DAY(2026, 7, 31))
    assert back[0].title == event.title and back[0].starts == starts and back[0].place == "Salle, 1"
    assert back[1].cancelled and back[1].starts == DAY(2026, 7, 11)
