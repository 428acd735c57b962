"""The links of a mail: opening one changes nothing; its button does, once."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zesummen.kernel.pages import attempt, in_language_of_mail, mail_query, open_page, page
from zesummen.kernel.tenancy import inside

from .. import links
from ..actions.asks import answer_ask
from ..forms.carrying_out import FinishedForm, GoodForm, TroubleForm
from ..models import ProgressAsk
from ..rules.carrying_out import is_open_for_reports
from ..states import Health

FORMS = {"good": GoodForm, "trouble": TroubleForm, "finished": FinishedForm}


@open_page
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@in_language_of_mail
def answer(request, part, key=""):
    """Answer a question about progress without an account."""
    if key and key not in FORMS:
        raise Http404
    return _answer(request, part, key)


def refused(request, why):
    """A page that says what is wrong with a link, and what to do."""
    return page(request, "plans/link_bad.html", {"why": why}, status=410)


def _answer(request, part, key):
    try:
        token = links.read_progress(part)
    except links.BadLink:
        return refused(request, _("This link is not complete. Open it from the mail again, or copy the whole address."))
    row = ProgressAsk._base_manager.filter(token=token).select_related("space").first()
    if row is None:
        return refused(
            request, _("This question no longer exists. If another mail has come, use the link in that one.")
        )
    with inside(row.space):
        ask = ProgressAsk.objects.select_related("action__plan", "space", "person", "progress").get(pk=row.pk)
        return _open(request, ask, part, key)


def _open(request, ask, part, key):
    action, query = ask.action, mail_query(request)
    shown = {
        "ask": ask,
        "action": action,
        "asked_by": ask.space,
        "here": f"/progress/{part}/",
        "query": query,
        "key": key,
    }
    if ask.answered_at:
        return page(request, "plans/answered.html", {**shown, "progress": ask.progress})
    if ProgressAsk.objects.filter(action=action, pk__gt=ask.pk).exists():
        return refused(request, _("A newer mail has replaced this link. Open the link in the newest mail."))
    verdict = is_open_for_reports(action)
    if not verdict:
        return refused(request, verdict.why)
    if not key:
        return page(request, "plans/answer_choose.html", shown)
    data = request.POST if request.method == "POST" else None
    form = FORMS[key](data, initial={"percent": action.percent})
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, answer_ask, ask=ask, **_said(form.cleaned_data, action, key))
    ):
        return redirect(f"{shown['here']}{query}")
    return page(request, "plans/answer.html", {**shown, "form": form})


def _said(values: dict, action, key: str) -> dict:
    told = {
        "percent": action.percent if values.get("percent") is None else values["percent"],
        "health": values.get("health") or Health.GOOD,
        "reason": values.get("reason", ""),
        "note": values["note"],
        "people_reached": values["people_reached"],
    }
    return {"told": told, "is_finished": key == "finished"}
