"""The dates that a commission would like: in words, what is missing in a request, and whether its own rules can be met.

The planner itself is asked about one request alone: first with a trainer who is always there (then the contradiction
lies in the request), then with the trainers there really are.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta

from django.utils.translation import gettext as _

from zesummen.kernel.dates import day_with_weekday, short_date
from zesummen.season import model
from zesummen.season.reasons import impossible

from .. import season_words
from ..models import Absence, Course, DateWish, Season, Trainer, TrainingRequest
from ..states import SeasonState
from . import season_question
from .courses import window_words

PLACE = "one"  # the request, its course and its place, alone in their season
HORIZON = timedelta(days=365)  # how far ahead a request alone is looked at, where no season reaches further


@dataclass(frozen=True, slots=True)
class Lack:
    """Something a request still needs: the field that gives it, and the sentence."""

    field: str
    sentence: str


def of(request: TrainingRequest) -> list[DateWish]:
    """The wishes of a request: what would suit, then what would not."""
    return list(DateWish.objects.filter(request=request))


def lacking(request: TrainingRequest) -> list[Lack]:
    """What must be filled in before the request can be sent, in the order of the form."""
    found = []
    if not request.contact_name:
        found.append(Lack("contact_name", _("Say whom the training body may call.")))
    if not request.contact_phone and not request.contact_email:
        found.append(Lack("contact_phone", _("Enter a telephone number or an e-mail address of the contact.")))
    if not request.reason:
        found.append(Lack("reason", _("Say why the commission asks for a training.")))
    if not request.languages:
        found.append(Lack("languages", _("Choose at least one language in which the evening can be held.")))
    elif other := [code for code in request.languages if code not in request.course.languages]:
        words = {"language": season_words.language_within(other[0])}
        found.append(Lack("languages", _("The course is not given in this language: %(language)s.") % words))
    if not request.expected_full + request.expected_substitutes:
        found.append(Lack("expected_full", _("Say how many members may come.")))
    if not request.consents:
        found.append(Lack("consents", _("Read how personal data are used, and tick that you have read it.")))
    return found


def contradiction(request: TrainingRequest, wishes: list[DateWish], today: date) -> str:
    """The rule that the request cannot meet by itself, whoever gives the training; empty where it can be met."""
    spoken = frozenset(request.languages or ["fr"])
    always = [model.Trainer(code, "–", spoken, PLACE) for code in ("any", "other")]
    return _why(request, wishes, today, always)


def obstacle(request: TrainingRequest, wishes: list[DateWish], today: date) -> str:
    """What stands against the request with the trainers of today; empty where nothing does or nobody is entered yet."""
    rows = list(Trainer.objects.filter(is_active=True))
    if not rows:
        return ""
    away: dict[int, list[model.Period]] = {}
    for absence in Absence.objects.filter(last__gte=today):
        away.setdefault(absence.trainer_id, []).append(model.Period(absence.first, absence.last))
    return _why(request, wishes, today, [_trainer(row, request.course, away) for row in rows])


def _why(request: TrainingRequest, wishes: list[DateWish], today: date, trainers: list[model.Trainer]) -> str:
    season = _season(request, wishes, today, trainers)
    reason = impossible(season, season.requests[PLACE])
    if reason is None:
        return ""
    return season_words.sentence({"code": reason.code, "params": dict(reason.params)}, {})


def _season(request: TrainingRequest, wishes: list[DateWish], today: date, trainers: list) -> model.Season:
    """A season of this one request, from tomorrow on."""
    newest = Season.objects.filter(state=SeasonState.OPEN, last__gt=today).order_by("-last").first()
    last = max([today + HORIZON, *([newest.last] if newest else []), *(row.last for row in wishes if row.last)])
    span = Season(
        first=today,
        last=last,
        avoids_school_holidays=newest.avoids_school_holidays if newest else True,
        closed_days=newest.closed_days if newest else [],
    )
    asked = model.Request(
        code=PLACE,
        place=PLACE,
        communes=(PLACE,),
        course=PLACE,
        languages=tuple(request.languages or ["fr"]),
        asked_on=today,
        windows=tuple(_window(row) for row in wishes if not row.is_refusal),
        not_on=frozenset(day for row in wishes if row.is_refusal for day in _refused(row, today, last)),
    )
    return model.Season(
        name=PLACE,
        first=today,
        last=last,
        today=today,
        places={PLACE: model.Place(PLACE, PLACE, 49.6, 6.1)},
        courses={PLACE: _course(request.course)},
        trainers={row.code: row for row in trainers},
        requests={PLACE: asked},
        closed=frozenset(season_question.closed_days(span)),
    )


def _course(course: Course) -> model.Course:
    usual = tuple(_hours(row) for row in course.windows) or (model.Window(8 * 60, 22 * 60),)
    return model.Course(
        PLACE,
        PLACE,
        course.sessions_count,
        course.minutes,
        course.gap_min,
        course.gap_max,
        course.trainers_count,
        usual,
    )


def _trainer(row: Trainer, course: Course, away: dict[int, list[model.Period]]) -> model.Trainer:
    gives = not row.courses or course.code in row.courses
    return model.Trainer(
        code=str(row.pk),
        name=row.name,
        languages=frozenset(row.languages),
        base=PLACE,
        leads=row.leads,
        courses=None if gives else frozenset(),
        windows=tuple(_hours(window) for window in row.windows),
        away=tuple(away.get(row.pk, ())),
    )


def _hours(row: dict) -> model.Window:
    return model.Window(_minutes(row["from"]), _minutes(row["until"]), frozenset(row.get("days") or model.EVERY_DAY))


def _minutes(clock: str | time) -> int:
    hours, minutes = (clock.hour, clock.minute) if isinstance(clock, time) else map(int, clock.split(":")[:2])
    return hours * 60 + minutes


def _window(wish: DateWish) -> model.Window:
    return model.Window(
        _minutes(wish.starts),
        _minutes(wish.ends),
        frozenset(wish.days or model.EVERY_DAY),
        wish.first,
        wish.last,
        wish.preference,
    )


def _refused(wish: DateWish, today: date, last: date) -> list[date]:
    span = model.days(max(wish.first or today, today), min(wish.last or last, last))
    return [day for day in span if not wish.days or day.weekday() in wish.days]


# In words


def sentence(wish: DateWish) -> str:
    """A wish as a sentence: “Saturdays, 09:00 to 12:00, from 01/03/2027 until 30/04/2027”."""
    single = wish.first is not None and wish.first == wish.last
    parts = [day_with_weekday(wish.first) if single else days_in_words(wish.days)]
    if wish.starts and wish.ends:
        parts.append(_("%(starts)s to %(ends)s") % {"starts": f"{wish.starts:%H:%M}", "ends": f"{wish.ends:%H:%M}"})
    if not single and (span := _span_in_words(wish)):
        parts.append(span)
    return ", ".join([*parts, wish.why] if wish.why else parts)


def house_rule(course: Course) -> str:
    """The usual days and hours of a course; any date where it names none."""
    return "; ".join(window_words(course.windows)) or _("any day and hour that both sides agree on")


def days_in_words(days: list[int]) -> str:
    """The days of the week; every day where none is named."""
    if not days or len(days) == 7:
        return _("every day")
    return ", ".join(str(season_words.WEEKDAYS[day]) for day in sorted(days))


def _span_in_words(wish: DateWish) -> str:
    words = {"first": short_date(wish.first), "last": short_date(wish.last)}
    if wish.first and wish.last:
        return _("from %(first)s until %(last)s") % words
    if wish.first:
        return _("from %(first)s on") % words
    return _("until %(last)s") % words if wish.last else ""
