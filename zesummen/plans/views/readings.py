"""Indicator readings against their targets, and the plan that follows."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zesummen.council.queries import proposed_regime
from zesummen.kernel import dates, drawing, money
from zesummen.kernel.pages import attempt, granted, needs

from ..actions import readings as actions
from ..actions.next_plan import open_next_plan
from ..forms.evaluation import NextForm, ReadingForm
from ..models import Indicator
from ..queries.next_plan import left_by, next_of
from ..queries.readings import indicator_row, indicator_rows
from ..rules import evaluation as rules
from .base import show
from .evaluation import knot, plan_here


@require_safe
@needs("plan.read")
def reading_list(request, pk):
    """All indicators with their last reading and how far the target is."""
    plan = plan_here(request, pk)
    return show(
        request,
        plan,
        "plans/readings.html",
        {
            "rows": indicator_rows(plan),
            "may_enter": rules.may_enter_reading(granted(request), plan),
        },
        measure=knot(plan),
    )


@require_http_methods(["GET", "POST"])
@needs("plan.read")
def readings(request, pk, indicator_pk):
    """One indicator: its readings, a new one, or the correction of one (``?replaces=``)."""
    plan = plan_here(request, pk)
    found = Indicator.objects.filter(objective__plan=plan, pk=indicator_pk).select_related("objective").first()
    if found is None:
        raise Http404
    found.objective.plan, found.space = plan, plan.space
    row, may_enter = indicator_row(found), rules.may_enter_reading(granted(request), plan)
    old = _to_correct(request, row)
    form = _form(request, found, old) if may_enter else None
    if request.method == "POST" and form is not None and form.is_valid():
        if old:
            old.indicator = found
        target = {"reading": old} if old else {"indicator": found}
        act = actions.correct_reading if old else actions.enter_reading
        if attempt(form, act, **target, by=request.user, **form.cleaned_data):
            return redirect("plans:readings", request.space.slug, pk, indicator_pk)
    return show(
        request,
        plan,
        "plans/reading.html",
        {
            "row": row,
            "indicator": found,
            "form": form,
            "old": old,
            "may_enter": may_enter,
            "drawing": _drawing(row),
        },
        measure=knot(plan),
    )


def _to_correct(request, row):
    wanted = request.GET.get("replaces", "")
    return next((reading for reading in row.readings if str(reading.pk) == wanted), None)


def _form(request, indicator, old) -> ReadingForm:
    initial = {"source": indicator.source, "read_on": timezone.localdate()}
    if old:
        initial = {"source": old.source, "read_on": old.read_on, "value": old.value}
    return ReadingForm(
        request.POST if request.method == "POST" else None, initial=initial, is_correction=old is not None
    )


def _drawing(row) -> drawing.Trend | None:
    points = [(dates.short_date(r.read_on), r.value, money.number(r.value.normalize())) for r in row.readings]
    i = row.indicator
    if i.baseline is not None and i.baseline_on:
        points.insert(0, (dates.short_date(i.baseline_on), i.baseline, money.number(i.baseline.normalize())))
    return drawing.trend(points) if len(points) > 1 else None


@require_http_methods(["GET", "POST"])
@needs("plan.read")
def next_plan(request, pk):
    """Open the next plan with what this one left, chosen by ticks; once it is open, everybody is led there."""
    plan = plan_here(request, pk)
    left, following = left_by(plan), next_of(plan)
    verdict = rules.may_open_next(granted(request), plan, following is not None)
    proposed = proposed_regime(timezone.localdate())
    initial = {"regime": proposed.regime, "template": "gemengepakt" if proposed.regime == "2023" else plan.template}
    form = NextForm(request.POST if request.method == "POST" else None, left=left, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, open_next_plan, plan=plan, by=request.user, **form.cleaned_data)
        if made:
            return redirect("plans:plan", request.space.slug, made.pk)
    return show(
        request,
        plan,
        "plans/next_plan.html",
        {
            "form": form,
            "left": left,
            "following": following,
            "verdict": verdict,
        },
        measure=knot(plan),
    )
