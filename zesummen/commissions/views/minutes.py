"""The minutes of a commission's sitting: where they stand, remarks, approval, corrections, the public version."""

from datetime import timedelta
from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.documents import queries as files
from zesummen.documents.actions import Upload
from zesummen.kernel.pages import attempt, granted, needs
from zesummen.kernel.together import read as read_together
from zesummen.sittings.models import AgendaItem, BodyMember
from zesummen.sittings.queries import papers, sitting_sheet
from zesummen.sittings.states import SittingState

from ..actions import minutes as actions
from ..forms import minutes as forms
from ..models import Remark
from ..queries import fillings, minutes_papers
from ..queries import minutes as queries
from ..rules import minutes as rules
from ..states import SentTo
from .base import show
from .papers import paper
from .votes import ground


def _posted(request):
    return request.POST if request.method == "POST" else None


def _back(request, sitting):
    return redirect("commissions:minutes", request.space.slug, sitting.pk)


@require_safe
@needs("sitting.read")
def minutes(request, sitting):
    """Where the minutes stand: versions, remarks, signatures, who got them, the public version."""
    found, commission = ground(request, sitting)
    state, rights = queries.state_of(found), granted(request)
    book = fillings.rules_of(found.body, found.day)
    own = queries.seated(found, request.user)
    verdict = rules.may_approve(
        rights, found, book, is_sent=state.last_sent is not None, open_remarks=state.open_remarks
    )
    sent_to = {row.to for row in state.sendings if state.valid and row.version_id == state.valid.pk}
    context = {
        "sitting": found,
        "state": state,
        "rules": book,
        "is_written": book.minutes_approval == "written",
        "may_send": rules.may_send(rights, found),
        "may_remark": rules.may_remark(
            rights,
            found,
            sent=state.last_sent,
            is_own=own is not None and "sitting.write" not in rights,
            today=timezone.localdate(),
        ),
        "may_settle": rules.may_settle(rights, found),
        "may_approve": verdict,
        "may_correct": rules.may_correct(rights, state.valid),
        "may_sign": rules.may_sign(rights, state.valid),
        "may_college": rules.may_pass_on(rights, state.valid, SentTo.COLLEGE, book) and "college" not in sent_to,
        "may_minister": rules.may_pass_on(rights, state.valid, SentTo.MINISTER, book) and "minister" not in sent_to,
        "may_release": rules.may_release(rights, state.valid, is_public=state.public is not None),
        "is_over": found.is_over,
    }
    return show(request, commission, "commissions/minutes.html", context, tab="sittings")


def _form_page(request, commission, sitting, form, what: str, **context):
    values = {"form": form, "sitting": sitting, "what": what, **context}
    return show(request, commission, "commissions/minutes_form.html", values, tab="sittings")


@require_http_methods(["GET", "HEAD", "POST"])
@needs("sitting.write")
def send(request, sitting):
    """Send the draft to the members for remarks."""
    found, commission = ground(request, sitting)
    form = forms.SendDraftForm(_posted(request), initial={"until": timezone.localdate() + timedelta(days=10)})
    if form.is_valid() and attempt(form, actions.send_for_remarks, sitting=found, by=request.user, **form.cleaned_data):
        messages.success(request, _("The draft is sent. Members without e-mail get it on paper."))
        return _back(request, found)
    return _form_page(request, commission, found, form, "send", verdict=rules.may_send(granted(request), found))


@require_http_methods(["GET", "HEAD", "POST"])
@needs("sitting.read")
def remark(request, sitting):
    """A remark on the draft: one's own, or keyed in for a member."""
    found, commission = ground(request, sitting)
    own, is_keeper = queries.seated(found, request.user), "sitting.write" in granted(request)
    form = forms.RemarkForm(
        _posted(request),
        members=BodyMember.objects.filter(attendance__sitting=found).order_by("name"),
        items=AgendaItem.objects.filter(sitting=found).order_by("position"),
        is_own=not is_keeper,
    )
    verdict = rules.may_remark(
        granted(request),
        found,
        sent=queries.state_of(found).last_sent,
        is_own=own is not None and not is_keeper,
        today=timezone.localdate(),
    )
    if form.is_valid():
        values = {"member": own, "channel": "account", **form.cleaned_data}
        if values["member"] is None:
            raise Http404
        if attempt(form, actions.remark, sitting=found, by=request.user, **values):
            messages.success(request, _("The remark is noted."))
            return _back(request, found)
    return _form_page(request, commission, found, form, "remark", verdict=verdict)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("sitting.write")
def settle(request, sitting, remark):
    """Say what became of a remark."""
    found, commission = ground(request, sitting)
    row = Remark.objects.filter(pk=remark, sitting=found).select_related("member", "item").first()
    if row is None:
        raise Http404
    row.sitting, row.space = found, request.space
    form = forms.SettleForm(
        _posted(request), initial={"state": row.state, "answer": row.answer, "version": row.version}
    )
    if form.is_valid() and attempt(
        form, actions.settle, remark=row, expected=form.cleaned_data["version"], by=request.user, **form.values
    ):
        return _back(request, found)
    verdict = rules.may_settle(granted(request), found)
    return _form_page(request, commission, found, form, "settle", remark=row, verdict=verdict)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("sitting.write")
def approve(request, sitting):
    """Record the approval, with what changed since the draft."""
    found, commission = ground(request, sitting)
    state, _seated = read_together(
        queries.state_of.asked(found), fillings.room_at.asked(found)
    )  # the paper asks who sat
    book = fillings.rules_of(found.body, found.day)
    form = forms.ApproveMinutesForm(
        _posted(request),
        sittings=queries.approving_sittings(found),
        is_written=book.minutes_approval == "written",
        initial={"approved_on": timezone.localdate()},
    )
    if form.is_valid() and attempt(form, actions.approve, sitting=found, by=request.user, **form.cleaned_data):
        messages.success(request, _("The minutes are approved and stay as they are."))
        return _back(request, found)
    document, changes = papers.minutes(sitting_sheet(found)), None
    if state.last_sent is not None and found.state != SittingState.APPROVED:
        changes = minutes_papers.changes(files.opened(state.last_sent.document), document)
    context = {
        "document": document,
        "changes": changes,
        "state": state,
        "verdict": rules.may_approve(
            granted(request), found, book, is_sent=state.last_sent is not None, open_remarks=state.open_remarks
        ),
    }
    return _form_page(request, commission, found, form, "approve", **context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("commission.write")
def correct(request, sitting):
    """Correct approved minutes by a new version."""
    found, commission = ground(request, sitting)
    form = forms.CorrectForm(_posted(request))
    if form.is_valid() and attempt(form, actions.correct, sitting=found, by=request.user, **form.cleaned_data):
        messages.success(request, _("The correction is kept. The version before stays readable."))
        return _back(request, found)
    verdict = rules.may_correct(granted(request), queries.state_of(found).valid)
    return _form_page(request, commission, found, form, "correct", verdict=verdict)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("commission.write")
def sign(request, sitting):
    """Note the signatures and attach the scan."""
    found, commission = ground(request, sitting)
    form = forms.SignForm(
        _posted(request),
        request.FILES if request.method == "POST" else None,
        initial={"signed_on": timezone.localdate()},
    )
    if form.is_valid():
        values = {**form.cleaned_data, "scan": Upload.of(form.cleaned_data["scan"])}
        if attempt(form, actions.sign, sitting=found, by=request.user, **values):
            return _back(request, found)
    verdict = rules.may_sign(granted(request), queries.state_of(found).valid)
    return _form_page(request, commission, found, form, "sign", verdict=verdict)


@require_POST
@needs("commission.write")
def pass_on(request, sitting):
    """Send the approved minutes to the college, or record that they went to the minister."""
    found, _commission = ground(request, sitting)
    to = request.POST.get("to", "")
    if to.removesuffix("-letter") not in SentTo.values:
        raise Http404
    actions.pass_on(sitting=found, to=to.removesuffix("-letter"), by_letter=to.endswith("-letter"), by=request.user)
    messages.success(request, _("It is recorded."))
    return _back(request, found)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("commission.publish")
def release(request, sitting):
    """The public version: read it, add names that stand in it, then release it."""
    found, commission = ground(request, sitting)
    state, is_public = queries.to_release(found)
    form = forms.ReleaseForm(_posted(request))
    others = form.cleaned_data["others"] if form.is_valid() else ()
    draft = queries.public_draft(state, others)
    shown = draft.documents
    if form.is_bound and form.is_valid() and form.cleaned_data["confirmed"]:
        done = attempt(
            form, actions.release, sitting=found, seen=form.cleaned_data["seen"], others=others, by=request.user
        )
        if done:
            messages.success(request, _("Everybody can read the public version now."))
            return _back(request, found)
    if form.is_bound:
        form.data = {**form.data.dict(), "seen": actions.seal(shown)}
        form.data.pop("confirmed", None)
    form.initial["seen"] = actions.seal(shown)
    context = {
        "document": shown["fr"],
        "left": draft.left,
        "verdict": rules.may_release(granted(request), state.valid, is_public=is_public),
    }
    return _form_page(request, commission, found, form, "release", **context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("commission.publish")
def withdraw(request, sitting):
    """Take the public version off the public pages."""
    found, commission = ground(request, sitting)
    form = forms.ReasonForm(_posted(request))
    if form.is_valid() and attempt(form, _withdraw, sitting=found, by=request.user, **form.cleaned_data):
        return _back(request, found)
    verdict = rules.may_correct(granted(request), queries.state_of(found).valid)
    return _form_page(request, commission, found, form, "withdraw", verdict=verdict)


def _withdraw(**values) -> bool:
    actions.withdraw(**values)
    return True


@require_safe
@needs("sitting.read")
def version_file(request, sitting, version, kind):
    """A version of the minutes as it was frozen, in French."""
    return version_paper(request, sitting=sitting, version=version, language="fr", kind=kind)


@require_safe
@needs("sitting.read")
def version_paper(request, sitting, version, language, kind):
    """A version of the minutes as it was frozen, in one of its languages."""
    found, _commission = ground(request, sitting)
    back = ("commissions:minutes", request.space.slug, found.pk)
    make = partial(queries.paper_of, found, version, language)
    return paper(request, make, kind, language, back, languages=papers.LANGUAGES)


@require_safe
@needs("sitting.read")
def read(request, sitting, version, language):
    """A version of the minutes as a page, in one of its languages."""
    found, commission = ground(request, sitting)
    row = queries.version_of(found, version)
    if row is None or language not in row.languages:
        raise Http404
    context = {
        "sitting": found,
        "row": row,
        "language": language,
        "document": queries.paper_of(found, version, language),
    }
    return show(request, commission, "commissions/minutes_read.html", context, tab="sittings")
