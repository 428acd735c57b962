"""The colours of all 36 hues, light and dark: text can be read, edges can be seen.

The tokens are read from the style sheet and worked out as a browser does (OKLCH, then sRGB, then the relative
luminance of WCAG), so that nobody can change a lightness without hearing of it.
"""

import math
import re
from functools import cache
from pathlib import Path

import pytest

import zesummen.kernel

TOKENS = (Path(zesummen.kernel.__file__).parent / "static/kernel/css/tokens.css").read_text(encoding="utf-8")
PAIR = re.compile(r"--([\w-]+): light-dark\(oklch\(([^()]+(?:\([^()]*\))?)\), oklch\(([^()]+(?:\([^()]*\))?)\)\);")
FOUND = {name: (light, dark) for name, light, dark in PAIR.findall(TOKENS)}
HUES = range(0, 360, 10)
SCHEMES = ("light", "dark")
GROUNDS = ("page", "sheet", "tint")
TEXT = [(ink, ground) for ink in ("ink", "soft", "link", "accent", "wrong", "warn", "good") for ground in GROUNDS] + [
    ("on-accent", "accent"),
    ("wrong", "wrong-tint"),
    ("warn", "warn-tint"),
    ("good", "good-tint"),
    ("ink", "wrong-tint"),
    ("ink", "warn-tint"),
    ("ink", "good-tint"),
    ("soft", "warn-tint"),
]
EDGES = [(edge, ground) for edge in ("edge", "thread", "red") for ground in GROUNDS]


@cache
def luminance(token: str, scheme: str, hue: int) -> float:
    """Relative luminance of a token for a hue."""
    lightness, chroma, angle = FOUND[token][SCHEMES.index(scheme)].replace("var(--hue)", str(hue)).split()
    light, turn = float(lightness.rstrip("%")) / 100, math.radians(float(angle))
    a, b = float(chroma) * math.cos(turn), float(chroma) * math.sin(turn)
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    red, green, blue = (min(max(part, 0), 1) for part in (red, green, blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, scheme: str, hue: int) -> float:
    """WCAG contrast of two tokens."""
    first, second = sorted((luminance(one, scheme, hue), luminance(other, scheme, hue)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def worst(one: str, other: str) -> tuple[float, str, int]:
    """The smallest contrast over all hues and both schemes, and where."""
    return min((contrast(one, other, scheme, hue), scheme, hue) for scheme in SCHEMES for hue in HUES)


def test_black_on_white_is_twenty_one_to_one(monkeypatch):
    monkeypatch.setitem(FOUND, "black", ("0% 0 0", "0% 0 0"))
    monkeypatch.setitem(FOUND, "white", ("100% 0 0", "100% 0 0"))

    assert contrast("black", "white", "light", 0) == pytest.approx(21, abs=0.01)


@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read_in_every_hue(ink, ground):
    ratio, scheme, hue = worst(ink, ground)

    assert ratio >= 4.5, f"{ink} on {ground}: {ratio:.2f} in {scheme} at {hue}°"


@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_can_be_seen_in_every_hue(edge, ground):
    ratio, scheme, hue = worst(edge, ground)

    assert ratio >= 3, f"{edge} on {ground}: {ratio:.2f} in {scheme} at {hue}°"


def test_body_text_stands_far_from_its_page():
    assert worst("ink", "page")[0] >= 12
    assert worst("soft", "page")[0] >= 6


def test_each_of_the_36_hues_has_its_line():
    lines = dict(re.findall(r'\[data-hue="(\d+)"\] \{ --hue: (\d+); \}', TOKENS))

    assert {int(index): int(hue) for index, hue in lines.items()} == {index: index * 10 for index in range(36)}
