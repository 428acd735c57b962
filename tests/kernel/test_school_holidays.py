"""The table of school holidays: in order, no overlap, whole weeks of a school year, nothing beyond what is known."""

from datetime import date, timedelta
from itertools import pairwise

from zesummen.kernel import public_holidays, school_holidays


def test_the_table_is_in_order_and_nothing_overlaps():
    for one, two in pairwise(school_holidays.SPANS):
        assert one.first <= one.last < two.first


def test_each_school_year_has_its_six_holidays():
    keys = [span.key for span in school_holidays.SPANS]
    assert keys == ["all_saints", "christmas", "carnival", "easter", "pentecost", "summer"] * (len(keys) // 6)


def test_short_holidays_are_whole_weeks_from_saturday_to_sunday():
    for span in school_holidays.SPANS:
        if span.key in ("all_saints", "carnival"):
            assert (span.first.weekday(), span.last.weekday()) == (5, 6), span
            assert span.last - span.first == timedelta(days=8), span


def test_easter_monday_lies_in_the_easter_holidays_where_a_year_keeps_to_the_feast():
    for year in (2026, 2027):
        easter = next(s for s in school_holidays.SPANS if s.key == "easter" and s.first.year == year)
        days = [day for day, name in public_holidays.between(easter.first, easter.last)]
        assert days, easter


def test_a_day_knows_its_holiday_and_says_when_nothing_is_known():
    assert school_holidays.name_of(date(2027, 2, 14))
    assert school_holidays.name_of(date(2027, 2, 15)) == ""
    assert school_holidays.is_known(date(2028, 9, 14))
    assert not school_holidays.is_known(date(2028, 9, 15))
    assert [s.key for s in school_holidays.between(date(2027, 2, 14), date(2027, 3, 27))] == ["carnival", "easter"]
