"""Lists of the field that are data: fields of action, target groups, seasons, evaluation questions.

Sources: the ministry's five best-practice fields (gemengen.zesummeliewen.lu, best practices); the longer list and
the target groups are house defaults. The missions are those of the commission.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.commissions.catalogue import MISSIONS as MISSIONS
from zesummen.commissions.catalogue import MISSIONS_2011, MISSIONS_2023


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its key, which never changes, and its words."""

    key: str
    label: Any
    hint: Any = ""


FIELDS = (
    Entry("welcome", _("Welcome and orientation"), _("citizen's guide, welcome event")),
    Entry("languages", _("Languages, education, training"), _("language café, simultaneous translation")),
    Entry("participation", _("Political and civic participation"), _("citizens' workshop, participatory budget")),
    Entry("encounters", _("Volunteering and intercultural encounters"), _("neighbours' day, citizens' house")),
    Entry("diversity", _("Diversity and anti-discrimination"), _("living library, awareness training")),
)
MORE_FIELDS = (
    Entry("information", _("Information and communication")),
    Entry("school", _("School and childcare")),
    Entry("housing", _("Housing")),
    Entry("work", _("Work")),
    Entry("culture", _("Culture")),
    Entry("sport", _("Sport")),
    Entry("health", _("Health")),
    Entry("youth", _("Youth")),
    Entry("older", _("Older people")),
    Entry("space", _("Public space")),
    Entry("administration", _("The communal administration itself")),
)
ALL_FIELDS = FIELDS + MORE_FIELDS

GROUPS = (
    Entry("newcomers", _("Newcomers"), _("arrived less than five years ago")),
    Entry("settled", _("Long-settled residents")),
    Entry("third_country", _("Third-country nationals")),
    Entry("eu", _("EU citizens")),
    Entry("refugees", _("Refugees and applicants for international protection")),
    Entry("cross_border", _("Cross-border workers")),
    Entry("women_home", _("Women alone at home")),
    Entry("young", _("Young people")),
    Entry("old", _("Older people")),
    Entry("associations", _("Associations and clubs")),
    Entry("parents", _("Parents of school children")),
    Entry("staff", _("Staff of the commune")),
    Entry("employers", _("Employers")),
)

ORIGINS = (
    Entry("inventory", _("something that exists already")),
    Entry("library", _("a model action")),
    Entry("need", _("a need of this plan")),
    Entry("opinion", _("an opinion of the commission")),
    Entry("survey", _("a survey")),
    Entry("workshop", _("a workshop")),
    Entry("council", _("council or college")),
    Entry("previous", _("the previous plan")),
)

QUESTIONS = (
    Entry("useful", _("Did the plan work on what people here really need?")),
    Entry("reached", _("Did it reach the people it was meant for?")),
    Entry("together", _("Did services, associations and residents work on it together?")),
    Entry("steered", _("Did the steering committee steer: meet, decide, follow up?")),
    Entry("means", _("Were time, money and people enough?")),
    Entry("lasting", _("Will what was done last without the plan?")),
)
MARKS = (
    Entry("1", pgettext_lazy("answer", "Not at all")),
    Entry("2", pgettext_lazy("answer", "Rather not")),
    Entry("3", pgettext_lazy("answer", "Rather yes")),
    Entry("4", pgettext_lazy("answer", "Fully")),
)

_LABELS = {
    entry.key: entry.label for entry in (*ALL_FIELDS, *GROUPS, *MISSIONS_2023, *MISSIONS_2011, *ORIGINS, *QUESTIONS)
}


def label(key: str):
    """The words of a key; the key itself where a list has lost it."""
    return _LABELS.get(key, key)


def labels(keys) -> list:
    """The words of several keys, in the order given."""
    return [label(key) for key in keys]


def choices(entries, *, empty=None) -> list[tuple]:
    """For a form field; ``empty`` is the sentence of no choice."""
    found = [(entry.key, entry.label) for entry in entries]
    return [("", empty), *found] if empty is not None else found


# Settled institution names by declared regime: names follow the act, history stays.
NAMES = {
    "2011": {
        "plan": "Plan communal intégration (PCI)",
        "commission": "commission consultative communale d’intégration (CCCI)",
        "state": "Office luxembourgeois de l’accueil et de l’intégration (OLAI)",
    },
    "2023": {
        "plan": "Gemengepakt",
        "commission": "commission communale du vivre-ensemble interculturel (CCVEI)",
        "state": "ministère de la Famille, des Solidarités, du Vivre ensemble et de l’Accueil",
    },
}


# In which languages something takes place. Names of languages in the reader's own.
SPOKEN = (
    Entry("fr", _("French")), Entry("de", _("German")), Entry("lb", _("Luxembourgish")), Entry("en", _("English")),
    Entry("pt", _("Portuguese")), Entry("it", _("Italian")), Entry("es", _("Spanish")), Entry("ar", _("Arabic")),
    Entry("fa", _("Persian")), Entry("ti", _("Tigrinya")), Entry("uk", _("Ukrainian")), Entry("sr", _("Serbo-Croatian")),
    Entry("sgg", _("German Sign Language")), Entry("plain", _("plain language")),
)  # fmt: skip
_SPOKEN = {entry.key: entry.label for entry in SPOKEN}


def spoken(keys) -> list:
    """The names of these languages, in the order given; an unknown key stands for itself."""
    return [_SPOKEN.get(key, key) for key in keys]
