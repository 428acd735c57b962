"""Looks at a person's card are written into the journal, once an hour for the same two people."""

from datetime import timedelta

from django.utils import timezone

from zesummen.kernel import journal
from zesummen.kernel.models import Entry


def note_look(person, *, space, by) -> None:
    """Journal that ``by`` read what the space holds about ``person``; not for one's own card."""
    if person == by:
        return
    same = Entry.objects.filter(
        kind=person._meta.label_lower,
        object_id=person.pk,
        by_id=by.pk,
        is_look=True,
        at__gte=timezone.now() - timedelta(hours=1),
    )
    if not same.exists():
        journal.look(person, space=space, by=by)
