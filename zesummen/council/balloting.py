"""Does a vote add up? Plain thinking: numbers in, a verdict out, with the field that is to be mended.

Absolute majority of the votes cast, abstentions not counted; a tie is not adopted (loi communale, art. 18 to 20, as
commonly applied). More than half of the members in office must be there, unless the entry says why not.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Verdict

from .states import RESULTS, DecisionState


@dataclass(frozen=True, slots=True)
class VoteVerdict(Verdict):
    """A refusal that knows which field of the form it is about."""

    field: str = ""


@dataclass(frozen=True, slots=True)
class Ballot:
    """What was typed about a vote. ``present`` and ``proxies`` count those who may vote; ``seats`` those in office."""

    result: str
    present: int
    proxies: int = 0
    unanimous: bool = False
    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None
    seats: int | None = None
    quorum_note: str = ""
    reason: str = ""
    proxies_allowed: bool = False

    @property
    def voters(self) -> int:
        """Votes that can be cast: those present and those represented."""
        return self.present + self.proxies

    @property
    def counted(self) -> tuple[int, int, int]:
        """For, against, abstentions: a unanimous vote is everyone's."""
        if self.unanimous:
            return self.voters, 0, 0
        return self.votes_for or 0, self.votes_against or 0, self.abstentions or 0


def _wrong(field: str, why) -> "VoteVerdict":
    return VoteVerdict(False, why, field)


def vote_adds_up(ballot: Ballot) -> Verdict:
    """Does the vote add up? Absolute majority of votes, a tie is not adopted (loi communale, art. 18–19)."""
    if ballot.result not in RESULTS:
        return _wrong("result", _("Choose the result of the vote."))
    if ballot.proxies and not ballot.proxies_allowed:
        return _wrong(
            "proxy_count",
            _("Proxies are not allowed by the rules of your council. Change the settings of the council if they are."),
        )
    if ballot.result in (DecisionState.POSTPONED, DecisionState.WITHDRAWN):
        return YES if ballot.reason.strip() else _wrong("reason", _("Say why the point was postponed or withdrawn."))
    if not ballot.voters:
        return _wrong("present_count", _("Nobody is marked as present. Mark who was there."))
    for verdict in (_quorum(ballot), _numbers(ballot), _majority(ballot)):
        if not verdict:
            return verdict
    return YES


def quorum_of(seats: int) -> int:
    """More than half of the members in office."""
    return seats // 2 + 1


def _quorum(ballot: Ballot) -> Verdict:
    if not ballot.seats or ballot.present >= quorum_of(ballot.seats) or ballot.quorum_note.strip():
        return YES
    return _wrong(
        "quorum_note",
        _(
            "Only %(present)d of %(seats)d members were present; more than half are needed: %(needed)d. "
            "If this was the last call after two failed ones, say so under “Why it could be decided”."
        )
        % {"present": ballot.present, "seats": ballot.seats, "needed": quorum_of(ballot.seats)},
    )


def _numbers(ballot: Ballot) -> Verdict:
    if ballot.unanimous:
        if ballot.votes_against or ballot.abstentions:
            return _wrong(
                "is_unanimous",
                _(
                    "A unanimous vote has no votes against and no abstentions. Untick “unanimous” or "
                    "clear these numbers."
                ),
            )
        if ballot.votes_for not in (None, ballot.voters):
            return _wrong(
                "votes_for",
                _(
                    "A unanimous vote counts everyone: %(voters)d. Leave the number of votes for empty, "
                    "or mend who was present."
                )
                % {"voters": ballot.voters},
            )
        return YES
    if ballot.votes_for is None and ballot.votes_against is None and ballot.abstentions is None:
        return _wrong("votes_for", _("Enter the votes for, against and the abstentions, or tick “unanimous”."))
    cast = sum(ballot.counted)
    facts = {"cast": cast, "voters": ballot.voters, "present": ballot.present, "proxies": ballot.proxies}
    if cast > ballot.voters:
        return _wrong(
            "votes_for",
            _(
                "%(cast)d votes were entered, but only %(voters)d could be cast (%(present)d present, "
                "%(proxies)d by proxy)."
            )
            % facts,
        )
    if cast < ballot.voters:
        return _wrong(
            "votes_for",
            _(
                "%(cast)d votes were entered, but %(voters)d could be cast (%(present)d present, "
                "%(proxies)d by proxy). Count those who did not vote as abstentions."
            )
            % facts,
        )
    return YES


def _majority(ballot: Ballot) -> Verdict:
    votes_for, votes_against, _abstained = ballot.counted
    adopted = votes_for > votes_against
    facts = {"for": votes_for, "against": votes_against}
    if ballot.result == DecisionState.ACCEPTED and not adopted:
        if votes_for == votes_against:
            return _wrong(
                "result", _("%(for)d for and %(against)d against: a tie is not adopted. Record it as rejected.") % facts
            )
        return _wrong(
            "result", _("%(for)d for and %(against)d against: this is no majority. Record it as rejected.") % facts
        )
    if ballot.result == DecisionState.REJECTED and adopted:
        return _wrong(
            "result", _("%(for)d for and %(against)d against: this is a majority. Record it as accepted.") % facts
        )
    return YES
