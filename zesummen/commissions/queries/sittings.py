"""The sittings of a commission: the year against its rules, and days that are free for the next ones."""

from dataclasses import dataclass
from datetime import date

from zesummen.council.models import CouncilDate
from zesummen.kernel import public_holidays
from zesummen.kernel.words import Text
from zesummen.sittings.models import Sitting
from zesummen.sittings.states import SittingState

from .. import notice
from ..models import Commission
from ..rulebook import RuleBook
from . import rulebook

GONE = (SittingState.CANCELLED, SittingState.NO_QUORUM)


@dataclass(frozen=True, slots=True)
class YearPage:
    """The sittings of a commission, newest first, and how this year stands against the minimum of its rules."""

    sittings: tuple[Sitting, ...]
    year: int
    counted: int  # sittings of the year that count for the mission, planned or held
    rules: RuleBook
    first: Sitting | None  # the constituent sitting

    @property
    def missing(self) -> int:
        """Sittings that the year still wants."""
        return max(self.rules.min_meetings_per_year - self.counted, 0)


def year_page(commission: Commission, today: date) -> YearPage:
    """The sittings of the commission as its page shows them. Two statements."""
    rows = tuple(Sitting.objects.filter(body=commission.body_id).order_by("-day", "-pk"))
    for row in rows:
        row.body, row.space = commission.body, commission.space
    counted = [row for row in rows if row.year == today.year and row.state not in GONE and not row.is_outside]
    first = next((row for row in rows if row.is_constituent and row.state not in GONE), None)
    return YearPage(rows, today.year, len(counted), rulebook.rules_on(commission, today), first)


def busy_days(commission: Commission, first: date, last: date) -> dict[date, list[Text | str]]:
    """Days on which the commission should not sit, with why: public holidays, the council's dates, its own sittings."""
    found: dict[date, list] = {}
    for day, name in public_holidays.between(first, last):
        found.setdefault(day, []).append(name)
    for row in CouncilDate.objects.filter(day__range=(first, last), cancelled_on=None).order_by("day"):
        found.setdefault(row.day, []).append(row.body_name or row.place)
    own = Sitting.objects.filter(body=commission.body_id, day__range=(first, last)).exclude(state__in=GONE)
    for day in own.order_by("day").values_list("day", flat=True):
        found.setdefault(day, []).append(commission.body.name)
    return found


def proposed_days(commission: Commission, first: date, last: date, *, count: int, weekday: int) -> list[date]:
    """Free days for so many sittings, spread evenly over the span, on that weekday."""
    busy = set(busy_days(commission, first, last))
    return notice.propose_days(first, last, count, weekday=weekday, busy=busy)
