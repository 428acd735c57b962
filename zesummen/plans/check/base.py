"""What a rule of the plan check is: a pure function over the frozen sheet that names what is weak, with a link."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..queries.sheet import ActionSheet, NeedSheet, ObjectiveSheet, PlanSheet


class Severity(StrEnum):
    """How much it matters."""

    MUST = "must"
    SHOULD = "should"
    NOTE = "note"


SEVERITIES = {
    Severity.MUST: _("Mend before the council votes"),
    Severity.SHOULD: _("Weak points"),
    Severity.NOTE: _("Worth a look"),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is too much; the plan's settings."""

    actions_per_person: int = 4
    feasts_per_month: int = 2
    long_action_months: int = 6


@dataclass(frozen=True)
class CheckSheet:
    """All that the rules read. ``mandate`` is the council's mandate in which the plan starts: first day, day it ends."""

    plan: PlanSheet
    today: date
    mandate: tuple[date, date] | None = None
    limits: Limits = field(default_factory=Limits)

    @property
    def live(self) -> tuple[ActionSheet, ...]:
        """Actions that count."""
        return self.plan.live_actions

    @property
    def leaves(self) -> tuple[ObjectiveSheet, ...]:
        """Objectives under which no other stands."""
        parents = {objective.parent for objective in self.plan.objectives}
        return tuple(objective for objective in self.plan.objectives if objective.number not in parents)

    def objectives_of(self, action: ActionSheet) -> list[ObjectiveSheet]:
        """The objectives that an action serves."""
        found = [self.plan.objective(share.objective) for share in action.objectives]
        return [objective for objective in found if objective]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a rule struck: what about (``action:12``; empty is the plan), the sentence, the page that mends it."""

    key: str
    sentence: Any
    link: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A spot with its rule."""

    rule: str
    severity: Severity
    key: str
    sentence: Any
    link: str

    @property
    def pair(self) -> tuple[str, str]:
        """What a waiver names."""
        return self.rule, self.key


Check = Callable[[CheckSheet], Iterable[Spot]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its key, which never changes, how much it matters, and its name."""

    key: str
    severity: Severity
    label: Any
    check: Check


RULES: dict[str, Rule] = {}


def rule(key: str, severity: Severity, label) -> Callable[[Check], Check]:
    """Add a rule to the table."""

    def register(check: Check) -> Check:
        if key in RULES:
            raise ValueError(f"There are two rules called {key}.")
        RULES[key] = Rule(key, severity, label, check)
        return check

    return register


def run(sheet: CheckSheet) -> list[Finding]:
    """All findings, what matters most first, in the order of the rules."""
    order = list(Severity)
    found = [
        Finding(r.key, r.severity, spot.key, spot.sentence, spot.link)
        for r in RULES.values()
        for spot in r.check(sheet)
    ]
    return sorted(found, key=lambda finding: order.index(finding.severity))


# Spots


def here(sheet: CheckSheet, sentence, link: str, key: str = "") -> Spot:
    """About the plan, or about something named by ``key`` that has no page of its own."""
    return Spot(key, sentence, f"plans/{sheet.plan.pk}/{link}")


def on_action(sheet: CheckSheet, action: ActionSheet, sentence, at: str = "", **facts) -> Spot:
    """About an action; the sentence may name it with ``%(what)s``."""
    words = sentence % {"what": named(action), **facts}
    return Spot(f"action:{action.pk}", words, f"plans/{sheet.plan.pk}/actions/{action.pk}/{at}")


def on_objective(sheet: CheckSheet, objective: ObjectiveSheet, sentence, key: str = "", **facts) -> Spot:
    """About an objective, or about something on its page."""
    words = sentence % {"what": named(objective), **facts}
    return Spot(key or f"objective:{objective.pk}", words, f"plans/{sheet.plan.pk}/objectives/{objective.pk}/")


def on_need(sheet: CheckSheet, need: NeedSheet, sentence) -> Spot:
    """About a need."""
    return Spot(f"need:{need.pk}", sentence % {"what": named(need)}, f"plans/{sheet.plan.pk}/needs/{need.pk}/")


def named(thing: ActionSheet | ObjectiveSheet | NeedSheet) -> str:
    """“3. Language café”."""
    return f"{thing.number}. {thing.title}"


def each(
    actions: Iterable[ActionSheet], sheet: CheckSheet, sentence, wrong: Callable[[ActionSheet], bool], at: str = ""
) -> Iterator[Spot]:
    """A spot for each action for which ``wrong`` is true."""
    return (on_action(sheet, action, sentence, at) for action in actions if wrong(action))
