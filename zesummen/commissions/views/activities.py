"""What the commission did in a year, and its own budget."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zesummen.kernel.numbers import whole
from zesummen.kernel.pages import attempt, granted, needs

from ..actions import activities as actions
from ..catalogue import mission_label
from ..forms import activities as forms
from ..queries import activities as queries
from ..rules import activities as rules
from .base import commission_or_404, show

TAB = "activities"


def _back(request, pk: int, year: int):
    response = redirect("commissions:activities", request.space.slug, pk)
    response["Location"] += f"?year={year}"
    return response


@require_safe
@needs("commission.read")
def activities(request, pk):
    """The activities of a year with what they reached and cost, and the budget of that year."""
    commission = commission_or_404(request, pk)
    years, given = queries.years(commission, timezone.localdate()), granted(request)
    wanted = whole(request.GET.get("year"))
    year = wanted if wanted in years else years[0]
    rows = list(queries.activities(commission, year=year))
    row = queries.money_row(commission, year)
    context = {
        "rows": [(activity, mission_label(activity.mission) if activity.mission else "") for activity in rows],
        "count": queries.count_of(rows),
        "years": years,
        "year": year,
        "money": queries.money_of([row] if row else []),
        "may_write": rules.may_keep(given),
        "may_money": rules.may_keep_money(given),
    }
    return show(request, commission, "commissions/activities.html", context, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("programme.write")
def activity_new(request, pk):
    """Note an activity."""
    commission = commission_or_404(request, pk)
    form = forms.ActivityForm(
        request.POST if request.method == "POST" else None,
        commission=commission,
        is_new=True,
        initial={"day": timezone.localdate()},
    )
    if form.is_valid():
        made = attempt(form, actions.add, commission=commission, by=request.user, **form.values)
        if made:
            messages.success(request, _("The activity is noted. The annual report counts it."))
            return _back(request, pk, made.day.year)
    return show(request, commission, "commissions/activity_form.html", {"form": form, "activity": None}, tab=TAB)


def _activity_or_404(request, pk: int, activity: int):
    commission = commission_or_404(request, pk)
    found = queries.find(commission, activity)
    if found is None:
        raise Http404
    found.space, found.commission = request.space, commission
    return found


@require_http_methods(["GET", "POST"])
@needs("programme.write")
def activity_edit(request, pk, activity):
    """Change an activity."""
    found = _activity_or_404(request, pk, activity)
    names = ("day", "title", "mission", "is_outside", "reached", "cost", "version")
    start = {name: getattr(found, name) for name in names} | {"programme": found.programme_id}
    form = forms.ActivityForm(
        request.POST if request.method == "POST" else None, commission=found.commission, initial=start
    )
    if form.is_valid():
        values = {"activity": found, "expected": form.cleaned_data["version"], "by": request.user}
        if attempt(form, actions.change, **values, **form.values):
            messages.success(request, _("The changes are saved."))
            return _back(request, pk, found.day.year)
    context = {"form": form, "activity": found}
    return show(request, found.commission, "commissions/activity_form.html", context, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("programme.write")
def activity_remove(request, pk, activity):
    """Ask once, then take an activity away that was noted by mistake."""
    found = _activity_or_404(request, pk, activity)
    if request.method == "POST":
        year = found.day.year
        actions.remove(activity=found, by=request.user)
        messages.success(request, _("The activity is removed."))
        return _back(request, pk, year)
    return show(request, found.commission, "commissions/activity_remove.html", {"activity": found}, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("commission.write")
def activity_money(request, pk, year):
    """The budget of a year."""
    commission = commission_or_404(request, pk)
    if year not in queries.years(commission, timezone.localdate()):
        raise Http404
    row = queries.money_row(commission, year)
    start = {"planned": row.planned, "spent": row.spent, "note": row.note} if row else {}
    start["version"] = row.version if row else 0
    form = forms.MoneyForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        values = {"commission": commission, "year": year, "expected": form.cleaned_data["version"]}
        if attempt(form, actions.write_money, by=request.user, **values, **form.values):
            messages.success(request, _("The budget is saved."))
            return _back(request, pk, year)
    return show(request, commission, "commissions/activity_money.html", {"form": form, "year": year}, tab=TAB)
