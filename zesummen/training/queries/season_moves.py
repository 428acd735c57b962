"""A session moved by hand: what the move breaks, told before it is made."""

from dataclasses import dataclass, replace
from datetime import date, time

from django.utils import timezone
from django.utils.translation import gettext as _

from zesummen.season import moves as checker
from zesummen.season.model import Season as Planned
from zesummen.season.model import Session

from ..models import Evening, Season, Trainer
from ..season_words import sentence
from . import season_plan, season_question

MIDNIGHT = 24 * 60  # minutes


@dataclass(frozen=True, slots=True)
class Break:
    """A rule that the move breaks, in a sentence. ``hard``: the evening could not take place like this."""

    sentence: str
    hard: bool


@dataclass(frozen=True, slots=True)
class Check:
    """What a move would break that is not broken before."""

    breaks: tuple[Break, ...]

    @property
    def possible(self) -> bool:
        return not any(found.hard for found in self.breaks)


def check(season: Season, evening: Evening, day: date, starts: time, trainers: list[Trainer]) -> Check:
    """What becomes broken when the evening is moved to that day, hour and these trainers (the lead first)."""
    asked = season_question.question(season, timezone.localdate())
    reference, number = evening.request.reference, evening.number
    planned = season_question.read_question(asked)
    was = next((row for row in planned.sessions if (row.request, row.number) == (reference, number)), None)
    codes = tuple(season_question.code_of(row) for row in trainers)
    moved = Session(reference, number, day, starts.hour * 60 + starts.minute, codes)
    moved = replace(moved, state=was.state) if was else moved
    found = checker.check_move(planned, planned.sessions, moved)
    names = season_plan.names_of({evening.request.reference: evening.request}) | _places(planned)
    told = [
        Break(sentence({"code": row.reason.code, "params": dict(row.reason.params)}, names), row.hard)
        for row in _once(found.breaks, moved)
    ]
    if moved.start + evening.request.course.minutes >= MIDNIGHT:
        told.append(Break(_("The evening would last past midnight. Choose an earlier hour."), hard=True))
    return Check(tuple(told))


def _once(breaks: tuple[checker.Break, ...], moved: Session) -> list[checker.Break]:
    """Two evenings that clash break the same rule twice: it is told of the one that is moved."""
    own = {_rule(row) for row in breaks if row.session == moved}
    return [row for row in breaks if row.session == moved or _rule(row) not in own]


def _rule(row: checker.Break) -> tuple[str, object]:
    return row.reason.code, row.reason.params.get("trainer", row.session.request)


def _places(season: Planned) -> dict[str, str]:
    """Requests by the name of their place."""
    return {code: season.places[row.place].name for code, row in season.requests.items()}
