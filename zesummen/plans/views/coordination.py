"""Who coordinates the plan."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zesummen.kernel.pages import attempt, granted, needs

from ..actions import coordination as actions
from ..forms.coordination import CoordinatorForm, EndForm
from ..models import Coordinator
from ..queries import coordination as queries
from ..rules import coordination as rules
from .base import plan_or_404, show

FIELDS = (
    "kind",
    "name",
    "person",
    "body",
    "days_a_week",
    "from_on",
    "until_on",
    "office",
    "phone",
    "email",
    "hours",
)


@require_safe
@needs("plan.read")
def coordinator(request, pk):
    """The coordinator today, and everybody who was or will be."""
    plan = plan_or_404(pk)
    today = timezone.localdate()
    rows = queries.coordinators_of(plan)
    present = [row for row in rows if row.from_on <= today and (row.until_on is None or row.until_on >= today)]
    return show(
        request,
        plan,
        "plans/coordinator.html",
        {
            "present": present,
            "others": [row for row in rows if row not in present],
            "today": today,
            "may_name": rules.may_name_coordinator(granted(request), plan),
        },
    )


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def coordinator_new(request, pk):
    """Name a coordinator."""
    plan = plan_or_404(pk)
    form = CoordinatorForm(
        request.POST or None,
        space=request.space,
        some_in_office=bool(queries.present(plan)),
        initial={"kind": "communal", "from_on": timezone.localdate()},
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.name_coordinator, plan=plan, by=request.user, **form.values)
    ):
        return redirect("plans:coordinator", request.space.slug, pk)
    return show(request, plan, "plans/coordinator_form.html", {"form": form, "coordinator": None})


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def coordinator_edit(request, pk, coordinator):
    """Correct what is known of a coordinator."""
    plan, found = _found(pk, coordinator)
    initial = {name: getattr(found, name) for name in FIELDS} | {"version": queries.stamp(found)}
    form = CoordinatorForm(request.POST or None, space=request.space, some_in_office=False, initial=initial)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(
            form,
            actions.change_coordinator,
            coordinator=found,
            expected=form.cleaned_data["version"] or 0,
            by=request.user,
            **form.values,
        )
    ):
        return redirect("plans:coordinator", request.space.slug, pk)
    return show(request, plan, "plans/coordinator_form.html", {"form": form, "coordinator": found})


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def coordinator_end(request, pk, coordinator):
    """Record the last day."""
    plan, found = _found(pk, coordinator)
    form = EndForm(request.POST or None, initial={"until_on": found.until_on})
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.end_coordinator, coordinator=found, by=request.user, **form.cleaned_data)
    ):
        return redirect("plans:coordinator", request.space.slug, pk)
    return show(request, plan, "plans/coordinator_end.html", {"form": form, "coordinator": found})


def _found(pk: int, coordinator: int):
    plan = plan_or_404(pk)
    found = Coordinator.objects.filter(plan=plan, pk=coordinator).first()
    if found is None:
        raise Http404
    found.plan = plan
    return plan, found
