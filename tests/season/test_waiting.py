"""Who is not served: the reason is the true one, and what would change it does change it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from zesummen.season import generate, moves, reasons, solve, waiting, words
from zesummen.season.model import Course, Period, Place, Request, Season, Session, State, Trainer, Window

MONDAY = date(2027, 3, 1)
TUESDAY, THURSDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=3)
EVENING = (18 * 60, 22 * 60)


def on(day, *, start=EVENING[0], end=EVENING[1], preference=3):
    return Window(start, end, first=day, last=day, preference=preference)


def request(code, *windows, course="one", languages=("lb",), weeks=10, **more):
    asked = MONDAY - timedelta(weeks=weeks)
    return Request(code, "a", ("a",), course, languages, asked, windows=windows, **more)


def season(*requests, trainers=(), **more):
    """Two places, three courses, one trainer who speaks Luxembourgish and one who speaks French."""
    standard = (Trainer("lea", "Léa", frozenset({"lb"}), "a"), Trainer("tom", "Tom", frozenset({"fr"}), "b"))
    house = (Window(*EVENING, frozenset({1, 3})),)
    courses = (
        Course("one", "One", 1, 120, windows=house),
        Course("two", "Two", 2, 120, windows=house),
        Course("pair", "Two trainers", 1, 120, trainers=2, windows=house),
    )
    return Season(
        name="Test",
        first=MONDAY,
        last=MONDAY + timedelta(days=60),
        today=MONDAY - timedelta(days=5),
        places={"a": Place("a", "Aa", 49.5, 6.0), "b": Place("b", "Bee", 49.6, 6.1)},
        courses={course.code: course for course in courses},
        trainers={trainer.code: trainer for trainer in trainers or standard},
        requests={asked.code: asked for asked in requests},
        **more,
    )


def planned(asked):
    outcome = solve.plan_season(asked, limit=30)
    return outcome, waiting.waiting_list(asked, outcome.plan, outcome.waiting)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (request("r", on(TUESDAY), languages=("pt",)), "language.none"),
        (request("r", on(TUESDAY), course="pair"), "trainers.few"),
        (request("r", on(MONDAY - timedelta(days=20))), "days.outside"),
        (request("r", on(TUESDAY), not_on=frozenset({TUESDAY})), "days.closed"),
        (request("r", on(TUESDAY, end=19 * 60)), "hours.short"),
        (request("r", on(THURSDAY + timedelta(days=7))), "trainers.away"),
        (request("r", on(TUESDAY), on(THURSDAY), course="two"), "gap.none"),
    ],
)
def test_request_that_cannot_be_met_is_told_its_own_rule(asked, code):
    away = (Period(THURSDAY + timedelta(days=7), THURSDAY + timedelta(days=7)),)
    lea = Trainer("lea", "Léa", frozenset({"lb"}), "a", away=away)
    there = season(asked, trainers=(lea, Trainer("tom", "Tom", frozenset({"fr"}), "b")))
    reason = reasons.impossible(there, asked)
    assert reason is not None
    assert reason.code == code
    _outcome, listed = planned(there)
    assert [entry.why for entry in listed] == [reason]


def test_request_that_could_be_met_has_no_such_rule():
    asked = request("r", on(TUESDAY))
    assert reasons.impossible(season(asked), asked) is None


def test_who_waited_longer_is_served_and_the_other_is_told_who_could_help():
    there = season(request("new", on(THURSDAY), weeks=3), request("old", on(THURSDAY), weeks=30))
    outcome, (entry,) = planned(there)
    assert {session.request for session in outcome.plan} == {"old"}
    assert (entry.request, entry.rank, entry.why.code) == ("new", 1, "taken")
    told = [words.sentence(there, change) for change in entry.changes]
    assert told == [
        "accepting Tuesdays",
        "accepting further Thursdays of the season",
        "accepting an evening in French",
        "a second trainer who speaks Luxembourgish, on Thursdays in March",
    ]
    assert [session.on for session in entry.offer] == [TUESDAY]


@pytest.mark.parametrize("limit", ["per_week", "per_season"])
def test_trainer_who_is_free_but_has_too_few_evenings_left_is_the_reason(limit):
    """Not the gap: on any two of the dates the trainer could come, were it not for the most evenings that were agreed."""
    lea = Trainer("lea", "Léa", frozenset({"lb"}), "a", **{limit: 1})
    there = season(request("r", on(MONDAY), on(THURSDAY), course="near"), trainers=(lea,))
    near = replace(there.courses["two"], code="near", gap_min=1, gap_max=5)
    _outcome, (entry,) = planned(replace(there, courses={**there.courses, "near": near}))
    assert entry.why.code == "limits"
    assert limit.replace("per_", "more.") in {change.code for change in entry.changes}


@pytest.mark.parametrize("seed", range(6))
def test_every_change_that_is_told_serves_the_request(seed):
    """The days, dates, languages and trainers of the sentences are put into the season, which is solved anew."""
    size = generate.Size(communes=14, trainers=2, weeks=5, dates=4, two_trainers=0.2, kick_offs=0.3)
    there = generate.season(seed, size)
    outcome, listed = planned(there)
    assert listed
    for entry in listed[:3]:
        for change in entry.changes:
            again = solve.plan_season(_with(there, entry.request, change), limit=30)
            weight = there.weight(there.requests[entry.request])
            assert again.levels[0].value >= outcome.levels[0].value + weight, change


def _with(there, code, change):
    asked, params = there.requests[code], change.params
    windows = asked.windows or there.courses[asked.course].windows
    if change.code in {"accept.days", "accept.dates"}:
        more = Window(9 * 60, 23 * 60, frozenset(params["days"]), preference=0)
        asked = replace(asked, windows=(*windows, more))
    elif change.code == "accept.language":
        asked = replace(asked, languages=(*asked.languages, params["language"]))
    elif change.code == "accept.gap":
        courses = {**there.courses, asked.course: replace(there.courses[asked.course], gap_max=params["most"])}
        return replace(there, courses=courses)
    elif change.code in {"more.week", "more.season"}:
        trainer = there.trainers[params["trainer"]]
        limit = "per_week" if change.code == "more.week" else "per_season"
        busier = replace(trainer, **{limit: getattr(trainer, limit) + 1})
        return replace(there, trainers={**there.trainers, trainer.code: busier})
    else:
        free = (Window(0, 1440, frozenset(params["days"])),)
        newcomer = Trainer("new", "New", frozenset({params["language"]}), asked.place, windows=free)
        return replace(there, trainers={**there.trainers, "new": newcomer})
    return replace(there, requests={**there.requests, code: asked})


def test_every_request_that_waits_is_told_something_true_and_helpful():
    there = generate.season(3, generate.Size(communes=20, trainers=2, weeks=5, dates=3))
    outcome, listed = planned(there)
    assert len(listed) > 5
    for entry in listed:
        assert words.sentence(there, entry.why)
        assert entry.changes
        for session in entry.offer:
            broken = {found.reason.code for found in moves.check_move(there, outcome.plan, session).breaks}
            assert broken <= {"date.unwished", "series.incomplete"}


def test_offers_do_not_take_one_evening_twice():
    there = generate.season(4, generate.Size(communes=20, trainers=2, weeks=6, dates=3))
    outcome, listed = planned(there)
    offered = [session for entry in listed for session in entry.offer]
    hard = [found for found in moves.breaks(there, [*outcome.plan, *offered]) if found.hard]
    assert offered
    assert hard == []


def test_rank_of_the_list_before_is_kept():
    first = request("first", on(THURSDAY), weeks=1, rank=2)
    later = request("later", on(THURSDAY), weeks=40, rank=5)
    newest = request("newest", on(THURSDAY), weeks=20)
    lost = (Trainer("tom", "Tom", frozenset({"fr"}), "b"),)
    _outcome, listed = planned(season(newest, later, first, trainers=lost))
    assert [entry.request for entry in listed] == ["first", "later", "newest"]


def test_every_code_has_a_sentence_and_no_two_tables_share_one():
    tables = (words.WHY, words.CHANGES, words.MOVES)
    assert len(words.SENTENCES) == sum(map(len, tables))


def test_held_evening_leaves_only_the_second_to_plan():
    held = Session("r", 1, MONDAY, EVENING[0], ("lea",), State.HELD)
    asked = request("r", on(THURSDAY), course="two")
    there = season(asked, sessions=(held,), trainers=())
    _outcome, (entry,) = planned(there)
    assert entry.why.code == "gap.held"
    later = replace(asked, windows=(on(THURSDAY + timedelta(days=7)),))
    outcome, listed = planned(replace(there, requests={"r": later}))
    assert (listed, [session.number for session in outcome.plan]) == ([], [1, 2])
