"""The member's own page: next sitting, answer, papers, what became of the advice, term. The same by account and by link."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, Subquery

from zesummen.documents import queries as documents
from zesummen.documents.queries import FileRow
from zesummen.kernel.access import Grants, permissions_of
from zesummen.sittings.models import AgendaItem, Attendance, BodyMember, Sitting
from zesummen.sittings.queries.bodies import OPEN
from zesummen.sittings.states import SittingState

from .. import seating
from ..models import Commission, Holding, MemberCard, MinutesVersion, Office, Opinion
from ..states import MinutesKind, Part
from . import cards, opinions, seats

SHOWN = 8  # opinions on the page
NEWEST = 12  # sittings whose minutes are looked for


@dataclass(frozen=True, slots=True)
class MemberPage:
    """Everything on a member's page, frozen."""

    commission: Commission
    member: BodyMember
    card: MemberCard | None
    today: date
    sitting: Sitting | None  # the next one
    row: Attendance | None  # the member's place at it; a substitute has none before being asked
    may_send_substitute: bool
    items: tuple[AgendaItem, ...]
    files: tuple[FileRow, ...]
    later: tuple[Sitting, ...]
    minutes: tuple[Sitting, ...]  # the newest whose minutes are approved
    drafts: tuple[Sitting, ...]  # whose draft the member got; each with ``remarks_until``
    count: opinions.OpinionCount
    opinions: tuple[opinions.OpinionRow, ...]
    holdings: tuple[Holding, ...]
    offices: tuple[Office, ...]

    @property
    def present(self) -> tuple[Holding, ...]:
        """What the member holds today."""
        return tuple(row for row in self.holdings if seating.holds(row, self.today))

    @property
    def is_over(self) -> bool:
        """The member has left, or the commission has ended."""
        ended = self.commission.until_on is not None and self.commission.until_on < self.today
        return ended or bool(self.member.until_on and self.member.until_on < self.today)


def rights(commission: Commission) -> Grants:
    """What a member may read of the commission's papers without an account."""
    return Grants(permissions_of(["member"]) | {commission.body.reading}, frozenset({"member"}))


def page(commission: Commission, member: BodyMember, today: date) -> MemberPage:
    """The page of a member on a day. At most eleven statements, whatever the number of rows."""
    holdings, offices = seats.own_places(member)
    over = bool(member.until_on and member.until_on < today)
    coming = (
        []
        if over
        else list(_sittings(commission, member).filter(state__in=OPEN, day__gte=today).order_by("day", "pk")[:6])
    )
    sitting = coming[0] if coming else None
    told = sitting is not None and sitting.convened_on is not None  # what is still being planned is not told yet
    items = list(AgendaItem.objects.filter(sitting=sitting).order_by("position", "pk")) if told else []
    row = place(sitting, member) if sitting else None
    full = any(held.part == Part.FULL for held in holdings if seating.holds(held, today))
    return MemberPage(
        commission,
        member,
        cards.card_of(member),
        today,
        sitting,
        row,
        full and row is not None and sitting is not None and _has_substitute(commission, member, sitting.day),
        tuple(items),
        tuple(files_of(commission, sitting if told else None, items)),
        tuple(coming[1:]),
        *_minutes(commission, member),
        opinions.count(commission),
        tuple(row for row in opinions.rows(commission, today) if _is_told(row.opinion, member))[:SHOWN],
        holdings,
        offices,
    )


def _has_substitute(commission: Commission, member: BodyMember, day: date) -> bool:
    """Can somebody take the member's seat that day: the substitute of the seat, or one of the pool? One statement."""
    found = seats.composition(commission, day)
    if found.substitute_rule == "none":
        return False
    return any(place.full == member.pk and (place.substitute or found.ranks) for place in found.places)


def _sittings(commission: Commission, member: BodyMember):
    """The sittings that concern the member: whoever has left keeps those up to the last day, and no later ones."""
    found = Sitting.objects.filter(body=commission.body_id)
    return found.filter(day__lte=member.until_on) if member.until_on else found


def _minutes(commission: Commission, member: BodyMember) -> tuple[tuple[Sitting, ...], tuple[Sitting, ...]]:
    """The newest approved minutes, and the drafts that were sent to the member and wait for their approval."""
    sent = MinutesVersion.objects.filter(sitting=OuterRef("pk"), kind=MinutesKind.FOR_REMARKS).order_by("-number")
    had_place = Attendance.objects.filter(sitting=OuterRef("pk"), member=member)
    written = (SittingState.APPROVED, SittingState.HELD, SittingState.DRAFT)
    rows = _sittings(commission, member).filter(state__in=written).defer("minutes")
    rows = rows.annotate(draft=Subquery(sent.values("pk")[:1]), had_place=Exists(had_place))
    rows = rows.annotate(remarks_until=Subquery(sent.values("remarks_until")[:1]))
    rows = rows.filter(Q(state=SittingState.APPROVED) | Q(draft__isnull=False, had_place=True))
    found = list(rows.order_by("-day", "-pk")[:NEWEST])
    drafts = tuple(row for row in found if row.state != SittingState.APPROVED)
    return tuple(row for row in found if row not in drafts)[:3], drafts


def _is_told(opinion: Opinion, member: BodyMember) -> bool:
    return opinion.state in opinions.GIVEN and (member.until_on is None or opinion.adopted_on <= member.until_on)


def place(sitting: Sitting, member: BodyMember) -> Attendance | None:
    """The member's place at a sitting."""
    rows = Attendance.objects.filter(sitting=sitting, member=member)
    return rows.select_related("member", "member__person", "stands_for").first()


def files_of(commission: Commission, sitting: Sitting | None, items) -> list[FileRow]:
    """The papers of a sitting and of its points that members read. One statement."""
    if sitting is None:
        return []
    folders = [sitting.folder_id, *(item.folder_id for item in items)]
    found = documents.files_by_folder(folders, rights(commission))
    return [row for folder in dict.fromkeys(folders) for row in found.get(folder, [])]


def sitting_of(commission: Commission, member: BodyMember, pk: int) -> Sitting | None:
    """A sitting of this commission that concerns the member; ``None`` for one after the member left."""
    return _sittings(commission, member).filter(pk=pk).select_related("body", "space", "body__space").first()
