"""GeoJSON → one SVG path per commune. Every point is rounded to the same grid, so that shared borders stay shared.

Plain equirectangular scaling to a box 1000 units high (about 85 m a unit); Luxembourg is small enough for that.
"""

import json
import math
import re
from collections.abc import Collection, Iterable
from typing import Any

from django.utils.translation import gettext as _

WEST, EAST, SOUTH, NORTH = 5.70, 6.56, 49.43, 50.20
HEIGHT = 1000
WIDTH = round(HEIGHT * (EAST - WEST) * math.cos(math.radians((NORTH + SOUTH) / 2)) / (NORTH - SOUTH))
VIEW_BOX = f"0 0 {WIDTH} {HEIGHT}"
CODE_NAMES = ("lau2", "LAU2", "LAU_2", "lau_2", "LAU2_CODE", "lau2_code", "LAU_ID", "lau")
MARGIN = 0.2  # degrees around the box that are still taken

Problem = tuple[int, int, str]  # line, column, sentence


class _Wrong(Exception):
    """Something in one feature is not right."""


def read_outlines(data: bytes, known: Collection[str], *, most: int) -> tuple[dict[str, str], list[Problem]]:
    """SVG paths by LAU code, and the first ``most`` problems with the line and column of their feature."""
    try:
        text = data.decode("utf-8-sig")
        tree = json.loads(text, parse_constant=_no_constant)
    except UnicodeDecodeError:
        return {}, [(1, 1, _("This is no UTF-8 text. GeoJSON is always UTF-8."))]
    except json.JSONDecodeError as wrong:
        return {}, [(wrong.lineno, wrong.colno, _("This is not valid JSON."))]
    except (RecursionError, ValueError):
        return {}, [(1, 1, _("This is not GeoJSON that can be read."))]
    if not isinstance(tree, dict) or tree.get("type") != "FeatureCollection":
        return {}, [(1, 1, _("The file must be a GeoJSON “FeatureCollection”."))]
    features = tree.get("features")
    if not isinstance(features, list) or not features:
        return {}, [(1, 1, _("The file holds no features."))]
    return _read_features(features, _places(text, len(features)), known, most)


def _read_features(features: list, places: list[tuple[int, int]], known, most: int):
    outlines: dict[str, str] = {}
    problems: list[Problem] = []
    for feature, place in zip(features, places, strict=True):
        try:
            lau2 = _code_of(feature, known)
            if lau2 in outlines:
                raise _Wrong(_("The commune %(code)s stands in the file twice.") % {"code": lau2})
            outlines[lau2] = _path(feature.get("geometry"))
        except _Wrong as wrong:
            problems.append((*place, str(wrong)))
            if len(problems) >= most:
                break
    return outlines, problems


def _places(text: str, count: int) -> list[tuple[int, int]]:
    """Line and column at which each feature starts."""
    decoder = json.JSONDecoder()
    opening = re.search(r'"features"\s*:\s*\[\s*', text)
    position = opening.end() if opening else 0
    places = []
    for _number in range(count):
        line = text.count("\n", 0, position) + 1
        places.append((line, position - text.rfind("\n", 0, position)))
        try:
            _feature, end = decoder.raw_decode(text, position)
        except ValueError:  # "features" also names something further up: the line of the list must do
            return places + [places[-1]] * (count - len(places))
        following = re.compile(r"\s*,?\s*").match(text, end)
        position = following.end() if following else end
    return places


def _code_of(feature: Any, known: Collection[str]) -> str:
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        raise _Wrong(_("This feature has no properties."))
    properties = feature["properties"]
    code = next((properties[name] for name in CODE_NAMES if properties.get(name) not in (None, "")), None)
    if code is None:
        raise _Wrong(_("This feature has no property “lau2” with the code of the commune."))
    text = str(code).strip()
    text = text.zfill(4) if text.isdigit() else text
    if text not in known:
        raise _Wrong(_("There is no commune with the code “%(code)s”.") % {"code": text[:20]})
    return text


def _path(geometry: Any) -> str:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        raise _Wrong(_("The geometry must be a Polygon or a MultiPolygon."))
    polygons = geometry.get("coordinates")
    polygons = [polygons] if kind == "Polygon" else polygons
    if not isinstance(polygons, list) or not polygons or not all(isinstance(p, list) and p for p in polygons):
        raise _Wrong(_("The geometry has no coordinates."))
    rings = [_ring(ring) for polygon in polygons for ring in polygon]
    drawn = "".join(f"M{'L'.join(f'{x} {y}' for x, y in ring)}Z" for ring in rings if len(ring) >= 3)
    if not drawn:
        raise _Wrong(_("The outline is too small to be drawn."))
    return drawn


def _ring(points: Any) -> list[tuple[int, int]]:
    """A closed ring on the grid: repeated points and points on a straight line left out."""
    if not isinstance(points, list) or len(points) < 4:
        raise _Wrong(_("A ring needs at least four points."))
    if points[0] != points[-1]:
        raise _Wrong(_("A ring must end where it began."))
    return _without_middles([_on_grid(point) for point in points[:-1]])


def _on_grid(point: Any) -> tuple[int, int]:
    if not isinstance(point, list) or len(point) < 2 or not all(_is_number(value) for value in point[:2]):
        raise _Wrong(_("A point must be two numbers, longitude first."))
    lon, lat = point[:2]
    if not (WEST - MARGIN <= lon <= EAST + MARGIN and SOUTH - MARGIN <= lat <= NORTH + MARGIN):
        raise _Wrong(
            _(
                "A point lies outside Luxembourg. Longitude comes first, in degrees (WGS 84, EPSG:4326): "
                "export the file again if it is in another system."
            )
        )
    return round((lon - WEST) / (EAST - WEST) * WIDTH), round((NORTH - lat) / (NORTH - SOUTH) * HEIGHT)


def _without_middles(points: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and _straight(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    while len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return kept


def _straight(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) == (b[1] - a[1]) * (c[0] - a[0])


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1000


def _no_constant(name: str) -> None:
    raise ValueError(name)
