"""Record votes by seat: how many, or by roll-call who; secret ones; elections. The result goes into the minutes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal
from zesummen.kernel.access import Refused, insist, no
from zesummen.sittings.actions.minutes import begin_minutes
from zesummen.sittings.models import AgendaItem

from .. import balloting
from ..models import RollCall, SeatFilling, Vote, VoteChoice
from ..queries import fillings
from ..queries import votes as queries
from ..rules import votes as rules
from ..states import SeatVote, VoteKind, VoteResult

CAST = (SeatVote.FOR, SeatVote.AGAINST, SeatVote.ABSTAIN)
DECIDE = {
    "president": _("The votes are equal. By the rules the president's vote decides: say how it was cast."),
    "lot": _("The votes are equal. By the rules the lot decides: say what it gave."),
}
DRAW = _("Equal votes stand at the last post. Say who of them is elected, and how that was decided.")


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote as it was counted. ``roll`` says by seat how it voted (roll-call only), ``recused`` who left, and why.

    ``away`` are seats that were filled at the sitting, but empty at this moment. ``decided`` is what the president's
    casting vote or the lot said where votes are equal.
    """

    question: str
    kind: str = VoteKind.OPEN
    votes_for: int = 0
    votes_against: int = 0
    abstentions: int = 0
    blank: int = 0
    roll: Mapping[int, str] = field(default_factory=dict)
    recused: Mapping[int, str] = field(default_factory=dict)
    away: frozenset[int] = frozenset()
    at: time | None = None
    decided: bool | None = None
    tie_note: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who could be elected, a person or a pair, and how many votes they had."""

    name: str
    votes: int
    partner: str = ""
    is_chosen: bool = False  # among equal votes at the last post


@transaction.atomic
def record_vote(*, item: AgendaItem, ballot: Ballot, by) -> Vote:
    """Record a vote on a point. More votes than seats filled at that moment are refused; the seats are frozen with it.

    The rules in force on the day of the sitting say what carries, and what equal votes come to.
    """
    rows = _in_the_room(item, ballot, by)
    seats = [row for row in rows if row.seat_id not in ballot.recused]
    counted = _counted(ballot, seats)
    insist(rules.fits(sum(counted), len(seats)))
    if ballot.kind == VoteKind.ROLL_CALL and sum(counted) < len(seats):
        raise Refused(no(_("Say of each seat in the room how it voted.")))
    if not sum(counted):
        raise Refused(no(_("Enter the votes.")))
    result = _result(item, ballot, seats, counted)
    yes, against, abstain, blank = counted
    made = Vote.objects.create(
        space=item.space, item=item, kind=ballot.kind, question=ballot.question[:300], votes_for=yes,
        votes_against=against, abstentions=abstain, blank=blank, seats_filled=len(seats), result=result,
        tie_note=ballot.tie_note[:200], recorded_by=by,
    )  # fmt: skip
    _freeze_seats(made, rows, ballot)
    _tell_item(item, votes_for=yes, votes_against=against, abstentions=abstain + blank)
    return _told(made, item, by)


@transaction.atomic
def record_election(
    *, item: AgendaItem, ballot: Ballot, candidates: Sequence[Candidate], posts: int = 1, for_council: bool = False, by
) -> Vote:
    """Record an election: whoever has most votes, for one post or several. ``for_council``: pairs of candidates for the
    Conseil supérieur, by secret vote only."""
    rows = _in_the_room(item, ballot, by)
    seats = [row for row in rows if row.seat_id not in ballot.recused]
    counts = [candidate.votes for candidate in candidates]
    insist(rules.election_fits(counts, posts=posts, blank=ballot.blank, filled=len(seats)))
    if for_council:
        insist(rules.may_elect_pairs(fillings.rules_of(item.body, item.sitting.day)))
        if ballot.kind != VoteKind.SECRET:
            raise Refused(no(_("Candidates for the Higher Council are elected by secret vote.")))
        if not all(candidate.partner for candidate in candidates):
            raise Refused(no(_("Candidates for the Higher Council stand in pairs: enter both names of each.")))
    chosen = [place for place, candidate in enumerate(candidates) if candidate.is_chosen]
    try:
        elected = balloting.elected(counts, posts, decided=chosen)
    except balloting.NeedsDecision:
        raise Refused(no(DRAW))
    if not elected:
        raise Refused(no(_("Nobody has a vote. Then nobody is elected: do not record an election.")))
    made = Vote.objects.create(
        space=item.space, item=item, kind=ballot.kind, question=ballot.question[:300], is_election=True, posts=posts,
        is_for_superior_council=for_council, blank=ballot.blank, seats_filled=len(seats), result=VoteResult.ELECTED,
        tie_note=ballot.tie_note[:200], recorded_by=by,
    )  # fmt: skip
    VoteChoice.objects.bulk_create(
        VoteChoice(
            space=item.space, vote=made, position=place + 1, name=candidate.name[:200], partner=candidate.partner[:200],
            votes=candidate.votes, is_elected=place in elected,
        )
        for place, candidate in enumerate(candidates)
    )  # fmt: skip
    _freeze_seats(made, rows, ballot)
    return _told(made, item, by)


@transaction.atomic
def take_back(*, vote: Vote, reason: str, by) -> None:
    """Take a vote back that was recorded wrongly; the journal keeps what it was. Until the minutes are approved."""
    item = vote.item
    granted = grants(by, vote.space)
    insist(rules.may_take_back(granted, item.sitting, is_used=queries.is_used(vote)))
    journal.note("vote.taken_back", item.sitting, space=vote.space, by=by, item=item.title, reason=reason)
    vote.delete()
    rest = Vote.objects.filter(item=item, is_election=False).order_by("-pk").first()
    blank = {"votes_for": None, "votes_against": None, "abstentions": None}
    _tell_item(item, **(_counts(rest) if rest else blank))


def _counts(vote: Vote) -> dict:
    return {
        "votes_for": vote.votes_for,
        "votes_against": vote.votes_against,
        "abstentions": vote.withheld,
    }


def _in_the_room(item: AgendaItem, ballot: Ballot, by) -> list[SeatFilling]:
    granted, found = grants(by, item.space), queries.in_the_room(item.sitting, ballot.at)
    insist(rules.may_record(granted, item.sitting, filled=len(found)))
    return [row for row in found if row.seat_id not in ballot.away]


def _counted(ballot: Ballot, seats: list[SeatFilling]) -> tuple[int, int, int, int]:
    if ballot.kind != VoteKind.ROLL_CALL:
        blank = ballot.blank if ballot.kind == VoteKind.SECRET else 0
        return ballot.votes_for, ballot.votes_against, ballot.abstentions, blank
    said = [ballot.roll.get(row.seat_id) for row in seats]
    return said.count(SeatVote.FOR), said.count(SeatVote.AGAINST), said.count(SeatVote.ABSTAIN), 0


def _result(item: AgendaItem, ballot: Ballot, seats: list[SeatFilling], counted) -> str:
    room = fillings.room_at(item.sitting)
    president = queries.president_seat(room.commission, item.sitting, seats)
    decided = ballot.decided
    if ballot.kind == VoteKind.ROLL_CALL and room.rules.tie_rule == "president":
        said = ballot.roll.get(president)
        decided = said == SeatVote.FOR if said in (SeatVote.FOR, SeatVote.AGAINST) else decided
    try:
        return balloting.result(
            balloting.Count(counted[0], counted[1], len(seats), len(room.places)),
            vote_rule=room.rules.vote_rule,
            tie_rule=room.rules.tie_rule,
            has_casting=president is not None and ballot.kind != VoteKind.SECRET,
            decided=decided,
        )
    except balloting.NeedsDecision as open_question:
        raise Refused(no(DECIDE[open_question.by]))


def _freeze_seats(vote: Vote, rows: list[SeatFilling], ballot: Ballot) -> None:
    RollCall.objects.bulk_create(
        RollCall(
            space_id=vote.space_id,
            vote=vote,
            seat_id=row.seat_id,
            member_id=row.member_id,
            choice=_choice(row, ballot),
            reason=ballot.recused.get(row.seat_id, "")[:200],
        )
        for row in rows
    )


def _choice(row: SeatFilling, ballot: Ballot) -> str:
    if row.seat_id in ballot.recused:
        return SeatVote.RECUSED
    said = ballot.roll.get(row.seat_id) if ballot.kind == VoteKind.ROLL_CALL else None
    return said if said in CAST else SeatVote.VOTED


def _tell_item(item: AgendaItem, **counts) -> None:
    AgendaItem.objects.filter(pk=item.pk).update(version=models.F("version") + 1, **counts)
    item.refresh_from_db()


def _told(made: Vote, item: AgendaItem, by) -> Vote:
    begin_minutes(item.sitting, by=by)
    journal.note("vote.recorded", item.sitting, space=item.space, by=by, item=item.title, result=made.result)
    return made
