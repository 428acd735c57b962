"""Days in five languages: written out, read back from what people type, and counted.

The month names stand here and not in the catalogues, because documents are written in a language of their own
(a French deliberation on a German screen) and because a test holds both to the same names.
"""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext as _

EARLIEST_YEAR = 1800
LATEST_YEAR = 2200
_CENTURY_TURN = 69  # as in POSIX: 68 is 2068, 69 is 1969

MONTHS = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "de": (
        "Januar", "Februar", "März", "April", "Mai", "Juni",
        "Juli", "August", "September", "Oktober", "November", "Dezember",
    ),
    "lb": (
        "Januar", "Februar", "Mäerz", "Abrëll", "Mee", "Juni",
        "Juli", "August", "September", "Oktober", "November", "Dezember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "pt": (
        "janeiro", "fevereiro", "março", "abril", "maio", "junho",
        "julho", "agosto", "setembro", "outubro", "novembro", "dezembro",
    ),
}  # fmt: skip
WEEKDAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "lb": ("Méindeg", "Dënschdeg", "Mëttwoch", "Donneschdeg", "Freideg", "Samschdeg", "Sonndeg"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "pt": (
        "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo",
    ),
}  # fmt: skip
_LONG = {
    "fr": "{day} {month} {year}",
    "de": "{day}. {month} {year}",
    "lb": "{day}. {month} {year}",
    "en": "{day} {month} {year}",
    "pt": "{day} de {month} de {year}",
}
_WITH_WEEKDAY = {"fr": "{weekday} {long}", "en": "{weekday} {long}"}
_SHORT = {"de": "%d.%m.%Y", "lb": "%d.%m.%Y"}


def known_language(language: str | None = None) -> str:
    """One of our five codes for ``language`` (``fr-lu`` is ``fr``), the active one where none is given, else ``en``."""
    code = (language or get_language() or "en").split("-")[0].lower()
    return code if code in MONTHS else "en"


def long_date(value: date | datetime | None, language: str | None = None) -> str:
    """``27 mars 2027`` in the language given or active; the first of a French month is ``1er``. Empty for None."""
    if value is None:
        return ""
    day, code = _as_day(value), known_language(language)
    number = "1er" if code == "fr" and day.day == 1 else str(day.day)
    return _LONG[code].format(day=number, month=MONTHS[code][day.month - 1], year=day.year)


def short_date(value: date | datetime | None, language: str | None = None) -> str:
    """``27/03/2027``, with points in German and Luxembourgish. Empty for None."""
    if value is None:
        return ""
    day = _as_day(value)
    pattern = _SHORT.get(known_language(language), "%d/%m/%Y")
    return pattern.replace("%d", f"{day.day:02}").replace("%m", f"{day.month:02}").replace("%Y", f"{day.year:04}")


def day_with_weekday(value: date | datetime | None, language: str | None = None) -> str:
    """``samedi 27 mars 2027``: for mails, notices and every date a person must keep. Empty for None."""
    if value is None:
        return ""
    day, code = _as_day(value), known_language(language)
    pattern = _WITH_WEEKDAY.get(code, "{weekday}, {long}")
    return pattern.format(weekday=WEEKDAYS[code][day.weekday()], long=long_date(day, code))


def month_and_year(value: date | datetime | None, language: str | None = None) -> str:
    """``mars 2027``, ``março de 2027``. Empty for None."""
    if value is None:
        return ""
    day, code = _as_day(value), known_language(language)
    return (" de " if code == "pt" else " ").join((MONTHS[code][day.month - 1], str(day.year)))


def example_day() -> str:
    """A day near today as the reader's language writes it; its day can be no month, so that the order is plain."""
    return short_date(timezone.localdate().replace(day=27))


EXAMPLE = lazy(example_day, str)()  # for help texts, which are made when the program starts


def days_before(day: date, count: int) -> date:
    """The calendar day ``count`` days before ``day``: weekends and holidays count like any other day."""
    return day - timedelta(days=count)


def clear_days_before(day: date, count: int) -> date:
    """The last day on which ``count`` clear days still lie between: neither that day nor ``day`` itself counts."""
    return day - timedelta(days=count + 1)


def days_between(first: date, last: date) -> int:
    """Calendar days from ``first`` to ``last``; negative where ``last`` comes before."""
    return (last - first).days


@dataclass(frozen=True, slots=True)
class Reach:
    """How many years before and after today a day may lie. What lies beyond is taken for a slip in the year."""

    back: int
    ahead: int

    def slip(self, day: date, today: date | None = None) -> str:
        """The sentence that names the year which cannot be right; empty where the day can be meant."""
        today = today or timezone.localdate()
        first, last = years_from(today, -self.back), years_from(today, self.ahead)
        if first <= day <= last:
            return ""
        return _("The year %(year)s cannot be right here. Enter a day between %(first)s and %(last)s.") % {
            "year": day.year,
            "first": short_date(first),
            "last": short_date(last),
        }


PLANNED = Reach(back=30, ahead=2)  # what is done, or planned: sittings, calls, days by which something is wished
IN_TERM = Reach(back=30, ahead=10)  # ends: planned two years ahead, a mandate of six, two until it is replaced


def years_from(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes the 28th where the year has none."""
    year = day.year + years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def parse_day(text: str) -> date:
    """The day a person typed: ``31.12.2026``, ``31/12/26``, ``2026-12-31``, ``31 décembre 2026`` in any language.

    The day always comes before the month. Raises ``ValueError`` with a translated sentence that says what to do.
    """
    clean = " ".join(unicodedata.normalize("NFKC", str(text)).split())
    for pattern in (_ISO, _NUMBERS, _WORDS):
        found = pattern.fullmatch(clean)
        if found:
            parts = found.groupdict()
            return _real_day(clean, _year(parts["year"]), _month(parts["month"], clean), int(parts["day"]))
    raise ValueError(_("Write the date as day, month and year, for example %(day)s.") % {"day": example_day()})


_ISO = re.compile(r"(?P<year>[0-9]{4})[-./](?P<month>[0-9]{1,2})[-./](?P<day>[0-9]{1,2})")
_NUMBERS = re.compile(
    r"(?P<day>[0-9]{1,2}) ?(?P<mark>[-./ ]) ?(?P<month>[0-9]{1,2}) ?(?P=mark) ?(?P<year>[0-9]{4}|[0-9]{2})"
)
_WORDS = re.compile(
    r"(?:(?:\w+-feira|[^\W\d]+),? )?(?:den? |le |the )?(?P<day>[0-9]{1,2})(?:er|st|nd|rd|th|º|o)?\.? "
    r"(?:de |of )?(?P<month>[^\W\d]+)\.?,? (?:de )?(?P<year>[0-9]{4})",
    re.IGNORECASE,
)


def _as_day(value: date | datetime) -> date:
    if not isinstance(value, datetime):
        return value
    return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()


def _plain(word: str) -> str:
    """The word without accents and capitals, so that ``fevrier`` and ``Décembre`` are understood."""
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def _month_numbers() -> dict[str, int]:
    numbers = {}
    for names in MONTHS.values():
        numbers |= {_plain(name): number for number, name in enumerate(names, start=1)}
    return numbers


_MONTH_NUMBERS = _month_numbers()


def _month(text: str, typed: str) -> int:
    if text.isdigit():
        return int(text)
    plain = _plain(text)
    exact = _MONTH_NUMBERS.get(plain)
    meant = {exact} if exact else {n for name, n in _MONTH_NUMBERS.items() if len(plain) > 2 and name.startswith(plain)}
    if len(meant) != 1:
        raise ValueError(
            _("“%(typed)s” names no month we know. Write the date with numbers, for example %(day)s.")
            % {"typed": typed, "day": example_day()}
        )
    return meant.pop()


def _year(text: str) -> int:
    number = int(text)
    if len(text) > 2:
        return number
    return number + (2000 if number < _CENTURY_TURN else 1900)


def _real_day(typed: str, year: int, month: int, day: int) -> date:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise ValueError(
            _("The year must lie between %(first)s and %(last)s.") % {"first": EARLIEST_YEAR, "last": LATEST_YEAR}
        )
    if not 1 <= month <= 12:
        raise ValueError(
            _("“%(typed)s” has no such month. Write the day first, then the month, then the year.") % {"typed": typed}
        )
    if not 1 <= day <= monthrange(year, month)[1]:
        raise ValueError(
            _("%(month)s has %(count)s days: there is no “%(typed)s”.")
            % {
                "month": _capital(month_and_year(date(year, month, 1))),
                "count": monthrange(year, month)[1],
                "typed": typed,
            }
        )
    return date(year, month, day)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
