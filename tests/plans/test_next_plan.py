"""The plan that follows opens with what this one left."""

from datetime import date
from decimal import Decimal

import pytest

from evaluating import rich
from factories import make_action, make_line, make_need, make_running_plan
from people import signed_in
from zesummen.kernel import thread
from zesummen.kernel.access import Refused
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import text
from zesummen.plans.actions.next_plan import open_next_plan
from zesummen.plans.queries.next_plan import left_by, next_of

pytestmark = pytest.mark.django_db

# The next plan


def test_the_next_plan_opens_with_what_this_one_left(inside_space, plan, evaluation, anna, committee):
    action = rich(plan, evaluation, anna, committee)
    make_action(plan, title="Finie", state="done", percent=100)
    need = make_need(plan, title="Sans réponse")
    left = left_by(plan)
    assert [a.pk for a in left.unfinished] == [action.pk]
    assert [n.pk for n in left.needs] == [need.pk]
    assert len(left.objectives) == 1  # halfway is not there
    made = open_next_plan(
        plan=plan,
        template="gemengepakt",
        regime="2023",
        title=text("fr", fr="La suite"),
        starts_on=date(2032, 1, 1),
        ends_on=None,
        unfinished=[action.pk],
        needs=[need.pk],
        objectives=[left.objectives[0].pk],
        by=anna,
    )
    copy = made.actions.get()
    assert (copy.previous, copy.origin, copy.state, copy.percent, copy.from_on) == (
        action,
        "previous",
        "planned",
        0,
        None,
    )
    assert copy.objective_links.get().share == 100
    assert not copy.budget_lines.exists()
    indicator = made.objectives.get().indicators.get()
    assert (indicator.baseline, indicator.baseline_on, indicator.target) == (Decimal(25), date(2026, 6, 1), Decimal(40))
    assert {n.title.piece("fr").text for n in made.needs.all()} >= {"Sans réponse"} and made.needs.count() == 2
    answered = made.objectives.get().need_links.get().need
    assert answered.plan_id == made.pk and answered.evidence.count() >= 1, "the need of the objective comes along"
    assert next_of(plan) == made
    assert "result" in [step.kind for step in thread.walk(copy).back]
    with pytest.raises(Refused):
        open_next_plan(plan=plan, template="pci", regime="2011", title=text("fr", fr="Encore"), by=anna)


def test_rows_of_another_plan_are_not_taken_along(inside_space, space, plan, anna):
    other = make_action(make_running_plan(space), state="running")
    made = open_next_plan(
        plan=plan, template="pci", regime="2011", title=text("fr", fr="x"), unfinished=[other.pk], by=anna
    )
    assert not made.actions.exists()


def test_money_of_years_to_come_goes_along_unspent(inside_space, plan, anna):
    action = make_action(plan, state="running")
    for year in (2026, 2032):
        make_line(action, year=year, real=Decimal("1.00"))
    made = open_next_plan(
        plan=plan,
        template="pci",
        regime="2011",
        title=text("fr", fr="x"),
        starts_on=date(2032, 1, 1),
        unfinished=[action.pk],
        by=anna,
    )
    line = made.actions.get().budget_lines.get()
    assert (line.year, line.real) == (2032, None)


def test_the_next_plan_opens_from_the_page(space, plan, evaluation, anna, committee):
    with inside(space):
        rich(plan, evaluation, anna, committee)
    address = f"/s/{space.slug}/plans/{plan.pk}/next/"
    browser = signed_in(anna)
    assert browser.post(address, {}).status_code == 422
    form = {"template": "gemengepakt", "regime": "2023", "title_original": "fr", "title_fr": "La suite"}
    answer = browser.post(address, form)
    assert answer.status_code == 302
    assert browser.get(answer.url).status_code == 200
    assert browser.get(address).status_code == 200


def test_who_may_only_read_is_led_to_the_next_plan_and_opens_none(space, plan, anna, ivo):
    address = f"/s/{space.slug}/plans/{plan.pk}/next/"
    form = {"template": "gemengepakt", "regime": "2023", "title_original": "fr", "title_fr": "La suite"}
    reader = signed_in(ivo)
    assert reader.get(address).status_code == 200
    assert reader.post(address, form).status_code == 422
    with inside(space):
        assert not plan.followers.exists()
    made = signed_in(anna).post(address, form).url
    assert made in reader.get(address).content.decode()
    assert address.removesuffix("next/") in reader.get(made).content.decode()
