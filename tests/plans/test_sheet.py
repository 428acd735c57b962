"""The frozen plan: complete, exact, and read in a constant number of statements."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import make_action, make_indicator, make_line, make_need, make_objective, make_plan
from zesummen.kernel.words import text
from zesummen.plans.models import ActionOwner, Milestone, Partner
from zesummen.plans.queries import budget
from zesummen.plans.queries.sheet import from_json, plan_sheet, to_json

pytestmark = pytest.mark.django_db


def full_plan(space, actions=2):
    plan = make_plan(space, starts_on=date(2026, 1, 1), ends_on=date(2028, 12, 31))
    need = make_need(plan)
    first, second = make_objective(plan, need), make_objective(plan, need, title="S’orienter")
    make_indicator(first)
    for _number in range(actions):
        action = make_action(plan, first, second)
        make_line(action, planned="100.01")
        make_line(action, year=2027, flow="revenue", planned="50.00", is_secured=False)
        ActionOwner.objects.create(space=space, action=action, kind="working", name="Service jeunesse")
        Partner.objects.create(space=space, action=action, kind="society", name="Club")
        Milestone.objects.create(space=space, action=action, title="Ouverture", due_on=date(2026, 9, 1))
    return plan


def test_sheet_survives_json_to_the_letter(in_space):
    sheet = plan_sheet(full_plan(in_space))
    assert from_json(to_json(sheet)) == sheet
    assert sheet.actions[0].title == text("fr", fr="Café des langues")


@pytest.mark.parametrize("actions", [1, 3, 30])
def test_reading_the_sheet_takes_the_same_statements_whatever_the_rows(in_space, actions):
    plan = full_plan(in_space, actions)
    plan.space  # noqa: B018 - a request has it already
    with CaptureQueriesContext(connection) as seen:
        plan_sheet(plan)
    assert len(seen) == 1


def test_money_by_objective_adds_up_to_the_cent(in_space):
    sheet = plan_sheet(full_plan(in_space, 3))
    parts = budget.by_objective(sheet)
    assert sum(parts.values()) == budget.plan_total(sheet).expense == Decimal("300.03")


def test_stopped_actions_are_not_planned_but_were_paid(in_space):
    plan = make_plan(in_space)
    stopped = make_action(plan, state="stopped", stopped_on=date(2026, 5, 1), stopped_reason="Plus de local")
    make_line(stopped, planned="100.00", real=Decimal("40.00"))
    total = budget.plan_total(plan_sheet(plan))
    assert (total.expense, total.real_expense) == (Decimal("0.00"), Decimal("40.00"))


def test_revenue_of_an_open_call_is_told_apart(in_space):
    total = budget.plan_total(plan_sheet(full_plan(in_space, 1)))
    assert (total.revenue, total.open_calls, total.own_share) == (Decimal("50.00"), Decimal("50.00"), Decimal("50.01"))
