"""What anybody reads: in five languages, without an account, and nothing that is internal."""

import json
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from open_plan import INTERNAL, fill
from zesummen.kernel import tenancy
from zesummen.plans.actions.plans import set_public
from zesummen.plans.models import Plan
from zesummen.public.finished import SHELF, Kept, Shelf

LANGUAGES = ("fr", "de", "lb", "en", "pt")


def test_first_page_names_zesummen_in_the_language_of_the_browser(flora, db):
    answer = flora.get("/", headers={"Accept-Language": "pt-BR,pt;q=0.9,en;q=0.5"})
    assert answer.status_code == 200 and b"Zesummen" in answer.content
    assert answer.headers["Content-Language"] == "pt" and b'<html lang="pt"' in answer.content
    assert "Accept-Language" in answer.headers["Vary"]
    assert b'<html lang="de"' in flora.get("/", headers={"Accept-Language": "de"}).content


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_public_page_answers_in_every_language(flora, plan, address, code):
    fixed = ["", "communes/", "models/", "models/adopt_plan/", "accessibility/", "privacy/", "about/", "how-we-count/"]
    paths = [f"/{code}/{rest}" for rest in fixed] + [
        f"/{code}/c/esch-sur-alzette/",
        address(code),
        address(code, "actions/1/"),
        address(code, "papers/"),
    ]
    for path in paths:
        answer = flora.get(path)
        assert answer.status_code == 200, path
        assert f'<html lang="{code}"'.encode() in answer.content, path
        assert not answer.cookies, path


def test_plan_page_says_what_is_done_for_how_much_and_whom_to_ask(flora, address):
    page = flora.get(address("en")).content.decode()
    for words in (
        "Apprendre la langue",
        "Parler ensemble",
        "Café des langues",
        "€1,500.00",
        "€400.00",
        "Bureau 12",
        "27 00 11",
        "lundi de 9",
    ):
        assert words in page
    assert '<span class="other-language" lang="fr">Plan d’Esch</span>' in page  # no English title: marked as French
    assert "Plan von Esch" in flora.get(address("de")).content.decode()


def public_bytes(flora, address) -> dict[str, bytes]:
    base = "/api/v1/spaces/esch-sur-alzette/plans"
    paths = [
        "/fr/",
        "/fr/communes/",
        "/fr/c/esch-sur-alzette/",
        address(),
        address("de", "actions/1/"),
        address("fr", "papers/"),
        address("fr", "plan.json"),
        address("fr", "plan.csv"),
        "/api/v1/plans",
        base,
        f"{base}/{address().split('/')[-2]}",
        f"{base}/{address().split('/')[-2]}/actions",
    ]
    found = {}
    for path in paths:
        answer = flora.get(path)
        assert answer.status_code == 200, path
        found[path] = answer.content
    return found


def test_no_public_byte_holds_anything_internal(flora, address):
    for path, content in public_bytes(flora, address).items():
        leaked = [word for word in INTERNAL if word.encode() in content]
        assert leaked == [], path


def test_public_document_holds_nothing_internal(plan):
    from zesummen.kernel.exports.document import dump
    from zesummen.public.exports import plan_as_document
    from zesummen.public.queries.plan import sheet_of

    words = dump(plan_as_document(sheet_of(plan), "fr", demo=True))
    assert "Café des langues" in words
    assert [word for word in INTERNAL if word in words] == []


def test_closed_plan_does_not_exist_and_opening_it_shows_at_once(flora, plan, address, anna):
    assert flora.get(address()).status_code == 200
    close(plan, anna)
    for rest in ("", "actions/1/", "papers/", "plan.json", "plan.csv", "plan.pdf"):
        assert flora.get(address("fr", rest)).status_code == 404, rest
    assert flora.get(f"/api/v1/spaces/esch-sur-alzette/plans/{plan.pk}").status_code == 404
    with tenancy.inside(plan.space):
        set_public(plan=Plan.objects.get(pk=plan.pk), is_public=True, by=anna)
    assert flora.get(address()).status_code == 200


def close(plan, by):
    with tenancy.inside(plan.space):
        set_public(plan=Plan.objects.get(pk=plan.pk), is_public=False, by=by)


def test_plan_is_closed_before_its_day(flora, plan, address):
    with tenancy.inside(plan.space):
        Plan.objects.filter(pk=plan.pk).update(public_from=timezone.localdate() + timedelta(days=1))
    assert flora.get(address()).status_code == 404


def test_second_visit_asks_one_statement_and_a_change_shows_at_once(flora, plan, address, anna):
    from zesummen.kernel.words import text
    from zesummen.plans.actions.plans import edit_plan

    first = flora.get(address())
    with CaptureQueriesContext(connection) as asked:
        second = flora.get(address())
    assert second.content == first.content and len(asked) == 1
    with tenancy.inside(plan.space):
        current = Plan.objects.get(pk=plan.pk)
        edit_plan(plan=current, expected=current.version, title=text("fr", fr="Un autre nom"), by=anna)
    assert "Un autre nom" in flora.get(address()).content.decode()


def test_look_from_outside_does_not_make_the_page_anew(flora, plan, address, anna):
    from zesummen.kernel import journal

    flora.get(address())
    with tenancy.inside(plan.space):
        journal.look(plan, space=plan.space, by=anna)
    with CaptureQueriesContext(connection) as asked:
        flora.get(address())
    assert len(asked) == 1


def test_browser_that_has_the_page_gets_no_bytes_again(flora, address):
    tag = flora.get(address()).headers["ETag"]
    again = flora.get(address(), headers={"If-None-Match": tag})
    assert again.status_code == 304 and not again.content


def test_signed_in_person_gets_the_same_bytes_as_everybody(flora, sign_in, anna, address):
    mine = sign_in(anna).get(address())
    SHELF.clear()
    assert mine.content == flora.get(address()).content
    assert "Cookie" not in mine.headers.get("Vary", "") and b"csrf" not in mine.content


def questions(flora, path) -> int:
    SHELF.clear()
    flora.get(path)  # once, for what a process asks only once
    SHELF.clear()
    with CaptureQueriesContext(connection) as asked:
        assert flora.get(path).status_code == 200
    return len(asked)


def test_plan_page_needs_few_statements_whatever_its_rows(flora, plan, address):
    one = questions(flora, address())
    with tenancy.inside(plan.space):
        fill(plan, numbers=(2, 3))
    assert questions(flora, address()) == one <= 12


def test_grouping_page_does_not_ask_more_for_more_communes(flora, grouping, esch):
    assert questions(flora, f"/fr/c/{grouping.slug}/") <= questions(flora, "/fr/c/esch-sur-alzette/")
    page = flora.get(f"/fr/c/{grouping.slug}/").content.decode()
    assert "Differdange" in page and "Schifflange" in page


def test_plan_of_a_grouping_stands_on_the_page_of_its_commune(flora, grouping, esch, anna):
    from factories import make_running_plan

    with tenancy.inside(grouping):
        plan = make_running_plan(grouping, public_from=date(2026, 1, 1), public_by=anna)
    assert f"/fr/c/{grouping.slug}/plan/{plan.pk}/" in flora.get("/fr/c/esch-sur-alzette/").content.decode()


def test_commune_is_found_by_any_of_its_names(flora, esch):
    assert flora.get("/de/find/?q=esch-uelzecht").headers["Location"] == "/de/c/esch-sur-alzette/"
    assert flora.get("/fr/find/?q=ESCH-SUR").headers["Location"] == "/fr/c/esch-sur-alzette/"
    nothing = flora.get("/fr/find/?q=<script>")
    assert nothing.status_code == 200 and b"<script>" not in nothing.content


def test_pages_that_do_not_exist_are_404(flora, plan, address, ministry):
    for path in (
        "/fr/c/nowhere/",
        "/fr/c/ministry/",
        address("fr", "actions/99/"),
        "/fr/models/unknown/",
        "/xx/",
        "/fr/c/esch-sur-alzette/decisions/1/",
        "/fr/c/esch-sur-alzette/plan/999999999999999999999/",
    ):
        assert flora.get(path).status_code == 404, path
    assert flora.post(address()).status_code == 405


def test_shelf_lets_the_least_used_page_go_when_it_is_full():
    shelf = Shelf(most=10)
    for name in ("a", "b", "c"):
        shelf.put(name, Kept((1,), b"12345", (), "t"))
        shelf.get("a", (1,))
    assert shelf.get("a", (1,)) and not shelf.get("b", (1,)) and shelf.get("c", (1,))
    assert shelf.get("a", (2,)) is None


def test_json_of_the_plan_is_the_frozen_sheet(flora, plan, address):
    data = json.loads(flora.get(address("fr", "plan.json")).content)
    assert data["pk"] == plan.pk and data["coordinator"]["office"] == "Bureau 12" and data["coordinator"]["name"] == ""
    assert [action["percent"] for action in data["actions"]] == [40]


@pytest.fixture
def decision(esch, anna):
    """A published decision with a name that was blacked out."""
    from zesummen.council.models import Deliberation

    with tenancy.inside(esch):
        return Deliberation.objects.create(
            space=esch,
            kind="other",
            regime="2023",
            subject="Un avis",
            state="rejected",
            voted_on=date(2026, 3, 1),
            voted_by=anna,
            votes_for=3,
            votes_against=8,
            abstentions=0,
            reasons=["Considérant que Madame SECRET-NAME habite ici ;", "SECRET-PASSAGE"],
            articles=["refuse la demande de Madame SECRET-NAME ;"],
            blacked_out=["words:SECRET-NAME", "reason:2"],
            contact_person="SECRET-CONTACT",
            published_on=date(2026, 3, 5),
            published_place="Affichage",
            outcome_reason="SECRET-REASON",
        )


def test_published_decision_shows_its_public_copy(flora, decision):
    for path in (
        f"/fr/c/esch-sur-alzette/decisions/{decision.pk}/",
        "/fr/c/esch-sur-alzette/",
        "/api/v1/spaces/esch-sur-alzette/decisions",
    ):
        answer = flora.get(path)
        assert answer.status_code == 200 and "Un avis" in answer.content.decode()
        assert b"SECRET" not in answer.content, path
    assert "■" in flora.get(f"/fr/c/esch-sur-alzette/decisions/{decision.pk}/").content.decode()


def test_decision_that_is_not_published_is_not_public(flora, decision, esch):
    with tenancy.inside(esch):
        type(decision).objects.filter(pk=decision.pk).update(published_on=None)
    assert flora.get(f"/fr/c/esch-sur-alzette/decisions/{decision.pk}/").status_code == 404
    assert flora.get("/api/v1/spaces/esch-sur-alzette/decisions").json() == []
