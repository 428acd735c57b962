"""The letterhead and the commune's own Word models."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import attempt, granted, member, needs, page
from zesummen.kernel.words import active_language

from .. import actions, exports, forms, queries, rules
from ..forms import sent
from ..models import WordModel
from ..states import KINDS


@require_http_methods(["GET", "POST"])
@needs("paper.settings")
def letterhead(request):
    """What stands at the head of the papers."""
    row = queries.letterhead_row()
    shown = queries.letterhead_of(request.space)
    start = {
        "lines": row.lines if row else "\n".join(shown.lines),
        "address": row.address if row else "\n".join(shown.address),
        "footer": row.footer if row else "",
        "reference_pattern": queries.reference_pattern(),
        "version": row.version if row else 0,
    }
    form = forms.LetterheadForm(*sent(request), initial=start)
    if form.is_valid():
        attempt(
            form,
            actions.save_letterhead,
            space=request.space,
            values=form.words,
            arms=actions.Upload.of(form.cleaned_data["arms"]),
            drop_arms=form.cleaned_data["drop_arms"],
            expected=form.cleaned_data["version"],
            by=request.user,
        )
        if not form.errors:
            messages.success(request, _("The letterhead is saved. Documents made from now on carry it."))
            return redirect("documents:letterhead", space=request.space.slug)
    return page(request, "documents/letterhead.html", {"form": form, "has_arms": bool(row and row.arms_id)})


@require_GET
@needs("paper.settings")
def letterhead_sample(request):
    """A page with the letterhead, as PDF."""
    title, words = _("Sample page"), _("This is how your documents will begin.")
    sample = exports.letterhead_sample(request.space, active_language(), title, words)
    return _made(request, lambda: exports.answer(sample, "pdf"), "documents:letterhead")


@require_GET
@member
def models(request):
    """Which kinds of documents have a model of the commune's own."""
    may_keep = rules.may_keep_papers(granted(request))
    return page(request, "documents/models.html", {"rows": queries.word_models(), "may_keep": may_keep})


@require_http_methods(["GET", "POST"])
@needs("paper.settings")
def model(request, kind):
    """One kind: its fields, and the commune's own file in place of ours."""
    row = _row(kind)
    form = forms.WordModelForm(*sent(request))
    if form.is_valid():
        upload = actions.Upload.of(form.cleaned_data["file"])
        made = attempt(form, actions.install_word_model, kind=kind, upload=upload, space=request.space, by=request.user)
        if made:
            messages.success(request, _("Your Word model is in place."))
            return redirect("documents:models", space=request.space.slug)
    return page(request, "documents/model.html", {"form": form, "row": row})


def _row(kind: str):
    if kind not in KINDS:
        raise Http404
    return next(row for row in queries.word_models() if row.kind.key == kind)


@require_GET
@needs("paper.settings")
def model_start(request, kind):
    """A Word file with every field, to start from."""
    row = _row(kind)

    def make():
        return http.response(exports.starting_model(kind, active_language()), str(row.kind.label), "docx")

    return _made(request, make, "documents:models")


@require_GET
@needs("paper.settings")
def model_own(request, kind):
    """The commune's own Word file."""
    content = queries.active_model(kind)
    if content is None:
        raise Http404
    return http.response(content, str(_row(kind).kind.label), "docx")


@require_POST
@needs("paper.settings")
def model_retire(request, kind):
    """Back to the built-in model."""
    actions.retire_word_model(model=get_object_or_404(WordModel, kind=kind, is_active=True), by=request.user)
    messages.success(request, _("The built-in model is used again."))
    return redirect("documents:models", space=request.space.slug)


def _made(request, make, back: str):
    """The file, or its fault as a message on the page before."""
    try:
        return make()
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect(back, space=request.space.slug)
