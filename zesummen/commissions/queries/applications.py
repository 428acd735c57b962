"""Candidates' files: the list of a call, one file, by code, the reserve, the pool, and counts that hide each person."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from zesummen.council.models import Deliberation
from zesummen.council.states import EDITABLE, DecisionState

from .. import candidate_codes
from ..models import Application, Call, Commission
from ..rules.applications import CHECKING, twin_of
from ..states import LIVE, ApplicationState, CallState, Part
from . import cards, proofs

OVER = (CallState.APPOINTED, CallState.ARCHIVED)  # from now on candidates read what was decided
TOLD = (
    ApplicationState.APPOINTED,
    ApplicationState.RESERVE,
    ApplicationState.DECLINED,
    ApplicationState.NOT_ELIGIBLE,
)
ORDER = {
    ApplicationState.PROPOSED: 0,
    ApplicationState.APPOINTED: 0,
    ApplicationState.RESERVE: 1,
    ApplicationState.ELIGIBLE: 2,
    ApplicationState.RECEIVED: 3,
    ApplicationState.DECLINED: 4,
    ApplicationState.NOT_ELIGIBLE: 5,
    ApplicationState.WITHDRAWN: 6,
}
TONES = {
    ApplicationState.RECEIVED: "to_start",
    ApplicationState.ELIGIBLE: "under_way",
    ApplicationState.PROPOSED: "under_way",
    ApplicationState.APPOINTED: "completed",
    ApplicationState.RESERVE: "declared",
    ApplicationState.NOT_ELIGIBLE: "not_open",
    ApplicationState.DECLINED: "not_open",
    ApplicationState.WITHDRAWN: "plain",
}


@dataclass(frozen=True, slots=True)
class FileRow:
    """A candidate in the list: the file, its tone, and another file that seems to be of the same person."""

    application: Application
    tone: str
    twin: Application | None = None
    missing: str = ""  # the paper that has not come yet


def rows(call: Call) -> list[FileRow]:
    """All files of a call: proposed first, then reserve by rank, eligible, to examine, and the rest. One statement."""
    found = sorted(of_call(call), key=_place)
    for row in found:
        row.call = call
    seen: list[Application] = []
    made = []
    for row in found:
        made.append(FileRow(row, TONES[ApplicationState(row.state)], twin_of(row.name, row.email, seen)))
        seen.append(row)
    return made


def with_papers(call: Call, found: Iterable[FileRow]) -> list[FileRow]:
    """The same rows, each with the paper that is still missing while the choice is not made. Two statements."""
    rows = list(found)
    if call.state not in CHECKING:
        return rows
    papers = proofs.by_file(call, [row.application for row in rows])
    return [replace(row, missing=papers[row.application.pk].missing) for row in rows]


def _place(row: Application) -> tuple:
    part = 1 if row.proposed_part == Part.SUBSTITUTE else 0
    return (ORDER[ApplicationState(row.state)], part, row.proposed_seat or 999, row.reserve_rank or 999, row.pk)


def of_call(call: Call) -> list[Application]:
    """All files of a call, in the order they came."""
    return list(Application.objects.filter(call=call).order_by("pk"))


def letters_waiting(found: Iterable[FileRow]) -> int:
    """How many of these candidates were decided upon and wait for a letter."""
    files = [row.application for row in found if row.application.call.state in OVER]
    return sum(row.state in TOLD and row.decided_on is not None and row.told_on is None for row in files)


def untold(call: Call) -> list[Application]:
    """Who was decided upon and is still to be told by letter."""
    rows = Application.objects.filter(call=call, call__state__in=OVER, state__in=TOLD)
    return list(rows.filter(told_on=None, decided_on__isnull=False).order_by("pk"))


def find(call: Call, pk: int) -> Application | None:
    """One file of this call."""
    found = Application.objects.filter(call=call, pk=pk).select_related("keyed_in_by").first()
    if found is not None:
        found.call, found.space = call, call.space
    return found


def open_code(typed: str) -> Application | None:
    """The application of a code, in whatever space; ``None`` where there is none (erased ones included)."""
    code = candidate_codes.read(typed)
    if not code:
        return None
    # The code names no space: it says which one. The digest is unique in all of them.
    rows = Application._base_manager.select_related("space", "call", "call__commission", "call__commission__body")
    return rows.filter(code_digest=candidate_codes.digest(code)).first()


def reserve(commission: Commission) -> list[Application]:
    """The reserve list of a commission, by rank, the newest call first. One statement."""
    rows = Application.objects.filter(
        call__commission=commission,
        call__state__in=(CallState.APPOINTED, CallState.ARCHIVED),
        state__in=(ApplicationState.RESERVE, ApplicationState.PROPOSED),
    )
    return list(rows.select_related("call").order_by("-call_id", "reserve_rank", "pk"))


def pool(commission: Commission, today: date) -> list[Application]:
    """Who wants to help in another way, while the consent lasts. One statement."""
    rows = Application.objects.filter(call__commission=commission, consents_pool=True).filter(
        Q(pool_until=None) | Q(pool_until__gte=today)
    )
    return list(rows.exclude(state=ApplicationState.APPOINTED).select_related("call").order_by("name", "pk"))


def replacement_in_work(application: Application) -> Deliberation | None:
    """The drafted decision that appoints this person of the reserve list."""
    found = Deliberation.objects.filter(about=f"reserve:{application.pk}", state__in=EDITABLE)
    return found.order_by("-pk").first()


def replacement_to_enter(application: Application) -> Deliberation | None:
    """An accepted decision that appoints this person, and whose seat could not be given yet."""
    if application.state != ApplicationState.PROPOSED or replacement_in_work(application) is not None:
        return None
    found = Deliberation.objects.filter(about=f"reserve:{application.pk}", state=DecisionState.ACCEPTED)
    return found.order_by("-pk").first()


def figures(found: Iterable[FileRow]) -> cards.Figures:
    """What candidates told of themselves, counted; protected as the commission's own figures are. No statement."""
    shown = LIVE | {ApplicationState.APPOINTED}
    return cards.count_declared([row.application.declared for row in found if row.application.state in shown])


def counts(found: Iterable[FileRow]) -> dict[str, int]:
    """How many full members and substitutes are proposed, how many stand on the reserve list."""
    files = [row.application for row in found]
    proposed = [row for row in files if row.state in (ApplicationState.PROPOSED, ApplicationState.APPOINTED)]
    return {
        "full": sum(row.proposed_part == Part.FULL for row in proposed),
        "substitutes": sum(row.proposed_part == Part.SUBSTITUTE for row in proposed),
        "reserve": sum(row.state == ApplicationState.RESERVE for row in files),
        "received": sum(row.state == ApplicationState.RECEIVED for row in files),
    }
