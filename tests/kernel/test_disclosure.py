"""Nobody can work a hidden cell out: held against a slow reader who tries every possible table."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zesummen.kernel.disclosure import Arc, Shown, derivable, protect, protect_list, protect_table, withheld
from zesummen.kernel.disclosure.tables import table_arcs

REACH = 2  # how far above a hidden number the slow reader looks; one more would already do


def thinkable(arc, state, everything_hidden):
    """All numbers the reader must reckon with in one cell."""
    if state is Shown.OPEN:
        return [arc.value]
    if state is Shown.SMALL:
        return range(1, 5)
    if state is None or everything_hidden:
        return range(0, arc.value + REACH)
    return range(5, max(5, arc.value) + REACH)


def slow_reader(arcs, shown):
    """Per cell not shown, the set of numbers it has in any table that fits: all combinations are tried.

    Cells are tried one by one; those fixed by the sum at a node are still tried, and dropped if it does not hold.
    """
    everything_hidden = withheld(shown)
    ranges = [thinkable(arc, shown.get(arc.key), everything_hidden) for arc in arcs]
    nodes = {node for arc in arcs for node in (arc.tail, arc.head)}
    seen = {arc.key: set() for arc in arcs}
    for values in product(*ranges):
        balance = dict.fromkeys(nodes, 0)
        for arc, value in zip(arcs, values, strict=True):
            balance[arc.tail] -= value
            balance[arc.head] += value
        if not any(balance.values()):
            for arc, value in zip(arcs, values, strict=True):
                seen[arc.key].add(value)
    return {key: numbers for key, numbers in seen.items() if shown.get(key) not in (Shown.OPEN, None)}


def list_arcs(values):
    arcs = [Arc(i, "apart", "together", v) for i, v in enumerate(values)]
    return [*arcs, Arc("total", "together", "apart", sum(values), level=1)]


counts = st.integers(0, 8)


@given(st.lists(counts, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_no_cell_of_a_list_can_be_worked_out(values):
    arcs = list_arcs(values)
    shown = protect(arcs)
    for key, numbers in slow_reader(arcs, shown).items():
        assert len(numbers) > 1, (key, numbers)


@given(st.lists(st.lists(st.integers(0, 7), min_size=2, max_size=2), min_size=2, max_size=2))
@settings(max_examples=60, deadline=None)
def test_no_cell_of_a_table_can_be_worked_out(rows):
    arcs = table_arcs(rows)
    shown = protect(arcs)
    hidden = [a for a in arcs if shown[a.key] is not Shown.OPEN]
    if len(hidden) > 7:  # trying everything would take minutes; the next test covers these
        return
    for key, numbers in slow_reader(arcs, shown).items():
        assert len(numbers) > 1, (key, numbers)


@given(st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=1, max_size=6))
@settings(deadline=None)
def test_a_large_table_leaves_nothing_derivable_and_shows_no_small_number(rows):
    arcs = table_arcs(rows)
    shown = protect(arcs)
    assert derivable(arcs, shown) == []
    assert all(shown[arc.key] is not Shown.OPEN for arc in arcs if 0 < arc.value < 5)


@given(st.lists(st.lists(st.integers(0, 9), min_size=2, max_size=2), min_size=2, max_size=2), st.data())
@settings(max_examples=60, deadline=None)
def test_the_quick_reader_agrees_with_the_slow_one_on_any_hiding(rows, data):
    arcs = table_arcs(rows)
    shown = {arc.key: Shown.SMALL if 0 < arc.value < 5 else Shown.OPEN for arc in arcs}
    large = [arc.key for arc in arcs if arc.value >= 5]
    for key in data.draw(st.lists(st.sampled_from(large), unique=True, max_size=2)) if large else []:
        shown[key] = Shown.HIDDEN
    if withheld(shown) or sum(state is not Shown.OPEN for state in shown.values()) > 6:
        return
    pinned = {key for key, numbers in slow_reader(arcs, shown).items() if len(numbers) == 1}
    assert pinned == set(derivable(arcs, shown))


def test_the_slow_reader_is_a_real_one():
    """Without protection he finds the number."""
    arcs = list_arcs([3, 20, 40])
    bare = {0: Shown.SMALL, 1: Shown.OPEN, 2: Shown.OPEN, "total": Shown.OPEN}
    assert slow_reader(arcs, bare) == {0: {3}}
    assert derivable(arcs, bare) == [0]


def test_one_small_entry_takes_the_smallest_neighbour_with_it():
    shown = protect_list({"a": 3, "b": 20, "c": 40})
    assert shown == {"a": Shown.SMALL, "b": Shown.HIDDEN, "c": Shown.OPEN, "total": Shown.OPEN}


def test_two_ones_that_make_a_two_are_not_left_to_each_other():
    shown = protect_list({"a": 1, "b": 1, "c": 30})
    assert shown["c"] is Shown.HIDDEN or shown["total"] is not Shown.OPEN


def test_a_neighbour_of_exactly_five_does_not_give_a_one_away():
    arcs = list_arcs([1, 5])
    assert derivable(arcs, protect(arcs)) == []


def test_zero_is_shown_and_large_numbers_stay():
    assert set(protect_list({"a": 0, "b": 5, "c": 9}).values()) == {Shown.OPEN}


def test_a_table_of_ones_is_withheld_as_a_whole():
    shown = protect_list({"a": 1, "b": 1, "c": 1, "d": 1})
    assert withheld(shown)


def test_a_small_cell_of_a_table_takes_a_square_with_it():
    table = protect_table([[3, 50, 60], [40, 30, 70], [80, 90, 100]])
    assert table.cells == (
        (Shown.SMALL, Shown.HIDDEN, Shown.OPEN),
        (Shown.HIDDEN, Shown.HIDDEN, Shown.OPEN),
        (Shown.OPEN, Shown.OPEN, Shown.OPEN),
    )
    assert {*table.row_totals, *table.column_totals, table.total} == {Shown.OPEN}


def test_a_forced_entry_is_hidden_with_a_companion():
    shown = protect_list({"a": 50, "b": 20, "c": 40}, forced={"a"})
    assert shown["a"] is Shown.HIDDEN
    assert shown["b"] is Shown.HIDDEN


def test_the_same_table_is_always_shown_in_the_same_way():
    rows = [[3, 50, 4], [7, 1, 9]]
    assert protect_table(rows) == protect_table(rows)


@pytest.mark.parametrize("values", [{"a": -1}, {"total": 3}])
def test_what_is_no_list_of_counts_is_refused(values):
    with pytest.raises(ValueError, match="negative|called"):
        protect_list(values)


def test_numbers_that_do_not_add_up_are_refused():
    with pytest.raises(ValueError, match="add up"):
        protect([Arc("a", "x", "y", 3), Arc("total", "y", "x", 4)])


def test_the_package_stands_without_django():
    import subprocess
    import sys

    code = (
        "import sys; sys.modules['django'] = None\n"
        "import importlib.util as u, pathlib\n"
        "from zesummen.kernel.disclosure import protect_list\n"
        "print(protect_list({'a': 3, 'b': 9})['a'].value)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "small", done.stderr
