"""What a version of the rules is and what changed in it, in words for pages."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from zesummen.kernel.dates import short_date

from ..models import RulesVersion
from ..rulebook import BY_KEY, FIELDS, GROUPS, RuleValue, fallback
from ..rulebook_presets import LAWS
from ..states import RulesState
from . import rulebook

TONES = {
    RulesState.DRAFT: "to_start",
    RulesState.VOTED: "under_way",
    RulesState.ANNULLED_PART: "to_correct",
    RulesState.ANNULLED: "not_open",
    RulesState.IN_FORCE: "completed",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a version stands on a day: the label and tone of its mark, and its dates as sentences."""

    label: str
    tone: str
    holds: bool
    dates: tuple[str, ...]


def standing(version: RulesVersion, today: date) -> Standing:
    """The state of a version, and what happened to it when."""
    holds = rulebook.version_on([version], today) is not None
    label, tone = str(version.get_state_display()), TONES[RulesState(version.state)]
    if version.in_force_from and version.state in (RulesState.IN_FORCE, RulesState.ANNULLED_PART):
        if version.in_force_from > today:
            label, tone = _("in force later"), "under_way"
        elif not holds:
            label, tone = _("replaced"), "not_open"
        elif version.annulled_fields:
            label = _("in force, annulled in part")
    return Standing(label, tone, holds, tuple(words for on, words in sorted(_dates(version))))


def _dates(version: RulesVersion) -> list[tuple[date, str]]:
    is_whole = version.state == RulesState.ANNULLED
    found = []
    if version.voted_on:
        found.append((version.voted_on, _("voted on %(day)s") % {"day": short_date(version.voted_on)}))
    if version.in_force_from:
        start, end = short_date(version.in_force_from), short_date(version.in_force_until)
        words = _("in force from %(start)s to %(end)s") if end else _("in force from %(start)s")
        found.append((version.in_force_from, words % {"start": start, "end": end}))
    if version.annulled_on:
        words = _("annulled as of %(day)s") if is_whole else _("annulled in part as of %(day)s")
        found.append((version.annulled_on, words % {"day": short_date(version.annulled_on)}))
    return found


@dataclass(frozen=True, slots=True)
class Row:
    """A rule on the page of a version: as it was written, and what holds in its place where it was annulled."""

    rule: RuleValue
    instead: RuleValue | None = None


def groups(version: RulesVersion, regime: str, today: date) -> list[tuple[Any, list[Row]]]:
    """The rules of a version as they were written, by heading; annulled ones with what holds instead."""
    written, now = rulebook.values_of(version, regime), rulebook.values_of(version, regime, date.max)
    rows = {key: Row(written[key], now[key] if now[key].was_annulled else None) for key in BY_KEY}
    return [(label, [rows[f.key] for f in FIELDS if f.group == key]) for key, label in GROUPS.items()]


def annulled(version: RulesVersion) -> list[tuple[Any, date]]:
    """(name of the rule, day) of each rule that was annulled."""
    return [
        (BY_KEY[row["field"]].label, date.fromisoformat(row["on"]))
        for row in version.annulled_fields
        if row["field"] in BY_KEY
    ]


def against_law(version: RulesVersion, regime: str) -> list[str]:
    """Sentences on values that say less than what is known for sure of the law. They warn, they do not block."""
    found, written = [], rulebook.values_of(version, regime)
    for key, law in fallback(regime).items():
        mine = written[key].value
        is_less = mine < law.value if BY_KEY[key].kind in ("number", "yes") else mine != law.value
        if law.source == "law" and is_less:
            words = {"rule": BY_KEY[key].label, "mine": written[key].words, "law": LAWS[law.article], "its": law.words}
            found.append(_("%(rule)s: these rules say “%(mine)s”, the %(law)s asks for “%(its)s”.") % words)
    return found


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions."""

    label: Any
    before: RuleValue
    after: RuleValue
    is_source_only: bool


def changes(older: RulesVersion, newer: RulesVersion, regime: str) -> list[Change]:
    """What differs between two versions as they were written, in the order of the page."""
    before, after = rulebook.values_of(older, regime), rulebook.values_of(newer, regime)
    return [
        Change(BY_KEY[key].label, before[key], after[key], before[key].value == after[key].value)
        for key in BY_KEY
        if (before[key].value, before[key].source, before[key].article)
        != (after[key].value, after[key].source, after[key].article)
    ]
