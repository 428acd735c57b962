"""Trainers: added, changed, absent."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no

from ..models import Absence, Trainer
from ..rules import seasons as rules


@transaction.atomic
def add(*, space, by, **values) -> Trainer:
    """Add a trainer; one account belongs to one trainer."""
    insist(rules.may_keep(grants(by, space)))
    _insist_free(space, values.get("person"), None)
    made = Trainer.objects.create(space=space, **values)
    journal.note("trainer.added", made, space=space, by=by)
    return made


@transaction.atomic
def change(*, trainer: Trainer, expected: int, by, **values) -> Trainer:
    """Change a trainer; ``moves.Stale`` when somebody else saved first."""
    insist(rules.may_keep(grants(by, trainer.space)))
    _insist_free(trainer.space, values.get("person"), trainer)
    if moves.edit(trainer, expected=expected, **values):
        journal.note("trainer.changed", trainer, space=trainer.space, by=by)
    return trainer


def _insist_free(space, person, trainer: Trainer | None) -> None:
    if person is None:
        return
    other = Trainer.objects.filter(space=space, person=person).exclude(pk=trainer.pk if trainer else None).first()
    if other:
        raise Refused(no(_("This account belongs to the trainer %(name)s already.") % {"name": other.name}))


@transaction.atomic
def note_absence(*, trainer: Trainer, first: date, last: date, why: str = "", by) -> Absence:
    """Note that a trainer cannot come on these days."""
    insist(rules.may_keep(grants(by, trainer.space)))
    made = Absence.objects.create(space=trainer.space, trainer=trainer, first=first, last=last, why=why)
    journal.note("trainer.away", trainer, space=trainer.space, by=by, first=first, last=last)
    return made


@transaction.atomic
def end_absence(*, absence: Absence, by) -> None:
    """Take an absence back."""
    insist(rules.may_keep(grants(by, absence.space)))
    journal.note("trainer.back", absence.trainer, space=absence.space, by=by, first=absence.first, last=absence.last)
    absence.delete()
