"""A season to look at: weeks with their evenings, the same as a table, and who waits. Five statements, whatever its size."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from zesummen.kernel import public_holidays, school_holidays
from zesummen.kernel.words import active_language

from ..models import Evening, Party, Season, TrainingRequest
from ..states import EveningState, RequestState
from . import season_question

TONES = {
    EveningState.PROPOSED: "to_start",
    EveningState.OFFERED: "under_way",
    EveningState.CONFIRMED: "declared",
    EveningState.HELD: "completed",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One evening of the season, ready to be shown."""

    evening: Evening
    place: str  # the host commune
    canton: str
    communes: str  # all of them
    of: int  # sessions of the course
    host: Party

    @property
    def standing(self) -> str:
        return str(self.evening.get_state_display())

    @property
    def tone(self) -> str:
        return TONES[EveningState(self.evening.state)]

    @property
    def trainers(self) -> str:
        return ", ".join(row.name for row in (self.evening.lead, self.evening.second) if row)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the season. ``closed``: why there is no evening; ``outside``: before or after the season."""

    on: date
    lines: list[Line]
    closed: str = ""
    outside: bool = False
    is_today: bool = False
    names_closed: bool = False  # the first day of the week that this closes says why


@dataclass(frozen=True, slots=True)
class Week:
    """A week from Monday to Sunday."""

    number: int
    days: list[Day]

    @property
    def lines(self) -> list[Line]:
        return [line for day in self.days for line in day.lines]

    @property
    def is_closed(self) -> bool:
        """Nothing can take place in the whole week."""
        return all(day.closed for day in self.days) and not self.lines


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request without all its evenings: on the waiting list, or not dated yet."""

    request: TrainingRequest
    communes: str
    weeks: int  # since it was asked for
    missing: int  # evenings still to be planned


@dataclass(frozen=True, slots=True)
class Sheet:
    """A season in one piece."""

    season: Season
    lines: list[Line]
    weeks: list[Week]
    waiting: list[Waiting] = field(default_factory=list)

    @property
    def served(self) -> int:
        """Requests that have all their evenings."""
        planned: dict[int, int] = defaultdict(int)
        for line in self.lines:
            planned[line.evening.request_id] += 1
        return sum(count >= self.of[key] for key, count in planned.items())

    @property
    def of(self) -> dict[int, int]:
        """How many sessions the course of each request has."""
        return {line.evening.request_id: line.of for line in self.lines}

    def count(self, state: str) -> int:
        """How many evenings stand so."""
        return sum(line.evening.state == state for line in self.lines)


def sheet(season: Season, today: date) -> Sheet:
    """The season of the open training body."""
    evenings = list(
        Evening.objects.filter(season=season)
        .exclude(state=EveningState.CANCELLED)
        .select_related("request__course", "session", "lead", "second")
        .order_by("day", "starts", "pk")
    )
    requests = season_question.planned_requests(season)
    parties = _parties({row.request_id for row in evenings} | {row.pk for row in requests})
    lines = [_line(row, parties[row.request_id]) for row in evenings]
    return Sheet(season, lines, weeks(season, lines, today), waiting(requests, lines, parties, today))


def weeks(season: Season, lines: Iterable[Line], today: date) -> list[Week]:
    """The weeks of the season, each day with its evenings and what closes it."""
    by_day: dict[date, list[Line]] = defaultdict(list)
    for line in lines:
        by_day[line.evening.day].append(line)
    names = closed_names(season)
    monday, found = season.first - timedelta(days=season.first.weekday()), []
    while monday <= season.last:
        days = [monday + timedelta(days=number) for number in range(7)]
        row = [
            Day(
                day,
                by_day[day],
                names.get(day, ""),
                not season.first <= day <= season.last,
                day == today,
                day in names and (day == monday or names[day] != names.get(day - timedelta(days=1))),
            )
            for day in days
        ]
        found.append(Week(monday.isocalendar().week, row))
        monday += timedelta(days=7)
    return found


def closed_names(season: Season) -> dict[date, str]:
    """Why there is no evening on a day: public holiday, school holiday, or the season's own words."""
    names: dict[date, str] = {}
    spans = []
    if season.avoids_school_holidays:
        spans += [(s.first, s.last, s.name) for s in school_holidays.between(season.first, season.last)]
    spans += [
        (date.fromisoformat(row["first"]), date.fromisoformat(row["last"]), row.get("why", ""))
        for row in season.closed_days
    ]
    for first, last, name in spans:
        for number in range((last - first).days + 1):
            names[first + timedelta(days=number)] = name or "–"
    return names | dict(public_holidays.between(season.first, season.last))


def waiting(requests, lines: Iterable[Line], parties: dict, today: date) -> list[Waiting]:
    """Requests that still miss an evening: the waiting list in its order first, then by the day of asking."""
    planned: dict[int, int] = defaultdict(int)
    for line in lines:
        planned[line.evening.request_id] += 1
    rows = [
        Waiting(
            row,
            names(parties[row.pk]),
            max((today - (row.asked_on or row.begun_on)).days // 7, 0),
            row.course.sessions_count - planned[row.pk],
        )
        for row in requests
        if planned[row.pk] < row.course.sessions_count
    ]
    return sorted(
        rows,
        key=lambda row: (
            row.request.state != RequestState.WAITING,
            row.request.rank or 10**6,
            row.request.asked_on or row.request.begun_on,
            row.request.pk,
        ),
    )


def names(parties: Iterable[Party]) -> str:
    """The communes of a request, the host first."""
    return " · ".join(party.commune.name_in(active_language()) for party in parties)


def _line(row: Evening, parties: list[Party]) -> Line:
    host = next((party for party in parties if party.is_host), parties[0])
    language = active_language()
    return Line(
        row,
        host.commune.name_in(language),
        host.commune.canton.name_in(language),
        names(parties),
        row.request.course.sessions_count,
        host,
    )


def _parties(requests: set[int]) -> dict[int, list[Party]]:
    found: dict[int, list[Party]] = defaultdict(list)
    rows = Party.objects.filter(request__in=requests).select_related("commune__canton")
    for row in rows.order_by("-is_host", "pk"):
        found[row.request_id].append(row)
    return found
