"""Budget lines entered several at once, totals, the treasurer's sheet, its files."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import make_action, make_line, make_need, make_objective, make_plan
from people import signed_in
from zesummen.kernel.access import Refused
from zesummen.kernel.moves import Stale
from zesummen.kernel.tenancy import across, inside
from zesummen.plans.actions import budget as actions
from zesummen.plans.actions.budget import LineEntry
from zesummen.plans.exports import budget as exports
from zesummen.plans.models import BudgetLine
from zesummen.plans.queries import budget

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(space):
    with inside(space):
        return make_plan(space, starts_on=date(2026, 1, 1), ends_on=date(2028, 12, 31))


@pytest.fixture
def action(space, plan):
    with inside(space):
        return make_action(plan, make_objective(plan, make_need(plan)))


def where(plan, rest):
    return f"/s/{plan.space.slug}/plans/{plan.pk}/{rest}"


def line(n, **values):
    """One line as the form sends it."""
    given = {
        "pk": "",
        "version": "",
        "year": "2026",
        "flow": "expense",
        "category": "material",
        "label": "",
        "source": "Budget communal",
        "article": "",
        "kind": "ordinary",
        "planned": "",
        "real": "",
        "is_secured": "1",
        **values,
    }
    return {f"{name}_{n}": value for name, value in given.items()}


def test_several_lines_are_written_at_once_and_empty_ones_left_out(space, anna, plan, action):
    values = {
        "lines": 3,
        **line(0, planned="1 200,50", article="3/259/1"),
        **line(1, flow="revenue", category="grant", planned="500", is_secured="0"),
        **line(2),
    }
    assert signed_in(anna).post(where(plan, f"actions/{action.pk}/budget/"), values).status_code == 302
    with inside(space):
        rows = list(BudgetLine.objects.values_list("flow", "planned", "is_secured", "article"))
    assert rows == [("expense", Decimal("1200.50"), True, "3/259/1"), ("revenue", Decimal("500.00"), False, "")]


def test_one_wrong_line_keeps_all_and_writes_none(space, anna, plan, action):
    values = {"lines": 2, **line(0, planned="100"), **line(1, planned="viel", label="Miete")}
    answer = signed_in(anna).post(where(plan, f"actions/{action.pk}/budget/"), values)
    page = answer.content.decode()
    assert answer.status_code == 422 and "viel" in page and "Miete" in page and "#id_planned_1" in page
    with inside(space):
        assert not BudgetLine.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"), [("year", "1812"), ("year", ""), ("planned", "-5"), ("source", ""), ("planned", "999999999999")]
)
def test_values_out_of_range_are_told_at_their_field(space, anna, plan, action, field, value):
    values = {"lines": 1, **line(0, **{"planned": "10", "label": "x", field: value})}
    answer = signed_in(anna).post(where(plan, f"actions/{action.pk}/budget/"), values)
    assert answer.status_code == 422 and f"#id_{field}_0" in answer.content.decode()


@pytest.mark.parametrize("count", ["999999999999", "-3", "x", ""])
def test_a_forged_number_of_lines_does_no_harm(space, anna, plan, action, count):
    assert (
        signed_in(anna)
        .post(where(plan, f"actions/{action.pk}/budget/"), {"lines": count, **line(0, planned="1")})
        .status_code
        == 302
    )


def test_the_second_of_two_who_change_one_line_sees_both(space, anna, lucie, plan, action):
    with inside(space):
        row = make_line(action)
    first = {"lines": 1, **line(0, pk=row.pk, version=1, planned="700", article="3/1")}
    assert signed_in(lucie).post(where(plan, f"actions/{action.pk}/budget/"), first).status_code == 302
    answer = signed_in(anna).post(
        where(plan, f"actions/{action.pk}/budget/"), {"lines": 1, **line(0, pk=row.pk, version=1, planned="900")}
    )
    page = answer.content.decode()
    assert answer.status_code == 422 and "700" in page and "900" in page
    with inside(space):
        assert BudgetLine.objects.get().planned == Decimal("700.00")


def test_a_line_with_real_money_is_not_removed(in_space, anna, action):
    row = make_line(action, real=Decimal("5.00"))
    with pytest.raises(Refused):
        actions.save_lines(action=action, lines=[LineEntry({}, row.pk, 1, True)], by=anna)
    free = make_line(action)
    actions.save_lines(action=action, lines=[LineEntry({}, free.pk, 1, True)], by=anna)
    assert BudgetLine.objects.count() == 1
    with pytest.raises(Stale):
        actions.save_lines(action=action, lines=[LineEntry({"planned": Decimal(1)}, row.pk, 7)], by=anna)


def test_a_line_of_another_action_cannot_be_reached(space, anna, plan, action):
    with inside(space):
        other = make_line(make_action(plan))
    values = {"lines": 1, **line(0, pk=other.pk, version=1, planned="1")}
    assert signed_in(anna).post(where(plan, f"actions/{action.pk}/budget/"), values).status_code == 422
    with inside(space):
        assert BudgetLine.objects.get().planned == Decimal("1000.00")


def test_a_councillor_does_not_enter_money(space, ivo, plan, action):
    assert signed_in(ivo).get(where(plan, f"actions/{action.pk}/budget/")).status_code == 403


def test_it_costs_nothing_is_one_press_and_pressing_twice_is_harmless(space, anna, plan, action):
    for _press in range(2):
        assert signed_in(anna).post(where(plan, f"actions/{action.pk}/free/")).status_code == 302
    with inside(space):
        assert list(BudgetLine.objects.values_list("year", "planned")) == [(2026, Decimal("0.00"))]


def test_figures_are_the_same_on_page_sheet_and_workbook(space, anna, plan, action):
    with inside(space):
        make_line(action, planned="100.01")
        make_line(action, year=2027, flow="revenue", planned="40.00", article="", is_secured=False)
        stopped = make_action(plan, state="stopped", stopped_on=date(2026, 5, 1), stopped_reason="x")
        make_line(stopped, planned="7.00", real=Decimal("3.00"))
        plan.space = space
        sheet = budget.money_sheet(plan)
        year = budget.year_sheet(sheet, 2026)
        made = exports.year_worksheet(year, plan)
    assert budget.plan_total(sheet).own_share == Decimal("60.01")
    assert made.sums[7] == year.sum.own_share == sum(row[7] for row in made.rows) == Decimal("100.01")
    assert year.sum.real_own_share == Decimal("3.00")
    assert [row.needs_article for row in budget.year_sheet(sheet, 2027).lines] == [True]
    page = signed_in(anna).get(where(plan, "budget/"), HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert "100.01" in page or "100,01" in page


@pytest.mark.parametrize("count", [1, 3, 30])
def test_budget_pages_ask_as_much_for_thirty_actions_as_for_one(space, anna, plan, count):
    with inside(space):
        for _number in range(count):
            action = make_action(plan, make_objective(plan, make_need(plan)))
            make_line(action)
            make_line(action, year=2027)
    browser = signed_in(anna)
    for rest in ("budget/", "budget/2027/"):
        browser.get(where(plan, rest))
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(where(plan, rest)).status_code == 200
        assert len(seen) <= 12, "\n".join(query["sql"].split(" FROM ")[-1][:150] for query in seen)


def test_the_treasurers_sheet_opens_in_its_programs(space, lucie, plan, action):
    import docx
    import pikepdf
    import python_calamine

    with inside(space):
        make_line(action, flow="revenue", article="", source="=SUM(A1)")
    browser = signed_in(lucie)
    book = python_calamine.load_workbook(io.BytesIO(browser.get(where(plan, "budget/2026/sheet.xlsx")).content))
    assert any("=SUM(A1)" in row for row in book.get_sheet_by_index(0).to_python())
    whole = python_calamine.load_workbook(io.BytesIO(browser.get(where(plan, "budget/plan.xlsx")).content))
    assert len(whole.sheet_names) == 6
    with pikepdf.open(io.BytesIO(browser.get(where(plan, "budget/2026/sheet.pdf?language=de")).content)) as pdf:
        assert str(pdf.Root.Lang).startswith("de")
    assert docx.Document(io.BytesIO(browser.get(where(plan, "budget/2026/sheet.docx?language=fr")).content)).tables
    assert browser.get(where(plan, "budget/2026/sheet.csv")).status_code == 200
    assert browser.get(where(plan, "budget/2026/sheet.exe")).status_code == 404
    assert browser.get(where(plan, "budget/1066/")).status_code == 404


def test_the_sheet_is_due_on_the_day_that_the_plan_sets(space):
    with inside(space):
        plan = make_plan(
            space, starts_on=date(2026, 1, 1), ends_on=date(2028, 12, 31), budget_due_month=10, budget_due_day=1
        )
    with across([space]):
        assert [(item.on, item.late, item.begun) for item in budget.due([space], date(2026, 9, 20))] == [
            (date(2026, 10, 1), False, False)
        ]
        assert [item.late for item in budget.due([space], date(2026, 10, 5))] == [True]
        assert budget.due([space], date(2026, 3, 1)) == []
        assert budget.due([space], date(2028, 9, 20)) == []
    with inside(space):
        make_line(make_action(plan), year=2027)
    with across([space]):
        assert [item.begun for item in budget.due([space], date(2026, 9, 20))] == [True]
