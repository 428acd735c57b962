"""What a model action is: texts in five languages, season, cost bracket, languages, partners."""

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.words import Text

SEASONS = (
    ("spring", _("Spring"), frozenset({3, 4, 5})),
    ("summer", _("Summer"), frozenset({6, 7, 8})),
    ("autumn", _("Autumn"), frozenset({9, 10, 11})),
    ("winter", _("Winter"), frozenset({12, 1, 2})),
)
COST_NOTE = _("House estimate of what communes of middle size spend. It is not checked: ask for offers.")
STATE, SOCIETY, COMMUNE = "state", "society", "commune"
ALL_YEAR = tuple(range(1, 13))
FIVE = ("fr", "de", "lb", "en", "pt")
THREE = ("fr", "de", "lb")


@dataclass(frozen=True)
class ModelAction:
    """A model action. Costs are whole euros a year, an estimate; ``months`` are those in which it takes place."""

    key: str
    field: str
    title: Text
    description: Text
    newcomers: Text
    commune: Text
    months: tuple[int, ...]
    cost_from: int
    cost_to: int
    groups: tuple[str, ...]
    languages: tuple[str, ...]
    partners: tuple[tuple[str, Any], ...]
    missions: tuple[str, ...] = ()
    is_recurring: bool = True

    def season(self, year: int) -> tuple[date, date]:
        """The first day of its first month and the last day of its last month in this year."""
        last = max(self.months)
        return date(year, min(self.months), 1), date(year, last, calendar.monthrange(year, last)[1])

    @property
    def seasons(self) -> frozenset[str]:
        """Keys of ``SEASONS`` in which it takes place."""
        return frozenset(key for key, _label, months in SEASONS if months & set(self.months))
