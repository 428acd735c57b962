"""The clock of the communal councils: when they were elected, when their mandate is expected to end.

Councils are elected for six years, nominally. The next election day is not fixed yet: only its month is expected.
Source: official results of 8 October 2017 and 11 June 2023; electoral law of 18 February 2003, article 186.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Election:
    """A communal election. ``expected``: its day is not fixed, ``day`` is then the first of the expected month."""

    day: date
    expected: bool = False


@dataclass(frozen=True, slots=True)
class CouncilMandate:
    """From one election until the next. ``until`` is the day of the next election, not included."""

    elected: Election
    until: Election

    @property
    def months(self) -> int:
        """Its nominal length in whole months."""
        start, end = self.elected.day, self.until.day
        return (end.year - start.year) * 12 + end.month - start.month


ELECTIONS = (
    Election(date(2017, 10, 8)),
    Election(date(2023, 6, 11)),
    Election(date(2029, 6, 1), expected=True),
)
YEARS = 6


def elections(until: date) -> tuple[Election, ...]:
    """Known elections and, six years apart, the expected ones up to the first after that day."""
    known = list(ELECTIONS)
    while known[-1].day <= until:
        last = known[-1].day
        known.append(Election(last.replace(year=last.year + YEARS), expected=True))
    return tuple(known)


def mandate_at(day: date) -> CouncilMandate | None:
    """The councils' mandate that this day falls into; ``None`` before the first known election."""
    line = elections(day)
    for elected, following in zip(line, line[1:], strict=False):
        if elected.day <= day < following.day:
            return CouncilMandate(elected, following)
    return None


def next_election(day: date) -> Election:
    """The first election after this day (on election day itself: the one after)."""
    return next(election for election in elections(day) if election.day > day)


def mandates_between(start: date, end: date) -> list[CouncilMandate]:
    """All mandates that a plan from ``start`` to ``end`` touches, in order."""
    line = elections(end)
    pairs = zip(line, line[1:], strict=False)
    return [CouncilMandate(a, b) for a, b in pairs if a.day <= end and b.day > start]
