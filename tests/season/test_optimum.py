"""The planner against every plan there is, and against its certificate."""

from hypothesis import HealthCheck, assume, given, settings

from season.brute import LEVELS, best
from season.small import questions
from zesummen.season import certificate, read, solve, waiting, write
from zesummen.season.faults import Faulty

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def planned(question):
    """The season, the outcome and the answer."""
    season = read.read_data(question)
    outcome = solve.plan_season(season, limit=60)
    listed = waiting.waiting_list(season, outcome.plan, outcome.waiting)
    return season, outcome, write.answer(season, outcome, listed)


@QUICK
@given(questions(most_requests=3))
def test_no_plan_is_better_at_any_level(question):
    try:
        season, outcome, answer = planned(question)
    except Faulty:
        assume(False)
    assert certificate.faults(write.question(season), answer) == []
    assert outcome.proven
    assert tuple(level["value"] for level in answer["levels"]) == best(write.question(season))
    assert tuple(level["name"] for level in answer["levels"]) == LEVELS
