"""A planning run: asked for, worked on in a process of its own, stopped, ended, and taken over into the season."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, live, moves
from zesummen.kernel.access import Refused, insist, no
from zesummen.season import certificate, write
from zesummen.season import solve as solver
from zesummen.season import waiting as waiting_list
from zesummen.season.faults import Faulty

from .. import states
from ..models import PlanRun, Season
from ..queries import season_question
from ..rules import seasons as rules
from ..season_words import fault

Json = dict[str, Any]
LIMIT_SECONDS = 600


@transaction.atomic
def start(*, season: Season, by, seconds: int = LIMIT_SECONDS) -> PlanRun:
    """Ask for a plan of the season as its rows stand now; ``Refused`` while another run is under way, or where rows
    contradict each other (each fault in a sentence)."""
    from ..season_tasks import plan  # late: the task imports the models' queries

    insist(rules.may_plan(grants(by, season.space), season))
    asked = season_question.question(season, timezone.localdate())
    try:
        season_question.read_question(asked)
    except Faulty as faulty:
        told = "; ".join(f"{found.where}: {fault(found.code, found.params)}" for found in faulty.faults[:10])
        raise Refused(no(_("The season cannot be planned as it stands. %(faults)s") % {"faults": told})) from None
    try:
        with transaction.atomic():
            run = PlanRun.objects.create(
                space=season.space, season=season, begun_by=by, question=asked, seconds=max(10, min(seconds, 3600))
            )
    except IntegrityError:
        raise Refused(no(_("The planner is already at work on this season."))) from None
    journal.note("season.plan_asked", season, space=season.space, by=by)
    transaction.on_commit(lambda: plan.enqueue(season.space_id, run.pk))
    return run


@transaction.atomic
def stop(*, run: PlanRun, by) -> None:
    """Ask the planner to stop; it gives its best so far. A run that nobody has begun ends at once."""
    insist(rules.may_plan(grants(by, run.space), run.season))
    PlanRun.objects.filter(pk=run.pk).update(wants_stop=True)
    if run.state == states.RunState.WAITING:
        try:
            moves.apply(run, states.STOP_RUN, ended_at=timezone.now())
        except Refused:  # it began in this moment, and stops by itself
            return
        _tell(run)


def begin(run: PlanRun) -> bool:
    """Take the run; ``False`` when it was begun or stopped already."""
    try:
        now = timezone.now()
        moves.apply(run, states.START_RUN, progress={"at": now.isoformat()}, started_at=now)
    except Refused:
        return False
    return True


def solve(run: PlanRun, tell: Callable, stop_asked: Callable[[], bool]) -> tuple[Json, bool]:
    """The answer to the run's question, and whether it was stopped; raises where it fails its own certificate."""
    season = season_question.read_question(run.question)
    outcome = solver.plan_season(season, limit=run.seconds, progress=tell, stop=stop_asked)
    listed = waiting_list.waiting_list(season, outcome.plan, outcome.waiting)
    answer = write.answer(season, outcome, listed)
    wrong = certificate.faults(write.question(season), answer)
    if wrong:
        raise ArithmeticError("; ".join(wrong))
    return answer, stop_asked()


def finish(run: PlanRun, answer: Json, stopped: bool) -> None:
    """Keep the answer."""
    move = states.STOP_RUN if stopped else states.END_RUN
    moves.apply(run, move, answer=answer, ended_at=timezone.now())
    _tell(run)


def fail(run: PlanRun, problem: Exception) -> None:
    """Say on the run that nothing will come of it."""
    try:
        moves.apply(run, states.FAIL_RUN, failure=f"{type(problem).__name__}: {problem}"[:400], ended_at=timezone.now())
    except Refused:
        return
    _tell(run)


def note_progress(run: PlanRun, step: Json) -> None:
    """Write how things stand, for the page and as a sign of life."""
    PlanRun.objects.filter(pk=run.pk).update(progress={**step, "at": timezone.now().isoformat()})
    _tell(run)


def is_to_stop(run: PlanRun) -> bool:
    """Whether somebody asked for a stop, or the run is no longer there."""
    row = PlanRun.objects.filter(pk=run.pk).values_list("wants_stop", flat=True).first()
    return row is None or row


def _tell(run: PlanRun) -> None:
    live.publish(live.topic_of(run))
