"""Plain data, ready for JSON: an answer from an outcome, and a season file from a season."""

from collections.abc import Iterable
from typing import Any

from .model import DAY_NAMES, EVERY_DAY, Reason, Rules, Season, Session, Window
from .read import show_clock
from .solve import Outcome
from .waiting import Waiting
from .words import sentence

Json = dict[str, Any]


def answer(season: Season, outcome: Outcome, waiting: Iterable[Waiting]) -> Json:
    """The plan, how good it is, and for each request that waits why, what would change it, and what is free next."""
    return {
        "season": season.name,
        "proven": outcome.proven,
        "stopped": outcome.stopped,
        "seconds": round(outcome.seconds, 2),
        "served": len(season.requests) - len(outcome.waiting),
        "requests": len(season.requests),
        "levels": [
            {"name": n.name, "value": n.value, "bound": n.bound, "proven": n.proven, "seconds": round(n.seconds, 2)}
            for n in outcome.levels
        ],
        "first_come": {"served": outcome.greedy_served, "values": outcome.greedy},
        "sessions": [session(season, chosen) for chosen in outcome.plan],
        "waiting": [
            {
                "rank": entry.rank,
                "request": entry.request,
                "why": reason(season, entry.why),
                "changes": [reason(season, change) for change in entry.changes],
                "offer": [session(season, chosen) for chosen in entry.offer],
            }
            for entry in waiting
        ],
    }


def session(season: Season, chosen: Session) -> Json:
    """One session."""
    return {
        "request": chosen.request,
        "number": chosen.number,
        "on": chosen.on.isoformat(),
        "from": show_clock(chosen.start),
        "until": show_clock(season.end_of(chosen)),
        "place": season.requests[chosen.request].place,
        "trainers": list(chosen.trainers),
        "state": chosen.state.value,
    }


def reason(season: Season, found: Reason) -> Json:
    """A reason with its English sentence."""
    return {"code": found.code, "params": _plain(dict(found.params)), "sentence": sentence(season, found)}


def question(season: Season) -> Json:
    """The season as its file would say it: ``read.read_data`` gives the same season back."""
    standard = Rules()
    rules = {n: getattr(season.rules, n) for n in Rules.__slots__ if getattr(season.rules, n) != getattr(standard, n)}
    return {
        "season": {
            "name": season.name,
            "from": season.first.isoformat(),
            "until": season.last.isoformat(),
            "today": season.today.isoformat(),
        },
        "rules": rules,
        "holidays": [on.isoformat() for on in sorted(season.closed)],
        "places": [{"code": p.code, "name": p.name, "lat": p.lat, "lon": p.lon} for p in season.places.values()],
        "courses": [
            {
                "code": c.code,
                "name": c.name,
                "sessions": c.sessions,
                "minutes": c.minutes,
                "gap": [c.gap_min, c.gap_max],
                "trainers": c.trainers,
                "windows": [_window(window) for window in c.windows],
            }
            for c in season.courses.values()
        ],
        "trainers": _trainers(season),
        "requests": _requests(season),
        "sessions": [
            {key: value for key, value in session(season, chosen).items() if key not in ("until", "place")}
            for chosen in season.sessions
        ],
    }


def _trainers(season: Season) -> list[Json]:
    return [
        {
            "code": t.code,
            "name": t.name,
            "languages": sorted(t.languages),
            "base": t.base,
            "leads": t.leads,
            **({} if t.courses is None else {"courses": sorted(t.courses)}),
            **({} if t.per_week is None else {"per_week": t.per_week}),
            **({} if t.per_season is None else {"per_season": t.per_season}),
            "available": [_window(window) for window in t.windows],
            "away": [{"from": period.first.isoformat(), "until": period.last.isoformat()} for period in t.away],
        }
        for t in season.trainers.values()
    ]


def _requests(season: Season) -> list[Json]:
    return [
        {
            "code": r.code,
            "communes": list(r.communes),
            "place": r.place,
            "course": r.course,
            "languages": list(r.languages),
            "asked_on": r.asked_on.isoformat(),
            **({"never_trained": sorted(r.never_trained)} if r.never_trained else {}),
            "windows": [_window(window) for window in r.windows],
            "not_on": [on.isoformat() for on in sorted(r.not_on)],
            **({} if r.rank is None else {"rank": r.rank}),
        }
        for r in season.requests.values()
    ]


def _window(window: Window) -> Json:
    return {
        **({} if window.days == EVERY_DAY else {"days": [DAY_NAMES[number] for number in sorted(window.days)]}),
        "from": show_clock(window.start),
        "until": show_clock(window.end),
        **({"first": window.first.isoformat()} if window.first else {}),
        **({"last": window.last.isoformat()} if window.last else {}),
        "preference": window.preference,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, str | int | float | bool | None) else value.isoformat()
