"""Activities of the commission and its own budget of a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ..models import Activity, Commission, YearMoney

ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class ActivityCount:
    """What the activities of this mission came to. ``reached`` and ``cost`` add up what was noted."""

    count: int = 0
    reached: int = 0
    cost: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Money:
    """The budget of a year in euros; ``None`` where nothing was written."""

    planned: Decimal | None = None
    spent: Decimal | None = None
    note: str = ""

    @property
    def left(self) -> Decimal | None:
        """What was not spent; negative where more was spent than planned."""
        return None if self.planned is None or self.spent is None else self.planned - self.spent


def activities(commission: Commission, *, year: int | None = None):
    """The activities of a year or of the whole term, by day. One statement."""
    found = Activity.objects.filter(commission=commission).select_related("programme")
    return (found.filter(day__year=year) if year else found).order_by("day", "pk")


def count_of(found: Iterable[Activity]) -> ActivityCount:
    """The figure of these activities; those outside the mission are left out."""
    ours = [row for row in found if not row.is_outside]
    return ActivityCount(
        len(ours), sum(row.reached or 0 for row in ours), sum((row.cost or ZERO for row in ours), ZERO)
    )


def find(commission: Commission, pk: int) -> Activity | None:
    """One activity of the commission."""
    return Activity.objects.filter(commission=commission, pk=pk).first()


def money_row(commission: Commission, year: int) -> YearMoney | None:
    """The budget of a year as it stands, if it was ever written."""
    return YearMoney.objects.filter(commission=commission, year=year).first()


def money_of(rows: Iterable[YearMoney]) -> Money:
    """The budget of one year, or of all years together."""
    rows = list(rows)
    planned = [row.planned for row in rows if row.planned is not None]
    spent = [row.spent for row in rows if row.spent is not None]
    return Money(
        sum(planned, ZERO) if planned else None,
        sum(spent, ZERO) if spent else None,
        "; ".join(row.note for row in rows if row.note),
    )


def years(commission: Commission, today) -> list[int]:
    """The years of the term up to this one, newest first."""
    last = min(commission.until_on or today, today).year
    return list(range(max(last, commission.from_on.year), commission.from_on.year - 1, -1))
