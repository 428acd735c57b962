"""States and edits: what changes once, or is refused.

A ``Move`` is one line of an app's ``states.py``. ``apply`` is a conditional UPDATE: its WHERE clause is the
lock, on SQLite and PostgreSQL alike. ``edit`` is the same for an editable row with a version number.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from .access import Refused, no


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed change of state: verb, states it starts from, state it leads to, what people read."""

    key: str
    sources: frozenset[str]
    target: str
    label: Any = ""  # the button: names the act
    owner: str = ""  # the role that owes it next, for "who owes it"


@dataclass(frozen=True, slots=True)
class Machine:
    """All moves of one noun. ``name`` and ``states`` feed the generated diagrams."""

    name: str
    states: type
    moves: tuple[Move, ...] = field(default_factory=tuple)

    def open_from(self, state: str) -> list[Move]:
        """The moves that are open in this state."""
        return [move for move in self.moves if state in move.sources]


def may_move(obj, move: Move, *, field: str = "state"):
    """The verdict about *when*: is this move open in the object's present state?"""
    from .access import YES

    if getattr(obj, field) in move.sources:
        return YES
    return no(_("This step is not open now. The state is “%(state)s”.") % {"state": _label(obj, field)})


def apply(obj, move: Move, *, field: str = "state", **also) -> None:
    """Change state once, writing ``also`` in the same statement; ``Refused`` if another was quicker."""
    changed = obj._meta.model._base_manager.filter(pk=obj.pk, **{f"{field}__in": sorted(move.sources)}).update(
        **{field: move.target}, **also
    )
    if not changed:
        raise Refused(no(_("This step is no longer open. It may have been done already. Reload the page to see.")))
    obj.refresh_from_db()


class Stale(Refused):
    """Somebody else saved first. ``current`` is the row as it stands now."""

    def __init__(self, current):
        self.current = current
        super().__init__(no(_("Somebody else changed this while you were writing. Both texts are shown below.")))


def edit(obj: models.Model, *, expected: int, **values) -> dict[str, tuple]:
    """Write ``values`` if the row still has version ``expected``; else raise ``Stale`` and write nothing.

    Returns what changed, ``{field: (before, after)}``; the journal's facts.
    """
    model = obj._meta.model  # not type(): request.user is a lazy wrapper
    before = model._base_manager.get(pk=obj.pk)
    changes = {name: (getattr(before, name), value) for name, value in values.items() if getattr(before, name) != value}
    changed = model._base_manager.filter(pk=obj.pk, version=expected).update(version=expected + 1, **values)
    if not changed:
        raise Stale(model._base_manager.get(pk=obj.pk))
    obj.refresh_from_db()
    return changes


def _label(obj, field: str) -> str:
    display = getattr(obj, f"get_{field}_display", None)
    return display() if display else getattr(obj, field)
