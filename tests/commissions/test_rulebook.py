"""Rules as values with sources: presets, words, and which version holds on a day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from commissioning import make_commission, make_rules
from zesummen.commissions import rulebook
from zesummen.commissions.models import RulesVersion
from zesummen.commissions.queries import rulebook as queries
from zesummen.commissions.states import Preset, RulesState

DAY = date(2024, 1, 1)


def test_every_rule_is_an_attribute_of_the_book():
    assert set(rulebook.BY_KEY) == rulebook.TYPED
    assert len(rulebook.BY_KEY) == len(rulebook.FIELDS)


@pytest.mark.parametrize("preset", Preset.values)
def test_every_preset_value_is_one_that_its_field_takes(preset):
    for key, rule in rulebook.preset_values(preset).items():
        assert rulebook.plain(rulebook.BY_KEY[key], rule.value) == rule.value, key
        assert rule.words
        assert rule.source_words


def test_only_what_is_sure_is_called_law():
    law = {p: {k for k, r in rulebook.preset_values(p).items() if r.source == "law"} for p in Preset}
    assert law[Preset.CCCI_2011] == {
        "public_call", "third_country_min", "min_meetings_per_year", "minutes_to_minister", "household_notice"
    }  # fmt: skip
    assert law[Preset.CCVEI_2024] == {"elects_representatives"}
    assert law[Preset.OWN] == set()
    book = rulebook.PRESETS["ccvei_2024"]
    for key in ("notice_days", "quorum_rule", "min_meetings_per_year", "eligibility"):
        assert book.rule(key).source == "house"
        with translation.override("en"):
            assert book.rule(key).source_words == "house default"


def test_presets_differ_as_the_regimes_do():
    old, new = rulebook.PRESETS["ccci_2011"], rulebook.PRESETS["ccvei_2024"]
    assert (old.min_meetings_per_year, old.has_substitutes, old.minutes_to_minister) == (4, "pairs", True)
    assert (new.min_meetings_per_year, new.minutes_to_minister, new.eligibility) == (0, False, "both")
    assert new.fee == Decimal("0.00")


@pytest.mark.parametrize(
    ("rule", "number", "seats", "expected"),
    [("majority", 0, 12, 7), ("majority", 0, 11, 6), ("none", 0, 12, 0), ("number", 5, 12, 5), ("majority", 0, 0, 0)],
)
def test_quorum_by_seats(rule, number, seats, expected):
    rules = rulebook.preset_values("own")
    rules |= {"quorum_rule": rulebook.RuleValue("quorum_rule", rule, "rules")}
    rules |= {"quorum_number": rulebook.RuleValue("quorum_number", number, "rules")}
    assert rulebook.book_of(rules).quorum_seats(seats) == expected


def test_second_call():
    rules = rulebook.preset_values("own")
    third = rules | {"second_call_rule": rulebook.RuleValue("second_call_rule", "third", "rules")}
    same = rules | {"second_call_rule": rulebook.RuleValue("second_call_rule", "same", "rules")}
    assert [rulebook.book_of(r).quorum_again(13) for r in (rules, third, same)] == [0, 5, 7]


def test_a_value_that_cannot_be_is_refused():
    for key, value in (("notice_days", 99), ("quorum_rule", "all"), ("attendance_fee", "x"), ("languages", ["it"])):
        with pytest.raises(ValueError):
            rulebook.plain(rulebook.BY_KEY[key], value)


def test_without_rules_the_book_says_that_it_is_the_default(in_space):
    commission = make_commission(in_space, regime="2011", from_on=date(2018, 1, 1))
    book = queries.rules_on(commission, date(2019, 5, 1))
    assert book.is_default
    assert book.min_meetings_per_year == 4
    make_rules(commission, own={"notice_days": 8})
    held = queries.rules_on(commission, date(2019, 5, 1))
    assert (held.version, held.notice_days, held.rule("notice_days").source) == (1, 8, "rules")
    assert queries.rules_on(commission, date(2017, 12, 31)).is_default


def test_an_annulled_field_falls_back_from_its_day_on(in_space):
    commission = make_commission(in_space)
    make_rules(
        commission,
        state="annulled_part",
        own={"notice_days": 3, "tie_rule": "president"},
        annulled_on=date(2024, 3, 4),
        annulled_fields=[{"field": "tie_rule", "on": "2024-03-04"}],
    )
    before, after = (queries.rules_on(commission, date(2024, 3, day)) for day in (3, 4))
    assert (before.tie_rule, after.tie_rule) == ("president", "lost")
    assert after.rule("tie_rule").was_annulled
    assert after.rule("tie_rule").source == "house"
    assert after.notice_days == 3


SPANS = st.lists(
    st.tuples(
        st.sampled_from(RulesState.values),
        st.none() | st.integers(0, 60),
        st.none() | st.integers(0, 30),
        st.none() | st.integers(0, 60),
    ),
    max_size=6,
)


@given(SPANS, st.integers(-5, 70))
def test_rules_on_a_day_agree_with_a_slow_reference(history, at):
    """The reference walks every day of every version and writes down who holds it."""
    found, calendar = [], {}
    for number, (state, start, length, annulled) in enumerate(history, 1):
        from_on = None if start is None else DAY + timedelta(days=start)
        until = None if start is None or length is None else from_on + timedelta(days=length)
        lost = [] if annulled is None else [{"field": "notice_days", "on": str(DAY + timedelta(days=annulled))}]
        found.append(
            RulesVersion(
                number=number, state=state, in_force_from=from_on, in_force_until=until, annulled_fields=lost,
                values={"notice_days": number}, sources={},
            )
        )  # fmt: skip
        for day in range(-5, 71):
            inside = start is not None and start <= day and (length is None or day <= start + length)
            if state != "draft" and inside:
                calendar[day] = (number, 5 if annulled is not None and annulled <= day else number)
    book = queries.book_on(reversed(found), "2023", DAY + timedelta(days=at))
    assert (book.version, book.notice_days) == calendar.get(at, (None, 5))


def test_a_template_reads_the_value_of_a_rule():
    """Not the rule with its source, which would be true whatever its value is."""
    book = rulebook.PRESETS["ccvei_2024"]
    shown = Template("{{ book.answer_days }} {{ book.answer_owed }} {{ book.rules.answer_days.source }}")
    assert shown.render(Context({"book": book})) == "60 False house"
