"""One evening of a season moved by hand."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zesummen.kernel.pages import attempt, needs

from ..actions import season_moves as actions
from ..case import Case
from ..forms import seasons as forms
from ..queries import cases, season_moves
from ..queries import seasons as queries
from .base import show
from .seasons import season_or_404


@require_http_methods(["GET", "POST"])
@needs("training.desk")
def move(request, pk, evening):
    """Choose another day, hour or trainers; what that breaks is told before anything is written."""
    found = season_or_404(request, pk)
    row = queries.evening(found, evening)
    if row is None:
        raise Http404
    row.space = row.request.space = request.space
    case = Case(row.request, request.space, request.space, cases.parties_of(row.request))
    start = {"day": row.day, "starts": row.starts, "lead": row.lead_id, "second": row.second_id}
    form = forms.MoveForm(
        request.POST if request.method == "POST" else None,
        trainers=queries.active_trainers(),
        needs_two=row.request.course.trainers_count > 1,
        initial={**start, "version": row.version},
    )
    check = None
    if form.is_valid():
        values = {"day": form.cleaned_data["day"], "starts": form.cleaned_data["starts"], "trainers": form.trainers}
        check = season_moves.check(found, row, **values)
        if "check" not in request.POST:
            also = {"in_spite": form.cleaned_data["in_spite"], "expected": form.cleaned_data["version"]}
            if attempt(form, actions.move, case=case, season=found, evening=row, by=request.user, **values, **also):
                messages.success(request, _("The evening was moved."))
                return redirect("training:season_view", request.space.slug, pk, "table")
    context = {"season": found, "evening": row, "case": case, "form": form, "check": check}
    if request.headers.get("HX-Request"):
        return show(request, "training/_season_breaks.html", context)
    return show(request, "training/season_move.html", context)
