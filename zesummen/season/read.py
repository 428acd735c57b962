"""A season from its file. Whole or not at all: every fault is told, line by line, and nothing is taken before none is left.

``docs/how-to/plan-season.md`` describes the format.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields as fields_of
from datetime import date, timedelta
from typing import Any, TypeVar

from . import read_sessions
from .faults import Fault, Faulty, Reader
from .lines import lines_of
from .model import (
    BEST_PREFERENCE,
    DAY_NAMES,
    EVERY_DAY,
    Course,
    Period,
    Place,
    Request,
    Rules,
    Season,
    Trainer,
    Window,
    days,
)

T = TypeVar("T")
LONGEST_DAYS = 800
MOST_BYTES = 20_000_000
CLOCK = re.compile(r"([01]\d|2[0-4]):([0-5]\d)")
TOP = {"season", "rules", "holidays", "places", "courses", "trainers", "requests", "sessions"}
WINDOW = {"days", "from", "until", "first", "last", "preference"}
RULE_RANGES = {"km_per_hour": (5, 150), "travel_step": (1, 60), "sessions_per_day": (1, 6), "road_factor": (1, 3)}


def read_season(text: str, places: Iterable[Place] = ()) -> Season:
    """The season that the text describes; ``places`` are known beside those of the file.

    Raises Faulty with all faults.
    """
    text = text.removeprefix("\ufeff")  # some editors put a mark before what they save as UTF-8
    if len(text) > MOST_BYTES:
        raise Faulty([Fault((), 0, "too.big", {"megabytes": MOST_BYTES // 1_000_000})])
    try:
        value = json.loads(text, parse_constant=_no_constant)
        lines = lines_of(text)
    except json.JSONDecodeError as problem:
        raise Faulty([Fault((), problem.lineno, "not.json", {"column": problem.colno, "problem": problem.msg})])
    except (ValueError, RecursionError):
        raise Faulty([Fault((), 0, "not.json", {"column": 1, "problem": "a number or a nesting that is not JSON"})])
    return read_data(value, places, lines)


def read_data(
    value: object, places: Iterable[Place] = (), lines: Mapping[tuple[str | int, ...], int] | None = None
) -> Season:
    """The season from data that was read already. Raises Faulty with all faults."""
    faults: list[Fault] = []
    top = Reader(value, (), lines or {}, faults)
    season = _Season(top, {place.code: place for place in places}).read()
    if faults or season is None:
        raise Faulty(sorted(faults, key=lambda fault: fault.line))
    return season


def _no_constant(_word: str) -> float:
    raise ValueError


class _Season:
    def __init__(self, top: Reader, places: dict[str, Place]):
        self.top, self.places = top, places
        self.named: dict[str, set[str]] = {}  # codes of each list, also of members that are faulty

    def read(self) -> Season | None:
        """The season; ``None`` where a fault was noted. What is faulty stands in, so that the rest is read all the same."""
        self.top.fields(TOP, {"season", "trainers", "requests", "courses"})
        if not isinstance(self.top.value, dict):
            return None
        head = self.top.get("season")
        first, last, today = self._span(head)
        self.first, self.last = first, last
        self.places |= self._by_code("places", self._place)
        self.courses = self._by_code("courses", self._course)
        self.trainers = self._by_code("trainers", self._trainer)
        requests = self._by_code("requests", self._request)
        season = Season(
            name=head.text("name", "Season"),
            first=first,
            last=last,
            today=today,
            places=self.places,
            courses=self.courses,
            trainers=self.trainers,
            requests=requests,
            closed=frozenset(all_days(self.top, "holidays")),
            rules=self._rules(),
        )
        return read_sessions.with_sessions(season, self.top, self.named)

    def _span(self, head: Reader) -> tuple[date, date, date]:
        """The first and the last day, and today."""
        today: date | None = date.today()
        first = last = None
        if self.top.has("season") and head.fields({"name", "from", "until", "today"}, {"from", "until"}):
            first, last = day(head.get("from")), day(head.get("until"))
            today = day(head.get("today")) if head.has("today") else today
            if first and last and not first <= last <= first + timedelta(days=LONGEST_DAYS):
                head.get("until").fault("season.length", most=LONGEST_DAYS)
                first = last = None
        return first or date.min, last or date.max, today or date.today()

    def _by_code(self, name: str, read: Callable[[Reader], T | None]) -> dict[str, T]:
        """The members of a list by their code, which is there once."""
        found: dict[str, T] = {}
        for reader in self.top.each(name):
            code = reader.text("code") if isinstance(reader.value, dict) else ""
            self.named.setdefault(name, set()).add(code)
            if code in found:
                reader.get("code").fault("twice", code=code)
            value = read(reader)
            if value is not None and code:
                found[code] = value
        return found

    def _place(self, reader: Reader) -> Place | None:
        if not reader.fields({"code", "name", "lat", "lon"}, {"code", "lat", "lon"}):
            return None
        code = reader.text("code")
        lat, lon = reader.number("lat", 0, -90, 90), reader.number("lon", 0, -180, 180)
        return Place(code, reader.text("name", code), lat, lon)

    def _course(self, reader: Reader) -> Course | None:
        known = {"code", "name", "sessions", "minutes", "gap", "trainers", "windows"}
        if not reader.fields(known, {"code"}):
            return None
        code = reader.text("code")
        minutes = reader.whole("minutes", 120, 15, 720)
        least, most = self._gap(reader)
        return Course(
            code=code,
            name=reader.text("name", code),
            sessions=reader.whole("sessions", 2, 1, read_sessions.MOST_SESSIONS),
            minutes=minutes,
            gap_min=least,
            gap_max=most,
            trainers=reader.whole("trainers", 1, 1, 2),
            windows=self._windows(reader, "windows", minutes),
        )

    def _gap(self, reader: Reader) -> tuple[int, int]:
        gap = reader.get("gap")
        if not reader.has("gap"):
            return 7, 42
        if not isinstance(gap.value, list) or len(gap.value) != 2 or any(type(n) is not int for n in gap.value):
            gap.fault("not.gap")
            return 7, 42
        least, most = gap.value
        if not 1 <= least <= most <= 366:
            gap.fault("not.gap")
        return least, most

    def _trainer(self, reader: Reader) -> Trainer | None:
        known = {"code", "name", "languages", "base", "leads", "courses", "per_week", "per_season", "available", "away"}
        if not reader.fields(known, {"code", "languages", "base"}):
            return None
        code = reader.text("code")
        self._known(reader, "base", self.places, "unknown.commune")
        courses = frozenset(self._codes(reader, "courses", self.courses, "unknown.course"))
        return Trainer(
            code=code,
            name=reader.text("name", code),
            languages=frozenset(self._codes(reader, "languages", None, "")),
            base=reader.text("base"),
            leads=reader.flag("leads", True),
            courses=courses if reader.has("courses") else None,
            per_week=reader.whole("per_week", 0, 0, 50) if reader.has("per_week") else None,
            per_season=reader.whole("per_season", 0, 0, 1000) if reader.has("per_season") else None,
            windows=self._windows(reader, "available", 15),
            away=tuple(periods(reader, "away")),
        )

    def _request(self, reader: Reader) -> Request | None:
        known = {"code", "communes", "place", "course", "languages", "asked_on", "never_trained", "windows", "dates"}
        known |= {"not_on", "rank"}
        if not reader.fields(known, {"code", "communes", "course", "languages", "asked_on"}):
            return None
        communes = self._codes(reader, "communes", self.places, "unknown.commune")
        asked_on = day(reader.get("asked_on"))
        course = self.courses.get(self._known(reader, "course", self.courses, "unknown.course"))
        minutes = course.minutes if course else 15
        place = self._known(reader, "place", self.places, "unknown.commune") if reader.has("place") else ""
        refused = frozenset(all_days(reader, "not_on"))
        windows = self._windows(reader, "windows", minutes) + self._dates(reader, minutes, refused)
        never = self._codes(reader, "never_trained", None, "")
        named = [member.value for member in reader.each("communes")]
        for code in never:
            if code not in named:
                reader.get("never_trained").fault("not.own.commune", commune=code)
        if not communes or asked_on is None or course is None:
            return None
        return Request(
            code=reader.text("code"),
            place=place or communes[0],
            communes=tuple(communes),
            course=course.code,
            languages=tuple(self._codes(reader, "languages", None, "")),
            asked_on=asked_on,
            never_trained=frozenset(never),
            windows=windows,
            not_on=refused,
            rank=reader.whole("rank", 1, 1, 100_000) if reader.has("rank") else None,
        )

    def _known(self, reader: Reader, name: str, among: Mapping[str, object], code: str) -> str:
        """A code that must be among the known ones."""
        value = reader.text(name)
        if value and value not in among:
            reader.get(name).fault(code, code=value)
        return value

    def _codes(self, reader: Reader, name: str, among: Mapping[str, object] | None, code: str) -> list[str]:
        """A list of codes, each once; ``among``: the known ones."""
        found: list[str] = []
        for member in reader.each(name):
            if not isinstance(member.value, str) or not member.value.strip():
                member.fault("not.text")
            elif among is not None and member.value not in among:
                member.fault(code, code=member.value)
            elif member.value in found:
                member.fault("twice", code=member.value)
            else:
                found.append(member.value)
        if name in {"communes", "languages"} and reader.get(name).value == []:
            reader.get(name).fault("empty")
        return found

    def _windows(self, reader: Reader, name: str, minutes: int) -> tuple[Window, ...]:
        found = [self._window(member, minutes) for member in reader.each(name)]
        return tuple(window for window in found if window is not None)

    def _window(self, reader: Reader, minutes: int) -> Window | None:
        if not reader.fields(WINDOW, {"from", "until"}):
            return None
        hours = self._hours(reader, minutes)
        chosen = [self._weekday(member) for member in reader.each("days")]
        first = day(reader.get("first")) if reader.has("first") else None
        last = day(reader.get("last")) if reader.has("last") else None
        window = Window(
            *hours,
            days=frozenset(chosen) if chosen else EVERY_DAY,
            first=first,
            last=last,
            preference=reader.whole("preference", BEST_PREFERENCE, 0, BEST_PREFERENCE),
        )
        if first and last and first > last:
            reader.get("last").fault("window.backwards", first=first.isoformat(), last=last.isoformat())
        elif first and last and (last - first).days < 7 and not any(map(window.open_on, days(first, last))):
            reader.get("days").fault("window.never", first=first.isoformat(), last=last.isoformat())
        return window

    def _dates(self, reader: Reader, minutes: int, refused: frozenset[date]) -> tuple[Window, ...]:
        """Single days with their hours."""
        found = []
        for member in reader.each("dates"):
            if member.fields({"on", "from", "until", "preference"}, {"on", "from", "until"}):
                on = day(member.get("on"))
                if on is not None and on in refused:
                    member.get("on").fault("date.refused", on=on.isoformat())
                elif on is not None and not self.first <= on <= self.last:
                    member.get("on").fault("date.outside", on=on.isoformat(), first=self.first, last=self.last)
                hours = self._hours(member, minutes)
                preference = member.whole("preference", BEST_PREFERENCE, 0, BEST_PREFERENCE)
                found.append(Window(*hours, first=on, last=on, preference=preference))
        return tuple(found)

    def _hours(self, reader: Reader, minutes: int) -> tuple[int, int]:
        start, end = clock(reader.get("from")), clock(reader.get("until"))
        if start is not None and end is not None and end <= start:
            reader.get("until").fault("hours.backwards", start=show_clock(start), end=show_clock(end))
        elif start is not None and end is not None and end - start < minutes:
            reader.get("until").fault("hours.short", minutes=minutes, has=end - start)
        return start or 0, end or 24 * 60

    def _weekday(self, reader: Reader) -> int:
        if reader.value in DAY_NAMES:
            return DAY_NAMES.index(str(reader.value))
        reader.fault("not.weekday", known=", ".join(DAY_NAMES))
        return 0

    def _rules(self) -> Rules:
        if not self.top.has("rules"):
            return Rules()
        reader = self.top.get("rules")
        names = {field.name: field.default for field in fields_of(Rules)}
        if not reader.fields(set(names), set()):
            return Rules()
        found: dict[str, Any] = {}
        for name, default in names.items():
            least, most = RULE_RANGES.get(name, (0, 100_000))
            if isinstance(default, float):
                found[name] = reader.number(name, default, least, most)
            elif isinstance(default, int):
                found[name] = reader.whole(name, default, least, most)
        return Rules(**found)


def day(reader: Reader) -> date | None:
    """A day, written 2027-03-02."""
    try:
        if not isinstance(reader.value, str) or len(reader.value) != 10:
            raise ValueError
        return date.fromisoformat(reader.value)
    except ValueError:
        reader.fault("not.day")
        return None


def clock(reader: Reader) -> int | None:
    """Hours and minutes, written 18:30, as minutes after midnight."""
    match = CLOCK.fullmatch(reader.value) if isinstance(reader.value, str) else None
    if match is None or (match[1] == "24" and match[2] != "00"):
        reader.fault("not.clock")
        return None
    return int(match[1]) * 60 + int(match[2])


def show_clock(minutes: int) -> str:
    """18:30"""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def periods(reader: Reader, name: str) -> list[Period]:
    """Days or periods (``{"from": …, "until": …}``, both days included; a ``name`` may stand beside them)."""
    found = []
    for member in reader.each(name):
        if isinstance(member.value, str):
            on = day(member)
            found += [Period(on, on)] if on else []
        elif member.fields({"from", "until", "name"}, {"from", "until"}):
            first, last = day(member.get("from")), day(member.get("until"))
            if first and last and first > last:
                member.get("until").fault("window.backwards", first=first.isoformat(), last=last.isoformat())
            elif first and last:
                found.append(Period(first, last))
    return found


def all_days(reader: Reader, name: str) -> list[date]:
    """Every day of the periods; at most some years of each."""
    return [
        on
        for period in periods(reader, name)
        for on in days(period.first, min(period.last, period.first + timedelta(days=LONGEST_DAYS)))
    ]
