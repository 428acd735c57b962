"""An evaluation under way: the committee, the answers, and a plan with something in each chapter of the report."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from factories import make_action, make_indicator, make_line, make_need, make_objective, make_running_plan
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import text
from zesummen.plans import catalogue
from zesummen.plans.actions import evaluation as actions
from zesummen.plans.actions import readings
from zesummen.sittings.models import Body, BodyMember

TODAY = timezone.localdate
ALL = {entry.key: (3, "") for entry in catalogue.QUESTIONS}


@pytest.fixture
def plan(space):
    return make_running_plan(space)


@pytest.fixture
def inside_space(space):
    with inside(space):
        yield space


@pytest.fixture
def committee(space, anna, noa):
    """Noa has an account; three others have an address only."""
    body = Body.objects.create(
        space=space, kind="steering", name=text("fr", fr="Comité de pilotage"), from_on=date(2026, 1, 1)
    )
    names = [
        ("Noa Pereira", noa, ""),
        ("Paul Weis", None, "paul@club.example"),
        ("Rosa Lima", None, "rosa@club.example"),
        ("Theo Kraus", None, ""),
    ]
    return [
        BodyMember.objects.create(
            space=space, body=body, name=name, person=person, email=email, language="pt", from_on=date(2026, 1, 1)
        )
        for name, person, email in names
    ]


@pytest.fixture
def evaluation(space, plan, anna, committee):
    with inside(space):
        return actions.open_evaluation(plan=plan, kind="midterm", answers_by=TODAY() + timedelta(days=20), by=anna)


def write(evaluation, action, anna, **values):
    defaults = {
        "verdict": "reached",
        "title": text("fr", fr="Cent personnes se sont parlé"),
        "people_reached": 100,
        "groups_reached": ["newcomers"],
        "goes_on": False,
    }
    return actions.write_result(evaluation=evaluation, action=action, by=anna, **{**defaults, **values})


def finish(evaluation, anna):
    if evaluation.state == "open":
        actions.meet(evaluation=evaluation, by=anna)
    actions.answer_together(evaluation=evaluation, expected=evaluation.version, answers=ALL, by=anna)
    evaluation.refresh_from_db()


def rich(plan, evaluation, anna, committee):
    """A plan with something in each chapter."""
    objective = make_objective(plan, make_need(plan))
    indicator = make_indicator(objective)
    readings.enter_reading(indicator=indicator, read_on=date(2026, 6, 1), value=Decimal(25), source="x", by=anna)
    action = make_action(plan, objective, state="running", percent=40)
    make_line(action, real=Decimal("812.40"))
    write(evaluation, action, anna, goes_on=True)
    for member in committee[:3]:
        actions.answer_alone(evaluation=evaluation, member=member, answers=ALL)
    actions.write_lessons(
        evaluation=evaluation,
        expected=evaluation.version,
        lessons=text("fr", fr="Commencer plus tôt"),
        next_steps=text("fr", fr="Continuer"),
        by=anna,
    )
    finish(evaluation, anna)
    return action
