"""Hints to the open pages of a room: phones hear of steps and decisions, desk and screen of what comes in.

A contribution of one of 300 phones must not make 300 pages ask anew, nor the desk twenty times a second. Desk and
screen are told at most every ``PACE``; whoever was told asks at once and again a moment later (``room.js``), so that
nothing that came in between is missed.
"""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from zesummen.kernel import live

from ..models import Evening, Room

PACE = timedelta(seconds=0.3)


def phones_of(room: Room) -> str:
    """The topic of the phones."""
    return f"room.{room.pk}"


def desk_of(room: Room) -> str:
    """The topic of the facilitator's page and of the big screen."""
    return f"room.{room.pk}.desk"


def came_in(room: Room) -> None:
    """Something came in: desk and screen are told, unless they were told a moment ago."""
    now = timezone.now()
    waiting = Room.objects.filter(Q(told_at=None) | Q(told_at__lt=now - PACE) | Q(told_at__gt=now + PACE), pk=room.pk)
    if waiting.update(told_at=now):
        live.publish(desk_of(room))


def changed(room: Room, *, step: int | None = None) -> None:
    """What everybody sees has changed; ``step`` is the one the room is at now."""
    live.publish(phones_of(room), {} if step is None else {"step": step})
    live.publish(desk_of(room))


def room_changed(evening: Evening) -> None:
    """The same for the room of an evening, where one was opened."""
    room = Room.objects.filter(evening=evening).first()
    if room is not None:
        changed(room)
