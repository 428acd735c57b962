"""Several lists in one statement come out as each would alone, on both databases."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.models import Count, Exists, F, OuterRef, Sum
from django.db.models.functions import Coalesce

from factories import make_action, make_line, make_need, make_objective, make_running_plan
from zesummen.accounts.models import Membership, Person
from zesummen.kernel.models import Entry
from zesummen.kernel.together import Statement, asking, fill, listed, read
from zesummen.plans.models import Action, BudgetLine, Need, Objective, Plan
from zesummen.territory.models import Commune, Space


@pytest.fixture
def plan(in_space, anna):
    """A running plan with three actions and money."""
    made = make_running_plan(in_space, public_from=date(2026, 1, 31), public_by=anna)
    goal = make_objective(made, make_need(made))
    for amount in ("10.00", "2500.55", "0.00"):
        make_line(make_action(made, goal), planned=Decimal(amount))
    return made


def lists(plan) -> dict:
    """One queryset of every kind: models with joins, numbers, values, annotations, slices, distinct, none."""
    lines = BudgetLine.objects.filter(action=OuterRef("pk"))
    return {
        "models": Action.objects.select_related("plan__space__commune").order_by("-pk"),
        "plans": Plan.objects.select_related("public_by"),
        "money": BudgetLine.objects.order_by("planned"),
        "people": Person.objects.order_by("full_name"),
        "memberships": Membership.objects.select_related("person", "space").order_by("pk"),
        "communes": Commune.objects.all(),
        "journal": Entry.objects.all()[:2],
        "annotated": Action.objects.annotate(
            n=Count("budget_lines"), planned=Coalesce(Sum("budget_lines__planned"), Decimal(0)), has=Exists(lines)
        ).order_by("number"),
        "tuples": BudgetLine.objects.order_by("pk").values_list(
            "action_id", "planned", "year", "action__plan__ends_on"
        ),
        "flat": Action.objects.order_by("-number").values_list("from_on", flat=True),
        "dicts": Objective.objects.values("pk", "plan_id", state=F("plan__state")),
        "distinct": Action.objects.distinct().order_by("plan__starts_on", "-pk"),
        "none": Need.objects.none(),
        "empty": Need.objects.filter(pk=-1),
        "union": Action.objects.order_by().values_list("pk").union(Need.objects.order_by().values_list("pk")),
    }


def told(rows) -> list:
    """What rows say, with their annotations and what was joined, and of which types."""
    return [_one(row) for row in rows]


def _one(row, deep: int = 3):
    if not hasattr(row, "_meta"):
        parts = row.values() if isinstance(row, dict) else row if isinstance(row, tuple) else [row]
        return row, [type(part) for part in parts]
    values = {name: value for name, value in vars(row).items() if name != "_state"}
    joined = {name: _one(one, deep - 1) for name, one in row._state.fields_cache.items() if one and deep}
    return type(row), values, {name: type(value) for name, value in values.items()}, joined


def test_lists_read_together_are_the_lists_read_alone(plan, django_assert_num_queries):
    alone, along = lists(plan), lists(plan)
    with django_assert_num_queries(1):
        fill(*along.values())
        found = {name: list(rows) for name, rows in along.items()}
    assert {name: len(rows) for name, rows in found.items()} == {name: len(list(rows)) for name, rows in alone.items()}
    for name, rows in found.items():
        assert told(rows) == told(alone[name]), name


def test_rows_of_a_related_manager_know_their_parent(plan, django_assert_num_queries):
    actions, objectives = plan.actions.all(), plan.objectives.all()
    with django_assert_num_queries(1):
        fill(actions, objectives)
        assert {row.plan for row in [*actions, *objectives]} == {plan}


def test_what_is_prefetched_comes_along_as_usual(plan, django_assert_num_queries):
    actions, objectives = Action.objects.prefetch_related("budget_lines"), Objective.objects.all()
    with django_assert_num_queries(2):
        fill(actions, objectives)
        assert [len(row.budget_lines.all()) for row in actions] == [1, 1, 1]


def test_the_same_for_any_number_of_rows(plan, django_assert_num_queries):
    for _more in range(3):
        with django_assert_num_queries(1):
            fill(Action.objects.all(), BudgetLine.objects.all())
        make_action(plan, plan.objectives.get())


def test_steps_run_side_by_side(plan, django_assert_num_queries):
    @asking
    def names():
        rows = Space.objects.all()
        yield rows
        return [row.name for row in rows]

    @asking
    def lines():
        actions, people = Action.objects.order_by("pk"), Person.objects.all()
        yield actions, people
        money = BudgetLine.objects.filter(action__in=[row.pk for row in actions])
        yield money
        own = yield from names.asked()
        return len(actions), len(money), own

    with django_assert_num_queries(3):
        found = read(names.asked(), lines.asked(), listed.asked(Need.objects.all()))
    assert found == [[plan.space.name], (3, 3, [plan.space.name]), list(Need.objects.all())]
    with django_assert_num_queries(1):
        assert names() == [plan.space.name]
    assert names.__name__ == "names"


def test_a_statement_written_beforehand_comes_along(plan, django_assert_num_queries):
    def counted():
        return Statement("SELECT COUNT(*) AS n, %s + 1 AS more FROM plans_action", [4], ["n", "more"])

    alone, along, people = counted(), counted(), Person.objects.all()
    with django_assert_num_queries(2):
        fill(alone)
        fill(people, along)
    assert alone.rows == along.rows == [(3, 5)]


def test_what_was_read_is_not_read_again(plan, django_assert_num_queries):
    actions = Action.objects.all()
    list(actions)
    with django_assert_num_queries(0):
        fill(actions)


def test_an_error_inside_comes_out():
    @asking
    def wrong():
        yield Space.objects.none()
        raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        read(wrong.asked())
