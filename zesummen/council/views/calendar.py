"""Pages of the council's rules, its dates with their deadlines, and the register of offices."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from zesummen.kernel.exports import http, ics
from zesummen.kernel.pages import attempt, granted, needs, page

from .. import actions, forms, queries
from ..models import CouncilDate, Official
from ..states import DecisionState

SECTION = {"section": "council"}


def _posted(request):
    return request.POST if request.method == "POST" else None


@require_http_methods(["GET", "POST"])
@needs("council.settings")
def settings(request):
    """The council's rules, each with where its value comes from."""
    council_rules = queries.rules_of(request.space)
    start = {name: getattr(council_rules, name) for name in forms.RulesForm.base_fields if hasattr(council_rules, name)}
    form = forms.RulesForm(
        _posted(request), initial={**start, "version": council_rules.version if council_rules.pk else 0}
    )
    if form.is_valid():
        attempt(
            form,
            actions.save_rules,
            space=request.space,
            values=form.values,
            expected=form.cleaned_data["version"],
            by=request.user,
        )
        if not form.errors:
            messages.success(request, _("The rules of the council have been saved."))
            return redirect("council:settings", space=request.space.slug)
    sources = queries.rule_sources(council_rules)
    rows = [(form.fields[name].label, getattr(council_rules, name), source) for name, source in sources.items()]
    seats = queries.seats_of(request.space, council_rules)
    return page(request, "council/settings.html", {**SECTION, "form": form, "rows": rows, "seats": seats})


# Dates


@require_GET
@needs("council.read")
def dates(request):
    """All sittings: coming, past, cancelled."""
    context = {
        "coming": queries.coming_dates(limit=60),
        "past": queries.past_dates(),
        "cancelled": queries.cancelled_dates(),
        "may_write": "council.write" in granted(request),
        **SECTION,
    }
    return page(request, "council/dates.html", context)


@require_http_methods(["GET", "POST"])
@needs("council.write")
def dates_add(request):
    """Add several sittings at once."""
    council_rules = queries.rules_of(request.space)
    start = {"starts_at": council_rules.usual_time, "place": council_rules.usual_place}
    start["body_name"] = request.GET.get("body", "")[:200]
    form = forms.DatesForm(_posted(request), initial=start)
    if form.is_valid():
        made = attempt(form, actions.add_dates, space=request.space, by=request.user, **form.cleaned_data)
        if not form.errors:
            count = len(made)
            messages.success(
                request, ngettext("%(count)d sitting added.", "%(count)d sittings added.", count) % {"count": count}
            )
            return redirect("council:dates", space=request.space.slug)
    return page(request, "council/dates_form.html", {"form": form, **SECTION})


@require_http_methods(["GET", "POST"])
@needs("council.write")
def dates_import(request):
    """Read sittings from a calendar file."""
    form = forms.CalendarFileForm(_posted(request), request.FILES or None)
    if form.is_valid():
        result = attempt(
            form, actions.import_dates, space=request.space, events=form.cleaned_data["events"], by=request.user
        )
        if not form.errors:
            facts = {
                "added": result.added,
                "changed": result.changed,
                "cancelled": result.cancelled,
                "known": result.known,
            }
            messages.success(
                request,
                _(
                    "Read from the calendar: %(added)d added, %(changed)d changed, %(cancelled)d "
                    "cancelled, %(known)d known already."
                )
                % facts,
            )
            return redirect("council:dates", space=request.space.slug)
    return page(request, "council/dates_import.html", {"form": form, **SECTION})


@require_GET
@needs("council.read")
def date(request, pk):
    """One sitting: its points, its deadlines counted back, its convocation."""
    council_date = get_object_or_404(CouncilDate, pk=pk)
    council_rules = queries.rules_of(request.space)
    rows = queries.rows_of_date(council_date)
    context = {
        "date": council_date,
        "rows": rows,
        "on_agenda": any(row.state == DecisionState.AGENDA for row in rows),
        "rules": council_rules,
        "deadlines": queries.deadlines(council_date.day, council_rules),
        "may_write": "council.write" in granted(request),
        "is_past": council_date.day < timezone.localdate(),
        "today": timezone.localdate(),
        **SECTION,
    }
    return page(request, "council/date.html", context)


@require_http_methods(["GET", "POST"])
@needs("council.write")
def date_change(request, pk):
    """Change a sitting."""
    council_date = get_object_or_404(CouncilDate, pk=pk)
    start = {name: getattr(council_date, name) for name in ("day", "starts_at", "place", "note")}
    form = forms.DateForm(_posted(request), initial=start)
    if form.is_valid():
        attempt(form, actions.change_date, council_date=council_date, values=form.cleaned_data, by=request.user)
        if not form.errors:
            messages.success(request, _("The sitting has been changed."))
            return redirect("council:date", space=request.space.slug, pk=pk)
    return page(request, "council/date_form.html", {"form": form, "date": council_date, **SECTION})


@require_POST
@needs("council.write")
def date_cancel(request, pk):
    """Cancel a sitting."""
    actions.cancel_date(council_date=get_object_or_404(CouncilDate, pk=pk), by=request.user)
    messages.success(request, _("The sitting has been cancelled."))
    return redirect("council:dates", space=request.space.slug)


@require_http_methods(["GET", "POST"])
@needs("council.write")
def convocation(request, pk):
    """Note when the council was convened."""
    council_date = get_object_or_404(CouncilDate, pk=pk)
    form = forms.ConvocationForm(_posted(request), initial={"convened_on": timezone.localdate()})
    if form.is_valid():
        attempt(form, actions.note_convocation, council_date=council_date, by=request.user, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("The convocation has been noted for all points of the agenda."))
            return redirect("council:date", space=request.space.slug, pk=pk)
    return page(request, "council/convocation.html", {"form": form, "date": council_date, **SECTION})


@require_GET
@needs("council.read")
def deadlines_ics(request):
    """Coming sittings and their deadlines as a calendar file."""
    council_rules = queries.rules_of(request.space)
    events = []
    for row in queries.coming_dates(limit=60):
        base = f"{request.space.slug}-{row.day.isoformat()}-{row.pk}@zesummen"
        events.append(_sitting_event(row, base))
        for deadline in queries.deadlines(row.day, council_rules):
            title = _("%(what)s (sitting of %(day)s)") % {"what": deadline.label, "day": row.day.strftime("%d.%m.%Y")}
            events.append(
                ics.Event(uid=f"{deadline.kind}-{base}", title=title, starts=deadline.on, description=str(deadline.how))
            )
    name = _("Council of %(space)s") % {"space": request.space}
    return http.response(ics.calendar(name, events), name, "ics")


def _sitting_event(row: CouncilDate, base: str) -> ics.Event:
    starts = datetime.combine(row.day, row.starts_at, tzinfo=ics.ZONE) if row.starts_at else row.day
    ends = starts + timedelta(hours=2) if row.starts_at else None
    return ics.Event(
        uid=f"sitting-{base}",
        title=row.body_name or _("Sitting of the council"),
        starts=starts,
        ends=ends,
        place=row.place,
    )


# Offices


@require_GET
@needs("council.read")
def officials(request):
    """Who holds which office, and who signs today."""
    today = timezone.localdate()
    now = queries.officials_on(today)
    here = {row.pk for row in now}
    context = {
        "now": now,
        "others": [row for row in Official.objects.all() if row.pk not in here],
        "seats": queries.seats_of(request.space),
        "voters": len(queries.voters_on(today)),
        "signing": queries.signatories(now),
        "may_change": "council.settings" in granted(request),
        "today": today,
        **SECTION,
    }
    return page(request, "council/officials.html", context)


@require_http_methods(["GET", "POST"])
@needs("council.settings")
def officials_add(request):
    """Paste or upload a list of people and offices."""
    form = forms.OfficialsForm(_posted(request), request.FILES or None, initial={"from_on": timezone.localdate()})
    if form.is_valid():
        made = attempt(
            form, actions.add_officials, space=request.space, rows=form.cleaned_data["rows"], by=request.user
        )
        if not form.errors:
            count = len(made)
            messages.success(
                request, ngettext("%(count)d person entered.", "%(count)d people entered.", count) % {"count": count}
            )
            return redirect("council:officials", space=request.space.slug)
    return page(request, "council/officials_add.html", {"form": form, "offices": Official.Office.labels, **SECTION})


@require_http_methods(["GET", "POST"])
@needs("council.settings")
def official_change(request, pk):
    """Mend an entry, or end an office."""
    official = get_object_or_404(Official, pk=pk)
    start = {name: getattr(official, name) for name in forms.OfficialForm.base_fields}
    form = forms.OfficialForm(_posted(request), initial=start)
    if form.is_valid():
        attempt(form, actions.change_official, official=official, values=form.cleaned_data, by=request.user)
        if not form.errors:
            messages.success(request, _("The entry has been changed."))
            return redirect("council:officials", space=request.space.slug)
    return page(request, "council/official_form.html", {"form": form, "official": official, **SECTION})


@require_http_methods(["GET", "POST"])
@needs("council.settings")
def officials_end(request):
    """End all offices on one day: a new council begins."""
    form = forms.EndForm(_posted(request))
    if form.is_valid():
        count = attempt(form, actions.end_officials, space=request.space, by=request.user, **form.cleaned_data)
        if not form.errors:
            messages.success(
                request,
                ngettext("%(count)d office has ended.", "%(count)d offices have ended.", count) % {"count": count},
            )
            return redirect("council:officials", space=request.space.slug)
    return page(request, "council/officials_end.html", {"form": form, **SECTION})
