"""The plans of a space, one plan with its knots, one measure."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.council.queries import proposed_regime
from zesummen.documents.queries import files_of
from zesummen.kernel import journal
from zesummen.kernel.pages import attempt, granted, needs, next_page, page

from ..actions import plans as actions
from ..forms.plans import EditForm, NoteForm, ReasonForm, StartForm
from ..measures import TEMPLATES
from ..models import Plan
from ..queries import helpers
from ..queries.clocks import clocks_of
from ..queries.plans import mark_of, plans_of_space
from ..queries.standings import rail_of
from ..rules import plans as rules
from .base import plan_or_404, show


@require_safe
@needs("plan.read")
def plan_list(request):
    """All plans of the space, with the way to start one or take one over."""
    rows = [(plan, TEMPLATES[plan.template]) for plan in plans_of_space()]
    return page(
        request,
        "plans/plan_list.html",
        {
            "rows": rows,
            "may_start": rules.may_start(granted(request), request.space),
            "section": "plans",
            "space_base": f"/s/{request.space.slug}/",
        },
    )


@require_http_methods(["GET", "POST"])
@needs("plan.start")
def plan_start(request):
    """Start a plan. Says first what is already begun."""
    proposed = proposed_regime(timezone.localdate())
    before = plans_of_space().first()  # whoever has made a PCI likely makes the next one
    likely = before.template if before else "gemengepakt" if proposed.regime == "2023" else "pci"
    form = StartForm(request.POST or None, initial={"template": likely, "regime": proposed.regime})
    if request.method == "POST" and form.is_valid():
        plan = attempt(form, actions.start_plan, space=request.space, by=request.user, **form.cleaned_data)
        if plan:
            return redirect("plans:plan", request.space.slug, plan.pk)
    begun = [plan for plan in plans_of_space() if plan.state in ("preparation", "running")]
    return page(
        request,
        "plans/plan_start.html",
        {
            "form": form,
            "begun": begun,
            "proposed": proposed,
            "section": "plans",
            "space_base": f"/s/{request.space.slug}/",
        },
    )


@require_safe
@needs("plan.read")
def plan(request, pk):
    """The plan with its knots: where it stands, what next, who owes it."""
    the_plan = plan_or_404(pk)
    the_plan.space = request.space
    rail = rail_of(the_plan)
    return show(
        request,
        the_plan,
        "plans/plan.html",
        {
            "may_write": rules.may_write(granted(request), the_plan),
            "entries": journal.lines_about(the_plan, 8),
            "clocks": clocks_of(the_plan, rail),
        },
        rail=rail,
    )


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def plan_edit(request, pk):
    """Title, summary, dates and rhythm."""
    the_plan = plan_or_404(pk)
    names = [name for name in EditForm.base_fields if name != "version"]
    initial = {name: getattr(the_plan, name) for name in names} | {"version": the_plan.version}
    form = EditForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form,
            actions.edit_plan,
            plan=the_plan,
            expected=form.cleaned_data["version"],
            by=request.user,
            **form.values,
        )
        if done:
            return redirect("plans:plan", request.space.slug, pk)
    return show(request, the_plan, "plans/plan_edit.html", {"form": form})


@require_POST
@needs("plan.publish")
def plan_public(request, pk):
    """Open or close the public page."""
    actions.set_public(plan=plan_or_404(pk), is_public=request.POST.get("public") == "1", by=request.user)
    return redirect("plans:plan", request.space.slug, pk)


@require_POST
@needs("plan.release")
def plan_release(request, pk):
    """Release the plan to bodies outside, or take it back."""
    actions.set_released(obj=plan_or_404(pk), is_released=request.POST.get("released") == "1", by=request.user)
    return redirect("plans:plan", request.space.slug, pk)


@require_http_methods(["GET", "POST"])
@needs("plan.start")
def plan_give_up(request, pk):
    """Give the plan up, with a reason."""
    the_plan = plan_or_404(pk)
    form = ReasonForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.give_up_plan, plan=the_plan, by=request.user, **form.cleaned_data)
    ):
        return redirect("plans:plan", request.space.slug, pk)
    return show(request, the_plan, "plans/plan_give_up.html", {"form": form})


def _row(plan: Plan, key: str):
    rail = rail_of(plan)
    row = rail.row(key)
    if row is None:
        raise Http404
    return rail, row


@require_safe
@needs("plan.read")
def measure(request, pk, key):
    """One measure: what it is for, what counts as proof, what is missing, who helps, what comes next."""
    the_plan = plan_or_404(pk)
    rail, row = _row(the_plan, key)
    cycle = rail.cycle if row.measure.stage == 2 and rail.template.in_cycles else None
    mark = mark_of(the_plan, key, cycle)
    given = granted(request)
    return show(
        request,
        the_plan,
        "plans/measure.html",
        {
            "row": row,
            "mark": mark,
            "files": files_of(mark.folder_id, given, request.user) if mark else [],
            "tools": [(label, _tool(request, the_plan, link)) for label, link in row.measure.tools],
            "may_declare": rules.may_declare(given, the_plan, row),
            "may_start_early": rules.may_start_early(given, the_plan, row),
            "early_form": ReasonForm(),
            "came_from": next_page(request, ""),
            "may_write": rules.may_write(given, the_plan),
            "helpers": helpers.helpers_of(row.measure.helpers),
            "models": helpers.models_of(row.measure.models, row.measure.key),
        },
        measure=key,
        rail=rail,
    )


def _tool(request, plan: Plan, link: str) -> str:
    inside = f"/s/{request.space.slug}"
    return f"{inside}{link}" if link.startswith("/") else f"{inside}/plans/{plan.pk}/{link}"


@require_http_methods(["GET", "POST"])
@needs("plan.declare")
def measure_declare(request, pk, key):
    """Declare a measure complete with a reason, or take it back."""
    the_plan = plan_or_404(pk)
    rail, row = _row(the_plan, key)
    cycle = rail.cycle if rail.template.in_cycles else None
    if request.method == "POST" and request.POST.get("take_back"):
        actions.take_back_declaration(plan=the_plan, row=row, cycle=cycle, by=request.user)
        return redirect("plans:measure", request.space.slug, pk, key)
    return _reasoned(request, the_plan, rail, row, actions.declare_complete, "plans/measure_declare.html", cycle)


@require_http_methods(["GET", "POST"])
@needs("plan.declare")
def measure_early(request, pk, key):
    """Start a measure before its turn, with a written reason."""
    the_plan = plan_or_404(pk)
    rail, row = _row(the_plan, key)
    cycle = rail.cycle if rail.template.in_cycles else None
    return _reasoned(request, the_plan, rail, row, actions.start_early, "plans/measure_early.html", cycle)


def _reasoned(request, plan, rail, row, act, template, cycle):
    form = ReasonForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, act, plan=plan, row=row, cycle=cycle, by=request.user, **form.cleaned_data)
    ):
        return redirect(next_page(request, reverse("plans:measure", args=[request.space.slug, plan.pk, row.key])))
    context = {"form": form, "row": row, "came_from": next_page(request, "")}
    return show(request, plan, template, context, measure=row.key, rail=rail)


@require_POST
@needs("plan.write")
def measure_attach(request, pk, key):
    """Make the place for a measure's files, then go to the form that adds one."""
    the_plan = plan_or_404(pk)
    rail, row = _row(the_plan, key)
    cycle = rail.cycle if row.measure.stage == 2 and rail.template.in_cycles else None
    mark = actions.mark_of(the_plan, row.key, cycle)
    address = reverse("documents:attach", args=[request.space.slug, mark._meta.label_lower, mark.pk])
    return redirect(f"{address}?next={reverse('plans:measure', args=[request.space.slug, pk, key])}")


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def measure_note(request, pk, key):
    """The note on a measure; also makes the place for its files."""
    the_plan = plan_or_404(pk)
    rail, row = _row(the_plan, key)
    cycle = rail.cycle if row.measure.stage == 2 and rail.template.in_cycles else None
    mark = mark_of(the_plan, key, cycle)
    form = NoteForm(request.POST or None, initial={"note": mark.note if mark else None})
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.write_note, plan=the_plan, row=row, cycle=cycle, by=request.user, **form.cleaned_data)
    ):
        return redirect("plans:measure", request.space.slug, pk, key)
    return show(request, the_plan, "plans/measure_note.html", {"form": form, "row": row}, measure=key, rail=rail)
