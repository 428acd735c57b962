"""A season file read in: its trainers and requests become rows, all of them or none."""

from dataclasses import dataclass
from datetime import time

from django.db import transaction
from django.utils.translation import gettext as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no
from zesummen.season import read
from zesummen.season.model import EVERY_DAY, Place, Window
from zesummen.season.model import Season as Planned
from zesummen.territory.models import Commune

from .. import states
from ..models import Absence, Course, Party, Season, Trainer, TrainingRequest
from ..queries import season_file
from ..rules import seasons as rules
from ..states import Channel
from . import requests


@dataclass(frozen=True, slots=True)
class Taken:
    """What came in, and which requests stood here already (by reference)."""

    trainers: int
    requests: int
    known: tuple[str, ...]


def read_file(text: str) -> Planned:
    """The season of the file; raises ``season.faults.Faulty`` with every fault and its line. Communes are known here."""
    places = [Place(row.lau2, row.name_fr, row.lat, row.lon) for row in Commune.objects.all()]
    return read.read_season(text, places)


@transaction.atomic
def take_in(*, season: Season, found: Planned, by) -> Taken:
    """Make rows of the trainers and requests that do not stand here yet.

    ``Refused`` names the first thing that does not fit; ``season_file.misfits`` tells all of them beforehand.
    """
    insist(rules.may_plan(grants(by, season.space), season))
    communes = {row.lau2: row for row in Commune.objects.select_related("space")}
    courses = {row.code: row for row in Course.objects.all()}
    for misfit in season_file.misfits(found):
        raise Refused(no(misfit.sentence))
    trainers = sum(_trainer(season, row, communes) for row in found.trainers.values())
    known = set(TrainingRequest.objects.filter(reference__in=found.requests).values_list("reference", flat=True))
    made = [
        _request(season, row, communes, courses[row.course], by)
        for row in found.requests.values()
        if row.code not in known
    ]
    journal.note("season.file_read", season, space=season.space, by=by, trainers=trainers, requests=len(made))
    return Taken(trainers, len(made), tuple(sorted(known)))


def _trainer(season: Season, row, communes: dict) -> bool:
    """Whether the trainer is new here; known by name."""
    if Trainer.objects.filter(name=row.name).exists():
        return False
    made = Trainer.objects.create(
        space=season.space,
        name=row.name[:200],
        languages=sorted(row.languages),
        base=communes[row.base],
        leads=row.leads,
        courses=sorted(row.courses or ()),
        per_week=row.per_week,
        per_season=row.per_season,
        windows=[_hours(window) for window in row.windows],
    )
    for period in row.away:
        Absence.objects.create(space=season.space, trainer=made, first=period.first, last=period.last)
    return True


def _request(season: Season, row, communes: dict, course: Course, by) -> TrainingRequest:
    """The request as if the desk had keyed it in; further communes of a common evening beside the host."""
    host = row.place if row.place in row.communes else row.communes[0]
    wishes = [_wish(window) for window in row.windows]
    wishes += [{"first": day, "last": day, "is_refusal": True} for day in sorted(row.not_on)]
    case = requests.record(
        body=season.space,
        course=course,
        commune=communes[host],
        channel=Channel.PAPER,
        by=by,
        asked_on=row.asked_on,
        wishes=wishes,
        languages=list(row.languages),
        season=season,
        rank=row.rank,
        remarks=_("Read in from a season file as %(code)s.") % {"code": row.code},
    )
    for code in row.communes:
        if code != host:
            Party.objects.create(
                space=season.space,
                request=case.request,
                commune=communes[code],
                party_space=getattr(communes[code], "space", None),
                commission_name=communes[code].name_fr,
                confirmed_on=row.asked_on,
            )
    moves.apply(case.request, states.SEND_REQUEST, version=case.request.version + 1)
    return case.request


def _hours(window: Window) -> dict:
    return {
        "days": sorted(window.days),
        "from": f"{_clock(window.start):%H:%M}",
        "until": f"{_clock(window.end):%H:%M}",
    }


def _wish(window: Window) -> dict:
    return {
        "days": [] if window.days == EVERY_DAY else sorted(window.days),
        "starts": _clock(window.start),
        "ends": _clock(window.end),
        "first": window.first,
        "last": window.last,
        "preference": window.preference,
    }


def _clock(minutes: int) -> time:
    return time(23, 59) if minutes >= 24 * 60 else time(minutes // 60, minutes % 60)
