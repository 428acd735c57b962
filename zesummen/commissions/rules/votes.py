"""Who may record a vote of the commission, and what a vote must fit."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Grants, Verdict, no
from zesummen.kernel.journal import tell
from zesummen.sittings import rules as sitting_rules
from zesummen.sittings.models import Sitting

from ..rulebook import RuleBook
from ..states import VoteKind, VoteResult


def may_record(granted: Grants, sitting: Sitting, *, filled: int) -> Verdict:
    """Record a vote once it is known which seats were filled, until the minutes are approved."""
    verdict = sitting_rules.may_minute(granted, sitting)
    if verdict and not filled:
        return no(_("No seat was filled at this sitting. Record first who came."))
    return verdict


def fits(cast: int, filled: int) -> Verdict:
    """Not more votes than seats filled at that moment."""
    if cast <= filled:
        return YES
    return no(
        _("%(cast)d votes were entered, but only %(voters)d seats were filled.") % {"cast": cast, "voters": filled}
    )


def election_fits(votes: list[int], *, posts: int, blank: int, filled: int) -> Verdict:
    """One ballot for each seat: no candidate has more votes than ballots, all together no more than posts a ballot."""
    if not votes:
        return no(_("Enter at least one candidate."))
    if any(count > filled - blank for count in votes) or sum(votes) > posts * (filled - blank) or blank > filled:
        return no(
            _(
                "These votes do not fit. Seats filled, each with one ballot: %(filled)d. Votes on a ballot, at most: %(posts)d."
            )
            % {"filled": filled, "posts": posts}
        )
    return YES


def may_elect_pairs(rules: RuleBook) -> Verdict:
    """Elect the pair of candidates for the Conseil supérieur: where the rules say that the commission does."""
    if rules.elects_representatives:
        return YES
    return no(_("By its rules, this commission elects no candidates for the Higher Council."))


def may_decide_tie(rules: RuleBook, kind: str) -> bool:
    """Do equal votes leave something to decide: by lot, or by the president, who casts no vote of more in secret?"""
    return rules.tie_rule == "lot" or (rules.tie_rule == "president" and kind != VoteKind.SECRET)


def may_take_back(granted: Grants, sitting: Sitting, *, is_used: bool) -> Verdict:
    """Take a vote back, with a reason, until the minutes are approved, unless an opinion rests on it."""
    verdict = sitting_rules.may_minute(granted, sitting)
    if verdict and is_used:
        return no(_("An adopted opinion rests on this vote. It stays."))
    return verdict


def _result(value: str) -> str:
    return str(VoteResult(value).label)


tell("vote.recorded", _("%(by)s recorded a vote on “%(item)s”: %(result)s"), result=_result)
tell("vote.taken_back", _("%(by)s took back the vote on “%(item)s”: %(reason)s"))
