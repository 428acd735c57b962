"""Rounds of invitations: how they stand, the communes of one with what became of each, whom to invite."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from zesummen.council.models import Official
from zesummen.kernel.tenancy import across
from zesummen.kernel.words import active_language, plain
from zesummen.territory.models import Commune, Space
from zesummen.territory.states import SpaceKind

from ..models import Course, Invitation, InvitationRound, Party
from ..states import InvitationState

TONES = {
    InvitationState.TO_SEND: "to_start",
    InvitationState.SENT: "under_way",
    InvitationState.REMINDED: "under_way",
    InvitationState.ASKED: "completed",
    InvitationState.DECLINED: "plain",
    InvitationState.WRONG_ADDRESS: "to_correct",
}
WAITING = (InvitationState.SENT, InvitationState.REMINDED)


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round in the list: how many communes, how many letters went, asked, declined."""

    round: InvitationRound
    total: int
    to_send: int
    asked: int
    declined: int


def rounds() -> list[RoundLine]:
    """All rounds, the newest first. One statement."""
    rows = (
        InvitationRound.objects.select_related("course")
        .annotate(
            total=Count("invitations"),
            to_send=Count("invitations", filter=Q(invitations__state=InvitationState.TO_SEND)),
            asked=Count("invitations", filter=Q(invitations__state=InvitationState.ASKED)),
            declined=Count("invitations", filter=Q(invitations__state=InvitationState.DECLINED)),
        )
        .order_by("-dated_on", "-id")
    )
    return [RoundLine(row, row.total, row.to_send, row.asked, row.declined) for row in rows]  # type: ignore[attr-defined]


def find_round(pk: int) -> InvitationRound | None:
    """A round with its course."""
    return InvitationRound.objects.select_related("course").filter(pk=pk).first()


def find(round_pk: int, pk: int) -> Invitation | None:
    """The invitation of one commune."""
    rows = Invitation.objects.select_related("commune__canton", "round__course", "request")
    return rows.filter(round=round_pk, pk=pk).first()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a round is to be shown."""

    state: str = ""
    canton: str = ""
    text: str = ""

    @property
    def is_all(self) -> bool:
        return not (self.state or self.canton or self.text)


def rows_of(found: InvitationRound, wanted: Wanted | None = None) -> list[Invitation]:
    """The communes of a round by name, each with its request; those that fit the filter. One statement."""
    wanted = wanted or Wanted()
    rows = Invitation.objects.filter(round=found).select_related("commune__canton", "request")
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.canton:
        rows = rows.filter(commune__canton__code=wanted.canton)
    listed = sorted(rows, key=lambda row: plain(row.commune.name_in(active_language())))
    if wanted.text:
        sought = plain(wanted.text)
        listed = [row for row in listed if any(sought in plain(part) for part in _words_of(row))]
    for row in listed:
        row.space = found.space
    return listed


def _words_of(row: Invitation) -> tuple[str, ...]:
    names = (row.commune.name_fr, row.commune.name_de, row.commune.name_lb)
    return (*names, row.mayor_name, row.president_name, row.remark)


def counts(rows: list[Invitation]) -> list[tuple[str, str, int]]:
    """(state, label, how many) for each state that occurs, in the order of the states."""
    found = Counter(row.state for row in rows)
    return [(state.value, str(state.label), found[state]) for state in InvitationState if found[state]]


def cantons(rows: list[Invitation]) -> list[tuple[str, str]]:
    """(code, name) of the cantons of these communes."""
    found = {row.commune.canton.code: row.commune.canton.name_in(active_language()) for row in rows}
    return sorted(found.items(), key=lambda pair: plain(pair[1]))


# ---- whom to invite ----


@dataclass(frozen=True, slots=True)
class Addressee:
    """A commune with what is known of whom to write to."""

    commune: Commune
    mayor: str = ""
    email: str = ""
    address: str = ""


def addressees(today: date) -> list[Addressee]:
    """All communes with the mayor and the public contact, where the commune works here. Three statements."""
    spaces = {row.commune_id: row for row in Space.objects.filter(kind=SpaceKind.COMMUNE)}
    mayors: dict[int, str] = {}
    with across(spaces.values()):
        held = Official.objects.filter(office=Official.Office.MAYOR, from_on__lte=today)
        for row in held.filter(Q(until_on=None) | Q(until_on__gte=today)).order_by("from_on"):
            mayors[row.space_id] = row.name
    return [_addressee(commune, spaces.get(commune.pk), mayors) for commune in Commune.objects.all()]


def _addressee(commune: Commune, space: Space | None, mayors: dict[int, str]) -> Addressee:
    if space is None:
        return Addressee(commune)
    return Addressee(commune, mayors.get(space.pk, ""), space.contact_email, space.contact_address[:400])


def asked_for(course: Course) -> set[int]:
    """Communes that have asked for this course, by their key."""
    rows = Party.objects.filter(request__course=course).exclude(request__state__in=("draft", "withdrawn"))
    return set(rows.order_by().values_list("commune_id", flat=True))


def open_invitations(course_pk: int, communes: list[int]) -> list[Invitation]:
    """Invitations to this course of these communes that are not answered by a request yet."""
    rows = Invitation.objects.filter(round__course=course_pk, commune__in=communes)
    return list(rows.exclude(state=InvitationState.ASKED).select_related("commune", "round"))
