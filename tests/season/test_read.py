"""Season files: taken whole, or refused with every fault, its line and its place."""

import json
from pathlib import Path

import pytest

from zesummen.cli.season import communes
from zesummen.season import generate, read, write
from zesummen.season.faults import Faulty
from zesummen.season.model import Place

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "season-example.json"


def example():
    return json.loads(EXAMPLE.read_text(encoding="utf-8"))


def faults(data):
    with pytest.raises(Faulty) as refused:
        read.read_season(json.dumps(data, indent=1), communes())
    return refused.value.faults


def codes(data):
    return [(fault.where, fault.code) for fault in faults(data)]


def test_example_of_the_documentation_is_taken():
    season = read.read_season(EXAMPLE.read_text(encoding="utf-8"), communes())
    assert len(season.requests) == 4
    assert season.requests["north"].windows[0].start == 9 * 60
    assert season.requests["north"].place == "0502"
    assert season.trainers["zoe"].leads is False


@pytest.mark.parametrize("seed", range(3))
def test_season_written_and_read_is_the_same(seed):
    season = generate.season(seed, generate.Size(communes=12, weeks=6, dates=4))
    assert read.read_season(json.dumps(write.question(season))) == season


@pytest.mark.parametrize(
    ("path", "value", "where", "code"),
    [
        (("requests", 0, "communes"), ["9999"], "requests[0].communes[0]", "unknown.commune"),
        (("requests", 0, "place"), "9999", "requests[0].place", "unknown.commune"),
        (("requests", 0, "course"), "yoga", "requests[0].course", "unknown.course"),
        (("requests", 0, "asked_on"), "3.11.2026", "requests[0].asked_on", "not.day"),
        (("requests", 0, "never_trained"), ["0304"], "requests[0].never_trained", "not.own.commune"),
        (("requests", 1, "windows", 0, "until"), "08:00", "requests[1].windows[0].until", "hours.backwards"),
        (("requests", 1, "windows", 0, "until"), "10:00", "requests[1].windows[0].until", "hours.short"),
        (("requests", 1, "windows", 0, "last"), "2027-02-01", "requests[1].windows[0].last", "window.backwards"),
        (("requests", 1, "windows", 0, "last"), "2027-03-03", "requests[1].windows[0].days", "window.never"),
        (("requests", 1, "windows", 0, "days"), ["samedi"], "requests[1].windows[0].days[0]", "not.weekday"),
        (("requests", 1, "windows", 0, "preference"), 4, "requests[1].windows[0].preference", "not.whole"),
        (("requests", 1, "code"), "esch", "requests[1].code", "twice"),
        (("requests", 2, "dates", 0, "on"), "2028-03-16", "requests[2].dates[0].on", "date.outside"),
        (("requests", 2, "dates", 0, "from"), "25:00", "requests[2].dates[0].from", "not.clock"),
        (("requests", 2, "languages"), [], "requests[2].languages", "empty"),
        (("requests", 2, "wishes"), [], "requests[2].wishes", "unknown.field"),
        (("requests", 2), "lux", "requests[2]", "not.object"),
        (("trainers", 0, "base"), "9999", "trainers[0].base", "unknown.commune"),
        (
            ("trainers", 0, "away"),
            [{"from": "2027-03-02", "until": "2027-03-01"}],
            "trainers[0].away[0].until",
            "window.backwards",
        ),
        (("trainers", 2, "leads"), "no", "trainers[2].leads", "not.flag"),
        (("courses", 0, "gap"), [42, 7], "courses[0].gap", "not.gap"),
        (("season", "until"), "2026-01-01", "season.until", "season.length"),
        (("holidays", 0), "yesterday", "holidays[0]", "not.day"),
        (("holidays",), "2027-01-01", "holidays", "not.list"),
        (("rules",), {"km_per_hour": 0}, "rules.km_per_hour", "not.whole"),
        (("sessions", 0, "request"), "nobody", "sessions[0].request", "unknown.request"),
        (("sessions", 0, "trainers"), ["nobody"], "sessions[0].trainers", "unknown.trainer"),
        (("sessions", 0, "trainers"), ["mia", "rui"], "sessions[0].trainers", "session.trainers"),
        (("sessions", 0, "state"), "maybe", "sessions[0].state", "not.state"),
        (("sessions", 0, "number"), 3, "sessions[0].number", "not.whole"),
    ],
)
def test_fault_is_told_where_it_stands(path, value, where, code):
    data = example()
    inner = data
    for part in path[:-1]:
        inner = inner[part]
    inner[path[-1]] = value
    found = faults(data)
    assert (where, code) in [(fault.where, fault.code) for fault in found]
    assert all(str(fault) and "{" not in str(fault).replace("{]", "") for fault in found)


def test_line_of_a_fault_is_the_line_of_the_value():
    text = EXAMPLE.read_text(encoding="utf-8").replace('"until": "12:30"', '"until": "08:30"')
    line = next(number for number, row in enumerate(text.splitlines(), start=1) if '"08:30"' in row)
    with pytest.raises(Faulty) as refused:
        read.read_season(text, communes())
    (fault,) = refused.value.faults
    assert fault.line == line
    assert (
        str(fault) == f"line {line}, requests[1].windows[0].until: The end (08:30) is not after the beginning (09:00)."
    )


def test_all_faults_come_at_once():
    data = example()
    data["requests"][0] |= {"communes": ["9999"], "never_trained": ["9999"]}
    data["trainers"][1]["base"] = "8888"
    data["courses"][1]["sessions"] = 0
    assert {code for _where, code in codes(data)} == {"unknown.commune", "not.whole"}
    assert len(codes(data)) == 3


def test_sessions_are_read_though_the_rest_has_faults():
    data = example()
    known = {row["code"] for row in data["requests"]}
    data["season"]["until"] = "soon"
    data["requests"][0]["asked_on"] = "yesterday"  # the request is faulty, and known all the same
    data["sessions"] = [
        {**data["sessions"][0], "request": data["requests"][0]["code"]},
        {**data["sessions"][0], "request": "nobody", "on": "2027-13-01"},
    ]
    assert "nobody" not in known
    assert codes(data) == [
        ("season.until", "not.day"),
        ("requests[0].asked_on", "not.day"),
        ("sessions[1].request", "unknown.request"),
        ("sessions[1].on", "not.day"),
    ]


def test_faults_stand_in_the_order_of_the_lines():
    data = example()
    data["sessions"][0]["state"] = "maybe"
    data["requests"][0]["asked_on"] = "yesterday"
    data["courses"][0]["gap"] = [42, 7]
    lines = [fault.line for fault in faults(data)]
    assert len(lines) == 3 and lines == sorted(lines)


def test_date_both_offered_and_excluded_is_a_contradiction():
    data = example()
    data["requests"][2]["not_on"] = ["2027-03-16"]
    assert codes(data) == [("requests[2].dates[0].on", "date.refused")]


def test_trainer_promised_to_two_communes_at_once_is_a_fault():
    data = example()
    first = {**data["sessions"][0], "request": "diekirch"}
    data["sessions"].append(first)
    assert codes(data) == [("sessions[1].trainers", "session.clash")]


def test_second_evening_held_before_the_first_is_a_fault():
    data = example()
    data["sessions"][0] |= {"number": 2, "state": "held"}
    assert codes(data) == [("sessions[0].state", "session.held")]


def test_mark_that_some_editors_put_before_utf_8_is_no_fault():
    text = json.dumps(example())
    assert read.read_season("\ufeff" + text, communes()) == read.read_season(text, communes())


@pytest.mark.parametrize(("text", "line"), [("{]", 1), ('{\n"season": 1,,\n}', 2), ("", 1)])
def test_what_is_not_json_is_told_with_line_and_column(text, line):
    with pytest.raises(Faulty) as refused:
        read.read_season(text)
    assert [(fault.code, fault.line) for fault in refused.value.faults] == [("not.json", line)]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "[" * 900 + "]" * 900,
        '{"a":' * 700 + "1" + "}" * 700,
        "NaN",
        '"text"',
        "[]",
        "1e999",
        "null",
        '{"season": NaN}',
    ],
)
def test_odd_json_is_refused_in_words(text):
    with pytest.raises(Faulty) as refused:
        read.read_season(text)
    assert str(refused.value)


def test_places_of_the_file_come_before_those_known():
    data = example()
    data["places"] = [{"code": "0204", "name": "Here", "lat": 49.9, "lon": 6.2}]
    season = read.read_data(data, communes())
    assert season.places["0204"] == Place("0204", "Here", 49.9, 6.2)
    assert len(season.places) == 100


JUNK = (None, 0, -1, 10**12, 1.5, "", "x", "2027-03-02", "18:30", [], {}, True, [[]], ["x"], [None], {"a": 1})


def places_in(value, path=()):
    """The path of everything inside."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in inside:
        yield (*path, name)
        yield from places_in(inner, (*path, name))


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_whatever_stands_anywhere_is_taken_or_told_in_words(junk):
    known = communes()
    for path in places_in(example()):
        data = inner = example()
        for part in path[:-1]:
            inner = inner[part]
        inner[path[-1]] = junk
        try:
            season = read.read_season(json.dumps(data), known)
        except Faulty as refused:
            assert str(refused)
        else:
            assert read.read_data(write.question(season)) == season
