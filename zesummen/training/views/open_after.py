"""The participant's page after the evening: feedback, the note, the attestation; before it: five questions."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from zesummen.documents import exports
from zesummen.kernel.access import Refused

from .. import participant_codes
from ..actions import feedback as actions
from ..forms import after as forms
from ..models import Attendance, Evening
from ..queries import attestations, open_after
from .open_participants import by_link, show


def _home(row, said: str):
    return redirect(f"/t/{participant_codes.part_of(row)}/?{said}=1")


@require_POST
@by_link
def feedback(request, row, attendance):
    """My answer sheet; it is kept without me."""
    found = Attendance.objects.filter(pk=attendance, participant=row).select_related("evening__request").first()
    if found is None:
        raise Http404
    found.evening.space = row.space
    form = forms.FeedbackForm(request.POST)
    if not form.is_valid():
        return show(request, row, **{f"feedback_{attendance}": form})
    try:
        actions.give(
            participant=row,
            attendance=found,
            marks=form.marks,
            words=form.cleaned_data["words"],
            language=row.language,
        )
    except Refused as refusal:
        return show(request, row, why=str(refusal.verdict.why), status=409)
    return _home(row, "feedback")


@require_POST
@by_link
def questions(request, row, evening):
    """My answers to the five questions; they are kept without me."""
    found = Evening.objects.filter(pk=evening, request=row.request_id).first()
    if found is None:
        raise Http404
    found.space = row.space
    form = forms.BeforeForm(request.POST)
    if not form.is_valid():
        return show(request, row, questions=form)
    try:
        actions.answer_before(participant=row, evening=found, answers=form.answers, language=row.language)
    except Refused as refusal:
        return show(request, row, why=str(refusal.verdict.why), status=409)
    return _home(row, "questions")


@require_safe
@by_link
def note(request, row, note):
    """The note of decisions that went out, in my language."""
    found = open_after.note_of(row, note)
    if found is None:
        raise Http404
    return exports.answer(open_after.document(found), "pdf")


@require_safe
@by_link
def attestation(request, row):
    """The sessions I came to, on paper."""
    came = attestations.attended([row]).get(row.pk, [])
    document = attestations.attestation(row.space, [(row, came)] if came else [], timezone.localdate())
    if document is None:
        raise Http404
    return exports.answer(document, "pdf")
