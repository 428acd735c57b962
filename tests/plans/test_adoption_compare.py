"""Two plans in words: nothing is missed, nothing is invented, and the way back says the opposite."""

import dataclasses
from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets import a_line, a_sheet, an_action
from zesummen.kernel.words import Text, text
from zesummen.plans.compare import amended, changes, grouped, passages
from zesummen.plans.queries.sheet import ActionSheet, OwnerSheet, PlanSheet, ReadingSheet, from_json, to_json

SHEET = a_sheet(actions=3, parties=2)
NOT_COMPARED = {"pk", "schema", "space", "space_name", "template", "inhabitants"}


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


def sentences(before, after):
    return [change.sentence for change in changes(before, after)]


def with_action(sheet, number, **values):
    return dataclasses.replace(
        sheet, actions=tuple(dataclasses.replace(a, **values) if a.number == number else a for a in sheet.actions)
    )


def test_the_same_plan_has_no_difference():
    assert changes(SHEET, from_json(to_json(SHEET))) == []


def test_sentences_say_what_happened():
    after = dataclasses.replace(SHEET, actions=(*SHEET.actions, an_action(7, title=text("fr", fr="Fête des voisins"))))
    assert sentences(SHEET, after) == ["Action 7 was added: Fête des voisins."]
    lines = (
        a_line(2026, "100.01"),
        a_line(2027, "80.00"),
        a_line(2027, "50.00", "revenue", is_secured=False, source="Ministère"),
    )
    assert sentences(SHEET, with_action(SHEET, 3, lines=lines)) == [
        "The budget 2027 of action 3 rose from €0.00 to €80.00."
    ]
    assert sentences(SHEET, with_action(SHEET, 2, until_on=date(2029, 1, 31))) == [
        "Action 2, end: from 30/06/2028 to 31/01/2029."
    ]
    goal = SHEET.objectives[0]
    moved = dataclasses.replace(goal, indicators=(dataclasses.replace(goal.indicators[0], target=Decimal("60.00")),))
    assert sentences(SHEET, dataclasses.replace(SHEET, objectives=(moved,))) == [
        "Indicator “Soirées par an”, target: from 40 to 60."
    ]
    owners = (OwnerSheet("working", "Service des sports", True),)
    assert sentences(SHEET, with_action(SHEET, 1, owners=owners)) == [
        "Action 1, responsible: added Service des sports.",
        "Action 1, responsible: taken out Service jeunesse.",
    ]


def test_a_text_shows_the_words_that_went_and_came():
    found = changes(SHEET, dataclasses.replace(SHEET, summary=text("fr", fr="Bien vivre ensemble à Esch.")))
    assert [(c.language, [(b.kind, b.text.strip()) for b in c.bits if b.kind != "same"]) for c in found] == [
        ("fr", [("out", "Vivre"), ("in", "Bien vivre")])
    ]


def test_changes_stand_under_their_part():
    after = with_action(
        dataclasses.replace(SHEET, ends_on=date(2030, 1, 1)), 1, risks="Trop peu de bénévoles", lines=()
    )
    assert [group.key for group in grouped(changes(SHEET, after))] == ["plan", "actions", "budget"]


def test_new_readings_are_told():
    goal = SHEET.objectives[0]
    read = dataclasses.replace(
        goal.indicators[0], readings=(ReadingSheet(date(2026, 12, 31), Decimal("15.00"), "Service"),)
    )
    assert sentences(
        SHEET, dataclasses.replace(SHEET, objectives=(dataclasses.replace(goal, indicators=(read,)),))
    ) == ["Indicator “Soirées par an”, readings: added 15 (31/12/2026)."]


OTHER = {
    str: "autre",
    bool: True,
    int: 77,
    Decimal: Decimal("12.34"),
    date: date(2033, 3, 3),
    Text: text("fr", fr="Tout autre chose"),
}
CHOICES = {
    "state": "stopped",
    "health": "blocked",
    "regime": "2023",
    "cost_key": "equal",
    "origin": "library",
    "field": "sport",
    "groups": ("old",),
    "missions": ("M1",),
}
LISTS = {
    "owners",
    "partners",
    "parts",
    "milestones",
    "objectives",
    "lines",
    "results",
    "parties",
    "coordinator",
    "fields_chosen",
    "groups_chosen",
    "needs",
    "actions",
}


def another(field, value):
    """A different value of the same kind."""
    if field.name in CHOICES:
        return CHOICES[field.name] if field.name != "state" else ("stopped" if value == "planned" else "running")
    for kind, other in OTHER.items():
        if isinstance(value, kind):
            return not value if kind is bool else other
    return ("xx",) if isinstance(value, tuple) else date(2033, 3, 3) if field.name.endswith("_on") else 5


@pytest.mark.parametrize(
    "name", [f.name for f in dataclasses.fields(ActionSheet) if f.name not in NOT_COMPARED | LISTS]
)
def test_no_field_of_an_action_changes_in_silence(name):
    field = next(f for f in dataclasses.fields(ActionSheet) if f.name == name)
    value = another(field, getattr(SHEET.actions[0], name))
    after = dataclasses.replace(
        SHEET, actions=(dataclasses.replace(SHEET.actions[0], **{name: value}), *SHEET.actions[1:])
    )
    assert len(changes(SHEET, after)) == 1


@pytest.mark.parametrize("name", [f.name for f in dataclasses.fields(PlanSheet) if f.name not in NOT_COMPARED | LISTS])
def test_no_field_of_the_plan_changes_in_silence(name):
    field = next(f for f in dataclasses.fields(PlanSheet) if f.name == name)
    after = dataclasses.replace(SHEET, **{name: another(field, getattr(SHEET, name))})
    assert {change.key.split(":")[1] for change in changes(SHEET, after)} == {name}


amounts = st.decimals(min_value=0, max_value=10**6, places=2, allow_nan=False)
any_lines = st.lists(
    st.builds(
        a_line, year=st.integers(2026, 2029), planned=amounts.map(str), flow=st.sampled_from(["expense", "revenue"])
    ),
    max_size=5,
).map(tuple)
any_text = st.dictionaries(st.sampled_from(["fr", "de", "lb", "en", "pt"]), st.text(max_size=40), max_size=2).map(
    lambda d: text("fr", **d)
)
any_action = st.builds(
    an_action,
    number=st.integers(1, 4),
    title=any_text,
    description=any_text,
    lines=any_lines,
    percent=st.integers(0, 100),
    until_on=st.none() | st.dates(date(2026, 1, 1), date(2032, 1, 1)),
)
any_sheet = st.lists(any_action, max_size=4, unique_by=lambda a: a.pk).map(
    lambda actions: (
        a_sheet(actions=0, parties=1, starts_on=None, ends_on=None, **{"needs": ()})
        if not actions
        else dataclasses.replace(a_sheet(actions=0), actions=tuple(actions))
    )
)


@settings(max_examples=60, deadline=None)
@given(any_sheet, any_sheet)
def test_any_two_plans(before, after):
    found = changes(before, after)
    assert bool(found) == (
        before.actions != after.actions or before.needs != after.needs or before.starts_on != after.starts_on
    )
    back = changes(after, before)
    swap = {"added": "removed", "removed": "added"}
    keys = {c.key for c in found}
    mirrored = {":".join([*c.key.split(":")[:-1], swap.get(c.key.split(":")[-1], c.key.split(":")[-1])]) for c in back}
    assert keys == mirrored and len(keys) == len(found)
    for one, other in zip(sorted(found, key=lambda c: c.key), sorted(back, key=lambda c: c.key), strict=True):
        if one.bits and one.key == other.key:
            assert "".join(b.text for b in one.bits if b.kind != "in") == "".join(
                b.text for b in other.bits if b.kind != "out"
            )


# Passages that a council changes at the table


def test_every_passage_can_be_changed_and_only_that_one_changes():
    for passage in passages(SHEET):
        value = {"text": {"original": "fr", "texts": {"fr": "Amendé"}}, "day": "2030-02-03", "amount": "77.00"}[
            passage.kind
        ]
        after = amended(SHEET, {passage.key: value})
        found = changes(SHEET, after)
        assert found and all(c.key.startswith(passage.key.rsplit(":", 2)[0]) for c in found), passage.key
        assert {c.group for c in found} == {
            {"amount": "budget"}.get(
                passage.kind,
                {"plan": "plan", "objective": "objectives", "action": "actions"}[passage.key.split(":")[0]],
            )
        }


def test_what_a_council_leaves_out_stands_with_that_council_only():
    after = amended(SHEET, {}, party=2, left_out=(3,))
    assert [p.left_out for p in after.parties] == [(), (3,)]
    assert sentences(SHEET, after) == ["Commune 2, actions left out: now 3 (was empty)."]


def test_an_unknown_passage_changes_nothing():
    assert amended(SHEET, {"action:99:title": "x", "plan:pk": "9", "nonsense": 1}) == SHEET
