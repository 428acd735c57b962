"""The school holidays of Luxembourg's public schools, with their names in the reader's language.

Days as the Ministry of Education publishes them (men.public.lu, *Vacances et congés scolaires*), read from two public
compilations that name it as their source: openholidaysapi.org (2024 to summer 2027) and a calendar of May 2026 (to
summer 2028). Where both have a year they agree. ``KNOWN_UNTIL``: later days are not published here; nothing is guessed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

NAMES: dict[str, Callable[[], str]] = {
    "all_saints": lambda: _("All Saints' school holiday"),
    "christmas": lambda: _("Christmas school holidays"),
    "carnival": lambda: _("Carnival school holiday"),
    "easter": lambda: _("Easter school holidays"),
    "pentecost": lambda: _("Whitsun school holiday"),
    "summer": lambda: _("Summer school holidays"),
}
#: first and last day without school, both included
TABLE = (
    ("all_saints", "2024-10-26", "2024-11-03"),
    ("christmas", "2024-12-21", "2025-01-05"),
    ("carnival", "2025-02-15", "2025-02-23"),
    ("easter", "2025-04-05", "2025-04-20"),
    ("pentecost", "2025-05-24", "2025-06-01"),
    ("summer", "2025-07-16", "2025-09-14"),
    ("all_saints", "2025-11-01", "2025-11-09"),
    ("christmas", "2025-12-20", "2026-01-04"),
    ("carnival", "2026-02-14", "2026-02-22"),
    ("easter", "2026-03-28", "2026-04-12"),
    ("pentecost", "2026-05-23", "2026-05-31"),
    ("summer", "2026-07-16", "2026-09-14"),
    ("all_saints", "2026-10-31", "2026-11-08"),
    ("christmas", "2026-12-19", "2027-01-03"),
    ("carnival", "2027-02-06", "2027-02-14"),
    ("easter", "2027-03-27", "2027-04-11"),
    ("pentecost", "2027-05-29", "2027-06-06"),
    ("summer", "2027-07-16", "2027-09-14"),
    ("all_saints", "2027-10-30", "2027-11-07"),
    ("christmas", "2027-12-18", "2028-01-02"),
    ("carnival", "2028-02-12", "2028-02-20"),
    ("easter", "2028-04-01", "2028-04-16"),
    ("pentecost", "2028-05-27", "2028-06-04"),
    ("summer", "2028-07-15", "2028-09-14"),
)


@dataclass(frozen=True, slots=True)
class Span:
    """Some days without school, first and last included."""

    key: str
    first: date
    last: date

    @property
    def name(self) -> str:
        return NAMES[self.key]()


SPANS = tuple(Span(key, date.fromisoformat(first), date.fromisoformat(last)) for key, first, last in TABLE)
KNOWN_FROM, KNOWN_UNTIL = SPANS[0].first, SPANS[-1].last


def between(first: date, last: date) -> list[Span]:
    """The holidays that touch these days, both ends counted."""
    return [span for span in SPANS if span.first <= last and first <= span.last]


def name_of(day: date) -> str:
    """The name of the school holiday of this day; ``""`` where it is none, or where none is known (``is_known``)."""
    return next((span.name for span in SPANS if span.first <= day <= span.last), "")


def is_known(day: date) -> bool:
    """Whether the school holidays around this day are published here."""
    return KNOWN_FROM <= day <= KNOWN_UNTIL
