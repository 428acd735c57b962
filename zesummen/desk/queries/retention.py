"""What is past its term in a space."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Value
from django.utils import timezone

from zesummen.kernel.retention import TERMS, Term
from zesummen.kernel.together import fill

SHOWN = 100


@dataclass(frozen=True, slots=True)
class TermRow:
    """A line of the table, with how many objects are due."""

    term: Term
    due: int
    before: date | None

    @property
    def years(self) -> int:
        """Whole years of the term; 0 where it is counted in months."""
        return self.term.months // 12 if self.term.months and self.term.months % 12 == 0 else 0


def rows(space, today: date | None = None) -> list[TermRow]:
    """The whole table for a space, counted in one statement."""
    day = today or timezone.localdate()
    counts = {
        key: _counted(found) for key, term in TERMS.items() if (found := due_objects(term, space, day)) is not None
    }
    fill(*counts.values())
    numbers = {key: next(iter(found), 0) for key, found in counts.items()}
    return [TermRow(term, numbers.get(key, 0), term.before(day)) for key, term in TERMS.items()]


def _counted(found):
    """How many rows there are, as a list of one number, or of none."""
    return found.order_by().values(one=Value(1)).annotate(n=Count("pk", distinct=True)).values_list("n", flat=True)


def row(term: Term, space, today: date | None = None) -> TermRow:
    """One line."""
    found = due_objects(term, space, today)
    return TermRow(term, found.count() if found is not None else 0, term.before(today or timezone.localdate()))


def due_objects(term: Term, space, today: date | None = None):
    """What of this kind is past its term; ``None`` for what is never deleted here."""
    before = term.before(today or timezone.localdate())
    if before is None or term.find is None:
        return None
    return term.find(space, before)


def titles(term: Term, space, today: date | None = None) -> list[str]:
    """The names of the first objects that are due."""
    found = due_objects(term, space, today)
    return [str(thing) for thing in found[:SHOWN]] if found is not None else []
