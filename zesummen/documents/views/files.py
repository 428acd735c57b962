"""Attach, read, correct, remove and open files of any object that has a folder."""

from django.apps import apps
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from zesummen.kernel import journal
from zesummen.kernel.access import Forbidden
from zesummen.kernel.pages import attempt, granted, member, next_page, open_page, page

from .. import actions, exports, forms, queries, rules
from ..forms import sent
from ..models import Attachment, HasFolder
from ..states import Visibility


def _owner(label: str, pk: int):
    """The object a file is to be attached to; 404 for what has no folder or is not in this space."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        raise Http404
    if not issubclass(model, HasFolder):
        raise Http404
    return get_object_or_404(model, pk=pk)


def _attachment(pk: int) -> Attachment:
    rows = Attachment.objects.select_related("stored", "folder", "added_by", "removed_by", "replaces", "space")
    return get_object_or_404(rows, pk=pk)


def _insist(verdict) -> None:
    if not verdict:
        raise Forbidden(verdict)


@require_http_methods(["GET", "POST"])
@member
def attach(request, label, pk):
    """Attach a file to an object; its folder is made with the first one."""
    owner, rights = _owner(label, pk), granted(request)
    _insist(rules.may_attach(rights, owner.folder_write_permission))
    form = forms.AttachForm(*sent(request), granted=rights)
    back = next_page(request, owner.get_absolute_url() if hasattr(owner, "get_absolute_url") else "")
    if form.is_valid():
        upload = actions.Upload.of(form.cleaned_data["file"])
        made = attempt(form, actions.attach_to, owner=owner, link=back, upload=upload, by=request.user, **form.values)
        if made:
            messages.success(request, _("The file is attached."))
            return redirect(back or reverse("documents:file", args=[request.space.slug, made.pk]))
    return page(request, "documents/attach.html", {"form": form, "owner": owner, "back": back})


@require_GET
@member
def file(request, pk):
    """One file: facts, versions, journal, and what may be done with it."""
    attachment, rights = _attachment(pk), granted(request)
    _insist(rules.may_read(rights, attachment))
    if attachment.removed_at and "file.manage" not in rights:
        raise Http404
    successor = queries.successor_of(attachment)
    shown = {
        "attachment": attachment,
        "row": queries.row_of(attachment),
        "successor": successor,
        "versions": queries.history_of(attachment)[1:],
        "may_change": rules.may_change(rights, attachment, request.user, has_successor=successor is not None),
        "may_open": rules.may_open(rights, attachment),
        "lines": journal.lines_about(attachment),
    }
    return page(request, "documents/file.html", shown)


@require_GET
@member
def download(request, pk):
    """The bytes, for whoever may read them here."""
    attachment, rights = _attachment(pk), granted(request)
    _insist(rules.may_read(rights, attachment))
    if attachment.removed_at and "file.manage" not in rights:
        raise Http404
    actions.look(attachment, by=request.user)
    return exports.stored_answer(attachment)


@require_GET
@open_page
def public_download(request, pk):
    """The bytes of a public file, for everybody; a corrected one leads to its newest public version."""
    attachment = _attachment(pk)
    if request.space is None or attachment.visibility != Visibility.PUBLIC or attachment.removed_at:
        raise Http404
    newer = queries.successor_of(attachment)
    if newer is not None:
        return redirect("documents:public", space=request.space.slug, pk=newer.pk)
    return exports.stored_answer(attachment)


@require_http_methods(["GET", "POST"])
@member
def replace(request, pk):
    """Correct a file: the new version names the one it replaces."""
    attachment = _attachment(pk)
    successor = queries.successor_of(attachment)
    _insist(rules.may_change(granted(request), attachment, request.user, has_successor=successor is not None))
    start = {"title": attachment.title, "dated_on": attachment.dated_on}
    form = forms.ReplaceForm(*sent(request), initial=start)
    if form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("title", "dated_on", "reason")}
        upload = actions.Upload.of(form.cleaned_data["file"])
        made = attempt(form, actions.replace_file, attachment=attachment, upload=upload, by=request.user, **values)
        if made:
            messages.success(request, _("The new version is in place; the one before stays readable."))
            return redirect("documents:file", space=request.space.slug, pk=made.pk)
    return page(request, "documents/replace.html", {"form": form, "attachment": attachment})


@require_http_methods(["GET", "POST"])
@member
def remove(request, pk):
    """Take a file off the pages, with a reason."""
    attachment = _attachment(pk)
    successor = queries.successor_of(attachment)
    _insist(rules.may_change(granted(request), attachment, request.user, has_successor=successor is not None))
    form = forms.ReasonForm(*sent(request))
    if form.is_valid():
        attempt(form, actions.remove_attachment, attachment=attachment, by=request.user, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("The file has been removed. Its line and its reason stay in the journal."))
            return redirect(attachment.folder.link or f"/s/{request.space.slug}/")
    return page(request, "documents/remove.html", {"form": form, "attachment": attachment})


@require_http_methods(["GET", "POST"])
@member
def visibility(request, pk):
    """Change who sees a file."""
    attachment = _attachment(pk)
    _insist(rules.may_open(granted(request), attachment))
    start = {"visibility": attachment.visibility, "version": attachment.version}
    form = forms.VisibilityForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        attempt(
            form,
            actions.set_visibility,
            attachment=attachment,
            visibility=form.values["visibility"],
            expected=form.cleaned_data["version"],
            by=request.user,
        )
        if not form.errors:
            messages.success(request, _("It is changed who sees this file."))
            return redirect("documents:file", space=request.space.slug, pk=attachment.pk)
    return page(request, "documents/visibility.html", {"form": form, "attachment": attachment})
