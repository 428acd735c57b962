"""The facilitator's wall: groups of cards, their order, what is taken off the screen."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import moves
from zesummen.kernel.access import Refused, insist, no

from ..models import Card, CardGroup, Dot, Room
from ..rules import rooms as rules
from . import hints


@transaction.atomic
def make_group(*, case, room: Room, step: int, title: str, language: str, cards: Iterable[int] = (), by) -> CardGroup:
    """A new group for the cards of a step, with these in it. The same title again is the same group."""
    insist(rules.may_lead(grants(by, case.viewer), case))
    group = CardGroup.objects.filter(room=room, step=step, title__iexact=title).first()
    if group is None:
        last = CardGroup.objects.filter(room=room, step=step).aggregate(last=Max("position"))["last"] or 0
        group = CardGroup.objects.create(
            space_id=room.space_id, room=room, step=step, position=last + 1, title=title, language=language
        )
    _put(room, step, cards, group)
    hints.changed(room)
    return group


@transaction.atomic
def put_cards(*, case, room: Room, step: int, cards: Iterable[int], group: int | None, by) -> int:
    """Put cards of a step into one of its groups, or out of any (``None``). Returns how many."""
    insist(rules.may_lead(grants(by, case.viewer), case))
    found = None
    if group is not None:
        found = CardGroup.objects.filter(pk=group, room=room, step=step).first()
        if found is None:
            raise Refused(no(_("This group is no longer there. Choose another.")))
    count = _put(room, step, cards, found)
    hints.changed(room)
    return count


def _put(room: Room, step: int, cards: Iterable[int], group: CardGroup | None) -> int:
    return Card.objects.filter(pk__in=list(cards), room=room, step=step).update(group=group)


@transaction.atomic
def rename_group(*, case, group: CardGroup, title: str, expected: int, by) -> None:
    """Another title; ``moves.Stale`` when somebody else was quicker."""
    insist(rules.may_lead(grants(by, case.viewer), case))
    moves.edit(group, expected=expected, title=title, mission="" if title != group.title else group.mission)
    hints.changed(group.room)


@transaction.atomic
def remove_group(*, case, group: CardGroup, by) -> None:
    """Remove a group without dots; its cards stay, in no group."""
    insist(rules.may_lead(grants(by, case.viewer), case))
    if Dot.objects.filter(group=group).exists():
        raise Refused(no(_("Dots were given to this group. It stays.")))
    CardGroup.objects.filter(pk=group.pk).delete()
    hints.changed(group.room)


@transaction.atomic
def hide_cards(*, case, room: Room, cards: Iterable[int], hidden: bool, by) -> int:
    """Take cards off the screen, or show them again. Nothing is deleted."""
    insist(rules.may_lead(grants(by, case.viewer), case))
    count = Card.objects.filter(pk__in=list(cards), room=room).update(is_hidden=hidden)
    hints.changed(room)
    return count
