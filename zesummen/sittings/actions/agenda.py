"""The agenda: points by people and by rules, their order, and what came of them."""

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.words import Text

from .. import queries, rules
from ..models import AgendaItem, Attendance, Body, Sitting
from ..states import ItemKind, SittingState
from ..ways import way_of
from ..wording import as_text, shorter

WORDS = ("title", "summary", "decision")


@transaction.atomic
def put_on_agenda(
    *,
    body: Body,
    kind: str = ItemKind.DISCUSSION,
    title: str | Text,
    link: str = "",
    source: str,
    mission: str = "",
    is_outside: bool = False,
    by=None,
) -> AgendaItem:
    """Put a point on the agenda of the body's next sitting, once for each ``source``; it waits where none is planned.

    ``source`` says which rule put it there about what ("silence:ask:12"): a second call with the same source
    returns the point that exists, also when its sitting is over. ``link`` is a page inside the space. No right
    of its own: the acts and rules that call it have theirs; ``by`` is ``None`` for a rule. A plain string is a
    title in the first language of the space.
    """
    found = AgendaItem.objects.filter(body=body, source=source).first()
    if found:
        return found
    sitting = queries.next_sitting(body)
    try:
        with transaction.atomic():
            item = AgendaItem.objects.create(
                space_id=body.space_id,
                body=body,
                sitting=sitting,
                position=_last(sitting) + 1,
                kind=kind,
                title=shorter(as_text(title, body.space), 300),
                mission=mission[:8],
                is_outside=is_outside,
                link=link[:200],
                source=source[:80],
            )
    except IntegrityError:  # another process was quicker
        return AgendaItem.objects.get(body=body, source=source)
    journal.note("item.put", sitting or body, space=body.space, by=by, item=item.title)
    return item


def _last(sitting: Sitting | None) -> int:
    return (AgendaItem.objects.filter(sitting=sitting).aggregate(top=Max("position"))["top"] or 0) if sitting else 0


@transaction.atomic
def add_item(*, sitting: Sitting, title: str | Text, kind: str, by, **values) -> AgendaItem:
    """Put a point on the agenda by hand; at the sitting itself too, as an added point.

    ``values``: summary, mission, is_outside, presenter, minutes_planned. Strings are texts in the space's language.
    """
    granted = grants(by, sitting.space)
    insist(rules.may_minute(granted, sitting) if sitting.is_over else rules.may_change_sitting(granted, sitting))
    item = AgendaItem.objects.create(
        space=sitting.space,
        body=sitting.body,
        sitting=sitting,
        position=_last(sitting) + 1,
        kind=kind,
        title=as_text(title, sitting.space),
        **_texts(values, sitting.space),
    )
    journal.note("item.put", sitting, space=sitting.space, by=by, item=item.title)
    return item


def _texts(values: dict, space) -> dict:
    return {name: as_text(value, space) if name in WORDS else value for name, value in values.items()}


@transaction.atomic
def change_item(*, item: AgendaItem, expected: int, by, **values) -> AgendaItem:
    """Change the words and kind of a point; ``moves.Stale`` when somebody else saved first."""
    insist(rules.may_write_item(grants(by, item.space), item))
    if moves.edit(item, expected=expected, **_texts(values, item.space)):
        journal.note("item.changed", item.sitting or item.body, space=item.space, by=by, item=item.title)
    return item


@transaction.atomic
def record_item(*, item: AgendaItem, expected: int, by, **values) -> AgendaItem:
    """Write what was said and decided on a point, with its votes. Votes cannot outnumber those who have one."""
    insist(rules.may_minute(grants(by, item.space), item.sitting))
    there = list(Attendance.objects.filter(sitting=item.sitting).select_related("member"))
    standing = way_of(item.body).standing(item.sitting, there)
    insist(rules.votes_fit(values, standing.there, is_seats=standing.is_seats))
    if moves.edit(item, expected=expected, **_texts(values, item.space)):
        verb = "item.decided" if item.decision else "item.changed"
        journal.note(verb, item.sitting, space=item.space, by=by, item=item.title)
    if item.sitting.state == SittingState.HELD:
        from .minutes import begin_minutes

        begin_minutes(item.sitting, by=by)
    return item


@transaction.atomic
def move_item(*, item: AgendaItem, up: bool, by) -> None:
    """Move a point one place up or down; at the end of the list nothing changes."""
    insist(rules.may_change_sitting(grants(by, item.space), item.sitting))
    items = list(AgendaItem.objects.select_for_update().filter(sitting=item.sitting))
    place = next((index for index, other in enumerate(items) if other.pk == item.pk), None)
    target = None if place is None else place + (-1 if up else 1)
    if target is None or not 0 <= target < len(items):
        return
    items[place], items[target] = items[target], items[place]
    for position, other in enumerate(items, 1):
        AgendaItem.objects.filter(pk=other.pk).exclude(position=position).update(position=position)


@transaction.atomic
def remove_item(*, item: AgendaItem, by) -> None:
    """Take a point off the agenda; one that a rule put there waits for the sitting after."""
    insist(rules.may_write_item(grants(by, item.space), item))
    if item.sitting is not None and item.sitting.is_over and (item.decision or item.summary):
        raise Refused(no(_("Something was written about this point. Clear it first, or leave the point as it is.")))
    if item.folder_id and item.folder.attachments.filter(removed_at=None).exists():
        raise Refused(no(_("Papers are attached to this point. Remove them first, with a reason.")))
    journal.note("item.removed", item.sitting or item.body, space=item.space, by=by, item=item.title)
    if item.source and not item.source.startswith("tasks:") and item.sitting_id:
        AgendaItem.objects.filter(pk=item.pk).update(sitting=None, position=0)
    else:
        item.delete()


@transaction.atomic
def take_waiting(*, sitting: Sitting, by) -> int:
    """Put the points that wait for a sitting at the end of this agenda; how many."""
    insist(rules.may_change_sitting(grants(by, sitting.space), sitting))
    waiting = list(queries.waiting_items(sitting.body))
    for position, item in enumerate(waiting, _last(sitting) + 1):
        AgendaItem.objects.filter(pk=item.pk, sitting=None).update(sitting=sitting, position=position)
        journal.note("item.put", sitting, space=sitting.space, by=by, item=item.title)
    return len(waiting)
