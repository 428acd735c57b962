"""Days of notice, against a slow count on the fingers; and days proposed for the year."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zesummen.commissions import notice

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = st.dates(date(2024, 1, 1), date(2031, 12, 31))


def counted(left: date, sitting: date) -> tuple[int, int]:
    """Every day after the one on which the notice left, one by one: with the day of the sitting, and without it."""
    calendar, clear, day = 0, 0, left
    while day < sitting:
        day += timedelta(days=1)
        calendar += 1
        clear += day != sitting
    return calendar, clear


@UNHURRIED
@given(DAYS, st.integers(-5, 70))
def test_days_given_are_those_counted_one_by_one(sitting, before):
    left = sitting - timedelta(days=before)
    assert notice.given(left, sitting) == counted(left, sitting)


@UNHURRIED
@given(DAYS, st.integers(0, 60), st.booleans(), st.integers(0, 70))
def test_a_notice_is_in_time_when_enough_days_were_counted(sitting, days, is_clear, before):
    left = sitting - timedelta(days=before)
    enough = counted(left, sitting)[is_clear] >= days
    if before == 0 and is_clear and days == 0:
        enough = False  # a notice of clear days never leaves on the day itself
    assert notice.is_in_time(left, sitting, days, is_clear=is_clear) == enough


@UNHURRIED
@given(DAYS, st.integers(0, 60))
def test_the_last_day_is_in_time_and_the_day_after_is_not(sitting, days):
    for is_clear in (False, True):
        last = notice.last_day(sitting, days, is_clear=is_clear)
        assert notice.is_in_time(last, sitting, days, is_clear=is_clear)
        assert not notice.is_in_time(last + timedelta(days=1), sitting, days, is_clear=is_clear)


def test_no_negative_days():
    with pytest.raises(ValueError, match="negative"):
        notice.last_day(date(2026, 5, 5), -1, is_clear=False)


@UNHURRIED
@given(DAYS, st.integers(0, 400), st.integers(1, 24), st.integers(0, 6), st.sets(st.integers(0, 400), max_size=60))
def test_proposed_days_are_free_on_their_weekday_and_as_many_as_there_can_be(first, span, count, weekday, busy):
    last, taken = first + timedelta(days=span), {first + timedelta(days=n) for n in busy}
    found = notice.propose_days(first, last, count, weekday=weekday, busy=taken)
    every = [first + timedelta(days=n) for n in range(span + 1)]
    free = [day for day in every if day.weekday() == weekday and day not in taken]
    assert set(found) <= set(free) and found == sorted(set(found)) and len(found) == min(count, len(free))
