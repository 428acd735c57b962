"""Who lives here: population, sex and age, beside others."""

from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext as _

from . import charts, counts
from .country import Area, Country
from .sheet import Cell, Section, Table
from .write import Pen, rounded, share_bars, table


def population(country: Country, places: Sequence[Area], pen: Pen) -> Section | None:
    """Residents by year, and how that compares."""
    own = places[0]
    years = country.years(own.ids)
    if not years:
        return None
    first, last = years[0], years[-1]
    compared = [area for area in places if set(years) <= set(country.years(area.ids))]
    day = f"{last}-01-01"
    growth, persons = country.growth(own.ids, first, last), country.persons(own.ids, last)
    figures = (
        pen.figure("population", _("Residents"), persons, pen.whole(persons),
                   unit=_("people"), source="population", as_of=day, definition=_population_definition()),
        pen.figure("population.growth", _("Growth since %(year)s") % {"year": first}, rounded(growth),
                   pen.percent(growth, sign=True), unit="%", source="population", as_of=day,
                   definition=_("Change of the population from 1 January %(first)s to 1 January %(last)s, within the "
                                "communes of today.") % {"first": first, "last": last}),
    )  # fmt: skip
    return Section(
        key="population",
        title=_("How many people live here"),
        finding=_growth_finding(country, compared, pen, first, last),
        figures=figures,
        lines=_growth_lines(country, compared, pen, years) if len(years) > 1 else None,
        tables=(_population_table(country, compared, pen, years, day),),
        notes=tuple(area.note for area in compared if area.note),
    )


def _population_definition() -> str:
    return _("People whose usual residence is here, on 1 January.")


def _growth_finding(country: Country, places: Sequence[Area], pen: Pen, first: int, last: int) -> str:
    own, every = places[0], places[-1]
    growth, general = (country.growth(area.ids, first, last) for area in (own, every))
    facts = {
        "name": own.label, "persons": pen.whole(country.persons(own.ids, last)), "first": first, "last": last,
        "growth": pen.percent(abs(growth)) if growth is not None else "", "country": pen.percent(general, sign=True),
    }  # fmt: skip
    if growth is None or first == last:
        return _("%(name)s has %(persons)s residents.") % facts
    if growth < 0:
        return (
            _("From %(first)s to %(last)s, %(name)s lost %(growth)s of its residents (country: %(country)s).") % facts
        )
    return _("From %(first)s to %(last)s, %(name)s grew by %(growth)s (country: %(country)s).") % facts


def _index(country: Country, area: Area, years: Sequence[int]) -> list[Fraction]:
    start = country.persons(area.ids, years[0]) or 1
    return [Fraction(100 * (country.persons(area.ids, year) or 0), start) for year in years]


def _growth_lines(country: Country, places: Sequence[Area], pen: Pen, years: Sequence[int]):
    series = []
    for area in places:
        values = [float(value) for value in _index(country, area, years)]
        series.append((area.label, values, f"{_clip(area.short)} {pen.decimal(values[-1])}"))
    return charts.lines(
        _("Population, %(year)s = 100") % {"year": years[0]}, series,
        first=str(years[0]), last=str(years[-1]), written=lambda value: pen.decimal(value, 0),
    )  # fmt: skip


def _clip(name: str, longest: int = 13) -> str:
    return name if len(name) <= longest else name[: longest - 1].rstrip(" -") + "…"


def _population_table(country: Country, places: Sequence[Area], pen: Pen, years: Sequence[int], day: str) -> Table:
    indices = {area.key: _index(country, area, years) for area in places}
    rows = []
    for place, year in enumerate(years):
        cells = [pen.whole_cell(country.persons(places[0].ids, year))]
        cells += [
            pen.whole_cell(None)
            if place == 0
            else pen.percent_cell(country.growth(places[0].ids, years[place - 1], year), sign=True)
        ]
        cells += [_index_cell(pen, indices[area.key][place]) for area in places]
        rows.append(pen.row(str(year), *cells))
    return table(
        pen, "population", as_of=day, key="population",
        caption=_("Residents on 1 January, and the same as an index"),
        columns=(_("Year"), _("Residents"), _("Change from the year before"),
                 *(_("Index, %(name)s") % {"name": a.short} for a in places)),
        rows=tuple(rows),
        definition=_("Index: population of the year for each 100 residents of %(year)s.") % {"year": years[0]},
    )  # fmt: skip


def _index_cell(pen: Pen, value: Fraction):
    return Cell(pen.decimal(value), rounded(value))


def sex_and_age(country: Country, places: Sequence[Area], pen: Pen) -> Section | None:
    """Women and men, under 18 and from 18."""
    own = places[0]
    if not own.ids <= country.residents.keys():
        return None
    found = counts.together([counts.by_sex_and_age(country.residents[pk]) for pk in sorted(own.ids)])
    hidden = not found[None, 0].is_open
    share = country.minor_share(own.ids)
    definition = _("Residents who have not turned 18.")
    return Section(
        key="sex_and_age",
        title=_("Women and men, young and adult"),
        finding="" if hidden or share is None else _("%(share)s of residents are under 18 (country: %(country)s).") % {
            "share": pen.percent(share), "country": pen.percent(country.minor_share(places[-1].ids))},
        figures=(
            pen.count_figure("age.minor", _("Residents under 18"), found[None, 0], unit=_("people"), source="register",
                             definition=definition),
            pen.share_figure("age.minor_share", _("Share of residents under 18"), share, hidden=hidden,
                             source="register", definition=definition),
        ),
        bars=None if hidden else share_bars(_("Residents under 18, in per cent"), places, country.minor_share, pen),
        tables=(_sex_table(found, pen),),
    )  # fmt: skip


def _sex_table(found: counts.Counts, pen: Pen) -> Table:
    def line(place: int | None, label: str):
        return pen.row(label, *(pen.count_cell(found[place, column]) for column in (0, 1, None)))

    return table(
        pen, "register", key="sex_and_age", caption=_("Residents by sex and age"),
        columns=(_("Sex"), _("Under 18"), _("18 and over"), _("All")),
        rows=(line(0, _("Women and girls")), line(1, _("Men and boys"))), foot=(line(None, _("All")),),
        definition=_("As entered in the register of natural persons, which knows two sexes."),
    )  # fmt: skip


def older(country: Country, places: Sequence[Area], pen: Pen) -> Section | None:
    """Residents aged 65 and over, by year."""
    own = places[0]
    sets = [set(country.older.get(pk, ())) & set(country.population.get(pk, ())) for pk in own.ids]
    years = sorted(set.intersection(*sets)) if sets else []
    compared = [a for a in places if all(country.older_share(a.ids, year) is not None for year in years)]
    if not years or own not in compared:
        return None
    last = years[-1]
    share = country.older_share(own.ids, last)
    definition = _("Residents aged 65 and over, in per cent of the population on 1 January of the same year.")
    persons = country.older_persons(own.ids, last)
    return Section(
        key="older",
        title=_("Older people"),
        finding=_("%(share)s of residents are 65 or older (country: %(country)s).") % {
            "share": pen.percent(share), "country": pen.percent(country.older_share(places[-1].ids, last))},
        figures=(
            pen.figure("age.older", _("Residents aged 65 and over"), persons, pen.whole(persons), unit=_("people"),
                       source="older", as_of=str(last), definition=_("Residents aged 65 and over.")),
            pen.share_figure("age.older_share", _("Share of residents aged 65 and over"), share, source="older",
                             as_of=str(last), definition=definition),
        ),
        lines=_older_lines(country, compared, pen, years) if len(years) > 1 else None,
        tables=(_older_table(country, compared, pen, years, definition),),
    )  # fmt: skip


def _older_lines(country: Country, places: Sequence[Area], pen: Pen, years: Sequence[int]):
    series = []
    for area in places:
        values = [float(country.older_share(area.ids, year) or 0) for year in years]
        series.append(
            (area.label, values, f"{_clip(area.short)} {pen.percent(country.older_share(area.ids, years[-1]))}")
        )
    return charts.lines(
        _("Residents aged 65 and over, in per cent"), series, first=str(years[0]), last=str(years[-1]),
        written=lambda value: pen.decimal(value, 0 if float(value).is_integer() else 1),
    )  # fmt: skip


def _older_table(country: Country, places: Sequence[Area], pen: Pen, years: Sequence[int], definition: str) -> Table:
    rows = tuple(
        pen.row(str(year), pen.whole_cell(country.older_persons(places[0].ids, year)),
                *(pen.percent_cell(country.older_share(area.ids, year)) for area in places))
        for year in years
    )  # fmt: skip
    return table(
        pen, "older", key="older", as_of=str(years[-1]), caption=_("Residents aged 65 and over, by year"),
        columns=(_("Year"), _("People"), *(_("Share, %(name)s") % {"name": area.short} for area in places)),
        rows=rows, definition=definition,
    )  # fmt: skip
