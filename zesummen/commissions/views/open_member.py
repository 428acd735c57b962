"""The member's page by personal link or short code: no account. Opening a link changes nothing; buttons do."""

from functools import wraps

from django.core.cache import cache
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.documents import exports as stored
from zesummen.documents.models import Attachment
from zesummen.kernel.access import Refused
from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import attempt, open_page
from zesummen.kernel.tenancy import inside
from zesummen.sittings import queries as sittings
from zesummen.sittings.actions import notices
from zesummen.sittings.models import AgendaItem, BodyMember
from zesummen.sittings.queries import papers
from zesummen.sittings.states import SittingState
from zesummen.sittings.ways import way_of

from .. import member_codes
from ..actions import codes as code_actions
from ..actions import minutes as minute_actions
from ..forms import cards as forms
from ..forms.minutes import RemarkForm
from ..models import Commission
from ..queries import cards, codes, letters
from ..queries import members as queries
from ..queries import minutes as minute_queries
from ..rules import codes as rules
from ..rules import minutes as minute_rules
from .members import CHOICES, Doors, answer, choose, context_of, guarded, open_answer

MOST_WRONG = 10  # codes typed wrongly from one address
FOR_SECONDS = 3600


def _wrong_so_far(request) -> tuple[str, int]:
    key = f"member-code:{request.META.get('REMOTE_ADDR', '')}"
    return key, cache.get(key, 0)


@require_http_methods(["GET", "HEAD", "POST"])
@open_page
@never_cache
def enter(request):
    """Type the short code of the letter."""
    form = forms.CodeForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_bound and form.is_valid():
        key, wrong = _wrong_so_far(request)
        typed = form.cleaned_data["code"]
        row = codes.open_code(typed) if wrong < MOST_WRONG else None
        verdict = rules.opens(row, timezone.localdate())
        if wrong >= MOST_WRONG:
            status = 429
            form.add_error("code", _("Too many wrong codes. Wait an hour, or call the secretary of your commission."))
        elif verdict:
            return guarded(redirect("commissions_open:member", member_codes.link_part(member_codes.read(typed))))
        else:
            cache.add(key, 0, FOR_SECONDS)
            cache.incr(key)
            form.add_error("code", verdict.why)
    return open_answer(request, "commissions/open_member_enter.html", {"form": form}, status=status)


def by_link(view):
    """Open the space, the commission and the member of the link; a clear page where the link opens nothing."""

    @open_page
    @never_cache
    @wraps(view)
    def opened(request, part, **kwargs):
        row = codes.open_link(part)
        if row is None:
            return _bad(request, _("This link is not complete. Open it from the letter again, or type the code."))
        with inside(row.space):
            commission = Commission.objects.select_related("body").get(pk=row.commission_id)
            member = cards.member_of(commission, row.member_id)
            commission.space = commission.body.space = row.space
            member.body, member.space = commission.body, row.space
            language = letters.language_of(member)
            with translation.override(language):
                request.LANGUAGE_CODE = language
                response = _answered(view, request, row, commission, member, kwargs)
            response.headers["Content-Language"] = language
            return response

    return opened


def _answered(view, request, row, commission, member, kwargs):
    verdict = rules.opens(row, timezone.localdate())
    if not verdict:
        return _bad(request, verdict.why)
    verdict = rules.is_own(member, request.user)
    if not verdict:
        return _bad(request, verdict.why, status=403)
    return guarded(view(request, row, commission, member, **kwargs))


def _bad(request, why, *, status: int = 410):
    return open_answer(request, "commissions/open_member_bad.html", {"why": why}, status=status)


def _part(row) -> str:
    return member_codes.link_part(member_codes.short_code(row.member_id, row.generation))


def _page(request, row, commission, member, **more):
    here = f"/m/{_part(row)}/"
    doors = Doors(
        here,
        f"{here}sitting/%d.ics",
        f"{here}sitting/%d/notice.pdf",
        f"{here}sitting/%d/minutes.pdf",
        f"{here}sitting/%d/draft/",
        f"{here}file/%d/",
    )
    context = {**context_of(commission, member, doors, **more), "commission": commission, "owner": row.space}
    status = 409 if more.get("why") else 422 if context["problem_forms"] else 200
    return open_answer(request, "commissions/open_member.html", context, status=status)


@require_safe
@by_link
def member(request, row, commission, member):
    """The member's page."""
    return _page(request, row, commission, member)


def _home(row):
    return redirect("commissions_open:member", _part(row))


@require_POST
@by_link
def reply(request, row, commission, member, sitting):
    """I come, I am excused, my substitute takes the seat."""
    try:
        answer(commission, member, sitting, request.POST.get("reply", ""))
    except Refused as refusal:
        return _page(request, row, commission, member, why=refusal.verdict.why)
    code_actions.note_use(row)
    return _home(row)


@require_POST
@by_link
def choice(request, row, commission, member, choice):
    """What the public may read of me; my language."""
    if choice not in CHOICES:
        raise Http404
    form = CHOICES[choice](request.POST)
    if not form.is_valid():
        return _page(request, row, commission, member, **{choice: form})
    choose(form, choice, commission, member, code=row)
    code_actions.note_use(row)
    return _home(row)


def _sitting(commission, member, pk: int):
    found = queries.sitting_of(commission, member, pk)
    if found is None:
        raise Http404
    return found


@require_safe
@by_link
def calendar(request, row, commission, member, sitting):
    """The sitting for one's calendar."""
    found = _sitting(commission, member, sitting)
    return http.response(notices.calendar(found), str(found), "ics")


@require_safe
@by_link
def notice(request, row, commission, member, sitting):
    """The convocation with its agenda, in the member's language."""
    found = _sitting(commission, member, sitting)
    if not found.convened_on:
        raise Http404
    sheet = sittings.sitting_sheet(found)
    return _paper(request, row, commission, member, papers.notice(sheet, language=_language(member)))


@require_safe
@by_link
def minutes(request, row, commission, member, sitting):
    """Approved minutes as they were frozen, in the member's language where they are kept in it, else in French."""
    found = _sitting(commission, member, sitting)
    if found.state != SittingState.APPROVED:
        raise Http404
    language = _language(member)
    document = way_of(found.body).frozen_minutes(found, language)
    document = document or papers.minutes(sittings.sitting_sheet(found), language=language)
    return _paper(request, row, commission, member, document)


def _draft(commission, member, pk: int) -> tuple:
    """The sitting, the draft that was sent last, and whether the member may read it."""
    found = _sitting(commission, member, pk)
    sent = minute_queries.state_of(found).last_sent
    rights = queries.rights(commission)
    has_place = minute_queries.has_place(found, member)
    return found, sent, minute_rules.may_read_draft(rights, found, sent, has_place=has_place)


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def draft(request, row, commission, member, sitting):
    """The draft minutes, what the member said of them, and the form for a remark. Reading changes nothing."""
    found, sent, verdict = _draft(commission, member, sitting)
    if not verdict:
        return _page(request, row, commission, member, why=verdict.why)
    rights = queries.rights(commission)
    form = RemarkForm(
        request.POST if request.method == "POST" else None,
        members=BodyMember.objects.none(),
        items=AgendaItem.objects.filter(sitting=found).order_by("position", "pk"),
        is_own=True,
    )
    values = {"sitting": found, "member": member, "granted": rights}
    if form.is_valid() and attempt(form, minute_actions.remark_by_code, **values, **form.cleaned_data):
        code_actions.note_use(row)
        return redirect("commissions_open:draft", _part(row), found.pk)
    kept = minute_queries.papers_of(sent)
    context = {
        "commission": commission,
        "owner": row.space,
        "member": member,
        "home": f"/m/{_part(row)}/",
        "sitting": found,
        "sent": sent,
        "document": kept.get(_language(member), kept["fr"]),
        "remarks": minute_queries.remarks_of(found, member),
        "form": form,
        "may_remark": minute_rules.may_remark(rights, found, sent=sent, is_own=True, today=timezone.localdate()),
    }
    return open_answer(request, "commissions/open_member_draft.html", context, status=422 if form.errors else 200)


@require_safe
@by_link
def draft_file(request, row, commission, member, sitting):
    """The draft as PDF, with its mark on every page."""
    _found, sent, verdict = _draft(commission, member, sitting)
    if not verdict:
        raise Http404
    kept = minute_queries.papers_of(sent)
    return _paper(request, row, commission, member, kept.get(_language(member), kept["fr"]))


def _language(member) -> str:
    code = letters.language_of(member)
    return code if code in papers.LANGUAGES else papers.LANGUAGES[0]


def _paper(request, row, commission, member, document):
    try:
        return http.response(document, document.title, "pdf", inline=True)
    except ExportFault as fault:
        return _page(request, row, commission, member, why=http.explain(fault))


@require_safe
@by_link
def file(request, row, commission, member, file):
    """A paper of a sitting that members read."""
    rows = Attachment.objects.filter(pk=file, removed_at=None).select_related("stored", "folder", "space")
    found = rows.first()
    sitting = found and commission.body.sittings.filter(folder=found.folder_id).first()
    item = found and AgendaItem.objects.filter(body=commission.body_id, folder=found.folder_id).first()
    owner = sitting or (item and item.sitting)
    if (
        owner is None
        or not owner.convened_on
        or queries.sitting_of(commission, member, owner.pk) is None
        or file not in {paper.pk for paper in queries.files_of(commission, owner, [item] if item else [])}
    ):
        raise Http404
    return stored.stored_answer(found)
