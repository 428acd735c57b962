"""Counting the days of a notice. Pure: no Django, no clock.

Between the day a notice leaves and the day of the sitting lie ``calendar`` days (the day it leaves does not count,
the day of the sitting does) and ``clear`` days (neither of the two counts). Sundays and holidays count like any day.
"""

from datetime import date, timedelta


def last_day(sitting: date, days: int, *, is_clear: bool) -> date:
    """The last day on which a notice still leaves in time; ``ValueError`` for a negative number of days."""
    if days < 0:
        raise ValueError("A notice has no negative days.")
    return sitting - timedelta(days=days + 1 if is_clear else days)


def given(left: date, sitting: date) -> tuple[int, int]:
    """``(calendar, clear)`` days that a notice gave; both 0 where it left on the day itself or later."""
    calendar = max((sitting - left).days, 0)
    return calendar, max(calendar - 1, 0)


def is_in_time(left: date, sitting: date, days: int, *, is_clear: bool) -> bool:
    """Did the notice leave in time?"""
    return left <= last_day(sitting, days, is_clear=is_clear)


def propose_days(first: date, last: date, count: int, *, weekday: int, busy: frozenset[date] | set[date]) -> list[date]:
    """Up to ``count`` days for sittings, spread evenly from ``first`` to ``last``, on a weekday (0: Monday).

    Days in ``busy`` are avoided: the same weekday of the weeks around takes their place. In order, each once.
    """
    if count < 1 or last < first:
        return []
    start = first + timedelta(days=(weekday - first.weekday()) % 7)
    free = [day for day in _weekly(start, last) if day not in busy]
    if len(free) <= count:
        return free
    step = len(free) / count
    return [free[int(step * number + step / 2)] for number in range(count)]


def _weekly(start: date, last: date) -> list[date]:
    return [start + timedelta(weeks=week) for week in range((last - start).days // 7 + 1)] if start <= last else []
