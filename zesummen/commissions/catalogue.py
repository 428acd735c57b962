"""The missions of the commission, by regime; both are data.

2011: article 1 of the grand-ducal regulation of 15 November 2011. 2023: the six missions since 1 January 2024, of the
law of 23 August 2023 as the ministry words them. Both restated.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Mission:
    """A mission: its code, and one sentence for people."""

    key: str
    label: Any


MISSIONS_2023 = (
    Mission("M1", _("Identify priorities and obstacles for living together")),
    Mission("M2", _("Help the commune develop and carry out measures and activities")),
    Mission("M3", _("Promote access to information, civic participation and association life")),
    Mission("M4", _("Foster dialogue, exchange and mutual understanding between all residents")),
    Mission("M5", _("Uphold the values, raise awareness, act against racism and all discrimination")),
    Mission("M6", _("Elect the commune's representatives to the Higher Council")),
)
MISSIONS_2011 = (
    Mission("C1", _("Ease the social, economic, political and cultural integration of all residents")),
    Mission("C2", _("Dialogue and mutual understanding")),
    Mission("C3", _("Inform the administration on the situation of foreign residents")),
    Mission("C4", _("Ease foreign residents' dealings with communal services")),
    Mission("C5", _("Propose solutions to specific problems")),
    Mission("C6", _("Work with local associations on leisure, culture, education and sport")),
    Mission("C7", _("See that every household is informed, in several languages, of council and commission work")),
    Mission("C8", _("Encourage foreign members to join other commissions")),
)
MISSIONS = {"2011": MISSIONS_2011, "2023": MISSIONS_2023}


def mission_label(key: str):
    """The sentence of a mission, or the key itself where it is not one of ours."""
    return next((m.label for missions in MISSIONS.values() for m in missions if m.key == key), key)
