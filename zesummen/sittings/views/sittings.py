"""One sitting, from its plan to its approved minutes."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from zesummen.documents.queries import files_of
from zesummen.kernel import journal
from zesummen.kernel.exports import http
from zesummen.kernel.pages import attempt, granted, needs, page

from .. import actions, forms, queries, rules
from ..models import Attendance, Sitting
from ..queries import papers
from .base import SECTION, body_or_404, file_of, posted, sitting_or_404


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def sitting_new(request, pk):
    """Plan a sitting of a body."""
    body = body_or_404(request, pk)
    before = queries.sittings().filter(body=body).first()
    start = {"place": before.place, "starts_at": before.starts_at} if before else {}
    form = forms.SittingForm(posted(request), initial={"version": 0, **start})
    if form.is_valid():
        made = attempt(form, actions.plan_sitting, body=body, by=request.user, **form.values)
        if made:
            messages.success(request, _("The sitting is planned. Now look at its agenda."))
            return redirect("sittings:sitting", request.space.slug, made.pk)
    sheet = queries.sheet_of(body, timezone.localdate())
    return page(request, "sittings/sitting_form.html", {"form": form, "body": body, "sheet": sheet, **SECTION})


@require_GET
@needs("sitting.read")
def sitting(request, pk):
    """One sitting: agenda, replies, attendance, decisions, tasks, papers, files."""
    the_sitting, rights = sitting_or_404(request, pk), granted(request)
    today = timezone.localdate()
    sheet = queries.sitting_sheet(the_sitting)
    services = queries.services_of_person(request.user, today)
    tasks = (*sheet.open_tasks, *sheet.new_tasks)
    context = {
        "sitting": the_sitting,
        "sheet": sheet,
        "body": the_sitting.body,
        "today": today,
        "mine": next((row for row in sheet.attendance if row.member.person_id == request.user.pk), None),
        "letters": [row for row in sheet.attendance if not row.member.address],
        "closable": {task.pk for task in tasks if rules.may_close(rights, task, request.user, services)},
        "may_write": "sitting.write" in rights,
        "may_change": rules.may_change_sitting(rights, the_sitting),
        "may_hold": rules.may_hold(rights, the_sitting, today),
        "may_minute": rules.may_minute(rights, the_sitting),
        "files": files_of(the_sitting.folder_id, rights, request.user),
        "entries": journal.lines_about(the_sitting, 12),
        "is_late": today > sheet.notice_by,
        **SECTION,
    }
    return page(request, "sittings/sitting.html", context)


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def sitting_edit(request, pk):
    """Change day, hour, place."""
    the_sitting = sitting_or_404(request, pk)
    start = {name: getattr(the_sitting, name) for name in forms.SittingForm.base_fields}
    form = forms.SittingForm(posted(request), initial=start)
    if form.is_valid() and attempt(
        form,
        actions.change_sitting,
        sitting=the_sitting,
        expected=form.cleaned_data["version"],
        by=request.user,
        **form.values,
    ):
        return redirect("sittings:sitting", request.space.slug, pk)
    context = {"form": form, "body": the_sitting.body, "sitting": the_sitting, **SECTION}
    return page(request, "sittings/sitting_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def convene(request, pk):
    """Look at the notice, then send it."""
    the_sitting = sitting_or_404(request, pk)
    sheet = queries.sitting_sheet(the_sitting)
    form = forms.PageForm(posted(request))
    if request.method == "POST" and form.is_valid():
        sent = attempt(form, actions.convene, sitting=the_sitting, by=request.user)
        if sent:
            told = ngettext(
                "The notice went to %(count)d member by e-mail.",
                "The notice went to %(count)d members by e-mail.",
                sent[0],
            )
            messages.success(request, told % {"count": sent[0]})
            return redirect("sittings:sitting", request.space.slug, pk)
    context = {
        "form": form,
        "sitting": the_sitting,
        "sheet": sheet,
        "document": papers.notice(sheet),
        "body": the_sitting.body,
        "mails": [row.member for row in sheet.attendance if row.member.address],
        "letters": [row.member for row in sheet.attendance if not row.member.address],
        "is_late": timezone.localdate() > sheet.notice_by,
        **SECTION,
    }
    return page(request, "sittings/convene.html", context)


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def cancel(request, pk):
    """Cancel with a reason."""
    the_sitting = sitting_or_404(request, pk)
    form = forms.ReasonForm(posted(request))
    if form.is_valid() and attempt(
        form, actions.cancel_sitting, sitting=the_sitting, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The sitting is cancelled. Its points wait for the next one."))
        return redirect("sittings:sitting", request.space.slug, pk)
    return page(request, "sittings/cancel.html", {"form": form, "sitting": the_sitting, **SECTION})


@require_http_methods(["GET", "POST"])
@needs("sitting.read")
def reply(request, pk, member):
    """A member says whether she comes; who keeps the sitting writes what others said."""
    the_sitting = sitting_or_404(request, pk)
    row = (
        Attendance.objects.filter(sitting=the_sitting, member=member)
        .select_related("member", "sitting", "sitting__body", "space")
        .first()
    )
    if row is None:
        raise Http404
    form = forms.ReplyForm(posted(request), initial={"reply": row.reply, "replaced_by": row.replaced_by})
    if form.is_valid() and attempt(form, actions.reply, attendance=row, by=request.user, **form.cleaned_data):
        return redirect("sittings:sitting", request.space.slug, pk)
    return page(request, "sittings/reply.html", {"form": form, "sitting": the_sitting, "row": row, **SECTION})


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def attendance(request, pk):
    """Who came. The first time, the sitting counts as held."""
    the_sitting = sitting_or_404(request, pk)
    sheet = queries.sitting_sheet(the_sitting)
    start = {"version": the_sitting.version, "ends_at": the_sitting.ends_at}
    form = forms.AttendanceForm(posted(request), initial=start, attendance=sheet.attendance)
    if form.is_valid() and attempt(
        form,
        actions.record_attendance,
        sitting=the_sitting,
        rows=form.rows,
        ends_at=form.cleaned_data["ends_at"],
        expected=form.cleaned_data["version"],
        by=request.user,
    ):
        messages.success(request, _("Who came is recorded."))
        return redirect("sittings:sitting", request.space.slug, pk)
    may_hold = rules.may_hold(granted(request), the_sitting, timezone.localdate())
    context = {"form": form, "sitting": the_sitting, "sheet": sheet, "may_hold": may_hold, **SECTION}
    return page(request, "sittings/attendance.html", context)


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def minutes(request, pk):
    """The running text of the minutes."""
    the_sitting = sitting_or_404(request, pk)
    form = forms.MinutesForm(posted(request), initial={"minutes": the_sitting.minutes, "version": the_sitting.version})
    if form.is_valid() and attempt(
        form,
        actions.write_minutes,
        sitting=the_sitting,
        minutes=form.cleaned_data["minutes"],
        expected=form.cleaned_data["version"],
        by=request.user,
    ):
        return redirect("sittings:sitting", request.space.slug, pk)
    return page(request, "sittings/minutes.html", {"form": form, "sitting": the_sitting, **SECTION})


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def approve(request, pk):
    """Record that the body approved the minutes."""
    the_sitting = sitting_or_404(request, pk)
    form = forms.ApproveForm(posted(request), initial={"approved_on": timezone.localdate()})
    if form.is_valid() and attempt(
        form, actions.approve_minutes, sitting=the_sitting, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The minutes are approved and stay as they are."))
        return redirect("sittings:sitting", request.space.slug, pk)
    context = {
        "form": form,
        "sitting": the_sitting,
        "document": papers.minutes(queries.sitting_sheet(the_sitting)),
        **SECTION,
    }
    return page(request, "sittings/approve.html", context)


@require_GET
@needs("sitting.read")
def calendar(request, pk):
    """The sitting for one's calendar."""
    the_sitting = sitting_or_404(request, pk)
    return http.response(actions.sittings.calendar(the_sitting), str(the_sitting), "ics")


@require_GET
@needs("sitting.read")
def notice_file(request, pk, language, kind):
    """The notice as a document."""
    return _paper(request, pk, language, kind, papers.notice, "sitting_notice")


@require_GET
@needs("sitting.read")
def minutes_file(request, pk, language, kind):
    """The minutes as a document, with a draft mark until they are approved."""
    the_sitting = sitting_or_404(request, pk)
    if not the_sitting.is_over:
        raise Http404
    return _paper(request, pk, language, kind, papers.minutes, "sitting_minutes")


def _paper(request, pk, language, kind, make, model):
    the_sitting = sitting_or_404(request, pk)
    sheet = queries.sitting_sheet(the_sitting)
    values = papers.model_values(sheet, language=language) if language in papers.LANGUAGES else {}
    return file_of(
        request,
        lambda: make(sheet, language=language),
        kind,
        language,
        ("sittings:sitting", pk),
        model_kind=model,
        values=values,
    )


@require_GET
@needs("sitting.write")
def letter(request, pk, member):
    """The notice as a letter to one member without an address."""
    the_sitting: Sitting = sitting_or_404(request, pk)
    sheet = queries.sitting_sheet(the_sitting)
    row = next((row for row in sheet.attendance if row.member_id == member), None)
    if row is None:
        raise Http404
    language = row.member.language if row.member.language in papers.LANGUAGES else "fr"
    to = ", ".join(part for part in (row.member.name, row.member.organisation) if part)
    return file_of(
        request, lambda: papers.notice(sheet, language=language, to=to), "pdf", language, ("sittings:sitting", pk)
    )
