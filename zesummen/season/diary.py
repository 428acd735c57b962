"""Who is where when: the trainers' diaries, which say at once why somebody cannot come."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .model import Season, Session, State
from .travel import between

Week = tuple[int, int]


def week_of(on: date) -> Week:
    """The ISO week: weeks begin on Monday."""
    year, week, _day = on.isocalendar()
    return year, week


@dataclass(frozen=True, slots=True)
class Stay:
    """Hours that somebody spends somewhere."""

    start: int
    end: int
    place: str


def clash(season: Season, one: Stay, other: Stay) -> bool:
    """Whether one person cannot do both on one day, the road between the two places included."""
    earlier, later = (one, other) if (one.start, one.end) <= (other.start, other.end) else (other, one)
    road = between(season, earlier.place, later.place)
    return later.start < earlier.end + (road + season.rules.spare_minutes if road else 0)


class Diary:
    """All trainers' sessions, with their limits."""

    def __init__(self, season: Season, sessions: Iterable[Session] = ()):
        self.season = season
        self._days: dict[tuple[str, date], list[Stay]] = defaultdict(list)
        self._weeks: Counter[tuple[str, Week]] = Counter()
        self.load: Counter[str] = Counter()
        self.limits = Limits(season)
        for session in sessions:
            self.add(session)

    def add(self, session: Session) -> None:
        for trainer in session.trainers:
            self._days[trainer, session.on].append(self.stay(session))
            self._weeks[trainer, week_of(session.on)] += 1
            self.load[trainer] += 1

    def remove(self, session: Session) -> None:
        for trainer in session.trainers:
            self._days[trainer, session.on].remove(self.stay(session))
            self._weeks[trainer, week_of(session.on)] -= 1
            self.load[trainer] -= 1

    def stay(self, session: Session) -> Stay:
        request = self.season.requests[session.request]
        return Stay(session.start, self.season.end_of(session), request.place)

    def busy(self, trainer: str, on: date, stay: Stay) -> bool:
        """Whether what stands in the diary that day leaves no room for this stay."""
        that_day = self._days.get((trainer, on), [])
        full = len(that_day) >= self.season.rules.sessions_per_day
        return full or any(clash(self.season, stay, other) for other in that_day)

    def count(self, trainer: str, on: date) -> int:
        """How many sessions the trainer has on that day."""
        return len(self._days.get((trainer, on), []))

    def count_in_week(self, trainer: str, week: Week) -> int:
        return self._weeks[trainer, week]

    def week_full(self, trainer: str, on: date) -> bool:
        limit = self.limits.week(trainer, week_of(on))
        return limit is not None and self._weeks[trainer, week_of(on)] >= limit

    def season_full(self, trainer: str) -> bool:
        limit = self.limits.season(trainer)
        return limit is not None and self.load[trainer] >= limit

    def free(self, trainer: str, on: date, stay: Stay) -> bool:
        """Whether this trainer could take on one more session then."""
        return not (self.season_full(trainer) or self.week_full(trainer, on) or self.busy(trainer, on, stay))


class Limits:
    """The most sessions of a trainer in a week or in the season. Evenings agreed beyond a limit stay."""

    def __init__(self, season: Season):
        firm = [session for session in season.sessions if session.state != State.PROPOSED]
        self.trainers = season.trainers
        self.weeks = Counter((trainer, week_of(session.on)) for session in firm for trainer in session.trainers)
        self.loads = Counter(trainer for session in firm for trainer in session.trainers)

    def week(self, trainer: str, week: Week) -> int | None:
        limit = self.trainers[trainer].per_week
        return None if limit is None else max(limit, self.weeks[trainer, week])

    def season(self, trainer: str) -> int | None:
        limit = self.trainers[trainer].per_season
        return None if limit is None else max(limit, self.loads[trainer])
