"""Fields, groups, objectives, indicators, and the thread between them."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import make_action, make_indicator, make_need, make_objective, make_plan
from people import signed_in
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Edge
from zesummen.kernel.moves import Stale
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import Text, text
from zesummen.plans.actions import fields as field_actions
from zesummen.plans.actions import objectives as actions
from zesummen.plans.models import FieldChoice, Objective
from zesummen.plans.queries import objectives as queries
from zesummen.plans.queries import thread
from zesummen.plans.queries.sheet import plan_sheet

pytestmark = pytest.mark.django_db


def test_fields_are_ranked_in_the_order_chosen_and_change_places(in_space, anna):
    plan = make_plan(in_space)
    for key in ("welcome", "languages", "sport"):
        field_actions.choose(plan=plan, kind="field", key=key, reason=text("fr", fr="Parce que"), by=anna)
    field_actions.move_choice(choice=FieldChoice.objects.get(field="sport"), up=True, by=anna)
    assert [row.key for row in queries.chosen_fields(plan)] == ["welcome", "sport", "languages"]
    field_actions.move_choice(choice=FieldChoice.objects.get(field="welcome"), up=True, by=anna)
    assert [row.key for row in queries.chosen_fields(plan)] == ["welcome", "sport", "languages"]


def test_choosing_twice_keeps_one(in_space, anna):
    plan = make_plan(in_space)
    for _time in range(2):
        field_actions.choose(plan=plan, kind="group", key="young", reason=text("fr", fr="Oui"), by=anna)
    assert len(queries.chosen_groups(plan)) == 1


def test_unknown_field_is_refused(in_space, anna):
    with pytest.raises(Refused):
        field_actions.choose(plan=make_plan(in_space), kind="field", key="moon", reason=text("fr", fr="?"), by=anna)


def test_objective_carries_the_thread_from_need_to_action(in_space, anna):
    plan = make_plan(in_space)
    need = make_need(plan)
    objective = actions.write_objective(
        plan=plan, title=text("fr", fr="Se comprendre"), description=Text(), field="languages", needs=[need], by=anna
    )
    action = make_action(plan, objective)
    chain = thread.chain_of(objective)
    assert [step.kind for step in chain.back] == ["evidence", "need"]
    assert [str(step.title) for step in chain.ahead] == [str(action.title)]


def test_objective_no_longer_answering_a_need_lets_go_of_the_thread(in_space, anna):
    plan = make_plan(in_space)
    objective = make_objective(plan, make_need(plan))
    edges = Edge.objects.filter(target=objective.node).count()
    actions.change_objective(objective=objective, expected=1, needs=[], title=objective.title, by=anna)
    assert Edge.objects.filter(target=objective.node).count() == edges - 1


def test_objective_cannot_stand_under_its_own_child(in_space, anna):
    plan = make_plan(in_space)
    parent = make_objective(plan)
    child = make_objective(plan, title="Dessous", parent=parent)
    with pytest.raises(Refused):
        actions.change_objective(objective=parent, expected=1, needs=[], parent=child, by=anna)


def test_second_writer_is_told(in_space, anna):
    objective = make_objective(make_plan(in_space))
    actions.change_objective(objective=objective, expected=1, needs=[], title=text("fr", fr="Un"), by=anna)
    with pytest.raises(Stale) as stale:
        actions.change_objective(objective=objective, expected=1, needs=[], title=text("fr", fr="Deux"), by=anna)
    assert str(stale.value.current.title) == "Un"


def test_objective_with_actions_is_not_removed(in_space, anna):
    plan = make_plan(in_space)
    objective = make_objective(plan)
    make_action(plan, objective)
    with pytest.raises(Refused):
        actions.remove_objective(objective=objective, by=anna)
    assert Objective.objects.filter(pk=objective.pk).exists()


def test_breaks_name_needs_without_action_and_actions_without_need(in_space):
    plan = make_plan(in_space)
    lonely = make_need(plan, title="Seul")
    half = make_need(plan, title="À moitié")
    make_objective(plan, half)
    orphan = make_action(plan, title="Sans objectif")
    bare = make_objective(plan, title="Sans besoin")
    drifting = make_action(plan, bare, title="Sans besoin")
    found = thread.breaks_of(plan_sheet(plan))
    assert [need.pk for need in found.needs_without_objective] == [lonely.pk]
    assert [need.pk for need in found.needs_without_action] == [half.pk]
    assert [action.pk for action in found.actions_without_objective] == [orphan.pk]
    assert [action.pk for action in found.actions_without_need] == [drifting.pk]


@pytest.mark.parametrize("page", ["objectives", "thread", "fields", "fields/groups", "fields/matrix"])
def test_pages_ask_the_same_whatever_the_rows(space, anna, page):
    counts = []
    browser = signed_in(anna)
    for number in (1, 3):
        with inside(space):
            plan = make_plan(space)
            for _row in range(number):
                objective = make_objective(plan, make_need(plan))
                make_indicator(objective)
                make_action(plan, objective)
        address = f"/s/{space.slug}/plans/{plan.pk}/{page}/"
        browser.get(address)
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(address).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 16


def test_indicator_form_wants_the_target_after_the_baseline(space, anna):
    with inside(space):
        plan = make_plan(space)
        objective = make_objective(plan)
    answer = signed_in(anna).post(
        f"/s/{space.slug}/plans/{plan.pk}/objectives/{objective.pk}/indicators/new/",
        {
            "title_0": "fr",
            "title_1": "Soirées",
            "unit": "soirées",
            "baseline": "10",
            "baseline_on": "31.12.2027",
            "target": "40",
            "target_on": "1.1.2026",
        },
    )
    assert answer.status_code == 422
    with inside(space):
        assert make_indicator(objective).target == Decimal(40)
