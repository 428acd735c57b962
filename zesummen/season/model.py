"""The nouns of a season. Frozen; built by ``read`` from a file, or directly by whoever has the data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EVERY_DAY = frozenset(range(7))
BEST_PREFERENCE = 3  # 3: as wished … 0: only if need be


class State(StrEnum):
    """How firm a session is. Held ones cannot change; confirmed ones were agreed with the commune."""

    HELD = "held"
    CONFIRMED = "confirmed"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Place:
    """A commune with the point from which travel is estimated (WGS 84)."""

    code: str
    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Period:
    """Days, first and last included."""

    first: date
    last: date

    def holds(self, on: date) -> bool:
        return self.first <= on <= self.last


@dataclass(frozen=True, slots=True)
class Window:
    """Hours on some days of the week, perhaps only within some dates. Hours in minutes after midnight."""

    start: int
    end: int
    days: frozenset[int] = EVERY_DAY
    first: date | None = None
    last: date | None = None
    preference: int = BEST_PREFERENCE

    def open_on(self, on: date) -> bool:
        """Whether the window is open on that day at all."""
        early = self.first is not None and on < self.first
        late = self.last is not None and on > self.last
        return on.weekday() in self.days and not early and not late


@dataclass(frozen=True, slots=True)
class Course:
    """What is given: so many linked sessions of so many minutes, each ``gap`` days after the one before."""

    code: str
    name: str
    sessions: int = 2
    minutes: int = 120
    gap_min: int = 7
    gap_max: int = 42
    trainers: int = 1
    windows: tuple[Window, ...] = ()


@dataclass(frozen=True, slots=True)
class Trainer:
    """Who gives sessions. No ``windows``: always free but when away. ``None`` as a limit: no limit."""

    code: str
    name: str
    languages: frozenset[str]
    base: str
    leads: bool = True
    courses: frozenset[str] | None = None
    per_week: int | None = None
    per_season: int | None = None
    windows: tuple[Window, ...] = ()
    away: tuple[Period, ...] = ()

    def free(self, on: date, start: int, end: int) -> bool:
        """Whether they are available for these hours of that day, other sessions left aside."""
        if any(period.holds(on) for period in self.away):
            return False
        return not self.windows or any(
            window.open_on(on) and window.start <= start and end <= window.end for window in self.windows
        )


@dataclass(frozen=True, slots=True)
class Request:
    """What one commission, or several together, asked for. Any one of ``languages`` will do."""

    code: str
    place: str
    communes: tuple[str, ...]
    course: str
    languages: tuple[str, ...]
    asked_on: date
    never_trained: frozenset[str] = frozenset()
    windows: tuple[Window, ...] = ()
    not_on: frozenset[date] = frozenset()
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """One evening of a request: day, start in minutes, trainers with the lead first."""

    request: str
    number: int
    on: date
    start: int
    trainers: tuple[str, ...]
    state: State = State.PROPOSED

    @property
    def lead(self) -> str:
        return self.trainers[0]


@dataclass(frozen=True, slots=True)
class Rules:
    """The numbers that a training body may want otherwise. Weights are those of a served request."""

    sessions_per_day: int = 1
    weight_commission: int = 100
    weight_week: int = 1
    most_weeks: int = 52
    weight_never: int = 30
    weight_agreed: int = 1000
    road_factor: float = 1.35
    km_per_hour: int = 50
    travel_step: int = 5
    spare_minutes: int = 15


@dataclass(frozen=True, slots=True)
class Season:
    """Everything the planner knows."""

    name: str
    first: date
    last: date
    today: date
    places: Mapping[str, Place]
    courses: Mapping[str, Course]
    trainers: Mapping[str, Trainer]
    requests: Mapping[str, Request]
    closed: frozenset[date] = frozenset()
    sessions: tuple[Session, ...] = ()
    rules: Rules = field(default_factory=Rules)

    def course_of(self, session: Session) -> Course:
        return self.courses[self.requests[session.request].course]

    def end_of(self, session: Session) -> int:
        """When the session ends, in minutes after midnight."""
        return session.start + self.course_of(session).minutes

    def firm(self, request: str) -> dict[int, Session]:
        """The sessions of a request that the file brought along, by number."""
        return {session.number: session for session in self.sessions if session.request == request}

    def weight(self, request: Request) -> int:
        """What serving the request is worth: waiting time, commissions never trained, evenings already agreed.

        Two requests of one commission always outweigh a single one, however long it has waited.
        """
        rules = self.rules
        weeks = min(max((self.today - request.asked_on).days // 7, 0), rules.most_weeks)
        each = rules.weight_commission + weeks * rules.weight_week
        worth = each * len(request.communes) + rules.weight_never * len(request.never_trained)
        agreed = any(session.state != State.PROPOSED for session in self.firm(request.code).values())
        return worth + (rules.weight_agreed if agreed else 0)


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence as data: a code of ``words.SENTENCES`` and what goes into it. Translated by whoever shows it."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Level:
    """How far one aim was taken. ``proven``: no plan with the aims before it kept is better here."""

    name: str
    value: int
    bound: int
    proven: bool
    seconds: float


def days(first: date, last: date) -> Iterable[date]:
    """Each day from the first to the last, both included."""
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
