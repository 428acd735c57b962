"""A measure that is not open stays shut to work: its pages lead to what opens it, and early work needs a reason."""

import re
from datetime import date
from urllib.parse import quote

import pytest
from django.urls import get_resolver

from factories import make_action, make_need, make_objective, make_plan
from people import signed_in
from zesummen.kernel.models import Entry
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import text
from zesummen.plans.measures import PACT, PCI, TEMPLATES, standings
from zesummen.plans.models import Cycle, InventoryItem, MeasureMark, Need, Pact, Plan, Progress, Stakeholder
from zesummen.plans.queries.standings import rail_of
from zesummen.plans.urls import urlpatterns
from zesummen.plans.views.opening import page_of

pytestmark = pytest.mark.django_db

NEED = {
    "title_original": "fr",
    "title_fr": "Se rencontrer le dimanche",
    "description_original": "fr",
    "description_fr": "Rien n’est ouvert.",
    "priority": "2",
}


@pytest.fixture
def plan(space):
    """A plan on its first day: nothing voted, nothing begun."""
    with inside(space):
        return make_plan(space, opened=False)


def base(plan) -> str:
    return f"/s/{plan.space.slug}/plans/{plan.pk}/"


def declare(plan, key: str, by) -> None:
    MeasureMark.objects.create(
        space=plan.space, plan=plan, key=key, declared_on=date(2026, 1, 5), declared_by=by, declared_reason="Voted."
    )


# Which page belongs to which measure


def test_every_tool_of_a_measure_leads_to_a_page_that_exists():
    pages = {page_of(str(pattern.pattern)) for pattern in urlpatterns}
    elsewhere = {"/statistics/", "/council/"}
    for template in TEMPLATES.values():
        for measure in template.measures:
            for _label, link in measure.tools:
                assert link in pages | elsewhere, (template.key, measure.key, link)
            for work in measure.works:
                assert work in pages, (template.key, measure.key, work)


@pytest.mark.parametrize(
    "template, page, keys",
    [
        (PCI, "needs/new/", {"needs"}),
        (PCI, "/inventory/new/", {"needs"}),
        (PCI, "/stakeholders/import/", {"mobilisation"}),
        (PCI, "fields/*/*/move/", {"fields"}),
        (PCI, "actions/new/", {"actions"}),
        (PCI, "actions/*/report/", {"carrying_out"}),
        (PCI, "adoption/letter/new/", {"adoption"}),
        (PCI, "evaluation/open/", {"carrying_out", "evaluation"}),
        (PCI, "evaluation/readings/*/", {"evaluation"}),
        (PCI, "edit/", set()),
        (PCI, "measures/*/early/", set()),
        (PCI, "coordinator/new/", set()),
        (PACT, "cycles/new/", {"stocktaking", "taking_stock"}),
        (PACT, "cycles/*/close/", {"taking_stock"}),
        (PACT, "needs/new/", {"stocktaking", "workshops"}),
        (PACT, "evaluation/open/", {"commitment", "taking_stock"}),
    ],
)
def test_page_belongs_to_the_measure_whose_tool_it_stands_under(template, page, keys):
    assert {measure.key for measure in template.measures_at(page)} == keys


# A measure that is not open


@pytest.mark.parametrize(
    "page, key",
    [
        ("needs/new/", "needs"),
        ("state-of-play/intro/", "needs"),
        ("mobilisation/ask/", "mobilisation"),
        ("committee/new/", "committee"),
        ("objectives/new/", "objectives"),
        ("actions/new/", "actions"),
        ("check/limits/", "actions"),
        ("adoption/body/", "adoption"),
        ("adoption/letter/new/", "adoption"),
        ("progress/ask/", "carrying_out"),
        ("changes/new/", "carrying_out"),
        ("evaluation/open/", "carrying_out"),
    ],
)
def test_form_of_a_measure_that_is_not_open_leads_to_what_opens_it(plan, anna, page, key):
    browser = signed_in(anna)
    answer = browser.get(base(plan) + page)
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"{base(plan)}measures/{key}/?next={quote(base(plan) + page, safe='')}"
    shown = browser.get(answer.headers["Location"]).content.decode()
    assert str(PCI.measure(key).after_words) in shown
    assert 'name="reason"' in shown and f'name="next" value="{base(plan)}{page}"' in shown


@pytest.mark.parametrize(
    "page", ["needs/", "fields/", "fields/groups/", "objectives/", "actions/", "check/", "adoption/", "progress/",
             "evaluation/", "versions/", "thread/", "actions/library/", "budget/", "measures/actions/"]
)  # fmt: skip
def test_pages_of_a_measure_that_is_not_open_can_be_read(plan, anna, page):
    assert signed_in(anna).get(base(plan) + page).status_code == 200


def test_reason_is_required_and_then_leads_on_to_the_page_that_was_asked_for(plan, anna):
    browser, early = signed_in(anna), f"{base(plan)}measures/needs/early/"
    target = f"{base(plan)}needs/new/"
    empty = browser.post(early, {"reason": " ", "next": target})
    assert empty.status_code == 422 and f'name="next" value="{target}"' in empty.content.decode()
    answer = browser.post(early, {"reason": "The survey already runs.", "next": target})
    assert (answer.status_code, answer.headers["Location"]) == (302, target)
    assert browser.get(target).status_code == 200
    with inside(plan.space):
        assert Entry.objects.get(verb="measure.early").facts["reason"] == "The survey already runs."


def test_posted_work_waits_for_the_reason_and_is_then_written_with_it(plan, anna):
    browser, address = signed_in(anna), f"{base(plan)}needs/new/"
    asked = browser.post(address, NEED)
    page = asked.content.decode()
    assert asked.status_code == 422
    assert 'value="Se rencontrer le dimanche"' in page and 'name="early_reason"' in page
    with inside(plan.space):
        assert not Need.objects.exists() and not MeasureMark.objects.exists()
    kept = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page))
    assert {**kept, **NEED} == kept | NEED  # everything that was typed is in the form again
    without = browser.post(address, {**kept, "early_reason": "  "})
    assert without.status_code == 422 and 'value="Se rencontrer le dimanche"' in without.content.decode()
    done = browser.post(address, {**kept, "early_reason": "The survey already runs."})
    assert done.status_code == 302
    with inside(plan.space):
        assert Need.objects.get().title.texts["fr"] == "Se rencontrer le dimanche"
        assert rail_of(plan).row("needs").declared.early_reason == "The survey already runs."
        assert Entry.objects.filter(verb="measure.early").count() == 1


def test_whoever_may_not_start_early_reads_who_can_and_keeps_the_words(plan, kim):
    with inside(plan.space):
        action = make_action(plan, state="running")
    answer = signed_in(kim).post(
        f"{base(plan)}actions/{action.pk}/report/", {"note": "Vingt personnes sont venues.", "percent": "20"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Vingt personnes sont venues." in page and 'name="early_reason"' not in page
    assert "Who can: Integration officer" in page
    with inside(plan.space):
        assert not Progress.objects.exists()


def test_refusals_come_before_the_reason(plan, ivo, cleo, client):
    address = f"{base(plan)}needs/new/"
    assert signed_in(ivo).get(address).status_code == 403
    assert signed_in(cleo).post(address, NEED).status_code == 404
    assert client.get(address).status_code == 302


def test_pages_that_are_not_there_say_so_before_the_measure_is_asked(plan, anna):
    browser = signed_in(anna)
    assert browser.get(f"{base(plan)}needs/999999/edit/").status_code == 404
    assert browser.get(f"{base(plan)}adoption/prepare/").status_code == 405
    assert browser.delete(f"{base(plan)}needs/new/").status_code == 405


# What opens it


def test_vote_of_the_first_measure_opens_the_tools_of_the_fourth(plan, anna):
    with inside(plan.space):
        declare(plan, "decision", anna)
    browser = signed_in(anna)
    assert browser.get(f"{base(plan)}needs/new/").status_code == 200
    assert browser.get(f"{base(plan)}actions/new/").status_code == 303


def test_measure_in_which_work_began_while_it_was_open_stays_open(plan, anna):
    with inside(plan.space):
        for key in ("decision", "needs", "fields", "objectives"):
            declare(plan, key, anna)
    browser = signed_in(anna)
    made = browser.post(f"{base(plan)}actions/new/", {"title_original": "fr", "title_fr": "Café"})
    assert made.status_code == 302
    with inside(plan.space):
        mark = MeasureMark.objects.get(key="actions")
        assert (mark.begun_by, mark.early_on) == (anna, None)
        MeasureMark.objects.exclude(key="actions").delete()
        assert rail_of(plan).row("actions").is_open
    assert browser.get(f"{base(plan)}actions/new/").status_code == 200


def test_refused_work_does_not_open_a_measure_for_good(plan, anna):
    with inside(plan.space):
        declare(plan, "decision", anna)
    assert signed_in(anna).post(f"{base(plan)}needs/new/", {"title_original": "fr"}).status_code == 422
    with inside(plan.space):
        assert not MeasureMark.objects.filter(key="needs").exists()


@pytest.mark.parametrize("values", [{"state": "running", "starts_on": date(2026, 1, 1)}, {"is_taken_over": True}])
def test_plan_that_runs_or_was_taken_over_has_all_its_tools(space, anna, values):
    if "is_taken_over" in values:
        values = values | {"taken_over_on": date(2026, 1, 1), "taken_over_by": anna}
    with inside(space):
        plan = make_plan(space, opened=False, **values)
    browser = signed_in(anna)
    for page in ("needs/new/", "actions/new/", "progress/ask/", "changes/new/"):
        assert browser.get(base(plan) + page).status_code == 200, page


def test_closed_plan_says_so_and_asks_for_no_reason(plan, anna):
    with inside(plan.space):
        Plan.objects.update(state="abandoned", gave_up_reason="Fused.")
    answer = signed_in(anna).post(f"{base(plan)}needs/new/", NEED)
    assert 'name="early_reason"' not in answer.content.decode()
    with inside(plan.space):
        assert not Need.objects.exists()


# The register and the inventory belong to the commune


def test_inventory_is_free_without_a_plan_and_waits_for_the_vote_with_one(space, anna):
    browser, address = signed_in(anna), f"/s/{space.slug}/inventory/new/"
    assert browser.get(address).status_code == 200
    with inside(space):
        first = make_plan(space, opened=False)
    assert browser.get(address).headers["Location"].startswith(f"{base(first)}measures/needs/")
    asked = browser.post(address, {"title_fr": "Café des langues"})
    assert asked.status_code == 422 and 'name="early_reason"' in asked.content.decode()
    with inside(space):
        assert not InventoryItem.objects.exists()
        make_plan(space)  # another in which taking stock has begun
    assert browser.get(address).status_code == 200


def test_register_waits_for_the_vote(plan, anna):
    answer = signed_in(anna).post(f"/s/{plan.space.slug}/stakeholders/new/", {"name": "Club"})
    assert answer.status_code == 422
    with inside(plan.space):
        assert not Stakeholder.objects.exists()


# The pact


@pytest.fixture
def pact(space):
    with inside(space):
        return make_plan(space, template="gemengepakt", opened=False)


def test_second_step_of_a_pact_waits_for_the_first(pact, anna):
    browser = signed_in(anna)
    assert browser.get(f"{base(pact)}pact/sign/").status_code == 200
    answer = browser.get(f"{base(pact)}cycles/new/")
    assert answer.headers["Location"].startswith(f"{base(pact)}measures/stocktaking/")


def test_reason_given_before_the_first_cycle_holds_within_it(pact, anna):
    browser = signed_in(anna)
    browser.post(f"{base(pact)}measures/stocktaking/early/", {"reason": "The theme is clear."})
    with inside(pact.space):
        cycle = Cycle.objects.create(
            space=pact.space, plan=pact, number=1, theme=text("fr", fr="Sport"), from_on=date(2026, 1, 1)
        )
        MeasureMark.objects.create(space=pact.space, plan=pact, cycle=cycle, key="stocktaking", note=text("fr", fr="x"))
        row = rail_of(pact).row("stocktaking")
    assert row.is_open and row.declared.early_reason == "The theme is clear."
    assert browser.get(f"{base(pact)}needs/new/").status_code == 200


def test_next_cycle_follows_up_what_the_one_before_left(pact, anna):
    with inside(pact.space):
        Pact.objects.create(space=pact.space, plan=pact)
        for number in (1, 2):
            Cycle.objects.create(
                space=pact.space, plan=pact, number=number, theme=text("fr", fr="Sport"), from_on=date(2026, number, 1)
            )
        row = rail_of(pact).row("deeds")
    assert (row.is_open, row.is_workable) == (False, True)
    assert signed_in(anna).get(f"{base(pact)}changes/new/").status_code == 200


def test_early_form_asks_the_same_number_of_questions_whatever_the_plan_holds(
    plan, anna, django_assert_max_num_queries
):
    browser, address = signed_in(anna), f"{base(plan)}measures/needs/?next={base(plan)}needs/new/"
    browser.get(address)
    with inside(plan.space):
        for _number in range(3):
            make_objective(plan, make_need(plan))
    with django_assert_max_num_queries(12):
        browser.get(address)


def test_standings_and_views_agree_on_what_is_open(plan):
    with inside(plan.space):
        rows = rail_of(plan).rows
        again = standings(PCI, rail_of(plan).facts, {}, base="")
    assert [row.is_open for row in rows] == [row.is_open for row in again] == [True] + [False] * 9


def test_no_page_of_the_plans_lost_its_access_mark():
    names = {p.name for p in urlpatterns if not getattr(p.callback, "access", "")}
    assert not names and get_resolver() is not None
