"""What the planner is asked: a season as the plain data of ``docs/how-to/plan-season.md``, from the rows.

Requests are known by their reference, trainers by ``t`` and their number, courses by their code, communes by their LAU
code. Three statements, whatever the number of requests.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, time, timedelta
from itertools import chain
from typing import Any, TypeVar

from django.db.models import QuerySet

from zesummen.council.models import CouncilDate
from zesummen.kernel import public_holidays, school_holidays, together
from zesummen.kernel.tenancy import across
from zesummen.season import read
from zesummen.season.model import DAY_NAMES
from zesummen.season.model import Season as Planned
from zesummen.sittings.models import Sitting
from zesummen.sittings.states import BodyKind, SittingState

from ..models import Absence, Course, DateWish, Evening, Party, Poll, Season, Trainer, TrainingRequest
from ..states import EveningState, PollState, RequestState

Json = dict[str, Any]
Row = TypeVar("Row", Party, DateWish)  # rows of a request
PLANNED = (RequestState.ASKED, RequestState.DATING, RequestState.WAITING, RequestState.DATED, RequestState.RUNNING)
STATES = {
    EveningState.PROPOSED: "proposed",
    EveningState.OFFERED: "proposed",
    EveningState.CONFIRMED: "confirmed",
    EveningState.HELD: "held",
}
DAY_END = "24:00"
ANY_DATE: list[Json] = [  # where a course has no usual days and the commission names none: when volunteers have time
    {"days": list(DAY_NAMES[:5]), "from": "18:00", "until": "22:00", "preference": 1},
    {"days": ["sat"], "from": "09:00", "until": "13:00", "preference": 0},
]


def code_of(trainer: Trainer | int) -> str:
    """What the planner calls a trainer."""
    return f"t{trainer if isinstance(trainer, int) else trainer.pk}"


def question(season: Season, today: date) -> Json:
    """The season of the open training body as data; ``read.read_data`` reads it (``Faulty`` where rows contradict)."""
    planned, trainers = _plannable(), Trainer.objects.select_related("base").order_by("pk")
    courses = Course.objects.order_by("pk")
    away = Absence.objects.filter(last__gte=season.first, first__lte=season.last)
    trained = _trained()
    together.fill(planned, trainers, courses, away, trained)
    requests = _of_season(season, planned)
    party_rows = Party.objects.filter(request__in=requests).select_related("commune", "party_space")
    evenings = Evening.objects.filter(request__in=requests).exclude(state=EveningState.CANCELLED)
    evenings = evenings.select_related("request")
    elsewhere, wishes = _elsewhere(season, requests), DateWish.objects.filter(request__in=requests)
    together.fill(party_rows, evenings, elsewhere, wishes)
    parties = _by_request(party_rows)
    communes = {row.commune for rows in parties.values() for row in rows} | {row.base for row in trainers}
    return {
        "season": {
            "name": season.name,
            "from": season.first.isoformat(),
            "until": season.last.isoformat(),
            "today": today.isoformat(),
        },
        "rules": season.rules,
        "holidays": [day.isoformat() for day in closed_days(season)],
        "places": [
            {"code": row.lau2, "name": row.name_fr, "lat": row.lat, "lon": row.lon}
            for row in sorted(communes, key=lambda row: row.lau2)
        ],
        "courses": [_course(row) for row in courses],
        "trainers": _trainers(season, trainers, _gone(away, elsewhere)),
        "requests": _requests(season, requests, parties, _by_request(wishes), set(trained)),
        "sessions": [session for row in evenings for session in _session(row, today)],
    }


def read_question(asked: Json) -> Planned:
    """The planner's own season; raises ``season.faults.Faulty`` with every fault."""
    return read.read_data(asked)


def planned_requests(season: Season) -> list[TrainingRequest]:
    """The requests that this season plans: its own, and those that belong to none yet.

    One whose members are being asked about dates is left alone until its poll is closed.
    """
    return _of_season(season, _plannable())


def _plannable() -> QuerySet[TrainingRequest]:
    asked = Poll.objects.filter(state=PollState.OPEN).values("request")
    rows = TrainingRequest.objects.filter(state__in=PLANNED).exclude(pk__in=asked)
    return rows.select_related("course").order_by("asked_on", "pk")


def _of_season(season: Season, rows: Iterable[TrainingRequest]) -> list[TrainingRequest]:
    return [row for row in rows if row.season_id in (None, season.pk)]


def closed_days(season: Season) -> list[date]:
    """Days without evenings: public holidays, school holidays where the season avoids them, its own closed days."""
    found = {day for day, _name in public_holidays.between(season.first, season.last)}
    spans = [(row["first"], row["last"]) for row in season.closed_days]
    if season.avoids_school_holidays:
        spans += [(span.first, span.last) for span in school_holidays.between(season.first, season.last)]
    for first, last in spans:
        found.update(_days(max(_as_day(first), season.first), min(_as_day(last), season.last)))
    return sorted(found)


def windows(rows: Iterable[Json]) -> list[Json]:
    """Windows as rows keep them (days from Monday as 0) in the planner's words."""
    return [
        {
            **({"days": [DAY_NAMES[day] for day in row["days"]]} if row.get("days") else {}),
            "from": row["from"],
            "until": row["until"],
        }
        for row in rows
    ]


def _by_request(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.request_id].append(row)
    return found


def _course(row: Course) -> Json:
    return {
        "code": row.code,
        "name": str(row.title) or row.code,
        "sessions": row.sessions_count,
        "minutes": row.minutes,
        "gap": [row.gap_min, row.gap_max],
        "trainers": row.trainers_count,
        "windows": windows(row.windows) or ANY_DATE,
    }


def _trainers(season: Season, rows: Iterable[Trainer], away: dict[int, list[Json]]) -> list[Json]:
    whole = {"from": season.first.isoformat(), "until": season.last.isoformat()}
    return [
        {
            "code": code_of(row),
            "name": row.name,
            "languages": row.languages,
            "base": row.base.lau2,
            "leads": row.leads,
            **({"courses": row.courses} if row.courses else {}),
            **({} if row.per_week is None else {"per_week": row.per_week}),
            **({} if row.per_season is None else {"per_season": row.per_season}),
            "available": windows(row.windows),
            "away": away[row.pk] if row.is_active else [whole],
        }
        for row in rows
    ]


def _elsewhere(season: Season, requests: list[TrainingRequest]) -> QuerySet:
    """Evenings on its days that this season does not plan, of another season or under a poll: (lead, second, day)."""
    rows = Evening.objects.filter(day__gte=season.first, day__lte=season.last).exclude(request__in=requests)
    rows = rows.exclude(state=EveningState.CANCELLED).order_by("day", "pk")
    return rows.values_list("lead_id", "second_id", "day")


def _gone(away: Iterable[Absence], elsewhere: Iterable[tuple]) -> dict[int, list[Json]]:
    """When each trainer is taken: by an evening elsewhere, or away."""
    found: dict[int, list[Json]] = defaultdict(list)
    for lead, second, day in elsewhere:
        for key in (lead, second):
            if key:
                found[key].append({"from": day.isoformat(), "until": day.isoformat()})
    for absence in away:
        found[absence.trainer_id].append({"from": absence.first.isoformat(), "until": absence.last.isoformat()})
    return found


def _trained() -> QuerySet:
    """The codes of the communes that had an evening."""
    rows = Evening.objects.filter(state=EveningState.HELD).order_by()
    return rows.values_list("request__parties__commune__lau2", flat=True).distinct()


def _requests(
    season: Season,
    rows: list[TrainingRequest],
    parties: dict[int, list[Party]],
    wishes: dict[int, list[DateWish]],
    trained: set,
) -> list[Json]:
    taken = _taken_days(season, parties)
    return [_request(season, row, parties[row.pk], wishes[row.pk], trained, taken) for row in rows if parties[row.pk]]


def _request(season, row, parties: list[Party], wishes: list[DateWish], trained: set, taken: dict) -> Json:
    codes = [party.commune.lau2 for party in parties]
    refused = {day for wish in wishes if wish.is_refusal for day in _refused(season, wish)}
    refused |= {day for party in parties for day in taken.get(party.party_space_id, ())}
    return {
        "code": row.reference,
        "communes": codes,
        "place": next((party.commune.lau2 for party in parties if party.is_host), codes[0]),
        "course": row.course.code,
        "languages": row.languages or ["fr"],
        "asked_on": (row.asked_on or row.begun_on).isoformat(),
        "never_trained": [code for code in codes if code not in trained],
        "windows": [_window(wish) for wish in wishes if not wish.is_refusal],
        "not_on": [day.isoformat() for day in sorted(refused)],
        **({} if row.rank is None else {"rank": row.rank}),
    }


def _window(wish: DateWish) -> Json:
    return {
        **({"days": [DAY_NAMES[day] for day in wish.days]} if wish.days else {}),
        "from": _clock(wish.starts),
        "until": _clock(wish.ends),
        **({"first": wish.first.isoformat()} if wish.first else {}),
        **({"last": wish.last.isoformat()} if wish.last else {}),
        "preference": wish.preference,
    }


def _refused(season: Season, wish: DateWish) -> Iterable[date]:
    first = max(wish.first or season.first, season.first)
    last = min(wish.last or season.last, season.last)
    return (day for day in _days(first, last) if not wish.days or day.weekday() in wish.days)


def _taken_days(season: Season, parties: dict[int, list[Party]]) -> dict[int, set[date]]:
    """Days on which a party's council or commission sits, by the party's space. One statement."""
    spaces = {row.party_space_id: row.party_space for rows in parties.values() for row in rows if row.party_space}
    found: dict[int, set[date]] = defaultdict(set)
    if not spaces:
        return found
    with across(spaces.values()):
        rows = Sitting.objects.filter(
            day__gte=season.first, day__lte=season.last, body__kind__in=[BodyKind.COUNCIL, BodyKind.COMMISSION]
        ).exclude(state=SittingState.CANCELLED)
        councils = CouncilDate.objects.filter(day__gte=season.first, day__lte=season.last, cancelled_on=None)
        read = [one.order_by().values_list("space_id", "day") for one in (rows, councils)]
        together.fill(*read)
        for space, day in chain(*read):
            found[space].add(day)
    return found


def _session(row: Evening, today: date) -> Iterable[Json]:
    """The evening as the planner knows it; one without a lead is planned anew, one that has passed was held."""
    if row.lead_id is None:
        return
    state = "held" if row.day <= today and row.state == EveningState.CONFIRMED else STATES[EveningState(row.state)]
    yield {
        "request": row.request.reference,
        "number": row.number,
        "on": row.day.isoformat(),
        "from": _clock(row.starts),
        "trainers": [code_of(key) for key in (row.lead_id, row.second_id) if key],
        "state": state,
    }


def _clock(value: time | None) -> str:
    return f"{value:%H:%M}" if value else DAY_END


def _as_day(value: str | date) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
