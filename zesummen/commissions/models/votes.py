"""Votes by seat on a point of the agenda, the pair for the Conseil supérieur, and attendance fees sent to the treasurer."""

from django.db import models
from django.db.models import Q

from zesummen.kernel.columns import pair, person_key
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned

from ..states import SeatVote, VoteKind, VoteResult
from .commissions import Commission
from .seats import Seat


class Vote(SpaceModel, Versioned):
    """One vote: open, by roll-call with names, or secret. Seats vote; more votes than seats filled are refused.

    ``question`` is what was voted on. An election has choices; for the Conseil supérieur they are pairs. Who was in
    the room is frozen in ``roll``, with whoever left for a personal interest.
    """

    item = SpaceKey("sittings.AgendaItem", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=VoteKind)
    question = models.CharField(max_length=300)
    is_election = models.BooleanField(default=False)
    is_for_superior_council = models.BooleanField(default=False)
    posts = models.PositiveSmallIntegerField(default=1)  # of an election: how many are elected
    votes_for = models.PositiveSmallIntegerField(default=0)
    votes_against = models.PositiveSmallIntegerField(default=0)
    abstentions = models.PositiveSmallIntegerField(default=0)
    blank = models.PositiveSmallIntegerField(default=0)  # blank or void ballots of a secret vote
    seats_filled = models.PositiveSmallIntegerField()  # at the moment of the vote
    result = models.CharField(max_length=8, choices=VoteResult)
    tie_note = models.CharField(max_length=200, blank=True)  # how equal votes were decided
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = person_key()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    seats_filled__gte=models.F("votes_for")
                    + models.F("votes_against")
                    + models.F("abstentions")
                    + models.F("blank")
                ),
                name="commissions_vote_fits",
            )
        ]

    def __str__(self):
        return self.question

    @property
    def withheld(self) -> int:
        """Votes neither for nor against: abstentions, and ballots that were blank or void."""
        return self.abstentions + self.blank


class VoteChoice(SpaceModel):
    """What could be chosen in an election: a person, or a pair (``name`` and ``partner``), with its votes."""

    vote = SpaceKey(Vote, on_delete=models.CASCADE, related_name="choices")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    partner = models.CharField(max_length=200, blank=True)
    votes = models.PositiveSmallIntegerField(default=0)
    is_elected = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["vote", "position"], name="commissions_choice_position")]

    def __str__(self):
        return self.name


class RollCall(SpaceModel):
    """A seat that was filled at the moment of the vote. How it voted is known of a vote by roll-call only.

    ``recused``: whoever filled it left for a personal interest; the seat does not count for this vote.
    """

    vote = SpaceKey(Vote, on_delete=models.CASCADE, related_name="roll")
    seat = SpaceKey(Seat, on_delete=models.PROTECT, related_name="+")
    member = SpaceKey("sittings.BodyMember", on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=8, choices=SeatVote, default=SeatVote.VOTED)
    reason = models.CharField(max_length=200, blank=True)  # why it left

    class Meta:
        ordering = ["seat__number"]
        constraints = [models.UniqueConstraint(fields=["vote", "seat"], name="commissions_roll_call_once")]

    def __str__(self):
        return f"{self.seat}: {self.choice}"


class FeeList(SpaceModel):
    """The attendance fees of a half-year as they went to the treasurer: rows by person, frozen."""

    commission = SpaceKey(Commission, on_delete=models.CASCADE, related_name="fee_lists")
    year = models.PositiveSmallIntegerField()
    half = models.PositiveSmallIntegerField()  # 1 or 2
    rows = models.JSONField(default=list)  # [{"name", "sittings", "fee", "amount"}]
    total = models.DecimalField(max_digits=12, decimal_places=2)
    sent_on = models.DateField()
    sent_by = person_key()
    replaces = SpaceKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    reason = models.CharField(max_length=300, blank=True)  # why a list was corrected

    class Meta:
        ordering = ["-year", "-half", "-id"]
        constraints = [
            pair("sent_on", "sent_by", "commissions_fees_sent_pair"),
            models.CheckConstraint(condition=Q(half__in=[1, 2]), name="commissions_fees_half"),
            models.UniqueConstraint(
                fields=["commission", "year", "half"], condition=Q(replaces=None), name="commissions_fees_once"
            ),
            models.UniqueConstraint(
                fields=["replaces"], condition=Q(replaces__isnull=False), name="commissions_fees_one_correction"
            ),
        ]

    def __str__(self):
        return f"{self.year}/{self.half}"
