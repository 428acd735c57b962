"""What hangs on an action: owners, partners, objectives, parts and milestones in one press, budget lines."""

from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from zesummen.kernel.pages import attempt, granted, needs

from ..actions import action_parts as actions
from ..actions import budget
from ..forms import action_parts as forms
from ..models import Action, BudgetLine, Objective, Plan
from ..queries import actions as queries
from ..rules import actions as rules
from .actions import knot, pair_or_404
from .base import show


def _back(request, plan: Plan, action: Action, at: str = ""):
    answer = redirect("plans:action", request.space.slug, plan.pk, action.pk)
    answer["Location"] += at
    return answer


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def owners(request, pk, action_pk):
    """The three owners of an action."""
    plan, action = pair_or_404(request, pk, action_pk)
    given = list(action.owners.all())
    form = forms.OwnersForm(request.POST or None, space=request.space, owners=given, version=action.version)
    form.now = lambda: "\n".join(f"{o.get_kind_display()}: {o.name}" for o in action.owners.all())
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(
            form,
            actions.set_owners,
            action=action,
            owners=form.owners,
            expected=form.cleaned_data["version"],
            by=request.user,
        )
    ):
        return _back(request, plan, action, "#who")
    return show(request, plan, "plans/action_owners.html", {"form": form, "action": action}, measure=knot(plan))


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def partners(request, pk, action_pk):
    """Who takes part."""
    plan, action = pair_or_404(request, pk, action_pk)
    form = forms.PartnersForm(request.POST or None, partners=action.partners.all(), version=action.version)
    form.now = lambda: "\n".join(f"{p.name} · {p.get_kind_display()}" for p in action.partners.all())
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(
            form,
            actions.set_partners,
            action=action,
            partners=form.partners,
            expected=form.cleaned_data["version"],
            by=request.user,
        )
    ):
        return _back(request, plan, action, "#who")
    return show(request, plan, "plans/action_partners.html", {"form": form, "action": action}, measure=knot(plan))


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def objectives(request, pk, action_pk):
    """Which objectives the action serves, and how its money is split."""
    plan, action = pair_or_404(request, pk, action_pk)
    shares = {row.objective_id: row.share for row in action.objective_links.all()}
    form = forms.SharesForm(
        request.POST or None, objectives=Objective.objects.filter(plan=plan), shares=shares, version=action.version
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(
            form,
            actions.set_objectives,
            action=action,
            shares=form.shares,
            expected=form.cleaned_data["version"],
            by=request.user,
        )
    ):
        return _back(request, plan, action, "#objectives")
    return show(request, plan, "plans/action_objectives.html", {"form": form, "action": action}, measure=knot(plan))


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def step_add(request, pk, action_pk, kind):
    """Add a part or a milestone."""
    plan, action = pair_or_404(request, pk, action_pk)
    if kind not in forms.STEP_FORMS:
        raise Http404
    form = forms.STEP_FORMS[kind](request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.add_step, action=action, kind=kind, by=request.user, **form.cleaned_data)
    ):
        return _back(request, plan, action, "#steps")
    return show(
        request, plan, "plans/action_step.html", {"form": form, "action": action, "kind": kind}, measure=knot(plan)
    )


@require_POST
@needs("plan.read")
def step_tick(request, pk, action_pk, kind, step_pk):
    """Tick a part or milestone, open it again, or remove it."""
    plan, action = pair_or_404(request, pk, action_pk)
    step = queries.find_step(action, kind, step_pk)
    if step is None:
        raise Http404
    act = request.POST.get("act")
    if act == "remove":
        actions.remove_step(action=action, kind=kind, step=step, by=request.user)
    else:
        actions.tick_step(action=action, kind=kind, step=step, is_done=act != "open", by=request.user)
    return _back(request, plan, action, "#steps")


@require_http_methods(["GET", "POST"])
@needs("plan.money")
def lines(request, pk, action_pk):
    """The budget lines of one action, several at once."""
    plan, action = pair_or_404(request, pk, action_pk)
    rows = list(BudgetLine.objects.filter(action=action))
    form = forms.LinesForm(request.POST or None, lines=rows, year=_first_year(plan, action, rows), source=_source(rows))
    form.now = lambda: "\n".join(
        f"{line.year} · {line.source} · {line.planned} · {line.real if line.real is not None else '–'}"
        for line in BudgetLine.objects.filter(action=action)
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, budget.save_lines, action=action, lines=form.entries_of_lines, by=request.user)
    ):
        more = request.POST.get("more") == "1"
        return (
            redirect("plans:action_lines", request.space.slug, pk, action_pk)
            if more
            else _back(request, plan, action, "#budget")
        )
    return show(
        request,
        plan,
        "plans/action_lines.html",
        {
            "form": form,
            "action": action,
            "may_money": rules.may_keep_money(granted(request), plan),
        },
        measure=knot(plan),
    )


def _first_year(plan: Plan, action: Action, rows: list[BudgetLine]) -> int | None:
    start = action.from_on or plan.starts_on
    return rows[-1].year if rows else start.year if start else None


def _source(rows: list[BudgetLine]) -> str:
    return rows[-1].source if rows else "Budget communal"


@require_POST
@needs("plan.money")
def free(request, pk, action_pk):
    """Say that the action costs nothing."""
    plan, action = pair_or_404(request, pk, action_pk)
    year = _first_year(plan, action, []) or 0
    if not year:
        return redirect("plans:action_lines", request.space.slug, pk, action_pk)
    budget.say_free(action=action, year=year, source="Budget communal", by=request.user)
    return _back(request, plan, action, "#budget")
