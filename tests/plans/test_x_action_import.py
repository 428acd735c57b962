"""Actions from a sheet: preview first, all rows or none, a second time nothing."""

from datetime import date
from decimal import Decimal

import pytest

from factories import make_action, make_need, make_objective, make_plan
from people import signed_in
from zesummen.kernel.tenancy import inside
from zesummen.plans.models import Action, ActionOwner, BudgetLine, Partner

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(space):
    with inside(space):
        made = make_plan(space, starts_on=date(2026, 1, 1), ends_on=date(2028, 12, 31))
        make_objective(made, make_need(made))
    return made


def where(plan, rest="import/"):
    return f"/s/{plan.space.slug}/plans/{plan.pk}/actions/{rest}"


TABLE = (
    "Titre\tChamp d’action\tDébut\tFin\tResponsable\tPartenaires\tObjectif\tCoût\tAnnée\n"
    "Café des langues\tlanguages\t1.3.2026\t31.12.2026\tKim Nguyen\tClub; ASTI\t1\t1500\t2026\n"
    "Fête\t\t3/7/2026\t3/7/2026\t\t\t\t\t\n"
)


def test_nothing_is_written_before_somebody_says_so(space, anna, plan):
    answer = signed_in(anna).post(where(plan), {"pasted": TABLE})
    assert answer.status_code == 200 and "Kim Nguyen" in answer.content.decode()
    with inside(space):
        assert not Action.objects.exists()


@pytest.mark.parametrize("template", ["pci", "gemengepakt"])
def test_rows_become_actions_with_owner_partners_objective_and_money(space, anna, template):
    with inside(space):
        plan = make_plan(space, template=template, starts_on=date(2026, 1, 1), ends_on=date(2028, 12, 31))
        objective = make_objective(plan, make_need(plan))
    browser = signed_in(anna)
    assert browser.post(where(plan), {"pasted": TABLE, "step": "write", "language": "fr"}).status_code == 302
    with inside(space):
        cafe, feast = Action.objects.order_by("number")
        assert (str(cafe.title.texts["fr"]), cafe.field, cafe.from_on) == (
            "Café des langues",
            "languages",
            date(2026, 3, 1),
        )
        assert ActionOwner.objects.get().name == "Kim Nguyen"
        assert set(Partner.objects.values_list("name", flat=True)) == {"Club", "ASTI"}
        assert cafe.objective_links.get().objective == objective and cafe.node_id
        assert (BudgetLine.objects.get().planned, BudgetLine.objects.get().year) == (Decimal("1500.00"), 2026)
        assert feast.budget_lines.count() == 0
    again = browser.post(where(plan), {"pasted": TABLE, "step": "write", "language": "fr"})
    assert again.status_code == 200
    with inside(space):
        assert Action.objects.count() == 2


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("Cours\tlanguages\t1.3.2026\t1.1.2026\t\t\t\t\t", "2"),
        ("Cours\tnonsense\t\t\t\t\t\t\t", "nonsense"),
        ("Cours\t\t\t\t\t\t9\t\t", "9"),
        ("Cours\t\t\t\t\t\t\t100\t", "2"),
        ("\tlanguages\t\t\t\t\t\t\t", "2"),
    ],
)
def test_one_wrong_row_writes_none_and_names_its_line(space, anna, plan, row, word):
    table = TABLE.split("\n")[0] + "\n" + row + "\nBon\t\t\t\t\t\t\t\t\n"
    answer = signed_in(anna).post(where(plan), {"pasted": table, "step": "write", "language": "fr"})
    assert answer.status_code == 422 and word in answer.content.decode()
    with inside(space):
        assert not Action.objects.exists()


def test_what_is_downloaded_can_be_read_in_again(space, anna, plan):
    with inside(space):
        other = make_plan(space)
        make_action(other, title="Jardin")
    browser = signed_in(anna)
    table = browser.get(where(other, "list.csv")).content.decode("utf-8-sig")
    rows = [line for line in table.splitlines() if line.strip()]
    start = next(place for place, line in enumerate(rows) if "Jardin" in line)
    pasted = "\n".join(rows[start - 1 : start + 1])
    assert browser.post(where(plan), {"pasted": pasted, "step": "write", "language": "fr"}).status_code == 302
    with inside(space):
        assert str(Action.objects.get(plan=plan).title.texts["fr"]) == "Jardin"


def test_the_empty_model_is_understood_by_the_reader(space, anna, plan):
    table = signed_in(anna).get(where(plan, "import/model.csv")).content.decode("utf-8-sig")
    rows = "\n".join(line for line in table.splitlines() if line.strip())
    assert signed_in(anna).post(where(plan), {"pasted": rows, "step": "write", "language": "en"}).status_code == 302
    with inside(space):
        assert Action.objects.count() == 1


def test_a_councillor_reads_nothing_in(space, ivo, plan):
    assert signed_in(ivo).post(where(plan), {"pasted": TABLE, "step": "write"}).status_code == 403
