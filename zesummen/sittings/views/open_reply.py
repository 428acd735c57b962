"""The answer buttons of a mail: opening a link changes nothing; the button of its page does, once."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zesummen.kernel.access import Refused
from zesummen.kernel.pages import in_language_of_mail, mail_query, open_page, page
from zesummen.kernel.tenancy import inside

from .. import actions, links, rules
from ..models import Attendance
from ..states import Reply
from ..ways import way_of

BY_KEY = {"yes": Reply.COMES, "no": Reply.EXCUSED, "substitute": Reply.SUBSTITUTE}


@open_page
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@in_language_of_mail
def answer(request, part):
    """Say whether one comes, without an account."""
    response = _answer(request, part)
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _bad(request, why, status: int = 410, **shown):
    return page(request, "sittings/answer_bad.html", {"why": why, **shown}, status=status)


def _answer(request, part):
    try:
        place, member, round_number = links.read_reply(part)
    except links.BadLink:
        return _bad(request, _("This link is not complete. Open it from the mail again, or copy the whole address."))
    row = Attendance._base_manager.filter(pk=place, member=member).select_related("space").first()
    if row is None:
        return _bad(request, _("This link belongs to somebody who no longer has a place at this sitting."))
    with inside(row.space):
        found = Attendance.objects.select_related("sitting__body", "sitting__space", "member__person", "stands_for")
        return _open(request, found.get(pk=row.pk), round_number)


def _buttons(row: Attendance, wanted: str) -> list[dict]:
    """The answers as buttons; the one that the link of the mail named comes first and stands out."""
    labels = {"yes": _("I come"), "no": _("I am excused")}
    if way_of(row.sitting.body).may_send_substitute(row.sitting, row.member_id):
        labels["substitute"] = _("My substitute takes the seat")
    first = wanted if wanted in labels else "yes"
    keys = [first, *(key for key in labels if key != first)]
    return [{"key": key, "label": labels[key], "tone": "primary" if key == first else "plain"} for key in keys]


def _open(request, row: Attendance, round_number: int):
    sitting = row.sitting
    shown = {"row": row, "sitting": sitting, "asked_by": sitting.space}
    if request.user.is_authenticated and row.member.person_id and row.member.person_id != request.user.pk:
        why = _("This link is meant for somebody else. You are signed in as %(name)s: use the link in your own mail.")
        return _bad(request, why % {"name": request.user}, status=403)
    if row.link_round != round_number:
        if request.GET.get("done") == "1" and row.link_round == round_number + 1:
            return page(request, "sittings/answered.html", shown)
        return _bad(request, _("This link has been used already. Nothing was changed."), answered=row, sitting=sitting)
    verdict = rules.may_reply(sitting)
    if not verdict:
        return _bad(request, verdict.why)
    shown["buttons"] = _buttons(row, request.GET.get("say", ""))
    if request.method == "POST":
        try:
            reply = BY_KEY.get(request.POST.get("reply", ""), "")
            actions.reply_by_link(attendance=row, reply=reply, round_number=round_number)
        except Refused as refusal:
            row.refresh_from_db(fields=["reply", "replaced_by", "replied_on", "reply_channel"])  # nothing was recorded
            return page(request, "sittings/answer.html", {**shown, "why": refusal.verdict.why}, status=422)
        return redirect(f"{request.path}{mail_query(request, done=1)}")
    return page(request, "sittings/answer.html", shown)
