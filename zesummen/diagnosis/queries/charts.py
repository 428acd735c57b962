"""From numbers to the coordinates of a drawing. Plain text, never localised: SVG wants points, not commas."""

from collections.abc import Sequence

from .sheet import Bar, Bars, Line, Lines

HEIGHT = 15.0  # em: the drawing grows with the reader's text size
LABEL_GAP = 1.35  # em between the words at the ends of two lines


def bars(title: str, items: Sequence[tuple[str, float, str, bool]], *, whole: float = 0) -> Bars:
    """Bars from (label, value, words, is it the territory itself).

    The width stands for ``whole`` where it is given (100 for shares), else for the longest bar.
    """
    width = whole or max((value for _label, value, _text, _lead in items), default=0) or 1
    made = tuple(Bar(label, _plain(100 * value / width), text, lead) for label, value, text, lead in items)
    return Bars(title, made, whole=bool(whole))


def lines(title: str, series: Sequence[tuple[str, Sequence[float], str]], *, first: str, last: str, written) -> Lines:
    """Lines from (label, values at even steps, words at the end); ``written`` writes a number of the grid."""
    low = min(value for _label, values, _text in series for value in values)
    high = max(value for _label, values, _text in series for value in values)
    if high == low:
        low, high = low - 1, high + 1
    margin = (high - low) * 0.06
    low, high = low - margin, high + margin

    def height(value: float) -> float:
        return 100 * (high - value) / (high - low)

    ends = spread([height(values[-1]) / 100 * HEIGHT for _label, values, _text in series])
    made = tuple(
        Line(label, _points(values, height), _plain(end), text, place)
        for place, ((label, values, text), end) in enumerate(zip(series, ends, strict=True), start=1)
    )
    grid = tuple((_plain(height(v)), _plain(height(v) / 100 * HEIGHT), written(v)) for v in ticks(low, high))
    return Lines(title, made, grid, first, last)


def _points(values: Sequence[float], height) -> str:
    step = 100 / max(len(values) - 1, 1)
    return " ".join(f"{_plain(place * step)},{_plain(height(value))}" for place, value in enumerate(values))


def spread(heights: Sequence[float]) -> list[float]:
    """The same heights, moved apart until no two words overlap, in their order, within the drawing."""
    order = sorted(range(len(heights)), key=lambda place: heights[place])
    made = list(heights)
    for before, here in zip(order, order[1:], strict=False):
        made[here] = max(made[here], made[before] + LABEL_GAP)
    over = max(0.0, max(made, default=0.0) - (HEIGHT - 0.4))
    floor = 0.9
    for place in order:
        made[place] = max(made[place] - over, floor)
        floor = made[place] + LABEL_GAP
    return made


def ticks(low: float, high: float) -> list[float]:
    """Two to six round numbers between ``low`` and ``high``."""
    size = 10.0
    while size > high - low:
        size /= 10
    while (high - low) / size > 5:
        size *= 2 if str(size).strip("0.")[:1] != "2" else 2.5
    first = -(-low // size)
    made = []
    while first * size <= high:
        made.append(round(first * size, 6))
        first += 1
    return made


def _plain(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
