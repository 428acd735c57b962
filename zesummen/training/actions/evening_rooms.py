"""The room of an evening as the commune tells it, reminders, and visitors who missed their own evening."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.models import Entry

from ..case import Case
from ..models import Evening, Participant, Visit
from ..queries import evenings as queries
from ..rules import evenings as rules
from ..states import EveningState
from . import evening_mail as mails
from .evenings import case_of
from .journalling import note
from .participant_codes import give

DAYS_BEFORE = (7, 1)  # everybody is reminded so many days before


@transaction.atomic
def tell_room(case: Case, evening: Evening, *, expected: int, is_sure: bool, by, **values) -> Evening:
    """Keep what is known of the room; ``is_sure``: the commune confirms it. ``Stale`` where somebody else was quicker."""
    insist(rules.may_tell_room(grants(by, case.viewer), case, evening))
    was = evening.room_confirmed_on
    confirmed = (was or timezone.localdate()) if is_sure else None
    placed = {"place_name", "place_address"}
    changes = moves.edit(evening, expected=expected, room_confirmed_on=confirmed, **values)
    if not changes:
        return evening
    if placed & set(changes) and evening.state == EveningState.CONFIRMED:
        Evening.objects.filter(pk=evening.pk).update(sequence=evening.sequence + 1)  # calendars take the new place
        evening.refresh_from_db(fields=["sequence"])
    verb = "training_evening.room_confirmed" if confirmed and not was else "training_evening.room"
    note(case, verb, evening, by=by, number=evening.number)
    return evening


@transaction.atomic
def remind(evening: Evening, *, today: date) -> bool:
    """Remind everybody 7 days and 1 day before, once each; whether it was time. For the duty of the worker."""
    left = (evening.day - today).days
    step = next((days for days in sorted(DAYS_BEFORE) if 0 < left <= days), None)
    if step is None:
        return False
    since = evening.day - timedelta(days=step)
    waiting = Evening.objects.filter(pk=evening.pk, state=EveningState.CONFIRMED)
    waiting = waiting.filter(Q(reminded_on=None) | Q(reminded_on__lt=since))
    if not waiting.update(reminded_on=today):
        return False
    case = case_of(evening.request)
    mails.tell_participants(case, evening, "training_evening_reminder", mails.REMINDER)
    mails.tell_trainers(case, evening, "training_evening_reminder", mails.REMINDER)
    journal.note(
        "training_evening.reminded", evening, space=case.body, title=case.request.reference, number=evening.number
    )
    return True


@transaction.atomic
def remind_of_room(evening: Evening, *, today: date) -> bool:
    """Ask the commune once more for the room, from the day by which it was owed; whether it was asked now."""
    if evening.room_until is None or evening.room_confirmed_on or today < evening.room_until or today > evening.day:
        return False
    list(Evening.objects.select_for_update().filter(pk=evening.pk))
    verb, until = "training_evening.room_reminded", evening.room_until.isoformat()
    if Entry._base_manager.filter(space=evening.space_id, verb=verb, object_id=evening.pk, facts__until=until).exists():
        return False
    case = case_of(evening.request)
    mails.tell_commune(case, evening, "training_room_due", mails.ROOM)
    note(case, verb, evening, number=evening.number, until=until)
    return True


@transaction.atomic
def offer_neighbours(evening: Evening, *, today: date) -> int:
    """Once an evening was held and its list kept: tell members who missed it where they can make up for it, once.

    By mail; whoever has no address by a letter, which the commune prints from the evening's page.
    ``evening`` with its request, its course and the space. How many people; nobody where no neighbour has one.
    """
    list(Evening.objects.select_for_update().filter(pk=evening.pk))
    verb = queries.MISSED
    if Entry._base_manager.filter(space=evening.space_id, verb=verb, object_id=evening.pk).exists():
        return 0
    found = queries.make_ups(evening, today)
    if not found:
        return 0
    case, letters = case_of(evening.request), 0
    give([row for row, _neighbours in found])
    for row, neighbours in found:
        if row.email:
            mails.mail_participant(case, evening, row, "training_missed", mails.MISSED, neighbours=neighbours)
        else:
            letters += 1
    facts = {"title": case.request.reference, "number": evening.number, "count": len(found), "letters": letters}
    journal.note(verb, evening, space=case.body, **facts)
    return len(found)


@transaction.atomic
def letters_printed(case: Case, evening: Evening, *, by) -> None:
    """Note that the letters for those who missed the evening are printed: they are due no more. Said twice it counts once."""
    insist(rules.may_print(grants(by, case.viewer), case))
    list(Evening.objects.select_for_update().filter(pk=evening.pk))
    told = Entry._base_manager.filter(space=case.body, verb=queries.PRINTED, object_id=evening.pk)
    if not told.exists():
        note(case, queries.PRINTED, evening, by=by, number=evening.number)


@transaction.atomic
def visit(*, participant: Participant, evening: Evening, comes: bool) -> None:
    """Somebody who missed the own evening says to come to a neighbour's, or not after all. Said twice it counts once."""
    today = timezone.localdate()
    offered = {row.evening.pk for row in queries.neighbours(participant, evening.number, today, most=50)}
    if evening.number not in queries.missed(participant) or evening.pk not in offered:
        raise Refused(no(_("This evening is not open to you any more. Reload the page to see which are.")))
    verb = "training_evening.visit" if comes else "training_evening.visit_dropped"
    if comes:
        made = Visit.objects.get_or_create(
            evening=evening, participant=participant, defaults={"space_id": evening.space_id}
        )
        changed = int(made[1])
    else:
        changed = Visit.objects.filter(evening=evening, participant=participant).delete()[0]
    if changed:
        reference = evening.request.reference
        journal.note(
            verb, evening, space=participant.space, title=reference, number=evening.number, name=participant.name
        )
