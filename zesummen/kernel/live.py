"""The live channel: a hint to open pages that something has changed.

An action calls ``publish`` inside its transaction; a page carries ``address(topic)``, a link that holds a
signed token, and the server behind ``/live/`` hands the hint on once the transaction is committed. A hint
holds no content of a space: the page that hears it asks for itself, with its reader's own rights.
"""

import json
import re
import time
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.db import connection
from django.utils import timezone

from .models import LiveEvent

CHANNEL = "zesummen_live"
TOKEN_AGE = 2 * 3600  # seconds a page may follow a topic before it must be loaded anew
KEPT = timedelta(hours=3)  # a page that was hidden is told later what it missed
_SALT = "zesummen.live"
_TOPIC = re.compile(r"^[a-z0-9][a-z0-9._:-]{0,99}$")


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a token says: the topic, when its page was made (seconds), whose page it is (0: nobody's)."""

    topic: str
    since: float
    reader: int


def publish(topic: str, payload: dict | None = None, *, by=None) -> None:
    """Tell open pages on ``topic`` (``plan.12``) that something changed, once this transaction commits.

    ``payload`` is small and says nothing confidential. ``by`` is the person who acted: the hint skips that
    person's own pages, which show the change already. ``ValueError`` for a topic that is not a plain name.
    """
    event = LiveEvent.objects.create(
        topic=_checked(topic), payload={**(payload or {}), "by": getattr(by, "pk", None) or 0}
    )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, json.dumps({"id": event.pk, "topic": topic})])


def topic_of(thing) -> str:
    """The topic of one object: ``plans.action.12``."""
    return f"{thing._meta.label_lower}.{thing.pk}"


def token(topic: str, *, reader=None) -> str:
    """A signed leave to follow ``topic`` for two hours. Give it only to who may see the page."""
    return signing.dumps([_checked(topic), round(time.time(), 3), getattr(reader, "pk", None) or 0], salt=_SALT)


def address(topic: str, *, reader=None) -> str:
    """The address of the stream, with its token; for ``data-live`` in ``parts/live.html``."""
    return f"/live/{topic}/?t={token(topic, reader=reader)}"


def ticket(topic: str, text: str) -> Ticket | None:
    """What this token allows; ``None`` when it is forged, too old, or for another topic."""
    try:
        named, since, reader = signing.loads(text, salt=_SALT, max_age=TOKEN_AGE)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Ticket(named, since, reader) if named == topic else None


def forget() -> int:
    """Delete hints that no page can ask for any more; how many."""
    return LiveEvent.objects.filter(at__lt=timezone.now() - KEPT).delete()[0]


def _checked(topic: str) -> str:
    if not _TOPIC.match(topic):
        raise ValueError(f"A topic is a plain name such as plan.12, not {topic!r}.")
    return topic
