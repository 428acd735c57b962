"""The invitation of one commune: whom it goes to, how it went, what was answered, a call keyed in."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.kernel import journal
from zesummen.kernel.pages import attempt, granted, needs
from zesummen.kernel.words import active_language

from ..actions import invitations as actions
from ..forms import invitations as forms
from ..invitation_texts import LANGUAGES
from ..models import Invitation
from ..queries import invitation_papers as papers
from ..queries import invitations as queries
from ..rules import invitations as rules
from ..states import Channel
from .base import show
from .invitations import answer, posted


def _row_or_404(request, pk: int, invitation: int) -> Invitation:
    found = queries.find(pk, invitation)
    if found is None:
        raise Http404
    found.space = found.round.space = found.round.course.space = request.space
    return found


def _at(row: Invitation) -> str:
    return f"{row.round.get_absolute_url()}{row.pk}/"


def _context(row: Invitation, **more) -> dict:
    return {
        "invitation": row,
        "round": row.round,
        "name": row.commune.name_in(active_language()),
        "at": _at(row),
        **more,
    }


@require_safe
@needs("training.desk")
def invitation(request, pk, invitation):
    """One commune: where its letter stands and what comes next."""
    row, rights = _row_or_404(request, pk, invitation), granted(request)
    context = _context(
        row,
        tone=queries.TONES[row.state],
        way=Channel(row.sent_by).label if row.sent_by else "",
        may_send=rules.may_send(rights, row),
        may_remind=rules.may_remind(rights, row),
        may_decline=rules.may_decline(rights, row),
        may_unsend=rules.may_unsend(rights, row),
        may_return=rules.may_return(rights, row),
        may_ask=row.round.course.state == "offered" and not row.request_id,
        entries=journal.lines_about(row, 20),
        languages=LANGUAGES,
        form=forms.SentForm(),
    )
    return show(request, "training/invitation.html", context)


@require_http_methods(["GET", "POST"])
@needs("training.desk")
def invitation_edit(request, pk, invitation):
    """Whom the letter goes to, and the remark."""
    row = _row_or_404(request, pk, invitation)
    form = forms.AddressForm(posted(request), initial={name: getattr(row, name) for name in (*actions.KEPT, "version")})
    if form.is_valid():
        values = {"invitation": row, "expected": form.cleaned_data["version"], "by": request.user}
        if attempt(form, actions.keep, **values, **form.values):
            return redirect(_at(row))
    return show(request, "training/invitation_edit.html", _context(row, form=form))


@require_http_methods(["GET", "POST"])
@needs("training.desk")
def invitation_sent(request, pk, invitation):
    """Note how and when the letter went."""
    row = _row_or_404(request, pk, invitation)
    form = forms.SentForm(posted(request))
    if form.is_valid() and attempt(form, actions.note_sent, invitation=row, by=request.user, **form.cleaned_data):
        return redirect(_at(row))
    return show(request, "training/invitation_sent.html", _context(row, form=form))


@require_http_methods(["GET", "POST"])
@needs("training.desk")
def invitation_decline(request, pk, invitation):
    """Note that the commune declined, with its reason."""
    row = _row_or_404(request, pk, invitation)
    form = forms.DeclineForm(posted(request), initial={"on": timezone.localdate()})
    if form.is_valid() and attempt(form, actions.decline, invitation=row, by=request.user, **form.cleaned_data):
        return redirect(_at(row))
    return show(request, "training/invitation_decline.html", _context(row, form=form))


@require_http_methods(["GET", "POST"])
@needs("training.desk")
def invitation_call(request, pk, invitation):
    """Key in a call: a question here, or a request on its own form."""
    row = _row_or_404(request, pk, invitation)
    form = forms.CallForm(posted(request))
    if form.is_valid() and attempt(form, actions.note_call, invitation=row, by=request.user, **form.cleaned_data):
        messages.success(request, _("The call is noted."))
        return redirect(_at(row))
    may_ask = row.round.course.state == "offered" and not row.request_id
    return show(request, "training/invitation_call.html", _context(row, form=form, may_ask=may_ask))


@require_POST
@needs("training.desk")
def invitation_act(request, pk, invitation, act):
    """One press in the table: sent today by letter or not after all, by mail, reminded today, address wrong."""
    row = _row_or_404(request, pk, invitation)
    if act == "posted":
        actions.note_sent(invitation=row, way=Channel.LETTER, by=request.user)
    elif act == "mail":
        if not actions.mail_all(round=row.round, rows=[row], by=request.user):
            messages.error(request, _("No mail was sent: enter an e-mail address first, or it has gone already."))
    elif act == "take-back":
        actions.take_back(invitation=row, by=request.user)
    elif act == "reminded":
        actions.note_reminded(invitation=row, by=request.user)
    else:
        actions.note_wrong_address(invitation=row, by=request.user)
    return redirect(_back(request, row))


def _back(request, row: Invitation) -> str:
    query = request.GET.urlencode()
    if request.GET.get("from") == "page":
        return _at(row)
    return f"{row.round.get_absolute_url()}{'?' + query if query else ''}#i{row.pk}"


@require_safe
@needs("training.desk")
def invitation_letter(request, pk, invitation, language, kind):
    """The letter to this commune."""
    row = _row_or_404(request, pk, invitation)
    return answer(request, lambda: papers.letters(row.round, [row], language), kind, _at(row))
