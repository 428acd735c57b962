"""The versions of a plan: the list, one as it was frozen, two compared in words."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.documents.queries import files_of
from zesummen.documents.rules import may_attach
from zesummen.kernel.exports import http
from zesummen.kernel.pages import attempt, granted, needs
from zesummen.kernel.words import active_language

from ..actions.plans import set_released
from ..actions.versions import freeze_version
from ..compare import changes, grouped
from ..exports import adoption as exports
from ..forms.adoption import CompareForm, VersionForm
from ..models import PlanVersion
from ..queries.sheet import plan_sheet
from ..queries.versions import document_of, is_whole, sheet_of, versions_of
from ..rules.adoption import may_adopt
from .adoption import MEASURE, answer
from .base import plan_or_404, show

NOW = "now"


def _version(plan, number) -> PlanVersion:
    found = PlanVersion.objects.select_related(
        "space", "document", "made_by", "adopted_by_party__commune", "amends__adopted_by_party__commune"
    )
    return get_object_or_404(found, plan=plan, number=number)


@require_http_methods(["GET", "POST"])
@needs("plan.read")
def versions(request, pk):
    """All versions, newest first; freeze one by hand."""
    plan = plan_or_404(pk)
    may = may_adopt(granted(request), plan)
    form = VersionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, freeze_version, plan=plan, label=form.cleaned_data["label"], by=request.user)
        if made:
            return redirect("plans:version", request.space.slug, pk, made.number)
    return show(
        request,
        plan,
        "plans/versions.html",
        {"versions": versions_of(plan), "form": form, "may_adopt": may},
        measure=MEASURE,
    )


@require_safe
@needs("plan.read")
def version(request, pk, number):
    """One version as it was frozen, with its papers and its seal."""
    plan = plan_or_404(pk)
    found = _version(plan, number)
    language = active_language()
    return show(
        request,
        plan,
        "plans/version.html",
        {
            "version": found,
            "document": document_of(found, language, request.space, timezone.localdate()),
            "is_whole": is_whole(found),
            "languages": exports.PAPERS["plan"],
            "files": files_of(found.folder_id, granted(request), request.user),
            "may_attach": may_attach(granted(request), found.folder_write_permission),
        },
        measure=MEASURE,
    )


@require_POST
@needs("plan.release")
def version_release(request, pk, number):
    """Release a version to bodies outside, or take it back."""
    found = _version(plan_or_404(pk), number)
    set_released(obj=found, is_released=request.POST.get("released") == "1", by=request.user)
    return redirect("plans:version", request.space.slug, pk, number)


@require_safe
@needs("plan.read")
def version_paper(request, pk, number, what, language, kind):
    """A paper drawn again from the frozen version."""
    plan = plan_or_404(pk)
    if language not in exports.PAPERS.get(what, ()) or kind not in ("pdf", "docx", "json"):
        raise Http404
    found = _version(plan, number)
    back = redirect("plans:version", request.space.slug, pk, number)
    sheet = sheet_of(found)
    if (what, kind) == ("plan", "json"):
        return http.response(exports.as_json(sheet), f"plan {pk} version {number}", kind)
    made = exports.paper(
        what, sheet, language, request.space, timezone.localdate(), is_draft=found.adopted_on is None, version=found
    )
    return answer(request, made, f"{what} {pk}", kind, back)


@require_safe
@needs("plan.read")
def version_table(request, pk, number, what):
    """Actions or budget lines of a version, as CSV."""
    plan = plan_or_404(pk)
    if what not in exports.TABLES:
        raise Http404
    return http.response(exports.table(what, sheet_of(_version(plan, number))), f"{what} {pk} version {number}", "csv")


@require_safe
@needs("plan.read")
def compare(request, pk):
    """Two versions, or a version and the plan of today, in words; unknown numbers fall back to newest and today."""
    plan = plan_or_404(pk)
    plan.space = request.space
    known = list(versions_of(plan))
    if not known:
        return show(request, plan, "plans/versions_compare.html", {"versions": known}, measure=MEASURE)
    a, b = _chosen(request.GET.get("a"), known, str(known[0].number)), _chosen(request.GET.get("b"), known, NOW)
    found = grouped(changes(_sheet(plan, a), _sheet(plan, b)))
    return show(
        request,
        plan,
        "plans/versions_compare.html",
        {
            "versions": known,
            "form": CompareForm(initial={"a": a, "b": b}, versions=known),
            "groups": found,
            "count": sum(len(group.changes) for group in found),
        },
        measure=MEASURE,
    )


def _chosen(asked: str | None, known, fallback: str) -> str:
    return asked if asked == NOW or asked in {str(v.number) for v in known} else fallback


def _sheet(plan, which: str):
    return plan_sheet(plan) if which == NOW else sheet_of(PlanVersion.objects.get(plan=plan, number=int(which)))
