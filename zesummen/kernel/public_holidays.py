"""The public holidays of Luxembourg, with their names in the reader's language."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext as _

NAMES: dict[str, Callable[[], str]] = {
    "New Year's Day": lambda: _("New Year's Day"), "Easter Monday": lambda: _("Easter Monday"),
    "Labor Day": lambda: _("Labour Day"), "Europe Day": lambda: _("Europe Day"),
    "Ascension Day": lambda: _("Ascension Day"), "Pentecost Monday": lambda: _("Whit Monday"),
    "Whit Monday": lambda: _("Whit Monday"), "National Day": lambda: _("National Day"),
    "Assumption Day": lambda: _("Assumption Day"), "All Saints' Day": lambda: _("All Saints' Day"),
    "Christmas Day": lambda: _("Christmas Day"), "Saint Stephen's Day": lambda: _("St Stephen's Day"),
}  # fmt: skip


@lru_cache(maxsize=32)
def _year(year: int) -> dict[date, tuple[str, ...]]:
    import holidays  # late: slow import

    found = holidays.country_holidays("LU", years=year, language="en_US")
    return {day: tuple(names.split("; ")) for day, names in found.items() if day.year == year}


def between(first: date, last: date) -> list[tuple[date, str]]:
    """(day, name) of each public holiday in these days, both ends counted; two on one day stand as two."""
    return [
        (day, NAMES[name]() if name in NAMES else name)
        for year in range(first.year, last.year + 1)
        for day, names in sorted(_year(year).items())
        if first <= day <= last
        for name in names
    ]


def name_of(day: date) -> str:
    """The name of the public holiday on this day; ``""`` where it is none."""
    return ", ".join(name for _day, name in between(day, day))
