"""Measure 2: who was asked and what they answered, and the kick-off evening."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.documents.queries import files_of
from zesummen.kernel.pages import attempt, granted, needs

from ..actions import mobilisation as actions
from ..forms import mobilisation as forms
from ..models import Ask, KickOff
from ..queries import mobilisation as queries
from ..rules.plans import may_write
from .base import plan_or_404, show

KEY = "mobilisation"


@require_safe
@needs("plan.read")
def asks(request, pk):
    """Who was asked, when, how, and what they answered; the silent ones first."""
    plan = plan_or_404(pk)
    rows = queries.asks_of(plan, timezone.localdate())
    return show(
        request,
        plan,
        "plans/mobilisation.html",
        {
            "rows": rows,
            "silent": sum(row.silent_days is not None for row in rows),
            "today": timezone.localdate(),
            "may_write": may_write(granted(request), plan),
        },
        measure=KEY,
    )


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def ask_new(request, pk):
    """Ask several at once."""
    plan = plan_or_404(pk)
    entries = queries.register()
    form = forms.AskForm(
        request.POST if request.method == "POST" else None,
        initial={"asked_on": timezone.localdate(), "how": "mail"},
        entries=entries,
    )
    if form.is_valid() and attempt(form, actions.ask, plan=plan, by=request.user, **form.cleaned_data):
        messages.success(request, _("The question is recorded. Who does not answer stays on the list."))
        return redirect("plans:mobilisation", request.space.slug, pk)
    return show(request, plan, "plans/ask_form.html", {"form": form, "any": entries.exists()}, measure=KEY)


def _ask(plan, pk) -> Ask:
    found = Ask.objects.filter(plan=plan, pk=pk).select_related("stakeholder", "plan", "space", "asked_by").first()
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def ask_answer(request, pk, ask):
    """Write what somebody answered."""
    plan = plan_or_404(pk)
    row = _ask(plan, ask)
    start = {name: getattr(row, name) for name in forms.AnswerForm.base_fields}
    form = forms.AnswerForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid() and attempt(
        form, actions.record_answer, ask=row, expected=form.cleaned_data["version"], by=request.user, **form.values
    ):
        return redirect("plans:mobilisation", request.space.slug, pk)
    return show(request, plan, "plans/ask_answer.html", {"form": form, "ask": row}, measure=KEY)


@require_POST
@needs("plan.write")
def ask_remind(request, pk, ask):
    """Remind, once a day."""
    row = _ask(plan_or_404(pk), ask)
    actions.remind(ask=row, by=request.user)
    told = (
        _("A reminder went to %(name)s.")
        if row.stakeholder.email
        else _("The reminder of %(name)s is recorded; there is no address to write to.")
    )
    messages.success(request, told % {"name": row.stakeholder.name})
    return redirect("plans:mobilisation", request.space.slug, pk)


# The kick-off evening


@require_safe
@needs("plan.read")
def evenings(request, pk):
    """The evenings that opened the work."""
    plan = plan_or_404(pk)
    return show(
        request,
        plan,
        "plans/kick_off.html",
        {
            "rows": queries.evenings_of(plan),
            "may_write": may_write(granted(request), plan),
        },
        measure=KEY,
    )


def _evening(plan, pk) -> KickOff:
    found = KickOff.objects.filter(plan=plan, pk=pk).select_related("plan", "space", "folder").first()
    if found is None:
        raise Http404
    return found


@require_safe
@needs("plan.read")
def evening(request, pk, evening):
    """One evening with its counts, languages and files."""
    plan = plan_or_404(pk)
    row, rights = _evening(plan, evening), granted(request)
    return show(
        request,
        plan,
        "plans/kick_off_evening.html",
        {
            "evening": row,
            "files": files_of(row.folder_id, rights, request.user),
            "may_write": may_write(rights, plan),
        },
        measure=KEY,
    )


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def evening_new(request, pk):
    """Record an evening."""
    plan = plan_or_404(pk)
    form = forms.EveningForm(
        request.POST if request.method == "POST" else None, initial={"version": 0, "day": timezone.localdate()}
    )
    if form.is_valid():
        made = attempt(form, actions.record_evening, plan=plan, by=request.user, **form.values)
        if made:
            return redirect("plans:kick_off_evening", request.space.slug, pk, made.pk)
    return show(request, plan, "plans/kick_off_form.html", {"form": form}, measure=KEY)


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def evening_edit(request, pk, evening):
    """Change what is written about an evening."""
    plan = plan_or_404(pk)
    row = _evening(plan, evening)
    start = {name: getattr(row, name) for name in forms.EveningForm.base_fields}
    form = forms.EveningForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid() and attempt(
        form, actions.change_evening, evening=row, expected=form.cleaned_data["version"], by=request.user, **form.values
    ):
        return redirect("plans:kick_off_evening", request.space.slug, pk, evening)
    return show(request, plan, "plans/kick_off_form.html", {"form": form, "evening": row}, measure=KEY)
