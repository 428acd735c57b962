"""The member's own page, signed in; and what it shares with the page that a personal link opens."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from zesummen.kernel.access import Refused
from zesummen.kernel.pages import needs, page
from zesummen.sittings import actions as sittings
from zesummen.sittings.states import Reply

from ..actions import cards as actions
from ..forms import cards as forms
from ..models import Commission, MemberCode
from ..queries import cards, letters
from ..queries import members as queries
from ..rules import members as rules
from .base import commission_or_404, show

REPLIES = {"yes": Reply.COMES, "no": Reply.EXCUSED, "substitute": Reply.SUBSTITUTE}
CHOICES = {"visibility": forms.VisibilityForm, "language": forms.LanguageForm}


@dataclass(frozen=True, slots=True)
class Doors:
    """The addresses of a member's page: its own acts below ``here``, papers where this reader may open them."""

    here: str
    calendar: str  # of a sitting; the number stands for %d, here and below
    notice: str
    minutes: str
    draft: str
    file: str


def own_or_404(request, commission: Commission):
    """The signed-in person's own place in the commission."""
    member = cards.own_member(commission, request.user, timezone.localdate())
    if member is None:
        raise Http404
    member.body, member.space = commission.body, commission.space
    return member


def context_of(commission, member, doors: Doors, *, why="", **given) -> dict:
    """What the template of the page takes. ``given`` are bound forms that came back with a mistake."""
    shown = queries.page(commission, member, timezone.localdate())
    next_pk = shown.sitting.pk if shown.sitting else 0
    return {
        "shown": shown,
        "member": member,
        "why": why,
        "here": doors.here,
        "reply_to": f"{doors.here}reply/{next_pk}/",
        "calendar": doors.calendar % next_pk,
        "notice": doors.notice % next_pk,
        "files": [(row, doors.file % row.pk) for row in shown.files],
        "minutes": [(sitting, doors.minutes % sitting.pk) for sitting in shown.minutes],
        "drafts": [(sitting, doors.draft % sitting.pk) for sitting in shown.drafts],
        "visibility_form": given.get("visibility")
        or forms.VisibilityForm(initial={"visibility": shown.card.visibility if shown.card else "hidden"}),
        "language_form": given.get("language") or forms.LanguageForm(initial={"language": letters.language_of(member)}),
        "problem_forms": list(given.values()),
    }


def answer(commission, member, sitting_pk: int, said: str, *, by=None) -> None:
    """Note the answer of a member for a sitting; ``Refused`` in words. ``by`` is ``None`` for a personal link."""
    sitting = queries.sitting_of(commission, member, sitting_pk)
    row = queries.place(sitting, member) if sitting else None
    if row is None:
        raise Http404
    row.sitting = sitting
    rules.insist_on_the_day(sitting, timezone.localdate())
    if said not in REPLIES:
        raise Refused(_("Choose one of the answers."))
    if by is None:
        sittings.reply_by_code(attendance=row, reply=REPLIES[said])
    else:
        sittings.reply(attendance=row, reply=REPLIES[said], by=by)


def choose(form, choice: str, commission, member, *, code: MemberCode | None = None, by=None) -> None:
    """Write the member's own choice."""
    value = form.cleaned_data[choice]
    act = actions.choose_visibility if choice == "visibility" else actions.choose_language
    act(member=member, commission=commission, code=code, by=by, **{choice: value})


@require_safe
@never_cache
@needs("commission.read")
def me(request, pk):
    """My page: the next sitting, my answer, papers, what became of our advice, my term."""
    commission = commission_or_404(request, pk)
    if cards.own_member(commission, request.user, timezone.localdate()) is None:
        return show(request, commission, "commissions/member_none.html", tab="me")
    return _mine(request, commission, own_or_404(request, commission))


def _mine(request, commission, member, **more):
    base = f"/s/{request.space.slug}/"
    code = letters.language_of(member)
    doors = Doors(
        f"{base}commissions/{commission.pk}/me/",
        f"{base}sittings/%d/sitting.ics",
        f"{base}sittings/%d/notice-{code}.pdf",
        f"{base}sittings/%d/minutes-{code}.pdf",
        f"{base}sittings/%d/minutes/versions/",
        f"{base}files/%d/download/",
    )
    context = context_of(commission, member, doors, **more)
    status = 409 if more.get("why") else 422 if context["problem_forms"] else 200
    return show(request, commission, "commissions/member_page.html", context, tab="me", status=status)


@require_POST
@needs("commission.read")
def me_reply(request, pk, sitting):
    """I come, I am excused, my substitute takes the seat."""
    commission = commission_or_404(request, pk)
    member = own_or_404(request, commission)
    try:
        answer(commission, member, sitting, request.POST.get("reply", ""), by=request.user)
    except Refused as refusal:
        return _mine(request, commission, member, why=refusal.verdict.why)
    return redirect("commissions:me", request.space.slug, pk)


@require_POST
@needs("commission.read")
def me_choice(request, pk, choice):
    """What the public may read of me; my language."""
    commission = commission_or_404(request, pk)
    member = own_or_404(request, commission)
    if choice not in CHOICES:
        raise Http404
    form = CHOICES[choice](request.POST)
    if not form.is_valid():
        return _mine(request, commission, member, **{choice: form})
    choose(form, choice, commission, member, by=request.user)
    return redirect("commissions:me", request.space.slug, pk)


def open_answer(request, template: str, context: dict, *, status: int = 200):
    """A page that a personal link opened: no space navigation, kept by nobody, found by no search machine."""
    response = page(request, template, context, status=status)
    return guarded(response)


def guarded(response):
    """The address is a key: no search machine, no other site, no store on the way may have it."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Referrer-Policy"] = "same-origin"  # "no-referrer" would rob the buttons of their origin
    response.headers["Cache-Control"] = "private, no-store"
    return response
