"""Duties of the worker: opinions without an answer are recalled at the rhythm of the commission's rules."""

from django.utils import timezone

from zesummen.kernel.access import Refused
from zesummen.kernel.tasks import every
from zesummen.kernel.tenancy import inside
from zesummen.territory.models import Space

from .actions import opinions
from .queries import opinions as queries
from .queries import rulebook


@every(hours=24)
def remind_of_opinions() -> int:
    """Remind the colleges of opinions that wait, space by space; how many reminders went out."""
    today, sent = timezone.localdate(), 0
    for space in Space.objects.all():
        with inside(space):
            waiting = list(queries.waiting_for_college())
            commissions = {opinion.commission_id: opinion.commission for opinion in waiting}
            rhythm = {pk: rulebook.rules_on(row, today).reminder_days for pk, row in commissions.items()}
            for opinion in queries.to_remind(today, rhythm):
                opinion.space = space
                try:
                    opinions.remind(opinion=opinion)
                    sent += 1
                except Refused:  # answered or recalled in this moment
                    continue
    return sent
