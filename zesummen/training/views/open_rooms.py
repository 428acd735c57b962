"""The phones in the room: enter a code, join, write cards, set dots. No account, no name; everything works without script.

A script keeps what was typed while the connection is gone and sends it later (``room.js``). It asks with the header
``X-Part`` and gets the changing part of the page alone.
"""

from functools import wraps

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.kernel import live
from zesummen.kernel.access import Refused
from zesummen.kernel.numbers import whole
from zesummen.kernel.pages import open_page, page
from zesummen.kernel.tenancy import inside

from .. import room_codes
from ..actions import hints
from ..actions import phones as actions
from ..forms.rooms import CodeForm
from ..queries import rooms as queries
from ..queries import steps as step_queries
from ..rules import rooms as rules

MOST_WRONG = 30  # codes typed wrongly from one address: a whole room shares one
FOR_SECONDS = 600
TOO_MANY = gettext_lazy("Too many wrong codes from here. Wait ten minutes, or ask the trainer.")
NO_ROOM = gettext_lazy("There is no room with this code. Look at the screen again.")
COOKIE_AGE = 3 * 24 * 3600


def _too_many(request) -> bool:
    return cache.get(_counter(request), 0) >= MOST_WRONG


def _counter(request) -> str:
    return f"room-code:{request.META.get('REMOTE_ADDR', '')}"


def _count_wrong(request) -> None:
    cache.add(_counter(request), 0, FOR_SECONDS)
    cache.incr(_counter(request))


@require_http_methods(["GET", "HEAD", "POST"])
@open_page
@never_cache
def enter(request):
    """Type the code that the screen shows."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return _entered(request, form)
    return _answer(request, "training/room_enter.html", {"form": form})


def _entered(request, form):
    if _too_many(request):
        form.add_error("code", TOO_MANY)
        return _answer(request, "training/room_enter.html", {"form": form}, status=429)
    code = room_codes.read(form.cleaned_data["code"])
    if queries.by_code(code):
        return redirect("training_open:room", code)
    _count_wrong(request)
    form.add_error("code", NO_ROOM)
    return _answer(request, "training/room_enter.html", {"form": form})


def _no_room(request):
    if _too_many(request):
        return _answer(request, "training/room_none.html", {"why": TOO_MANY}, status=429)
    _count_wrong(request)
    return _answer(request, "training/room_none.html", {"why": NO_ROOM}, status=404)


def in_room(view):
    """Open the room of the code, and the phone of the cookie; its page speaks the phone's language."""

    @open_page
    @never_cache
    @wraps(view)
    def opened(request, code, **kwargs):
        room = queries.by_code(room_codes.read(code))
        if room is None:
            return _no_room(request)
        with inside(room.space):
            room.evening.space = room.evening.request.space = room.space
            phone = queries.phone_of(room, request.COOKIES.get(_cookie(room), ""))
            if phone is None and _too_many(request):  # a phone that is in stays in, whoever guesses beside it
                return _answer(request, "training/room_none.html", {"why": TOO_MANY}, status=429)
            language = phone.language if phone else translation.get_language()
            with translation.override(language):
                request.LANGUAGE_CODE = language
                response = view(request, room, phone, **kwargs)
            response.headers["Content-Language"] = language
            return response

    return opened


def _cookie(room) -> str:
    return f"room_{room.code}"


@require_safe
@in_room
def room(request, room, phone):
    """The phone's page; before it joined, the door."""
    return _show(request, room, phone)


@require_safe
@in_room
def part(request, room, phone):
    """The changing part alone."""
    return _show(request, room, phone, is_part=True)


@require_POST
@in_room
def join(request, room, phone):
    """Join in a language, or change it. Pressed twice it is the same phone: the form carries its key."""
    key = request.COOKIES.get(_cookie(room), "") if phone else request.POST.get("key", "")
    if not actions.KEY.match(key):
        key = room_codes.new_key()
    actions.join(room=room, key=key, language=request.POST.get("language", ""))
    response = HttpResponseRedirect(_address(room))
    response.set_cookie(
        _cookie(room), key, max_age=COOKIE_AGE, path="/r/", httponly=True, samesite="Lax",
        secure=getattr(settings, "SESSION_COOKIE_SECURE", False),
    )  # fmt: skip
    return response


QUIET = "quiet"  # the header's word of a script that shows by itself what it brought


def quickly(act, wants: tuple[str, ...]):
    """Before the whole page is thought of: what a script brings is kept and answered with nothing.

    A refusal, and everybody without that script, goes the long way round.
    """

    def decorate(view):
        @open_page
        @wraps(view)
        def brought(request, code):
            room = queries.quick(room_codes.read(code)) if request.headers.get("X-Part") == QUIET else None
            if room is None:
                return view(request, code=code)
            with inside(room.space):
                phone = queries.phone_of(room, request.COOKIES.get(_cookie(room), ""))
                try:
                    if phone is None:
                        raise Refused("")
                    act(room=room, phone=phone, steps=room.steps, **_values(request, wants))
                except Refused:
                    return view(request, code=code)
            return _guarded(HttpResponse(status=204))

        return brought

    return decorate


def _values(request, wants: tuple[str, ...]) -> dict:
    """What a form brings: its key, a text, numbers."""
    texts = ("text", "language", "client_key")
    return {
        name: request.POST.get(name, "") if name in texts else _number(request, name) for name in (*wants, "client_key")
    }


def _take_dot(*, steps, **values) -> None:
    actions.take_dot(**values)


CARD, DOT = ("step", "text", "language"), ("step", "group")


@require_POST
@quickly(actions.write_card, CARD)
@in_room
def card(request, room, phone):
    """A card. Refused, the text comes back as it was typed."""
    return _brought(request, room, phone, actions.write_card, CARD)


@require_POST
@quickly(actions.give_dot, DOT)
@in_room
def dot(request, room, phone):
    """A dot for a group."""
    return _brought(request, room, phone, actions.give_dot, DOT)


@require_POST
@quickly(_take_dot, ())
@in_room
def undot(request, room, phone):
    """One of one's own dots back."""
    return _brought(request, room, phone, _take_dot, ())


def _brought(request, room, phone, act, wants: tuple[str, ...]):
    if phone is None:  # the cookie is gone: the script keeps what it wanted to send
        return _show(request, room, None, status=409)
    steps = step_queries.of(room.evening.session_id)
    try:
        act(room=room, phone=phone, steps=steps, **_values(request, wants))
    except Refused as refusal:
        more = {name: request.POST.get(name, "") for name in ("text", "language")} | {"why": refusal.verdict.why}
        return _show(request, room, phone, steps=steps, status=422, **more)
    if _wants_part(request):
        return _show(request, room, phone, steps=steps)
    return HttpResponseRedirect(_address(room))


def _number(request, name: str) -> int:
    return whole(request.POST.get(name)) or 0


def _wants_part(request) -> bool:
    return bool(request.headers.get("X-Part"))


def _address(room) -> str:
    return f"/r/{room.code}/"


def _show(request, room, phone, *, steps=None, status: int = 200, is_part: bool = False, **more):
    context = {
        "room": room,
        "phone": phone,
        "base": _address(room),
        "code": room_codes.spelt(room.code),
        "longest": rules.LONGEST,
        "new_key": room_codes.new_key(),
        "is_open": rules.is_open(room),
        "why": "",
        "text": "",
        "language": "",
        **more,
    }
    if phone is not None:
        steps = steps or step_queries.of(room.evening.session_id)
        context |= {"view": queries.phone_view(room, phone, steps), "live": live.address(hints.phones_of(room))}
    if is_part or _wants_part(request):
        response = render(request, "training/_room_phone.html" if phone else "training/_room_door.html", context)
        response.status_code = status
        response.headers["X-Room"] = "phone" if phone else "door"
        return _guarded(response)
    return _answer(request, "training/room.html", context, status=status)


def _answer(request, template: str, context: dict, *, status: int = 200):
    return _guarded(page(request, template, context, status=status))


def _guarded(response):
    """Nothing of a room is kept by others, nor found by search engines."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "private, no-store"
    return response
