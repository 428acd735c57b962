"""What a member may do on the member's own page."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Verdict, insist, no
from zesummen.kernel.dates import short_date
from zesummen.sittings.models import Sitting


def may_answer(sitting: Sitting, today: date) -> Verdict:
    """Answers are for sittings to come, today's included."""
    if sitting.day >= today:
        return YES
    return no(_("This sitting was on %(day)s. Answers are no longer taken.") % {"day": short_date(sitting.day)})


def insist_on_the_day(sitting: Sitting, today: date) -> None:
    """Refuse an answer that comes after the sitting."""
    insist(may_answer(sitting, today))
