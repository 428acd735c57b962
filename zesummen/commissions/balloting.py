"""What a vote comes to: more for than against, equal votes, who is elected. Pure: numbers in, a result out. No Django."""

from collections.abc import Sequence
from dataclasses import dataclass

CARRIED, LOST, TIE, CASTING, LOT = "carried", "lost", "tie", "casting", "lot"


class NeedsDecision(Exception):
    """Votes are equal and the rules leave it to somebody: ``by`` is "president" or "lot"; ``among`` are the tied ones."""

    def __init__(self, by: str, among: Sequence[int] = ()):
        self.by, self.among = by, tuple(among)
        super().__init__(by)


@dataclass(frozen=True, slots=True)
class Count:
    """Votes as counted: ``filled`` seats were in the room, of ``seats`` in all."""

    yes: int
    no: int
    filled: int
    seats: int


def result(
    count: Count, *, vote_rule: str, tie_rule: str, has_casting: bool = False, decided: bool | None = None
) -> str:
    """What the vote came to: carried, lost, tie (not carried), casting or lot (carried by it).

    ``vote_rule`` is "simple" (more for than against), "present" (more than half of the seats filled) or "all" (of all
    seats). Votes are equal where as many are for as against, and one more would carry. Then by ``tie_rule``: lost; the
    president's vote, where there is one (``has_casting``: not in a secret vote, not where the president was away); by
    lot. ``decided`` is what the president or the lot said; ``NeedsDecision`` where it is missing.
    """
    base = {"present": count.filled, "all": count.seats}.get(vote_rule, 0)
    if count.yes > count.no and 2 * count.yes > base:
        return CARRIED
    if count.yes != count.no or not count.yes or 2 * count.yes < base:
        return LOST
    if tie_rule == "lot" or (tie_rule == "president" and has_casting):
        if decided is None:
            raise NeedsDecision(tie_rule)
        return LOST if not decided else CASTING if tie_rule == "president" else LOT
    return TIE


def elected(votes: Sequence[int], posts: int, *, decided: Sequence[int] = ()) -> tuple[int, ...]:
    """Who is elected, as places in ``votes``: those with the most votes; nobody without a vote.

    Where equal votes stand at the last post, ``decided`` names who of them gets it, else ``NeedsDecision``.
    """
    order = sorted((place for place, count in enumerate(votes) if count), key=lambda place: -votes[place])
    if len(order) <= posts:
        return tuple(sorted(order))
    last = votes[order[posts - 1]]
    if votes[order[posts]] < last:
        return tuple(sorted(order[:posts]))
    safe = [place for place in order if votes[place] > last]
    tied = [place for place in order if votes[place] == last]
    chosen = [place for place in tied if place in decided]
    if len(chosen) != posts - len(safe):
        raise NeedsDecision("lot", sorted(tied))
    return tuple(sorted([*safe, *chosen]))
