"""Decorators and helpers of views. Order on a view: methods, access.

    @require_http_methods(["GET", "POST"])
    @needs("plan.write")
    def need_edit(request, plan, pk): ...

Anonymous → sign-in page (``LoginRequiredMiddleware``), stranger → 404, member without the right → 403 with
the reason. The accounts app fills ``request.granted`` through ``GRANTS``, which it sets at start.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from urllib.parse import urlencode, urlsplit

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from .access import Forbidden, Grants, Refused, may
from .words import LANGUAGES

GRANTS: Callable | None = None  # (person, space) -> Grants, set by accounts


def granted(request) -> Grants:
    """What the signed-in person may do in the open space; asked once per request."""
    if request.granted is None:
        request.granted = GRANTS(request.user, request.space) if request.user.is_authenticated else Grants()
    return request.granted


def member(view):
    """Any member of the space; strangers get 404."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.space is None or not granted(request).is_member:
            raise Http404
        return view(request, *args, **kwargs)

    guarded.access = "member"  # type: ignore[attr-defined]
    return guarded


def needs(permission: str):
    """A member of the space with this permission; 403 with the reason otherwise."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if request.space is None or not granted(request).is_member:
                raise Http404
            verdict = may(granted(request), permission)
            if not verdict:
                raise Forbidden(verdict)
            return view(request, *args, **kwargs)

        guarded.access = permission  # type: ignore[attr-defined]
        return guarded

    return decorate


@lru_cache(maxsize=4096)
def access_of(address: str) -> str:
    """What opening this address takes, as its view says: a permission, "member", "open"…; empty for no page of ours."""
    try:
        return getattr(resolve(urlsplit(address).path).func, "access", "")
    except Resolver404:
        return ""


def leads_in(address: str, permissions: frozenset[str]) -> bool:
    """Whether somebody of the space with these permissions gets in at this address. Asks no database: a page shows
    plain text instead of a link that would be refused."""
    access = access_of(address)
    return access in ("member", "open", "signed in") or access in permissions


def open_page(view):
    """A page for everybody, marked as such (the sweep of URLs reads the mark)."""
    marked = login_not_required(view)
    marked.access = "open"
    return marked


def signed_in(view):
    """A page of the person, outside any space."""
    view.access = "signed in"
    return view


def mail_query(request, **more) -> str:
    """The query of the next address of a page opened from a mail: ``more``, and the mail's language (``in=pt``)."""
    wanted = request.GET.get("in", "")
    pairs = {**more, "in": wanted} if wanted in LANGUAGES else more
    return f"?{urlencode(pairs)}" if pairs else ""


def in_language_of_mail(view):
    """A page opened from a mail speaks the language that the reader chose here, else that of the mail (``?in=pt``)."""

    @wraps(view)
    def spoken(request, *args, **kwargs):
        wanted = request.GET.get("in", "")
        named = wanted in LANGUAGES and "language" not in request.COOKIES
        language = wanted if named else translation.get_language()
        with translation.override(language):
            response = view(request, *args, **kwargs)
        response.headers["Content-Language"] = language
        return response

    return spoken


def page(request, template: str, context: dict | None = None, *, status: int = 200) -> HttpResponse:
    """Render; a bound form with errors answers 422."""
    context = context or {}
    form = context.get("form")
    if status == 200 and form is not None and getattr(form, "is_bound", False) and form.errors:
        status = 422
    return render(request, template, context, status=status)


def attempt(form, act: Callable, **values):
    """Run an action for a clean form; a refusal becomes the form's first error and ``None`` comes back."""
    try:
        return act(**values)
    except Forbidden:
        raise
    except Refused as refusal:
        form.refuse(refusal)
        return None


def next_page(request, fallback: str) -> str:
    """The ``next`` address of the form if it is one of ours, else the fallback."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    return target if url_has_allowed_host_and_scheme(target, {request.get_host()}) else fallback
