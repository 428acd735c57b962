"""Every sentence of the planner, in English, by its code. Whoever shows them in other languages maps the codes.

``{…}`` are the parameters of the ``Reason`` or ``Fault``. ``sentence`` puts names in for codes of trainers, languages,
days and months.
"""

from collections.abc import Callable, Mapping, Sequence

from .model import Reason, Season

WHY = {
    "language.none": "No trainer who gives this course speaks {languages}.",
    "course.none": "No trainer who speaks {languages} gives this course.",
    "lead.none": "Nobody who speaks {languages} may lead this course.",
    "trainers.few": "The course needs {needed} trainers who speak {languages}; there are {count}.",
    "windows.none": "The request names no dates, and its course has no usual days.",
    "days.outside": "None of its dates lies ahead and within the season.",
    "days.closed": "All its dates are holidays or days that the commune itself excludes.",
    "hours.short": "Its hours are shorter than the {minutes} minutes of a session.",
    "trainers.away": "On none of its {count} dates is a trainer available who speaks {languages} and may lead.",
    "gap.none": "No two of its dates on which somebody could come are {least} to {most} days apart.",
    "gap.held": "None of its dates on which somebody could come is {least} to {most} days after the evening that was held.",
    "taken": "On all its dates the trainers who speak {languages} ({count}) are with other requests.",
    "limits": "On its dates the trainers who speak {languages} ({count}) are with other requests or have reached the most evenings they give.",
    "gap.taken": "Trainers are still free on some of its dates, but on no two that are {least} to {most} days apart.",
    "room": "There was still room for it when the planner was stopped; plan again with more time.",
}
CHANGES = {
    "accept.days": "accepting {days}",
    "accept.dates": "accepting further {days} of the season",
    "accept.language": "accepting an evening in {language}",
    "accept.gap": "accepting up to {most} days between two evenings",
    "more.week": "one more evening a week from {trainer}",
    "more.season": "one more evening in the season from {trainer}",
    "more.trainer": "a {ordinal} trainer who speaks {language}, on {days} in {months}",
}
MOVES = {
    "request.unknown": "There is no such request.",
    "session.held": "This session was held; it cannot be moved.",
    "trainers.number": "The course needs {needed} trainers.",
    "trainer.unknown": "There is no trainer “{trainer}”.",
    "trainer.twice": "{trainer} stands twice on this session.",
    "trainer.away": "{trainer} is away on {on}.",
    "trainer.hours": "{trainer} is not available at that hour.",
    "trainer.language": "{trainer} speaks none of the languages asked for.",
    "trainer.course": "{trainer} does not give this course.",
    "trainer.lead": "{trainer} may not lead.",
    "trainer.busy": "{trainer} is already at {other} on {on}.",
    "trainer.road": "{trainer} cannot come from {other} to this session in time.",
    "trainer.day": "{trainer} has more sessions on {on} than one day allows.",
    "trainer.week": "{trainer} gives more evenings in the week of {on} than agreed ({most}).",
    "trainer.season": "{trainer} gives more evenings in the season than agreed ({most}).",
    "date.past": "{on} is not ahead.",
    "date.outside": "{on} lies outside the season.",
    "date.closed": "{on} is a holiday.",
    "date.refused": "{on} is a day that the commune excludes.",
    "date.unwished": "{on} at this hour is not among the wishes of the commission.",
    "gap.order": "Session {number} no longer comes after session {before}.",
    "gap.days": "Sessions {before} and {number} are {days} days apart instead of {least} to {most}.",
    "series.incomplete": "Session {number} is missing.",
    "lead.other": "Sessions {before} and {number} have different leads.",
    "agreed.moved": "The commune had agreed to another date, hour or lead.",
}
FAULTS = {
    "too.big": "The file is larger than {megabytes} MB.",
    "not.json": "This is not JSON (column {column}: {problem}).",
    "not.object": "Here should be an object in braces.",
    "not.list": "Here should be a list in brackets.",
    "not.text": "Here should be a text of at most 500 characters, not empty.",
    "not.whole": "Here should be a whole number from {least} to {most}.",
    "not.number": "Here should be a number from {least} to {most}.",
    "not.flag": "Here should be true or false.",
    "not.day": "Here should be a day, written as 2027-03-02.",
    "not.clock": "Here should be an hour, written as 18:30.",
    "not.weekday": "Here should be a day of the week: {known}.",
    "not.state": "Here should be one of: {known}.",
    "not.gap": "Here should be the fewest and the most days between two sessions, as [7, 42].",
    "empty": "This list must not be empty.",
    "twice": "“{code}” stands here twice.",
    "missing": "“{field}” is missing.",
    "unknown.field": "“{field}” is not known here. Known are: {known}.",
    "unknown.commune": "There is no commune “{code}” in the file.",
    "unknown.course": "There is no course “{code}” in the file.",
    "unknown.trainer": "There is no trainer “{code}” in the file.",
    "unknown.request": "There is no request “{code}” in the file.",
    "not.own.commune": "“{commune}” is not among the communes of this request.",
    "season.length": "The season must end on or after the day it begins, and at most {most} days later.",
    "window.backwards": "The last day ({last}) comes before the first ({first}).",
    "window.never": "None of these days of the week lies between {first} and {last}.",
    "hours.backwards": "The end ({end}) is not after the beginning ({start}).",
    "hours.short": "These hours last {has} minutes; the session needs {minutes}.",
    "date.refused": "{on} is offered and excluded (not_on) at once.",
    "date.outside": "{on} lies outside the season ({first} to {last}).",
    "session.twice": "Session {number} of {request} stands here twice.",
    "session.trainers": "This course needs exactly {needed} different trainers.",
    "session.order": "Session {number} of {request} must come after the one before it.",
    "session.held": "Session {number} of {request} cannot have been held before the one before it.",
    "session.clash": "{trainer} is promised to {other} too on {on}.",
}
SENTENCES = WHY | CHANGES | MOVES
LANGUAGES = {"fr": "French", "de": "German", "lb": "Luxembourgish", "en": "English", "pt": "Portuguese"}
DAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def sentence(season: Season, reason: Reason) -> str:
    """The English sentence of a reason, a change or a broken rule."""
    shown = {name: _shown(season, name, value) for name, value in reason.params.items()}
    return SENTENCES[reason.code].format(**shown)


def _shown(season: Season, name: str, value: object) -> object:
    show = SHOWN.get(name)
    if show is not None:
        return show(value)
    if name == "trainer" and value in season.trainers:
        return season.trainers[str(value)].name
    if name == "other" and value in season.requests:
        return season.places[season.requests[str(value)].place].name
    return value


def _listed(values: object, name: Callable[[object], str], joined: str) -> str:
    words = [name(value) for value in values] if isinstance(values, Sequence) else [str(values)]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joined} {words[-1]}"


def _language(code: object) -> str:
    return LANGUAGES.get(str(code), str(code))


def _day(number: object) -> str:
    return DAYS[number] if isinstance(number, int) else str(number)


def _month(number: object) -> str:
    return MONTHS[number - 1] if isinstance(number, int) else str(number)


def _days(value: object) -> object:
    return _listed(value, _day, "or") if isinstance(value, tuple) else value


def _ordinal(number: object) -> str:
    return ORDINALS[number - 1] if isinstance(number, int) and number <= len(ORDINALS) else f"{number}th"


SHOWN: Mapping[str, Callable[[object], object]] = {
    "languages": lambda value: _listed(value, _language, "or"),
    "language": _language,
    "days": _days,
    "months": lambda value: _listed(value, _month, "and"),
    "ordinal": _ordinal,
}
