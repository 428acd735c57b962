"""How long what is kept: a table per kind of object. Nothing is deleted by itself: what is due is listed and confirmed.

Apps (or the desk, for all of them) add their kinds:

    retention.term("mails", _("Mails that went out"), months=6, since=_("the day they were written"), basis=_("House rule: …"),
                   find=lambda space, before: OutboxMessage.objects.filter(space=space, created_at__date__lt=before))
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Term:
    """One kind of object. ``months`` is ``None`` where it is kept until it goes to the archives.

    ``find(space, before)`` is a queryset of what is older than the day; ``carry_out`` deletes or blanks those rows
    and says how many. ``is_blanking``: the row stays, what identifies a person goes.
    """

    key: str
    what: Any
    months: int | None
    since: Any
    basis: Any
    find: Callable | None = None
    carry_out: Callable | None = None
    is_blanking: bool = False

    def before(self, today: date) -> date | None:
        """What is older than this day is past its term."""
        return months_before(today, self.months) if self.months is not None else None


TERMS: dict[str, Term] = {}


def term(
    key: str, what, *, months: int | None, since, basis, find=None, carry_out=None, is_blanking: bool = False
) -> Term:
    """Add a kind of object to the table."""
    TERMS[key] = Term(key, what, months, since, basis, find, carry_out or _delete, is_blanking)
    return TERMS[key]


def _delete(rows) -> int:
    """Delete these rows with what hangs on them; how many there were."""
    count = rows.count()
    rows.delete()
    return count


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last one of a shorter month."""
    from calendar import monthrange

    place = day.year * 12 + day.month - 1 - months
    year, month = place // 12, place % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
