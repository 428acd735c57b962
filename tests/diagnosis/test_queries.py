"""The statistics sheet from the real data, for a commune, a grouping and a body."""

from decimal import Decimal

import pytest

from people import a_commune
from zesummen.diagnosis.queries import figure, figures, sheet_of, statistics_sheet
from zesummen.diagnosis.queries.counts import LISTED, nationalities, together, with_others
from zesummen.kernel.disclosure import Shown
from zesummen.territory import queries as territory
from zesummen.territory.actions import open_space
from zesummen.territory.models import Commune, ElectionRoll, Grouping, GroupingMember, PactSignature, Population
from zesummen.territory.states import GroupingKind, SpaceKind


def commune(lau2: str) -> Commune:
    return Commune.objects.select_related("canton").get(lau2=lau2)


def table(sheet, key):
    return next(t for t in sheet.tables if t.key == key)


def section(sheet, key):
    return next((s for s in sheet.sections if s.key == key), None)


def values(sheet, key):
    found = table(sheet, key)
    return {row.label: [cell.value for cell in row.cells] for row in (*found.rows, *found.foot)}


def grouping_of(*codes: str):
    row = Grouping.objects.create(slug="g", name_fr="Ensemble", kind=GroupingKind.NEIGHBOURS)
    for lau2 in codes:
        GroupingMember.objects.create(grouping=row, commune=Commune.objects.get(lau2=lau2))
    return open_space(kind=SpaceKind.GROUPING, slug="g", name="Ensemble", grouping=row)


@pytest.fixture
def sheet(country):
    return statistics_sheet([commune("0204")], "en")


def test_every_figure_names_source_date_and_definition(sheet):
    assert len(sheet.figures) > 15
    keys = [found.key for found in sheet.figures]
    assert len(set(keys)) == len(keys)
    for found in sheet.figures:
        assert found.source, found.key
        assert found.as_of, found.key
        assert found.as_of_text, found.key
        assert found.definition, found.key
        assert found.unit, found.key
    for made in sheet.tables:
        assert made.source, made.key
        assert made.as_of_text, made.key
        assert made.definition, made.key


def test_population_and_growth_of_esch(sheet):
    found = {f.key: f for f in sheet.figures}
    assert (found["population"].value, found["population"].as_of) == (38275, "2026-01-01")
    assert found["population.growth"].value == Decimal("11.3")
    assert values(sheet, "population")["2026"][:2] == [38275, Decimal("0.9")]
    assert (
        section(sheet, "population").finding == "From 2017 to 2026, Esch-sur-Alzette grew by 11.3% (country: +17.0%)."
    )


def test_foreigners_are_residents_without_luxembourg_nationality(sheet):
    rows = values(sheet, "citizenship")
    assert [numbers[0] for numbers in rows.values()] == [17157, 21112, 38269]
    found = {f.key: f for f in sheet.figures}
    assert found["residents.foreign_share"].value == Decimal("55.2")


def test_the_territory_stands_beside_like_communes_canton_and_country(sheet):
    bars = section(sheet, "citizenship").bars
    assert [(bar.label, bar.text, bar.lead) for bar in bars.bars] == [
        ("Esch-sur-Alzette", "55.2%", True),
        ("Communes of like size", "53.8%", False),
        ("Canton: Esch-sur-Alzette", "44.3%", False),
        ("Country", "46.6%", False),
    ]
    assert [round(float(bar.share), 1) for bar in bars.bars] == [55.2, 53.8, 44.3, 46.6]
    assert len(section(sheet, "population").lines.lines) == 4


def test_holders_of_a_nationality_are_never_called_foreigners(sheet):
    found = section(sheet, "nationalities")
    assert table(sheet, "nationalities").rows[0].label == "Portugal"
    assert table(sheet, "nationalities").rows[0].cells[0].value == 11760
    assert "not the same as foreigners" in found.notes[0]
    words = [found.title, found.finding, *(f.label for f in found.figures)]
    words += [word for t in found.tables for word in (t.caption, *t.columns, t.definition)]
    assert not any("foreign" in word.lower() for word in words)


def test_sex_age_and_older_people(sheet):
    rows = values(sheet, "sex_and_age")
    assert rows["All"] == [7256, 31013, 38269]
    assert values(sheet, "older")["2025"][0] == 5536
    assert [f.value for f in sheet.figures if f.key == "age.minor_share"] == [Decimal("19.0")]


def test_electors_of_two_elections(sheet):
    assert values(sheet, "electors") == {
        "8 October 2017": [11796, 2224, Decimal("15.9")],
        "11 June 2023": [12848, 2995, Decimal("18.9")],
    }


@pytest.mark.parametrize("lau2", ["0103", "0209", "0214", "0504", "0505", "1003"])
def test_a_roll_that_cannot_be_right_is_shown_as_not_usable(country, lau2):
    made = statistics_sheet([commune(lau2)], "en")
    last = table(made, "electors").rows[-1]
    assert last.cells[-1].text.startswith("Not usable")
    assert [cell.text for cell in last.cells[:3]] == ["–", "–", "–"]
    assert not [f for f in made.figures if f.key.startswith("roll.")]


def test_a_grouping_with_one_unusable_roll_gives_no_sum(country):
    made = statistics_sheet([commune("0214"), commune("0204")], "en")
    assert not [f for f in made.figures if f.key.startswith("roll.")]
    assert len(table(made, "electors").rows) == 4


def test_a_pact_that_was_not_found_is_not_a_pact_that_was_not_signed(country):
    PactSignature.objects.filter(commune__lau2="0204").delete()
    made = statistics_sheet([commune("0204")], "en")
    assert table(made, "pacts").rows[0].cells[0].text == (
        "Not found in public sources. That does not mean that it has not signed."
    )


def test_council_size_says_that_aldermen_are_the_legal_maximum(sheet):
    assert values(sheet, "council") == {"Esch-sur-Alzette": [19, None, 4]}
    assert "most that the law allows" in table(sheet, "council").definition


def test_a_grouping_adds_up_its_communes(country):
    codes = ["0603", "0604", "0605", "0609"]
    whole = statistics_sheet([commune(code) for code in codes], "en", name="Nordstad")
    parts = [statistics_sheet([commune(code)], "en") for code in codes]
    for key in ("population", "residents.foreign", "age.minor", "age.older", "council.size", "roll.other"):
        own = [f.value for f in whole.figures if f.key == key]
        assert own == [sum(f.value for part in parts for f in part.figures if f.key == key)], key


def test_a_small_commune_shows_no_number_below_five(country):
    for code in ("0707", "0903", "1004"):
        made = statistics_sheet([commune(code)], "en")
        for key in ("nationalities", "nationality_groups", "citizenship", "sex_and_age", "electors"):
            for row in (*table(made, key).rows, *table(made, key).foot):
                for cell in row.cells:
                    if cell.shown is not None:
                        assert cell.value is None or cell.value == 0 or cell.value >= 5, (code, row.label)
    saeul = table(statistics_sheet([commune("0707")], "en"), "nationalities")
    assert "<5" in {cell.text for row in saeul.rows for cell in row.cells}
    assert "“<5”" in saeul.note


def test_hidden_lines_stand_at_the_end_in_no_order_of_size(country):
    rows = table(statistics_sheet([commune("0707")], "en"), "nationalities").rows[:-1]
    shown = [row.cells[0].value is not None for row in rows]
    assert shown == sorted(shown, reverse=True)


def test_a_grouping_shows_only_sums_of_what_its_communes_show(country):
    chosen = [commune("0707"), commune("0701")]
    held = territory.holders(chosen)
    tables = [nationalities(held[c.pk]) for c in chosen]
    both = together(tables)
    for key, count in both.items():
        assert count.value == sum(t[key].value for t in tables)
        assert count.is_open == all(t[key].is_open for t in tables), key
    assert any(not count.is_open for count in both.values())


def test_the_rest_of_a_grouping_is_shown_only_where_all_parts_are():
    first = {f"A{i:02}": 100 - i for i in range(LISTED)} | {"LUX": 500, "PRT": 300, "FRA": 90}
    found = together([nationalities(first), nationalities(first)])
    rest = with_others(found, ["PRT"])
    assert rest.value == 2 * (sum(first.values()) - 500 - 300)
    hidden = dict(found) | {"PRT": type(rest)(600, Shown.HIDDEN)}
    assert with_others(hidden, ["PRT"]).shown is Shown.HIDDEN


def test_the_sheet_speaks_five_languages_and_writes_numbers_their_way(country):
    texts = {code: statistics_sheet([commune("0204")], code) for code in ("fr", "de", "lb", "en", "pt")}
    written = {code: next(f.text for f in made.figures if f.key == "population") for code, made in texts.items()}
    assert written == {
        "fr": "38\u202f275", "de": "38.275", "lb": "38.275", "en": "38,275", "pt": "38\u00a0275",
    }  # fmt: skip
    assert texts["lb"].name == "Esch-Uelzecht"
    assert table(texts["de"], "nationalities").rows[1].label == "Frankreich"


def test_a_body_has_no_sheet_and_no_facts_make_no_sections(ministry, esch):
    assert sheet_of(ministry, "en").sections == ()
    assert figures(ministry, "en") == []
    bare = sheet_of(esch, "en")  # the commune is there, its facts are not
    assert {s.key for s in bare.sections} == {"council", "pacts"}


def test_missing_numbers_of_one_commune_leave_the_section_out(country):
    Population.objects.filter(commune__lau2="0202").delete()
    ElectionRoll.objects.filter(commune__lau2__in=["0204", "0202"]).delete()
    made = statistics_sheet([commune("0204"), commune("0202")], "en")
    keys = {s.key for s in made.sections}
    assert "population" not in keys
    assert "older" not in keys
    assert "electors" not in keys
    assert "citizenship" in keys


def test_a_figure_can_be_had_by_its_key(country):
    space = open_space(kind=SpaceKind.COMMUNE, slug="esch", name="Esch", commune=commune("0204"))
    assert figure(space, "holders.PRT", "fr").text == "11\u202f760"
    assert figure(space, "holders.XYZ") is None
    assert [key for key, _found in figures(space)][:2] == ["population", "population.growth"]


def test_queries_do_not_grow_with_communes(country, django_assert_num_queries):
    one = open_space(kind=SpaceKind.COMMUNE, slug="esch", name="Esch", commune=commune("0204"))
    many = grouping_of("0603", "0604", "0605", "0609", "0701")
    with django_assert_num_queries(4):
        sheet_of(one, "en")
    with django_assert_num_queries(4):
        sheet_of(many, "en")


def test_a_single_commune_without_a_tile_neighbour_is_fine(db):
    a_commune("0204")
    assert statistics_sheet(list(territory.communes()), "en").communes == ("Esch-sur-Alzette",)
