"""Progress, stopping, limits of time, and seasons of the size that a training body has."""

from dataclasses import replace
from datetime import timedelta

import pytest

from season.test_waiting import EVENING, MONDAY, THURSDAY, TUESDAY, on, request, season
from zesummen.season import certificate, generate, greedy, levels, read, solve, travel, waiting, write
from zesummen.season.model import Place, Rules, Trainer, Window

MIDDLE = generate.Size(communes=40, trainers=4, weeks=14, dates=9, two_trainers=0.15, kick_offs=0.2)


def answered(there, **more):
    outcome = solve.plan_season(there, **more)
    return outcome, write.answer(there, outcome, waiting.waiting_list(there, outcome.plan, outcome.waiting))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_generated_season_is_proven_and_stands_up_to_its_certificate(seed):
    there = generate.season(seed, MIDDLE)
    outcome, answer = answered(there, limit=120)
    assert certificate.faults(write.question(there), answer) == []
    assert outcome.proven
    first = greedy.first_come(there, solve.wishes_of(there))
    assert levels.key(outcome.greedy) == levels.key(levels.values(there, solve.wishes_of(there), first))
    assert levels.key({level.name: level.value for level in outcome.levels}) <= levels.key(outcome.greedy)


def test_same_season_gives_the_same_plan():
    there = generate.season(5, generate.Size(communes=20, trainers=3, weeks=10, dates=6))
    assert solve.plan_season(there).plan == solve.plan_season(there).plan


def test_progress_tells_the_first_plan_at_once_and_every_aim():
    steps = []
    there = generate.season(1, MIDDLE)
    outcome = solve.plan_season(there, limit=120, progress=steps.append)
    assert steps[0].level == "first"
    assert steps[0].seconds < 5
    assert [step.level for step in steps if step.reached][-7:] == list(levels.LEVELS)
    assert steps[-1].served == len(there.requests) - len(outcome.waiting)
    assert [step.seconds for step in steps] == sorted(step.seconds for step in steps)


@pytest.mark.parametrize("after", [0, 1, 3])
def test_stopped_planner_gives_a_sound_plan_with_its_bounds(after):
    heard = []
    there = generate.season(2, MIDDLE)
    outcome, answer = answered(there, progress=heard.append, stop=lambda: len(heard) > after)
    assert outcome.stopped
    assert certificate.faults(write.question(there), answer) == []
    assert len(outcome.levels) == len(levels.LEVELS)
    for level in outcome.levels:
        assert level.proven == (level.value == level.bound)
    assert not outcome.proven


def test_no_time_at_all_gives_the_first_plan():
    there = generate.season(2, MIDDLE)
    outcome, answer = answered(there, limit=0.0)
    assert certificate.faults(write.question(there), answer) == []
    assert answer["served"] >= outcome.greedy_served > 0


@pytest.mark.parametrize("count", [0, 1])
def test_season_without_requests_or_trainers_is_a_plan_too(count):
    there = season(*[request("r", on(TUESDAY))][:count])
    there = replace(there, trainers={})
    outcome, answer = answered(there)
    assert outcome.plan == ()
    assert outcome.proven
    assert [entry["why"]["code"] for entry in answer["waiting"]] == ["language.none"][:count]
    assert certificate.faults(write.question(there), answer) == []


def test_saturday_morning_serves_as_well_as_any_evening():
    saturday = MONDAY + timedelta(days=5)
    morning = Window(9 * 60, 12 * 60, frozenset({5}))
    there = season(request("r", morning, course="two"))
    outcome, _answer = answered(there)
    assert [(s.on, s.start) for s in outcome.plan][0] == (saturday, 9 * 60)
    assert all(session.on.weekday() == 5 for session in outcome.plan)


def test_session_begins_when_a_trainer_comes_free():
    late = Trainer("lea", "Léa", frozenset({"lb"}), "a", windows=(Window(19 * 60, 23 * 60),))
    outcome, _answer = answered(season(request("r", on(TUESDAY)), trainers=(late,)))
    assert [session.start for session in outcome.plan] == [19 * 60]


def test_one_lead_is_kept_even_for_a_worse_day_and_given_up_only_to_serve():
    """Léa is away on the better second evening; Mia speaks Luxembourgish too."""
    week = timedelta(days=7)
    lea = Trainer("lea", "Léa", frozenset({"lb"}), "a", windows=(Window(*EVENING, frozenset({1})),))
    mia = Trainer("mia", "Mia", frozenset({"lb"}), "a", windows=(Window(*EVENING, frozenset({3})),))
    both = request("r", on(TUESDAY), on(THURSDAY + week), on(TUESDAY + 2 * week, preference=0), course="two")
    outcome, _answer = answered(season(both, trainers=(lea, mia)))
    assert [session.trainers for session in outcome.plan] == [("lea",), ("lea",)]
    turned = request("r", on(TUESDAY), on(THURSDAY + week), course="two")
    outcome, _answer = answered(season(turned, trainers=(lea, mia)))
    assert [session.trainers for session in outcome.plan] == [("lea",), ("mia",)]
    assert {level.name: level.value for level in outcome.levels}["lead"] == 1


def test_common_evening_counts_for_each_commission_and_the_untrained_come_first():
    there = season(
        request("one", on(TUESDAY), weeks=40),
        replace(request("both", on(TUESDAY), weeks=1), communes=("a", "b")),
    )
    assert [s.request for s in solve.plan_season(there).plan] == ["both"]
    never = replace(request("never", on(TUESDAY), weeks=10), never_trained=frozenset({"a"}))
    there = season(request("one", on(TUESDAY), weeks=30), never)
    assert [s.request for s in solve.plan_season(there).plan] == ["never"]


def test_travel_is_the_straight_line_with_its_factor_rounded_up():
    one, two = Place("one", "One", 49.0, 6.0), Place("two", "Two", 50.0, 6.0)
    kilometres = 111.19
    assert travel.straight_km(one, two) == pytest.approx(kilometres, abs=0.01)
    assert travel.minutes(one, two, Rules()) == 185  # 111.19 × 1.35 ÷ 50 × 60 = 180.1
    assert travel.minutes(one, one, Rules()) == 0


TAMPERED = {
    "another day": lambda session: session | {"on": "2027-02-28"},
    "another hour": lambda session: session | {"from": "04:00"},
    "nobody": lambda session: session | {"trainers": []},
    "two leads": lambda session: session | {"trainers": session["trainers"] * 2},
    "another number": lambda session: session | {"number": 7},
}


@pytest.mark.parametrize("how", TAMPERED)
def test_certificate_refuses_a_plan_that_was_tampered_with(how):
    there = generate.season(1, generate.Size(communes=12, trainers=3, weeks=8, dates=6))
    _outcome, answer = answered(there)
    question = write.question(there)
    assert certificate.faults(question, answer) == []
    sessions = [TAMPERED[how](answer["sessions"][0]), *answer["sessions"][1:]]
    assert certificate.faults(question, answer | {"sessions": sessions})


@pytest.mark.parametrize(("level", "by"), [(0, 1), (3, -1), (5, 10)])
def test_certificate_refuses_a_claim_that_is_not_true(level, by):
    there = generate.season(1, generate.Size(communes=12, trainers=3, weeks=8, dates=6))
    _outcome, answer = answered(there)
    answer["levels"][level]["value"] += by
    assert certificate.faults(write.question(there), answer)


def test_certificate_refuses_a_lost_request():
    there = season(request("r", on(TUESDAY)), request("s", on(TUESDAY)))
    outcome, answer = answered(there)
    faults = certificate.faults(write.question(there), answer | {"waiting": []})
    assert faults == [f"{outcome.waiting[0]}: is neither planned nor waiting"]


def test_answer_put_back_as_the_plan_before_changes_nothing():
    there = generate.season(7, generate.Size(communes=16, trainers=3, weeks=10, dates=6))
    first, answer = answered(there)
    question = write.question(there) | {"sessions": answer["sessions"]}
    again = solve.plan_season(read.read_data(question))
    assert set(again.plan) == set(first.plan)
    assert {level.name: level.value for level in again.levels}["changes"] == 0


@pytest.mark.slow
def test_hundred_communes_are_proven_within_the_time_that_was_promised():
    there = generate.season(1)
    steps = []
    outcome, answer = answered(there, progress=steps.append)
    assert steps[0].seconds < 5
    assert outcome.proven
    assert max(level.seconds for level in outcome.levels) < 60
    assert certificate.faults(write.question(there), answer) == []
