"""The sessions that a season file brings along: held, confirmed or proposed by an earlier plan."""

from dataclasses import replace
from itertools import combinations

from . import read
from .diary import Diary, clash
from .faults import Reader
from .model import Season, Session, State

NEEDED = {"request", "number", "on", "from", "trainers"}
FIELDS = NEEDED | {"state", "until", "place"}  # an answer's sessions are taken as they are


def with_sessions(season: Season, top: Reader) -> Season | None:
    """The season with its sessions; None where a fault was noted."""
    found: dict[tuple[str, int], tuple[Session, Reader]] = {}
    for reader in top.each("sessions"):
        session = _session(season, reader)
        if session is None:
            continue
        key = (session.request, session.number)
        if key in found:
            reader.fault("session.twice", request=key[0], number=key[1])
        found[key] = (session, reader)
    _in_order(season, found)
    _one_place_at_a_time(season, list(found.values()))
    if top.faults:
        return None
    return replace(season, sessions=tuple(session for session, _reader in found.values()))


def _session(season: Season, reader: Reader) -> Session | None:
    if not reader.fields(FIELDS, NEEDED):
        return None
    request = season.requests.get(reader.text("request"))
    if request is None:
        reader.get("request").fault("unknown.request", code=reader.text("request"))
        return None
    course = season.courses[request.course]
    number = reader.whole("number", 1, 1, course.sessions)
    on, start = read.day(reader.get("on")), read.clock(reader.get("from"))
    state = reader.text("state", State.PROPOSED)
    if state not in list(State):
        reader.get("state").fault("not.state", known=", ".join(State))
        return None
    trainers = [str(member.value) for member in reader.each("trainers")]
    unknown = [code for code in trainers if code not in season.trainers]
    for code in unknown:
        reader.get("trainers").fault("unknown.trainer", code=code)
    if not unknown and (len(set(trainers)) != len(trainers) or len(trainers) != course.trainers):
        reader.get("trainers").fault("session.trainers", needed=course.trainers)
    elif not unknown and on is not None and start is not None:
        return Session(request.code, number, on, start, tuple(trainers), State(state))
    return None


def _in_order(season: Season, found: dict[tuple[str, int], tuple[Session, Reader]]) -> None:
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
