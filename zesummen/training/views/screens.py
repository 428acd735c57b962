"""The big screen of a room: for the training body's people, and by a signed link for the room's own computer. No names."""

from functools import wraps

from django.http import Http404
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from zesummen.kernel import live
from zesummen.kernel.pages import open_page, page
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import LANGUAGES

from .. import room_codes
from ..actions import hints
from ..queries import rooms as queries
from ..queries import steps as step_queries
from ..queries.room_papers import qr_svg
from ..states import StepKind
from .base import on_evening

OPEN = "training/room_screen.html"
PART = "training/_room_screen.html"


@require_safe
@never_cache
@on_evening("training.read", body="training.lead")
def screen(request, case, evening):
    """The screen, for whoever is signed in and leads."""
    return _show(request, _room_or_404(evening), OPEN, request.path)


@require_safe
@never_cache
@on_evening("training.read", body="training.lead")
def screen_part(request, case, evening):
    """What changes on it."""
    return _show(request, _room_or_404(evening), PART, request.path.removesuffix("part/"))


def _room_or_404(evening):
    room = queries.of(evening)
    if room is None:
        raise Http404
    return room


def by_screen_link(view):
    """Open the room of a signed link; nothing is said about a link that opens none."""

    @open_page
    @never_cache
    @wraps(view)
    def opened(request, part):
        number = room_codes.read_screen_part(part)
        room = queries.by_number(number) if number else None
        if room is None:
            raise Http404
        with inside(room.space):
            return view(request, room, f"/r/screen/{part}/")

    return opened


@require_safe
@by_screen_link
def open_screen(request, room, base):
    """The same screen without an account."""
    return _show(request, room, OPEN, base)


@require_safe
@by_screen_link
def open_screen_part(request, room, base):
    """What changes on it."""
    return _show(request, room, PART, base)


def _show(request, room, template: str, base: str):
    """In the language of the evening, whoever's computer it is; another is asked for with ``?in=``."""
    wanted = request.GET.get("in", "")
    language = wanted if wanted in LANGUAGES else room.evening.language
    with translation.override(language):
        request.LANGUAGE_CODE = language
        answer = render if template == PART else page
        response = answer(request, template, _context(room, base, request, language))
    response.headers["Content-Language"] = language
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _context(room, base: str, request, language: str) -> dict:
    steps = step_queries.of(room.evening.session_id)
    step = steps.at(room.step)
    join = request.build_absolute_uri(f"/r/{room.code}/")
    deciding = step is not None and step.kind == StepKind.DECIDE
    return {
        "room": room,
        "evening": room.evening,
        "step": step,
        "wall": queries.wall(room, steps, room.step),
        "decisions": queries.decisions(room.evening) if deciding or room.step >= steps.last else [],
        "code": room_codes.spelt(room.code),
        "join": join,
        "enter": request.build_absolute_uri("/r/").removeprefix("https://").removeprefix("http://").rstrip("/"),
        "qr": qr_svg(join),
        "part": f"{base}part/?in={language}",
        "live": live.address(hints.desk_of(room)),
    }
