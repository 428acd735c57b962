"""Calls for candidates: all of a commission, one with what is to do next, what is open to the public, what is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.rules import role_label
from zesummen.council.models import Deliberation
from zesummen.council.states import EDITABLE, DecisionState
from zesummen.kernel.due import Due
from zesummen.kernel.tenancy import inside
from zesummen.kernel.together import asking
from zesummen.kernel.words import Text

from .. import call_words
from ..models import Application, Call, Commission, Seat
from ..states import ApplicationState, CallState, CommissionState
from . import rulebook
from .applications import OVER, TOLD

ONE_DAY = timedelta(days=1)


def rows(commission: Commission) -> list[Call]:
    """All calls of a commission, the newest first, each with ``came`` and ``to_examine``. One statement."""
    live = ~Q(applications__state=ApplicationState.WITHDRAWN) & Q(applications__isnull=False)
    found = Call.objects.filter(commission=commission).order_by("-pk")
    return list(
        found.annotate(
            came=Count("applications", filter=live),
            to_examine=Count("applications", filter=Q(applications__state=ApplicationState.RECEIVED)),
        )
    )


def find(commission_id: int, pk: int) -> Call | None:
    """One call of this commission in the open space, with commission and body."""
    found = Call.objects.filter(pk=pk, commission=commission_id)
    return found.select_related("commission", "commission__body", "published_by", "deliberation").first()


def seat_numbers(commission: Commission, day: date) -> list[int]:
    """Numbers of the seats that are there on that day or later."""
    still = Q(until_on=None) | Q(until_on__gte=day)
    return list(Seat.objects.filter(still, commission=commission).order_by("number").values_list("number", flat=True))


def proposed_words(commission: Commission, day: date) -> dict[str, Text]:
    """Introduction, conditions and papers of a new call in five languages, from regime and rules of the day."""
    book = rulebook.rules_on(commission, day)
    return {
        "introduction": call_words.introduction(),
        "eligibility": call_words.eligibility(book.eligibility, book.min_age),
        "proofs": call_words.proofs(book.eligibility),
    }


def decisions(call: Call):
    """The council's decisions about this call, the newest first."""
    return Deliberation.objects.filter(about=f"call:{call.pk}").order_by("-pk")


def decision_in_work(call: Call) -> Deliberation | None:
    """The decision that is drafted or before the council, if there is one."""
    return decisions(call).filter(state__in=EDITABLE).first()


def decision_to_enter(call: Call) -> Deliberation | None:
    """An accepted decision whose appointments are not entered yet."""
    if call.state != CallState.SELECTION:
        return None
    return decisions(call).filter(state=DecisionState.ACCEPTED).first()


# For everybody


@dataclass(frozen=True, slots=True)
class PublicCall:
    """What everybody may read of a call: no person but the contact that the commune wrote there."""

    pk: int
    slug: str
    name: Text
    introduction: Text
    eligibility: Text
    proofs: Text
    seats_full: int
    seats_substitute: int
    opens_on: date
    closes_on: date
    takes_late: bool
    contact: str
    is_open: bool  # people may apply today
    is_late: bool  # the last day has passed and a reason is asked for
    min_age: int


def public_calls(space, today: date) -> list[PublicCall]:
    """The calls of a space that are published and not over, the newest first. Works in and outside of a space."""
    with inside(space):
        found = Call.objects.filter(state__in=(CallState.PUBLISHED, CallState.CLOSED), opens_on__isnull=False)
        shown = found.select_related("commission", "commission__body").order_by("-pk")
        return [public_sheet(call, space, today) for call in shown if _is_shown(call, today)]


def public_call(space, pk: int, today: date) -> PublicCall | None:
    """One published call, while it is published: also after its last day, until the selection begins."""
    with inside(space):
        found = Call.objects.filter(pk=pk, state__in=(CallState.PUBLISHED, CallState.CLOSED))
        call = found.select_related("commission", "commission__body").first()
        return public_sheet(call, space, today) if call and call.opens_on else None


def _is_shown(call: Call, today: date) -> bool:
    return call.closes_on >= today or call.takes_late


def public_sheet(call: Call, space, today: date) -> PublicCall:
    """What everybody will read of this call; both days must be there. Call it inside the space."""
    call.commission.space = call.commission.body.space = space
    ended = call.closes_on < today or call.state == CallState.CLOSED
    return PublicCall(
        pk=call.pk,
        slug=space.slug,
        name=call.commission.body.name,
        introduction=call.introduction,
        eligibility=call.eligibility,
        proofs=call.proofs,
        seats_full=call.seats_full,
        seats_substitute=call.seats_substitute,
        opens_on=call.opens_on,
        closes_on=call.closes_on,
        takes_late=call.takes_late,
        contact=call.contact,
        is_open=call.opens_on <= today and (not ended or call.takes_late),
        is_late=ended,
        min_age=rulebook.rules_on(call.commission, today).min_age,
    )


# What is due


@asking
def due(spaces: Iterable, today: date):
    """What calls owe: to be closed, to be chosen from, to be told."""
    spaces = list(spaces)
    states = (CallState.PUBLISHED, CallState.CLOSED, CallState.SELECTION)
    calls = Call.objects.filter(space__in=spaces, state__in=states).exclude(
        commission__state=CommissionState.HANDED_OVER
    )
    calls = calls.select_related("commission__body", "space").order_by("pk")
    untold = Application.objects.filter(
        space__in=spaces, call__state__in=OVER, state__in=TOLD, decided_on__isnull=False, told_on=None
    )
    untold = untold.select_related("call__commission__body", "space").order_by("decided_on", "pk")
    yield calls, untold
    found = [item for call in calls if (item := _owed(call, today))]
    letters: dict[int, Application] = {}
    for row in untold:
        letters.setdefault(row.call_id, row)
    for row in letters.values():
        row.call.space = row.space
        what = _("Send the letters to candidates of “%(commission)s”") % {"commission": row.call.commission}
        found.append(_due(row.call, what, row.decided_on + timedelta(days=14), "officer", today, "letters/"))
    return sorted(found, key=lambda item: item.on)


def _owed(call: Call, today: date) -> Due | None:
    words = {"commission": call.commission}
    after = call.closes_on + ONE_DAY
    if call.state == CallState.PUBLISHED:
        if after > today:
            return None
        return _due(call, _("Close the call for candidates for “%(commission)s”") % words, after, "officer", today)
    what = _("Choose among the candidates for “%(commission)s”") % words
    return _due(call, what, after + timedelta(days=30), "mayor", today, "selection/")


def _due(call: Call, what, on: date, owner: str, today: date, below: str = "") -> Due:
    link = f"commissions/{call.commission_id}/calls/{call.pk}/{below}"
    return Due(call.space, what, on, role_label(owner), link, "call", on < today)
