"""The journal of a space, filtered: who, about what, from when until when, looks only."""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.models import Entry

#: the words of a verb's first half; what is not named here keeps its key
GROUPS = {
    "plan": _("Plan"),
    "measure": _("Measures"),
    "decision": _("Decisions of the council"),
    "council": _("Council"),
    "deliberation": _("Decisions of the council"),
    "people": _("People and rights"),
    "service": _("Services"),
    "file": _("Files"),
    "paper": _("Papers and models"),
    "sitting": _("Sittings"),
    "task": _("Tasks"),
    "need": _("Needs"),
    "evidence": _("Evidence"),
    "objective": _("Objectives"),
    "indicator": _("Indicators"),
    "action": _("Actions"),
    "budget": _("Budget"),
    "progress": _("Progress"),
    "evaluation": _("Evaluation"),
    "pact": _("Pact"),
    "cycle": _("Cycles"),
    "coordinator": _("Coordinator"),
    "handover": _("Handover"),
    "inventory": _("Inventory"),
    "stakeholder": _("Register"),
    "object": _("Looks"),
    "space": _("This space"),
    "retention": _("Retention"),
    "field": _("Fields of action"),
    "group": _("Target groups"),
    "body": _("Bodies"),
    "ask": _("Asked and answered"),
    "notice": _("Notice to residents"),
    "version": _("Versions"),
    "letter": _("Letters"),
    "change": _("Changes of the plan"),
    "model": _("Papers and models"),
    "member": _("Members"),
    "party": _("Councils"),
    "overview": _("Looks"),
    "state_of_play": _("State of play"),
    "document": _("Files"),
    "register": _("Register"),
    "check": _("Plan check"),
    "opinion": _("Opinions"),
    "commission": _("Commission"),
    "rules": _("Rules of the commission"),
    "seat": _("Seats"),
    "seats": _("Seats"),
    "office": _("Offices"),
    "card": _("Members"),
    "code": _("Personal links and codes"),
    "advice": _("Opinions"),
    "programme": _("Work programme"),
    "activity": _("Activities"),
    "call": _("Calls for candidates"),
    "candidate": _("Candidates"),
    "vote": _("Votes"),
    "report": _("Annual reports"),
    "fees": _("Attendance fees"),
    "minutes": _("Minutes"),
    "guest": _("Guests"),
    "committee": _("Steering committee"),
    "item": _("Agenda"),
    "kick_off": _("Kick-off evening"),
    "letterhead": _("Letterhead"),
    "word_model": _("Papers and models"),
    "translation": _("Translations"),
    "result": _("Results"),
    "reading": _("Readings"),
    "note": _("Internal note to the services"),
    "key": _("Keys"),
    "course": _("Courses"),
    "handouts": _("Handouts"),
    "invitation": _("Invitations"),
    "season": _("Seasons"),
    "trainer": _("Trainers"),
    "training": _("Trainings"),
    "training_code": _("Personal links and codes"),
    "training_evening": _("Trainings"),
    "training_file": _("Files"),
    "training_note": _("Trainings"),
    "training_people": _("Trainings"),
    "training_poll": _("Date polls"),
    "training_request": _("Requests for trainings"),
}


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """What to show; empty values show all."""

    who: str = ""
    about: str = ""
    from_on: date | None = None
    until_on: date | None = None
    looks: bool = False


def entries(wanted: JournalFilter):
    """The lines of the open space that match, newest first."""
    found = Entry.objects.order_by("-at", "-id")
    if wanted.who:
        found = found.filter(Q(by_name=wanted.who) | Q(for_name=wanted.who))
    if wanted.about:
        found = found.filter(reduce(or_, (Q(verb__startswith=f"{key}.") for key in wanted.about.split(","))))
    if wanted.from_on:
        found = found.filter(at__date__gte=wanted.from_on)
    if wanted.until_on:
        found = found.filter(at__date__lte=wanted.until_on)
    if wanted.looks:
        found = found.filter(is_look=True)
    return found


def names() -> list[str]:
    """Everybody who stands in the journal of the open space, by name."""
    found = Entry.objects.exclude(by_name="").order_by().values_list("by_name", flat=True).distinct()
    return sorted(found, key=str.casefold)


def groups() -> list[tuple[str, str]]:
    """(keys with commas, words) of the things that the journal of the open space tells of, no words twice."""
    verbs = Entry.objects.order_by().values_list("verb", flat=True).distinct()
    named: dict[str, list[str]] = {}
    for key in sorted({verb.split(".")[0] for verb in verbs}):
        named.setdefault(str(GROUPS.get(key, key)), []).append(key)
    return sorted(((",".join(keys), words) for words, keys in named.items()), key=lambda pair: pair[1].casefold())
