"""Whole numbers out of addresses and buttons: a number or nothing, never an error."""

from hypothesis import given
from hypothesis import strategies as st

from zesummen.kernel.numbers import whole


@given(st.integers(0, 10**18 - 1))
def test_a_number_comes_back(number):
    assert whole(str(number)) == whole(number) == whole(f" {number} ") == number


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_number_or_nothing(typed):
    found = whole(typed)
    assert found is None or 0 <= found < 10**18


def test_what_only_looks_like_a_number_is_none():
    assert [whole(typed) for typed in ("²", "③", "-1", "1.5", "", None, "9" * 19, "9" * 5000)] == [None] * 8
