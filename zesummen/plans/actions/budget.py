"""Entering the money of an action: several lines at once, all or none."""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no

from ..models import Action, BudgetLine
from ..rules import actions as rules


@dataclass(frozen=True, slots=True)
class LineEntry:
    """A line as typed. ``pk`` and ``version`` of the line it changes; ``is_removed`` takes it away."""

    values: dict[str, Any] = field(default_factory=dict)
    pk: int | None = None
    version: int = 0
    is_removed: bool = False


@transaction.atomic
def save_lines(*, action: Action, lines: list[LineEntry], by) -> Action:
    """Write, change and remove these lines; others stay. ``Stale`` when somebody else changed one of them first."""
    insist(rules.may_keep_money(grants(by, action.space), action.plan))
    told = []
    for entry in lines:
        told += _save(action, entry)
    if told:
        journal.note("action.money", action, space=action.space, by=by, changed="; ".join(told)[:600])
    return action


def _save(action: Action, entry: LineEntry) -> list[str]:
    """One line; what changed, in figures."""
    if entry.pk is None:
        line = BudgetLine.objects.create(space=action.space, action=action, **entry.values)
        return [f"+ {_told(line)}"]
    line = BudgetLine.objects.filter(action=action, pk=entry.pk).first()
    if line is None:
        raise Refused(no(_("One of these lines has been removed meanwhile. Reload the page to see what is there now.")))
    if entry.is_removed:
        insist(rules.may_drop_line(line.real))
        moves.edit(line, expected=entry.version)
        told = f"– {_told(line)}"
        line.delete()
        return [told]
    before = _told(line)
    changes = {name: value for name, value in entry.values.items() if getattr(line, name) != value}
    if not changes:
        return []
    moves.edit(line, expected=entry.version, **changes)
    return [f"{before} → {_told(line)}"]


def _told(line: BudgetLine) -> str:
    real = f" ({line.real})" if line.real is not None else ""
    return f"{line.year} {line.source} {line.article} {line.planned}{real}".replace("  ", " ")


@transaction.atomic
def say_free(*, action: Action, year: int, source: str, by) -> Action:
    """Say that the action costs nothing: a line of 0 euros, so that nobody asks again."""
    insist(rules.may_keep_money(grants(by, action.space), action.plan))
    if not BudgetLine.objects.filter(action=action).exists():
        entry = LineEntry({"year": year, "category": BudgetLine.Category.MATERIAL, "source": source, "planned": 0})
        save_lines(action=action, lines=[entry], by=by)
    return action
