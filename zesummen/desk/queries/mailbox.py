"""The mails that went out, or would go."""

import re
from base64 import b64decode

from zesummen.kernel.mail import base_url
from zesummen.kernel.models import OutboxMessage

_TOKEN = re.compile(r"(https?://\S*?/|(?<=\s)/\S*?/)[A-Za-z0-9_:.=-]{20,}/?\S*")
TONES = {"waiting": "to_start", "sent": "completed", "failed": "to_correct", "kept": "plain"}


def mails_of(space):
    """The mails of one space, newest first. Without their bodies."""
    return OutboxMessage.objects.filter(space=space).defer("text", "html", "attachments")


def all_mails():
    """Every mail of the installation: in the demo only, where all people are invented."""
    return OutboxMessage.objects.select_related("space").defer("text", "html", "attachments")


def links_here(text: str) -> str:
    """The text with addresses of this installation made relative, so that they open wherever it answers."""
    return text.replace(f"{base_url()}/", "/")


def without_tokens(text: str) -> str:
    """The text with one-use links cut off: they are for the recipient alone."""
    return _TOKEN.sub(lambda found: f"{found[1]}…", text)


def attachment(mail: OutboxMessage, number: int) -> tuple[str, str, bytes] | None:
    """(name, media type, bytes) of one attachment, counted from one."""
    if not 1 <= number <= len(mail.attachments):
        return None
    item = mail.attachments[number - 1]
    return item["name"], item["type"], b64decode(item["base64"])
