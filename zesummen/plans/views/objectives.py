"""Objectives, their indicators, and what they answer."""

from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.documents.queries import files_of
from zesummen.kernel import journal
from zesummen.kernel.numbers import whole
from zesummen.kernel.pages import attempt, granted, needs

from ..actions import objectives as actions
from ..forms.objectives import IndicatorForm, ObjectiveForm
from ..models import Indicator, Objective
from ..queries import objectives as queries
from ..queries.thread import chain_of
from ..rules.plans import may_write
from .base import plan_or_404, show

HERE = "objectives"


def _objective_or_404(plan, pk):
    found = Objective.objects.filter(plan=plan, pk=pk).select_related("parent", "cycle").first()
    if found is None:
        raise Http404
    found.plan = plan
    return found


@require_safe
@needs("plan.read")
def objective_list(request, pk):
    """The tree of objectives."""
    plan = plan_or_404(pk)
    return show(
        request,
        plan,
        "plans/objective_list.html",
        {"rows": queries.objective_rows(plan), "may_write": may_write(granted(request), plan)},
        measure=HERE,
    )


@require_safe
@needs("plan.read")
def objective(request, pk, objective):
    """One objective with its results expected and its thread."""
    plan = plan_or_404(pk)
    found = _objective_or_404(plan, objective)
    return show(
        request,
        plan,
        "plans/objective.html",
        {
            "objective": found,
            "indicators": list(found.indicators.prefetch_related("readings")),
            "chain": chain_of(found),
            "files": files_of(found.folder_id, granted(request), request.user),
            "may_write": may_write(granted(request), plan),
            "entries": journal.lines_about(found, 8),
        },
        measure=HERE,
    )


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def objective_new(request, pk):
    """Write an objective."""
    plan = plan_or_404(pk)
    wanted = [pk for part in request.GET.getlist("need") if (pk := whole(part)) is not None]
    form = ObjectiveForm(request.POST or None, plan=plan, initial={"needs": wanted, "parent": request.GET.get("under")})
    if request.method == "POST" and form.is_valid():
        made = attempt(form, actions.write_objective, plan=plan, by=request.user, **form.resolved())
        if made:
            return redirect("plans:objective", request.space.slug, pk, made.pk)
    return show(request, plan, "plans/objective_form.html", {"form": form, "objective": None}, measure=HERE)


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def objective_edit(request, pk, objective):
    """Change an objective."""
    plan = plan_or_404(pk)
    found = _objective_or_404(plan, objective)
    initial = {name: getattr(found, name) for name in ("title", "description", "field", "version")}
    initial |= {
        "parent": found.parent_id,
        "cycle": found.cycle_id,
        "needs": [link.need_id for link in found.need_links.all()],
    }
    form = ObjectiveForm(request.POST or None, plan=plan, objective=found, initial=initial)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(
            form,
            actions.change_objective,
            objective=found,
            expected=form.cleaned_data["version"],
            by=request.user,
            **form.resolved(),
        )
    ):
        return redirect("plans:objective", request.space.slug, pk, objective)
    return show(request, plan, "plans/objective_form.html", {"form": form, "objective": found}, measure=HERE)


@require_POST
@needs("plan.write")
def objective_remove(request, pk, objective):
    """Remove an objective on which nothing hangs."""
    actions.remove_objective(objective=_objective_or_404(plan_or_404(pk), objective), by=request.user)
    return redirect("plans:objective_list", request.space.slug, pk)


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def indicator_new(request, pk, objective):
    """Add an indicator."""
    plan = plan_or_404(pk)
    found = _objective_or_404(plan, objective)
    form = IndicatorForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.write_indicator, objective=found, by=request.user, **form.values)
    ):
        return redirect("plans:objective", request.space.slug, pk, objective)
    return show(
        request, plan, "plans/indicator_form.html", {"form": form, "objective": found, "indicator": None}, measure=HERE
    )


def _indicator_or_404(objective, pk):
    found = Indicator.objects.filter(objective=objective, pk=pk).first()
    if found is None:
        raise Http404
    found.objective = objective
    return found


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def indicator_edit(request, pk, objective, indicator):
    """Change an indicator."""
    plan = plan_or_404(pk)
    above = _objective_or_404(plan, objective)
    found = _indicator_or_404(above, indicator)
    form = IndicatorForm(
        request.POST or None,
        indicator=found,
        initial={name: getattr(found, name) for name in IndicatorForm.base_fields},
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(
            form,
            actions.change_indicator,
            indicator=found,
            expected=form.cleaned_data["version"],
            by=request.user,
            **form.values,
        )
    ):
        return redirect("plans:objective", request.space.slug, pk, objective)
    context = {"form": form, "objective": above, "indicator": found}
    return show(request, plan, "plans/indicator_form.html", context, measure=HERE)


@require_POST
@needs("plan.write")
def indicator_remove(request, pk, objective, indicator):
    """Remove an indicator without readings."""
    above = _objective_or_404(plan_or_404(pk), objective)
    actions.remove_indicator(indicator=_indicator_or_404(above, indicator), by=request.user)
    return redirect("plans:objective", request.space.slug, pk, objective)
