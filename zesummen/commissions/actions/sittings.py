"""The constituent sitting and the sittings of a year."""

from collections.abc import Iterable
from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no
from zesummen.sittings import actions as sittings
from zesummen.sittings.models import Sitting
from zesummen.sittings.states import SittingState

from .. import states
from ..models import Commission
from ..queries import seats as seat_queries
from ..rules import sittings as rules
from ..states import CommissionState, OfficeKind
from . import seats

GONE = (SittingState.CANCELLED, SittingState.NO_QUORUM)


@transaction.atomic
def plan_first(*, commission: Commission, day: date, starts_at: time, place: str, by, **values) -> Sitting:
    """Plan the constituent sitting: its agenda follows the version of the rules that holds on the day."""
    found = seat_queries.composition(commission, day)
    planned = Sitting.objects.filter(body=commission.body_id, is_constituent=True).exclude(state__in=GONE).exists()
    granted = grants(by, commission.space)
    insist(rules.may_plan_first(granted, commission, is_planned=planned, seats=len(found.holdings)))
    return sittings.plan_sitting(
        body=commission.body, day=day, starts_at=starts_at, place=place, is_constituent=True, by=by, **values
    )


@transaction.atomic
def constitute(*, commission: Commission, sitting: Sitting, named: dict[str, dict], by) -> Commission:
    """Record the result of the constituent sitting: offices by kind, ``{kind: {"member" or "name", "note"}}``.

    The offices begin on the day of the sitting and the commission is at work. The rules of that day say who may hold
    which office; where they want a president, none missing is accepted.
    """
    insist(rules.may_constitute(grants(by, commission.space), commission, sitting))
    if not named.get(OfficeKind.PRESIDENT):
        raise Refused(no(_("Say who presides. Without a president the commission is not constituted.")))
    for kind, person in named.items():
        seats.name_office(commission=commission, kind=kind, from_on=sitting.day, sitting=sitting, by=by, **person)
    moves.apply(commission, states.START_WORK, constituted_on=sitting.day, version=commission.version + 1)
    journal.note("commission.constituted", commission, space=commission.space, by=by, offices=sorted(named))
    return commission


@transaction.atomic
def plan_year(
    *, commission: Commission, days: Iterable[date], starts_at: time, place: str, by, ends_at: time | None = None
) -> list[Sitting]:
    """Plan the sittings of a year in one act: all of these days, or none."""
    insist(rules.may_plan(grants(by, commission.space), commission))
    days = sorted(set(days))
    if not days:
        raise Refused(no(_("Choose at least one day.")))
    made = [
        sittings.plan_sitting(body=commission.body, day=day, starts_at=starts_at, ends_at=ends_at, place=place, by=by)
        for day in days
    ]
    journal.note(
        "commission.year_planned", commission, space=commission.space, by=by, count=len(made), year=days[0].year
    )
    return made


def is_being_set_up(commission: Commission) -> bool:
    """Has the commission still to hold its constituent sitting?"""
    return commission.state == CommissionState.SETTING_UP
