"""A plan changed by hand: what a move breaks, told at once; and a plan made anew when somebody falls ill."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .diary import Diary, clash, week_of
from .model import Period, Reason, Season, Session, State
from .slots import follows, windows_of

SOFT = {"date.unwished", "lead.other", "agreed.moved"}


@dataclass(frozen=True, slots=True)
class Break:
    """One rule that a plan breaks. ``hard``: the evening cannot take place like this; else somebody must agree."""

    session: Session
    reason: Reason

    @property
    def hard(self) -> bool:
        return self.reason.code not in SOFT


@dataclass(frozen=True, slots=True)
class Moved:
    """The plan after a move, and what the move breaks that was not broken before."""

    plan: tuple[Session, ...]
    breaks: tuple[Break, ...]

    @property
    def possible(self) -> bool:
        """Whether the evening could take place."""
        return not any(found.hard for found in self.breaks)


def check_move(season: Season, plan: Sequence[Session], moved: Session) -> Moved:
    """Put ``moved`` in the place of the session with its request and number, or add it, and tell what that breaks."""
    others = [s for s in plan if (s.request, s.number) != (moved.request, moved.number)]
    after = (*others, moved)
    old = next((s for s in plan if (s.request, s.number) == (moved.request, moved.number)), None)
    if old is not None and old.state == State.HELD and moved != old:
        return Moved(tuple(plan), (Break(moved, Reason("session.held")),))
    known = {_key(found) for found in breaks(season, plan)}
    return Moved(after, tuple(found for found in breaks(season, after) if _key(found) not in known))


def without(season: Season, plan: Sequence[Session], request: str) -> Moved:
    """The plan without what was planned for a request; held sessions stay."""
    kept = tuple(s for s in plan if s.request != request or s.state == State.HELD)
    return Moved(kept, ())


def breaks(season: Season, plan: Sequence[Session]) -> list[Break]:
    """Every rule that the plan breaks, session by session. What was held is not judged."""
    found = []
    for session in plan:
        if session.state != State.HELD:
            reasons = [*_wrong_names(season, session)] or [*_wrong_alone(season, session)]
            found += [Break(session, reason) for reason in reasons]
    known = [s for s in plan if s.request in season.requests]
    sound = [s for s in known if all(t in season.trainers and s.trainers.count(t) == 1 for t in s.trainers)]
    return found + list(_series(season, known)) + list(_diaries(season, sound))


def when_away(season: Season, plan: Iterable[Session], trainer: str, period: Period) -> Season:
    """The season to plan anew when a trainer cannot come: the plan becomes what is kept as far as possible.

    Confirmed evenings keep their date, hour and lead unless that would cost a served request; other planned evenings
    change as little as the aims before that allow. Sessions of the plan keep their state.
    """
    there = season.trainers[trainer]
    ill = replace(there, away=(*there.away, period))
    return replace(season, trainers={**season.trainers, trainer: ill}, sessions=tuple(plan))


def _key(found: Break) -> tuple[str, int, str, str]:
    return found.session.request, found.session.number, found.reason.code, str(sorted(found.reason.params.items()))


def _wrong_names(season: Season, session: Session) -> Iterator[Reason]:
    if session.request not in season.requests:
        yield Reason("request.unknown")
        return
    for trainer in dict.fromkeys(session.trainers):
        if trainer not in season.trainers:
            yield Reason("trainer.unknown", {"trainer": trainer})
        elif session.trainers.count(trainer) > 1:
            yield Reason("trainer.twice", {"trainer": trainer})
    needed = season.course_of(session).trainers
    if len(session.trainers) != needed:
        yield Reason("trainers.number", {"needed": needed})


def _wrong_alone(season: Season, session: Session) -> Iterator[Reason]:
    """What is wrong with one session whatever the others are."""
    firm = season.firm(session.request).get(session.number)
    agreed = firm if firm is not None and firm.state == State.CONFIRMED else None
    kept = agreed is not None and (agreed.on, agreed.start) == (session.on, session.start)
    if not kept:
        yield from _wrong_day(season, session)
    for number, trainer in enumerate(session.trainers):
        known = kept and agreed is not None and trainer in agreed.trainers
        yield from _wrong_trainer(season, session, trainer, number == 0, known)
    if agreed is not None and (not kept or agreed.lead != session.lead):
        yield Reason("agreed.moved")


def _wrong_day(season: Season, session: Session) -> Iterator[Reason]:
    request, about = season.requests[session.request], {"on": session.on}
    if session.on <= season.today:
        yield Reason("date.past", about)
    if not season.first <= session.on <= season.last:
        yield Reason("date.outside", about)
    if session.on in season.closed:
        yield Reason("date.closed", about)
    if session.on in request.not_on:
        yield Reason("date.refused", about)
    end = season.end_of(session)
    windows = windows_of(season, request)
    if not any(w.open_on(session.on) and w.start <= session.start and end <= w.end for w in windows):
        yield Reason("date.unwished", about)


def _wrong_trainer(season: Season, session: Session, code: str, leads: bool, known: bool) -> Iterator[Reason]:
    """``known``: the commune agreed to this trainer for this very evening; then only absence speaks against it."""
    trainer, about = season.trainers[code], {"trainer": code}
    if any(period.holds(session.on) for period in trainer.away):
        yield Reason("trainer.away", {**about, "on": session.on})
    elif not known and not trainer.free(session.on, session.start, season.end_of(session)):
        yield Reason("trainer.hours", about)
    request = season.requests[session.request]
    if not known and not trainer.languages & set(request.languages):
        yield Reason("trainer.language", about)
    if not known and trainer.courses is not None and request.course not in trainer.courses:
        yield Reason("trainer.course", about)
    if leads and not trainer.leads and not known:
        yield Reason("trainer.lead", about)


def _series(season: Season, plan: Sequence[Session]) -> Iterator[Break]:
    """Sessions of one request: all there, in order, the right number of days apart, one lead."""
    by_request: dict[str, list[Session]] = {}
    for session in plan:
        by_request.setdefault(session.request, []).append(session)
    for sessions in by_request.values():
        sessions.sort(key=lambda session: session.number)
        if any(session.state != State.HELD for session in sessions):
            there = {session.number for session in sessions}
            for number in range(1, season.course_of(sessions[0]).sessions + 1):
                if number not in there:
                    yield Break(sessions[0], Reason("series.incomplete", {"number": number}))
        for one, two in pairwise(sessions):
            if two.state != State.HELD and two.number == one.number + 1:
                yield from (Break(two, reason) for reason in _follows(season, one, two))


def _follows(season: Season, one: Session, two: Session) -> Iterator[Reason]:
    course, gap = season.course_of(two), (two.on - one.on).days
    about = {"before": one.number, "number": two.number}
    if gap <= 0:
        yield Reason("gap.order", about)
    elif not follows(course, one.on, two.on, agreed=_as_agreed(season, one) and _as_agreed(season, two)):
        yield Reason("gap.days", {**about, "days": gap, "least": course.gap_min, "most": course.gap_max})
    if one.lead != two.lead:
        yield Reason("lead.other", about)


def _as_agreed(season: Season, session: Session) -> bool:
    firm = season.firm(session.request).get(session.number)
    same = firm is not None and (firm.on, firm.start) == (session.on, session.start)
    return same and firm is not None and firm.state != State.PROPOSED


def _diaries(season: Season, plan: Sequence[Session]) -> Iterator[Break]:
    """What one trainer cannot do: two places at once, too much in a day, a week or the season."""
    diary = Diary(season, plan)
    by_trainer: dict[str, list[Session]] = {}
    for session in sorted(plan, key=lambda s: (s.on, s.start)):
        for trainer in session.trainers:
            by_trainer.setdefault(trainer, []).append(session)
    for code, sessions in by_trainer.items():
        for session in (s for s in sessions if s.state != State.HELD):
            yield from (Break(session, reason) for reason in _too_much(season, diary, code, session, sessions))


def _too_much(season: Season, diary: Diary, code: str, session: Session, mine: Sequence[Session]) -> Iterator[Reason]:
    about = {"trainer": code, "on": session.on}
    for other in mine:
        if other is not session and other.on == session.on and clash(season, diary.stay(other), diary.stay(session)):
            overlap = other.start < season.end_of(session) and session.start < season.end_of(other)
            yield Reason("trainer.busy" if overlap else "trainer.road", {**about, "other": other.request})
    if diary.count(code, session.on) > season.rules.sessions_per_day:
        yield Reason("trainer.day", about)
    week, most = week_of(session.on), diary.limits.week(code, week_of(session.on))
    if most is not None and diary.count_in_week(code, week) > most:
        yield Reason("trainer.week", {**about, "most": most})
    limit = diary.limits.season(code)
    if limit is not None and diary.load[code] > limit:
        yield Reason("trainer.season", {"trainer": code, "most": limit})
