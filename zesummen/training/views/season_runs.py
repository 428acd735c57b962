"""Planning a season: start, watch, stop, look at the plan, take it over."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from zesummen.kernel.access import Refused
from zesummen.kernel.pages import granted, needs

from ..actions import season_plan as take
from ..actions import season_runs as actions
from ..forms import seasons as forms
from ..queries import season_plan
from ..queries import seasons as queries
from ..rules import seasons as rules
from ..states import RunState
from .base import show
from .seasons import season_or_404


@require_POST
@needs("training.desk")
def plan(request, pk):
    """Ask for a plan."""
    found = season_or_404(request, pk)
    form = forms.PlanForm(request.POST)
    seconds = form.cleaned_data["minutes"] * 60 if form.is_valid() else actions.LIMIT_SECONDS
    run = actions.start(season=found, seconds=seconds, by=request.user)
    return redirect("training:season_run", request.space.slug, pk, run.pk)


def _run_or_404(request, pk: int, run: int):
    found = season_or_404(request, pk)
    row = queries.run(found, run)
    if row is None:
        raise Http404
    row.season = found
    return row


@require_safe
@needs("training.desk")
def run(request, pk, run):
    """A run: how far it is; then its plan, how good it is, and who waits and why."""
    row = _run_or_404(request, pk, run)
    today = timezone.localdate()
    context = {
        "season": row.season,
        "run": row,
        "is_open": row.state in (RunState.WAITING, RunState.RUNNING),
        "progress": season_plan.progress_words(row) if row.state == RunState.RUNNING else "",
        "result": season_plan.result(row, today) if row.answer else None,
        "changes": {key: words() for key, words in season_plan.CHANGES.items()},
        "may_take_over": rules.may_take_over(granted(request), row),
    }
    if request.GET.get("part") == "progress":
        if not context["is_open"]:
            return HttpResponse(headers={"HX-Refresh": "true"})
        return show(request, "training/_season_progress.html", context)
    return show(request, "training/season_run.html", context)


@require_POST
@needs("training.desk")
def stop(request, pk, run):
    """Ask the planner to stop; it gives its best so far."""
    row = _run_or_404(request, pk, run)
    if row.state not in (RunState.WAITING, RunState.RUNNING):
        raise Refused(_("The planner has ended already. Its plan is on this page."))
    actions.stop(run=row, by=request.user)
    messages.success(request, _("The planner stops and gives its best so far."))
    return redirect("training:season_run", request.space.slug, pk, run)


@require_POST
@needs("training.desk")
def take_over(request, pk, run):
    """Make the plan's evenings, all or none."""
    row = _run_or_404(request, pk, run)
    done = take.take_over(run=row, by=request.user)
    words = ngettext("%(n)d evening was planned.", "%(n)d evenings were planned.", done.made) % {"n": done.made}
    if done.moved:
        words += " " + ngettext("%(n)d was changed.", "%(n)d were changed.", done.moved) % {"n": done.moved}
    if done.waiting:
        words += " " + ngettext("%(n)d request waits.", "%(n)d requests wait.", done.waiting) % {"n": done.waiting}
    messages.success(request, words)
    return redirect("training:season", request.space.slug, pk)
