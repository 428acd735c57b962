"""What happened has its day and its person: the database itself refuses one without the other.

And a state that was reached has what reached it: its day, its reason, its paper.
"""

from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from zesummen.kernel.reference import machines

pytestmark = pytest.mark.django_db
OURS = [model for model in apps.get_models() if model.__module__.startswith("zesummen.")]
WHEN = ("_on", "_at", "_from")


def pairs() -> list[tuple[type, models.Field, models.Field]]:
    """Every (model, when, who) of the project."""
    found = []
    for model in OURS:
        fields = {field.name: field for field in model._meta.concrete_fields}
        for name, who in fields.items():
            if name.endswith("_by") and who.is_relation:
                found += [(model, fields[name[:-3] + end], who) for end in WHEN if name[:-3] + end in fields]
    return found


OPTIONAL = [row for row in pairs() if row[1].null]


def named(row) -> str:
    return f"{row[0]._meta.label}.{row[1].name}"


def moment(field: models.Field):
    return datetime(2026, 5, 4, 12, tzinfo=UTC) if isinstance(field, models.DateTimeField) else date(2026, 5, 4)


def refused_by(row: models.Model) -> set[str]:
    """The CHECK constraints that the database would refuse this row for."""
    found = set()
    for constraint in row._meta.constraints:
        if isinstance(constraint, models.CheckConstraint):
            try:
                constraint.validate(type(row), row)
            except ValidationError:
                found.add(constraint.name)
    return found


def test_pairs_are_found():
    assert {"council.Deliberation.voted_on", "plans.Plan.public_from", "sittings.Task.closed_on"} <= set(
        map(named, OPTIONAL)
    )
    assert len(OPTIONAL) > 20


@pytest.mark.parametrize("row", OPTIONAL, ids=named)
def test_when_and_by_whom_are_written_together(row):
    model, when, who = row
    bare = refused_by(model())
    assert refused_by(model(**{when.name: moment(when)})) - bare, f"{named(row)} may be written without {who.name}"
    assert refused_by(model(**{who.attname: 1})) - bare, f"{model._meta.label}.{who.name} may be written without a day"


@pytest.mark.parametrize("row", [row for row in pairs() if not row[1].null], ids=named)
def test_what_is_always_written_says_when_by_itself(row):
    """Such a day is no choice; who may be missing where nobody did it (the demo, the rhythm of a plan)."""
    assert row[2].remote_field.on_delete is models.PROTECT, f"{named(row)}: the person would take the row along"


FREE = {  # states that ask for nothing of their own, and why
    "training.Evening.offered": "the journal says who offered it and when; a plan may let its trainers go for a moment",
    "plans.Action.planned": "an intention; its days may still be open",
    "plans.Action.running": "begun by a report, which has its day and its author; the real start may not be known",
    "plans.Evaluation.together": "the answers are closed; what follows is written by the committee",
    "commissions.Application.eligible": "the journal says who looked at the file and when",
    "commissions.Application.not_eligible": "the journal says who looked at the file and when",
    "commissions.Application.proposed": "a step of the list, which the council has not decided yet",
    "commissions.Application.withdrawn": "the candidate's own act, in the journal",
    "commissions.Opinion.draft": "an opinion that is being written",
    "commissions.ProgrammeItem.planned": "an intention",
    "commissions.ProgrammeItem.under_way": "begun; its facts are the sittings and tasks that follow",
    "sittings.Sitting.held": "its day is the sitting's own",
    "sittings.Sitting.draft": "minutes that are being written may still be empty",
    "training.Season.closed": "the desk's own act, in the journal; it can be opened again",
    "training.TrainingRequest.withdrawn": "the commune's own act, in the journal; a draft can be taken back too",
    "training.Course.offered": "the desk's own act, in the journal",
    "training.Course.retired": "the desk's own act, in the journal",
    "training.Invitation.asked": "the request says who asked and when; the row outlives it",
    "training.Invitation.wrong_address": "a letter came back; the journal says who noted it",
}


def reached() -> list[tuple[type, str, str]]:
    """Every (model, field, state) that a move leads to, but for the first state of each machine."""
    found = []
    for machine in machines():
        first = next(iter(machine.states)).value
        values = [state.value for state in machine.states]
        for model in OURS:
            for field in model._meta.concrete_fields:
                if [key for key, _label in field.choices or ()] == values:
                    found += [(model, field.name, value) for value in values if value != first]
    return found


@pytest.mark.parametrize("row", reached(), ids=lambda row: f"{row[0]._meta.label}.{row[1]}={row[2]}")
def test_a_state_that_was_reached_has_what_reached_it(row):
    model, field, state = row
    name = f"{model._meta.label}.{state}"
    needs = refused_by(model(**{field: state})) - refused_by(model())
    assert bool(needs) != (name in FREE), f"{name}: {needs or 'no constraint asks for anything'}"
