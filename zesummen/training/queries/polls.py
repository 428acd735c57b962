"""Date polls: who answered what, and for each date how many seats could be filled."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef
from django.utils import timezone

from zesummen.commissions import seating
from zesummen.commissions.models import Commission, RulesVersion
from zesummen.commissions.queries import rulebook
from zesummen.kernel.tenancy import across

from ..case import Case
from ..models import Evening, Participant, Party, Poll, PollAnswer, PollDate, TrainingRequest
from ..states import EveningState, Part, PollState, Voice
from . import participants
from .days import NAMES


def of(request: TrainingRequest) -> list[Poll]:
    """The polls of a request by session and round, with how many dates each has. One statement."""
    rows = Poll.objects.filter(request=request).exclude(state=PollState.DRAFT)
    return list(rows.annotate(dates_count=Count("dates")).order_by("session_number", "round", "pk"))


def find(case: Case, pk: int) -> Poll | None:
    """A poll of this request, with its dates and ``has_evening``: whether its session has a date. One statement."""
    live = Evening.objects.filter(request=case.request, number=OuterRef("poll__session_number"))
    live = live.exclude(state=EveningState.CANCELLED)
    rows = PollDate.objects.filter(poll=pk, poll__request=case.request).exclude(poll__state=PollState.DRAFT)
    dates = list(rows.select_related("poll").annotate(has_evening=Exists(live)).order_by("day", "starts", "pk"))
    if not dates:
        return None
    poll = dates[0].poll
    poll.request, poll.space, poll.has_evening = case.request, case.body, dates[0].has_evening  # type: ignore[attr-defined]
    poll.dates_read = dates  # type: ignore[attr-defined]
    return poll


def dates_of(poll: Poll) -> list[PollDate]:
    """The dates that are asked about, by day."""
    if (found := getattr(poll, "dates_read", None)) is not None:
        return found
    return list(PollDate.objects.filter(poll=poll).order_by("day", "starts", "pk"))


def remarks(row: PollDate) -> list[str]:
    """What lies on the date, in two words each."""
    return [NAMES[code]() for code in row.warnings if code in NAMES]


def voices_of(poll: Poll, participant: Participant) -> dict[int, str]:
    """What one person said, by date."""
    rows = PollAnswer.objects.filter(date__poll=poll, participant=participant)
    return dict(rows.order_by().values_list("date_id", "voice"))


@dataclass(frozen=True, slots=True)
class Own:
    """An open poll as one person answers it."""

    poll: Poll
    dates: tuple[tuple[PollDate, str], ...]  # with the voice given, empty for none

    @property
    def is_answered(self) -> bool:
        return any(voice for _date, voice in self.dates)


def open_for(participant: Participant) -> list[Own]:
    """The polls that wait for this person's answer, or may still be changed. Three statements."""
    polls = list(
        Poll.objects.filter(
            request=participant.request_id, state=PollState.OPEN, answers_until__gte=timezone.localdate()
        ).order_by("session_number", "pk")
    )
    if not polls:
        return []
    said = dict(
        PollAnswer.objects.filter(date__poll__in=polls, participant=participant)
        .order_by()
        .values_list("date_id", "voice")
    )
    dates: dict[int, list[tuple[PollDate, str]]] = defaultdict(list)
    for row in PollDate.objects.filter(poll__in=polls).order_by("day", "starts", "pk"):
        dates[row.poll_id].append((row, said.get(row.pk, "")))
    return [Own(poll, tuple(dates[poll.pk])) for poll in polls]


def silent(poll: Poll, people: Sequence[Participant]) -> list[Participant]:
    """Who of these people has said nothing at all. One statement."""
    heard = set(PollAnswer.objects.filter(date__poll=poll).order_by().values_list("participant_id", flat=True))
    return [row for row in people if row.pk not in heard]


# How many seats each date would fill


@dataclass(frozen=True, slots=True)
class Voter:
    """A person in the matrix, with a voice for each date in the order of the columns."""

    participant: Participant
    voices: tuple[str, ...]
    keyed_in: bool = False

    @property
    def is_silent(self) -> bool:
        return not any(self.voices)


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat with those who may fill it."""

    number: int
    label: str
    voters: tuple[Voter, ...]


@dataclass(frozen=True, slots=True)
class PartyLines:
    """A commission in the matrix: its seats, its pool of substitutes, the others."""

    party: Party
    seats: tuple[SeatLine, ...]
    pool: tuple[Voter, ...]
    others: tuple[Voter, ...]
    quorum: int

    @property
    def seats_count(self) -> int:
        return len(self.seats)


@dataclass(frozen=True, slots=True)
class Column:
    """A date with its count: seats that those who said yes fill, and those who said yes or if need be."""

    date: PollDate
    surely: int
    perhaps: int
    seats: int
    quorum: int
    reaches: bool  # the quorum of every commission
    surely_reaches: bool
    others: int  # people without a seat who would come
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A poll as both sides read it. ``columns`` stand best first; voices stand in the same order."""

    poll: Poll
    columns: tuple[Column, ...]
    parties: tuple[PartyLines, ...]
    people: tuple[Participant, ...]
    silent: tuple[Participant, ...]

    @property
    def asked(self) -> int:
        return len(self.people)

    @property
    def answered(self) -> int:
        return self.asked - len(self.silent)

    @property
    def best(self) -> Column | None:
        """The date to take, where its commissions reach their quorum."""
        return next((row for row in self.columns if row.reaches), None)


def matrix(case: Case, poll: Poll) -> Matrix:
    """Seats crossed with dates. At most eight statements for one commission, whatever the number of people."""
    people = participants.of(case.request)
    dates = dates_of(poll)
    said: dict[tuple[int, int], str] = {}
    keyed: set[int] = set()
    for row in PollAnswer.objects.filter(date__poll=poll):
        said[row.date_id, row.participant_id] = row.voice
        if row.keyed_in_by_id:
            keyed.add(row.participant_id)
    seats = participants.seats_of(case, people)
    quorums = quorums_of(case, {party: len(rows) for party, rows in seats.items()})
    columns = sorted((_column(date, case, people, seats, quorums, said) for date in dates), key=_rank)
    order = [row.date.pk for row in columns]
    voters = {row.pk: Voter(row, tuple(said.get((pk, row.pk), "") for pk in order), row.pk in keyed) for row in people}
    lines = tuple(_lines(party, people, seats[party.pk], quorums[party.pk], voters) for party in case.parties)
    quiet = tuple(row for row in people if voters[row.pk].is_silent)
    return Matrix(poll, tuple(columns), lines, tuple(people), quiet)


def _rank(row: Column) -> tuple:
    return (
        not row.surely_reaches,
        not row.reaches,
        -row.perhaps,
        -row.surely,
        -row.others,
        row.date.day,
        row.date.starts,
    )


def quorums_of(case: Case, seats: dict[int, int], on: date | None = None) -> dict[int, int]:
    """How many seats each commission wants filled, by its own rules; a majority where it does not work here.

    Two statements, however many commissions take part.
    """
    on, found = on or timezone.localdate(), {key: number // 2 + 1 if number else 0 for key, number in seats.items()}
    refs = [party.commission_ref for party in case.parties if party.commission_ref and party.party_space_id]
    if not refs:
        return found
    with across(case.spaces):
        regimes = dict(Commission.objects.filter(pk__in=refs).order_by().values_list("pk", "regime"))
        versions = list(RulesVersion.objects.filter(commission__in=refs).order_by("-number"))
    for party in case.parties:
        if party.commission_ref in regimes:
            own = [row for row in versions if row.commission_id == party.commission_ref]
            book = rulebook.book_on(own, regimes[party.commission_ref], on)
            found[party.pk] = book.quorum_seats(seats[party.pk])
    return found


def _column(date: PollDate, case: Case, people, seats, quorums: dict[int, int], said) -> Column:
    yes = {row.pk for row in people if said.get((date.pk, row.pk)) == Voice.YES}
    need = yes | {row.pk for row in people if said.get((date.pk, row.pk)) == Voice.IF_NEED_BE}
    surely = {party.pk: _filled(party, people, seats[party.pk], yes) for party in case.parties}
    perhaps = {party.pk: _filled(party, people, seats[party.pk], need) for party in case.parties}
    return Column(
        date,
        sum(surely.values()),
        sum(perhaps.values()),
        sum(len(rows) for rows in seats.values()),
        sum(quorums.values()),
        all(perhaps[key] >= quorum for key, quorum in quorums.items()) and bool(need),
        all(surely[key] >= quorum for key, quorum in quorums.items()) and bool(yes),
        sum(row.pk in need and row.part not in (Part.FULL, Part.SUBSTITUTE) for row in people),
        tuple(remarks(date)),
    )


def _filled(party: Party, people, rows: list[Any], present: set[int]) -> int:
    places = [
        seating.Place(row.number, row.full.pk if row.full else None, row.substitute.pk if row.substitute else None)
        for row in rows
    ]
    return len(seating.fill(places, present, pool=[row.pk for row in _pool(party, people)]))


def _pool(party: Party, people) -> list[Participant]:
    return [p for p in people if p.party_id == party.pk and p.part == Part.SUBSTITUTE and not p.seat_number]


def _lines(party: Party, people, rows, quorum: int, voters: dict[int, Voter]) -> PartyLines:
    lines = []
    for row in rows:
        holders = [holder for holder in (row.full, row.substitute) if holder is not None]
        lines.append(SeatLine(row.number, row.label, tuple(voters[holder.pk] for holder in holders)))
    seated = {voter.participant.pk for line in lines for voter in line.voters}
    pool = [voters[row.pk] for row in _pool(party, people)]
    seated |= {voter.participant.pk for voter in pool}
    others = [voters[p.pk] for p in people if p.party_id == party.pk and p.pk not in seated]
    return PartyLines(party, tuple(lines), tuple(pool), tuple(others), quorum)
