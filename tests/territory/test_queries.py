"""Communes of like size, a commune at a glance, the tile map, nationalities by name."""

import re

import pytest
from django.template.loader import render_to_string

from zesummen.territory import queries
from zesummen.territory.models import Boundary, Commune, Population
from zesummen.territory.nationalities import EU27, country_name, group_of


def test_communes_of_like_size_are_a_fifth_of_all():
    sizes = {pk: 1000 + pk for pk in range(100)}
    assert queries.like_size(1000, sizes).ids == frozenset(range(20))
    assert queries.like_size(1099, sizes) == queries.Band(frozenset(range(80, 100)), 1080, 1099)
    assert queries.like_size(10**6, sizes).ids == frozenset(range(80, 100))
    assert queries.like_size(5, {}) == queries.Band(frozenset(), 0, 0)


@pytest.mark.parametrize("count", [1, 2, 4, 7, 99])
def test_every_commune_is_among_its_like(count):
    sizes = {pk: 500 * pk for pk in range(1, count + 1)}
    for pk, size in sizes.items():
        assert pk in queries.like_size(size, sizes).ids


def test_a_year_that_only_one_commune_has_does_not_count(country):
    Population.objects.create(
        commune=Commune.objects.get(lau2="0204"), year=2027, persons=9, reference_date="2027-01-01"
    )
    assert queries.last_complete_year(queries.years().population) == 2026
    assert len(queries.latest_population()) == 100


def test_a_commune_at_a_glance(country):
    facts = queries.commune_facts(Commune.objects.select_related("canton").get(lau2="0711"), "lb")
    assert facts.name == "Groussbus-Wal"
    assert facts.canton == "Réiden"
    assert facts.former_communes == ("Grosbous", "Wahl")
    assert facts.population_on.year == 2026
    assert facts.density == round(facts.population / float(facts.area_km2))
    assert [pact.phase for pact in facts.pacts] == ["pilot", "law"]


def test_the_communes_of_a_space_come_with_all_others_in_one_query(
    country, grouping, ministry, django_assert_num_queries
):
    from datetime import date

    with django_assert_num_queries(1):
        every, own = queries.communes_for(grouping, date(2026, 1, 1))
    assert (len(every), {c.lau2 for c in own}) == (100, {"0204", "0202", "0214"})
    assert queries.communes_for(ministry, date(2026, 1, 1))[1] == []
    assert queries.communes_for(grouping, date(2020, 1, 1))[1] == []  # before the first membership


def test_the_tile_map_draws_every_commune_once(country):
    values = {c.lau2: float(c.council_size) for c in Commune.objects.all()}
    words = {code: f"{value:.0f} seats" for code, value in values.items()}
    drawn = queries.tile_map(title="Seats", values=values, language="lb", words=words, links={"0204": "/lb/c/esch/"})
    html = render_to_string("territory/_tilemap.html", {"map": drawn})
    places = re.findall(r'<rect class="shade-\d" x="(\d+)" y="(\d+)" width="40"', html)
    assert len(set(places)) == 100
    assert "<title>Esch-Uelzecht: 19 seats</title>" in html
    assert html.count("<a ") == 1
    assert "style=" not in html
    shades = {tile.name: tile.shade for tile in drawn.tiles}
    assert shades["Lëtzebuerg"] == 5  # 27 seats
    assert {tile.shade for tile in drawn.tiles} <= {1, 2, 3, 4, 5}
    same = {tile.shade for tile in drawn.tiles if tile.value == "9 seats"}
    assert len(same) == 1
    assert [part.lowest for part in drawn.legend] == sorted(part.lowest for part in drawn.legend)


def test_real_outlines_take_the_place_of_the_squares_once_all_are_there(esch, differdange, django_assert_num_queries):
    Boundary.objects.create(commune=esch.commune, path="M1 1L2 2L3 1Z", source="act.geojson")
    assert queries.tile_map(title="x", values={}, language="fr").source == ""
    Boundary.objects.create(commune=differdange.commune, path="M5 5L6 6L7 5Z", source="act.geojson")
    with django_assert_num_queries(1):
        drawn = queries.tile_map(title="x", values={"0204": 1.0}, language="fr", words={"0204": "1"})
    html = render_to_string("territory/_tilemap.html", {"map": drawn})
    assert 'd="M1 1L2 2L3 1Z"' in html
    assert "act.geojson" in html
    assert 'width="40"' not in html
    assert 'viewBox="0 0 721 1000"' in html


def test_a_tile_without_a_value_is_left_blank(esch):
    drawn = queries.tile_map(title="Seats", values={}, language="fr")
    assert [(tile.name, tile.shade) for tile in drawn.tiles] == [("Esch-sur-Alzette", 0)]
    assert drawn.legend == ()


def test_nationalities_have_names_in_five_languages():
    assert [country_name("PRT", code) for code in ("fr", "de", "lb", "en", "pt")] == ["Portugal"] * 5
    assert [country_name("CPV", code) for code in ("fr", "pt")] == ["Cap-Vert", "Cabo Verde"]
    assert country_name("XXK", "fr") == "Kosovo"
    assert country_name("XXA", "en") == "Stateless"
    assert country_name("QQQ", "en") == "QQQ"
    assert len(EU27) == 27
    assert (group_of("LUX"), group_of("PRT"), group_of("CPV"), group_of("XXX")) == (
        "luxembourg",
        "eu",
        "other",
        "other",
    )
