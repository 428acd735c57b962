"""What happens around every request: language, space, refusals, and GET that may not write. Double posts: ``once``."""

import re

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.db import connection
from django.http import Http404
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import translation

from . import pages
from .access import Forbidden, Refused
from .tenancy import inside
from .words import LANGUAGES, REFERENCE

COOKIE = "language"


class LanguageMiddleware:
    """One rule: the language in the path (public pages), else the cookie, else the browser's, else French."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        first = request.path_info.split("/", 2)[1] if "/" in request.path_info else ""
        code = first if first in LANGUAGES else self._chosen(request)
        with translation.override(code):
            request.LANGUAGE_CODE = code
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", code)
        return response

    @staticmethod
    def _chosen(request) -> str:
        cookie = request.COOKIES.get(COOKIE, "")
        if cookie in LANGUAGES:
            return cookie
        for part in request.headers.get("Accept-Language", "").split(","):
            code = part.split(";")[0].strip().split("-")[0].lower()
            if code in LANGUAGES:
                return code
        return REFERENCE


class SignInMiddleware(LoginRequiredMiddleware):
    """Everybody signs in but for open pages, and those never ask who is there: same bytes, no session read."""

    def process_view(self, request, view_func, view_args, view_kwargs):
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


class SpaceMiddleware:
    """Whatever space stands in the URL is the only one this request can see.

    A space that is not there and one that the person is no member of answer alike, to the byte: signing in comes
    first, then a page that names no space. Whether a page takes only POST is said to members.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.space = None
        request.granted = None
        try:
            slug = resolve(request.path_info).kwargs.get("space")
        except Resolver404:
            slug = None
        if slug is None:
            return self.get_response(request)
        from django.apps import apps

        request.space = (
            apps.get_model(settings_space()).objects.select_related("commune", "grouping").filter(slug=slug).first()
        )
        if request.space is None:
            return self.get_response(request)
        with inside(request.space):
            return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if "space" not in kwargs:
            return
        kwargs.pop("space")  # views read request.space
        if request.space is None:
            raise Http404
        if getattr(view, "access", "open") != "open" and not pages.granted(request).is_member:
            raise Http404


def settings_space() -> str:
    from .tenancy import SPACE

    return SPACE


class RefusalMiddleware:
    """A refusal that a view did not handle becomes a page with the reason: 403 for rights, 409 for the moment."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, problem):
        if isinstance(problem, Forbidden):
            return render(request, "403.html", {"why": problem.verdict.why}, status=403)
        if isinstance(problem, Refused):
            return render(request, "409.html", {"why": problem.verdict.why}, status=409)
        return None


class ReadOnlyMiddleware:
    """GET and HEAD never write. Looks at released objects, caches and sessions are the exceptions."""

    ALLOWED = re.compile(
        r"^[\s(]*(SELECT|WITH|PRAGMA|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|EXPLAIN|SET|SHOW|DECLARE|FETCH|CLOSE"
        r'|(INSERT INTO|UPDATE|DELETE FROM) "?(django_session|kernel_cache|kernel_entry)"?\b)',
        re.I,
    )

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in ("GET", "HEAD") or request.path_info.startswith("/account/"):
            return self.get_response(request)
        with connection.execute_wrapper(self._guard):
            return self.get_response(request)

    def _guard(self, execute, sql, params, many, context):
        if not self.ALLOWED.match(sql):
            raise RuntimeError(f"A page that is only read must not write: {sql[:120]}")
        return execute(sql, params, many, context)
