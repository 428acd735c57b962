"""Trainers of the training body: the list, one trainer, days away."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.kernel.pages import attempt, needs

from ..actions import trainers as actions
from ..forms import trainers as forms
from ..queries import seasons as queries
from .base import show


def _trainer_or_404(request, pk: int):
    found = queries.trainer(pk)
    if found is None:
        raise Http404
    return found


def _form(request, trainer=None):
    return forms.TrainerForm(
        request.POST if request.method == "POST" else None,
        communes=queries.communes(),
        people=queries.people(request.space, timezone.localdate()),
        courses=queries.courses(),
        windows=trainer.windows if trainer else [],
        initial=forms.initial_of(trainer) if trainer else {"leads": True, "is_active": True, "languages": ["fr"]},
    )


@require_safe
@needs("training.desk")
def trainers(request):
    """Who gives evenings: languages, base, limits, days away."""
    return show(request, "training/trainers.html", {"rows": queries.trainers(timezone.localdate())})


@require_http_methods(["GET", "POST"])
@needs("training.desk")
def trainer_new(request):
    """Add a trainer."""
    form = _form(request)
    if form.is_valid() and (made := attempt(form, actions.add, space=request.space, by=request.user, **form.values)):
        messages.success(request, _("%(name)s is among the trainers.") % {"name": made.name})
        return redirect("training:trainers", request.space.slug)
    return show(request, "training/trainer_form.html", {"form": form, "trainer": None})


@require_safe
@needs("training.desk")
def trainer(request, pk):
    """One trainer: what is kept, days away, evenings."""
    return _page(request, _trainer_or_404(request, pk), forms.AbsenceForm())


def _page(request, found, form):
    today = timezone.localdate()
    absences, evenings = queries.absences(found), queries.evenings_of(found, today, queries.LAST)
    hosts = queries.hosts_of(evenings) if evenings else {}
    context = {
        "trainer": found,
        "absences": absences,
        "evenings": [(row, hosts.get(row.request_id)) for row in evenings],
        "hits": queries.hit_by(found, evenings, absences),
        "form": form,
        "today": today,
    }
    return show(request, "training/trainer.html", context)


@require_http_methods(["GET", "POST"])
@needs("training.desk")
def trainer_edit(request, pk):
    """Change what is kept about a trainer."""
    found = _trainer_or_404(request, pk)
    form = _form(request, found)
    if form.is_valid():
        expected = form.cleaned_data["version"] or 0
        if attempt(form, actions.change, trainer=found, expected=expected, by=request.user, **form.values):
            return redirect("training:trainer", request.space.slug, pk)
    return show(request, "training/trainer_form.html", {"form": form, "trainer": found})


@require_POST
@needs("training.desk")
def absence_new(request, pk):
    """Note days away; evenings on these days are named at once."""
    found, today = _trainer_or_404(request, pk), timezone.localdate()
    form = forms.AbsenceForm(request.POST)
    if form.is_valid():
        made = attempt(form, actions.note_absence, trainer=found, by=request.user, **form.cleaned_data)
        if made:
            hit = len(queries.evenings_of(found, max(made.first, today), made.last))
            if hit:
                words = ngettext(
                    "%(n)d evening falls on these days. Plan the season again: what is confirmed stays wherever it can.",
                    "%(n)d evenings fall on these days. Plan the season again: what is confirmed stays wherever it can.",
                    hit,
                )
                messages.warning(request, words % {"n": hit})
            return redirect("training:trainer", request.space.slug, pk)
    return _page(request, found, form)


@require_POST
@needs("training.desk")
def absence_end(request, pk, absence):
    """Take back an absence."""
    found = _trainer_or_404(request, pk)
    row = next((row for row in queries.absences(found) if row.pk == absence), None)
    if row is None:
        raise Http404
    row.space = row.trainer.space = request.space
    actions.end_absence(absence=row, by=request.user)
    return redirect("training:trainer", request.space.slug, pk)
