"""What waits for the training desk: new requests, polls without quorum, rooms not confirmed, this week, who waits."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from zesummen.kernel.together import Asked, asking, side_by_side
from zesummen.territory.models import Space

from ..models import Participant, Party, Poll, PollAnswer
from ..states import EveningState, Part, PollState, RequestState, Voice
from . import evenings, next_steps
from .next_steps import Row

WEEK = timedelta(days=7)
ROOM_AHEAD = timedelta(days=28)  # a room that is not confirmed four weeks before is the desk's business too


@dataclass(frozen=True, slots=True)
class PollLine:
    """An open poll with the seats that its best date would fill, and the seats it needs."""

    poll: Poll
    communes: str
    best: int
    needed: int
    late: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """The home of the training body."""

    new: tuple[Row, ...]
    owed: tuple[Row, ...]  # other requests whose next step is the body's
    waiting: tuple[Row, ...]  # by rank
    polls: tuple[PollLine, ...]
    rooms: tuple[evenings.Line, ...]
    week: tuple[evenings.Line, ...]
    counts: tuple[tuple[str, str, int], ...]  # (state, its name, how many)

    @property
    def is_idle(self) -> bool:
        """Nothing waits."""
        return not (self.new or self.owed or self.waiting or self.polls or self.rooms or self.week)


@asking
def desk(body: Space, today: date) -> Asked[Desk]:
    """Everything that waits, inside the body's space. Six statements, whatever the number of rows."""
    rows, polls = yield from side_by_side(next_steps.rows.asked(body, today), _polls.asked(today))
    coming = evenings.lines(today)
    new = sorted((row for row in rows if row.request.state == RequestState.ASKED), key=_asked)
    waiting = [row for row in rows if row.request.state == RequestState.WAITING]
    shown = {row.request.pk for row in (*new, *waiting)}
    owed = [row for row in rows if row.is_mine(body) and row.request.pk not in shown]
    totals: dict[str, int] = defaultdict(int)
    for row in rows:
        totals[row.request.state] += 1
    return Desk(
        new=tuple(new),
        owed=tuple(sorted(owed, key=lambda row: (row.step.on or date.max if row.step else date.max, row.request.pk))),
        waiting=tuple(sorted(waiting, key=lambda row: (row.request.rank or 10**6, _asked(row)))),
        polls=tuple(polls),
        rooms=tuple(row for row in coming if _lacks_room(row.evening, today)),
        week=tuple(row for row in coming if row.evening.day <= today + WEEK and _is_firm(row.evening)),
        counts=tuple((value, label, totals[value]) for value, label in RequestState.choices if totals[value]),
    )


def _asked(row: Row) -> tuple:
    return row.request.asked_on or date.max, row.request.pk


def _is_firm(evening) -> bool:
    return evening.state in (EveningState.CONFIRMED, EveningState.HELD)


def _lacks_room(evening, today: date) -> bool:
    is_open = evening.state == EveningState.CONFIRMED and evening.room_confirmed_on is None
    return is_open and evening.day <= today + ROOM_AHEAD


@asking
def _polls(today: date) -> Asked[list[PollLine]]:
    """Open polls of which no date has the majority of the seats yet, the nearest deadline first. One statement."""
    polls = Poll.objects.filter(state=PollState.OPEN).select_related("request").order_by("answers_until", "pk")
    is_open = {"request__polls__state": PollState.OPEN}
    parties = Party.objects.filter(**is_open).select_related("commune").distinct()
    people = Participant.objects.filter(left_on__isnull=True, part=Part.FULL, **is_open).order_by().distinct()
    members = people.values_list("request_id", "party_id", "pk", "seat_number")
    said = PollAnswer.objects.filter(date__poll__state=PollState.OPEN).exclude(voice=Voice.NO).order_by()
    answers = said.values_list(
        "date__poll_id", "date_id", "participant__party_id", "participant_id", "participant__seat_number",
        "participant__part",
    )  # fmt: skip
    yield polls, parties, members, answers
    seats: dict[int, set] = defaultdict(set)
    for request, side, pk, number in members:
        seats[request].add((side, number or f"p{pk}"))
    filled: dict[int, dict[int, set]] = defaultdict(lambda: defaultdict(set))
    for about, day, side, pk, number, part in answers:
        if part in (Part.FULL, Part.SUBSTITUTE) and (number or part == Part.FULL):
            filled[about][day].add((side, number or f"p{pk}"))
    lines = [
        _line(poll, [row for row in parties if row.request_id == poll.request_id], seats, filled, today)
        for poll in polls
    ]
    return [line for line in lines if line.best < line.needed or line.late]


def _line(poll: Poll, parties: list[Party], seats: dict, filled: dict, today: date) -> PollLine:
    best = max((len(some) for some in filled[poll.pk].values()), default=0)
    names = ", ".join(str(party.commune) for party in parties)
    return PollLine(poll, names, best, _majority(parties, seats[poll.request_id]), poll.answers_until < today)


def _majority(parties: list[Party], seats: set) -> int:
    """The majority of the seats of each commission, together."""
    own = [sum(party == row.pk for party, _seat in seats) for row in parties]
    return sum(count // 2 + 1 for count in own if count)
