"""The standing of a measure follows from facts, and from nothing else."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zesummen.plans.measures import PACT, PCI, Declared, PlanFacts, standings
from zesummen.plans.states import Standing

NOTHING = PlanFacts(plan_id=1, state="preparation")


def by_key(facts, template=PCI, **declared):
    return {row.key: row for row in standings(template, facts, declared, base="plans/1/")}


def test_measures_of_the_pci_are_the_ten_of_the_leaflet_in_three_stages():
    assert [measure.number for measure in PCI.measures] == list(range(1, 11))
    assert [measure.stage for measure in PCI.measures] == [1, 1, 1, 2, 2, 2, 2, 2, 3, 3]


def test_pact_has_five_steps():
    assert [measure.number for measure in PACT.measures] == [1, 2, 3, 4, 5]


def test_empty_plan_has_only_its_first_measure_open():
    rows = by_key(NOTHING)
    assert rows.pop("decision").standing == Standing.TO_START
    assert {row.standing for row in rows.values()} == {Standing.NOT_OPEN}


def test_vote_of_the_first_measure_opens_the_fourth():
    rows = by_key(replace(NOTHING, start_drafted=1, start_accepted=1))
    assert rows["decision"].standing == Standing.COMPLETED
    assert rows["needs"].standing == Standing.TO_START


def test_vote_of_one_of_three_councils_is_under_way():
    rows = by_key(replace(NOTHING, parties=3, start_drafted=3, start_accepted=1))
    assert rows["decision"].standing == Standing.UNDER_WAY


@pytest.mark.parametrize("votable, act", [(0, "See what comes before the vote"), (1, "Record the vote")])
def test_vote_is_recorded_from_the_day_of_the_sitting_on(votable, act):
    row = by_key(replace(NOTHING, start_drafted=1, start_votable=votable))["decision"]
    assert [str(need.act) for need in row.missing] == [act]


def test_rejected_vote_is_to_correct():
    rows = by_key(replace(NOTHING, start_drafted=1, start_failed=1))
    assert rows["decision"].standing == Standing.TO_CORRECT
    assert rows["decision"].missing[0].wrong


def test_adoption_opens_the_ninth_measure():
    before = by_key(replace(NOTHING, needs=1))
    assert before["carrying_out"].standing == Standing.NOT_OPEN
    adopted = replace(NOTHING, versions=1, adopted=1, letters_sent=1)
    assert by_key(adopted)["carrying_out"].standing == Standing.TO_START


def test_declared_measure_shows_both_and_opens_the_next():
    rows = by_key(
        NOTHING, decision=Declared(complete_on="2026-01-01", complete_by="Anna", complete_reason="Decided in 2019.")
    )
    assert rows["decision"].standing == Standing.TO_START
    assert rows["decision"].knot == "declared"
    assert rows["needs"].standing == Standing.TO_START


def test_early_start_opens_one_measure_only():
    rows = by_key(NOTHING, needs=Declared(early_on="2026-01-01", early_reason="The survey is running."))
    assert rows["needs"].standing == Standing.TO_START
    assert rows["committee"].standing == Standing.NOT_OPEN


def test_taken_over_plan_has_everything_open():
    rows = by_key(replace(NOTHING, is_taken_over=True))
    assert Standing.NOT_OPEN not in {row.standing for row in rows.values()}


def test_plan_that_one_council_has_adopted_has_everything_open_while_another_is_late():
    rows = by_key(replace(NOTHING, parties=3, adopted=2, needs=1))
    assert all(row.is_open for row in rows.values())
    assert rows["adoption"].standing == Standing.UNDER_WAY


COUNTS = [field.name for field in fields(PlanFacts) if field.type is int and field.name != "plan_id"]


@given(st.fixed_dictionaries({name: st.integers(0, 4) for name in COUNTS}))
def test_any_facts_give_every_measure_one_of_five_standings(counts):
    for template in (PCI, PACT):
        for row in standings(template, replace(NOTHING, **counts), {}, base="plans/1/"):
            assert row.standing in Standing
            if row.standing == Standing.COMPLETED:
                assert not row.missing
            assert all(need.link for need in row.requirements)


@pytest.mark.parametrize("template", [PCI, PACT])
def test_every_measure_says_what_it_is_for(template):
    for measure in template.measures:
        assert all(
            str(words) for words in (measure.title, measure.hint, measure.purpose, measure.proof, measure.next_words)
        )
        assert bool(measure.after) == bool(str(measure.after_words))
        assert measure.after <= {other.key for other in template.measures}
