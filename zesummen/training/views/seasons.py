"""Seasons of the training body: list, calendar, table, waiting list."""

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.documents import exports
from zesummen.kernel import live
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.mail import base_url
from zesummen.kernel.pages import attempt, granted, needs

from ..actions import season_plan as take
from ..actions import seasons as actions
from ..forms import seasons as forms
from ..queries import season_calendar, season_papers, season_plan, season_question, season_sheet
from ..queries import seasons as queries
from ..rules import seasons as rules
from .base import show

VIEWS = ("calendar", "table", "waiting")


def season_or_404(request, pk: int):
    """The season of the open training body."""
    found = queries.season(pk)
    if found is None:
        raise Http404
    return found


@require_safe
@needs("training.desk")
def seasons(request):
    """All seasons."""
    return show(request, "training/seasons.html", {"rows": queries.seasons()})


@require_http_methods(["GET", "POST"])
@needs("training.desk")
def season_new(request):
    """Open a season."""
    form = forms.SeasonForm(
        request.POST if request.method == "POST" else None, initial={"avoids_school_holidays": True}
    )
    if form.is_valid() and (
        made := attempt(form, actions.open_season, space=request.space, by=request.user, **form.values)
    ):
        return redirect("training:season", request.space.slug, made.pk)
    return show(request, "training/season_form.html", {"form": form, "season": None})


@require_http_methods(["GET", "POST"])
@needs("training.desk")
def season_edit(request, pk):
    """Change a season."""
    found = season_or_404(request, pk)
    start = {name: getattr(found, name) for name in ("name", "first", "last", "avoids_school_holidays", "version")}
    form = forms.SeasonForm(request.POST if request.method == "POST" else None, closed=found.closed_days, initial=start)
    if form.is_valid():
        expected = form.cleaned_data["version"] or 0
        if attempt(form, actions.change, season=found, expected=expected, by=request.user, **form.values):
            return redirect("training:season", request.space.slug, pk)
    return show(request, "training/season_form.html", {"form": form, "season": found})


@require_safe
@needs("training.desk")
def season(request, pk, view="calendar"):
    """One season as calendar, table or waiting list."""
    if view not in VIEWS:
        raise Http404
    found, today = season_or_404(request, pk), timezone.localdate()
    sheet = season_sheet.sheet(found, today)
    run = queries.latest_run(found)
    context = {
        "season": found,
        "sheet": sheet,
        "view": view,
        "run": run,
        "today": today,
        "is_calendar": view == "calendar",
        "is_table": view == "table",
        "is_waiting": view == "waiting",
        "key": [(season_sheet.TONES[state], state.label) for state in season_sheet.TONES],
        "waiting": season_plan.waiting_rows(sheet) if view == "waiting" else [],
        "counts": {state: sheet.count(state) for state in ("proposed", "offered", "confirmed", "held")},
        "may_plan": rules.may_plan(granted(request), found),
        "plan_form": forms.PlanForm(),
        "feed": f"{base_url()}/t/calendar/season/{season_calendar.feed_part(found)}.ics",
        "live": live.address(live.topic_of(found), reader=request.user),
    }
    return show(request, f"training/season_{view}.html", context)


@require_POST
@needs("training.desk")
def season_act(request, pk, act):
    """Close a season, open it again, or offer what is planned to the communes."""
    found = season_or_404(request, pk)
    if act == "close":
        actions.close(season=found, by=request.user)
        messages.success(request, _("The season is closed. It stays here to be read."))
    elif act == "reopen":
        actions.reopen(season=found, by=request.user)
    elif act == "offer":
        count = take.offer_all(season=found, by=request.user)
        words = ngettext("%(n)d evening was offered.", "%(n)d evenings were offered.", count)
        messages.success(request, words % {"n": count})
    else:
        raise Http404
    return redirect("training:season", request.space.slug, pk)


@require_POST
@needs("training.desk")
def offer_next(request, pk, waiting):
    """Offer a waiting request the evenings that are free for it."""
    found = season_or_404(request, pk)
    row = queries.request(waiting)
    if row is None:
        raise Http404
    row.space = request.space
    take.offer_next(request=row, season=found, by=request.user)
    messages.success(request, _("The evenings were offered."))
    return redirect("training:season_view", request.space.slug, pk, "waiting")


@require_safe
@needs("training.desk")
def season_paper(request, pk, kind):
    """The season as PDF or as a sheet."""
    found = season_or_404(request, pk)
    made = season_sheet.sheet(found, timezone.localdate())
    try:
        if kind == "xlsx":
            return http.response(season_papers.workbook(made), found.name, "xlsx")
        return exports.answer(season_papers.paper(made), kind)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect("training:season", request.space.slug, pk)


@require_safe
@needs("training.desk")
def season_file(request, pk):
    """The season as a file of the planner (``docs/how-to/plan-season.md``)."""
    found = season_or_404(request, pk)
    asked = season_question.question(found, timezone.localdate())
    answer = JsonResponse(asked, json_dumps_params={"indent": 2, "ensure_ascii": False})
    answer["Content-Disposition"] = f'attachment; filename="season-{found.pk}.json"'
    return answer
