"""All addresses of Zesummen, and two bare views that return the same bytes as the pages they are held against."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import include, path

from zesummen.kernel.pages import member


def _bytes(name: str) -> bytes:
    file = Path(settings.DATA_DIR) / f"bench-{name}.html"
    return file.read_bytes() if file.exists() else b"-"


OPEN, SIGNED = _bytes("open"), _bytes("signed")


@login_not_required
def bare_open(request):
    """Nothing but the bytes of the public plan page, behind the same middleware."""
    return HttpResponse(OPEN)


@member
def bare_signed(request):
    """Nothing but the bytes of the action table, behind the same middleware, session and membership check."""
    return HttpResponse(SIGNED)


urlpatterns = [
    path("bench/open/", bare_open),
    path("s/<slug:space>/bench/", bare_signed),
    path("", include("zesummen.config.urls")),
]
