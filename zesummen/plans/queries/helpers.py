"""Who helps with a measure, and which models to download."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from zesummen.territory.models import Space


@dataclass(frozen=True, slots=True)
class Helper:
    """A body that helps: its name and how to reach it."""

    name: Any
    phone: str = ""
    email: str = ""
    what: Any = ""


_BODIES = {
    "syvicol": ("syvicol", _("legal and practical questions of communes")),
    "ministry": ("ministry", _("advice on the plan and the pact, grants")),
    "asti": ("help_desk", _("help desk: method, workshops, oral translation")),
    "cefis": ("training_body", _("training, statistics, diagnosis")),
}
_OTHERS = {
    "commission": Helper(_("The commission"), what=_("knows associations and residents; can give an opinion")),
    "experts": Helper(_("Experts"), what=_("survey institutes, facilitators, agencies, on occasion")),
}


def helpers_of(keys) -> list[Helper]:
    """The helpers of a measure, with the phone and mail their spaces give. One statement."""
    kinds = {_BODIES[key][0]: _BODIES[key][1] for key in keys if key in _BODIES}
    spaces = {space.kind: space for space in Space.objects.filter(kind__in=kinds)} if kinds else {}
    found = []
    for key in keys:
        if key in _OTHERS:
            found.append(_OTHERS[key])
        elif spaces.get(_BODIES[key][0]):
            space = spaces[_BODIES[key][0]]
            found.append(Helper(space.name, space.contact_phone, space.contact_email, _BODIES[key][1]))
    return found


MODEL_WORDS = {
    "start_plan": _("Decision to make a plan"),
    "approve_pact": _("Decision to approve the pact"),
    "adopt_plan": _("Decision to adopt the plan"),
    "ministry_letter": _("Letter to the ministry"),
    "internal_note": _("Internal note to the services"),
    "register": _("Register of key people, services and associations"),
    "notice": _("Notice to residents"),
    "committee_mandate": _("Mandate of the steering committee"),
    "inventory": _("Inventory of what exists"),
    "needs_register": _("Register of needs"),
    "action_sheet": _("Action sheet"),
    "budget_sheet": _("Budget sheet"),
}


def models_of(keys, measure_key: str = "") -> list[tuple[str, Any]]:
    """(key, words) of the empty models of a measure. They are downloaded from the public models page."""
    return [(key, MODEL_WORDS[key]) for key in keys]
