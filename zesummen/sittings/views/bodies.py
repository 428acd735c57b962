"""Bodies: their composition, rhythm and papers."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from zesummen.documents.queries import files_of
from zesummen.kernel import journal
from zesummen.kernel.pages import attempt, granted, needs, page

from .. import actions, forms, queries
from ..models import BodyMember
from ..queries import papers
from ..queries.bodies import sheets_of
from ..rules import may_read_body
from .base import SECTION, body_or_404, file_of, posted


@require_GET
@needs("sitting.read")
def bodies(request):
    """Every body of the space that this person may read, with its next sitting and whether its rhythm is kept."""
    today, rights = timezone.localdate(), granted(request)
    sheets = sheets_of(queries.bodies(), today)
    readable = [
        s
        for s in sheets
        if may_read_body(rights, s.body, is_in_it=any(m.person_id == request.user.pk for m in s.members))
    ]
    context = {"rows": readable, "may_write": "sitting.write" in rights, **SECTION}
    return page(request, "sittings/bodies.html", context)


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def body_new(request):
    """Set up a body."""
    start = {"kind": "commission", "rhythm_months": 3, "quorum_rule": "none", "notice_days": 5, **forms.today_start()}
    form = forms.BodyForm(posted(request), initial=start)
    if form.is_valid():
        made = attempt(form, actions.make_body, space=request.space, by=request.user, **form.values)
        if made:
            messages.success(request, _("The body is set up. Now enter its members."))
            return redirect("sittings:body", request.space.slug, made.pk)
    return page(request, "sittings/body_form.html", {"form": form, **SECTION})


@require_GET
@needs("sitting.read")
def body(request, pk):
    """One body: members, sittings, tasks, papers."""
    the_body, rights = body_or_404(request, pk), granted(request)
    context = {
        "sheet": queries.sheet_of(the_body, timezone.localdate()),
        "body": the_body,
        "sittings": list(queries.sittings().filter(body=the_body)[:40]),
        "waiting": list(queries.waiting_items(the_body)),
        "tasks": list(queries.open_tasks(the_body)),
        "files": files_of(the_body.folder_id, rights, request.user),
        "may_write": "sitting.write" in rights,
        "today": timezone.localdate(),
        "entries": journal.lines_about(the_body, 8),
        **SECTION,
    }
    return page(request, "sittings/body.html", context)


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def body_edit(request, pk):
    """Change mandate, rhythm and rules."""
    the_body = body_or_404(request, pk)
    names = [name for name in forms.BodyForm.base_fields if hasattr(the_body, name)]
    start = {name: getattr(the_body, name) for name in names}
    if the_body.quorum_rule.isdigit():
        start |= {"quorum_rule": "number", "quorum_number": int(the_body.quorum_rule)}
    form = forms.BodyForm(posted(request), initial=start)
    if form.is_valid() and attempt(
        form, actions.change_body, body=the_body, expected=form.cleaned_data["version"], by=request.user, **form.values
    ):
        return redirect("sittings:body", request.space.slug, pk)
    return page(request, "sittings/body_form.html", {"form": form, "body": the_body, **SECTION})


@require_GET
@needs("sitting.read")
def mandate(request, pk, language, kind):
    """Mandate and composition as a document."""
    the_body = body_or_404(request, pk)
    today = timezone.localdate()
    return file_of(
        request,
        lambda: papers.mandate(queries.sheet_of(the_body, today), language=language, today=today),
        kind,
        language,
        ("sittings:body", pk),
    )


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def member_add(request, pk):
    """Name a member."""
    the_body = body_or_404(request, pk)
    start = {"has_vote": True, "language": "fr", **forms.today_start()}
    form = forms.MemberForm(posted(request), initial=start, space=request.space)
    if form.is_valid() and attempt(form, actions.add_member, body=the_body, by=request.user, **form.values):
        messages.success(request, _("The member is entered."))
        return redirect("sittings:body", request.space.slug, pk)
    return page(request, "sittings/member_form.html", {"form": form, "body": the_body, **SECTION})


def _member(body, pk) -> BodyMember:
    found = BodyMember.objects.filter(body=body, pk=pk).select_related("person", "body", "space").first()
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def member_edit(request, pk, member):
    """Change what is written about a member."""
    the_body = body_or_404(request, pk)
    row = _member(the_body, member)
    start = {name: getattr(row, name) for name in forms.MemberForm.base_fields}
    form = forms.MemberForm(posted(request), initial={**start, "person": row.person_id}, space=request.space)
    if form.is_valid() and attempt(
        form, actions.change_member, member=row, expected=form.cleaned_data["version"], by=request.user, **form.values
    ):
        return redirect("sittings:body", request.space.slug, pk)
    return page(request, "sittings/member_form.html", {"form": form, "body": the_body, "member": row, **SECTION})


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def member_end(request, pk, member):
    """End a membership, with the reason."""
    the_body = body_or_404(request, pk)
    row = _member(the_body, member)
    form = forms.EndForm(posted(request), initial={"until_on": timezone.localdate()})
    if form.is_valid() and attempt(form, actions.end_member, member=row, by=request.user, **form.cleaned_data):
        return redirect("sittings:body", request.space.slug, pk)
    return page(request, "sittings/member_end.html", {"form": form, "body": the_body, "member": row, **SECTION})
