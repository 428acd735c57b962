"""Why a request cannot be met even if nobody else had asked: told at once, with the rule that stands against it."""

from datetime import date, timedelta

from .model import Reason, Request, Season, days
from .slots import open_days, request_slots, suitable, wanted, windows_of


def impossible(season: Season, request: Request) -> Reason | None:
    """The rule that the request cannot meet by itself, or None where it could be met."""
    return _nobody(season, request) or _never(season, request) or _not_together(season, request)


def _nobody(season: Season, request: Request) -> Reason | None:
    """Nobody is there who could give it."""
    about = {"languages": request.languages}
    trainers = suitable(season, request)
    if not trainers:
        speak = any(trainer.languages & set(request.languages) for trainer in season.trainers.values())
        return Reason("course.none" if speak else "language.none", about)
    if not any(trainer.leads for trainer in trainers):
        return Reason("lead.none", about)
    needed = season.courses[request.course].trainers
    if len(trainers) < needed:
        return Reason("trainers.few", {**about, "needed": needed, "count": len(trainers)})
    return None


def _never(season: Season, request: Request) -> Reason | None:
    """None of its dates will do."""
    windows = windows_of(season, request)
    minutes = season.courses[request.course].minutes
    if not windows:
        return Reason("windows.none")
    if all(window.end - window.start < minutes for window in windows):
        return Reason("hours.short", {"minutes": minutes})
    if not any(window.open_on(on) for window in windows for on in _ahead(season)):
        return Reason("days.outside")
    offered = {on for window in windows for on in open_days(season, request, window)}
    if not offered:
        return Reason("days.closed")
    if not request_slots(season, request):
        return Reason("trainers.away", {"languages": request.languages, "count": len(offered)})
    return None


def _not_together(season: Season, request: Request) -> Reason | None:
    """Its dates are good, but not one after the other."""
    wish = wanted(season, request)
    if wish.possible or not wish.numbers:
        return None
    code = "gap.none" if wish.before is None else "gap.held"
    return Reason(code, {"least": wish.course.gap_min, "most": wish.course.gap_max})


def _ahead(season: Season) -> list[date]:
    return list(days(max(season.first, season.today + timedelta(days=1)), season.last))
