"""The public plan: page, one action, its papers, and the same as files."""

from django.http import Http404
from django.urls import reverse
from django.views.decorators.http import require_safe

from zesummen.documents.queries import letterhead_of, public_files
from zesummen.kernel import tenancy
from zesummen.kernel.words import active_language

from .. import exports
from ..finished import finished
from ..queries import plan as queries
from .base import made, plan_or_404, show


@require_safe
@finished
def plan(request, slug, pk):
    """Progress, money, and from each need to its results."""
    found = plan_or_404(slug, pk)
    return show(
        request,
        "public/plan.html",
        {"page": queries.plan_page(found), "plan": found},
        space=found.space,
        section="communes",
    )


@require_safe
@finished
def action(request, slug, pk, number):
    """One action: why it exists, what it is, what became of it."""
    found = plan_or_404(slug, pk)
    page = queries.action_page(queries.sheet_of(found), number)
    if page is None:
        raise Http404
    return show(
        request,
        "public/action.html",
        {"page": page, "a": page.line.sheet, "plan": found},
        space=found.space,
        section="communes",
    )


@require_safe
@finished
def papers(request, slug, pk):
    """The public files of the plan, and the versions that councils adopted."""
    found = plan_or_404(slug, pk)
    with tenancy.inside(found.space):
        values = {
            "files": public_files(queries.folders_of(found)),
            "versions": queries.adopted_versions(found),
            "plan": found,
        }
    return show(request, "public/papers.html", values, space=found.space, section="communes")


@require_safe
@finished
def plan_file(request, slug, pk, kind):
    """The plan as PDF, Word, JSON, or its actions as CSV."""
    found, language = plan_or_404(slug, pk), active_language()
    with tenancy.inside(found.space):
        sheet = queries.open_sheet(found)
        header = letterhead_of(found.space) if kind in ("pdf", "docx") else None
    if kind == "json":
        return exports.plan_json(sheet)
    if kind == "csv":
        return exports.actions_csv(sheet, language)
    document = exports.plan_as_document(sheet, language, demo=found.space.is_demo, header=header)
    return made(
        request,
        lambda: exports.document_file(document, document.title, kind),
        back=reverse("public:plan", args=[slug, pk]),
    )
