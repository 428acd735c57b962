"""Model actions and the inventory: taken over into the plan in two presses."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zesummen.kernel import dates, money
from zesummen.kernel.pages import attempt, granted, needs

from .. import catalogue
from ..actions import actions
from ..forms.actions import YearForm
from ..library import BY_KEY, COST_NOTE, MODELS, SEASONS, ModelAction
from ..models import Plan
from ..queries.calendar import years_of
from ..queries.inventory_picks import find_item, picks
from ..rules.plans import may_write
from ..states import PartnerKind
from .actions import knot
from .base import plan_or_404, show


@require_safe
@needs("plan.read")
def library(request, pk):
    """Browse the model actions by field and season."""
    plan = plan_or_404(pk)
    field, season = request.GET.get("field", ""), request.GET.get("season", "")
    found = [m for m in MODELS if (not field or m.field == field) and (not season or season in m.seasons)]
    fields = [entry for entry in catalogue.ALL_FIELDS if any(m.field == entry.key for m in MODELS)]
    shown = [(entry, [_card(m) for m in found if m.field == entry.key]) for entry in fields]
    return show(
        request,
        plan,
        "plans/library.html",
        {
            "groups": [(entry, cards) for entry, cards in shown if cards],
            "fields": fields,
            "seasons": [(key, label) for key, label, _months in SEASONS],
            "field": field,
            "season": season,
            "found": len(found),
            "cost_note": COST_NOTE,
            "clear": "?" if field or season else "",
        },
        measure=knot(plan),
    )


def _card(model: ModelAction) -> dict:
    """What is shown of a model in one look."""
    return {
        "model": model,
        "field": catalogue.label(model.field),
        "cost": bracket(model),
        "months": _months(model.months),
        "groups": ", ".join(map(str, catalogue.labels(model.groups))),
        "languages": ", ".join(map(str, catalogue.spoken(model.languages))),
        "partners": ", ".join(f"{name} ({PartnerKind(kind).label})" for kind, name in model.partners),
    }


def bracket(model: ModelAction) -> str:
    """The cost bracket in words: always an estimate."""
    return _("%(low)s to %(high)s a year (estimate)") % {
        "low": money.euros(model.cost_from, cents=False),
        "high": money.euros(model.cost_to, cents=False),
    }


def _months(months: tuple[int, ...]) -> str:
    """“March–May, September”: months that follow one another as a span."""
    if len(months) == 12:
        return _("all year round")
    names = dates.MONTHS[dates.known_language()]
    spans: list[list[int]] = []
    for month in months:
        if spans and spans[-1][-1] == month - 1:
            spans[-1].append(month)
        else:
            spans.append([month])
    return ", ".join("–".join(names[month - 1] for month in dict.fromkeys((span[0], span[-1]))) for span in spans)


@require_http_methods(["GET", "POST"])
@needs("plan.read")
def model(request, pk, key):
    """One model action: read it, choose the year, take it over."""
    plan = plan_or_404(pk)
    plan.space = request.space
    found = BY_KEY.get(key)
    if found is None:
        raise Http404
    form = YearForm(request.POST or None, years=years_of(plan), initial={"year": _likely(plan)})
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            actions.from_library,
            plan=plan,
            model=found,
            year=form.cleaned_data["year"],
            by=request.user,
            partners=[str(name) for _kind, name in found.partners],
            note=str(found.title),
            cost_label=_("Estimate of the model action: %(bracket)s. Replace it.") % {"bracket": bracket(found)},
            cost_source="Budget communal",
        )
        if made:
            messages.success(
                request,
                _("The model action is in the plan. Name its owners, and replace the estimate by your own figure."),
            )
            return redirect("plans:action", request.space.slug, pk, made.pk)
    return show(
        request,
        plan,
        "plans/library_model.html",
        {
            "card": _card(found),
            "model": found,
            "form": form,
            "may_write": may_write(granted(request), plan),
            "cost_note": COST_NOTE,
        },
        measure=knot(plan),
    )


def _likely(plan: Plan) -> int:
    """The year somebody plans for: next year, within the plan."""
    years = years_of(plan)
    return min(max(timezone.localdate().year + 1, years[0]), years[-1])


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def inventory(request, pk):
    """What exists already: choose a line and a year, and it is in the plan."""
    plan = plan_or_404(pk)
    plan.space = request.space
    form = YearForm(request.POST or None, years=years_of(plan), initial={"year": _likely(plan)})
    if request.method == "POST" and form.is_valid():
        item = find_item(request.POST.get("item"))
        if item is None:
            raise Http404
        made = attempt(
            form,
            actions.from_inventory,
            plan=plan,
            item=item,
            year=form.cleaned_data["year"],
            by=request.user,
            cost_label=_("Cost of the last years, from the inventory"),
            cost_source="Budget communal",
        )
        if made:
            messages.success(request, _("It is in the plan. Say what changes with the plan, and who answers for it."))
            return redirect("plans:action", request.space.slug, pk, made.pk)
    return show(request, plan, "plans/action_inventory.html", {"form": form, "rows": picks(plan)}, measure=knot(plan))
