"""Who is not served: why, what would change it, and which evenings are free next.

Each change is proven before it is told: with it, the request fits into the plan as it stands beside everybody who is
served. The offers go down the list: what one request is offered, the next one is not.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .diary import Diary, Stay
from .fit import best_fit
from .model import Reason, Request, Season, Session, Trainer, Window
from .reasons import impossible
from .slots import Slot, Wanted, suitable, wanted, windows_of

MOST_CHANGES = 4
USUAL = (18 * 60, 22 * 60)
SATURDAY = (9 * 60, 13 * 60)
NEWCOMER = "\0new trainer"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One place on the waiting list; ``offer`` holds all missing sessions, or nothing where none is free."""

    rank: int
    request: str
    why: Reason
    changes: tuple[Reason, ...]
    offer: tuple[Session, ...]


def waiting_list(season: Season, plan: Sequence[Session], codes: Iterable[str]) -> list[Waiting]:
    """The list in the order of ``codes`` (``solve.Outcome.waiting``)."""
    found = []
    reserved = Diary(season, plan)
    for rank, code in enumerate(codes, start=1):
        wish = wanted(season, season.requests[code])
        offer = next_free(wish, season, reserved)
        for session in offer:
            reserved.add(session)
        found.append(Waiting(rank, code, why(season, wish, plan), tuple(changes(season, wish, plan)), offer))
    return found


def why(season: Season, wish: Wanted, plan: Sequence[Session]) -> Reason:
    """The reason why the request is not in the plan: its own rules, or those who took its evenings."""
    alone = impossible(season, wish.request)
    if alone is not None:
        return alone
    diary = Diary(season, plan)
    if best_fit(wish, diary) is not None:
        return Reason("room")
    trainers = suitable(season, wish.request)
    about = {"languages": wish.request.languages, "count": len(trainers)}
    open_slots = [[slot for slot in layer if _open(wish, diary, slot)] for layer in wish.layers]
    if all(open_slots):
        if _fits(
            _without_limits(season), wish.request.code, plan
        ):  # free, but with too few evenings left for all of it
            return Reason("limits", about)
        return Reason("gap.taken", {"least": wish.course.gap_min, "most": wish.course.gap_max})
    limited = any(_limited(wish, diary, slot) for layer in wish.layers for slot in layer)
    return Reason("limits" if limited else "taken", about)


def changes(season: Season, wish: Wanted, plan: Sequence[Session]) -> list[Reason]:
    """What would serve the request in this plan without taking anything from anybody, the smallest requests first."""
    found: list[Reason] = []
    kinds: set[str] = set()
    for reason, other in _candidates(season, wish.request):
        if len(found) == MOST_CHANGES - 1:
            break
        if reason.code not in kinds and _fits(other, wish.request.code, plan):
            found.append(reason)
            kinds.add(reason.code)
    newcomer = _newcomer(season, wish.request, plan)
    return [*found, newcomer] if newcomer else found


def next_free(wish: Wanted, season: Season, diary: Diary) -> tuple[Session, ...]:
    """The soonest evenings that are free for the request, on its own days of the week or the usual ones of its course."""
    start, end = _hours(season, wish.request)
    own = {day for window in windows_of(season, wish.request) for day in _days_of(season, window) if day < 5}
    usual = (*season.courses[wish.request.course].windows, Window(start, end, frozenset(own or range(5))))
    wider = replace(wish.request, windows=(*windows_of(season, wish.request), *usual))
    there = wanted(replace(season, requests={**season.requests, wider.code: wider}), wider)
    return tuple(best_fit(there, diary, soonest=True) or ()) if there.possible else ()


def _fits(season: Season, code: str, plan: Sequence[Session]) -> list[Session] | None:
    wish = wanted(season, season.requests[code])
    return best_fit(wish, Diary(season, plan)) if wish.possible else None


def _candidates(season: Season, request: Request) -> Iterator[tuple[Reason, Season]]:
    """Changes worth a try, one at a time, each with the season as it would be."""
    yield from _other_days(season, request)
    spoken = {language for trainer in season.trainers.values() if trainer.leads for language in trainer.languages}
    for language in sorted(spoken - set(request.languages)):
        other = replace(request, languages=(*request.languages, language))
        yield Reason("accept.language", {"language": language}), _with_request(season, other)
    course = season.courses[request.course]
    if course.sessions > 1:
        wider = replace(course, gap_max=course.gap_max + 28)
        yield (
            Reason("accept.gap", {"most": wider.gap_max}),
            replace(season, courses={**season.courses, course.code: wider}),
        )
    for trainer in suitable(season, request):
        for limit, code in (("per_week", "more.week"), ("per_season", "more.season")):
            known = getattr(trainer, limit)
            if known is not None:
                busier = _with_trainer(season, replace(trainer, **{limit: known + 1}))
                yield Reason(code, {"trainer": trainer.code}), busier


def _other_days(season: Season, request: Request) -> Iterator[tuple[Reason, Season]]:
    """Each other day of the week, the usual days of the course first; then more of the same days."""
    own = {day for window in windows_of(season, request) for day in _days_of(season, window)}
    house = {day for window in season.courses[request.course].windows for day in window.days}
    start, end = _hours(season, request)
    for day in sorted(set(range(6)) - own, key=lambda number: (number not in house, number)):
        hours = SATURDAY if day == 5 else (start, end)
        yield Reason("accept.days", {"days": (day,)}), _with_window(season, request, hours, frozenset({day}))
    if own:
        further = Reason("accept.dates", {"days": tuple(sorted(own))})
        yield further, _with_window(season, request, (start, end), frozenset(own))


def _newcomer(season: Season, request: Request, plan: Sequence[Session]) -> Reason | None:
    """The trainer who would serve the request: which language, on which days, in which months."""
    windows = windows_of(season, request)
    own = sorted({day for window in windows for day in _days_of(season, window)})
    for days in [*((day,) for day in own), tuple(own)]:
        for language in request.languages:
            free = (Window(0, 24 * 60, frozenset(days)),)
            trainer = Trainer(NEWCOMER, "", frozenset({language}), request.place, windows=free)
            chosen = _fits(_with_trainer(season, trainer), request.code, plan)
            if chosen:
                theirs = [session.on for session in chosen if NEWCOMER in session.trainers]
                about = {
                    "ordinal": 1 + sum(language in t.languages for t in suitable(season, request)),
                    "language": language,
                    "days": tuple(sorted({on.weekday() for on in theirs})),
                    "months": tuple(dict.fromkeys(on.month for on in sorted(theirs))),
                }
                return Reason("more.trainer", about)
    return None


def _without_limits(season: Season) -> Season:
    free = {code: replace(trainer, per_week=None, per_season=None) for code, trainer in season.trainers.items()}
    return replace(season, trainers=free)


def _with_request(season: Season, request: Request) -> Season:
    return replace(season, requests={**season.requests, request.code: request})


def _with_trainer(season: Season, trainer: Trainer) -> Season:
    return replace(season, trainers={**season.trainers, trainer.code: trainer})


def _with_window(season: Season, request: Request, hours: tuple[int, int], days: frozenset[int]) -> Season:
    window = Window(*hours, days=days, preference=0)
    return _with_request(season, replace(request, windows=(*windows_of(season, request), window)))


def _hours(season: Season, request: Request) -> tuple[int, int]:
    """The evening hours that the request or its course names, long enough for a session."""
    minutes = season.courses[request.course].minutes
    evenings = [(w.start, w.end) for w in windows_of(season, request) if w.start >= 16 * 60]
    start, end = max(set(evenings), key=lambda hours: (evenings.count(hours), hours)) if evenings else USUAL
    return start, max(end, start + minutes)


def _days_of(season: Season, window: Window) -> set[int]:
    """The days of the week that a window really has; one of a single date has one."""
    if window.first is not None and window.first == window.last:
        return {window.first.weekday()} & window.days
    return set(window.days)


def _open(wish: Wanted, diary: Diary, slot: Slot) -> bool:
    """Whether enough trainers are still free for this evening, one of whom may lead."""
    stay = Stay(slot.start, slot.end, wish.request.place)
    free = [code for code in slot.trainers if diary.free(code, slot.on, stay)]
    return len(free) >= wish.course.trainers and any(code in slot.leads for code in free)


def _limited(wish: Wanted, diary: Diary, slot: Slot) -> bool:
    """Whether somebody has the hours free that evening, but no evening left to give."""
    stay = Stay(slot.start, slot.end, wish.request.place)
    return any(not diary.busy(code, slot.on, stay) and not diary.free(code, slot.on, stay) for code in slot.trainers)
