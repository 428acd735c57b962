"""What the rules say where a commune has written nothing of its own: by preset, each value with its source.

``LAW`` holds only what is known for sure of the legal texts. Everything else is a house default, and says so.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from .states import Preset

HOUSE: dict[str, Any] = {
    "min_members": 8,
    "max_members": 16,
    "has_substitutes": "pairs",
    "min_age": 18,
    "eligibility": "both",
    "third_country_min": 0,
    "share_targets": [],
    "public_call": True,
    "term_end": "mandate",
    "sits_until_replaced": True,
    "who_moves_up": "own",
    "chair_mode": "elected",
    "vice_mode": "elected",
    "secretary_mode": "civil_servant",
    "opens_first": "mayor",
    "min_meetings_per_year": 0,
    "notice_days": 5,
    "notice_counting": "calendar",
    "who_may_request": ["president", "college", "members"],
    "request_members": 3,
    "publicity": "closed",
    "languages": ["fr", "de", "lb"],
    "attendance_fee": "0.00",
    "quorum_rule": "majority",
    "quorum_number": 0,
    "second_call_rule": "any",
    "vote_rule": "simple",
    "tie_rule": "lost",
    "minutes_deadline_days": 14,
    "minutes_approval": "next",
    "report_to_council": "annual",
    "answer_owed": False,
    "answer_days": 60,
    "reminder_days": 30,
    "minutes_to_minister": False,
    "household_notice": False,
    "elects_representatives": False,
}
REGULATION_2011 = "2011"
LAW_2023 = "2023"
#: How a legal source is named to people; the key is what a version stores as its article.
LAWS = {
    REGULATION_2011: _("regulation of 15 November 2011"),
    LAW_2023: _("law of 23 August 2023"),
}
#: preset → values that differ from the house defaults because of the law: key → (value, legal text)
LAW: dict[Preset, dict[str, tuple[Any, str]]] = {
    Preset.CCCI_2011: {
        "public_call": (True, REGULATION_2011),
        "third_country_min": (1, REGULATION_2011),
        "min_meetings_per_year": (4, REGULATION_2011),
        "minutes_to_minister": (True, REGULATION_2011),
        "household_notice": (True, REGULATION_2011),
    },
    Preset.CCVEI_2024: {"elects_representatives": (True, LAW_2023)},
    Preset.OWN: {},
}
#: preset → house defaults of this preset that differ from those of the others
OWN_DEFAULTS: dict[Preset, dict[str, Any]] = {
    Preset.CCCI_2011: {"eligibility": "resident"},
    Preset.CCVEI_2024: {"has_substitutes": "none", "who_moves_up": "council"},
    Preset.OWN: {},
}
PRESET_OF = {"2011": Preset.CCCI_2011, "2023": Preset.CCVEI_2024}
