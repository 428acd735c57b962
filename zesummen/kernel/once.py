"""A form that is pressed twice does its work once, also when both presses arrive at the same moment.

A form carries a random ``once`` token. The first press claims it before it works; the second waits for the first
one's answer and gives the same. A form that was changed and sent again is another form: nothing typed is lost. An
answer that writes nothing, or that asks again (422), claims nothing.
"""

import base64
import json
import re
import time
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError, connection, transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac

from .models import PostedOnce

WAIT = 5.0  # seconds for the first press to answer
GLANCE = 0.05
ABANDONED = timedelta(seconds=90)  # a claim whose process died
LARGEST = 512 * 1024  # bytes of a page that is remembered
READS = re.compile(r"^[\s(]*(SELECT|WITH|PRAGMA|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|EXPLAIN|SET|SHOW)\b", re.I)
OURS = re.compile(r'"?(django_session|kernel_cache)"?\b')
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
TOKEN = re.compile(r"^[0-9a-f]{32}$")


class OnceMiddleware:
    """Answers the second press of a form with the answer to the first."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method != "POST" or request.content_type not in FORMS:
            return self.get_response(request)
        token = request.POST.get("once", "")
        if not TOKEN.match(token):
            return self.get_response(request)
        mark = _mark(request, token)
        if not _claim(mark):
            return _first_answer(request, mark, token) or self._work(request, mark, token)
        return self._work(request, mark, token)

    def _work(self, request, mark: str, token: str) -> HttpResponse:
        wrote = Wrote()
        try:
            with connection.execute_wrapper(wrote):
                response = self.get_response(request)
        except BaseException:
            _release(mark)
            raise
        if response.status_code in (302, 303):
            _keep(mark, location=response.headers["Location"][:500])
        elif response.status_code == 200 and wrote and not response.streaming and len(response.content) <= LARGEST:
            _keep(mark, sealed=_seal(response, token))
        else:
            _release(mark)
        return response


class Wrote:
    """Did this request change anything but its session?"""

    def __init__(self):
        self._wrote = False

    def __bool__(self):
        return self._wrote

    def __call__(self, execute, sql, params, many, context):
        if not self._wrote and not READS.match(sql) and not OURS.search(sql[:60]):
            self._wrote = True
        return execute(sql, params, many, context)


def _mark(request, token: str) -> str:
    """Who sends what where. A file counts with its bytes."""
    digest = sha256(f"{token}\n{getattr(request.user, 'pk', None)}\n{request.get_full_path()}\n".encode())
    typed = [(name, request.POST.getlist(name)) for name in sorted(request.POST) if name != "csrfmiddlewaretoken"]
    digest.update(json.dumps(typed).encode())
    for name in sorted(request.FILES):
        for file in request.FILES.getlist(name):
            digest.update(f"\n{name}\n{file.name}\n".encode())
            for piece in file.chunks():
                digest.update(piece)
            file.seek(0)
    return digest.hexdigest()


def _claim(mark: str) -> bool:
    """True for the first press, and for the one that finds a claim whose process died."""
    try:
        with transaction.atomic():
            PostedOnce.objects.create(mark=mark)
    except IntegrityError:
        old = PostedOnce.objects.filter(mark=mark, done=False, at__lt=timezone.now() - ABANDONED)
        return bool(old.update(at=timezone.now()))
    return True


def _first_answer(request, mark: str, token: str) -> HttpResponse | None:
    """What the first press was answered. None where it was refused meanwhile, and this one has the claim now."""
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        first = PostedOnce.objects.filter(mark=mark).first()
        if first is None:
            if _claim(mark):
                return None
        elif first.done and first.location:
            messages.info(request, translation.gettext("This was already sent; here is the result of the first time."))
            return HttpResponseRedirect(first.location)
        elif first.done:
            return _open(bytes(first.sealed), token)
        time.sleep(GLANCE)
    why = translation.gettext("This was sent a moment ago and is still being worked on. Wait, then look at the list.")
    return render(request, "409.html", {"why": why}, status=409)


def _keep(mark: str, **answer) -> None:
    PostedOnce.objects.filter(mark=mark).update(done=True, **answer)


def _release(mark: str) -> None:
    PostedOnce.objects.filter(mark=mark, done=False).delete()


def _seal(response: HttpResponse, token: str) -> bytes:
    """The page, encrypted: its key is the form's token, of which the database holds a digest only."""
    headers = {name: value for name, value in response.headers.items() if name != "Set-Cookie"}
    return _lock(token).encrypt(json.dumps([headers, response.content.decode(response.charset)]).encode())


def _open(sealed: bytes, token: str) -> HttpResponse:
    headers, text = json.loads(_lock(token).decrypt(sealed))
    return HttpResponse(text, headers=headers)


def _lock(token: str):
    from cryptography.fernet import Fernet  # late: few answers are pages

    key = salted_hmac("zesummen.once", token, secret=settings.SECRET_KEY, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
