"""Who leads a room, and what a phone in it may do."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Grants, Verdict, may, no
from zesummen.kernel.journal import tell

from ..models import Evening, Room
from ..states import RoomState, StepKind
from .attendance import TAKES_PLACE, may_host

LONGEST = 400  # letters of a card
MOST_CARDS = 50  # of one phone in one step
MOST_AT_ONCE = 200  # cards keyed in with one form


def may_lead(granted: Grants, case) -> Verdict:
    """Lead the room: steps, groups, what stands on the screen. For the training body's people."""
    if not case.is_body:
        return no(_("The room is led by the trainer of the evening."))
    return may(granted, "training.lead")


def may_open(granted: Grants, case, evening: Evening) -> Verdict:
    """Open the room of an evening that was confirmed."""
    verdict = may_lead(granted, case)
    if verdict and evening.state not in TAKES_PLACE:
        return no(_("This evening is not confirmed. Confirm it first."))
    return verdict


def may_key_in(granted: Grants, case) -> Verdict:
    """Key in what was written on paper: whoever leads, and the commune that received the evening."""
    return may_host(granted, case)


def is_open(room: Room) -> Verdict:
    """Phones write and set dots until the room is ended."""
    if room.state == RoomState.OPEN:
        return YES
    return no(_("The evening has ended: nothing more is collected here. Give what you wrote to the trainer."))


def takes_card(room: Room, step) -> Verdict:
    """A card belongs to a step of cards that the room is at or has left: what was written offline comes later."""
    verdict = is_open(room)
    if verdict and (step is None or step.kind != StepKind.REFLECT or step.number > room.step):
        return no(_("No cards are collected for this step."))
    return verdict


def takes_dot(room: Room, step) -> Verdict:
    """A dot belongs to a step of dots that the room is at or has left."""
    verdict = is_open(room)
    if verdict and (step is None or step.kind != StepKind.DOTS or step.number > room.step):
        return no(_("No dots are given in this step."))
    return verdict


def fits(text: str) -> Verdict:
    """A card is short: somebody reads it on a screen."""
    if not text:
        return no(_("Write something first."))
    if len(text) > LONGEST:
        return no(
            _("A card holds at most %(most)d characters; this text has %(count)d. Shorten it or make two cards of it.")
            % {"most": LONGEST, "count": len(text)}
        )
    return YES


tell("training.room_opened", _("%(by)s opened the room of the evening “%(title)s”"))
tell("training.room_ended", _("%(by)s ended the room of the evening “%(title)s”"))
tell("training.room_reopened", _("%(by)s opened the room of the evening “%(title)s” again"))
tell("training.keyed_in", _("%(by)s keyed in paper of the evening “%(title)s”: %(count)s cards"))
tell("training.dots_keyed_in", _("%(by)s keyed in the dots given on paper of the evening “%(title)s”"))
tell("training.photo_kept", _("%(by)s kept a photo of the flip chart of the evening “%(title)s”"))
