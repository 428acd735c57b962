"""Verbs on the pact: sign, count, open and close cycles."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import dates, journal, moves
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.words import Text

from .. import states
from ..models import BiergerpaktCount, Cycle, Pact, Plan
from ..queries import pact as queries
from ..rules import pact as rules

SIGNATURES = ("signed_on", "signed_place", "commune_signatory", "minister_signatory", "syvicol_signatory")


@transaction.atomic
def sign_pact(*, plan: Plan, expected: int, starts_on: date, ends_on: date | None, by, **values) -> Pact:
    """Record the three signatures and the pact's time (six years where no end is given). The plan runs from then on.

    ``expected`` is the version of the signatures that the person saw, 0 before there were any.
    """
    insist(rules.may_sign(grants(by, plan.space), plan))
    pact, made = Pact.objects.get_or_create(space=plan.space, plan=plan)
    changes = moves.edit(pact, expected=pact.version if made and expected == 0 else expected, **values)
    ends_on = ends_on or queries.end_by_rule(plan, starts_on)
    if ends_on < starts_on:
        raise Refused(no(_("The end comes before the start. Enter a later day.")))
    if plan.state == states.PlanState.PREPARATION:
        moves.apply(plan, states.RUN, starts_on=starts_on, ends_on=ends_on)
        journal.note("pact.signed", plan, space=plan.space, by=by, day=dates.short_date(values["signed_on"]))
        return pact
    if (plan.starts_on, plan.ends_on) != (starts_on, ends_on):
        Plan.objects.filter(pk=plan.pk).update(starts_on=starts_on, ends_on=ends_on, version=plan.version + 1)
        plan.refresh_from_db()
        changes = {**changes, "starts_on": (), "ends_on": ()}
    if changes:
        journal.note("pact.changed", plan, space=plan.space, by=by, changed=", ".join(sorted(changes)))
    return pact


@transaction.atomic
def count_members(
    *, plan: Plan, year: int, residents: int, cross_border_workers: int, source: str, by
) -> BiergerpaktCount:
    """Enter or correct the Biergerpakt members of 31 December of a year; the journal keeps the old number."""
    insist(rules.may_count(grants(by, plan.space), plan, year, timezone.localdate()))
    values = {
        "residents": residents,
        "cross_border_workers": cross_border_workers,
        "source": source,
        "entered_by": by,
    }
    before = BiergerpaktCount.objects.select_for_update().filter(plan=plan, year=year).first()
    old = before.residents + before.cross_border_workers if before else 0
    row, _made = BiergerpaktCount.objects.update_or_create(space=plan.space, plan=plan, year=year, defaults=values)
    facts = {"year": str(year), "members": residents + cross_border_workers}
    if before:
        journal.note("pact.recounted", plan, space=plan.space, by=by, before=old, **facts)
    else:
        journal.note("pact.counted", plan, space=plan.space, by=by, **facts)
    return row


@transaction.atomic
def open_cycle(*, plan: Plan, theme: Text, field: str, from_on: date, until_on: date | None, by) -> Cycle:
    """Open the next cycle with its theme. One at a time."""
    insist(rules.may_open_cycle(grants(by, plan.space), plan, queries.open_cycle(plan)))
    last = Cycle.objects.filter(plan=plan).order_by("-number").first()
    cycle = Cycle.objects.create(
        space=plan.space,
        plan=plan,
        number=last.number + 1 if last else 1,
        theme=theme,
        field=field,
        from_on=from_on,
        until_on=until_on,
    )
    journal.note("cycle.opened", plan, space=plan.space, by=by, title=str(theme), number=cycle.number)
    return cycle


@transaction.atomic
def edit_cycle(*, cycle: Cycle, expected: int, by, **values) -> Cycle:
    """Change theme, field, dates or lessons. ``Stale`` when somebody else saved first."""
    insist(rules.may_write(grants(by, cycle.space), cycle.plan))
    if moves.edit(cycle, expected=expected, **values):
        journal.note("cycle.edited", cycle.plan, space=cycle.space, by=by, title=str(cycle.theme), number=cycle.number)
    return cycle


@transaction.atomic
def close_cycle(*, cycle: Cycle, expected: int, lessons: Text, closed_on: date, by) -> Cycle:
    """Close a cycle with what was learned; the next one may open. Refused for the second of two at once."""
    insist(rules.may_close_cycle(grants(by, cycle.space), cycle.plan, cycle))
    if closed_on < cycle.from_on:
        raise Refused(no(_("The cycle is closed before it began. Enter a later day.")))
    moves.edit(cycle, expected=expected, lessons=lessons, closed_on=closed_on, closed_by=by)
    journal.note("cycle.closed", cycle.plan, space=cycle.space, by=by, number=cycle.number)
    return cycle
