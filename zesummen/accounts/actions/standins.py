"""Name a stand-in for some days; end it early."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.kernel import access, journal, mail

from .. import queries, rules
from ..models import Membership, StandIn


@transaction.atomic
def set_stand_in(*, space, absent, stand_in, from_on: date, until_on: date, reason="", by) -> StandIn:
    """Between these days, both included, the stand-in has the absent person's rights and mails in this space.

    Everybody may name their own stand-in; those with the right name one for others. Both are told by mail.
    Refused for the same person twice, days in the wrong order or past, or when the days are taken already.
    """
    today = timezone.localdate()
    access.insist(rules.may_set_stand_in(queries.grants(by, space), absent, by))
    if absent == stand_in:
        raise access.Refused(access.no(_("Nobody can stand in for themselves. Choose two people.")))
    if until_on < from_on or until_on < today:
        raise access.Refused(access.no(_("The last day must not lie before the first, nor in the past.")))
    for person in (absent, stand_in):
        if not Membership.objects.on(max(from_on, today)).filter(space=space, person=person).exists():
            raise access.Refused(access.no(_("%(name)s holds no role in this space then.") % {"name": person}))
    _insist_days_free(space, absent, from_on, until_on)
    period = StandIn.objects.create(
        space=space, absent=absent, stand_in=stand_in, from_on=from_on, until_on=until_on, reason=reason, set_by=by
    )
    facts = {"stand_in": str(stand_in), "from": from_on.isoformat(), "until": until_on.isoformat()}
    journal.note("people.stand_in_set", absent, space=space, by=by, **facts)
    _tell(period)
    return period


@transaction.atomic
def end_stand_in(*, period, by) -> None:
    """End a period now; rights and mails go back at once."""
    access.insist(rules.may_set_stand_in(queries.grants(by, period.space), period.absent, by))
    changed = StandIn.objects.filter(pk=period.pk, ended_at__isnull=True, until_on__gte=timezone.localdate())
    if not changed.update(ended_at=timezone.now()):
        raise access.Refused(access.no(_("This period is over already. Reload the page to see.")))
    journal.note("people.stand_in_ended", period.absent, space=period.space, by=by, stand_in=str(period.stand_in))


def _insist_days_free(space, absent, from_on: date, until_on: date) -> None:
    """One stand-in at a time for one person in one space: who answers must be clear."""
    same = StandIn.objects.filter(space=space, absent=absent, ended_at__isnull=True)
    if same.filter(from_on__lte=until_on, until_on__gte=from_on).exists():
        raise access.Refused(access.no(_("Somebody stands in on some of these days already. End that period first.")))


def _tell(period: StandIn) -> None:
    for person in (period.absent, period.stand_in):
        mail.post(
            "stand_in",
            private=True,
            space=period.space,
            to=person,
            to_address=person.email,
            language=person.language,
            subject=lambda: (
                _("%(stand_in)s stands in for %(absent)s") % {"stand_in": period.stand_in, "absent": period.absent}
            ),
            context={"period": period, "space_name": period.space.name_in(person.language), "person": person},
        )
