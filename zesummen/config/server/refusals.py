"""The few pages that are answered before or without Django: too large, malformed, broken, not now."""

from io import BytesIO

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.middleware import LanguageMiddleware

WORDS = {
    400: (_("This address is not right"), _("The address holds a character that no page can have. Check the link.")),
    403: (_("This stream has ended"), _("Reload the page to follow it again.")),
    413: (
        _("This file is too large"),
        _("What you sent is larger than %(size)s MB. Go back, choose a smaller file or split it. Nothing was saved."),
    ),
    500: (
        _("Something went wrong here"),
        _("The fault is ours. Nothing was saved by half. Go back and try again; if it stays, tell your help desk."),
    ),
    503: (_("Not just now"), _("Zesummen is very busy, or starts anew. Please try again in a minute.")),
}
PAGE = (
    '<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} – Zesummen</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="color-scheme" content="light dark">'
    "</head><body><main><h1>{title}</h1><p>{sentence}</p></main></body></html>"
)


async def send_page(send, status: int, headers=None) -> None:
    """Answer with one of ``WORDS`` in the reader's language."""
    page = page_of(status, headers.environ if headers else {})
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [
                (b"content-type", b"text/html; charset=utf-8"),
                (b"content-length", str(len(page)).encode()),
                (b"cache-control", b"no-store"),
                (b"content-security-policy", b"default-src 'none'"),
                (b"x-content-type-options", b"nosniff"),
                (b"connection", b"close"),
            ],
        }
    )
    await send({"type": "http.response.body", "body": page})


def page_of(status: int, environ: dict) -> bytes:
    """The page for ``status`` as bytes; the language comes from the cookie, else from the browser."""
    title, sentence = WORDS[status]
    with translation.override(language_of(environ)):
        words = str(sentence) % {"size": settings.UPLOAD_MAX_BYTES // 1_000_000}
        return PAGE.format(lang=translation.get_language(), title=escape(title), sentence=escape(words)).encode()


def language_of(environ: dict) -> str:
    """The rule of all pages: the language chosen before (cookie), else the browser's, else French."""
    return LanguageMiddleware._chosen(WSGIRequest({"REQUEST_METHOD": "GET", "wsgi.input": BytesIO(), **environ}))
