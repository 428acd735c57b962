"""Calendars out and in. Writing: sittings and milestones. Reading: council dates, recurring ones too."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

ZONE = ZoneInfo("Europe/Luxembourg")
_MAX_BYTES = 2 * 1024 * 1024
_MAX_DATES = 500
_TOO_OFTEN = {"SECONDLY", "MINUTELY", "HOURLY"}


class BadCalendar(ValueError):
    """The calendar cannot be read; ``str()`` is the sentence for people."""


@dataclass(frozen=True, slots=True)
class Event:
    """An entry: a fixed ``uid``, title, start (an instant, or a day for the whole day), end, place, words, address."""

    uid: str
    title: str
    starts: datetime.datetime | datetime.date
    ends: datetime.datetime | datetime.date | None = None
    place: str = ""
    description: str = ""
    url: str = ""
    cancelled: bool = False
    sequence: int = 0  # grows with each change, so that calendars take the newer one


def calendar(name: str, events: Iterable[Event], *, made_at: datetime.datetime | None = None) -> bytes:
    """An ICS file with these entries, instants in Luxembourg's time with its VTIMEZONE."""
    import icalendar  # late: slow import

    made_at = made_at or datetime.datetime.now(datetime.UTC)
    book = icalendar.Calendar()
    book.add("prodid", "-//Zesummen//zesummen//EN")
    book.add("version", "2.0")
    book.add("x-wr-calname", name)
    for event in events:
        book.add_component(_entry(icalendar, event, made_at))
    book.add_missing_timezones()
    return book.to_ical()


def _entry(icalendar, event: Event, made_at: datetime.datetime):
    entry = icalendar.Event()
    entry.add("uid", event.uid)
    entry.add("dtstamp", made_at.astimezone(datetime.UTC))
    entry.add("summary", event.title)
    entry.add("dtstart", _local(event.starts))
    if event.ends:
        entry.add("dtend", _local(event.ends))
    for key, value in (("location", event.place), ("description", event.description), ("url", event.url)):
        if value:
            entry.add(key, value)
    if event.sequence:
        entry.add("sequence", event.sequence)
    if event.cancelled:
        entry.add("status", "CANCELLED")
    return entry


def _local(moment):
    return moment.astimezone(ZONE) if isinstance(moment, datetime.datetime) else moment


def read(content: bytes, *, start: datetime.date, end: datetime.date) -> list[Event]:
    """Entries from ``start`` up to and with ``end``, recurring ones spelt out, in order; ``BadCalendar`` otherwise.

    A whole-day entry keeps a day as its start; an instant comes in Luxembourg's time; cancelled ones are marked.
    """
    import icalendar  # late: slow import
    import recurring_ical_events  # late: slow import

    if len(content) > _MAX_BYTES:
        raise BadCalendar(_("The calendar is too large: at most 2 MB. Export the council's dates only."))
    try:
        book = icalendar.Calendar.from_ical(content)
        _refuse_too_often(book)
        found = recurring_ical_events.of(book).between(start, end + datetime.timedelta(days=1))
    except BadCalendar:
        raise
    except Exception:  # the parser raises whatever a broken line makes it raise
        raise BadCalendar(_("This is not a calendar file. Export the dates as ICS and choose the file again."))
    if len(found) > _MAX_DATES:
        raise BadCalendar(_("The calendar has more than %(count)d dates in this time.") % {"count": _MAX_DATES})
    events = [_read_entry(entry) for entry in found]
    inside = [e for e in events if start <= _day(e.starts) <= end]
    return sorted(inside, key=lambda e: (_day(e.starts), e.title))


def _refuse_too_often(book) -> None:
    for entry in book.walk("VEVENT"):
        rules = entry.get("rrule") or []
        for rule in rules if isinstance(rules, list) else [rules]:
            if {str(often).upper() for often in rule.get("FREQ", [])} & _TOO_OFTEN:
                raise BadCalendar(_("The calendar has an entry that repeats within a day. Remove it and try again."))


def _read_entry(entry) -> Event:
    ends = entry.get("dtend")
    return Event(
        uid=str(entry.get("uid", ""))[:250],
        title=str(entry.get("summary", ""))[:250],
        starts=_read_moment(entry["dtstart"].dt),
        ends=_read_moment(ends.dt) if ends else None,
        place=str(entry.get("location", ""))[:250],
        description=str(entry.get("description", ""))[:2000],
        cancelled=str(entry.get("status", "")).upper() == "CANCELLED",
    )


def _read_moment(moment):
    if not isinstance(moment, datetime.datetime):
        return moment
    return moment.replace(tzinfo=ZONE) if moment.tzinfo is None else moment.astimezone(ZONE)


def _day(moment) -> datetime.date:
    return moment.date() if isinstance(moment, datetime.datetime) else moment
