"""Bodies outside see what a commune released and nothing else; each look is shown to the commune."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import make_action, make_running_plan
from zesummen.documents.models import Attachment
from zesummen.kernel import tenancy
from zesummen.kernel.models import Entry
from zesummen.overview.queries import released as queries
from zesummen.plans.models import Plan

RELEASES = "/s/esch-sur-alzette/releases/"


@pytest.fixture
def plan(esch):
    """A plan of Esch, closed to everybody outside."""
    with tenancy.inside(esch):
        found = make_running_plan(esch)
        make_action(found, title="Café des langues", risks="SECRET-RISK")
    return found


@pytest.fixture
def release(plan, anna, sign_in):
    """Open or close the plan, as Anna does it on the page."""
    return lambda is_open=True: sign_in(anna).post(f"{RELEASES}plan/{plan.pk}/", {"open": "1" if is_open else "0"})


def address(plan, rest="") -> str:
    return f"/s/ministry/overview/esch-sur-alzette/plan/{plan.pk}/{rest}"


def test_everything_is_closed_by_default(plan, emil, sign_in):
    browser = sign_in(emil)
    page = browser.get("/s/ministry/overview/")
    assert page.status_code == 200 and f"plan/{plan.pk}/" not in page.content.decode()
    for rest in ("", "document.pdf", "document.docx", "files/1/"):
        assert browser.get(address(plan, rest)).status_code == 404


def test_released_plan_is_listed_and_read_and_the_commune_sees_the_look(plan, release, emil, anna, sign_in):
    assert release().status_code == 302
    browser = sign_in(emil)
    assert address(plan) in browser.get("/s/ministry/overview/?kind=plan&q=esch").content.decode()
    page = browser.get(address(plan)).content.decode()
    assert "Café des langues" in page and "SECRET-RISK" not in page
    seen = sign_in(anna).get(RELEASES).content.decode()
    assert "Emil Krier" in seen and "Ministry" in seen
    with tenancy.inside(plan.space):
        (look,) = Entry.objects.filter(is_look=True)
        assert (look.by_id, look.object_id, look.kind) == (emil.pk, plan.pk, "plans.plan")


def test_taking_it_back_closes_it_at_once(plan, release, emil, sign_in):
    release()
    release(is_open=False)
    assert sign_in(emil).get(address(plan)).status_code == 404


def test_file_that_was_taken_is_journalled_too(plan, release, emil, sign_in):
    release()
    assert sign_in(emil).get(address(plan, "document.json")).status_code == 200
    with tenancy.inside(plan.space):
        assert Entry.objects.filter(is_look=True, verb="overview.taken").count() == 1


def test_strangers_and_readers_without_the_right_are_refused(plan, release, anna, ivo, cleo, flora, sign_in, ministry):
    release()
    assert sign_in(anna).get("/s/ministry/overview/").status_code == 404
    assert flora.get(address(plan)).status_code == 302
    assert sign_in(cleo).get(RELEASES).status_code == 404
    assert sign_in(anna).get("/s/esch-sur-alzette/overview/").status_code == 403
    assert sign_in(ivo).post(f"{RELEASES}plan/{plan.pk}/", {"open": "1"}).status_code in (403, 409)


def test_councillor_reads_the_list_and_is_told_who_can_release(plan, ivo, sign_in):
    page = sign_in(ivo).get(RELEASES)
    assert (
        page.status_code == 200
        and '<form method="post" action="/s/esch-sur-alzette/releases/' not in page.content.decode()
    )


def test_unknown_kinds_and_objects_of_others_are_404(plan, anna, sign_in, differdange):
    with tenancy.inside(differdange):
        other = make_running_plan(differdange)
    browser = sign_in(anna)
    for rest in ("nothing/1/", f"plan/{other.pk}/", "decision/999/"):
        assert browser.post(RELEASES + rest, {"open": "1"}).status_code == 404, rest
    assert browser.get(f"{RELEASES}plan/{plan.pk}/").status_code == 405


def test_list_does_not_ask_more_for_more_plans(plan, release, emil, sign_in, esch, anna):
    release()
    browser = sign_in(emil)

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            assert browser.get("/s/ministry/overview/").status_code == 200
        return len(found)

    asked()
    one = asked()
    with tenancy.inside(esch):
        for _number in (2, 3):
            Plan.objects.filter(pk=make_running_plan(esch).pk).update(
                released_at=plan.created_on.isoformat() + "T10:00Z", released_by=anna
            )
    assert asked() == one


def test_map_counts_a_grouping_for_each_of_its_communes(grouping, anna, ministry):
    with tenancy.inside(grouping):
        Plan.objects.filter(pk=make_running_plan(grouping).pk).update(released_at="2026-05-01T10:00Z", released_by=anna)
    rows = queries.released(queries.owners())
    found = queries.released_map(rows, date(2026, 6, 1))
    assert {tile.name for tile in found.tiles if tile.value} == {"Differdange", "Esch-sur-Alzette", "Schifflange"}


def test_only_files_released_with_the_object_can_be_taken(plan, release, emil, sign_in, anna, esch):
    from zesummen.documents.models import Folder, StoredFile

    release()
    with tenancy.inside(esch):
        folder = Folder.objects.create(space=esch, title="Plan")
        Plan.objects.filter(pk=plan.pk).update(folder=folder)
        stored = StoredFile.objects.create(space=esch, file="x", name="x.pdf", size=1, sha256="0" * 64, kind="pdf")
        inner, outer = (
            Attachment.objects.create(
                space=esch,
                folder=folder,
                stored=stored,
                title=title,
                dated_on=date(2026, 1, 1),
                language="fr",
                visibility=seen,
            )
            for title, seen in (("Interne", "internal"), ("Rapport ouvert", "released"))
        )
    browser = sign_in(emil)
    page = browser.get(address(plan)).content.decode()
    assert "Rapport ouvert" in page and "Interne" not in page
    assert browser.get(address(plan, f"files/{inner.pk}/")).status_code == 404
