"""Who may note who came to an evening, and when."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.kernel.access import YES, Grants, Verdict, may, no
from zesummen.kernel.dates import short_date
from zesummen.kernel.journal import tell

from ..models import Evening
from ..states import EveningState

OPENS = timedelta(hours=1)  # before the evening begins one may say that one is there
HOW_WORDS = {
    "list": pgettext_lazy("how somebody was noted as present", "ticked on the list"),
    "phone": pgettext_lazy("how somebody was noted as present", "by phone"),
    "paper": pgettext_lazy("how somebody was noted as present", "signed on paper"),
}
TAKES_PLACE = (EveningState.CONFIRMED, EveningState.HELD)


def may_host(granted: Grants, case) -> Verdict:
    """Help to lead the evening: its trainers and desk, and the commune that receives it as co-host."""
    return may(granted, "training.lead" if case.is_body else "training.ask")


def takes_place(evening: Evening, today: date) -> Verdict:
    """An evening that was confirmed, on its day or later."""
    if evening.state not in TAKES_PLACE:
        return no(_("This evening is not confirmed. Confirm it first."))
    if evening.day > today:
        return no(
            _("This evening is on %(day)s. Who came is noted from that day on.") % {"day": short_date(evening.day)}
        )
    return YES


def may_note(granted: Grants, case, evening: Evening, today: date) -> Verdict:
    """Note who came, from the day of the evening on."""
    verdict = may_host(granted, case)
    return takes_place(evening, today) if verdict else verdict


def may_check_in(evening: Evening, now: datetime) -> Verdict:
    """Say by one's own link that one is there: from an hour before the evening until midnight."""
    verdict = takes_place(evening, now.date())
    if not verdict:
        return verdict
    begins = timezone.make_aware(datetime.combine(evening.day, evening.starts))
    if now < begins - OPENS:
        return no(_("You can say so from one hour before the evening begins."))
    if now.date() != evening.day:
        return no(_("The evening is over. Tell the trainer if you are missing on the list."))
    return YES


tell("training.present", _("%(by)s noted who came to the evening “%(title)s”: %(count)s more"))
tell("training.not_present", _("%(by)s took back that %(name)s came to the evening “%(title)s”"))
