"""Travel time between communes, estimated from their coordinates.

The straight line over the globe times a road factor, at one average speed. In a country of 80 by 55 kilometres this
is good enough to prefer the nearer trainer and to refuse two evenings that nobody could drive between; it knows no
roads and no traffic, and is never shown as more than an estimate.
"""

from functools import lru_cache
from math import asin, ceil, cos, radians, sin, sqrt

from .model import Place, Rules, Season

EARTH_KM = 6371.0


@lru_cache(maxsize=100_000)
def minutes(start: Place, end: Place, rules: Rules) -> int:
    """Minutes by road from one place to the other, rounded up to the rules' step; 0 within a place."""
    if start.code == end.code:
        return 0
    kilometres = straight_km(start, end) * rules.road_factor
    return ceil(kilometres / rules.km_per_hour * 60 / rules.travel_step) * rules.travel_step


def straight_km(start: Place, end: Place) -> float:
    """The great circle between two points."""
    lat_a, lat_b = radians(start.lat), radians(end.lat)
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(end.lon - start.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


def there_and_back(season: Season, trainer: str, place: str) -> int:
    """Minutes on the road for one session, from the trainer's base and home again."""
    base = season.places[season.trainers[trainer].base]
    return 2 * minutes(base, season.places[place], season.rules)


def between(season: Season, start: str, end: str) -> int:
    """Minutes from one place to the other."""
    return minutes(season.places[start], season.places[end], season.rules)
