"""The country as loaded: complete, adding up, and loadable again."""

from collections import Counter
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from zesummen.territory import facts
from zesummen.territory.actions import load_facts, open_commune_spaces, open_space
from zesummen.territory.models import (
    Canton,
    Commune,
    ElectionRoll,
    Grouping,
    GroupingMember,
    Merger,
    NationalityCount,
    PactSignature,
    Population,
    ResidentsBySex,
    Space,
)
from zesummen.territory.sources import SOURCES
from zesummen.territory.states import SpaceKind

TABLES = ["cantons", "communes", "groupings", "mergers", "nationalities", "older", "pacts", "population", "residents",
          "rolls"]  # fmt: skip


def test_the_whole_country_is_there(country):
    assert Commune.objects.count() == 100
    assert Canton.objects.count() == 12
    assert Population.objects.count() == 1000
    assert Merger.objects.count() == 28
    assert PactSignature.objects.count() == 76
    assert sum(Population.objects.filter(year=2026).values_list("persons", flat=True)) == 690_959
    assert sum(row.total for row in ResidentsBySex.objects.all()) == 690_937
    assert sum(Commune.objects.values_list("council_size", flat=True)) == 1121


def test_groups_of_nationalities_are_the_sums_of_their_nationalities(country):
    row = ResidentsBySex.objects.get(commune__lau2="0204")
    held = dict(NationalityCount.objects.filter(commune__lau2="0204").values_list("code", "persons"))
    assert row.luxembourg == held["LUX"] == 17_157
    assert row.luxembourg + row.other_eu + row.elsewhere == sum(held.values())


def test_loading_again_changes_nothing_and_keeps_the_communes(country):
    before = dict(Commune.objects.values_list("lau2", "pk"))
    space = open_space(kind=SpaceKind.COMMUNE, slug="esch", name="Esch", commune=Commune.objects.get(lau2="0204"))
    first = load_facts()
    assert load_facts() == first
    assert dict(Commune.objects.values_list("lau2", "pk")) == before
    assert Space.objects.get(pk=space.pk).commune.lau2 == "0204"
    assert NationalityCount.objects.count() == 8208
    assert GroupingMember.objects.count() == 18


def test_two_communes_may_change_their_tiles(country):
    one, other = Commune.objects.filter(lau2__in=["0204", "0202"])
    wanted = [(c.tile_col, c.tile_row) for c in (one, other)]
    Commune.objects.filter(pk=one.pk).update(tile_col=90)
    Commune.objects.filter(pk=other.pk).update(tile_col=wanted[0][0], tile_row=wanted[0][1])
    Commune.objects.filter(pk=one.pk).update(tile_col=wanted[1][0], tile_row=wanted[1][1])
    load_facts()
    one.refresh_from_db()
    other.refresh_from_db()
    assert [(c.tile_col, c.tile_row) for c in (one, other)] == wanted


def test_every_table_names_its_source_first():
    for name in TABLES:
        path = facts.files(facts.__name__) / f"{name}.csv"
        assert path.read_text(encoding="utf-8").startswith("# "), name
        assert list(facts.read(name)), name


def test_every_source_is_complete():
    for source in SOURCES.values():
        assert source.publisher
        assert source.title
        assert source.as_of


def test_names_that_nobody_verified_fall_back_to_the_official_one(country):
    frisange = Commune.objects.get(lau2="0205")
    assert frisange.name_in("de") == "Frisange"  # "Frisingen" is unverified
    assert frisange.name_in("lb") == "Fréiseng"
    esch = Commune.objects.get(lau2="0204")
    assert [esch.name_in(code) for code in ("fr", "de", "lb", "en", "pt")] == [
        "Esch-sur-Alzette", "Esch an der Alzette", "Esch-Uelzecht", "Esch-sur-Alzette", "Esch-sur-Alzette",
    ]  # fmt: skip


def test_rolls_that_cannot_be_right_say_so(country):
    flags = Counter(ElectionRoll.objects.exclude(unusable="").values_list("unusable", flat=True))
    assert flags == {"implausible": 6, "missing": 1}
    assert not ElectionRoll.objects.filter(unusable="", other=None).exists()
    merged = ElectionRoll.objects.filter(commune__lau2="0711", election_on=date(2017, 10, 8))
    assert {roll.section for roll in merged} == {"Grosbous", "Wahl"}


def test_a_commune_knows_what_it_was_before(country):
    assert set(Commune.objects.get(lau2="0711").mergers.values_list("predecessor", flat=True)) == {"Grosbous", "Wahl"}


def test_tiles_keep_neighbours_near_and_never_share_a_place(country):
    places = {c.lau2: (c.tile_col, c.tile_row) for c in Commune.objects.all()}
    assert len(set(places.values())) == 100
    near = [("0304", "0303"), ("0204", "0214"), ("0605", "0609"), ("1005", "1003"), ("0504", "0505")]
    for one, other in near:
        (ax, ay), (bx, by) = places[one], places[other]
        assert max(abs(ax - bx), abs(ay - by)) <= 2, (one, other)
    north, south = places["0504"], places["0212"]  # Troisvierges, Rumelange
    assert north[1] < south[1] - 10


def test_a_membership_ends(country):
    grouping = Grouping.objects.get(slug="nordstad")
    GroupingMember.objects.filter(commune__lau2="0609").update(until_on=date(2026, 6, 30))
    GroupingMember.objects.filter(commune__lau2="0604").update(from_on=date(2026, 7, 1))
    assert {c.lau2 for c in grouping.members_on(date(2026, 6, 30))} == {"0603", "0605", "0609"}
    assert {c.lau2 for c in grouping.members_on(date(2026, 7, 1))} == {"0603", "0604", "0605"}


def test_every_commune_gets_its_space_once(country):
    assert open_commune_spaces() == 100
    assert open_commune_spaces() == 0
    space = Space.objects.get(slug="luxembourg")
    assert space.commune.lau2 == "0304"
    assert 0 <= space.hue <= 35


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": SpaceKind.COMMUNE},
        {"kind": SpaceKind.GROUPING},
        {"kind": SpaceKind.MINISTRY, "commune": True},
        {"kind": SpaceKind.SYVICOL, "hue": 36},
    ],
)
def test_the_database_refuses_a_space_whose_kind_does_not_match(esch, wrong):
    values = {"slug": "wrong", "name": "Wrong", **wrong}
    if wrong.get("commune"):
        values["commune"] = esch.commune
        Space.objects.filter(pk=esch.pk).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        Space.objects.create(**values)


def test_a_space_is_called_what_its_territory_is_called(esch, grouping, syvicol):
    assert esch.name_in("lb") == "Esch-Uelzecht"
    assert grouping.name_in("de") == "Trois communes"
    syvicol.names = {"de": "Verband der Gemeinden"}
    assert syvicol.name_in("de-lu") == "Verband der Gemeinden"
    assert syvicol.name_in("pt") == "SYVICOL"


def test_a_body_covers_no_commune(ministry, grouping):
    assert list(ministry.communes()) == []
    assert {c.lau2 for c in grouping.communes()} == {"0204", "0202", "0214"}
    assert not ministry.is_territorial
