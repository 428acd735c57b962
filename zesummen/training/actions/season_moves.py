"""A session moved by hand in the season's calendar."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from zesummen.accounts.queries import grants
from zesummen.kernel import live
from zesummen.kernel.access import Refused, insist, no

from ..case import Case
from ..models import Evening, Season, Trainer
from ..queries import season_moves
from ..rules import seasons as rules
from . import evening_moves


@transaction.atomic
def move(
    *,
    case: Case,
    season: Season,
    evening: Evening,
    day: date,
    starts: time,
    trainers: list[Trainer],
    in_spite: bool,
    expected: int,
    by,
) -> Evening:
    """Move the evening; ``Refused`` with what it breaks, unless that is a wish alone and ``in_spite`` says so."""
    insist(rules.may_plan(grants(by, season.space), season))
    found = season_moves.check(season, evening, day, starts, trainers)
    if not found.possible:
        raise Refused(no(" ".join(row.sentence for row in found.breaks if row.hard)))
    if found.breaks and not in_spite:
        told = " ".join(row.sentence for row in found.breaks)
        raise Refused(no(_("%(breaks)s Tick the box to move it all the same.") % {"breaks": told}))
    ends = (datetime.combine(day, starts) + timedelta(minutes=case.request.course.minutes)).time()
    moved = evening_moves.move(
        case,
        evening,
        day=day,
        starts=starts,
        ends=ends,
        lead=trainers[0],
        second=trainers[1] if len(trainers) > 1 else None,
        expected=expected,
        by=by,
    )
    live.publish(live.topic_of(season), by=by)
    return moved
