"""Entering what was measured; a correction is a new reading that names the one it replaces."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zesummen.accounts.queries import grants
from zesummen.kernel import dates, journal, money
from zesummen.kernel.access import Refused, insist, no

from ..models import Indicator, Reading
from ..rules import evaluation as rules


@transaction.atomic
def enter_reading(*, indicator: Indicator, read_on: date, value: Decimal, source: str, note: str = "", by) -> Reading:
    """Enter the indicator's value on a day that is not ahead."""
    made = _write(indicator, read_on, value, source, note, by)
    journal.note(
        "reading.entered",
        indicator,
        space=indicator.space,
        by=by,
        value=money.number(value.normalize()),
        day=dates.short_date(read_on),
    )
    return made


@transaction.atomic
def correct_reading(*, reading: Reading, read_on: date, value: Decimal, source: str, note: str, by) -> Reading:
    """Correct a reading: a new one takes its place, the old one stays readable. ``note`` is the reason."""
    if Reading.objects.filter(replaces=reading).exists():
        raise Refused(no(_("This reading was corrected already. Correct the newer one.")))
    made = _write(reading.indicator, read_on, value, source, note, by, replaces=reading)
    journal.note(
        "reading.corrected",
        reading.indicator,
        space=reading.space,
        by=by,
        before=money.number(reading.value.normalize()),
        value=money.number(value.normalize()),
        reason=note,
    )
    return made


def _write(indicator: Indicator, read_on: date, value: Decimal, source: str, note: str, by, replaces=None) -> Reading:
    insist(rules.may_enter_reading(grants(by, indicator.space), indicator.objective.plan))
    insist(rules.day_is_past(read_on, timezone.localdate()))
    return Reading.objects.create(
        space=indicator.space,
        indicator=indicator,
        read_on=read_on,
        value=value,
        source=source,
        note=note,
        entered_by=by,
        replaces=replaces,
    )
