"""Pages of a plan ask the database as often for three hundred actions as for one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factories import make_action, make_indicator, make_line, make_need, make_objective, make_running_plan
from zesummen.kernel import tenancy
from zesummen.plans.models import Action, ActionObjective, BudgetLine
from zesummen.public.finished import SHELF

LIMITED = {"": 12, "actions/": 12, "thread/": 12}
LISTS = (
    "objectives/",
    "needs/",
    "budget/",
    "check/",
    "progress/",
    "actions/gantt/",
    "actions/calendar/",
    "adoption/",
)


@pytest.fixture
def plan(esch, anna):
    """A running plan with one action, open to the public."""
    with tenancy.inside(esch):
        made = make_running_plan(esch, public_from=timezone.localdate(), public_by=anna)
        goal = make_objective(made, make_need(made))
        make_indicator(goal)
        make_line(make_action(made, goal))
    return made


def grow(plan, count: int) -> None:
    """So many actions, each with its objective and its money."""
    with tenancy.inside(plan.space):
        goal = plan.objectives.get()
        have = Action.objects.count()
        rows = Action.objects.bulk_create(
            Action(
                space=plan.space, plan=plan, number=n, title=plan.title, field="languages", from_on=plan.starts_on,
                until_on=plan.ends_on,
            )
            for n in range(have + 1, count + 1)
        )  # fmt: skip
        ActionObjective.objects.bulk_create(
            ActionObjective(space=plan.space, action=row, objective=goal, share=100) for row in rows
        )
        BudgetLine.objects.bulk_create(
            BudgetLine(space=plan.space, action=row, year=2026, category="material", source="Commune", planned=10)
            for row in rows
        )


def statements(browser: Client, path: str) -> int:
    """How many statements the second visit of a page takes: the first fills what is kept in memory."""
    SHELF.clear()
    assert browser.get(path).status_code == 200
    SHELF.clear()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get(path).status_code == 200
    return len([one for one in asked if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))])


def counted(plan, browser: Client, path: str) -> list[int]:
    found = []
    for count in (1, 3, 300):
        grow(plan, count)
        found.append(statements(browser, path))
    return found


@pytest.mark.parametrize("page", [*LIMITED, *LISTS])
def test_page_of_a_plan_asks_the_same_for_any_number_of_actions(plan, anna, sign_in, page):
    one, three, many = counted(plan, sign_in(anna), f"/s/{plan.space.slug}/plans/{plan.pk}/{page}")
    assert one == three == many
    assert many <= LIMITED.get(page, 20)


def test_public_page_asks_the_same_for_any_number_of_actions(plan):
    one, three, many = counted(plan, Client(), f"/fr/c/{plan.space.slug}/plan/{plan.pk}/")
    assert one == three == many <= 12
