"""The handover file of a plan or of the whole space, and everything of a leaver in one act."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from zesummen.documents.exports import answer
from zesummen.kernel.exports.http import safe_name
from zesummen.kernel.pages import attempt, granted, needs, page

from ..actions import handover as actions
from ..exports import handover as exports
from ..forms.coordination import HandoverForm, MoveForm
from ..queries import handover as queries
from .base import plan_or_404, show


@require_safe
@needs("plan.handover")
def handover(request, pk):
    """Open tasks, promises, papers and people of one plan."""
    plan = plan_or_404(pk)
    document = exports.handover_document(request.space, queries.handover_file(request.space, granted(request), plan))
    return show(request, plan, "plans/handover.html", {"document": document})


@require_safe
@needs("plan.handover")
def space_handover(request):
    """The same for the whole space."""
    document = exports.handover_document(request.space, queries.handover_file(request.space, granted(request)))
    return page(request, "plans/space_handover.html", {"document": document, "section": "handover"})


@require_safe
@needs("plan.handover")
def file(request, pk, kind):
    """The handover of a plan as PDF, Word, JSON or ZIP."""
    return _file(request, kind, plan_or_404(pk))


@require_safe
@needs("plan.handover")
def space_file(request, kind):
    """The handover of the space as PDF, Word, JSON or ZIP."""
    return _file(request, kind, None)


def _file(request, kind: str, plan):
    if kind not in ("pdf", "docx", "json", "zip"):
        raise Http404
    made = queries.handover_file(request.space, granted(request), plan)
    document = exports.handover_document(request.space, made)
    if kind != "zip":
        return answer(document, kind)
    response = HttpResponse(exports.handover_zip(document, made), content_type="application/zip")
    response["Content-Disposition"] = content_disposition_header(True, safe_name(document.title, "zip"))
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "POST"])
@needs("plan.handover")
def move(request):
    """Choose who leaves and who takes over; see the list; confirm: everything moves in one act."""
    choice = HandoverForm(request.GET or None, space=request.space)
    form = MoveForm(request.POST or None, space=request.space) if request.method == "POST" else None
    if form is not None and form.is_valid():
        done = attempt(form, actions.hand_over, space=request.space, by=request.user, **form.cleaned_data)
        if done:
            messages.success(
                request, ngettext("%(n)s item was handed over.", "%(n)s items were handed over.", done) % {"n": done}
            )
            return redirect("plans:space_handover", request.space.slug)
    people = _people(choice, form)
    items = queries.held_by(people[0]) if people else []
    if form is None and people and items:
        form = MoveForm(
            space=request.space, initial={"leaver": people[0], "successor": people[1], "expected": len(items)}
        )
    elif form is not None and people:
        form.data = form.data.copy()
        form.data["expected"] = len(items)
    return page(
        request,
        "plans/handover_move.html",
        {
            "choice": choice,
            "form": form,
            "items": items,
            "people": people,
            "section": "handover",
            "problem_forms": [choice],
            "space_base": f"/s/{request.space.slug}/",
        },
    )


def _people(choice, form) -> tuple | None:
    """(leaver, successor) of whichever form holds them."""
    for found in (form, choice):
        if (
            found is not None
            and found.is_bound
            and not found.errors.get("leaver")
            and not found.errors.get("successor")
        ):
            values = getattr(found, "cleaned_data", {})
            if values.get("leaver") and values.get("successor"):
                return values["leaver"], values["successor"]
    return None
