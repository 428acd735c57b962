"""The planner's sentences in the reader's language: codes of ``zesummen.season.words``, each with its parameters.

A test holds the two tables to the same codes and the same parameters.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import pgettext as named

from zesummen.kernel.dates import MONTHS, day_with_weekday, known_language
from zesummen.kernel.templatetags.words import language_within

WHY = {
    "language.none": gettext_lazy("No trainer who gives this course speaks %(languages)s."),
    "course.none": gettext_lazy("No trainer who speaks %(languages)s gives this course."),
    "lead.none": gettext_lazy("Nobody who speaks %(languages)s may lead this course."),
    "trainers.few": gettext_lazy("Trainers needed who speak %(languages)s: %(needed)s. There are: %(count)s."),
    "windows.none": gettext_lazy("The request names no dates, and its course has no usual days."),
    "days.outside": gettext_lazy("None of its dates lies ahead and within the season."),
    "days.closed": gettext_lazy("All its dates are holidays or days that the commune itself excludes."),
    "hours.short": gettext_lazy("Its hours are shorter than the %(minutes)s minutes of an evening."),
    "trainers.away": gettext_lazy(
        "On none of its dates (%(count)s) is a trainer available who speaks %(languages)s and may lead."
    ),
    "gap.none": gettext_lazy("No two of its dates on which somebody could come are %(least)s to %(most)s days apart."),
    "gap.held": gettext_lazy(
        "None of its dates on which somebody could come is %(least)s to %(most)s days after the evening that was held."
    ),
    "taken": gettext_lazy("On all its dates the trainers who speak %(languages)s (%(count)s) are with other requests."),
    "limits": gettext_lazy(
        "On its dates the trainers who speak %(languages)s (%(count)s) are with other requests or have reached the most evenings they give."
    ),
    "gap.taken": gettext_lazy(
        "Trainers are still free on some of its dates, but on no two that are %(least)s to %(most)s days apart."
    ),
    "room": gettext_lazy("There was still room for it when the planner was stopped; plan again with more time."),
}
CHANGES = {
    "accept.days": gettext_lazy("accepting %(days)s"),
    "accept.dates": gettext_lazy("accepting further dates in the season (%(days)s)"),
    "accept.language": gettext_lazy("accepting an evening in this language: %(language)s"),
    "accept.gap": gettext_lazy("accepting up to %(most)s days between two evenings"),
    "more.week": gettext_lazy("one more evening a week from %(trainer)s"),
    "more.season": gettext_lazy("one more evening in the season from %(trainer)s"),
    "more.trainer": gettext_lazy(
        "a further trainer (number %(ordinal)s) who speaks %(language)s, on %(days)s in %(months)s"
    ),
}
MOVES = {
    "request.unknown": gettext_lazy("There is no such request."),
    "session.held": gettext_lazy("This evening was held; it cannot be moved."),
    "trainers.number": gettext_lazy("Trainers that the course needs: %(needed)s."),
    "trainer.unknown": gettext_lazy("There is no trainer “%(trainer)s”."),
    "trainer.twice": gettext_lazy("%(trainer)s stands twice on this evening."),
    "trainer.away": gettext_lazy("%(trainer)s is away on %(on)s."),
    "trainer.hours": gettext_lazy("%(trainer)s is not available at that hour."),
    "trainer.language": gettext_lazy("%(trainer)s speaks none of the languages asked for."),
    "trainer.course": gettext_lazy("%(trainer)s does not give this course."),
    "trainer.lead": gettext_lazy("%(trainer)s may not lead."),
    "trainer.busy": gettext_lazy("%(trainer)s is already at %(other)s on %(on)s."),
    "trainer.road": gettext_lazy("%(trainer)s cannot come from %(other)s to this evening in time."),
    "trainer.day": gettext_lazy("%(trainer)s has more evenings on %(on)s than one day allows."),
    "trainer.week": gettext_lazy("%(trainer)s gives more evenings in the week of %(on)s than agreed (%(most)s)."),
    "trainer.season": gettext_lazy("%(trainer)s gives more evenings in the season than agreed (%(most)s)."),
    "date.past": gettext_lazy("%(on)s is not ahead."),
    "date.outside": gettext_lazy("%(on)s lies outside the season."),
    "date.closed": gettext_lazy("%(on)s is a holiday."),
    "date.refused": gettext_lazy("%(on)s is a day that the commune excludes."),
    "date.unwished": gettext_lazy("%(on)s at this hour is not among the wishes of the commission."),
    "gap.order": gettext_lazy("Evening %(number)s no longer comes after evening %(before)s."),
    "gap.days": gettext_lazy(
        "Evenings %(before)s and %(number)s are %(days)s days apart instead of %(least)s to %(most)s."
    ),
    "series.incomplete": gettext_lazy("Evening %(number)s is missing."),
    "lead.other": gettext_lazy("Evenings %(before)s and %(number)s have different leads."),
    "agreed.moved": gettext_lazy("The commune had agreed to another date, hour or lead."),
}
FAULTS = {
    "too.big": gettext_lazy("The file is larger than %(megabytes)s MB."),
    "not.json": gettext_lazy("This is not JSON (column %(column)s: %(problem)s)."),
    "not.object": gettext_lazy("Here should be an object in braces."),
    "not.list": gettext_lazy("Here should be a list in brackets."),
    "not.text": gettext_lazy("Here should be a text of at most 500 characters, not empty."),
    "not.whole": gettext_lazy("Here should be a whole number from %(least)s to %(most)s."),
    "not.number": gettext_lazy("Here should be a number from %(least)s to %(most)s."),
    "not.flag": gettext_lazy("Here should be true or false."),
    "not.day": gettext_lazy("Here should be a day, written as 2027-03-02."),
    "not.clock": gettext_lazy("Here should be an hour, written as 18:30."),
    "not.weekday": gettext_lazy("Here should be a day of the week: %(known)s."),
    "not.state": gettext_lazy("Here should be one of: %(known)s."),
    "not.gap": gettext_lazy("Here should be the fewest and the most days between two evenings, as [7, 42]."),
    "empty": gettext_lazy("This list must not be empty."),
    "twice": gettext_lazy("“%(code)s” stands here twice."),
    "missing": gettext_lazy("“%(field)s” is missing."),
    "unknown.field": gettext_lazy("“%(field)s” is not known here. Known are: %(known)s."),
    "unknown.commune": gettext_lazy("There is no commune “%(code)s” in the file."),
    "unknown.course": gettext_lazy("There is no course “%(code)s” in the file."),
    "unknown.trainer": gettext_lazy("There is no trainer “%(code)s” in the file."),
    "unknown.request": gettext_lazy("There is no request “%(code)s” in the file."),
    "not.own.commune": gettext_lazy("“%(commune)s” is not among the communes of this request."),
    "season.length": gettext_lazy(
        "The season must end on or after the day it begins, and at most %(most)s days later."
    ),
    "window.backwards": gettext_lazy("The last day (%(last)s) comes before the first (%(first)s)."),
    "window.never": gettext_lazy("None of these days of the week lies between %(first)s and %(last)s."),
    "hours.backwards": gettext_lazy("The end (%(end)s) is not after the beginning (%(start)s)."),
    "hours.short": gettext_lazy("These hours last %(has)s minutes; the evening needs %(minutes)s."),
    "date.refused": gettext_lazy("%(on)s is offered and excluded (not_on) at once."),
    "date.outside": gettext_lazy("%(on)s lies outside the season (%(first)s to %(last)s)."),
    "session.twice": gettext_lazy("Evening %(number)s of %(request)s stands here twice."),
    "session.trainers": gettext_lazy("Different trainers that this course needs: exactly %(needed)s."),
    "session.order": gettext_lazy("Evening %(number)s of %(request)s must come after the one before it."),
    "session.held": gettext_lazy("Evening %(number)s of %(request)s cannot have been held before the one before it."),
    "session.clash": gettext_lazy("%(trainer)s is promised to %(other)s too on %(on)s."),
}
SENTENCES = WHY | CHANGES | MOVES
LEVELS = {
    "served": gettext_lazy("Requests served, by weight"),
    "agreed": gettext_lazy("Confirmed evenings not kept"),
    "lead": gettext_lazy("Evenings with another lead than the one before"),
    "dates": gettext_lazy("Steps away from the wished dates"),
    "changes": gettext_lazy("Planned evenings changed"),
    "travel": gettext_lazy("Minutes on the road"),
    "fair": gettext_lazy("Evenings shared unevenly"),
}
WEEKDAYS = (
    gettext_lazy("Mondays"),
    gettext_lazy("Tuesdays"),
    gettext_lazy("Wednesdays"),
    gettext_lazy("Thursdays"),
    gettext_lazy("Fridays"),
    gettext_lazy("Saturdays"),
    gettext_lazy("Sundays"),
)


def sentence(reason: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """The sentence of a reason, a change or a broken rule as the answer of the planner holds it.

    ``reason``: ``{"code", "params"}``; ``names``: what stands for the codes of trainers and requests.
    """
    shown = {name: _shown(name, value, names) for name, value in reason["params"].items()}
    return str(SENTENCES[reason["code"]]) % shown


def fault(code: str, params: Mapping[str, Any]) -> str:
    """The sentence of a fault in a season file."""
    return str(FAULTS[code]) % dict(params)


def _shown(name: str, value: Any, names: Mapping[str, str]) -> Any:
    show = SHOWN.get(name)
    if show is not None:
        return show(value)
    return names.get(str(value), value) if name in ("trainer", "other") else value


def _listed(values: Any, name: Callable[[Any], str], pattern: str) -> str:
    words = [name(value) for value in values] if isinstance(values, Sequence) and not isinstance(values, str) else []
    if len(words) < 2:
        return words[0] if words else str(values)
    return pattern % {"first": ", ".join(words[:-1]), "last": words[-1]}


def _language(code: Any) -> str:
    return language_within(str(code))


def _weekday(number: Any) -> str:
    return str(WEEKDAYS[number]) if isinstance(number, int) else str(number)


def _month(number: Any) -> str:
    return MONTHS[known_language()][number - 1]


def _day(value: Any) -> str:
    return day_with_weekday(date.fromisoformat(value) if isinstance(value, str) else value)


SHOWN: Mapping[str, Callable[[Any], Any]] = {
    "languages": lambda value: _listed(value, _language, _("%(first)s or %(last)s")),
    "language": _language,
    "days": lambda value: _listed(value, _weekday, _("%(first)s or %(last)s")) if not isinstance(value, int) else value,
    "months": lambda value: _listed(value, _month, named("list of months", "%(first)s and %(last)s")),
    "on": _day,
}
