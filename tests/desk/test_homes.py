"""Homes: what is due across spaces, what a space's home shows to whom."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import make_action, make_objective, make_plan, make_running_plan
from people import give, signed_in
from zesummen.accounts.rules import role_label
from zesummen.council.models import CouncilDate, Deliberation
from zesummen.desk.queries import due
from zesummen.kernel import tenancy
from zesummen.kernel.due import Due
from zesummen.plans.actions import plans
from zesummen.plans.models import ActionOwner

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)


@pytest.fixture
def sign_in():
    """A browser that reads English."""
    return lambda person: signed_in(person, HTTP_ACCEPT_LANGUAGE="en")


@pytest.fixture
def owed(monkeypatch):
    """Two things are due in each space: one late and owed by the secretary, one of a name."""

    def of(spaces, today):
        return [
            item
            for space in spaces
            for item in (
                Due(
                    space,
                    "Publish the decision",
                    today - timedelta(days=3),
                    role_label("secretary"),
                    "council/1/",
                    "x",
                    True,
                    False,
                ),
                Due(space, "Ask the school", today + timedelta(days=3), "Anna Schmit", "plans/1/", "x", False, True),
            )
        ]

    monkeypatch.setattr(due, "providers", lambda: (of,))


def test_home_of_one_space_is_that_space(anna, esch, sign_in):
    answer = sign_in(anna).get("/home/")
    assert (answer.status_code, answer["Location"]) == (302, f"/s/{esch.slug}/")


def test_home_lists_all_that_is_due_in_every_space_with_its_name(anna, esch, differdange, owed, sign_in):
    give(anna, differdange, "officer")
    html = sign_in(anna).get("/home/").content.decode()
    assert html.count("Publish the decision") == 2
    assert "Esch-sur-Alzette" in html and "Differdange" in html
    assert html.index("Publish the decision") < html.index("Ask the school"), "late first"


def test_what_is_mine_is_what_my_roles_or_my_name_owe(anna, esch, differdange, owed, sign_in):
    give(anna, differdange, "secretary")
    mine = [
        (row.item.what, row.item.space.slug) for row in due.due_for(anna, [esch, differdange], TODAY) if row.is_mine
    ]
    assert sorted(mine) == [
        ("Ask the school", "differdange"),
        ("Ask the school", esch.slug),
        ("Publish the decision", "differdange"),
    ]
    html = sign_in(anna).get("/home/?show=mine").content.decode()
    assert html.count("Publish the decision") == 1


def test_nothing_is_listed_whose_page_the_person_may_not_open(jana, kim, esch, owed):
    give(jana, esch, "reader", from_on=date(2023, 1, 1), until_on=date(2023, 2, 1))
    assert {row.item.what for row in due.due_for(kim, [esch], TODAY)} == {"Ask the school"}


def test_home_of_nobody_says_what_to_do(sign_in, db):
    from people import a_person

    html = sign_in(a_person("Zoe Nobody")).get("/home/").content.decode()
    assert "no role in any space yet" in html


def test_the_real_providers_take_several_spaces(anna, esch, differdange):
    with tenancy.inside(esch):
        when = CouncilDate.objects.create(space=esch, day=TODAY + timedelta(days=20))
        Deliberation.objects.create(
            space=esch, kind="start_plan", regime="2011", subject="PCI", sitting=when, state="agenda"
        )
    give(anna, differdange, "officer")
    rows = due.due_for(anna, [esch, differdange], TODAY)
    assert any("PCI" in str(row.item.what) and row.item.space == esch for row in rows)


def test_statements_do_not_grow_with_spaces_or_rows(anna, esch, differdange, grouping, sign_in):
    give(anna, differdange, "officer")
    browser = sign_in(anna)
    browser.get("/home/")
    with CaptureQueriesContext(connection) as few:
        browser.get("/home/")
    give(anna, grouping, "officer")
    for space in (esch, differdange, grouping):
        with tenancy.inside(space):
            plan = make_running_plan(space)
            make_action(plan, make_objective(plan))
    with CaptureQueriesContext(connection) as many:
        browser.get("/home/")
    assert len(many) <= len(few) + 3, "what only looks when there are plans may look once more"
    with CaptureQueriesContext(connection) as again:
        browser.get("/home/")
    assert len(again) == len(many)


def test_space_home_shows_the_plan_its_knots_its_clocks_and_the_next_step(anna, esch, sign_in):
    with tenancy.inside(esch):
        make_plan(esch)
    html = sign_in(anna).get(f"/s/{esch.slug}/").content.decode()
    assert "Plan d’essai" in html and "Three clocks" in html and "0 of 10 measures completed" in html
    assert "this plan would be carried out by your successors" in html
    assert 'class="rail"' in html and "Write the decision" in html


def test_space_home_without_a_plan_offers_to_start_one_to_the_officer_only(anna, ivo, esch, sign_in):
    assert "Start a plan or take one over" in sign_in(anna).get(f"/s/{esch.slug}/").content.decode()
    html = sign_in(ivo).get(f"/s/{esch.slug}/").content.decode()
    assert "No plan is open" in html and "Start a plan or take one over" not in html


def test_lead_sees_own_actions_also_of_the_service(kim, jana, youth_service, esch, sign_in):
    with tenancy.inside(esch):
        plan = make_plan(esch)
        own, service = make_action(plan, title="Café"), make_action(plan, title="Jardin")
        ActionOwner.objects.create(space=esch, action=own, kind="working", person=kim, name="Kim Nguyen")
        ActionOwner.objects.create(space=esch, action=service, kind="working", service=youth_service, name="Jeunesse")
    html = sign_in(kim).get(f"/s/{esch.slug}/").content.decode()
    assert "Café" in html and "Jardin" not in html
    assert "Jardin" in sign_in(jana).get(f"/s/{esch.slug}/").content.decode()


def test_councillor_sees_what_is_on_the_agenda(ivo, kim, esch, sign_in):
    with tenancy.inside(esch):
        when = CouncilDate.objects.create(space=esch, day=date.today() + timedelta(days=20))
        Deliberation.objects.create(
            space=esch,
            kind="start_plan",
            regime="2011",
            subject="Lancement du PCI",
            sitting=when,
            state="agenda",
            agenda_number="7",
        )
    html = sign_in(ivo).get(f"/s/{esch.slug}/").content.decode()
    assert "On the council's agenda" in html and "Lancement du PCI" in html
    assert "Lancement du PCI" not in sign_in(kim).get(f"/s/{esch.slug}/").content.decode()


def test_stranger_gets_404_and_anonymous_signs_in(cleo, esch, flora, sign_in):
    for path in ("", "due/", "journal/", "mailbox/", "retention/", "settings/", "search/", "communes/"):
        assert sign_in(cleo).get(f"/s/{esch.slug}/{path}").status_code == 404, path
        assert flora.get(f"/s/{esch.slug}/{path}").status_code == 302, path


def test_navigation_shows_what_one_may_open(anna, kim, emil, esch, ministry, sign_in):
    officer = sign_in(anna).get(f"/s/{esch.slug}/")
    names = [str(label) for label, _url, _mark in officer.context["nav"]]
    assert names[:3] == ["Home", "Plans", "Council"] and "Journal" in names
    lead = sign_in(kim).get(f"/s/{esch.slug}/")
    names = [str(label) for label, _url, _mark in lead.context["nav"]]
    assert "Plans" in names and "Council" not in names and "Journal" not in names
    body = sign_in(emil).get(f"/s/{ministry.slug}/")
    names = [str(label) for label, _url, _mark in body.context["nav"]]
    assert "Communes" in names and "Plans" not in names


def test_body_home_leads_to_the_directory(emil, ministry, country, sign_in):
    assert sign_in(emil).get(f"/s/{ministry.slug}/").status_code == 200
    html = sign_in(emil).get(f"/s/{ministry.slug}/communes/").content.decode()
    assert html.count("<tr role=") == 101 and "STATEC" in html and "1 January 2026" in html


def test_directory_shows_a_coordinator_only_where_the_plan_is_public(emil, ministry, anna, esch, sign_in):
    path = f"/s/{ministry.slug}/communes/"
    with tenancy.inside(esch):
        plan = make_running_plan(esch)
        plan.coordinators.create(
            space=esch,
            kind="communal",
            name="Anna Schmit",
            office="Bureau 12",
            phone="27 54",
            email="a@b.example",
            from_on=date(2024, 1, 1),
        )
    assert "Bureau 12" not in sign_in(emil).get(path).content.decode()
    with tenancy.inside(esch):
        plans.set_public(plan=plan, is_public=True, by=anna)
    html = sign_in(emil).get(path).content.decode()
    assert "Bureau 12" in html and "27 54" in html
    assert "Anna Schmit" not in html and "a@b.example" not in html, "an office, not a person"


def test_a_reader_is_shown_nothing_that_they_may_not_open(esch, owed, sign_in):
    from people import a_person

    reader = give(a_person("Rita Reader"), esch, "reader")
    assert due.due_for(reader, [esch], TODAY) == []
    assert sign_in(reader).get(f"/s/{esch.slug}/").status_code == 200


def test_home_of_a_grouping_shows_its_plan(anna, grouping, sign_in):
    give(anna, grouping, "officer")
    with tenancy.inside(grouping):
        make_plan(grouping, template="gemengepakt")
    html = sign_in(anna).get(f"/s/{grouping.slug}/").content.decode()
    assert "0 of 5 steps completed" in html and "Three clocks" in html
