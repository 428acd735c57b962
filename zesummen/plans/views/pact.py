"""The pact: signatures, counts, cycles."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zesummen.kernel.money import euros
from zesummen.kernel.numbers import whole
from zesummen.kernel.pages import attempt, granted, needs

from .. import catalogue
from ..actions import pact as actions
from ..forms.pact import CloseCycleForm, CountForm, CycleForm, SignForm
from ..models import BiergerpaktCount, Cycle, Plan
from ..queries import coordination
from ..queries import pact as queries
from ..queries.standings import rail_of
from ..rules import pact as rules
from ..rules.plans import may_write
from .base import plan_or_404, show


def pact_or_404(pk: int) -> Plan:
    """A plan of the open space that is a pact."""
    plan = plan_or_404(pk)
    if not rules.is_pact(plan):
        raise Http404
    return plan


@require_safe
@needs("plan.read")
def pact(request, pk):
    """Approval, signatures, time, territory, coordinator, counts, money hints, cycles, reports."""
    plan = pact_or_404(pk)
    given = granted(request)
    view = queries.pact_view(plan)
    return show(
        request,
        plan,
        "plans/pact.html",
        {
            "view": view,
            "coordinators": coordination.present(plan),
            "may_sign": rules.may_sign(given, plan),
            "may_write": may_write(given, plan),
            "hints": _hints(),
        },
        measure="commitment",
    )


def _hints() -> dict:
    """The ministry's figures, in whole euros."""
    return {
        "coordinator": euros(queries.COORDINATOR_MOST, cents=False),
        "implementation": [euros(amount, cents=False) for amount in queries.IMPLEMENTATION],
        "member": euros(queries.PER_MEMBER, cents=False),
        "source": queries.SOURCE,
        "href": queries.SOURCE_HREF,
        "seen": queries.SOURCE_SEEN,
    }


@require_http_methods(["GET", "POST"])
@needs("plan.adopt")
def pact_sign(request, pk):
    """Record the three signatures."""
    plan = pact_or_404(pk)
    found = queries.pact_of(plan)
    initial = {name: getattr(found, name) for name in actions.SIGNATURES} if found else {}
    initial |= {"version": found.version if found else 0, "starts_on": plan.starts_on, "ends_on": plan.ends_on}
    form = SignForm(request.POST or None, initial=initial)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(
            form, actions.sign_pact, plan=plan, expected=form.cleaned_data["version"], by=request.user, **form.values
        )
    ):
        return redirect("plans:pact", request.space.slug, pk)
    return show(request, plan, "plans/pact_form.html", {"form": form}, measure="commitment")


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def pact_count(request, pk):
    """Enter or correct the members of a 31 December."""
    plan = pact_or_404(pk)
    form = CountForm(request.POST or None, initial=_count_initial(request, plan))
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.count_members, plan=plan, by=request.user, **form.cleaned_data)
    ):
        return redirect("plans:pact", request.space.slug, pk)
    return show(request, plan, "plans/pact_count.html", {"form": form}, measure="commitment")


def _count_initial(request, plan) -> dict:
    asked = whole(request.GET.get("year"))
    year = asked if asked and asked < 10_000 else timezone.localdate().year - 1
    row = BiergerpaktCount.objects.filter(plan=plan, year=year).first()
    if row is None:
        return {"year": year}
    return {name: getattr(row, name) for name in CountForm.base_fields}


@require_safe
@needs("plan.read")
def cycles(request, pk):
    """The thematic cycles of the pact; the open one with its five steps."""
    plan = pact_or_404(pk)
    rows = queries.cycles_of(plan)
    current = next((row for row in rows if row.closed_on is None), None)
    rail = rail_of(plan)
    return show(
        request,
        plan,
        "plans/cycles.html",
        {
            "cycles": rows,
            "current": current,
            "may_open": rules.may_open_cycle(granted(request), plan, current),
            "field_words": catalogue.label,
        },
        measure="stocktaking",
        rail=rail,
    )


@require_safe
@needs("plan.read")
def cycle(request, pk, cycle):
    """One cycle: theme, dates, its five steps with proof and next step, its lessons."""
    plan, found = _found(pk, cycle)
    given = granted(request)
    return show(
        request,
        plan,
        "plans/cycle.html",
        {
            "cycle": found,
            "field": catalogue.label(found.field) if found.field else "",
            "may_write": may_write(given, plan),
            "may_close": rules.may_close_cycle(given, plan, found),
        },
        measure="taking_stock",
        rail=rail_of(plan, found),
    )


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def cycle_new(request, pk):
    """Open the next cycle."""
    plan = pact_or_404(pk)
    form = CycleForm(request.POST or None, initial={"from_on": timezone.localdate(), "version": 0})
    if request.method == "POST" and form.is_valid():
        opened = attempt(form, actions.open_cycle, plan=plan, by=request.user, **form.values)
        if opened:
            return redirect("plans:cycle", request.space.slug, pk, opened.pk)
    current = queries.open_cycle(plan)
    context = {"form": form, "cycle": None, "current": current}
    if not form.is_bound:  # what was typed stays, whatever has happened meanwhile
        context["verdict"] = rules.may_open_cycle(granted(request), plan, current)
    return show(request, plan, "plans/cycle_form.html", context, measure="stocktaking")


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def cycle_edit(request, pk, cycle):
    """Change theme, field or dates."""
    plan, found = _found(pk, cycle)
    form = CycleForm(
        request.POST or None,
        initial={n: getattr(found, n) for n in ("theme", "field", "from_on", "until_on", "version")},
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(
            form,
            actions.edit_cycle,
            cycle=found,
            expected=form.cleaned_data["version"] or 0,
            by=request.user,
            **form.values,
        )
    ):
        return redirect("plans:cycle", request.space.slug, pk, cycle)
    return show(request, plan, "plans/cycle_form.html", {"form": form, "cycle": found}, measure="stocktaking")


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def cycle_close(request, pk, cycle):
    """Close the cycle with its lessons."""
    plan, found = _found(pk, cycle)
    initial = {"closed_on": timezone.localdate(), "lessons": found.lessons, "version": found.version}
    form = CloseCycleForm(request.POST or None, initial=initial)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(
            form,
            actions.close_cycle,
            cycle=found,
            expected=form.cleaned_data["version"],
            by=request.user,
            **form.values,
        )
    ):
        return redirect("plans:cycles", request.space.slug, pk)
    return show(request, plan, "plans/cycle_close.html", {"form": form, "cycle": found}, measure="taking_stock")


def _found(pk: int, cycle: int):
    plan = pact_or_404(pk)
    found = Cycle.objects.filter(plan=plan, pk=cycle).select_related("closed_by").first()
    if found is None:
        raise Http404
    found.plan = plan
    return plan, found
