"""The link of an invitation. Opening it changes nothing; the button does."""

from allauth.account.internal.flows.login import record_authentication
from django.contrib import messages
from django.contrib.auth import login
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zesummen.kernel.access import ROLES
from zesummen.kernel.pages import attempt, open_page, page

from .. import actions, forms, rules, tokens
from ..models import Invitation, Person
from ..signals import remember_language

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@open_page
@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request, token):
    """Accept: as the signed-in person, as a new one, or after signing in to an account that exists."""
    found, why = _find(token)
    if found is None:
        return page(request, "accounts/invitation_bad.html", {"why": why}, status=410)
    by = request.user if request.user.is_authenticated else None
    verdict = rules.may_accept(found, now=timezone.now(), by=by)
    if not verdict:
        return page(request, "accounts/invitation_bad.html", {"why": verdict.why, "other": by}, status=410)
    language = found.language if "language" not in request.COOKIES else translation.get_language()
    with translation.override(language):
        response = _accept(request, found, by, token)
    response.headers["Content-Language"] = language
    return response


def _accept(request, found, by, token):
    shown = {"invitation": found, "role": ROLES.get(found.role), "by": by, "token": token}
    if by is None and Person.objects.filter(email=found.email).exists():
        return page(request, "accounts/invitation_sign_in.html", shown)
    data = request.POST if request.method == "POST" else None
    if by:
        form = forms.PageForm(data)
    else:
        start = {"name": found.name, "language": found.language}
        form = forms.AcceptForm(data, email=found.email, initial={**start, "way": forms.CODE})
    if form.is_valid():
        values = {} if by else {key: form.cleaned_data[key] for key in ("name", "language", "password")}
        person = attempt(form, actions.accept_invitation, invitation=found, by=by, **values)
        if person:
            return _welcome(request, found, person, by, form)
    return page(request, "accounts/invitation.html", {**shown, "form": form})


def _welcome(request, found, person, by, form):
    messages.success(request, _("Welcome to %(space)s.") % {"space": found.space})
    if by:
        return redirect("/home/")
    login(request, person, backend=BACKEND)
    record_authentication(request, person, method="invitation")
    response = redirect("mfa_add_webauthn" if form.cleaned_data["way"] == forms.PASSKEY else "/home/")
    remember_language(response, person.language)
    return response


def _find(token):
    """The invitation of this link, or the sentence that says what is wrong with the link."""
    try:
        pk, secret = tokens.read(token)
    except tokens.BadLink:
        return None, _("This link is not complete. Open it from the mail again, or copy the whole address.")
    found = Invitation.objects.select_related("space").filter(pk=pk).first()
    if found is None or found.token_hash != secret:
        return None, _("A newer mail has replaced this link. Open the link in the newest mail.")
    return found, ""
