"""Needs of a plan and their evidence."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.documents.actions import Upload
from zesummen.documents.queries import files_of
from zesummen.kernel import journal
from zesummen.kernel.pages import attempt, granted, needs

from ..actions import advice as advice_actions
from ..actions import needs as actions
from ..catalogue import labels
from ..forms import needs as forms
from ..queries import advice as advising
from ..queries import needs as queries
from ..queries.inventory import gaps as gaps_of
from ..queries.thread import chain_of
from ..rules import needs as rules
from ..rules.plans import may_write
from ..states import EvidenceKind
from .base import plan_or_404, show
from .imports import workbook_answer

FORMATS = ("xlsx", "csv")


def _show(request, plan, template: str, context: dict, **kwargs):
    """In a pact the needs belong to the step of stocktaking."""
    return show(
        request, plan, template, context, measure="stocktaking" if plan.template == "gemengepakt" else "needs", **kwargs
    )


def _plan(request, pk):
    plan = plan_or_404(pk)
    plan.space = request.space
    return plan


def _need_or_404(plan, pk):
    need = queries.need_of(plan, pk)
    if need is None:
        raise Http404
    return need


def _evidence_or_404(need, pk):
    evidence = queries.evidence_of(need, pk)
    if evidence is None:
        raise Http404
    return evidence


@require_safe
@needs("plan.read")
def need_list(request, pk):
    """All needs, first things first; the dropped ones below, with their reason."""
    plan = _plan(request, pk)
    rows = queries.need_rows(plan)
    return _show(
        request,
        plan,
        "plans/need_list.html",
        {
            "rows": [row for row in rows if not row.dropped_on],
            "dropped": [row for row in rows if row.dropped_on],
            "may_write": may_write(granted(request), plan),
            "formats": FORMATS,
        },
    )


@require_safe
@needs("plan.read")
def need(request, pk, need):
    """One need with its evidence and its thread."""
    plan = _plan(request, pk)
    found = _need_or_404(plan, need)
    given, chain = granted(request), chain_of(found)
    return _show(
        request,
        plan,
        "plans/need.html",
        {
            "need": found,
            "evidence": queries.evidence_rows(found, given, request.user),
            "chain": chain,
            "groups": labels(found.groups),
            "field": labels([found.field])[0] if found.field else "",
            "priority": queries.PRIORITIES[found.priority],
            "objectives": [step for step in chain.ahead if step.kind == "objective" and step.depth == 1],
            "kinds": EvidenceKind.choices,
            "files": files_of(found.folder_id, given, request.user),
            "may_write": rules.may_change_need(given, found),
            "may_take_up": rules.may_take_up(given, found),
            "entries": journal.lines_about(found, 8),
        },
    )


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def need_new(request, pk):
    """Write a need, perhaps from a gap of the inventory."""
    plan = _plan(request, pk)
    initial = {}
    chosen = next((gap for gap in gaps_of(plan) if gap.key == request.GET.get("gap")), None)
    if chosen:
        initial = {"gap": chosen.key, "field": chosen.field, "groups": [chosen.group]}
    advice = advising.find(request.GET.get("opinion", ""))
    if advice:
        initial |= {"title": advice.title, "description": advice.facts}
    form = forms.NeedForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        act, also = (advice_actions.write_need, {"advice": advice}) if advice else (actions.write_need, {})
        made = attempt(form, act, plan=plan, by=request.user, **also, **form.values)
        if made:
            return redirect("plans:need", request.space.slug, pk, made.pk)
    return _show(request, plan, "plans/need_form.html", {"form": form, "need": None, "gap": chosen, "advice": advice})


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def need_edit(request, pk, need):
    """Change a need."""
    plan = _plan(request, pk)
    found = _need_or_404(plan, need)
    initial = {name: getattr(found, name) for name in forms.NeedForm.base_fields if name != "gap"}
    form = forms.NeedForm(request.POST or None, need=found, initial=initial)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(
            form, actions.change_need, need=found, expected=form.cleaned_data["version"], by=request.user, **form.values
        )
    ):
        return redirect("plans:need", request.space.slug, pk, need)
    return _show(request, plan, "plans/need_form.html", {"form": form, "need": found, "gap": None})


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def need_drop(request, pk, need):
    """Drop a need, with a reason."""
    plan = _plan(request, pk)
    found = _need_or_404(plan, need)
    form = forms.DropForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.drop_need, need=found, by=request.user, **form.cleaned_data)
    ):
        return redirect("plans:need", request.space.slug, pk, need)
    return _show(request, plan, "plans/need_drop.html", {"form": form, "need": found})


@require_POST
@needs("plan.write")
def need_take_up(request, pk, need):
    """Take a dropped need up again."""
    actions.take_up_need(need=_need_or_404(_plan(request, pk), need), by=request.user)
    return redirect("plans:need", request.space.slug, pk, need)


@require_safe
@needs("plan.read")
def need_gaps(request, pk):
    """Fields of action in which nothing exists for a target group."""
    plan = _plan(request, pk)
    by_field: dict = {}
    for gap in gaps_of(plan):
        by_field.setdefault(gap.field_label, []).append(gap)
    return _show(
        request,
        plan,
        "plans/need_gaps.html",
        {
            "fields": list(by_field.items()),
            "may_write": may_write(granted(request), plan),
        },
    )


@require_safe
@needs("plan.read")
def need_file(request, pk, kind):
    """The register of needs as XLSX or CSV."""
    if kind not in FORMATS:
        raise Http404
    return workbook_answer(queries.register(_plan(request, pk)), kind)


# Evidence

FORMS = {
    EvidenceKind.FIGURE: forms.FigureForm,
    EvidenceKind.GAP: forms.GapForm,
    EvidenceKind.DOCUMENT: forms.DocumentForm,
}


def _evidence_form(kind: str, request, need):
    form_class = FORMS.get(kind, forms.VoiceForm)
    also = {"kind": kind} if issubclass(form_class, forms.VoiceForm) else {}
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    if kind == EvidenceKind.OPINION:
        also["initial"] = queries.opinion_given(need.plan)
    return form_class(*posted, need=need, **also)


def _add(form, kind: str, need, by):
    values = form.cleaned_data
    if kind == EvidenceKind.FIGURE:
        return attempt(form, actions.add_figure, need=need, by=by, **values)
    if kind == EvidenceKind.GAP:
        return attempt(form, actions.add_gap, need=need, by=by, **values)
    if kind == EvidenceKind.DOCUMENT:
        values = {**values, "upload": Upload.of(values["file"])}
        values.pop("file")
        return attempt(form, actions.add_document, need=need, by=by, **values)
    return attempt(form, actions.add_voice, need=need, kind=kind, by=by, **values)


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def evidence_new(request, pk, need, kind):
    """Add evidence of one kind."""
    if kind not in EvidenceKind.values:
        raise Http404
    plan = _plan(request, pk)
    found = _need_or_404(plan, need)
    form = _evidence_form(kind, request, found)
    if request.method == "POST" and form.is_valid() and _add(form, kind, found, request.user):
        return redirect("plans:need", request.space.slug, pk, need)
    context = {"form": form, "need": found, "title": _("Evidence: %(kind)s") % {"kind": EvidenceKind(kind).label}}
    context["offered"] = advising.offered_to(found) if kind == EvidenceKind.OPINION else []
    return _show(request, plan, "plans/evidence_form.html", context)


@require_POST
@needs("plan.write")
def evidence_opinion(request, pk, need, opinion):
    """An opinion of the commission becomes evidence."""
    found = _need_or_404(_plan(request, pk), need)
    advice = advising.find(str(opinion))
    if advice is None:
        raise Http404
    advice_actions.add_evidence(need=found, advice=advice, by=request.user)
    return redirect("plans:need", request.space.slug, pk, need)


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def evidence_edit(request, pk, need, evidence):
    """Change the words of an evidence."""
    plan = _plan(request, pk)
    found = _need_or_404(plan, need)
    row = _evidence_or_404(found, evidence)
    initial = {name: getattr(row, name) for name in forms.VoiceForm.base_fields}
    form = forms.VoiceForm(request.POST or None, need=found, kind=row.kind, evidence=row, initial=initial)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(
            form,
            actions.change_evidence,
            evidence=row,
            expected=form.cleaned_data["version"],
            by=request.user,
            **form.values,
        )
    ):
        return redirect("plans:need", request.space.slug, pk, need)
    return _show(
        request, plan, "plans/evidence_form.html", {"form": form, "need": found, "title": _("Change the evidence")}
    )


@require_POST
@needs("plan.write")
def evidence_remove(request, pk, need, evidence):
    """Remove an evidence without files."""
    found = _need_or_404(_plan(request, pk), need)
    actions.remove_evidence(evidence=_evidence_or_404(found, evidence), by=request.user)
    return redirect("plans:need", request.space.slug, pk, need)
