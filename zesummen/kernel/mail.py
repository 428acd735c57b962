"""One outbox. ``post`` writes the mail as a row inside the action's transaction; the worker sends it.

The mail is rendered in the reader's language, which is the page's only by chance.
"""

import re
import textwrap
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from . import live
from .models import OutboxMessage
from .words import LANGUAGES, REFERENCE

EMPTY_LINES = re.compile(r"\n\s*\n")  # what tags leave behind: one empty line is enough in a mail
LINE = 78  # letters in a line of plain text (RFC 5322, 2.1.1)
MAILBOX = "mailbox"  # topic of the live channel: the demo's mailbox page hears that a mail has come
STAND_INS: Callable | None = None  # (person, space) -> persons who stand in for her today; set by accounts


def post(
    kind: str,
    *,
    to_address: str,
    language: str,
    subject,
    context: dict,
    space=None,
    to=None,
    to_name: str = "",
    template: str = "",
    attachments: Sequence[tuple[str, str, bytes]] = (),
    private: bool = False,
    instead_of=None,
) -> OutboxMessage:
    """Put one mail into the outbox.

    ``template`` (default ``mail/<kind>``) names two files, ``.txt`` and ``.html``; the HTML one may be absent.
    ``subject`` is a lazy sentence or a function without arguments, read in the reader's language.
    ``to`` is the person, if it is one. Attachments are (name, media type, bytes). Whoever stands in for ``to``
    in this space today gets a copy in their own language, unless the mail is ``private``.
    """
    if to is not None and space is not None and not private and instead_of is None and STAND_INS:
        same = {
            "subject": subject,
            "context": context,
            "space": space,
            "template": template,
            "attachments": attachments,
        }
        for other in STAND_INS(to, space):
            post(kind, to_address=other.email, language=other.language, to=other, instead_of=to, **same)
    language = language if language in LANGUAGES else REFERENCE
    name = to_name or str(to or "")
    is_demo = settings.DEMO or bool(space and space.is_demo)
    marks = {"language": language, "space": space, "to_name": name, "demo": is_demo, "instead_of": instead_of}
    title, text, html = _written(template or f"mail/{kind}", subject, {**marks, "base_url": base_url(), **context})
    if settings.DEMO:
        live.publish(MAILBOX)
    return OutboxMessage.objects.create(
        space=space,
        kind=kind,
        to_id=getattr(to, "pk", None),
        to_name=name,
        to_address=to_address,
        language=language,
        subject=title[:300],
        text=text,
        html=html,
        attachments=[{"name": n, "type": t, "base64": b64encode(b).decode()} for n, t, b in attachments],
        state=OutboxMessage.State.WAITING if settings.EMAIL_URL and not is_demo else OutboxMessage.State.KEPT,
    )


def _written(template: str, subject, context: dict) -> tuple[str, str, str]:
    """Subject, plain text and HTML in the reader's language, with the sentences that every such mail carries."""
    with override(context["language"]):
        title = " ".join(str(subject() if callable(subject) else subject).split())
        text = EMPTY_LINES.sub("\n\n", render_to_string(f"{template}.txt", context)).strip() + "\n"
        html = _html(template, {**context, "subject": title})
        if context["instead_of"] is not None:
            text += (
                "\n"
                + _("You get this mail because you stand in for %(name)s.") % {"name": context["instead_of"]}
                + "\n"
            )
        if context["demo"]:
            text += "\n" + _("Demonstration: people, decisions and plans are invented; statistics are real.") + "\n"
    return title, text, html


def _html(template: str, context: dict) -> str:
    from django.template import TemplateDoesNotExist

    try:
        return render_to_string(f"{template}.html", context)
    except TemplateDoesNotExist:
        return render_to_string("mail/plain.html", {**context, "body": render_to_string(f"{template}.txt", context)})


def base_url() -> str:
    """The address put before links in mails, without a slash at the end."""
    return (settings.BASE_URL or "http://localhost:8000").rstrip("/")


def in_lines(text: str) -> str:
    """The same text in lines of 78 letters at most, as old mail programs show it whole; links are not broken."""
    return "".join(f"{line}\n" for long in text.splitlines() for line in _lines(long))


def _lines(long: str) -> list[str]:
    if len(long) <= LINE or "://" in long:
        return [long]
    hanging = "  " if long.startswith("- ") else ""
    return textwrap.wrap(long, LINE, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False)


def send_waiting(limit: int = 100) -> int:
    """Send what waits; a failed one keeps its error and is tried no more. Returns how many were sent."""
    sent = 0
    for message in OutboxMessage.objects.filter(state=OutboxMessage.State.WAITING).order_by("id")[:limit]:
        claimed = OutboxMessage.objects.filter(pk=message.pk, state=OutboxMessage.State.WAITING)
        try:
            _send(message)
        except OSError as problem:
            claimed.update(state=OutboxMessage.State.FAILED, error=str(problem)[:300])
        else:
            claimed.update(state=OutboxMessage.State.SENT, sent_at=timezone.now())
            sent += 1
    return sent


def _send(message: OutboxMessage) -> None:
    from urllib.parse import unquote, urlsplit

    parts = urlsplit(settings.EMAIL_URL)
    link = get_connection(
        "django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or 587,
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        use_tls=parts.scheme == "smtp+tls",
        timeout=20,
    )
    mail = EmailMultiAlternatives(
        message.subject,
        in_lines(message.text),
        settings.DEFAULT_FROM_EMAIL,
        [formataddr((message.to_name, message.to_address))],
        connection=link,
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    for item in message.attachments:
        mail.attach(item["name"], b64decode(item["base64"]), item["type"])
    mail.send()
