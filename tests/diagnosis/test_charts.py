"""Coordinates of the drawings: plain, in the box, with words that do not overlap."""

from hypothesis import given
from hypothesis import strategies as st

from zesummen.diagnosis.queries import charts

heights = st.lists(st.floats(0, charts.HEIGHT), min_size=1, max_size=5)


@given(heights)
def test_words_at_line_ends_never_overlap_and_keep_their_order(given_heights):
    made = charts.spread(given_heights)
    order = sorted(range(len(made)), key=lambda place: given_heights[place])
    placed = [made[place] for place in order]
    assert all(b - a >= charts.LABEL_GAP - 1e-9 for a, b in zip(placed, placed[1:], strict=False))
    assert min(made) >= 0
    assert max(made) <= charts.HEIGHT


@given(st.floats(-50, 200), st.floats(0.5, 400))
def test_the_grid_has_few_round_numbers_inside_the_drawing(low, span):
    made = charts.ticks(low, low + span)
    assert len(made) <= 6
    assert all(low - 1e-6 <= value <= low + span + 1e-6 for value in made)


def test_points_stay_in_the_box_and_are_never_localised():
    drawn = charts.lines("x", [("a", [1.5, 2.25, 3.75], "a"), ("b", [2, 2, 2], "b")], first="1", last="3", written=str)
    for line in drawn.lines:
        for pair in line.points.split():
            x, y = map(float, pair.split(","))
            assert 0 <= x <= 100
            assert 0 <= y <= 100


def test_a_flat_line_is_drawn_in_the_middle():
    drawn = charts.lines("x", [("a", [7.0, 7.0], "a")], first="1", last="2", written=str)
    assert drawn.lines[0].points == "0,50 100,50"


def test_bars_are_parts_of_a_hundred_or_of_the_longest():
    items = [("a", 25.0, "25%", True), ("b", 50.0, "50%", False)]
    assert [bar.share for bar in charts.bars("x", items).bars] == ["50", "100"]
    assert [bar.share for bar in charts.bars("x", items, whole=100).bars] == ["25", "50"]
    assert [bar.share for bar in charts.bars("x", [("a", 0.0, "0", False)]).bars] == ["0"]
