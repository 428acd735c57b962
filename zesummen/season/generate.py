"""Invented seasons for the bench and the tests: the same seed gives the same season."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from .model import Course, Period, Place, Request, Rules, Season, Trainer, Window, days

MONDAY = date(2027, 1, 11)
LANGUAGES = ("fr", "lb", "de", "en", "pt")
EVENING, LATE, NOON = 18 * 60, 22 * 60, 13 * 60


@dataclass(frozen=True, slots=True)
class Size:
    """How big, and how tight: ``dates`` is how many evenings each commission offers."""

    communes: int = 100
    trainers: int = 6
    weeks: int = 26
    dates: int = 14
    away: float = 0.3
    per_week: int = 3
    kick_offs: float = 0.0
    two_trainers: float = 0.0
    saturdays: float = 0.1
    other_days: float = 0.5
    joined: float = 0.05


def season(seed: int, size: Size | None = None) -> Season:
    """A season like the real ones: Tuesdays and Thursdays, some Saturday mornings, holidays, few speakers of some languages."""
    chance, size = Random(seed), size or Size()
    first, last = MONDAY, MONDAY + timedelta(weeks=size.weeks, days=-1)
    places = {f"{number:04}": _place(chance, number) for number in range(1, size.communes + 1)}
    courses = {course.code: course for course in _courses()}
    trainers = {
        f"t{number}": _trainer(chance, number, size, places, first, last) for number in range(1, size.trainers + 1)
    }
    spoken = {language for trainer in trainers.values() if trainer.leads for language in trainer.languages}
    closed = {first + timedelta(weeks=week, days=day) for week in (5, 12, 20) if week < size.weeks for day in range(5)}
    requests = {}
    for number, place in enumerate(places, start=1):
        request = _request(chance, number, place, size, places, spoken, (first, last))
        requests[request.code] = request
    return Season(
        name=f"Generated season {seed}",
        first=first,
        last=last,
        today=first - timedelta(days=30),
        places=places,
        courses=courses,
        trainers=trainers,
        requests=requests,
        closed=frozenset(closed),
        rules=Rules(),
    )


def _courses() -> list[Course]:
    house = (Window(EVENING, LATE, frozenset({1, 3})),)
    return [
        Course("module", "Module of two evenings", 2, 120, 7, 42, 1, house),
        Course("module-2", "Module of two evenings, two trainers", 2, 120, 7, 42, 2, house),
        Course("kick-off", "Kick-off", 1, 150, 7, 42, 1, house),
    ]


def _place(chance: Random, number: int) -> Place:
    return Place(f"{number:04}", f"Commune {number}", chance.uniform(49.46, 50.15), chance.uniform(5.8, 6.45))


def _trainer(chance: Random, number: int, size: Size, places: dict[str, Place], first: date, last: date) -> Trainer:
    languages = {"fr"} if number % 3 else {"fr", "pt"}
    languages |= {"lb", "de"} if number % 2 else {"en"}
    away = tuple(Period(on, on) for on in days(first, last) if chance.random() < size.away)
    base = chance.choice(list(places))
    return Trainer(f"t{number}", f"Trainer {number}", frozenset(languages), base, per_week=size.per_week, away=away)


def _request(
    chance: Random,
    number: int,
    place: str,
    size: Size,
    places: dict[str, Place],
    spoken: set[str],
    span: tuple[date, date],
) -> Request:
    course = "kick-off" if chance.random() < size.kick_offs else "module"
    if course == "module" and chance.random() < size.two_trainers:
        course = "module-2"
    communes = {place}
    if chance.random() < size.joined:
        communes.add(chance.choice(list(places)))
    languages = tuple(sorted(chance.sample(sorted(spoken), chance.choice((1, 1, 2)))))
    return Request(
        code=f"r{number}",
        place=place,
        communes=tuple(sorted(communes)),
        course=course,
        languages=languages,
        asked_on=span[0] - timedelta(days=chance.randrange(31, 300)),
        never_trained=frozenset(code for code in sorted(communes) if chance.random() < 0.4),
        windows=tuple(_windows(chance, size, span)),
    )


def _windows(chance: Random, size: Size, span: tuple[date, date]) -> list[Window]:
    """Single evenings that the commission offers."""
    usual = [
        on
        for on in days(*span)
        if on.weekday() in (1, 3) or (on.weekday() in (0, 2) and chance.random() < size.other_days)
    ]
    saturdays = [on for on in days(*span) if on.weekday() == 5]
    offered = set(chance.sample(usual, min(size.dates, len(usual))))
    if chance.random() < size.saturdays:
        offered |= set(chance.sample(saturdays, min(3, len(saturdays))))
    found = []
    for on in sorted(offered):
        start, end = (9 * 60, NOON) if on.weekday() == 5 else (EVENING + chance.choice((0, 0, 30)), LATE)
        found.append(Window(start, end, first=on, last=on, preference=chance.choice((3, 3, 2, 2, 1, 0))))
    return found
