"""Naming, changing and ending who coordinates a plan."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import dates, journal
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.moves import Stale

from ..models import Coordinator, Plan
from ..queries.coordination import stamp
from ..rules import coordination as rules


@transaction.atomic
def name_coordinator(*, plan: Plan, replaces: bool = False, by, **values) -> Coordinator:
    """Name a coordinator from a day on. With ``replaces``, those in office end the day before. Journals it."""
    insist(rules.may_name_coordinator(grants(by, plan.space), plan))
    if replaces:
        last = values["from_on"] - timedelta(days=1)
        for before in Coordinator.objects.filter(plan=plan, until_on=None, from_on__lte=last):
            _end(before, last, by)
    found = Coordinator.objects.create(space=plan.space, plan=plan, **values)
    journal.note("coordinator.named", found, space=plan.space, by=by, plan=str(plan.title))
    return found


@transaction.atomic
def change_coordinator(*, coordinator: Coordinator, expected: int, by, **values) -> Coordinator:
    """Correct what is known of a coordinator; the journal names the fields. ``Stale`` when somebody else saved first."""
    insist(rules.may_name_coordinator(grants(by, coordinator.space), coordinator.plan))
    current = Coordinator.objects.select_for_update().get(pk=coordinator.pk)
    if stamp(current) != expected:
        current.version = stamp(current)  # type: ignore[attr-defined]
        raise Stale(current)
    changed = [name for name, value in values.items() if getattr(current, name) != value]
    if changed:
        Coordinator.objects.filter(pk=current.pk).update(**{name: values[name] for name in changed})
        current.refresh_from_db()
        journal.note("coordinator.changed", current, space=current.space, by=by, changed=", ".join(sorted(changed)))
    return current


@transaction.atomic
def end_coordinator(*, coordinator: Coordinator, until_on: date, by) -> Coordinator:
    """Record the last day. Refused before the first one."""
    insist(rules.may_name_coordinator(grants(by, coordinator.space), coordinator.plan))
    if until_on < coordinator.from_on:
        raise Refused(no(_("The last day comes before the first. Enter a later day.")))
    return _end(coordinator, until_on, by)


def _end(coordinator: Coordinator, until_on: date, by) -> Coordinator:
    Coordinator.objects.filter(pk=coordinator.pk).update(until_on=until_on)
    coordinator.refresh_from_db()
    journal.note("coordinator.ended", coordinator, space=coordinator.space, by=by, until=dates.short_date(until_on))
    return coordinator
