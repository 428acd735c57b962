"""Trainers: kept by the training desk, with languages, base, limits, hours and days away."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from people import signed_in
from zesummen.kernel.tenancy import inside
from zesummen.training.models import Absence, Trainer


@pytest.fixture
def browser(dora):
    return signed_in(dora)


@pytest.fixture
def trainer(cefis, esch):
    with inside(cefis):
        return Trainer.objects.create(
            space=cefis,
            name="Hugo Mendes",
            languages=["fr", "pt"],
            base=esch.commune,
            windows=[{"days": [1, 3], "from": "18:00", "until": "22:00"}],
        )


def form(esch, **values):
    return {
        "name": "Mia Lux",
        "languages": ["lb", "fr"],
        "base": esch.commune.pk,
        "leads": "on",
        "is_active": "on",
        "per_week": "2",
        **values,
    }


def test_a_trainer_is_added_with_hours(browser, esch, cefis):
    sent = form(esch, days_0=["1", "3"], from_0="18:00", until_0="21h30")
    assert browser.post("/s/cefis/training/trainers/new/", sent).status_code == 302
    with inside(cefis):
        made = Trainer.objects.get()
    assert (made.name, made.languages, made.per_week, made.per_season) == ("Mia Lux", ["lb", "fr"], 2, None)
    assert made.windows == [{"days": [1, 3], "from": "18:00", "until": "21:30"}]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"from_0": "18:00", "until_0": "20:00"}, "Tick at least one day"),
        ({"days_0": ["1"], "from_0": "20:00", "until_0": "18:00"}, "The end must come after the beginning"),
        ({"days_0": ["1"], "from_0": "18:00"}, "Enter both hours"),
        ({"days_0": ["1"], "from_0": "18:00", "until_0": "18:05"}, "These hours last 5 minutes"),
        ({"languages": []}, "Gives evenings in"),
    ],
)
def test_a_bad_row_is_told_and_nothing_is_written(browser, esch, cefis, row, sentence):
    answer = browser.post("/s/cefis/training/trainers/new/", form(esch, **row))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Mia Lux" in answer.content.decode(), "what was typed is kept"
    with inside(cefis):
        assert not Trainer.objects.exists()


def test_a_trainer_is_changed_and_the_second_writer_is_shown_both(browser, esch, trainer, cefis):
    address = f"/s/cefis/training/trainers/{trainer.pk}/edit/"
    shown = browser.get(address).content.decode()
    assert "18:00" in shown
    assert browser.post(address, form(esch, version=1)).status_code == 302
    late = browser.post(address, form(esch, name="Mia Sud", version=1))
    assert late.status_code == 422
    with inside(cefis):
        assert Trainer.objects.get().name == "Mia Lux"


def test_an_account_belongs_to_one_trainer(browser, esch, trainer, cefis, hugo):
    with inside(cefis):
        Trainer.objects.filter(pk=trainer.pk).update(person=hugo)
    answer = browser.post("/s/cefis/training/trainers/new/", form(esch, person=hugo.pk))
    assert answer.status_code == 422
    assert "belongs to the trainer Hugo Mendes" in answer.content.decode()


def test_days_away_are_noted_and_taken_back(browser, trainer, cefis):
    soon = timezone.localdate() + timedelta(days=10)
    base = f"/s/cefis/training/trainers/{trainer.pk}/"
    assert browser.post(f"{base}away/", {"first": f"{soon:%d.%m.%Y}", "why": "Course"}).status_code == 302
    with inside(cefis):
        away = Absence.objects.get()
        assert (away.first, away.last) == (soon, soon)
    assert "Course" in browser.get(base).content.decode()
    assert browser.post(f"{base}away/{away.pk}/end/").status_code == 302
    with inside(cefis):
        assert not Absence.objects.exists()


def test_days_away_that_end_before_they_begin(browser, trainer):
    soon = timezone.localdate() + timedelta(days=10)
    sent = {"first": f"{soon:%d.%m.%Y}", "last": f"{soon - timedelta(days=1):%d.%m.%Y}"}
    answer = browser.post(f"/s/cefis/training/trainers/{trainer.pk}/away/", sent)
    assert answer.status_code == 422
    assert "The end comes before the start" in answer.content.decode()


def test_a_trainer_without_the_desk_is_told_why(trainer, hugo):
    answer = signed_in(hugo).get("/s/cefis/training/trainers/")
    assert answer.status_code == 403
    assert "Training desk" in answer.content.decode()


def test_strangers_find_nothing(trainer, anna):
    assert signed_in(anna).get(f"/s/cefis/training/trainers/{trainer.pk}/").status_code == 404


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_list_asks_as_often_for_one_as_for_many(browser, esch, cefis, count, django_assert_max_num_queries):
    with inside(cefis):
        for number in range(count):
            row = Trainer.objects.create(
                space=cefis, name=f"T{number}", languages=["fr"], base=esch.commune, per_week=2
            )
            Absence.objects.create(
                space=cefis, trainer=row, first=date(2027, 1, 1), last=timezone.localdate() + timedelta(days=90)
            ) if number % 2 else None
    with django_assert_max_num_queries(12):
        assert browser.get("/s/cefis/training/trainers/").status_code == 200
