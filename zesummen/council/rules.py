"""Who may draft, vote, publish; which regime a day proposes. Whether a vote adds up is in ``balloting``."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from zesummen.kernel import dates
from zesummen.kernel.access import YES, Grants, Verdict, declare, may, no
from zesummen.kernel.moves import may_move

from . import states, texts, verbs  # noqa: F401 - verbs: the journal's sentences
from .balloting import Ballot, quorum_of, vote_adds_up  # noqa: F401 - one place to ask
from .states import EDITABLE, VOTED, ApprovalNeed, DecisionState, Regime, Supervision

declare(
    permissions={
        "council.read": _("read the council's papers"),
        "council.write": _("write deliberations and keep the council's dates"),
        "council.vote": _("record the result of a vote"),
        "council.publish": _("transmit, publish and release decisions"),
        "council.settings": _("change the rules of the council"),
    },
    roles={
        "officer": ["council.read", "council.write", "council.vote", "council.publish", "council.settings"],
        "secretary": ["council.read", "council.write", "council.vote", "council.publish", "council.settings"],
        "mayor": ["council.read"],
        "alderman": ["council.read"],
        "councillor": ["council.read", "council.vote"],
        "treasurer": ["council.read"],
    },
)

# The regime

LAW_2023_SIGNED = date(2023, 8, 23)
LAW_2023_PUBLISHED = date(2023, 8, 26)
LAW_2023_IN_FORCE = date(2024, 1, 1)


@dataclass(frozen=True, slots=True)
class ProposedRegime:
    """What a day proposes. ``both`` is set while either could be declared; ``why`` says it in words."""

    regime: Regime
    both: bool
    why: object


def proposed_regime(day: date) -> ProposedRegime:
    """The regime a day proposes; from 26 August to 31 December 2023 both were in use and the act must say which."""
    if day < LAW_2023_PUBLISHED:
        return ProposedRegime(
            Regime.R2011, False, _("Before 26 August 2023 the law of 2008 and the regulation of 2011 applied.")
        )
    if day < LAW_2023_IN_FORCE:
        return ProposedRegime(
            Regime.R2011,
            True,
            _(
                "From 26 August to 31 December 2023 both were in use: the new law was published, the old "
                "one still applied. Declare the one this act refers to."
            ),
        )
    return ProposedRegime(Regime.R2023, False, _("Since 1 January 2024 the law of 23 August 2023 has been in force."))


# The text


def unknown_fields(paragraphs: Iterable[str]) -> list[str]:
    """Named fields that do not exist, each once, in the order met."""
    found = dict.fromkeys(name for text in paragraphs for name in texts.named_fields(text))
    return [name for name in found if name not in texts.FIELDS]


def has_gap(filled: Iterable[str]) -> bool:
    """Is something still to be completed in these (filled) paragraphs?"""
    return any(texts.GAP in text for text in filled)


def may_edit(granted: Grants, deliberation) -> Verdict:
    """Drafts and what is on the agenda are edited; a decided text is frozen."""
    if not (allowed := may(granted, "council.write")):
        return allowed
    if deliberation.state not in EDITABLE:
        return no(_("The council has decided: this text is frozen. To change it, make a correction."))
    return YES


def may_amend(granted: Grants, deliberation) -> Verdict:
    """At the table the text changes while the point is on the agenda."""
    if not (allowed := may(granted, "council.vote")):
        return allowed
    if deliberation.state != DecisionState.AGENDA:
        return no(_("Only a text on the agenda can be amended at the table."))
    return YES


def may_put_on_agenda(granted: Grants, deliberation, filled: Iterable[str], *, has_articles: bool) -> Verdict:
    """A text without gaps and with at least one article."""
    if not (allowed := may(granted, "council.write")):
        return allowed
    if not (open_now := may_move(deliberation, states.TO_AGENDA)):
        return open_now
    if not has_articles:
        return no(_("A decision needs at least one article. Add one to the text first."))
    if has_gap(filled):
        return no(_("The text still has gaps, marked “[à compléter …]”. Complete or remove them first."))
    return YES


def may_take_off_agenda(granted: Grants, deliberation) -> Verdict:
    """Back to a draft, until the vote."""
    return may(granted, "council.write") and may_move(deliberation, states.OFF_AGENDA)


# The vote


def may_record_vote(granted: Grants, deliberation, today: date) -> Verdict:
    """While the point is on the agenda, from the day of the sitting on; once recorded, never again."""
    if not (allowed := may(granted, "council.vote")):
        return allowed
    if deliberation.state in VOTED:
        return no(
            _("The result of this vote is recorded already: “%(state)s”.") % {"state": deliberation.get_state_display()}
        )
    if not (open_now := may_move(deliberation, states.ACCEPT)):
        return open_now
    if deliberation.sitting.day > today:
        return no(
            _("The council sits on %(day)s. The result can be recorded from that day on.")
            % {"day": dates.short_date(deliberation.sitting.day)}
        )
    return YES


# After the vote


def may_withdraw(granted: Grants, deliberation) -> Verdict:
    """A draft can be withdrawn before it ever reached the council."""
    if not (allowed := may(granted, "council.write")):
        return allowed
    if deliberation.state != DecisionState.DRAFT:
        return no(_("Only a draft can be withdrawn here. What is on the agenda is withdrawn by recording it."))
    return YES


def may_transmit(granted: Grants, deliberation) -> Verdict:
    """An accepted decision goes to the supervising authority, once."""
    if not (allowed := may(granted, "council.publish")):
        return allowed
    if deliberation.state != DecisionState.ACCEPTED:
        return no(_("Only an accepted decision is transmitted."))
    if deliberation.transmitted_on:
        return no(_("This decision has been transmitted already."))
    return YES


def may_record_supervision(granted: Grants, deliberation) -> Verdict:
    """The authority answers what was transmitted."""
    if not (allowed := may(granted, "council.publish")):
        return allowed
    if not deliberation.transmitted_on:
        return no(_("Transmit the decision first: the authority answers what it was sent."))
    if deliberation.supervision == Supervision.ANNULLED:
        return no(_("This decision has been annulled."))
    return YES


def may_publish(granted: Grants, deliberation) -> Verdict:
    """Accepted, not annulled, and approved where approval is needed."""
    if not (allowed := may(granted, "council.publish")):
        return allowed
    if deliberation.state != DecisionState.ACCEPTED:
        return no(_("Only an accepted decision is published."))
    if deliberation.published_on:
        return no(_("This decision has been published already."))
    if deliberation.supervision == Supervision.ANNULLED:
        return no(_("An annulled decision is not published."))
    if deliberation.approval_need == ApprovalNeed.YES and deliberation.supervision == Supervision.NONE:
        return no(_("This decision needs an approval. Record the authority's answer first."))
    return YES


def may_make_public_copy(granted: Grants, deliberation) -> Verdict:
    """Of a decided text only."""
    if not (allowed := may(granted, "council.publish")):
        return allowed
    if not deliberation.voted_text_id:
        return no(_("There is no decided text yet."))
    return YES


def may_release(granted: Grants) -> Verdict:
    """Open a decision to the bodies outside, or close it again."""
    return may(granted, "council.publish")


def may_correct(granted: Grants, deliberation, *, newer: bool) -> Verdict:
    """A correction starts from the newest decided version; one at a time."""
    if not (allowed := may(granted, "council.write")):
        return allowed
    if deliberation.state not in (DecisionState.ACCEPTED, DecisionState.REJECTED):
        return no(_("Only a decided text is corrected. A draft can simply be edited."))
    if newer:
        return no(_("A correction of this decision exists already. Go on with that one."))
    return YES


# The reference number

_PATTERN = re.compile(r"\{(year|yy|month|number(?::0[1-9]d)?)\}")


def reference_pattern_problem(pattern: str) -> Verdict:
    """A pattern needs ``{number}`` and knows ``{year}``, ``{yy}``, ``{month}``, ``{number:03d}``; no other braces."""
    rest = _PATTERN.sub("", pattern)
    if "{" in rest or "}" in rest:
        return no(
            _("The pattern may hold {year}, {yy}, {month}, {number} and {number:03d}, and nothing else in braces.")
        )
    if "{number" not in pattern:
        return no(_("The pattern needs {number}, or all decisions would have the same reference."))
    return YES


def reference_number(pattern: str, *, day: date, number: int) -> str:
    """The reference of the ``number``-th decision of the year of ``day``."""
    return pattern.format(year=day.year, yy=f"{day:%y}", month=f"{day:%m}", number=number)


# Deadlines


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day counted back from the sitting. ``late`` when it lies before today."""

    kind: str
    label: object
    on: date
    days: int
    how: object
    late: bool


DEADLINE_LABELS = {
    "college": _("Cut-off of the college for the agenda"),
    "convocation": _("Convocation of the council at the latest"),
    "member_item": _("A member's added item at the latest"),
}


def counted_how(days: int):
    """How a deadline is counted, in words."""
    return ngettext_lazy(
        "counted back %(days)d calendar day from the day of the sitting",
        "counted back %(days)d calendar days from the day of the sitting",
        days,
    ) % {"days": days}
