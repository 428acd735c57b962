"""Guests of a sitting or of one point: listed and invited, never in quorum or vote."""

from django.db import transaction
from django.utils import timezone

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import insist

from .. import queries, rules
from ..models import Guest, Sitting
from ..states import SittingState
from . import notices


@transaction.atomic
def invite_guest(*, sitting: Sitting, by, **values) -> Guest:
    """Write a guest down; where the notice has left already, the guest's invitation leaves now."""
    insist(_may(sitting, by))
    guest = Guest.objects.create(space=sitting.space, sitting=sitting, **values)
    journal.note("guest.invited", sitting, space=sitting.space, by=by, name=guest.name)
    if sitting.state == SittingState.CONVENED and guest.email:
        notices.invite(guest, queries.sitting_sheet(sitting))
        Guest.objects.filter(pk=guest.pk).update(invited_on=timezone.localdate())
    return guest


@transaction.atomic
def change_guest(*, guest: Guest, expected: int, by, **values) -> Guest:
    """Change what is written about a guest; ``moves.Stale`` when somebody else saved first."""
    insist(_may(guest.sitting, by))
    if moves.edit(guest, expected=expected, **values):
        journal.note("guest.changed", guest.sitting, space=guest.space, by=by, name=guest.name)
    return guest


@transaction.atomic
def remove_guest(*, guest: Guest, by) -> None:
    """Take a guest off the list."""
    insist(_may(guest.sitting, by))
    journal.note("guest.removed", guest.sitting, space=guest.space, by=by, name=guest.name)
    guest.delete()


def _may(sitting: Sitting, by):
    granted = grants(by, sitting.space)
    return rules.may_minute(granted, sitting) if sitting.is_over else rules.may_change_sitting(granted, sitting)
