"""The journal: written inside the action's transaction, read as sentences.

Each app registers a sentence per verb in its ``rules.py``:

    journal.tell("plan.adopted", _("%(by)s recorded the adoption of “%(title)s”"))
"""

import re
from collections.abc import Callable, Iterable

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import dates
from .models import Entry

HOW = {
    "phone": _("by telephone"),
    "counter": _("at the counter"),
    "letter": _("by letter"),
    "stand_in": _("as stand-in"),
    "mail_link": _("through the link in a mail"),
    "mail": _("by mail"),
    "code": _("with a personal code"),
    "paper": _("on paper"),
}
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}\.[0-9]{2}\.[0-9]{4}")
SENTENCES: dict[str, str] = {}
SHOWN: dict[str, dict[str, Callable]] = {}
STANDS_IN: Callable | None = None  # (person, space) -> ((id, name), …) replaced today; set by accounts


def tell(verb: str, sentence, **shown: Callable) -> None:
    """Register the sentence of a verb. Placeholders: by, title, and the names of the facts.

    ``shown`` turns a stored fact into words of the reader's language: ``role=role_label``.
    """
    SENTENCES[verb] = sentence
    SHOWN[verb] = shown


def note(
    verb: str, obj=None, *, space, by=None, on_behalf=None, how: str = "", title: str = "", is_look=False, **facts
) -> Entry:
    """Write one line: ``by`` (a person or None for the system) did ``verb`` to ``obj``.

    ``on_behalf`` is the person for whom it was done and ``how`` says how they said so (a key of ``HOW``).
    Whoever stands in for somebody that day is written with both names, without being asked.
    ``is_look``: the line says that somebody read something.
    Another ``how`` (in free words) is a fact of the sentence like any other.
    Facts must be JSON-friendly (strings, numbers, lists); dates and amounts are written as text.
    """
    if how and how not in HOW:
        facts, how = {**facts, "how": how}, ""
    for_id, for_name = getattr(on_behalf, "pk", None), str(on_behalf or "")
    if by is not None and on_behalf is None and not how and STANDS_IN and (replaced := STANDS_IN(by, space)):
        for_id, for_name, how = replaced[0][0], ", ".join(name for _id, name in replaced)[:200], "stand_in"
    return Entry._base_manager.create(
        space=space,
        at=timezone.now(),
        verb=verb,
        by_id=getattr(by, "pk", None),
        by_name=str(by or ""),
        for_id=for_id,
        for_name=for_name,
        how=how,
        kind=obj._meta.label_lower if isinstance(obj, models.Model) else "",
        object_id=getattr(obj, "pk", None),
        title=(title or str(obj or ""))[:300],
        facts={name: _plain(value) for name, value in facts.items()},
        is_look=is_look,
    )


def look(obj, *, space, by, what: str = "") -> None:
    """Journal that somebody read a released or sensitive object; shown to the space it belongs to."""
    note("object.read", obj, space=space, by=by, what=what, is_look=True)


def sentence(entry: Entry) -> str:
    """The line in words, in the active language."""
    template = SENTENCES.get(entry.verb)
    by = entry.by_name or str(_("Zesummen"))
    if entry.for_name:
        by = _("%(by)s for %(person)s (%(how)s)") % {
            "by": by,
            "person": entry.for_name,
            "how": HOW.get(entry.how, entry.how),
        }
    elif entry.how:
        by = _("%(by)s (%(how)s)") % {"by": by, "how": HOW.get(entry.how, entry.how)}
    shown = SHOWN.get(entry.verb, {})
    facts = {name: shown[name](value) if name in shown else value for name, value in entry.facts.items()}
    facts = {name: _day_in_words(value) for name, value in facts.items()}
    facts |= {"by": by, "title": entry.title}
    if template is None:
        return _("%(by)s: %(verb)s “%(title)s”") % {"by": by, "verb": entry.verb, "title": entry.title}
    try:
        return str(template) % facts
    except (KeyError, ValueError, TypeError):
        return f"{by} · {entry.title}"


def _day_in_words(value):
    """A fact that is a day, as the active language writes days."""
    if not isinstance(value, str) or not DAY.fullmatch(value):
        return value
    try:
        return dates.short_date(dates.parse_day(value))
    except ValueError:
        return value


def lines_about(obj, limit: int = 50) -> list[Entry]:
    """The newest lines about one object (inside its space)."""
    return list(Entry.objects.filter(kind=obj._meta.label_lower, object_id=obj.pk)[:limit])


def lines_about_many(pairs: Iterable[tuple[str, int]], limit: int = 100) -> list[Entry]:
    """The newest lines about several objects, given as (label, id)."""
    condition = models.Q(pk__in=[])
    for kind, pk in pairs:
        condition |= models.Q(kind=kind, object_id=pk)
    return list(Entry.objects.filter(condition)[:limit])


def _plain(value):
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return str(value)


tell("object.read", _("%(by)s looked at “%(title)s”"))
tell("space.archived", _("%(by)s wrote an archive of everything in this space"))
