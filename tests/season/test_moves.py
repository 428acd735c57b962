"""A move by hand tells at once what it breaks; a plan made anew keeps what was agreed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from season.test_waiting import EVENING, MONDAY, THURSDAY, TUESDAY, on, planned, request, season
from zesummen.season import certificate, generate, moves, read, solve, write
from zesummen.season.model import Period, Session, State, Trainer, Window

WEEK = timedelta(days=7)
WIDE = Window(*EVENING, frozenset({0, 1, 2, 3, 4}))


@pytest.fixture
def two():
    """A module on two Tuesdays, another on the Thursdays, both by Léa; Tom speaks French and may not lead."""
    tom = Trainer("tom", "Tom", frozenset({"fr"}), "b", leads=False)
    lea = Trainer("lea", "Léa", frozenset({"lb"}), "a", per_week=2)
    there = season(request("r", WIDE, course="two"), request("s", WIDE, course="two"), trainers=(lea, tom))
    plan = (
        Session("r", 1, TUESDAY, EVENING[0], ("lea",)),
        Session("r", 2, TUESDAY + WEEK, EVENING[0], ("lea",)),
        Session("s", 1, THURSDAY, EVENING[0], ("lea",)),
        Session("s", 2, THURSDAY + WEEK, EVENING[0], ("lea",)),
    )
    return there, plan


def broken(there, plan, number, **changed):
    moved = moves.check_move(there, plan, replace(plan[number], **changed))
    return [found.reason.code for found in moved.breaks], moved.possible


def test_plan_that_keeps_every_rule_breaks_none(two):
    assert moves.breaks(*two) == []


@pytest.mark.parametrize(
    ("number", "changed", "codes", "possible"),
    [
        (0, {"on": TUESDAY - timedelta(days=1)}, [], True),
        (0, {"on": THURSDAY}, ["gap.days", "trainer.busy", "trainer.busy", "trainer.day", "trainer.day"], False),
        (
            1,
            {"on": TUESDAY},
            ["gap.order", *2 * ["trainer.busy"], *2 * ["trainer.day"], *3 * ["trainer.week"]],
            False,
        ),
        (1, {"on": TUESDAY + 8 * WEEK}, ["gap.days"], False),
        (1, {"on": TUESDAY + 9 * WEEK}, ["date.outside", "gap.days"], False),
        (0, {"on": TUESDAY - WEEK}, ["date.past", "date.outside"], False),
        (0, {"start": 10 * 60}, ["date.unwished"], True),
        (0, {"trainers": ("tom",)}, ["trainer.language", "trainer.lead", "lead.other"], False),
        (0, {"trainers": ("lea", "tom")}, ["trainers.number"], False),
        (0, {"trainers": ("lea", "lea")}, ["trainer.twice", "trainers.number"], False),
        (0, {"trainers": ("nobody",)}, ["lead.other", "trainer.unknown"], False),
        (0, {"request": "nobody"}, ["request.unknown"], False),
    ],
)
def test_move_tells_what_it_breaks(two, number, changed, codes, possible):
    found, can = broken(*two, number, **changed)
    if "request" not in changed:
        assert sorted(found) == sorted(codes)
    else:
        assert set(codes) <= set(found)
    assert can is possible


def test_third_evening_in_a_week_is_more_than_agreed(two):
    there, plan = two
    week_limit = replace(there.trainers["lea"], per_week=1)
    tight = replace(there, trainers={**there.trainers, "lea": week_limit})
    later = [replace(session, on=session.on + WEEK) if session.request == "s" else session for session in plan]
    assert {found.reason.code for found in moves.breaks(tight, later)} == {"trainer.week"}


def test_what_was_held_cannot_be_moved(two):
    there, plan = two
    held = (replace(plan[0], state=State.HELD), *plan[1:])
    assert broken(there, held, 0, on=THURSDAY) == (["session.held"], False)


def test_agreed_evening_that_is_moved_is_told(two):
    there, plan = two
    agreed = replace(plan[0], state=State.CONFIRMED)
    there = replace(there, sessions=(agreed,))
    assert broken(there, (agreed, *plan[1:]), 0, on=MONDAY) == (["agreed.moved"], True)


def test_road_between_two_sessions_of_a_day_is_reckoned():
    lea = Trainer("lea", "Léa", frozenset({"lb"}), "a")
    near, far = request("near", WIDE), replace(request("far", WIDE), place="b", communes=("b",))
    there = season(near, far, trainers=(lea,))
    there = replace(there, rules=replace(there.rules, sessions_per_day=2))
    first = Session("near", 1, TUESDAY, 16 * 60, ("lea",))
    late, early = Session("far", 1, TUESDAY, 19 * 60, ("lea",)), Session("far", 1, TUESDAY, 18 * 60 + 10, ("lea",))
    wishes = {"date.unwished"}
    assert {found.reason.code for found in moves.breaks(there, [first, late])} == wishes
    assert {found.reason.code for found in moves.breaks(there, [first, early])} == wishes | {"trainer.road"}


def test_illness_keeps_confirmed_evenings_of_everybody_else():
    there = generate.season(2, generate.Size(communes=24, trainers=4, weeks=12, dates=8))
    outcome, _listed = planned(there)
    agreed = tuple(replace(session, state=State.CONFIRMED) for session in outcome.plan)
    ill = agreed[len(agreed) // 2].lead
    period = Period(there.first + 3 * WEEK, there.first + 5 * WEEK)
    anew = moves.when_away(there, agreed, ill, period)
    again = solve.plan_season(anew, limit=60)
    kept = {(s.request, s.number): (s.on, s.start, s.trainers) for s in again.plan}
    touched = {s.request for s in agreed if ill in s.trainers and period.holds(s.on)}
    assert touched
    assert not any(ill in s.trainers and period.holds(s.on) for s in again.plan)
    for session in agreed:
        if session.request not in touched and session.request not in again.waiting:
            assert kept[session.request, session.number] == (session.on, session.start, session.trainers)
    question = write.question(anew)
    assert certificate.faults(question, write.answer(anew, again, [])) == [
        f"{code}: is neither planned nor waiting" for code in again.waiting
    ]
    assert read.read_data(question) == anew


def test_another_trainer_steps_in_before_a_date_moves():
    zoe = Trainer("zoe", "Zoé", frozenset({"lb"}), "b")
    there = season(request("r", WIDE), trainers=(Trainer("lea", "Léa", frozenset({"lb"}), "a"), zoe))
    agreed = (Session("r", 1, TUESDAY, EVENING[0], ("lea",), State.CONFIRMED),)
    outcome = solve.plan_season(moves.when_away(there, agreed, "lea", Period(TUESDAY, TUESDAY)))
    assert outcome.plan == (Session("r", 1, TUESDAY, EVENING[0], ("zoe",), State.CONFIRMED),)


def test_confirmed_evening_moves_only_for_a_request_that_could_not_be_served_otherwise():
    lea = Trainer("lea", "Léa", frozenset({"lb"}), "a")
    agreed = Session("r", 1, TUESDAY, EVENING[0], ("lea",), State.CONFIRMED)
    only, wishes = request("s", on(TUESDAY)), request("t", on(TUESDAY), on(THURSDAY, preference=0))
    there = season(request("r", WIDE), only, trainers=(lea,), sessions=(agreed,))
    moved = solve.plan_season(there)
    assert {s.request: s.on for s in moved.plan}["s"] == TUESDAY
    assert moved.waiting == ()
    there = season(request("r", WIDE), wishes, trainers=(lea,), sessions=(agreed,))
    kept = solve.plan_season(there)
    assert {s.request: s.on for s in kept.plan} == {"r": TUESDAY, "t": THURSDAY}
