"""A sitting held against the rules in force on its day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning import make_commission, make_rules
from zesummen.commissions.queries import checks
from zesummen.commissions.rulebook import RuleValue, book_of, preset_values
from zesummen.sittings.models import Sitting
from zesummen.sittings.ways import Standing

DAY = date(2025, 3, 20)


def a_sitting(commission, day=DAY, **values):
    given = {"state": "held", "starts_at": "18:30", "place": "Mairie", "year": day.year, "number": 1, **values}
    return Sitting.objects.create(space=commission.space, body=commission.body, day=day, **given)


def said(sitting, **kw):
    kw.setdefault("today", DAY)
    return {finding.text: finding.tone for finding in checks.sitting_check(sitting, **kw).findings}


@pytest.fixture
def commission(esch, in_space):
    return make_commission(esch)


def test_the_version_of_its_day_is_asked(commission):
    make_rules(commission, own={"notice_days": 3}, in_force_until=date(2025, 3, 19))
    make_rules(commission, own={"notice_days": 8}, in_force_from=date(2025, 3, 20))
    on_time = {"convened_on": date(2025, 3, 14)}
    before = a_sitting(commission, date(2025, 3, 19), convened_on=date(2025, 3, 14))
    after = a_sitting(commission, number=2, **on_time)
    assert any(t.startswith("The notice was in time: it left 5 calendar days (4 clear days)") for t in said(before))
    assert said(after)["The notice was too short: it left 6 calendar days (5 clear days) before. The rules ask for 8 calendar days."] == "warn"  # fmt: skip
    assert "version 2" in checks.sitting_check(after).basis


def test_without_rules_the_check_says_so(commission):
    assert "house defaults" in checks.sitting_check(a_sitting(commission)).basis


def test_a_planned_sitting_says_by_when_the_notice_leaves(commission):
    make_rules(commission, own={"notice_days": 5, "notice_counting": "clear"})
    shown = said(a_sitting(commission, state="planned"))
    assert any(text.startswith("The notice leaves by 14/03/2025") for text in shown)


@given(st.integers(0, 30), st.integers(0, 30), st.booleans())
def test_notice_agrees_with_counting_days_one_by_one(asked, before, is_clear):
    values = preset_values("own")
    values |= {"notice_days": RuleValue("notice_days", asked, "rules")}
    values |= {"notice_counting": RuleValue("notice_counting", "clear" if is_clear else "calendar", "rules")}
    left = DAY - timedelta(days=before)
    walked = [left + timedelta(days=n) for n in range(before + 1)]  # both ends
    between = [day for day in walked if left < day < DAY]
    enough = len(between) >= asked if is_clear else len(walked) - 1 >= asked
    sitting = Sitting(day=DAY, convened_on=left, state="held")
    (found,) = checks._notice(sitting, book_of(values))
    if is_clear and asked == 0 and before == 0:
        enough = False  # no clear day is asked for, but the notice cannot leave on the day itself
    assert (found.tone == "good") == enough


def test_quorum_publicity_and_minutes(commission):
    make_rules(commission, own={"minutes_deadline_days": 10, "publicity": "closed"})
    sitting = a_sitting(commission, is_open=True)
    shown = said(sitting, standing=Standing(5, 7, 12, True), today=DAY + timedelta(days=13))
    assert shown["The quorum was not there: 5 of 12 seats were filled, 7 were needed."] == "warn"
    assert shown["The minutes were due by 30/03/2025: 3 days late."] == "warn"
    assert shown["Everybody may listen, but the rules say that sittings are closed."] == "warn"
    shown = said(sitting, standing=Standing(7, 7, 12, True))
    assert shown["The quorum was there: 7 of 12 seats were filled, 7 were needed."] == "good"
    assert shown["The minutes are due by 30/03/2025."] == "plain"


def test_the_sittings_of_the_year_are_counted(commission):
    make_rules(commission, own={"min_meetings_per_year": 2})
    first = a_sitting(commission, date(2025, 1, 10))
    outside = a_sitting(commission, date(2025, 2, 1), number=2, is_outside=True)
    second = a_sitting(commission, number=3)
    assert said(first)["It is sitting 1 of 2025. The rules ask for at least 2 in a year."] == "plain"
    assert said(second)["It is sitting 2 of 2025. The rules ask for at least 2 in a year."] == "good"
    assert any("outside the mission" in text for text in said(outside))


def test_three_statements(commission, django_assert_num_queries):
    make_rules(commission, own={"min_meetings_per_year": 2})
    sitting = a_sitting(commission)
    with django_assert_num_queries(3):
        checks.sitting_check(sitting)
