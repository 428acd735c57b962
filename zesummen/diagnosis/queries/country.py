"""The reference facts of the whole country, read once per sheet, and sums over any set of communes."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from zesummen.kernel.money import number
from zesummen.territory import queries as territory
from zesummen.territory.models import Commune, ResidentsBySex


@dataclass(frozen=True, slots=True)
class Area:
    """A set of communes to compare: the territory, communes of like size, its canton or cantons, the country."""

    key: str
    label: str
    short: str
    ids: frozenset[int]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Country:
    """All facts by commune id."""

    population: dict[int, dict[int, int]]
    older: dict[int, dict[int, int]]
    residents: dict[int, ResidentsBySex]
    year: int | None

    def persons(self, ids: Collection[int], year: int) -> int | None:
        """Residents of these communes on 1 January; ``None`` if the number of one of them is missing."""
        return _sum(self.population.get(pk, {}).get(year) for pk in ids)

    def years(self, ids: Collection[int]) -> list[int]:
        """The years for which all these communes have a population, up to the last complete one."""
        sets = [set(self.population.get(pk, ())) for pk in ids]
        shared = set.intersection(*sets) if sets else set()
        return sorted(year for year in shared if self.year and year <= self.year)

    def growth(self, ids: Collection[int], first: int, last: int) -> Fraction | None:
        """Growth in per cent between two years."""
        before, after = self.persons(ids, first), self.persons(ids, last)
        return None if not before or after is None else Fraction(after - before, before) * 100

    def registered(self, ids: Collection[int]) -> int | None:
        """Residents in the register of natural persons."""
        return _sum(self.residents[pk].total if pk in self.residents else None for pk in ids)

    def holders(self, ids: Collection[int], place: int) -> int | None:
        """Holders of Luxembourg nationality (0), of another of the EU (1), of any other (2)."""
        name = ("luxembourg", "other_eu", "elsewhere")[place]
        return _sum(getattr(self.residents[pk], name) if pk in self.residents else None for pk in ids)

    def foreign_share(self, ids: Collection[int]) -> Fraction | None:
        """Residents without Luxembourg nationality, in per cent of residents."""
        every, luxembourg = self.registered(ids), self.holders(ids, 0)
        return None if not every or luxembourg is None else Fraction(every - luxembourg, every) * 100

    def holders_share(self, ids: Collection[int], place: int) -> Fraction | None:
        """Holders of a group of nationalities for each 100 residents."""
        every, held = self.registered(ids), self.holders(ids, place)
        return None if not every or held is None else Fraction(held, every) * 100

    def minor_share(self, ids: Collection[int]) -> Fraction | None:
        """Residents under 18, in per cent."""
        every = self.registered(ids)
        if not every:
            return None
        young = sum(self.residents[pk].women_minor + self.residents[pk].men_minor for pk in ids)
        return Fraction(young, every) * 100

    def older_persons(self, ids: Collection[int], year: int) -> int | None:
        """Residents aged 65 and over."""
        return _sum(self.older.get(pk, {}).get(year) for pk in ids)

    def older_share(self, ids: Collection[int], year: int) -> Fraction | None:
        """Residents aged 65 and over, in per cent of the population on 1 January of that year."""
        old, every = self.older_persons(ids, year), self.persons(ids, year)
        return None if not every or old is None else Fraction(old, every) * 100


def read_country() -> Country:
    """All facts, in two queries."""
    years = territory.years()
    return Country(
        population=years.population,
        older=years.older,
        residents=territory.residents(),
        year=territory.last_complete_year(years.population),
    )


def areas(
    country: Country, communes: Sequence[Commune], every: Sequence[Commune], name: str, language: str
) -> list[Area]:
    """What stands side by side in the sheet: the territory first; ``every`` is all communes of the country."""
    own = frozenset(commune.pk for commune in communes)
    made = [Area("own", name, name, own)]
    sizes = {pk: years[country.year] for pk, years in country.population.items() if country.year in years}
    if own and own <= sizes.keys():
        band = territory.like_size(sum(sizes[pk] for pk in own), sizes)
        made.append(Area("like", _("Communes of like size"), _("like size"), band.ids, _like_note(band, language)))
    cantons = {commune.canton_id: commune.canton for commune in communes}
    of_cantons = frozenset(commune.pk for commune in every if commune.canton_id in cantons)
    made.append(Area("canton", _canton_label(cantons.values(), language), _("canton"), of_cantons))
    made.append(Area("country", _("Country"), _("country"), frozenset(commune.pk for commune in every)))
    return [area for area in made if area.ids and (area.key == "own" or area.ids <= country.population.keys())]


def _like_note(band: territory.Band, language: str) -> str:
    return _("Communes of like size: the %(count)s communes from %(lowest)s to %(highest)s residents.") % {
        "count": len(band.ids), "lowest": number(band.lowest, language), "highest": number(band.highest, language),
    }  # fmt: skip


def _canton_label(cantons: Iterable, language: str) -> str:
    names = sorted(canton.name_in(language) for canton in cantons)
    if len(names) == 1:
        return _("Canton: %(name)s") % {"name": names[0]}
    return _("Cantons: %(names)s") % {"names": ", ".join(names)}


def _sum(values: Iterable[int | None]) -> int | None:
    found = list(values)
    return None if not found or None in found else sum(v for v in found if v is not None)
