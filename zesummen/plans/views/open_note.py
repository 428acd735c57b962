"""The link of the internal note: opening it changes nothing; its button does, once."""

from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zesummen.kernel.pages import attempt, in_language_of_mail, open_page, page
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import active_language

from .. import links
from ..actions import mobilisation as actions
from ..forms.mobilisation import ServiceAnswerForm
from ..models import Ask, InternalNote
from ..rules.mobilisation import last_day, may_answer_by_link
from ..states import Answer


@open_page
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@in_language_of_mail
def answer(request, part):
    """A service names its contact and lists what exists, without an account."""
    return _answer(request, part)


def _refused(request, why):
    return page(request, "plans/link_bad.html", {"why": why}, status=410)


def _answer(request, part):
    try:
        token = links.read_note(part)
    except links.BadLink:
        return _refused(
            request, _("This link is not complete. Open it from the mail again, or copy the whole address.")
        )
    row = Ask._base_manager.filter(token=token).select_related("space").first()
    if row is None:
        return _refused(
            request, _("This question no longer exists. If another mail has come, use the link in that one.")
        )
    with inside(row.space):
        return _open(request, Ask.objects.select_related("stakeholder", "plan", "space", "asked_by").get(pk=row.pk))


def _open(request, ask):
    shown = {"ask": ask, "asked_by": ask.space, "service": ask.stakeholder, "last_day": last_day(ask)}
    if ask.answer != Answer.NONE:
        return page(request, "plans/note_answered.html", shown)
    verdict = may_answer_by_link(ask, timezone.localdate())
    if not verdict:
        return page(request, "plans/link_bad.html", {"why": verdict.why}, status=410)
    start = {"contact": ask.stakeholder.contact_name, "email": ask.stakeholder.email, "phone": ask.stakeholder.phone}
    form = ServiceAnswerForm(request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and form.is_valid():
        done = attempt(form, actions.answer_note, ask=ask, language=active_language(), **form.cleaned_data)
        if done:
            return redirect(request.get_full_path())
    note = InternalNote.objects.filter(plan=ask.plan).first()
    return page(request, "plans/note_answer.html", {**shown, "form": form, "note": note})
