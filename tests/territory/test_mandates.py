"""The councils' clock."""

from datetime import date

import pytest

from zesummen.territory.mandates import elections, mandate_at, mandates_between, next_election


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        (date(2017, 10, 8), date(2017, 10, 8), date(2023, 6, 11)),
        (date(2023, 6, 10), date(2017, 10, 8), date(2023, 6, 11)),
        (date(2023, 6, 11), date(2023, 6, 11), date(2029, 6, 1)),
        (date(2033, 1, 1), date(2029, 6, 1), date(2035, 6, 1)),
    ],
)
def test_a_day_falls_into_one_mandate(day, start, end):
    mandate = mandate_at(day)
    assert (mandate.elected.day, mandate.until.day) == (start, end)


def test_before_the_first_known_election_we_know_nothing():
    assert mandate_at(date(2017, 10, 7)) is None


def test_the_next_election_is_expected_in_june_2029_without_a_day():
    election = next_election(date(2026, 11, 21))
    assert (election.day.year, election.day.month, election.expected) == (2029, 6, True)
    assert not mandate_at(date(2026, 11, 21)).elected.expected


def test_on_election_day_the_next_one_is_six_years_away():
    assert next_election(date(2023, 6, 11)).day == date(2029, 6, 1)


def test_a_mandate_is_about_six_years():
    assert mandate_at(date(2024, 1, 1)).months == 72
    assert mandate_at(date(2018, 1, 1)).months == 68  # the one that a reform cut short


def test_a_plan_may_touch_two_mandates():
    touched = mandates_between(date(2028, 4, 1), date(2034, 3, 31))
    assert [m.elected.day for m in touched] == [date(2023, 6, 11), date(2029, 6, 1)]


def test_expected_elections_go_on_as_far_as_asked():
    assert elections(date(2040, 1, 1))[-1].day == date(2041, 6, 1)
