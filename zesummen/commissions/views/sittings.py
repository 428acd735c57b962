"""The commission's sittings: the year, the constituent sitting, letters to print."""

from datetime import date

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from zesummen.kernel.pages import attempt, granted, needs
from zesummen.sittings.forms import DayAndPlaceForm
from zesummen.sittings.models import Sitting
from zesummen.sittings.queries.days import day_warnings

from ..actions import sittings as actions
from ..forms import sittings as forms
from ..models import Commission
from ..queries import fillings
from ..queries import seats as seat_queries
from ..queries import sittings as queries
from ..rules import sittings as rules
from .base import commission_or_404, show


@require_safe
@needs("commission.read")
def sittings(request, pk):
    """Every sitting of the commission, and how the year stands."""
    commission = commission_or_404(request, pk)
    found, rights = queries.year_page(commission, timezone.localdate()), granted(request)
    context = {
        "found": found,
        "may_plan": rules.may_plan(rights, commission),
        "is_setting_up": actions.is_being_set_up(commission),
    }
    return show(request, commission, "commissions/sittings.html", context, tab="sittings")


def _before(commission: Commission) -> dict:
    last = Sitting.objects.filter(body=commission.body_id).order_by("-day", "-pk").first()
    return {"place": last.place, "starts_at": last.starts_at} if last else {}


def _warn(commission: Commission):
    return lambda day: day_warnings(commission.body, day, today=timezone.localdate())


@require_http_methods(["GET", "HEAD", "POST"])
@needs("sitting.write")
def first(request, pk):
    """Plan the constituent sitting."""
    commission = commission_or_404(request, pk)
    posted = request.POST if request.method == "POST" else None
    form = DayAndPlaceForm(posted, initial=_before(commission), warn=_warn(commission))
    if form.is_valid():
        made = attempt(form, actions.plan_first, commission=commission, by=request.user, **form.values)
        if made:
            messages.success(request, _("The constituent sitting is planned, with its agenda. Now send the notice."))
            return redirect("sittings:sitting", request.space.slug, made.pk)
    found = seat_queries.composition(commission, max(timezone.localdate(), commission.from_on))
    return show(
        request, commission, "commissions/sittings_first.html", {"form": form, "rules": found.rules}, tab="sittings"
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs("commission.write")
def result(request, pk, sitting):
    """Record what came of the constituent sitting."""
    commission = commission_or_404(request, pk)
    row = Sitting.objects.filter(pk=sitting, body=commission.body_id).first()
    if row is None:
        raise Http404
    row.body, row.space = commission.body, request.space
    found = seat_queries.composition(commission, row.day)
    verdict = rules.may_constitute(granted(request), commission, row)
    form = forms.ResultForm(request.POST if request.method == "POST" else None, composition=found)
    if form.is_valid() and attempt(
        form, actions.constitute, commission=commission, sitting=row, named=form.named, by=request.user
    ):
        messages.success(request, _("The commission is at work."))
        return redirect("commissions:sittings", request.space.slug, pk)
    context = {"form": form, "sitting": row, "verdict": verdict, "rules": found.rules}
    return show(request, commission, "commissions/sittings_result.html", context, tab="sittings")


@require_http_methods(["GET", "HEAD", "POST"])
@needs("sitting.write")
def year(request, pk):
    """Plan the sittings of a year: first a proposal, then all of them in one act."""
    commission = commission_or_404(request, pk)
    today = timezone.localdate()
    found = queries.year_page(commission, today)
    posted = request.POST if request.method == "POST" else None
    is_proposing = posted is None or "days" not in posted
    form = (
        forms.YearForm(posted, initial=offered(commission, found, today))
        if is_proposing
        else forms.DaysForm(posted, warn=_warn(commission))
    )
    if form.is_valid():
        values = form.cleaned_data
        if is_proposing:
            form = _proposal(commission, values)
        else:
            made = attempt(
                form,
                actions.plan_year,
                commission=commission,
                days=values["days"],
                starts_at=values["starts_at"],
                place=values["place"],
                by=request.user,
            )
            if made:
                told = ngettext("%(count)d sitting is planned.", "%(count)d sittings are planned.", len(made))
                messages.success(request, told % {"count": len(made)})
                return redirect("commissions:sittings", request.space.slug, pk)
    return show(request, commission, "commissions/sittings_year.html", {"form": form, "found": found}, tab="sittings")


def offered(commission: Commission, found: queries.YearPage, today: date) -> dict:
    """What the form offers: the rest of this year, from November on the next one; what its rules still want."""
    is_next = today.month >= 11
    minimum = found.rules.min_meetings_per_year
    return {
        "first": date(today.year + 1, 1, 1) if is_next else today,
        "last": date(today.year + is_next, 12, 31),
        "count": (minimum if is_next else found.missing) or minimum or 4,
        "weekday": 1,
        **_before(commission),
    }


def _proposal(commission: Commission, values: dict) -> forms.DaysForm:
    days = queries.proposed_days(
        commission, values["first"], values["last"], count=values["count"], weekday=int(values["weekday"])
    )
    return forms.DaysForm(initial={**values, "days": forms.days_text(days)})


@require_safe
@needs("sitting.write")
def letters(request, pk, sitting):
    """Who gets the notice of a sitting on paper, each with the letter to print."""
    commission = commission_or_404(request, pk)
    row = Sitting.objects.filter(pk=sitting, body=commission.body_id).first()
    if row is None:
        raise Http404
    row.body, row.space = commission.body, request.space
    places = list(row.attendance.select_related("member", "member__person").order_by("member__name", "pk"))
    wanted = fillings.wanting_paper([place.member for place in places])
    rows = [p for p in places if p.member_id in wanted or not p.member.address]
    context = {"sitting": row, "rows": rows}
    return show(request, commission, "commissions/sittings_letters.html", context, tab="sittings")
