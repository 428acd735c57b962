"""Files that users bring: whole or not at all, and faults with line and column."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from people import a_commune
from zesummen.territory.imports import ImportRefused, import_boundaries, import_communes, import_population
from zesummen.territory.models import Boundary, Commune, Population

SQUARE = [[5.97, 49.49], [6.0, 49.49], [6.0, 49.51], [5.985, 49.51], [5.97, 49.51], [5.97, 49.49]]


@pytest.fixture
def two(db):
    """Esch and Differdange."""
    return a_commune("0204"), a_commune("0202")


def feature(code="0204", ring=SQUARE, *, kind="Polygon", name="lau2"):
    shape = [ring] if kind == "Polygon" else [[ring]]
    return {"type": "Feature", "properties": {name: code}, "geometry": {"type": kind, "coordinates": shape}}


def collection(*features, indent=None) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features)}, indent=indent).encode()


def refused(act, *args, **kwargs) -> list:
    with pytest.raises(ImportRefused) as caught:
        act(*args, **kwargs)
    return [(fault.line, fault.column, fault.sentence) for fault in caught.value.faults]


# population


def test_population_replaces_the_years_it_names(two):
    esch, _differdange = two
    Population.objects.create(commune=esch, year=2026, persons=1, reference_date="2026-01-01")
    assert import_population("\ufefflau2;year;population\n0204;2026;38 275\n0202;2027;31\u00a0000\n\n".encode()) == 2
    assert set(Population.objects.values_list("commune__lau2", "year", "persons")) == {
        ("0204", 2026, 38275), ("0202", 2027, 31000),
    }  # fmt: skip


def test_faults_have_line_and_column_and_nothing_is_written(two):
    faults = refused(import_population, b"lau2,year,population\n0204,2026,12\n204,1700,-3\n0204,2026,5\n9999,2026,4\n")
    assert [fault[:2] for fault in faults] == [(3, 1), (3, 2), (3, 3), (4, 1), (5, 1)]
    assert "leading zero" in faults[0][2]
    assert not Population.objects.exists()


def test_at_most_twenty_faults_are_told(two):
    lines = "\n".join("x,y,z" for _number in range(50))
    assert len(refused(import_population, f"lau2,year,population\n{lines}\n".encode())) == 20


@pytest.mark.parametrize(
    ("data", "line", "column", "word"),
    [
        (b"", 1, 1, "empty"),
        (b"  \n ", 1, 1, "empty"),
        (b"lau2,year,population\n", 2, 1, "no line"),
        (b"lau2,year\n0204,2026\n", 1, 3, "missing"),
        (b"lau2,year,population,colour\n", 1, 4, "not known"),
        (b"lau2,year,year,population\n", 1, 3, "twice"),
        (b"lau2,year,population\n0204,2026\n", 2, 3, "Cells"),
        (b'lau2,year,population\n"0204,2026,3\n', 2, 1, "quotation mark"),
        ("lau2,year,population\n0204,2026,3\né".encode("latin-1"), 3, 1, "UTF-8"),
    ],
)
def test_a_wrong_table_is_a_sentence(two, data, line, column, word):
    fault = refused(import_population, data)[0]
    assert fault[:2] == (line, column)
    assert word in fault[2]


# communes


def test_communes_are_corrected_by_the_columns_given(two):
    assert import_communes(b"lau2\tname_de\tcouncil_size\n0202\tDifferdingen\t21\n") == 1
    commune = Commune.objects.get(lau2="0202")
    assert (commune.name_de, commune.council_size, commune.name_fr) == ("Differdingen", 21, "Differdange")


@pytest.mark.parametrize(
    ("line", "column"),
    [("0202,,2.5,49.5", 2), ("0202,Name,abc,49.5", 3), ("0202,Name,2.5,91", 4), ("9999,Name,2.5,49.5", 1),
     ("0202,Na\x07me,2.5,49.5", 2)],
)  # fmt: skip
def test_a_wrong_commune_is_refused(two, line, column):
    faults = refused(import_communes, f"lau2,name_fr,area_km2,lat\n0204,Esch,14,49.5\n{line}\n".encode())
    assert (3, column) == faults[0][:2]
    assert Commune.objects.get(lau2="0204").name_fr == "Esch-sur-Alzette"


def test_a_file_without_anything_to_correct_says_so(two):
    assert "no column to correct" in refused(import_communes, b"lau2\n0204\n")[0][2]


# boundaries


def test_a_boundary_becomes_a_path_on_the_grid(two):
    assert import_boundaries(collection(feature()), source="ACT 2025") == 1
    boundary = Boundary.objects.get()
    assert boundary.commune.lau2 == "0204"
    assert boundary.source == "ACT 2025"
    assert boundary.path.startswith("M")
    assert boundary.path.endswith("Z")
    assert boundary.path.count("L") == 3  # the point in the middle of a side is gone


def test_neighbours_keep_their_shared_border(two):
    east = [[6.0, 49.49], [6.03, 49.49], [6.03, 49.51], [6.0, 49.51], [6.0, 49.49]]
    import_boundaries(collection(feature(), feature("0202", east)), source="x")
    paths = {b.commune.lau2: set(b.path.strip("MZ").split("L")) for b in Boundary.objects.select_related("commune")}
    assert len(paths["0204"] & paths["0202"]) == 2


def test_loading_again_replaces_only_the_communes_in_the_file(two):
    import_boundaries(collection(feature(), feature("0202")), source="first")
    import_boundaries(collection(feature(code=204, name="LAU2", kind="MultiPolygon")), source="second")
    assert dict(Boundary.objects.values_list("commune__lau2", "source")) == {"0204": "second", "0202": "first"}


def test_one_wrong_feature_keeps_the_whole_file_out(two):
    data = collection(feature(), feature("9999"), feature("0202", SQUARE[:-1]), indent=1)
    faults = refused(import_boundaries, data, source="x")
    lines = data.decode().splitlines()
    assert len(faults) == 2
    for line, column, _sentence in faults:
        assert lines[line - 1][column - 1] == "{"
    assert not Boundary.objects.exists()


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "JSON"),
        (b"\xff\xfe", "UTF-8"),
        (b"{", "JSON"),
        (b'{"type": NaN}', "GeoJSON"),
        (b"[" * 100_000, "GeoJSON"),
        (b"[]", "FeatureCollection"),
        (b'{"type": "FeatureCollection", "features": []}', "no features"),
        (collection({"type": "Feature"}), "properties"),
        (collection(feature(name="other")), "lau2"),
        (collection(feature(), feature()), "twice"),
        (collection(feature(ring=[[76000.0, 75000.0]] * 5)), "two numbers"),
        (collection(feature(ring=[[49.5, 6.0]] * 5)), "outside Luxembourg"),
        (collection(feature(ring=[["6", "49.5"]] * 5)), "two numbers"),
        (collection(feature(ring=[[6.0, 49.5]] * 5)), "too small"),
        (collection(feature(ring=[])), "four points"),
        (collection({**feature(), "geometry": None}), "Polygon"),
        (collection({**feature(), "geometry": {"type": "Polygon", "coordinates": 3}}), "no coordinates"),
    ],
)
def test_a_wrong_boundary_file_is_a_sentence_and_never_a_crash(two, data, word):
    faults = refused(import_boundaries, data, source="x")
    assert word in faults[0][2]
    assert faults[0][0] >= 1
    assert not Boundary.objects.exists()


# commands


def test_the_command_says_what_was_wrong(two, tmp_path):
    file = tmp_path / "population.csv"
    file.write_text("lau2,year,population\n0204,2026,abc\n")
    with pytest.raises(CommandError, match="Line 2, column 3"):
        call_command("import_facts", "population", file)
    file.write_text("lau2,year,population\n0204,2026,38275\n")
    call_command("import_facts", "population", file)
    assert Population.objects.get().persons == 38275
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_facts", "population", tmp_path / "absent.csv")
