"""Votes of a sitting, the seats in the room, and the pair elected for the Conseil supérieur."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from django.db.models import Count, Prefetch, Q

from zesummen.kernel.together import Asked, asking
from zesummen.sittings.models import AgendaItem, Sitting

from ..models import Commission, Office, Opinion, RollCall, SeatFilling, Vote, VoteChoice
from ..states import OfficeKind, SeatVote
from . import fillings


@asking
def votes_of(sitting: Sitting) -> Asked[list[Vote]]:
    """The votes of a sitting in the order of its agenda, with choices and seats. One statement."""
    return (yield from votes_at.asked([sitting]))


@asking
def votes_at(sittings: Iterable[Sitting]) -> Asked[list[Vote]]:
    """The votes of many sittings, each in the order of its agenda, with choices and seats. One statement."""
    keys = [sitting.pk for sitting in sittings]
    rows = Vote.objects.filter(item__sitting__in=keys).select_related("item", "item__sitting", "recorded_by")
    rows = rows.order_by("item__position", "item_id", "pk")
    choices = VoteChoice.objects.filter(vote__item__sitting__in=keys).order_by("position")
    roll = RollCall.objects.filter(vote__item__sitting__in=keys).select_related("seat", "member")
    roll = roll.order_by("seat__number")
    yield rows, choices, roll
    for row in rows:
        _keep(row, "choices", [choice for choice in choices if choice.vote_id == row.pk])
        _keep(row, "roll", [seat for seat in roll if seat.vote_id == row.pk])
    return list(rows)


def _keep(vote: Vote, name: str, found: list) -> None:
    """The rows that belong to a vote, read already: as if they had been prefetched."""
    kept = getattr(vote, name).all()
    kept._result_cache, kept._prefetch_done = found, True
    vote.__dict__.setdefault("_prefetched_objects_cache", {})[name] = kept


def _whole(found):
    roll = RollCall.objects.select_related("seat", "member").order_by("seat__number")
    return found.select_related("item", "item__sitting", "recorded_by").prefetch_related(
        Prefetch("choices", VoteChoice.objects.order_by("position")), Prefetch("roll", roll)
    )


def counts_of(sitting: Sitting) -> list[Vote]:
    """The votes of a sitting as counts, for papers that name nobody; ``left`` seats had a personal interest."""
    left = Count("roll", filter=Q(roll__choice=SeatVote.RECUSED))
    rows = Vote.objects.filter(item__sitting=sitting).annotate(left=left)
    return list(rows.order_by("item__position", "item_id", "pk"))


def vote(pk: int) -> Vote | None:
    """One vote, whole."""
    return _whole(Vote.objects.filter(pk=pk)).first()


def by_item(votes: Iterable[Vote]) -> dict[int, list[Vote]]:
    """Votes by point of the agenda."""
    found: dict[int, list[Vote]] = {}
    for row in votes:
        found.setdefault(row.item_id, []).append(row)
    return found


def items_of(sitting: Sitting) -> list[AgendaItem]:
    """The points of a sitting, in order."""
    return list(AgendaItem.objects.filter(sitting=sitting).order_by("position", "pk"))


def in_the_room(sitting: Sitting, at: time | None = None) -> list[SeatFilling]:
    """The seats filled at that hour; at any hour, where none is given."""
    rows = fillings.seats_filled(sitting)
    if at is None:
        return rows
    return [row for row in rows if (not row.came_at or row.came_at <= at) and (not row.left_at or at < row.left_at)]


def president_seat(commission: Commission, sitting: Sitting, rows: Iterable[SeatFilling]) -> int | None:
    """The seat of whoever presides, among these; the vice-president's where the president is away."""
    held = Office.objects.filter(
        commission=commission, kind__in=(OfficeKind.PRESIDENT, OfficeKind.VICE_PRESIDENT), from_on__lte=sitting.day
    )
    there = {row.member_id: row.seat_id for row in rows}
    for office in sorted(held, key=lambda row: row.kind != OfficeKind.PRESIDENT):
        if (office.until_on is None or office.until_on >= sitting.day) and office.member_id in there:
            return there[office.member_id]
    return None


def is_used(found: Vote) -> bool:
    """Does an opinion rest on this vote?"""
    return Opinion.objects.filter(vote=found).exists()


@dataclass(frozen=True, slots=True)
class VoteLine:
    """A vote as pages show it."""

    vote: Vote
    roll: tuple[RollCall, ...]  # how seats voted, of a roll-call
    recused: tuple[RollCall, ...]
    choices: tuple[VoteChoice, ...]

    @property
    def elected(self) -> tuple[VoteChoice, ...]:
        """Who was elected."""
        return tuple(row for row in self.choices if row.is_elected)


def lines(votes: Iterable[Vote]) -> list[VoteLine]:
    """Votes as pages show them; no more statements."""
    return [line(row) for row in votes]


def line(found: Vote) -> VoteLine:
    """One vote as pages show it."""
    rows = list(found.roll.all())
    roll = [row for row in rows if row.choice in (SeatVote.FOR, SeatVote.AGAINST, SeatVote.ABSTAIN)]
    recused = [row for row in rows if row.choice == SeatVote.RECUSED]
    return VoteLine(found, tuple(roll), tuple(recused), tuple(found.choices.all()))


def superior_council(commission: Commission) -> Vote | None:
    """The last election of the pair of candidates for the Conseil supérieur."""
    rows = Vote.objects.filter(item__body=commission.body_id, is_for_superior_council=True)
    return _whole(rows).order_by("-item__sitting__day", "-pk").first()
