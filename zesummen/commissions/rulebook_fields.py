"""Every rule of a commission that the program knows: its name, its kind, its choices and what it is for.

Fields of the domain brief, section 2.5, and those that answers to opinions, seats and the first sitting need.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True)
class Field:
    """One rule. ``kind``: number, money, yes, choice, several (of the choices) or lines (own words, one a line).

    ``lowest`` and ``highest`` bound a number. ``empty`` is said where a number is 0 and 0 means "none".
    """

    key: str
    group: str
    label: Any
    kind: str
    help: Any = ""
    choices: tuple[tuple[str, Any], ...] = ()
    lowest: int = 0
    highest: int = 366
    empty: Any = ""


GROUPS = {
    "composition": _("Composition"),
    "term": _("Term and replacement"),
    "offices": _("President and secretary"),
    "sittings": _("Sittings"),
    "votes": _("Quorum and votes"),
    "minutes": _("Minutes and reports"),
    "opinions": _("Opinions and answers"),
    "duties": _("Duties of the regime"),
}
SUBSTITUTES = (
    ("none", pgettext_lazy("substitutes", "none")),
    ("pairs", _("pairs: each seat has a full member and a substitute")),
    ("pool", _("a pool: any substitute can take any seat")),
)
ELIGIBILITY = (
    ("resident", _("who lives in the commune")),
    ("worker", _("who works in the commune")),
    ("both", _("who lives or works in the commune")),
)
CHAIR = (
    ("alderman", _("an alderman presides")),
    ("elected", _("elected by the members")),
    ("council", _("named by the council")),
)
VICE = (("none", pgettext_lazy("vice-president", "none")), *CHAIR[1:])
SECRETARY = (("civil_servant", _("an official of the commune, without a vote")), ("member", _("a member")))
OPENS = (
    ("mayor", _("the mayor, or the alderman in charge")),
    ("eldest", _("the eldest member")),
    ("secretary", _("the secretary")),
)
TERM_END = (
    ("mandate", _("the end of the council's mandate")),
    ("six_years", _("six years after the first day")),
)
MOVES_UP = (
    ("own", _("the substitute of the same seat")),
    ("first", _("the first substitute of the list")),
    ("council", _("nobody before the council decides")),
)
COUNTING = (
    ("calendar", _("calendar days")),
    ("clear", _("clear days: neither the day of the notice nor that of the sitting counts")),
)
QUORUM = (
    ("none", pgettext_lazy("quorum", "none")),
    ("majority", _("more than half of the seats")),
    ("number", _("a number of seats")),
)
SECOND_CALL = (
    ("same", _("the same quorum again")),
    ("any", _("whatever the number of seats filled, on the same agenda")),
    ("third", _("a third of the seats")),
)
REQUEST = (
    ("president", _("the president")),
    ("college", _("the college")),
    ("council", _("the council")),
    ("members", _("a number of members")),
)
PUBLICITY = (
    ("closed", _("closed")),
    ("open", _("open to the public")),
    ("mixed", _("open, except where the commission closes a point")),
)
VOTE = (
    ("simple", _("more votes for than against")),
    ("present", _("more than half of the seats filled")),
    ("all", _("more than half of all seats")),
)
TIE = (
    ("lost", _("not carried")),
    ("president", _("the president's vote decides")),
    ("lot", _("decided by lot")),
)
APPROVAL = (("next", _("at the next sitting")), ("written", _("in writing, without a sitting")))
REPORT = (
    ("annual", _("once a year")),
    ("half_year", _("every half-year")),
    ("request", _("when the council asks")),
    ("none", pgettext_lazy("report", "never")),
)
C, T, O, S, V, M, A, D = GROUPS  # noqa: E741
FIELDS = (
    Field("min_members", C, _("Seats, at least"), "number", lowest=1, highest=99),
    Field("max_members", C, _("Seats, at most"), "number", lowest=1, highest=99),
    Field("has_substitutes", C, _("Substitutes"), "choice", choices=SUBSTITUTES),
    Field("min_age", C, _("Youngest age of a member"), "number", lowest=14, highest=30),
    Field("eligibility", C, _("Who may sit"), "choice", choices=ELIGIBILITY),
    Field(
        "third_country_min", C, _("Members from third countries, at least"), "number", highest=99,
        help=_("Third countries are those outside the European Union."), empty=_("no number"),
    ),
    Field(
        "share_targets", C, _("What the composition aims at"), "lines",
        help=_("One aim a line, in your words. An aim never blocks an appointment."),
    ),
    Field("public_call", C, _("A public call for candidates comes first"), "yes"),
    Field("term_end", T, _("The term ends with"), "choice", choices=TERM_END),
    Field("sits_until_replaced", T, _("Members sit until they are replaced"), "yes"),
    Field("who_moves_up", T, _("Who takes a full seat that falls vacant"), "choice", choices=MOVES_UP),
    Field("chair_mode", O, _("President"), "choice", choices=CHAIR),
    Field("vice_mode", O, _("Vice-president"), "choice", choices=VICE),
    Field("secretary_mode", O, _("Secretary"), "choice", choices=SECRETARY),
    Field("opens_first", O, _("Who opens the first sitting"), "choice", choices=OPENS),
    Field(
        "min_meetings_per_year", S, _("Sittings a year, at least"), "number", highest=52, empty=_("no minimum"),
        help=_("0: the rules set no minimum"),
    ),
    Field("notice_days", S, _("Notice, days before the sitting"), "number", lowest=0, highest=60),
    Field("notice_counting", S, _("How the days of notice count"), "choice", choices=COUNTING),
    Field("who_may_request", S, _("Who may ask for a sitting"), "several", choices=REQUEST),
    Field(
        "request_members", S, _("How many members may ask for a sitting together"), "number", highest=99,
        empty=_("no number"),
    ),
    Field("publicity", S, _("Sittings are"), "choice", choices=PUBLICITY),
    Field("languages", S, _("Languages of the sittings"), "several", choices=settings.LANGUAGES),
    Field("attendance_fee", S, _("Attendance fee"), "money", help=_("For each sitting and person. 0: no fee")),
    Field("quorum_rule", V, _("Quorum"), "choice", choices=QUORUM),
    Field(
        "quorum_number", V, _("Seats, if the quorum is a number"), "number", highest=99, empty=_("no number"),
    ),
    Field("second_call_rule", V, _("Quorum when it is called again"), "choice", choices=SECOND_CALL),
    Field("vote_rule", V, _("What carries a vote"), "choice", choices=VOTE),
    Field("tie_rule", V, _("When votes are equal"), "choice", choices=TIE),
    Field("minutes_deadline_days", M, _("Minutes, days after the sitting"), "number", lowest=1, highest=180),
    Field("minutes_approval", M, _("Minutes are approved"), "choice", choices=APPROVAL),
    Field("report_to_council", M, _("Report to the council"), "choice", choices=REPORT),
    Field(
        "answer_owed", A, _("The college owes an answer to an opinion"), "yes",
        help=_("Only where the commune's own rules say so. Otherwise the day is a wish."),
    ),
    Field("answer_days", A, _("Answer to an opinion, days after it was sent"), "number", lowest=1, highest=366),
    Field(
        "reminder_days", A, _("Reminder, every so many days"), "number", highest=180, empty=_("no reminder"),
        help=_("0: no reminder"),
    ),
    Field("minutes_to_minister", D, _("Minutes go to the minister"), "yes"),
    Field("household_notice", D, _("Every household is informed from time to time"), "yes"),
    Field("elects_representatives", D, _("It elects candidates for the Higher Council"), "yes"),
)  # fmt: skip
BY_KEY = {field.key: field for field in FIELDS}
