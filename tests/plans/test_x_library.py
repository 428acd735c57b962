"""Model actions, the inventory, calendar and Gantt."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import make_action, make_plan
from people import signed_in
from zesummen.council.models import CouncilDate
from zesummen.kernel.exports import ics
from zesummen.kernel.messages.nrule import remarks
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import LANGUAGES, text
from zesummen.plans import catalogue
from zesummen.plans.library import BY_KEY, MODELS, SEASONS
from zesummen.plans.models import Action, BudgetLine, InventoryItem, Milestone
from zesummen.plans.queries import calendar


@pytest.fixture
def plan(space):
    with inside(space):
        return make_plan(space, starts_on=date(2026, 1, 1), ends_on=date(2028, 12, 31))


def where(plan, rest):
    return f"/s/{plan.space.slug}/plans/{plan.pk}/actions/{rest}"


# The library is data: it keeps to the lists and to five languages


def test_there_are_enough_models_and_each_has_its_own_key():
    assert len(MODELS) >= 24 and len(BY_KEY) == len(MODELS)
    assert {entry.key for entry in catalogue.FIELDS} <= {model.field for model in MODELS}
    for key, _label, _months in SEASONS:
        assert any(key in model.seasons for model in MODELS)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.key)
def test_a_model_is_complete(model):
    for words in (model.title, model.description, model.newcomers, model.commune):
        assert not words.missing(LANGUAGES)
        assert not list(remarks(words.texts["lb"]))
    assert model.field in {entry.key for entry in catalogue.ALL_FIELDS}
    assert set(model.groups) <= {entry.key for entry in catalogue.GROUPS}
    assert set(model.languages) <= {entry.key for entry in catalogue.SPOKEN}
    assert set(model.missions) <= {entry.key for entry in catalogue.MISSIONS_2023}
    assert 0 < model.cost_from < model.cost_to and model.months == tuple(sorted(model.months)) and model.partners
    first, last = model.season(2028)
    assert first.day == 1 and first <= last


@pytest.mark.django_db
@pytest.mark.parametrize("template", ["pci", "gemengepakt"])
def test_a_model_is_taken_over_in_two_presses_with_an_estimate_that_says_so(space, anna, template):
    with inside(space):
        plan = make_plan(space, template=template, starts_on=date(2026, 1, 1), ends_on=date(2028, 12, 31))
    browser = signed_in(anna)
    assert browser.get(where(plan, "library/language-cafe/")).status_code == 200
    assert browser.post(where(plan, "library/language-cafe/"), {"year": "2027"}).status_code == 302
    with inside(space):
        action = Action.objects.get()
        estimate = BudgetLine.objects.get()
    assert action.title.texts["lb"] == "Sproochecafé" and (action.from_on, action.until_on) == (
        date(2027, 1, 1),
        date(2027, 12, 31),
    )
    assert estimate.planned == Decimal(3000) and estimate.label and estimate.year == 2027
    assert bool(action.missions) == (template == "gemengepakt")


@pytest.mark.django_db
def test_library_is_narrowed_by_field_and_season_and_unknown_models_are_not_there(space, anna, plan):
    browser = signed_in(anna)
    page = browser.get(where(plan, "library/?field=diversity&season=winter")).content.decode()
    assert "language-cafe" not in page
    assert "living-library" in browser.get(where(plan, "library/?field=diversity&season=autumn")).content.decode()
    assert browser.get(where(plan, "library/?field=nonsense")).status_code == 200
    assert browser.get(where(plan, "library/nothing/")).status_code == 404
    assert browser.post(where(plan, "library/language-cafe/"), {"year": "1999"}).status_code == 422


@pytest.mark.django_db
def test_the_inventory_goes_into_the_plan_with_season_organiser_and_cost(space, anna, plan):
    with inside(space):
        item = InventoryItem.objects.create(
            space=space,
            kind="association",
            title=text("fr", fr="Marche"),
            organiser="Club",
            months=[9, 10],
            cost=Decimal("250.00"),
            field="sport",
        )
        gone = InventoryItem.objects.create(
            space=space, kind="offer", title=text("fr", fr="Vieux"), ended_on=date(2020, 1, 1)
        )
    browser = signed_in(anna)
    assert "Vieux" not in browser.get(where(plan, "inventory/")).content.decode()
    assert browser.post(where(plan, "inventory/"), {"year": "2026", "item": item.pk}).status_code == 302
    assert browser.post(where(plan, "inventory/"), {"year": "2026", "item": gone.pk}).status_code == 404
    with inside(space):
        action = Action.objects.get()
        assert (action.from_on, action.until_on, action.inventory_item_id) == (
            date(2026, 9, 1),
            date(2026, 10, 31),
            item.pk,
        )
        assert [(p.kind, p.name) for p in action.partners.all()] == [("society", "Club")]
        assert BudgetLine.objects.get().planned == Decimal("250.00")


# Calendar and Gantt


@given(year=st.integers(1990, 2099))
def test_every_year_has_the_eleven_public_holidays(year):
    found = calendar.holidays_between(date(year, 1, 1), date(year, 12, 31))
    assert len(found) in (10, 11) and all(h.on.year == year for h in found)


@given(start=st.dates(date(2020, 1, 1), date(2030, 12, 31)), days=st.integers(0, 400), returns=st.booleans())
def test_a_feast_is_a_single_event_of_a_few_days(start, days, returns):
    end = date.fromordinal(start.toordinal() + days)
    assert calendar.is_feast(returns, start, end) == (not returns and days <= calendar.FEAST_DAYS)


@pytest.mark.django_db
def test_the_year_shows_actions_milestones_councils_and_piled_feasts(space, anna, plan):
    with inside(space):
        for day in (3, 10, 17):
            make_action(plan, title=f"Fête {day}", from_on=date(2026, 7, day), until_on=date(2026, 7, day))
        long = make_action(plan, title="Cours", from_on=date(2026, 2, 1), until_on=date(2027, 2, 1))
        Milestone.objects.create(space=space, action=long, title="Ouverture", due_on=date(2026, 9, 1))
        CouncilDate.objects.create(space=space, day=date(2026, 12, 11), place="Mairie")
        CouncilDate.objects.create(space=space, day=date(2026, 12, 12), place="Rien", cancelled_on=date(2026, 1, 1))
        make_action(plan, title="Annulée", state="stopped", stopped_on=date(2026, 1, 1), stopped_reason="x")
        months = calendar.year_of(calendar.happenings(plan, date(2026, 1, 1), date(2026, 12, 31)), 2026)
    assert [m.first.month for m in months if m.is_piled] == [7]
    page = signed_in(anna).get(where(plan, "calendar/?year=2026&month=7")).content.decode()
    for words in ("Fête 10", "Cours", "Ouverture", "Mairie"):
        assert words in page
    assert "Annulée" not in page and "Rien" not in page
    assert signed_in(anna).get(where(plan, "calendar/?year=abc&month=13")).status_code == 200


@pytest.mark.django_db
def test_the_calendar_file_reads_back(space, anna, plan):
    with inside(space):
        make_action(plan, title="Fête", from_on=date(2026, 7, 3), until_on=date(2026, 7, 4))
    content = signed_in(anna).get(where(plan, "calendar.ics")).content
    found = ics.read(content, start=date(2026, 1, 1), end=date(2026, 12, 31))
    assert [(event.title, event.starts, event.ends) for event in found] == [
        ("Fête", date(2026, 7, 3), date(2026, 7, 5))
    ]


@pytest.mark.django_db
def test_gantt_stands_without_dates_and_shows_the_days_in_words(space, anna, plan):
    browser = signed_in(anna)
    with inside(space):
        empty = make_plan(space)
    assert browser.get(where(empty, "gantt/")).status_code == 200
    with inside(space):
        make_action(plan, title="Cours", from_on=date(2026, 2, 1), until_on=date(2027, 2, 1))
    page = browser.get(where(plan, "gantt/")).content.decode()
    assert "Cours" in page and "<rect" in page and "2027" in page
    assert "Cours" not in browser.get(where(plan, "gantt/?year=2028")).content.decode()
