"""The sheet's page and files: who sees them, and that they say the same."""

import csv
import io
import json
import re

import pytest

from people import signed_in
from zesummen.diagnosis.exports import figure_data, sheet_csv
from zesummen.diagnosis.queries import figure, sheet_of, statistics_sheet

ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}
PAGES = ["statistics/", "statistics/statistics.csv", "statistics/statistics.json"]


@pytest.mark.parametrize("page", PAGES)
def test_members_see_it_strangers_get_404_and_the_anonymous_sign_in(anna, cleo, flora, page):
    address = f"/s/esch-sur-alzette/{page}"
    assert signed_in(anna).get(address).status_code == 200
    assert signed_in(cleo).get(address).status_code == 404
    assert flora.get(address).status_code == 302
    assert signed_in(anna).post(address).status_code == 405


def test_the_page_shows_each_figure_with_source_and_the_drawings(country, anna):
    html = signed_in(anna, **ENGLISH).get("/s/esch-sur-alzette/statistics/").content.decode()
    assert "38,275" in html
    assert "STATEC, LUSTAT DF_X021, 1 January 2026" in html
    assert html.count("<polyline") == 8
    assert "style=" not in html
    assert not re.search(r'(?:points|width|y)="[^"]*\d,\d{3}', html)
    assert html.count("<h1") == 1
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_the_page_stands_without_any_facts(anna):
    response = signed_in(anna, **ENGLISH).get("/s/esch-sur-alzette/statistics/")
    assert response.status_code == 200
    assert b"The council" in response.content


def test_a_body_reads_why_there_is_nothing(emil):
    html = signed_in(emil, **ENGLISH).get("/s/ministry/statistics/").content.decode()
    assert "covers no commune" in html


def test_the_page_asks_the_same_few_queries_for_one_commune_and_for_three(
    country, anna, grouping, django_assert_max_num_queries
):
    from people import give

    give(anna, grouping, "officer")
    browser = signed_in(anna)
    browser.get("/s/esch-sur-alzette/statistics/")
    for slug in ("esch-sur-alzette", "trois-communes"):
        with django_assert_max_num_queries(12):
            assert browser.get(f"/s/{slug}/statistics/").status_code == 200


def test_csv_and_json_say_what_the_sheet_says(country, anna, esch):
    browser = signed_in(anna, **ENGLISH)
    sheet = sheet_of(esch, "en")
    text = browser.get("/s/esch-sur-alzette/statistics/statistics.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    wanted = [cell.text for t in sheet.tables for row in (*t.rows, *t.foot) for cell in row.cells]
    assert [row["text"].removeprefix("'") for row in rows] == wanted
    assert all(row["source"] and row["as_of"] for row in rows)
    data = json.loads(browser.get("/s/esch-sur-alzette/statistics/statistics.json").content)
    assert [s["key"] for s in data["sections"]] == [s.key for s in sheet.sections]
    assert data["sections"][0]["figures"][0]["value"] == 38275


def test_hidden_numbers_are_nowhere_in_the_files(country):
    from zesummen.territory.models import Commune

    sheet = statistics_sheet(list(Commune.objects.select_related("canton").filter(lau2="0707")), "en")
    rows = list(csv.DictReader(io.StringIO(sheet_csv(sheet).decode("utf-8-sig"))))
    kept_back = [row for row in rows if row["shown"] in ("small", "hidden")]
    assert kept_back
    assert {row["value"] for row in kept_back} == {""}
    assert {row["text"] for row in kept_back} <= {"<5", "…"}


def test_no_text_of_the_csv_becomes_a_formula(country):
    from zesummen.territory.models import Commune

    chosen = Commune.objects.select_related("canton").filter(lau2="0204")
    chosen.update(name_fr="=1+1")
    text = sheet_csv(statistics_sheet(list(chosen), "en")).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_a_figure_kept_as_evidence_is_plain_data(country, esch):
    kept = figure_data(figure(esch, "residents.foreign_share", "fr"))
    assert kept["value"] == 55.2
    assert kept["text"] == "55,2\u00a0%"
    assert json.loads(json.dumps(kept)) == kept
