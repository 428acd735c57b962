"""What phones bring into the room. No account, no name; sent twice, counted once."""

import re

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.words import LANGUAGES, REFERENCE

from .. import room_codes
from ..models import Card, CardGroup, Dot, Phone, Room
from ..queries.steps import Steps
from ..rules import rooms as rules
from ..states import CardSource
from . import hints

KEPT = "\t\u200d"  # a tab is a space; the joiner holds some emoji together
KEY = re.compile(r"^[0-9A-Za-z-]{8,40}$")


@transaction.atomic
def join(*, room: Room, key: str, language: str) -> Phone:
    """Let a phone in under the secret of its cookie; the same secret is the same phone. Also: change its language."""
    language = language if language in LANGUAGES else REFERENCE
    phone, is_new = Phone.objects.get_or_create(
        room=room, key_digest=room_codes.key_digest(key), defaults={"space_id": room.space_id, "language": language}
    )
    if not is_new and phone.language != language:
        Phone.objects.filter(pk=phone.pk).update(language=language)
        phone.language = language
    if is_new:
        hints.came_in(room)
    return phone


@transaction.atomic
def write_card(
    *, room: Room, phone: Phone, steps: Steps, step: int, text: str, client_key: str, language: str = ""
) -> None:
    """Keep a card in its language, else the phone's. ``Refused`` with a sentence when it is too long or too late."""
    insist(rules.takes_card(room, steps.at(step)))
    text = cleaned(text)
    insist(rules.fits(text))
    _insist_on_key(client_key)
    if Card.objects.filter(phone=phone, step=step).count() >= rules.MOST_CARDS:
        raise Refused(no(_("You wrote many cards in this step already. Tell the rest to the group.")))
    card = Card(
        space_id=room.space_id, room=room, step=step, phone=phone, client_key=client_key, text=text,
        language=language if language in LANGUAGES else phone.language,
    )  # fmt: skip
    Card.objects.bulk_create([card], ignore_conflicts=True)  # the same key again: it is there
    hints.came_in(room)


def cleaned(text: str) -> str:
    """A text on one card: no control signs, no more than one space between two words, lines kept."""
    lines = (" ".join("".join(c for c in line if c.isprintable() or c in KEPT).split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _insist_on_key(key: str) -> None:
    if not KEY.match(key):
        raise Refused(no(_("This page is too old. Reload it and try again.")))


@transaction.atomic
def give_dot(*, room: Room, phone: Phone, steps: Steps, step: int, group: int, client_key: str) -> None:
    """Give one of the phone's dots to a group; ``Refused`` when all are given."""
    row = steps.at(step)
    insist(rules.takes_dot(room, row))
    _insist_on_key(client_key)
    if connection.features.has_select_for_update:  # two presses at once: one after the other, as SQLite writes anyway
        Phone.objects.select_for_update().get(pk=phone.pk)
    given = dict(Dot.objects.filter(phone=phone, step=step).values_list("client_key", "count"))
    if client_key in given:
        return
    if not CardGroup.objects.filter(pk=group, room=room, step=steps.ground(step)).exists():
        raise Refused(no(_("This group is no longer there. Choose another.")))
    if sum(given.values()) >= row.dots:
        raise Refused(no(_("You have given all your dots. Take one back first.")))
    Dot.objects.bulk_create(
        [Dot(space_id=room.space_id, room=room, step=step, group_id=group, phone=phone, client_key=client_key)],
        ignore_conflicts=True,
    )
    hints.came_in(room)


@transaction.atomic
def take_dot(*, room: Room, phone: Phone, client_key: str) -> None:
    """Take a dot of one's own back; nothing where it is back already."""
    insist(rules.is_open(room))
    if Dot.objects.filter(room=room, phone=phone, client_key=client_key, source=CardSource.PHONE).delete()[0]:
        hints.came_in(room)
