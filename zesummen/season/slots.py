"""When a request could be met at all: days and hours that it accepts and somebody who could come then.

A session begins as soon as its window opens, or as soon after that as a further trainer becomes free. What was
agreed with the commune is not judged again: its day and its trainers stay possible as long as nobody of them is away.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .model import BEST_PREFERENCE, Course, Request, Season, Session, State, Trainer, Window, days
from .travel import there_and_back


@dataclass(frozen=True, slots=True)
class Slot:
    """One possible evening. ``misfit`` is 0 for a day as wished, more for others; ``trainers`` could all come."""

    on: date
    start: int
    end: int
    misfit: int
    trainers: tuple[str, ...]
    leads: frozenset[str]
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is left to plan of a request: for each session number the slots, and the held session before the first.

    ``roads``: minutes there and back for each trainer.
    """

    request: Request
    course: Course
    numbers: tuple[int, ...]
    layers: tuple[tuple[Slot, ...], ...]
    before: Session | None
    firm: dict[int, Session]
    roads: dict[str, int]

    @property
    def possible(self) -> bool:
        """Whether each session has at least one slot that fits to its neighbours."""
        return bool(self.layers) and all(self.layers)


def wanted(season: Season, request: Request) -> Wanted:
    """Everything that could serve what is left of the request; empty layers where nothing could."""
    course = season.courses[request.course]
    firm = season.firm(request.code)
    held = {number: session for number, session in firm.items() if session.state == State.HELD}
    numbers = tuple(number for number in range(1, course.sessions + 1) if number not in held)
    general = tuple(request_slots(season, request))
    layers = [_with_agreed(season, request, general, firm.get(number)) for number in numbers]
    before = max(held.values(), key=lambda session: session.number, default=None)
    if before is not None and layers:
        layers[0] = tuple(s for s in layers[0] if follows(course, before.on, s.on, agreed=s.agreed))
    roads = {trainer: there_and_back(season, trainer, request.place) for trainer in season.trainers}
    return Wanted(request, course, numbers, _chained(course, layers), before, firm, roads)


def suitable(season: Season, request: Request) -> list[Trainer]:
    """Trainers who give this course in one of the request's languages."""
    return [
        trainer
        for trainer in season.trainers.values()
        if (trainer.courses is None or request.course in trainer.courses) and trainer.languages & set(request.languages)
    ]


def windows_of(season: Season, request: Request) -> tuple[Window, ...]:
    """The request's own windows; where it names none, the house rule of its course."""
    return request.windows or season.courses[request.course].windows


def open_days(season: Season, request: Request, window: Window) -> Iterator[date]:
    """The days of the window that lie in the season, ahead of today, and are neither closed nor refused."""
    first = max(season.first, season.today + timedelta(days=1), window.first or season.first)
    last = min(season.last, window.last or season.last)
    return (
        on for on in days(first, last) if window.open_on(on) and on not in season.closed and on not in request.not_on
    )


def request_slots(season: Season, request: Request) -> list[Slot]:
    """All slots within the request's wishes, by day and hour."""
    course = season.courses[request.course]
    trainers = suitable(season, request)
    found: dict[tuple[date, int], Slot] = {}
    for window in sorted(windows_of(season, request), key=lambda w: -w.preference):
        for on in open_days(season, request, window):
            for slot in _slots_on(course, trainers, window, on):
                found.setdefault((on, slot.start), slot)
    return sorted(found.values(), key=lambda slot: (slot.on, slot.start))


def follows(course: Course, earlier: date, later: date, *, agreed: bool = False) -> bool:
    """Whether ``later`` may follow; two days that were both agreed need only be in order."""
    gap = (later - earlier).days
    return gap > 0 if agreed else course.gap_min <= gap <= course.gap_max


def _slots_on(course: Course, trainers: list[Trainer], window: Window, on: date) -> Iterator[Slot]:
    latest = window.end - course.minutes
    opening = {w.start for t in trainers for w in t.windows if w.open_on(on) and window.start < w.start <= latest}
    known: set[str] = set()
    for start in sorted({window.start, *opening}):
        end = start + course.minutes
        free = [trainer for trainer in trainers if trainer.free(on, start, end)] if end <= window.end else []
        leads = frozenset(trainer.code for trainer in free if trainer.leads)
        if len(free) >= course.trainers and leads and not {trainer.code for trainer in free} <= known:
            known |= {trainer.code for trainer in free}
            yield Slot(on, start, end, BEST_PREFERENCE - window.preference, tuple(t.code for t in free), leads)


def _with_agreed(
    season: Season, request: Request, slots: tuple[Slot, ...], session: Session | None
) -> tuple[Slot, ...]:
    """The slots, with the one that was agreed among them."""
    if session is None or session.state != State.CONFIRMED:
        return slots
    end = season.end_of(session)
    there = {code for code in session.trainers if not any(p.holds(session.on) for p in season.trainers[code].away)}
    free = {trainer.code for trainer in suitable(season, request) if trainer.free(session.on, session.start, end)}
    leads = {code for code in free if season.trainers[code].leads} | ({session.lead} & there)
    trainers = tuple(code for code in season.trainers if code in free | there)
    others = tuple(slot for slot in slots if (slot.on, slot.start) != (session.on, session.start))
    if not leads or len(trainers) < season.courses[request.course].trainers:
        return others
    agreed = Slot(session.on, session.start, end, 0, trainers, frozenset(leads), agreed=True)
    return tuple(sorted((*others, agreed), key=lambda slot: (slot.on, slot.start)))


def _chained(course: Course, layers: list[tuple[Slot, ...]]) -> tuple[tuple[Slot, ...], ...]:
    """Only slots that have a follower and a forerunner all along."""
    for number in range(len(layers) - 2, -1, -1):
        layers[number] = tuple(s for s in layers[number] if any(linked(course, s, t) for t in layers[number + 1]))
    for number in range(1, len(layers)):
        layers[number] = tuple(t for t in layers[number] if any(linked(course, s, t) for s in layers[number - 1]))
    return tuple(layers)


def linked(course: Course, earlier: Slot, later: Slot) -> bool:
    """Whether one slot may follow the other as the next session of the same request."""
    return follows(course, earlier.on, later.on, agreed=earlier.agreed and later.agreed)
