"""Pages of no domain: the choice of language, the refused form, the errors."""

from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from .middleware import COOKIE
from .pages import next_page, open_page
from .words import LANGUAGES


@require_POST
@open_page
def set_language(request):
    """Remember the language in a cookie and go back."""
    response = HttpResponseRedirect(next_page(request, "/"))
    code = request.POST.get("language", "")
    if code in LANGUAGES:
        response.set_cookie(
            COOKIE,
            code,
            max_age=365 * 24 * 3600,
            samesite="Lax",
            secure=getattr(settings, "SESSION_COOKIE_SECURE", False),
        )
        if request.user.is_authenticated and request.user.language != code:
            request.user.language = code
            request.user.save(update_fields=["language"])
    return response


@open_page
def csrf_failure(request, reason=""):
    """A form that came from elsewhere or stayed open too long. Names no space: nobody has asked yet who is there."""
    request.space = request.granted = None
    return render(request, "csrf.html", status=403)


def not_found(request, exception):
    """Nothing here, for whoever asks: the page names no space, for a stranger must not learn of one."""
    request.space = request.granted = None
    return render(request, "404.html", status=404)
