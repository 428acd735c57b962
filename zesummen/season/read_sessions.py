"""The sessions that a season file brings along: held, confirmed or proposed by an earlier plan."""

from collections.abc import Mapping, Set
from dataclasses import replace
from itertools import combinations

from . import read
from .diary import Diary, clash
from .faults import Reader
from .model import Season, Session, State

MOST_SESSIONS = 6  # of a course
NEEDED = {"request", "number", "on", "from", "trainers"}
FIELDS = NEEDED | {"state", "until", "place"}  # an answer's sessions are taken as they are


def with_sessions(season: Season, top: Reader, named: Mapping[str, Set[str]]) -> Season | None:
    """The season with its sessions; None where a fault was noted, here or before.

    ``season`` holds what is sound of the file; ``named``: the codes of all its requests and trainers. Sessions are held
    against each other only where all that they rest on is sound: no fault is told that follows from another.
    """
    if _faulty(top, "courses"):
        season = replace(season, requests={})
    found: dict[tuple[str, int], tuple[Session, Reader]] = {}
    for reader in top.each("sessions"):
        session = _session(season, reader, named)
        if session is None:
            continue
        key = (session.request, session.number)
        if key in found:
            reader.fault("session.twice", request=key[0], number=key[1])
        found[key] = (session, reader)
    if not _faulty(top, "sessions"):
        _in_order(found)
    if not _faulty(top, "rules", "places", "season"):
        _one_place_at_a_time(season, list(found.values()))
    if top.faults:
        return None
    return replace(season, sessions=tuple(session for session, _reader in found.values()))


def _faulty(top: Reader, *parts: str) -> bool:
    """Whether one of these parts of the file has a fault already."""
    return any(fault.path[:1] == (part,) for fault in top.faults for part in parts)


def _session(season: Season, reader: Reader, named: Mapping[str, Set[str]]) -> Session | None:
    if not reader.fields(FIELDS, NEEDED):
        return None
    code = reader.text("request")
    request = season.requests.get(code)
    if code not in named.get("requests", set()):
        reader.get("request").fault("unknown.request", code=code)
    course = season.courses[request.course] if request else None
    number = reader.whole("number", 1, 1, course.sessions if course else MOST_SESSIONS)
    on, start = read.day(reader.get("on")), read.clock(reader.get("from"))
    state = reader.text("state", State.PROPOSED)
    if state not in list(State):
        reader.get("state").fault("not.state", known=", ".join(State))
        return None
    trainers = [str(member.value) for member in reader.each("trainers")]
    unknown = [one for one in trainers if one not in named.get("trainers", set())]
    for one in unknown:
        reader.get("trainers").fault("unknown.trainer", code=one)
    if request is None or course is None or not season.trainers.keys() >= set(trainers):
        return None
    if len(set(trainers)) != len(trainers) or len(trainers) != course.trainers:
        reader.get("trainers").fault("session.trainers", needed=course.trainers)
    elif on is not None and start is not None:
        return Session(request.code, number, on, start, tuple(trainers), State(state))
    return None


def _in_order(found: dict[tuple[str, int], tuple[Session, Reader]]) -> None:
    """The sessions of a request come one after the other, and none was held before the one before it."""
    for (code, number), (session, reader) in found.items():
        earlier = found.get((code, number - 1))
        if (
            earlier is not None
            and earlier[0].on >= session.on
            and State.PROPOSED not in (earlier[0].state, session.state)
        ):
            reader.get("on").fault("session.order", request=code, number=number)
        if session.state == State.HELD and number > 1 and (earlier is None or earlier[0].state != State.HELD):
            reader.get("state").fault("session.held", request=code, number=number)


def _one_place_at_a_time(season: Season, found: list[tuple[Session, Reader]]) -> None:
    """Nobody was promised to two communes at once."""
    firm = [(session, reader) for session, reader in found if session.state != State.PROPOSED]
    diary = Diary(season)
    for (one, _reader), (two, reader) in combinations(firm, 2):
        for trainer in sorted(set(one.trainers) & set(two.trainers)):
            if one.on == two.on and (
                season.rules.sessions_per_day == 1 or clash(season, diary.stay(one), diary.stay(two))
            ):
                reader.get("trainers").fault("session.clash", trainer=trainer, other=one.request, on=one.on.isoformat())
