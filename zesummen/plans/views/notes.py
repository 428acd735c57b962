"""The internal note to the services and the notice to residents."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from zesummen.documents import exports
from zesummen.documents.queries import files_of
from zesummen.kernel.exports import child, http
from zesummen.kernel.exports.faults import ExportFault
from zesummen.kernel.pages import attempt, granted, needs, page

from ..actions import mobilisation as actions
from ..forms import mobilisation as forms
from ..queries import mobilisation as queries
from ..queries import note_papers as papers
from ..queries import note_words as first
from ..rules.plans import may_write
from .base import plan_or_404, show

KEY = "mobilisation"


def _data(request):
    return request.POST if request.method == "POST" else None


def _file(request, make, kind: str, back: str, pk: int):
    if kind not in exports.FORMATS:
        raise Http404
    try:
        return exports.answer(make(), kind)
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect(back, request.space.slug, pk)


# The internal note


@require_safe
@needs("plan.read")
def note(request, pk):
    """The note, whom it reached, and what came back."""
    plan = plan_or_404(pk)
    row, rights = queries.note_of(plan), granted(request)
    return show(
        request,
        plan,
        "plans/note.html",
        {
            "note": row,
            "rows": queries.asks_of(plan, timezone.localdate(), notes=True),
            "waiting": queries.services_without_note(plan),
            "files": files_of(row.folder_id, rights, request.user) if row else [],
            "may_write": may_write(rights, plan),
            "today": timezone.localdate(),
        },
        measure=KEY,
    )


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def note_edit(request, pk):
    """Write the note; it begins with a first wording."""
    plan = plan_or_404(pk)
    row = queries.note_of(plan)
    if row:
        start = {name: getattr(row, name) for name in forms.NoteForm.base_fields}
    else:
        start = {"subject": first.NOTE_SUBJECT, "body": first.NOTE_BODY, "version": 0}
    form = forms.NoteForm(_data(request), initial=start)
    if form.is_valid() and attempt(
        form, actions.write_note, plan=plan, expected=form.cleaned_data["version"], by=request.user, **form.values
    ):
        return redirect("plans:note", request.space.slug, pk)
    return show(request, plan, "plans/note_form.html", {"form": form}, measure=KEY)


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def note_send(request, pk):
    """Choose the services and send."""
    plan = plan_or_404(pk)
    row = queries.note_of(plan)
    if row is None:
        return redirect("plans:note_edit", request.space.slug, pk)
    services = queries.services_without_note(plan)
    form = forms.SendForm(_data(request), services=services, initial={"stakeholders": [entry.pk for entry in services]})
    if form.is_valid():
        made = attempt(form, actions.send_note, note=row, by=request.user, **form.cleaned_data)
        if made:
            told = ngettext("The note went to %(count)d service.", "The note went to %(count)d services.", len(made))
            messages.success(request, told % {"count": len(made)})
            return redirect("plans:note", request.space.slug, pk)
    context = {
        "form": form,
        "note": row,
        "services": services,
        "silent": [entry for entry in services if not entry.email],
    }
    return show(request, plan, "plans/note_send.html", context, measure=KEY)


@require_safe
@needs("plan.read")
def note_file(request, pk, language, kind):
    """The note on paper, in French or German."""
    plan = plan_or_404(pk)
    if language not in papers.NOTE_LANGUAGES:
        raise Http404
    row, today = queries.note_of(plan), timezone.localdate()
    return _file(
        request,
        lambda: papers.note_document(row, request.space, language=language, today=today),
        kind,
        "plans:note",
        pk,
    )


# The notice to residents


@require_safe
@needs("plan.read")
def notice(request, pk):
    """The notice, in which languages it is written, and how it was distributed."""
    plan = plan_or_404(pk)
    row, rights = queries.notice_of(plan), granted(request)
    return show(
        request,
        plan,
        "plans/notice.html",
        {
            "notice": row,
            "parts": papers.leaflet_parts(row) if row else [],
            "missing": papers.missing_languages(row) if row else [],
            "files": files_of(row.folder_id, rights, request.user) if row else [],
            "may_write": may_write(rights, plan),
        },
        measure=KEY,
    )


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def notice_edit(request, pk):
    """Write the notice; it begins with a first wording in five languages."""
    plan = plan_or_404(pk)
    row = queries.notice_of(plan)
    if row:
        start = {name: getattr(row, name) for name in forms.NoticeForm.base_fields}
    else:
        contact = " · ".join(
            part
            for part in (request.space.contact_name, request.space.contact_phone, request.space.contact_email)
            if part
        )
        start = {
            "title": first.NOTICE_TITLE,
            "body": first.NOTICE_BODY,
            "how_to_take_part": first.NOTICE_HOW,
            "contact": contact,
            "version": 0,
        }
    form = forms.NoticeForm(_data(request), initial=start)
    if form.is_valid() and attempt(
        form, actions.write_notice, plan=plan, expected=form.cleaned_data["version"], by=request.user, **form.values
    ):
        return redirect("plans:notice", request.space.slug, pk)
    return show(request, plan, "plans/notice_form.html", {"form": form}, measure=KEY)


@require_http_methods(["GET", "POST"])
@needs("plan.write")
def notice_distribution(request, pk):
    """Record how the notice reached the residents."""
    plan = plan_or_404(pk)
    row = queries.notice_of(plan)
    if row is None:
        return redirect("plans:notice_edit", request.space.slug, pk)
    start = {
        "on": row.distributed_on or timezone.localdate(),
        "how": row.distributed_how,
        "copies": row.copies,
        "version": row.version,
    }
    form = forms.DistributionForm(_data(request), initial=start)
    if form.is_valid() and attempt(
        form,
        actions.record_distribution,
        notice=row,
        expected=form.cleaned_data["version"],
        by=request.user,
        **form.values,
    ):
        return redirect("plans:notice", request.space.slug, pk)
    return show(request, plan, "plans/notice_distribution.html", {"form": form}, measure=KEY)


@require_safe
@needs("plan.read")
def notice_print(request, pk):
    """The leaflet as a page to print."""
    plan = plan_or_404(pk)
    row = queries.notice_of(plan)
    return page(request, "plans/notice_print.html", {"plan": plan, "notice": row, "parts": papers.leaflet_parts(row)})


@require_safe
@needs("plan.read")
def notice_file(request, pk, kind):
    """The leaflet as tagged PDF or Word."""
    plan = plan_or_404(pk)
    row, today = queries.notice_of(plan), timezone.localdate()
    return _file(request, lambda: papers.leaflet(row, request.space, today=today), kind, "plans:notice", pk)


@require_safe
@needs("plan.read")
def notice_folded(request, pk):
    """The leaflet on one sheet to fold twice: print on both sides, turned on the short edge."""
    plan = plan_or_404(pk)
    made = papers.folding_leaflet(queries.notice_of(plan), request.space, today=timezone.localdate())
    try:
        return http.response(child.folded(made), made.title, "pdf")
    except ExportFault as fault:
        messages.error(request, http.explain(fault))
        return redirect("plans:notice", request.space.slug, pk)
