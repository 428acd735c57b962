"""Small makers of rows, nothing surprising: a plan with what the test asks for. Call them inside a space."""

from datetime import date
from decimal import Decimal

from zesummen.accounts.models import Person
from zesummen.kernel import thread
from zesummen.kernel.words import text
from zesummen.plans.measures import TEMPLATES
from zesummen.plans.models import (
    Action,
    ActionObjective,
    BudgetLine,
    Evidence,
    Indicator,
    MeasureMark,
    Need,
    Objective,
    ObjectiveNeed,
    Party,
    Plan,
)


def make_plan(space, *, template: str = "pci", parties: bool = True, opened: bool = True, **values) -> Plan:
    """A plan in preparation, with a party per commune of the space.

    Work in its measures has begun, so that their tools can be used; ``opened=False``: it stands at its first day.
    """
    defaults = {
        "regime": "2011" if template == "pci" else "2023",
        "title": text("fr", fr="Plan d’essai", de="Probeplan"),
    }
    plan = Plan.objects.create(space=space, template=template, **{**defaults, **values})
    if parties:
        for position, commune in enumerate(space.communes(date(2026, 1, 1)), 1):
            Party.objects.create(space=space, plan=plan, commune=commune, position=position)
    if opened:
        begin_measures(plan)
    return plan


def somebody() -> Person:
    """Whoever did what has to have been done by somebody."""
    name = {"full_name": "Yann Ufank", "password": "!"}
    return Person.objects.get_or_create(email="yann@zesummen.example", defaults=name)[0]


def begin_measures(plan) -> None:
    """Somebody worked in each measure once, while it was open."""
    beginner = somebody()
    MeasureMark.objects.bulk_create(
        MeasureMark(space=plan.space, plan=plan, key=measure.key, begun_on=date(2026, 1, 1), begun_by=beginner)
        for measure in TEMPLATES[plan.template].measures
        if measure.after
    )


def make_running_plan(space, **values) -> Plan:
    """A plan that runs from 2026 to 2031."""
    return make_plan(
        space, **{"state": "running", "starts_on": date(2026, 1, 1), "ends_on": date(2031, 12, 31), **values}
    )


def make_need(plan, *, number: int = 0, title: str = "Plus de rencontres", evidence: bool = True, **values) -> Need:
    """A need tied into the thread, with an interview as its evidence."""
    number = number or Need.objects.filter(plan=plan).count() + 1
    need = Need.objects.create(space=plan.space, plan=plan, number=number, title=text("fr", fr=title), **values)
    thread.tie(need)
    if evidence:
        proof = Evidence.objects.create(
            space=plan.space,
            plan=plan,
            need=need,
            kind="interview",
            title=text("fr", fr="Entretien"),
            source="Service jeunesse",
        )
        thread.tie(proof)
        thread.link(proof, need)
    return need


def make_objective(plan, *needs, number: int = 0, title: str = "Se rencontrer", **values) -> Objective:
    """An objective that answers these needs."""
    number = number or Objective.objects.filter(plan=plan).count() + 1
    objective = Objective.objects.create(
        space=plan.space, plan=plan, number=number, title=text("fr", fr=title), **values
    )
    thread.tie(objective)
    for need in needs:
        ObjectiveNeed.objects.create(space=plan.space, objective=objective, need=need)
        thread.link(need, objective)
    return objective


def make_indicator(objective, **values) -> Indicator:
    """A complete indicator: from 10 to 40 evenings a year."""
    defaults = {
        "title": text("fr", fr="Soirées par an"),
        "unit": "soirées",
        "baseline": Decimal(10),
        "baseline_on": date(2025, 12, 31),
        "target": Decimal(40),
        "target_on": date(2028, 12, 31),
        "source": "Service culturel",
    }
    return Indicator.objects.create(space=objective.space, objective=objective, **{**defaults, **values})


def make_action(plan, *objectives, number: int = 0, title: str = "Café des langues", **values) -> Action:
    """A planned action that serves these objectives in equal shares."""
    number = number or Action.objects.filter(plan=plan).count() + 1
    defaults = {"from_on": date(2026, 3, 1), "until_on": date(2027, 6, 30), "field": "languages"}
    if values.get("stopped_on"):
        defaults["stopped_by"] = somebody()
    action = Action.objects.create(
        space=plan.space, plan=plan, number=number, title=text("fr", fr=title), **{**defaults, **values}
    )
    thread.tie(action)
    for objective in objectives:
        share = (Decimal(100) / len(objectives)).quantize(Decimal("0.01"))
        ActionObjective.objects.create(space=plan.space, action=action, objective=objective, share=share)
        thread.link(objective, action)
    return action


def make_line(action, *, year: int = 2026, planned: str = "1000.00", **values) -> BudgetLine:
    """A line of expense from the commune's own budget."""
    defaults = {"category": "material", "source": "Budget communal", "article": "3/259/648120/99001"}
    return BudgetLine.objects.create(
        space=action.space, action=action, year=year, planned=Decimal(planned), **{**defaults, **values}
    )
