"""Verdicts and sentences about seasons, trainers and planning runs."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import Grants, Verdict, may, no
from zesummen.kernel.journal import tell

from ..models import PlanRun, Season
from ..states import RunState, SeasonState

ENDED = (RunState.DONE, RunState.STOPPED)


def may_keep(granted: Grants) -> Verdict:
    """Keep seasons and trainers."""
    return may(granted, "training.desk")


def may_plan(granted: Grants, season: Season) -> Verdict:
    """Plan a season while it is open."""
    verdict = may_keep(granted)
    if verdict and season.state != SeasonState.OPEN:
        return no(_("This season is closed. Open it again to plan."))
    return verdict


def may_take_over(granted: Grants, run: PlanRun) -> Verdict:
    """Take over the plan of a run that ended with one, once."""
    verdict = may_plan(granted, run.season)
    if verdict and (run.state not in ENDED or not run.answer):
        return no(_("This run has no plan that could be taken over."))
    if verdict and run.applied_at:
        return no(_("This plan was taken over already."))
    return verdict


tell("season.plan_asked", _("%(by)s had “%(title)s” planned"))
tell("season.made", _("%(by)s opened the season “%(title)s”"))
tell("season.changed", _("%(by)s changed the season “%(title)s”"))
tell("season.closed", _("%(by)s closed the season “%(title)s”"))
tell("season.reopened", _("%(by)s opened the season “%(title)s” again"))
tell("season.taken_over", _("%(by)s took over a plan of “%(title)s”: %(made)s new evenings, %(moved)s moved"))
tell("trainer.added", _("%(by)s added the trainer %(title)s"))
tell("trainer.changed", _("%(by)s changed what is kept about the trainer %(title)s"))
tell("trainer.away", _("%(by)s noted that the trainer %(title)s is away from %(first)s to %(last)s"))
tell("trainer.back", _("%(by)s took back that the trainer %(title)s is away from %(first)s to %(last)s"))
tell("season.offered_next", _("%(by)s offered the next free evenings to %(communes)s (%(title)s)"))
tell("season.moved", _("%(by)s moved evening %(number)s of %(title)s by hand"))
tell(
    "season.file_read",
    _("%(by)s read a season file into “%(title)s”: %(trainers)s trainers, %(requests)s requests"),
)
