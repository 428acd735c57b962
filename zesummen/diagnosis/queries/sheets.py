"""The statistics sheet of a commune or a grouping, and its figures by key."""

from collections.abc import Sequence

from django.utils import timezone, translation

from zesummen.kernel.together import read
from zesummen.kernel.words import active_language
from zesummen.territory import queries as territory
from zesummen.territory.models import Commune, Space
from zesummen.territory.sources import SOURCES

from . import civic, nationality, people
from .country import areas, read_country
from .sheet import Figure, Origin, StatisticsSheet
from .write import Pen, day_text


def statistics_sheet(
    communes: Sequence[Commune], language: str, *, name: str = "", every: Sequence[Commune] | None = None
) -> StatisticsSheet:
    """The sheet of these communes together, in that language; ``name`` is theirs as a whole.

    Sections whose numbers are missing for one of the communes are left out. Four queries, however many communes:
    one less where the caller has all communes of the country (``every``, with their cantons) already.
    """
    chosen = sorted(communes, key=lambda commune: commune.name_fr)
    with translation.override(language):
        title = name or ", ".join(commune.name_in(language) for commune in chosen)
        return _build(chosen, territory.communes() if every is None else every, Pen(language), title)


def _build(communes: Sequence[Commune], every: Sequence[Commune], pen: Pen, name: str) -> StatisticsSheet:
    sections = []
    if communes:
        country = read_country()
        places = areas(country, communes, list(every), name, pen.language)
        held, rolls, pacts = read(
            territory.holders.asked(communes), territory.rolls.asked(communes), territory.pacts.asked(communes)
        )
        sections = [
            people.population(country, places, pen),
            nationality.citizenship(country, places, pen),
            nationality.nationalities(country, communes, held, places, pen),
            people.sex_and_age(country, places, pen),
            people.older(country, places, pen),
            civic.electors(communes, rolls, pen),
            civic.council(communes, pen),
            civic.pacts(communes, pacts, pen),
        ]
    return StatisticsSheet(
        name=name,
        language=pen.language,
        communes=tuple(commune.name_in(pen.language) for commune in communes),
        sections=tuple(section for section in sections if section),
        origins=tuple(
            Origin(source.line, day_text(source.as_of, pen.language), source.licence, str(source.note))
            for source in SOURCES.values() if source.key != "act"
        ),
        made_on=timezone.localdate(),
    )  # fmt: skip


def sheet_of(space: Space, language: str | None = None) -> StatisticsSheet:
    """The sheet of a space, for the communes it covers today; empty for a body that covers none."""
    language = language or active_language()
    every, own = territory.communes_for(space, timezone.localdate())
    return statistics_sheet(own, language, name=space.name_in(language), every=every)


def figures(space: Space, language: str | None = None) -> list[tuple[str, Figure]]:
    """All figures that can be evidence for a need, with their keys, in the order of the sheet."""
    return [(figure.key, figure) for figure in sheet_of(space, language).figures]


def figure(space: Space, key: str, language: str | None = None) -> Figure | None:
    """The figure with that key as it stands today, or ``None``. A plan keeps its own copy (``exports.figure_data``)."""
    return dict(figures(space, language)).get(key)
