"""My data: see, take along, choose who sees what, ask for deletion, read who looked."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from zesummen.kernel import journal
from zesummen.kernel.pages import attempt, page, signed_in

from .. import actions, exports, forms, queries
from ..models import DeletionRequest
from ..signals import remember_language


@require_GET
@signed_in
def my_data(request):
    """Everything that is stored about me, section by section."""
    lines = queries.entries_about(request.user)
    sections = queries.everything_about(request.user)
    return page(
        request,
        "accounts/my_data.html",
        {
            "sections": sections,
            "nothing": [section for section in sections if not section.rows],
            "lines": [(line, journal.sentence(line)) for line in lines],
            "requests": list(DeletionRequest.objects.filter(person=request.user).select_related("space")),
        },
    )


@require_http_methods(["GET", "POST"])
@signed_in
def profile(request):
    """My details, my language, and who sees what."""
    person = request.user
    start = {name: getattr(person, name) for name in ("full_name", "short_name", "phone", "language", "version")}
    start |= {f"see_{name}": person.audience_of(name) for name in ("full_name", "email", "phone")}
    form = forms.ProfileForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        attempt(
            form,
            actions.save_profile,
            values=form.values,
            visibility=form.visibility,
            expected=form.cleaned_data["version"],
            by=person,
        )
        if not form.errors:
            messages.success(request, _("Your details have been saved."))
            response = redirect("accounts:my_data")
            remember_language(response, person.language)
            return response
    return page(request, "accounts/profile.html", {"form": form})


@require_POST
@signed_in
def copy(request, kind):
    """A copy of all my data: one JSON file, or a ZIP with a table per section and a read-me."""
    if kind not in ("json", "zip"):
        raise Http404
    actions.note_export(by=request.user)
    sections = queries.everything_about(request.user)
    if kind == "json":
        response = HttpResponse(exports.as_json(request.user, sections), content_type="application/json")
    else:
        response = HttpResponse(exports.as_zip(request.user, sections), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="zesummen-my-data.{kind}"'
    return response


@require_http_methods(["GET", "POST"])
@signed_in
def delete(request):
    """Ask for the deletion of my data."""
    form = forms.DeletionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        still_asked = actions.ask_deletion(note=form.cleaned_data["note"], by=request.user)
        if not still_asked and not request.user.is_active:
            logout(request)
            return page(request, "accounts/erased.html")
        messages.success(request, _("Your request has been sent. You will get an answer by mail."))
        return redirect("accounts:my_data")
    return page(request, "accounts/delete.html", {"form": form, "known_spaces": queries.spaces_that_know(request.user)})


@require_POST
@signed_in
def keep(request):
    """Withdraw my request for deletion."""
    actions.withdraw_deletion(by=request.user)
    messages.success(request, _("Your request has been withdrawn."))
    return redirect("accounts:my_data")
