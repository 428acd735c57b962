"""The plan over the year and over its whole time."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zesummen.kernel import drawing
from zesummen.kernel.exports import http, ics
from zesummen.kernel.numbers import whole
from zesummen.kernel.pages import needs

from ..queries import calendar as queries
from ..queries.check_limits import limits_of
from .actions import knot
from .base import plan_or_404, show


def _year(request, years: list[int], today: date) -> int:
    """The year asked for, else this one, else the plan's first."""
    asked = whole(request.GET.get("year"))
    if asked is not None and 1990 <= asked <= 2200:
        return asked
    return today.year if today.year in years else years[0]


@require_safe
@needs("plan.read")
def calendar(request, pk):
    """A year by months: what begins, what ends, milestones, the council's sittings and public holidays."""
    plan = plan_or_404(pk)
    today = timezone.localdate()
    years = queries.years_of(plan)
    year = _year(request, years, today)
    found = queries.happenings(plan, date(year, 1, 1), date(year, 12, 31))
    limits = limits_of(plan)
    months = queries.year_of(found, year, limits.feasts_per_month)
    return show(
        request,
        plan,
        "plans/calendar.html",
        {
            "months": months,
            "year": year,
            "years": years,
            "piled": [month for month in months if month.is_piled],
            "most": limits.feasts_per_month,
            "month": _month(request, found, year, today),
            "empty": not any(h.kind != "holiday" for h in found),
        },
        measure=knot(plan),
    )


def _month(request, found, year: int, today: date):
    """The one month that was asked for, as squares."""
    asked = whole(request.GET.get("month"))
    if asked is None or not 1 <= asked <= 12:
        return None
    return drawing.month(year, asked, queries.entries(found, f"/s/{request.space.slug}/"), today=today)


@require_safe
@needs("plan.read")
def calendar_ics(request, pk):
    """The plan's days for any calendar program."""
    plan = plan_or_404(pk)
    years = queries.years_of(plan)
    found = queries.happenings(plan, date(years[0], 1, 1), date(years[-1], 12, 31))
    address = request.build_absolute_uri(f"/s/{request.space.slug}/")
    book = ics.calendar(
        f"{request.space.name} – {plan.title}", queries.events(found, address, request.get_host().split(":")[0])
    )
    return http.response(book, f"{request.space.slug} {_('Calendar')}", "ics")


@require_safe
@needs("plan.read")
def gantt(request, pk):
    """Actions as bars over the years, or over one year by months."""
    plan = plan_or_404(pk)
    today = timezone.localdate()
    years = queries.years_of(plan)
    asked = whole(request.GET.get("year"))
    year = asked if asked in years else None
    lines = queries.lines(plan, f"/s/{request.space.slug}/", year)
    first, last = (date(year, 1, 1), date(year, 12, 31)) if year else (plan.starts_on, plan.ends_on)
    days = [day for line in lines for span in line.spans for day in (span.starts, span.ends)] if not year else []
    return show(
        request,
        plan,
        "plans/gantt.html",
        {
            "drawing": drawing.timeline(
                lines,
                today=today,
                starts=min([*days, first] if first else days, default=None),
                ends=max([*days, last] if last else days, default=None),
            ),
            "year": year,
            "years": years,
        },
        measure=knot(plan),
    )
