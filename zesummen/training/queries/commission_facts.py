"""What is known about a commission before anybody types: read in the commune's own space, handed on as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from zesummen.accounts.queries import people_of
from zesummen.commissions.models import Commission, MemberCard
from zesummen.commissions.queries import commissions as commission_queries
from zesummen.commissions.queries import seats as seat_queries
from zesummen.council.queries import officials_on
from zesummen.kernel.dates import short_date
from zesummen.kernel.tenancy import across, inside
from zesummen.plans.queries.plans import open_plan
from zesummen.territory.mandates import mandate_at
from zesummen.territory.models import Space
from zesummen.territory.states import Regime

from ..models import Evening
from ..states import EveningState, RequestReason, RequestState
from .cases import bodies

NAMES = {
    Regime.LAW_2011: "Commission consultative communale d’intégration",
    Regime.LAW_2023: "Commission communale du vivre-ensemble interculturel",
}
ROLES = ("president", "mayor", "secretary", "officer")
LATE_MONTHS = 12  # a commission that begins so long after the election is set up late (house rule)
FRESH_MONTHS = 12  # a mandate that began no longer ago has just begun (house rule)


@dataclass(frozen=True, slots=True)
class Facts:
    """A commune's commission today. ``languages``: (code, how many members understand it), the most spoken first."""

    commission_ref: int | None
    name: str
    seats: int = 0
    full: int = 0
    substitutes: int = 0
    languages: tuple[tuple[str, int], ...] = ()
    president: str = ""
    officers: tuple[str, ...] = ()
    councillors: int = 0
    plan: str = ""
    last_training: str = ""
    reason: str = ""


def name_by_regime(regime: str) -> str:
    """What the commission is called where it has no name here."""
    return NAMES[Regime(regime)]


def facts(space: Space, today: date) -> Facts:
    """Everything a request already knows about the commune. Twelve statements: asked when a request is begun."""
    last = last_evening(space)
    officers = tuple(row.person.full_name for row in people_of(space, today) if row.role == "officer")
    with inside(space):
        commission = commission_queries.current(today)
        council = len(officials_on(today))
        plan = open_plan()
        known = {
            "officers": officers,
            "councillors": council,
            "plan": str(plan.title) if plan else "",
            "last_training": _words_of(last),
        }
        if commission is None:
            return Facts(None, name_by_regime(space.regime), **known)
        commission.space = space
        found = seat_queries.composition(commission, today)
        president = found.president
        return Facts(
            commission.pk,
            commission.body.name.piece("fr").text or str(commission),
            seats=len(found.seats),
            full=found.filled,
            substitutes=len(found.substitutes),
            languages=_languages(found),
            president=president.name if president else "",
            reason=_reason(commission, found, last.day if last else None, today),
            **known,
        )


def last_evening(space: Space) -> Evening | None:
    """The last evening of a training that this commune has had, whoever gave it."""
    where = bodies()
    if not where:
        return None
    with across(where):
        held = Evening.objects.filter(
            state=EveningState.HELD, request__parties__party_space=space, request__state=RequestState.DONE
        )
        return held.select_related("request__course").order_by("-day", "-pk").first()


def _languages(found) -> tuple[tuple[str, int], ...]:
    members = [member.pk for member in found.people]
    return count_languages(MemberCard.objects.filter(member__in=members).values_list("languages", flat=True))


def count_languages(rows: Iterable[list[str]]) -> tuple[tuple[str, int], ...]:
    """(language, how many understand it), the most spoken first; from one list of languages a member."""
    counts: dict[str, int] = {}
    for codes in rows:
        for code in set(codes or ()):
            counts[code] = counts.get(code, 0) + 1
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _words_of(evening: Evening | None) -> str:
    if evening is None:
        return ""
    return f"{evening.request.course}, {short_date(evening.day)} ({evening.request.reference})"


def _reason(commission: Commission, found, trained_on: date | None, today: date) -> str:
    """Why a training fits now: new people since the last one, a commission set up late, a mandate that has just begun."""
    if trained_on is not None and trained_on >= commission.from_on:
        came = any(row.from_on > trained_on for row in found.holdings)
        return RequestReason.NEW_MEMBERS if came else ""
    mandate = mandate_at(commission.from_on)
    if mandate and _months(mandate.elected.day, commission.from_on) >= LATE_MONTHS:
        return RequestReason.LATE_SETUP
    if _months(commission.from_on, today) < FRESH_MONTHS:
        return RequestReason.RENEWAL
    fresh = any(_months(row.from_on, today) < FRESH_MONTHS for row in found.holdings)
    return RequestReason.NEW_MEMBERS if fresh else RequestReason.RENEWAL


def _months(earlier: date, later: date) -> int:
    return (later.year - earlier.year) * 12 + later.month - earlier.month
