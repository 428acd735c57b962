"""Activities of the commission, and its own budget of a year."""

from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.words import Text

from ..models import Activity, Commission, YearMoney
from ..rules import activities as rules


@transaction.atomic
def add(*, commission: Commission, day: date, title: Text, by, **values) -> Activity:
    """Note something the commission did: mission, people reached, cost in euros, item of the programme."""
    insist(rules.may_keep(grants(by, commission.space)))
    insist(rules.fits_term(commission, day))
    _of_ours(commission, values.get("programme"))
    made = Activity.objects.create(space=commission.space, commission=commission, day=day, title=title, **values)
    journal.note("activity.added", made, space=commission.space, by=by)
    return made


@transaction.atomic
def change(*, activity: Activity, expected: int, by, **values) -> Activity:
    """Change it; ``moves.Stale`` when somebody else saved first."""
    insist(rules.may_keep(grants(by, activity.space)))
    insist(rules.fits_term(activity.commission, values.get("day", activity.day)))
    _of_ours(activity.commission, values.get("programme"))
    if changed := moves.edit(activity, expected=expected, **values):
        journal.note("activity.changed", activity, space=activity.space, by=by, changed=", ".join(sorted(changed)))
    return activity


def _of_ours(commission: Commission, item) -> None:
    if item is not None and item.commission_id != commission.pk:
        raise Refused(no(_("Choose an item of this commission's work programme.")))


@transaction.atomic
def remove(*, activity: Activity, by) -> None:
    """Take an activity away that was noted by mistake; the journal keeps its title."""
    insist(rules.may_keep(grants(by, activity.space)))
    journal.note("activity.removed", activity.commission, space=activity.space, by=by, title=str(activity.title))
    activity.delete()


@transaction.atomic
def write_money(
    *, commission: Commission, year: int, expected: int, planned: Decimal | None, spent: Decimal | None, note: str, by
) -> YearMoney:
    """Write the budget of a year in euros; ``expected`` 0 is the first time. ``moves.Stale`` if somebody was first."""
    insist(rules.may_keep_money(grants(by, commission.space)))
    values = {"planned": planned, "spent": spent, "note": note}
    row = YearMoney.objects.filter(commission=commission, year=year).first() if expected else None
    if row is not None:
        moves.edit(row, expected=expected, **values)
    else:
        try:
            with transaction.atomic():
                row = YearMoney.objects.create(space=commission.space, commission=commission, year=year, **values)
        except IntegrityError:
            raise moves.Stale(YearMoney.objects.get(commission=commission, year=year))
    journal.note("commission.money", commission, space=commission.space, by=by, year=str(year))
    return row
