"""The differences of two plan sheets as sentences, in the language of the page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from zesummen.council.queries.differences import Bit, words
from zesummen.kernel import money
from zesummen.kernel.words import LANGUAGES, Text

from ..catalogue import label as catalogue_label
from ..queries.budget import ZERO
from ..queries.sheet import ActionSheet, LineSheet, PlanSheet
from . import labels
from .labels import Field, written

GROUPS = ("plan", "councils", "choices", "needs", "objectives", "actions", "budget")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: where it stands, the sentence, and for a text its words that went and came."""

    group: str
    key: str  # "action:7:description", stable for the same difference
    sentence: str
    bits: tuple[Bit, ...] = ()
    language: str = ""  # of the bits


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one part of the plan."""

    key: str
    title: str
    changes: tuple[Change, ...]


def changes(before: PlanSheet, after: PlanSheet) -> list[Change]:
    """Everything that differs, in reading order; empty only for plans that say the same."""
    return [
        *_fields("plan", "plan", _("the plan"), labels.PLAN, before, after),
        *_coordinator(before, after),
        *_parties(before, after),
        *_choices(before, after),
        *_needs(before, after),
        *_objectives(before, after),
        *_actions(before, after),
        *_money(before, after),
    ]


def grouped(found: Iterable[Change]) -> list[Group]:
    """The changes under the title of their part of the plan."""
    titles = {
        "plan": _("The plan"),
        "councils": _("Councils"),
        "choices": _("Fields and target groups"),
        "needs": _("Needs"),
        "objectives": _("Objectives and indicators"),
        "actions": _("Actions"),
        "budget": _("Budget"),
    }
    rows = sorted(found, key=lambda change: GROUPS.index(change.group))
    return [Group(key, titles[key], tuple(items)) for key, items in groupby(rows, key=lambda change: change.group)]


def _fields(group: str, key: str, about: str, fields: Sequence[Field], before: Any, after: Any) -> list[Change]:
    found = []
    for field in fields:
        old, new = getattr(before, field.name), getattr(after, field.name)
        if isinstance(old, Text) or isinstance(new, Text):
            found += _texts(group, f"{key}:{field.name}", about, field, Text.from_json(old), Text.from_json(new))
        elif old != new:
            found.append(
                Change(
                    group,
                    f"{key}:{field.name}",
                    _said(about, field, written(old, field.kind), written(new, field.kind)),
                )
            )
    return found


def _said(about: str, field: Field, old: str, new: str) -> str:
    named = {"about": _capital(about), "what": field.label, "old": old, "new": new}
    if not old:
        return _("%(about)s, %(what)s: now %(new)s (was empty).") % named
    if not new:
        return _("%(about)s, %(what)s: “%(old)s” was taken out.") % named
    return _("%(about)s, %(what)s: from %(old)s to %(new)s.") % named


def _texts(group: str, key: str, about: str, field: Field, old: Text, new: Text) -> list[Change]:
    found = []
    for language in LANGUAGES:
        was, now = old.texts.get(language, ""), new.texts.get(language, "")
        if was != now:
            sentence = _("%(about)s, %(what)s: the text changed.") % {"about": _capital(about), "what": field.label}
            found.append(Change(group, f"{key}:{language}", sentence, words(was, now), language))
    return found


def _capital(words_: str) -> str:
    return words_[:1].upper() + words_[1:]


def _paired(before: Sequence, after: Sequence, key: Callable) -> tuple[list, list, list]:
    """(added, removed, pairs of both) by key, in order."""
    old, new = {key(item): item for item in before}, {key(item): item for item in after}
    return (
        [new[k] for k in new if k not in old],
        [old[k] for k in old if k not in new],
        [(old[k], new[k]) for k in new if k in old],
    )


def _came_and_went(group: str, kind: str, added: Iterable, removed: Iterable, came: str, went: str) -> list[Change]:
    return [
        *(
            Change(group, f"{kind}:{item.number}:added", came % {"number": item.number, "title": written(item.title)})
            for item in added
        ),
        *(
            Change(group, f"{kind}:{item.number}:removed", went % {"number": item.number, "title": written(item.title)})
            for item in removed
        ),
    ]


def _coordinator(before: PlanSheet, after: PlanSheet) -> list[Change]:
    old, new = before.coordinator, after.coordinator
    if old is None or new is None:
        if old is new:
            return []
        sentence = (
            _("The coordinator %(name)s was named.") % {"name": new.name}
            if new
            else _("The coordinator %(name)s was taken out.") % {"name": old.name}
        )
        return [Change("plan", "coordinator", sentence)]
    return _fields("plan", "coordinator", _("the coordinator"), labels.COORDINATOR, old, new)


def _parties(before: PlanSheet, after: PlanSheet) -> list[Change]:
    added, removed, both = _paired(before.parties, after.parties, lambda p: p.pk)
    found = [
        Change("councils", f"party:{p.pk}:added", _("%(name)s decides on the plan too.") % {"name": p.name})
        for p in added
    ]
    found += [
        Change("councils", f"party:{p.pk}:removed", _("%(name)s no longer decides on the plan.") % {"name": p.name})
        for p in removed
    ]
    for old, new in both:
        found += _fields("councils", f"party:{new.pk}", new.name, labels.PARTY, old, new)
    return found


def _choices(before: PlanSheet, after: PlanSheet) -> list[Change]:
    found = []
    for kind, old_rows, new_rows in (
        ("field", before.fields_chosen, after.fields_chosen),
        ("group", before.groups_chosen, after.groups_chosen),
    ):
        added, removed, both = _paired(old_rows, new_rows, lambda c: c.key)
        found += [
            Change("choices", f"{kind}:{c.key}:added", _("“%(title)s” was chosen.") % {"title": catalogue_label(c.key)})
            for c in added
        ]
        found += [
            Change(
                "choices",
                f"{kind}:{c.key}:removed",
                _("“%(title)s” is no longer chosen.") % {"title": catalogue_label(c.key)},
            )
            for c in removed
        ]
        fields = labels.fields(("rank", _("rank"), "number"), ("reason", _("reason"), "text"))
        for old, new in both:
            found += _fields("choices", f"{kind}:{new.key}", str(catalogue_label(new.key)), fields, old, new)
    return found


def _needs(before: PlanSheet, after: PlanSheet) -> list[Change]:
    added, removed, both = _paired(before.needs, after.needs, lambda n: n.pk)
    found = _came_and_went(
        "needs",
        "need",
        added,
        removed,
        _("Need %(number)s was added: %(title)s."),
        _("Need %(number)s was taken out: %(title)s."),
    )
    for old, new in both:
        about = _("need %(number)s") % {"number": new.number}
        found += _fields("needs", f"need:{new.number}", about, labels.NEED, old, new)
        found += _lists(
            "needs", f"need:{new.number}", about, _("evidence"), old.evidence, new.evidence, lambda e: written(e.title)
        )
    return found


def _lists(group: str, key: str, about: str, what: str, old: Sequence, new: Sequence, name: Callable) -> list[Change]:
    """Things without an own identity: what came, what went, and what is only written otherwise."""
    if old == new:
        return []
    named = {"about": _capital(about), "what": what}
    came, went = [name(i) for i in new if i not in old], [name(i) for i in old if i not in new]
    renewed = [item for item in came if item in went]
    came, went = [i for i in came if i not in renewed], [i for i in went if i not in renewed]
    found = []
    for words_, items in (("added", came), ("removed", went), ("changed", renewed)):
        if items:
            found.append(
                Change(
                    group,
                    f"{key}:{what}:{words_}",
                    _LISTED[words_]() % {**named, "items": "; ".join(dict.fromkeys(items))},
                )
            )
    return found or [Change(group, f"{key}:{what}:order", _("%(about)s, %(what)s: the order changed.") % named)]


_LISTED = {
    "added": lambda: _("%(about)s, %(what)s: added %(items)s."),
    "removed": lambda: _("%(about)s, %(what)s: taken out %(items)s."),
    "changed": lambda: _("%(about)s, %(what)s: changed %(items)s."),
}


def _objectives(before: PlanSheet, after: PlanSheet) -> list[Change]:
    added, removed, both = _paired(before.objectives, after.objectives, lambda o: o.pk)
    found = _came_and_went(
        "objectives",
        "objective",
        added,
        removed,
        _("Objective %(number)s was added: %(title)s."),
        _("Objective %(number)s was taken out: %(title)s."),
    )
    for old, new in both:
        about = _("objective %(number)s") % {"number": new.number}
        found += _fields("objectives", f"objective:{new.number}", about, labels.OBJECTIVE, old, new)
        found += _indicators(f"objective:{new.number}", about, old.indicators, new.indicators)
    return found


def _indicators(key: str, about: str, before: Sequence, after: Sequence) -> list[Change]:
    added, removed, both = _paired(before, after, lambda i: i.pk)
    named = {"about": _capital(about)}
    found = [
        Change(
            "objectives",
            f"{key}:indicator:{i.pk}:added",
            _("%(about)s: the indicator “%(title)s” was added.") % {**named, "title": written(i.title)},
        )
        for i in added
    ]
    found += [
        Change(
            "objectives",
            f"{key}:indicator:{i.pk}:removed",
            _("%(about)s: the indicator “%(title)s” was taken out.") % {**named, "title": written(i.title)},
        )
        for i in removed
    ]
    for old, new in both:
        title = _("indicator “%(title)s”") % {"title": written(new.title)}
        found += _fields("objectives", f"{key}:indicator:{new.pk}", title, labels.INDICATOR, old, new)
        found += _lists(
            "objectives",
            f"{key}:indicator:{new.pk}",
            title,
            _("readings"),
            old.readings,
            new.readings,
            lambda r: f"{written(r.value)} ({written(r.read_on)})",
        )
    return found


def _actions(before: PlanSheet, after: PlanSheet) -> list[Change]:
    added, removed, both = _paired(before.actions, after.actions, lambda a: a.pk)
    found = _came_and_went(
        "actions",
        "action",
        added,
        removed,
        _("Action %(number)s was added: %(title)s."),
        _("Action %(number)s was taken out: %(title)s."),
    )
    for old, new in both:
        about = _("action %(number)s") % {"number": new.number}
        found += _fields("actions", f"action:{new.number}", about, labels.ACTION, old, new)
        for what, name, show in _action_lists():
            found += _lists(
                "actions", f"action:{new.number}", about, what, getattr(old, name), getattr(new, name), show
            )
    return found


def _action_lists() -> list[tuple[str, str, Callable]]:
    return [
        (_("responsible"), "owners", lambda o: o.name),
        (_("partners"), "partners", lambda p: p.name),
        (_("sub-actions"), "parts", lambda s: s.title),
        (_("milestones"), "milestones", lambda m: m.title),
        (_("objectives served"), "objectives", lambda s: f"{s.objective} ({written(s.share)} %)"),
        (_("results"), "results", lambda r: written(r.title)),
    ]


# Money: per action, year and direction, since a budget line has no identity of its own


def _money(before: PlanSheet, after: PlanSheet) -> list[Change]:
    old, new = {a.pk: a for a in before.actions}, {a.pk: a for a in after.actions}
    found = []
    for pk in dict.fromkeys([*old, *new]):
        found += _action_money(old.get(pk), new.get(pk))
    return found


def _action_money(before: ActionSheet | None, after: ActionSheet | None) -> list[Change]:
    old, new = before.lines if before else (), after.lines if after else ()
    if old == new:
        return []
    number = (after or before).number
    found = []
    for year, flow in sorted({(line.year, line.flow) for line in (*old, *new)}):
        was, now = _slice(old, year, flow), _slice(new, year, flow)
        if was != now:
            found += _slice_changes(f"action:{number}:{year}:{flow}", number, year, flow, was, now)
    return found or [
        Change(
            "budget",
            f"action:{number}:lines",
            _("The budget lines of action %(number)s stand in another order.") % {"number": number},
        )
    ]


def _slice(lines: Sequence[LineSheet], year: int, flow: str) -> list[LineSheet]:
    return [line for line in lines if (line.year, line.flow) == (year, flow)]


def _slice_changes(
    key: str, number: int, year: int, flow: str, was: list[LineSheet], now: list[LineSheet]
) -> list[Change]:
    named = {"year": year, "number": number}
    planned, planned_now = (sum((line.planned for line in rows), ZERO) for rows in (was, now))
    real, real_now = (sum((line.real or ZERO for line in rows), ZERO) for rows in (was, now))
    found = []
    if planned != planned_now:
        found.append(Change("budget", f"{key}:planned", _planned(flow, planned, planned_now, named)))
    if real != real_now:
        sentence = _("The real %(year)s amounts of action %(number)s went from %(old)s to %(new)s.")
        found.append(
            Change(
                "budget", f"{key}:real", sentence % {**named, "old": money.euros(real), "new": money.euros(real_now)}
            )
        )
    if not found:
        found.append(
            Change(
                "budget",
                f"{key}:lines",
                _("The budget lines %(year)s of action %(number)s were rewritten; the sum is the same.") % named,
            )
        )
    return found


def _planned(flow: str, old: Decimal, new: Decimal, named: dict) -> str:
    rose = new > old
    sentence = {
        ("expense", True): _("The budget %(year)s of action %(number)s rose from %(old)s to %(new)s."),
        ("expense", False): _("The budget %(year)s of action %(number)s fell from %(old)s to %(new)s."),
        ("revenue", True): _("The planned revenue %(year)s of action %(number)s rose from %(old)s to %(new)s."),
        ("revenue", False): _("The planned revenue %(year)s of action %(number)s fell from %(old)s to %(new)s."),
    }[flow, rose]
    return sentence % {**named, "old": money.euros(old), "new": money.euros(new)}
