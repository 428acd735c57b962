"""Reading the territory: facts by commune, communes of like size, one commune's page, the tile map."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Case, Exists, OuterRef, Q, When

from zesummen.kernel.together import asking

from . import outlines
from .models import (
    Commune,
    ElectionRoll,
    GroupingMember,
    NationalityCount,
    PactSignature,
    Population,
    ResidentsBySex,
    Space,
)

BANDS = 5  # communes of like size: a fifth of all communes by population
SHADES = 5  # lightness classes of the tile map


def spaces():
    """All spaces with what their names need, in one query."""
    return Space.objects.select_related("commune__canton", "grouping")


def communes():
    """All communes with their canton, by name."""
    return Commune.objects.select_related("canton")


def communes_for(space: Space, day: date) -> tuple[list[Commune], list[Commune]]:
    """All communes of the country, and those that the space covers on that day. One query."""
    if space.commune_id:
        own = Q(pk=space.commune_id)
    else:
        members = GroupingMember.objects.active(day).filter(grouping=space.grouping_id, commune=OuterRef("pk"))
        own = Q(Exists(members)) if space.grouping_id else Q(pk__in=())
    every = list(communes().annotate(covered=Case(When(own, then=True), default=False)))
    return every, [commune for commune in every if commune.covered]


@dataclass(frozen=True, slots=True)
class Years:
    """Residents, and those aged 65 and over, per commune id and year, for the whole country."""

    population: dict[int, dict[int, int]]
    older: dict[int, dict[int, int]]


def years() -> Years:
    """All years of all communes, in one query."""
    population: dict[int, dict[int, int]] = defaultdict(dict)
    older: dict[int, dict[int, int]] = defaultdict(dict)
    for commune, year, persons, aged in Population.objects.values_list("commune_id", "year", "persons", "aged_65"):
        population[commune][year] = persons
        if aged is not None:
            older[commune][year] = aged
    return Years(dict(population), dict(older))


def last_complete_year(table: Mapping[int, Mapping[int, int]]) -> int | None:
    """The latest of the years that most communes have; one that is ahead of the others waits for them."""
    counted = Counter(year for known in table.values() for year in known)
    return max(counted, key=lambda year: (counted[year], year), default=None)


def latest_population() -> dict[int, int]:
    """Residents per commune id in the last complete year."""
    table = years().population
    year = last_complete_year(table)
    return {commune: known[year] for commune, known in table.items() if year in known}


def residents() -> dict[int, ResidentsBySex]:
    """The register's residents by sex and age group, per commune id, for the whole country."""
    return {row.commune_id: row for row in ResidentsBySex.objects.all()}


@asking
def holders(chosen: Iterable[Commune]):
    """Holders per commune id and nationality, most first. Someone with two nationalities is counted under each."""
    table: dict[int, dict[str, int]] = defaultdict(dict)
    rows = NationalityCount.objects.filter(commune__in=[c.pk for c in chosen]).order_by("-persons", "code")
    counted = rows.values_list("commune_id", "code", "persons")
    yield counted
    for commune, code, persons in counted:
        table[commune][code] = persons
    return dict(table)


@asking
def rolls(chosen: Iterable[Commune]):
    """Electors on the roll, by commune and election."""
    rows = ElectionRoll.objects.filter(commune__in=[c.pk for c in chosen]).select_related("commune")
    yield rows
    return list(rows)


@asking
def pacts(chosen: Iterable[Commune]):
    """Signatures found in public sources; an absent commune is not found, which is not "has not signed"."""
    rows = PactSignature.objects.filter(commune__in=[c.pk for c in chosen]).select_related("commune")
    yield rows
    return list(rows)


@dataclass(frozen=True, slots=True)
class Band:
    """Communes of like size: their ids and the smallest and largest population among them."""

    ids: frozenset[int]
    lowest: int
    highest: int


def like_size(population: int, sizes: Mapping[int, int]) -> Band:
    """The fifth of the communes (by ``sizes``, residents per commune id) into which ``population`` falls.

    A territory larger than all communes is compared with the largest fifth.
    """
    order = sorted(sizes, key=lambda pk: (sizes[pk], pk))
    place = sum(sizes[pk] < population for pk in order)
    ends = [(band + 1) * len(order) // BANDS for band in range(BANDS)]
    band = next((band for band, end in enumerate(ends) if place < end), BANDS - 1)
    chosen = order[ends[band - 1] if band else 0 : ends[band]]
    if not chosen:
        return Band(frozenset(), 0, 0)
    return Band(frozenset(chosen), sizes[chosen[0]], sizes[chosen[-1]])


@dataclass(frozen=True, slots=True)
class CommuneFacts:
    """What a commune's page says of it at a glance."""

    lau2: str
    name: str
    canton: str
    area_km2: Decimal
    population: int
    population_on: date
    council_size: int
    election_system: str
    max_echevins: int
    former_communes: tuple[str, ...]
    pacts: tuple[PactSignature, ...]

    @property
    def density(self) -> int:
        """Residents per square kilometre, rounded."""
        return round(self.population / float(self.area_km2))


def commune_facts(commune: Commune, language: str) -> CommuneFacts:
    """A commune at a glance, names in that language. Four queries."""
    last = commune.population.latest("year")
    return CommuneFacts(
        lau2=commune.lau2,
        name=commune.name_in(language),
        canton=commune.canton.name_in(language),
        area_km2=commune.area_km2,
        population=last.persons,
        population_on=last.reference_date,
        council_size=commune.council_size,
        election_system=commune.get_election_system_display(),
        max_echevins=commune.max_echevins,
        former_communes=tuple(commune.mergers.values_list("predecessor", flat=True)),
        pacts=tuple(commune.pacts.all()),
    )


@dataclass(frozen=True, slots=True)
class Tile:
    """One square of the tile map. ``shade`` runs from 1 (least) to 5 (most), 0 where there is no value."""

    name: str
    short: str
    x: int
    y: int
    shade: int
    value: str
    link: str
    path: str = ""  # the commune's outline, where boundaries were imported

    @property
    def middle(self) -> int:
        """Where the letters are centred."""
        return self.x + TILE // 2

    @property
    def base(self) -> int:
        """The line on which the letters stand."""
        return self.y + TILE // 2 + 5


@dataclass(frozen=True, slots=True)
class Legend:
    """One class of the tile map: its shade, the smallest and largest value in it, and both in words."""

    shade: int
    lowest: float
    highest: float
    text: str


@dataclass(frozen=True, slots=True)
class TileMap:
    """The whole map, ready to draw: ``width`` and ``height`` in SVG units.

    ``source``: the file of the outlines, where the map shows real boundaries instead of squares.
    """

    title: str
    tiles: tuple[Tile, ...]
    legend: tuple[Legend, ...]
    width: int
    height: int
    source: str = ""


TILE, GAP = 40, 2  # SVG units


def tile_map(
    *,
    title: str,
    values: Mapping[str, float],
    language: str,
    words: Mapping[str, str] | None = None,
    links: Mapping[str, str] | None = None,
) -> TileMap:
    """The communes as squares; ``values``, ``words`` (the value as printed) and ``links`` by LAU code.

    Classes hold equally many communes; equal values share a class. Where boundaries of all communes were imported,
    their outlines take the place of the squares. One query.
    """
    shades = _shades(values)
    places = list(Commune.objects.select_related("boundary").order_by("tile_row", "tile_col"))
    real = bool(places) and all(hasattr(commune, "boundary") for commune in places)
    tiles = tuple(
        Tile(
            name=commune.name_in(language),
            short=_short(commune.name_in(language)),
            x=commune.tile_col * (TILE + GAP),
            y=commune.tile_row * (TILE + GAP),
            shade=shades.get(commune.lau2, 0),
            value=(words or {}).get(commune.lau2, ""),
            link=(links or {}).get(commune.lau2, ""),
            path=commune.boundary.path if real else "",
        )
        for commune in places
    )
    return TileMap(
        title=title,
        tiles=tiles,
        legend=_legend(values, shades, words or {}),
        width=outlines.WIDTH if real else max((tile.x for tile in tiles), default=0) + TILE,
        height=outlines.HEIGHT if real else max((tile.y for tile in tiles), default=0) + TILE,
        source=places[0].boundary.source if real else "",
    )


def _short(name: str) -> str:
    """Four letters that fit on a tile; the full name is in the title and the table."""
    return name.replace("'", "").replace("’", "")[:4].rstrip(" -/")


def _shades(values: Mapping[str, float]) -> dict[str, int]:
    order = sorted(values.values())
    first = {value: place for place, value in reversed(list(enumerate(order)))}
    return {code: 1 + first[value] * SHADES // len(order) for code, value in values.items()}


def _legend(values: Mapping[str, float], shades: Mapping[str, int], words: Mapping[str, str]) -> tuple[Legend, ...]:
    classes: dict[int, list[str]] = defaultdict(list)
    for code in sorted(values, key=lambda code: values[code]):
        classes[shades[code]].append(code)
    made = []
    for shade, codes in sorted(classes.items()):
        low, high = (words.get(code, str(values[code])) for code in (codes[0], codes[-1]))
        text = low if low == high else f"{low} – {high}"
        made.append(Legend(shade, values[codes[0]], values[codes[-1]], text))
    return tuple(made)
