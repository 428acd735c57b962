"""Reading actions in from a sheet, with a preview."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zesummen.kernel.pages import needs
from zesummen.kernel.words import plain

from ..actions import action_import as actions
from ..forms.action_sheet import sheet_spec
from ..models import Action, Objective, Plan
from .actions import knot
from .base import plan_or_404, show
from .imports import empty_model, read_in, workbook_answer


def _spec(plan: Plan):
    return sheet_spec(set(Objective.objects.filter(plan=plan).values_list("number", flat=True)))


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def action_import(request, pk):
    """Paste or choose a sheet, look at the rows, then write them all or none."""
    plan = plan_or_404(pk)
    plan.space = request.space
    back = reverse("plans:action_list", args=[request.space.slug, pk])
    model = reverse("plans:action_model", args=[request.space.slug, pk, "xlsx"])

    def write(rows):
        return actions.import_actions(plan=plan, rows=rows, source="Budget communal", by=request.user)

    def render(context):
        return show(request, plan, "plans/action_import.html", {**context, "model_url": model}, measure=knot(plan))

    titles = Action.objects.filter(plan=plan).values_list("title", flat=True) if request.method == "POST" else ()
    taken = {plain(words).strip() for title in titles for words in title.texts.values()}
    return read_in(request, spec=_spec(plan), taken=taken, write=write, show=render, done=back)


@require_safe
@needs("plan.read")
def action_model(request, pk, kind):
    """An empty sheet with the headers that are understood."""
    if kind not in ("xlsx", "csv"):
        raise Http404
    return workbook_answer(empty_model(_spec(plan_or_404(pk)), _("Actions")), kind)
