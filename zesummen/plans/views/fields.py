"""Fields of action, target groups, and the matrix of fields and services."""

from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.kernel.pages import attempt, granted, needs

from ..actions import fields as actions
from ..forms.objectives import ChooseForm, ReasonForm
from ..queries import objectives as queries
from ..rules.plans import may_write
from .base import plan_or_404, show

PAGES = {"field": "plans:fields", "group": "plans:groups"}


@require_http_methods(["GET", "POST"])
@needs("plan.read")
def fields(request, pk):
    """The fields of the plan, ranked, with reasons."""
    return _choices(request, pk, "field")


@require_http_methods(["GET", "POST"])
@needs("plan.read")
def groups(request, pk):
    """The target groups of the plan, ranked, with reasons."""
    return _choices(request, pk, "group")


def _choices(request, pk, kind):
    plan = plan_or_404(pk)
    _model, _column, entries = actions.KINDS[kind]
    rows = queries.chosen_fields(plan) if kind == "field" else queries.chosen_groups(plan)
    left = queries.not_chosen(entries, rows)
    verdict = may_write(granted(request), plan)
    form = ChooseForm(request.POST or None, entries=left) if left and verdict else None
    if (
        request.method == "POST"
        and form
        and form.is_valid()
        and attempt(form, actions.choose, plan=plan, kind=kind, by=request.user, **form.cleaned_data)
    ):
        return redirect(PAGES[kind], request.space.slug, pk)
    return show(
        request,
        plan,
        f"plans/{kind}s.html",
        {"rows": rows, "form": form, "may_write": verdict, "kind": kind},
        measure="fields",
    )


def _choice_or_404(plan, kind, choice):
    if kind not in actions.KINDS:
        raise Http404
    row = actions.KINDS[kind][0].objects.filter(plan=plan, pk=choice).first()
    if row is None:
        raise Http404
    return row


@require_POST
@needs("plan.write")
def choice_move(request, pk, kind, choice):
    """One place up or down."""
    row = _choice_or_404(plan_or_404(pk), kind, choice)
    actions.move_choice(choice=row, up=request.POST.get("way") == "up", by=request.user)
    return redirect(PAGES[kind], request.space.slug, pk)


@require_POST
@needs("plan.write")
def choice_drop(request, pk, kind, choice):
    """Take it out of the plan."""
    actions.drop_choice(choice=_choice_or_404(plan_or_404(pk), kind, choice), by=request.user)
    return redirect(PAGES[kind], request.space.slug, pk)


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def choice_reason(request, pk, kind, choice):
    """Rewrite the reason."""
    plan = plan_or_404(pk)
    row = _choice_or_404(plan, kind, choice)
    form = ReasonForm(request.POST or None, initial={"reason": row.reason, "version": row.version})
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(
            form,
            actions.change_reason,
            choice=row,
            expected=form.cleaned_data["version"],
            reason=form.cleaned_data["reason"],
            by=request.user,
        )
    ):
        return redirect(PAGES[kind], request.space.slug, pk)
    return show(request, plan, "plans/choice_reason.html", {"form": form, "kind": kind}, measure="fields")


@require_safe
@needs("plan.read")
def matrix(request, pk):
    """Fields and services crossed; prints on a landscape sheet."""
    plan = plan_or_404(pk)
    return show(request, plan, "plans/matrix.html", {"matrix": queries.matrix(plan)}, measure="fields")
