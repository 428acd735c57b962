"""The council vocabulary: the published shapes, ids that answer, lists in pages, deleted objects, nothing private."""

import json
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from advising import a_commission, sent, written
from oparl_check import SCHEMA, SHAPES, faults
from public.test_commission import point, seated, sitting
from zesummen.commissions.actions import opinions
from zesummen.commissions.models import MemberCard, Opinion
from zesummen.kernel.words import text
from zesummen.public.finished import SHELF
from zesummen.public.queries import oparl

#: What each object must have, from https://github.com/OParl/spec, schema/<type>.json, "required", at the commit below:
#: all twelve files name https://schema.oparl.org/1.1/<type> as their "$id" there.
PUBLISHED = "16af8d71716f03138d7feb15d90da748324b3bc6"
REQUIRED = {
    "System": ("id", "type", "oparlVersion", "body"),
    "Body": ("id", "type", "name", "organization", "person", "meeting", "paper", "legislativeTerm"),
    "LegislativeTerm": ("id", "type"),
    "Organization": ("id", "type"),
    "Person": ("id", "type"),
    "Membership": ("id", "type"),
    "Meeting": ("id", "type"),
    "AgendaItem": ("id", "type", "order"),
    "Paper": ("id", "type"),
    "Consultation": ("id", "type"),
    "File": ("id", "type", "accessUrl"),
    "Location": ("id", "type"),
}
#: Lists that came with 1.1: optional in the schema, and given here by every body.
LISTS = ("agendaItem", "consultation", "file", "locationList", "legislativeTermList", "membership")
ROOT = "/oparl/1.1/"
ESCH = f"{ROOT}esch-sur-alzette/"


@pytest.fixture
def commission(esch, in_space, anna):
    """A commission with named and hidden members, a convened sitting, a public and a closed opinion."""
    made = a_commission(esch)
    seated(made, 1, "Nadia Named", "office", "president")
    seated(made, 2, "Hugo Hidden", "hidden")
    convened = sitting(made, 10, 1, state="convened", convened_on=timezone.localdate())
    opinion = sent(made, anna, title="Des cours")
    Opinion.objects.filter(pk=opinion.pk).update(item=point(convened, "Des cours"))
    opinion.refresh_from_db()
    opinions.publish(opinion=opinion, by=anna)
    written(made, anna, title="Brouillon secret")
    return made


def get(path: str, status: int = 200) -> dict:
    SHELF.clear()
    parts = urlsplit(path)
    answer = Client().get(parts.path + (f"?{parts.query}" if parts.query else ""))
    assert answer.status_code == status, f"{path}: {answer.status_code} {answer.content[:300]!r}"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    return json.loads(answer.content)


def everything() -> dict[str, dict]:
    """All objects by id, walked from the system through every list and every link, as a program does."""
    found: dict[str, dict] = {}
    waiting, seen = [ROOT], set()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        made = get(path)
        rows = made.get("data", [made])
        for row in rows:
            found[row["id"]] = row
            waiting += [value for value in _addresses(row) if ROOT in value]
        if "next" in made.get("links", {}):
            waiting.append(made["links"]["next"])
    return found


def _addresses(value):
    if isinstance(value, dict):
        for name, one in value.items():
            if name != "type":
                yield from _addresses(one)
    elif isinstance(value, list):
        for one in value:
            yield from _addresses(one)
    elif isinstance(value, str) and value.startswith("http"):
        yield value


def test_every_object_has_its_published_shape_and_answers_under_its_id(commission):
    found = everything()
    kinds = {row["type"].removeprefix(SCHEMA) for row in found.values()}
    wanted = {"System", "Body", "LegislativeTerm", "Organization", "Person", "Membership", "Meeting", "AgendaItem"}
    assert kinds == wanted | {"Paper", "Consultation", "File", "Location"}
    assert [fault for row in found.values() for fault in faults(row)] == []
    for address, row in found.items():
        assert get(address)["id"] == address == row["id"]
        missing = [name for name in REQUIRED[row["type"].removeprefix(SCHEMA)] if name not in row]
        assert not missing or row.get("deleted"), f"{address}: {missing}"


def test_the_shapes_that_are_held_against_are_the_published_ones():
    assert PUBLISHED in SHAPES["source"]
    assert {kind: tuple(shape["required"]) for kind, shape in SHAPES.items() if kind in REQUIRED} == REQUIRED
    assert set(SHAPES) == {"source", "common", *REQUIRED}


def test_a_body_gives_its_lists_and_its_council(commission):
    body = get(ESCH)
    for name in LISTS:
        assert "data" in get(body[name]), name
    council = get(body["mainOrganization"])
    assert council["classification"] == "Parlament" and council["body"] == body["id"]


def test_a_file_has_a_day(commission):
    assert all(len(row["date"]) == 10 for row in get(f"{ESCH}file/")["data"])


def test_only_those_who_want_to_be_named_are_persons(commission):
    persons = get(f"{ESCH}person/")["data"]
    assert [row["name"] for row in persons] == ["Nadia Named"]
    assert persons[0]["membership"][0]["votingRight"] is True
    told = json.dumps(everything())
    for secret in ("Hugo", "@x.example", "621 000 111", "rue X", "Brouillon"):
        assert secret not in told


def test_an_opinion_is_a_paper_with_its_consultation_and_meeting(commission):
    paper = get(f"{ESCH}paper/")["data"][0]
    assert paper["name"] == "Des cours" and paper["paperType"] == "avis"
    item = get(paper["consultation"][0]["agendaItem"])
    meeting = get(item["meeting"])
    assert item["consultation"] == paper["consultation"][0]["id"]
    assert [row["id"] for row in meeting["agendaItem"]] == [item["id"]]
    assert meeting["agendaItem"][0]["consultation"] == item["consultation"]
    assert meeting["organization"] == paper["originatorOrganization"]
    assert get(get(meeting["organization"][0])["meeting"])["data"][0]["id"] == meeting["id"]
    file = Client().get(urlsplit(paper["mainFile"]["accessUrl"]).path)
    assert file.status_code == 200 and file.content.startswith(b"%PDF")


def test_what_is_closed_again_is_told_as_deleted_to_whoever_asks_for_changes(commission, anna):
    opinion = Opinion.objects.get(published_on__isnull=False)
    opinions.close_again(opinion=opinion, by=anna)
    assert get(f"{ESCH}paper/")["data"] == []
    changed = get(f"{ESCH}paper/?modified_since=2020-01-01T00:00:00%2B01:00")["data"]
    assert [set(row) for row in changed] == [{"id", "type", "created", "modified", "deleted"}]
    assert faults(changed[0]) == [] and get(f"{ESCH}paper/opinion-{opinion.pk}/")["deleted"] is True
    assert "Des cours" not in json.dumps(everything())


def test_who_hides_again_is_a_deleted_person(commission):
    card = MemberCard.objects.get(visibility="office")
    MemberCard.objects.filter(pk=card.pk).update(visibility="hidden", visibility_on=timezone.localdate())
    made = get(f"{ESCH}person/{card.member_id}/")
    assert made["deleted"] is True and "name" not in made
    assert get(f"{ESCH}person/")["data"] == []


def test_lists_come_in_pages_that_lead_on():
    rows = [{"id": f"https://x.example/{n}", "created": "2026-01-01T00:00:00+01:00"} for n in range(250)]
    first, last = (oparl.page_of("https://x.example/", rows, {"page": page}) for page in ("1", "3"))
    assert first["pagination"] == {"totalElements": 250, "elementsPerPage": 100, "currentPage": 1, "totalPages": 3}
    assert first["links"]["next"] == "https://x.example/?page=2" and "prev" not in first["links"]
    assert len(last["data"]) == 50 and "next" not in last["links"]


@pytest.mark.parametrize(
    "query", ["page=0", "page=x", "page=99999", "page=²", "modified_since=yesterday", "created_until=2026-13-01"]
)
def test_a_filter_that_cannot_be_read_is_told(commission, query):
    assert get(f"{ESCH}paper/?{query}", status=400)["type"] == f"{SCHEMA}Error"


def test_filters_by_date_and_without_inner_objects(commission):
    tomorrow = (timezone.now() + timedelta(days=1)).isoformat().replace("+", "%2B")
    assert get(f"{ESCH}paper/?modified_since={tomorrow}")["data"] == []
    assert len(get(f"{ESCH}paper/?created_since=2020-01-01T00:00:00Z&created_until={tomorrow}")["data"]) == 1
    flat = get(f"{ESCH}meeting/?omit_internal=true")["data"][0]
    assert "agendaItem" not in flat and "location" not in flat and flat["organization"]


@pytest.mark.parametrize("path", ["nowhere/", "esch-sur-alzette/paper/opinion-0/", "esch-sur-alzette/toy/", "mersch/"])
def test_unknown_objects_are_told_in_json(commission, path):
    assert get(ROOT + path, status=404)["type"] == f"{SCHEMA}Error"


def test_a_space_without_a_public_commission_is_no_body(esch, db):
    assert get(f"{ROOT}bodies/")["data"] == [] and get(ESCH, status=404)


def test_objects_ask_the_same_for_any_number_of_rows(commission, anna):
    counts = []
    for size in (1, 3, 12):
        for number in range(10 * size, 10 * size + size):
            held = sitting(commission, -number, number, state="approved", convened_on=date(2026, 1, 1),
                           approved_on=date(2026, 2, 1), approved_by=anna)  # fmt: skip
            point(held, f"Point {number}", summary=text("fr", fr="secret"))
            opinions.publish(opinion=sent(commission, anna, title=f"Avis {number}"), by=anna)
            seated(commission, number, f"Name {number}", "name")
        SHELF.clear()
        with CaptureQueriesContext(connection) as asked:
            assert Client().get(f"{ESCH}meeting/").status_code == 200
        counts.append(len([one for one in asked if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))]))
    assert counts[0] == counts[1] == counts[2] <= 20


@pytest.mark.parametrize("change, told", [
    ({"type": "https://schema.oparl.org/1.1/Person"}, "cancelled is not known"),
    ({"cancelled": "no"}, "cancelled"), ({"start": "2026-01-01"}, "start"), ({"organization": "x"}, "not a list"),
    ({"id": "x"}, "id"), ({"location": {"id": "https://x.example/"}}, "type is missing"),
])  # fmt: skip
def test_the_check_itself_finds_what_is_wrong(change, told):
    good = {
        "id": "https://x.example/", "type": f"{SCHEMA}Meeting", "cancelled": False,
        "start": datetime(2026, 1, 1).astimezone().isoformat(), "organization": ["https://x.example/o"],
        "location": {"id": "https://x.example/l", "type": f"{SCHEMA}Location", "description": "Salle"},
    }  # fmt: skip
    assert faults(good) == []
    assert told in " ".join(faults(good | change))
