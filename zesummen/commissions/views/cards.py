"""Members' cards and codes, for the secretariat."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.kernel.exports import http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import attempt, granted, needs

from ..actions import cards as actions
from ..actions import codes as code_actions
from ..forms import cards as forms
from ..queries import cards as queries
from ..queries import codes, letters
from ..queries import seats as seat_queries
from ..rules import seats as seat_rules
from .base import commission_or_404, show

TAB = "seats"
CONTACT = ("name", "email", "language", "organisation")
KEPT = ("phone", "address", "languages", "interpretation", "wants_paper", "visibility", "declared", "version")


def _posted(request):
    return request.POST if request.method == "POST" else None


def _member(commission, pk: int):
    found = queries.member_of(commission, pk)
    if found is None:
        raise Http404
    found.body, found.space = commission.body, commission.space
    return found


def _to(request, commission, member):
    return redirect("commissions:member", request.space.slug, commission.pk, member.pk)


@require_safe
@needs("member.contact")
def members(request, pk):
    """Everybody who sits, how each is reached, and whether the code works."""
    commission = commission_or_404(request, pk)
    found = seat_queries.composition(commission, timezone.localdate())
    context = {"rows": queries.rows(found), "found": found}
    return show(request, commission, "commissions/members.html", context, tab=TAB)


@require_safe
@needs("member.contact")
def member(request, pk, member):
    """One member: card, seat and offices, code."""
    commission = commission_or_404(request, pk)
    found = _member(commission, member)
    row = codes.live_code(found)
    context = {
        "member": found,
        "card": queries.card_of(found),
        "declared": queries.declared_words(queries.card_of(found)),
        "code": row,
        "is_printable": codes.code_of(row) is not None,
        "holdings": seat_queries.own_holdings(found),
        "offices": seat_queries.own_offices(found),
        "may_seat": seat_rules.may_seat(granted(request), commission),
    }
    return show(request, commission, "commissions/member.html", context, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("member.contact")
def member_edit(request, pk, member):
    """Write the card; the member's own choices with how they were told."""
    commission = commission_or_404(request, pk)
    found = _member(commission, member)
    card = queries.card_of(found)
    start = {name: getattr(found, name) for name in CONTACT}
    start |= {name: getattr(card, name) for name in KEPT} if card else {"visibility": "hidden", "version": 1}
    form = forms.CardForm(_posted(request), initial=start)
    if form.is_valid() and attempt(
        form,
        actions.save_card,
        member=found,
        commission=commission,
        expected=form.cleaned_data["version"],
        by=request.user,
        **form.values,
    ):
        messages.success(request, _("The card is saved."))
        return _to(request, commission, found)
    return show(request, commission, "commissions/member_edit.html", {"form": form, "member": found}, tab=TAB)


@require_POST
@needs("member.contact")
def code_renew(request, pk, member):
    """A new code; the former one opens nothing any more."""
    commission = commission_or_404(request, pk)
    found = _member(commission, member)
    code_actions.renew_code(member=found, commission=commission, by=request.user)
    messages.success(request, _("The new code works from now on. The former one opens nothing any more."))
    return _to(request, commission, found)


@require_http_methods(["GET", "POST"])
@needs("member.contact")
def code_revoke(request, pk, member):
    """Withdraw the code, with the reason."""
    commission = commission_or_404(request, pk)
    found = _member(commission, member)
    form = forms.RevokeForm(_posted(request))
    if form.is_valid() and attempt(
        form, code_actions.revoke_code, member=found, commission=commission, by=request.user, **form.cleaned_data
    ):
        return _to(request, commission, found)
    return show(request, commission, "commissions/member_code_revoke.html", {"form": form, "member": found}, tab=TAB)


@require_safe
@never_cache
@needs("member.contact")
def code_show(request, pk, member):
    """The code to read out on the telephone; the look is journalled."""
    commission = commission_or_404(request, pk)
    found = _member(commission, member)
    code = codes.code_of(codes.live_code(found))
    if code is None:
        return _to(request, commission, found)
    code_actions.look_at_code(member=found, commission=commission, by=request.user)
    context = {"member": found, "code": code, "qr": letters.qr_svg(code.url)}
    return show(request, commission, "commissions/member_code.html", context, tab=TAB)


@require_safe
@needs("member.contact")
def code_letter(request, pk, member):
    """The letter with address, QR code and short code, in the member's language; the look is journalled."""
    commission = commission_or_404(request, pk)
    found = _member(commission, member)
    code = codes.code_of(codes.live_code(found))
    if code is None:
        messages.error(request, _("There is no code to print. Renew it first."))
        return _to(request, commission, found)
    code_actions.look_at_code(member=found, commission=commission, by=request.user)
    document = letters.code_letter(commission, found, queries.card_of(found), code, timezone.localdate())
    try:
        return http.response(document, document.title, "pdf", inline=True)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return _to(request, commission, found)
