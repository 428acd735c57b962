"""The minutes: begun by the first written word, approved by the body, then left as they are."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.words import Text

from .. import rules, states
from ..models import Sitting
from ..states import SittingState
from ..ways import way_of
from ..wording import as_text


def begin_minutes(sitting: Sitting, *, by) -> None:
    """The first written word makes the minutes a draft; said in the journal once."""
    if sitting.state == SittingState.HELD:
        moves.apply(sitting, states.WRITE)
        journal.note("sitting.minuted", sitting, space=sitting.space, by=by)


@transaction.atomic
def write_minutes(*, sitting: Sitting, minutes: str | Text, expected: int, by) -> Sitting:
    """Write the running text of the minutes; ``moves.Stale`` when somebody else saved first."""
    insist(rules.may_minute(grants(by, sitting.space), sitting))
    changed = moves.edit(sitting, expected=expected, minutes=as_text(minutes, sitting.space))
    if sitting.state == SittingState.HELD:
        begin_minutes(sitting, by=by)
    elif changed:
        journal.note("sitting.minuted", sitting, space=sitting.space, by=by)
    return sitting


@transaction.atomic
def approve_minutes(*, sitting: Sitting, approved_on: date, by) -> Sitting:
    """Record that the body approved the minutes; from now on they stay as they are."""
    insist(rules.may_minute(grants(by, sitting.space), sitting))
    if approved_on < sitting.day or approved_on > timezone.localdate():
        raise Refused(
            no(_("Enter the day on which the body approved: not before the sitting and not later than today."))
        )
    moves.apply(sitting, states.APPROVE, approved_on=approved_on, approved_by=by, version=sitting.version + 1)
    journal.note("sitting.approved", sitting, space=sitting.space, by=by)
    way_of(sitting.body).after_approval(sitting, by=by)
    return sitting
