"""What speaks against a day for a sitting: it is over, it is a public holiday, or what the body's way of sitting says."""

from datetime import date

from django.utils.translation import gettext as _

from zesummen.kernel import public_holidays
from zesummen.kernel.dates import short_date

from ..models import Body, Sitting
from ..states import SittingState
from ..ways import way_of


def day_warnings(body: Body, day: date, *, today: date, sitting: Sitting | None = None) -> list[str]:
    """Sentences to confirm before a sitting is planned for ``day``, or moved to it; none where it stays where it is."""
    if sitting is not None and sitting.day == day:
        return []
    found = []
    if day < today:
        found.append(_("%(day)s is in the past. No notice can be sent for it.") % {"day": short_date(day)})
    if feast := public_holidays.name_of(day):
        found.append(_("%(day)s is a public holiday: %(name)s.") % {"day": short_date(day), "name": feast})
    if day >= today:
        found += _notice(body, day, today, sitting)
    others = Sitting.objects.filter(body=body, day=day).exclude(pk=getattr(sitting, "pk", None))
    if others.exclude(state__in=(SittingState.CANCELLED, SittingState.NO_QUORUM)).exists():
        found.append(_("This body sits on %(day)s already.") % {"day": short_date(day)})
    return found + way_of(body).day_warnings(body, day, sitting)


def _notice(body: Body, day: date, today: date, sitting: Sitting | None) -> list[str]:
    tried = Sitting(space_id=body.space_id, body=body, day=day)
    notice = way_of(body).notice(tried)
    if not notice.days or not notice.is_late(today):
        return []
    return [
        _("The notice would be late: it had to leave by %(day)s (%(days)s).")
        % {"day": short_date(notice.by), "days": days_of_notice(notice)}
    ]


def days_of_notice(notice) -> str:
    """What the rule asks: “5 clear days” or “5 calendar days”."""
    return days_in_words(notice.days, is_clear=notice.is_clear)


def days_in_words(days: int, *, is_clear: bool) -> str:
    """“1 clear day”, “5 calendar days”."""
    from django.utils.translation import ngettext

    if is_clear:
        told = ngettext("%(count)d clear day", "%(count)d clear days", days)
    else:
        told = ngettext("%(count)d calendar day", "%(count)d calendar days", days)
    return told % {"count": days}
