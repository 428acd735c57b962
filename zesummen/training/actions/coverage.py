"""A commune lets the ministry see where its commission stands, or no longer."""

from django.db import transaction
from django.utils import timezone

from zesummen.accounts.queries import grants
from zesummen.kernel.access import insist

from ..case import Case
from ..models import Party
from ..rules import coverage as rules
from .journalling import note


@transaction.atomic
def release(*, case: Case, is_open: bool, by) -> None:
    """Open or close the commune's own standing to the ministry; twice is harmless."""
    insist(rules.may_release(grants(by, case.viewer), case))
    mine = Party.objects.filter(pk=case.party.pk, released_at__isnull=is_open)  # type: ignore[union-attr]
    at, person = (timezone.now(), by) if is_open else (None, None)
    if mine.update(released_at=at, released_by=person):
        note(case, "training.released" if is_open else "training.closed_off", by=by)
