"""A season as a calendar to subscribe to, for the desk: every evening with commune, standing and trainers.

The address is a secret: whoever knows it reads the season, as far as it stands on the calendar page; no names of members.
"""

from dataclasses import replace
from datetime import date

from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from zesummen.kernel.exports import ics
from zesummen.kernel.tenancy import across

from ..models import Season
from . import cases, season_sheet
from .evening_calendar import event


def _mark(season: Season) -> str:
    return salted_hmac("zesummen.season.calendar", f"{season.pk}", algorithm="sha256").hexdigest()[:32]


def feed_part(season: Season) -> str:
    """What stands in the address of the season's calendar."""
    return f"{season.pk}-{_mark(season)}"


def season_of(part: str) -> Season | None:
    """The season of a feed; ``None`` where the address is changed."""
    number, _hyphen, mark = part.partition("-")
    bodies = cases.bodies()
    if not number.isdecimal() or len(number) > 18 or not bodies:
        return None
    with across(bodies):  # the address names no training body: the season's row says which one
        row = Season.objects.select_related("space").filter(pk=int(number)).first()
    return row if row is not None and constant_time_compare(mark, _mark(row)) else None


def calendar(season: Season, today: date) -> bytes:
    """The season's evenings as a calendar file in the active language, inside the body's space."""
    return ics.calendar(season.name, [_event(line) for line in season_sheet.sheet(season, today).lines])


def _event(line: season_sheet.Line) -> ics.Event:
    told = {"commune": line.place, "number": line.evening.number, "of": line.of, "standing": line.standing}
    title = (
        _("%(commune)s, evening %(number)s of %(of)s (%(standing)s)")
        if line.of > 1
        else _("%(commune)s (%(standing)s)")
    )
    place = ", ".join(part for part in (line.evening.place_name, line.evening.place_address, line.place) if part)
    return replace(event(line.evening, line.host), title=title % told, place=place, description=line.trainers)
