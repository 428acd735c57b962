"""Evenings as entries of a calendar: one file, a participant's feed, a trainer's feed. Addresses of feeds are secrets."""

import datetime
from collections.abc import Iterable

from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import override

from zesummen.kernel.exports import ics
from zesummen.kernel.words import LANGUAGES, REFERENCE

from ..models import Evening, Party, Trainer
from ..states import EveningState
from .evenings import COMES

FILE = "training.ics"
MEDIA = "text/calendar; charset=utf-8"


def title_of(evening: Evening) -> str:
    """“Module of two evenings: why?” in the active language; the course alone where it has one session."""
    course = str(evening.request.course)
    if evening.request.course.sessions_count < 2:
        return course
    return _("%(course)s: %(session)s") % {"course": course, "session": str(evening.session)}


def place_of(evening: Evening, host: Party) -> str:
    """Room and address as far as they are known; else the commune."""
    parts = [evening.place_name, evening.place_address, str(host.commune)]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def event(evening: Evening, host: Party, *, url: str = "", notes: str = "") -> ics.Event:
    """The evening as an entry; a cancelled one says so, and a later change carries a higher number."""
    return ics.Event(
        uid=f"training-{evening.pk}@{evening.space_id}.zesummen",
        title=title_of(evening),
        starts=datetime.datetime.combine(evening.day, evening.starts, ics.ZONE),
        ends=datetime.datetime.combine(evening.day, evening.ends, ics.ZONE),
        place=place_of(evening, host),
        description=notes,
        url=url,
        cancelled=evening.state == EveningState.CANCELLED,
        sequence=evening.sequence,
    )


def book(name: str, evenings: Iterable[tuple[Evening, Party]], *, language: str, url: str = "") -> bytes:
    """Evenings as a calendar file in one language."""
    with override(language if language in LANGUAGES else REFERENCE):
        return ics.calendar(name, [event(evening, host, url=url) for evening, host in evenings])


def attachment(evening: Evening, host: Party, *, language: str, url: str = "") -> tuple[str, str, bytes]:
    """The entry as it hangs on a mail."""
    return FILE, MEDIA, book(str(evening.space), [(evening, host)], language=language, url=url)


# The feed of a trainer: an address that only the training body and the trainer know


def _mark(trainer: Trainer) -> str:
    return salted_hmac("zesummen.trainer.calendar", f"{trainer.pk}", algorithm="sha256").hexdigest()[:32]


def feed_part(trainer: Trainer) -> str:
    """What stands in the address of the trainer's calendar."""
    return f"{trainer.pk}-{_mark(trainer)}"


def trainer_of(part: str) -> Trainer | None:
    """The trainer of a feed; ``None`` where the address is changed or the trainer no longer gives evenings."""
    number, _hyphen, mark = part.partition("-")
    if not number.isdecimal() or len(number) > 18:
        return None
    # The address names no training body: the trainer's row says which one.
    row = Trainer._base_manager.select_related("space", "person").filter(pk=int(number), is_active=True).first()
    return row if row is not None and constant_time_compare(mark, _mark(row)) else None


def feed_name(trainer: Trainer) -> str:
    """The name of the calendar."""
    return _("Training evenings of %(name)s") % {"name": trainer.name}


def shown(evening: Evening) -> bool:
    """Whether an evening stands in calendars: confirmed, held, or cancelled after it was told."""
    return evening.state in COMES or (evening.state == EveningState.CANCELLED and evening.sequence > 0)
