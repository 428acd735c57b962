"""The letter to the ministry: proposed from the data, frozen, sent."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zesummen.documents import exports as files_out
from zesummen.documents import queries as files
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import attempt, granted, needs

from ..actions import letter as actions
from ..exports.adoption import letter_defaults
from ..forms.adoption import LetterForm, SentForm
from ..models import MinistryLetter
from ..queries.adoption import references_of
from ..queries.papers.letter import MODEL, model_values
from ..queries.sheet import plan_sheet
from ..rules import adoption as rules
from .adoption import MEASURE
from .base import plan_or_404, show


def _letters(plan):
    return MinistryLetter.objects.filter(plan=plan).select_related("document", "sent_by")


@require_safe
@needs("plan.read")
def letters(request, pk):
    """The letters of the plan, newest first, with how and when they left."""
    plan = plan_or_404(pk)
    newest = _letters(plan).first()
    return show(
        request,
        plan,
        "plans/letter.html",
        {
            "letters": _letters(plan),
            "newest": newest,
            "document": files.opened(newest.document) if newest else None,
            "may_adopt": rules.may_adopt(granted(request), plan),
        },
        measure=MEASURE,
    )


@require_http_methods(["GET", "POST"])
@needs("plan.adopt")
def letter_new(request, pk):
    """Write the letter: addressee, text and annexes are proposed from the data."""
    plan = plan_or_404(pk)
    plan.space = request.space
    start = (
        letter_defaults(plan, plan_sheet(plan), references_of(plan), request.space, timezone.localdate())
        if request.method == "GET"
        else {}
    )
    form = LetterForm(request.POST or None, initial=start)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.write_letter, plan=plan, letter=form.letter, by=request.user)
    ):
        return redirect("plans:letter", request.space.slug, pk)
    return show(request, plan, "plans/letter_new.html", {"form": form}, measure=MEASURE)


@require_safe
@needs("plan.read")
def letter_file(request, pk, letter_pk, kind):
    """The frozen letter as PDF, Word (in the commune's own model where it has one) or JSON."""
    plan = plan_or_404(pk)
    letter = get_object_or_404(_letters(plan), pk=letter_pk)
    if kind not in files_out.FORMATS:
        raise Http404
    document = files.opened(letter.document)
    try:
        return files_out.answer(document, kind, model_kind=MODEL, values=model_values(document))
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect("plans:letter", request.space.slug, pk)


@require_http_methods(["GET", "POST"])
@needs("plan.adopt")
def letter_sent(request, pk, letter_pk):
    """Record when and how the letter left."""
    plan = plan_or_404(pk)
    letter = get_object_or_404(_letters(plan), pk=letter_pk)
    today = timezone.localdate()
    form = SentForm(request.POST or None, initial={"on": today})
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, actions.record_sent, letter=letter, today=today, by=request.user, **form.cleaned_data)
    ):
        return redirect("plans:letter", request.space.slug, pk)
    return show(request, plan, "plans/letter_sent.html", {"form": form, "letter": letter}, measure=MEASURE)
