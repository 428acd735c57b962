"""Filling seats: against every way that people could sit."""

from datetime import date, timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from zesummen.commissions import seating
from zesummen.commissions.rulebook import PRESETS
from zesummen.commissions.seating import Held, Place

DAY = date(2026, 1, 1)
days = st.integers(0, 12).map(lambda n: DAY + timedelta(days=n))


@st.composite
def rooms(draw):
    """Some seats, in pairs or with a pool, and who came."""
    count = draw(st.integers(0, 5))
    pairs = draw(st.booleans())
    full = [f"f{n}" if draw(st.integers(0, 4)) else None for n in range(count)]
    substitutes = [f"s{n}" if pairs and draw(st.booleans()) else None for n in range(count)]
    pool = () if pairs else tuple(f"p{n}" for n in range(draw(st.integers(0, 4))))
    places = [Place(n, full[n], substitutes[n]) for n in range(count)]
    people = [name for name in (*full, *substitutes, *pool) if name]
    return places, pool, {name for name in people if draw(st.booleans())}


def best_filling(places, pool, present) -> int:
    """How many seats can be filled at most, by trying everything: slow and obvious."""
    choices = [[None, place.full, place.substitute, *pool] for place in places]
    best = 0
    for way in product(*choices):
        sitting = [who for who in way if who is not None]
        if len(set(sitting)) == len(sitting) and set(sitting) <= present:
            best = max(best, len(sitting))
    return best


@given(rooms())
def test_as_many_seats_are_filled_as_can_be_and_the_full_member_goes_first(room):
    places, pool, present = room
    filled = seating.fill(places, present, pool=pool)
    people = [member for member, _part in filled.values()]
    assert len(set(people)) == len(people), "a person fills one seat"
    assert set(people) <= present
    assert len(filled) == best_filling(places, pool, present)
    for place in places:
        if place.full in present:
            assert filled[place.seat] == (place.full, "full")
        elif place.substitute in present:
            assert filled[place.seat] == (place.substitute, "substitute")
    called = [member for member in pool if member in people]
    assert called == [member for member in pool if member in present][: len(called)], "the pool sits by rank"


@given(st.lists(st.tuples(days, st.none() | st.integers(0, 12)), max_size=8), days)
def test_who_is_seated_on_a_day(spans, day):
    holdings = [
        Held(f"m{n}", "full", n, start, None if length is None else start + timedelta(days=length))
        for n, (start, length) in enumerate(spans)
    ]
    slow = set()
    for held in holdings:
        last = held.until_on or DAY + timedelta(days=99)
        if day in [held.from_on + timedelta(days=n) for n in range((last - held.from_on).days + 1)]:
            slow.add(held.member)
    assert {row.member for rows in seating.seated(holdings, day).values() for row in rows} == slow


@given(days, st.none() | st.integers(0, 6), days, st.none() | st.integers(0, 6))
def test_two_spans_meet_when_they_share_a_day(start, length, other, other_length):
    def spread(first, count):
        return {first + timedelta(days=n) for n in range(60 if count is None else count + 1)}

    one = Held("m", "full", 1, start, None if length is None else start + timedelta(days=length))
    until = None if other_length is None else other + timedelta(days=other_length)
    assert seating.meet(one, other, until) == bool(spread(start, length) & spread(other, other_length))


@given(st.integers(0, 40), st.sampled_from(["none", "majority", "number"]), st.integers(1, 40))
def test_quorum_by_seats_against_counting(seats, rule, number):
    from dataclasses import replace

    book = replace(PRESETS["ccvei_2024"], quorum_rule=rule, quorum_number=number)
    needed = book.quorum_seats(seats)
    if rule == "none":
        assert needed == 0
    elif rule == "number":
        assert needed == number
    else:  # the smallest count of seats that outnumbers the rest
        assert needed == next((n for n in range(seats + 1) if n > seats - n), 0)


def test_whom_to_ask_when_a_member_is_away():
    pairs = [Place(1, "ana", "bo"), Place(2, "cy", None)]
    assert seating.stands_for(pairs, "ana", {}) == "bo"
    assert seating.stands_for(pairs, "ana", {"bo": False}) is None
    assert seating.stands_for(pairs, "cy", {}) is None
    assert seating.stands_for(pairs, "bo", {}) is None, "nobody stands for a substitute"
    open_seats = [Place(1, "ana"), Place(2, "cy"), Place(3, "di")]
    assert seating.stands_for(open_seats, "ana", {}, pool=("p1", "p2")) == "p1"
    assert seating.stands_for(open_seats, "ana", {"cy": False}, pool=("p1", "p2"), asked={"p1"}) == "p2"
    assert seating.stands_for(open_seats, "ana", {"cy": False}, pool=("p1", "p2"), asked={"p2"}) == "p1"
    assert seating.stands_for(open_seats, "ana", {"cy": False}, pool=("p1", "p2"), asked={"p1", "p2"}) is None
    with_vacancy = [Place(1, "ana"), Place(2, None), Place(3, None)]
    assert seating.stands_for(with_vacancy, "ana", {}, pool=("p1", "p2")) == "p1", "a vacant seat asked nobody"
    assert seating.stands_for(open_seats, "ana", {"p1": False}, pool=("p1", "p2")) == "p2"
