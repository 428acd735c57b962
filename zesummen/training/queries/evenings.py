"""Evenings: of a request, of a trainer, what they still need, and where somebody who missed one could go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import ROLES
from zesummen.kernel.due import Due
from zesummen.kernel.tenancy import across
from zesummen.kernel.words import active_language
from zesummen.season.travel import straight_km

from ..case import Case
from ..models import Attendance, Evening, Participant, Party, Trainer, TrainingRequest, Visit
from ..states import EveningState
from . import cases

LIVE = (EveningState.PROPOSED, EveningState.OFFERED, EveningState.CONFIRMED)
COMES = (EveningState.CONFIRMED, EveningState.HELD)


def of(request: TrainingRequest, *, cancelled: bool = False) -> list[Evening]:
    """The evenings of a request by number and day; cancelled ones where they are asked for. One statement."""
    rows = Evening.objects.filter(request=request).select_related("lead", "second", "session", "season")
    rows = rows if cancelled else rows.exclude(state=EveningState.CANCELLED)
    found = list(rows.order_by("number", "day", "pk"))
    for row in found:
        row.request = request
    return found


def live(case: Case, number: int) -> Evening | None:
    """The evening that stands for this session now."""
    return next((row for row in of(case.request) if row.number == number), None)


def others(evening: Evening) -> dict[int, date]:
    """The days of the request's other evenings, by number."""
    rows = Evening.objects.filter(request=evening.request_id).exclude(pk=evening.pk)
    return dict(rows.exclude(state=EveningState.CANCELLED).order_by().values_list("number", "day"))


def own_trainer(person) -> Trainer | None:
    """The person as a trainer of the open training body."""
    return Trainer.objects.filter(person=person).first() if person is not None else None


@dataclass(frozen=True, slots=True)
class Line:
    """An evening in a list of the training body, with where it is and how many visitors come."""

    evening: Evening
    host: Party
    visitors: int = 0


def lines(today: date, *, trainer: Trainer | None = None, past: bool = False, most: int = 60) -> list[Line]:
    """Evenings of the open training body, of one trainer or of all: coming ones by day, past ones newest first.

    Three statements, whatever the number of rows.
    """
    rows = Evening.objects.exclude(state=EveningState.CANCELLED)
    rows = (
        rows.filter(day__lt=today).order_by("-day", "-starts", "pk")
        if past
        else (rows.filter(day__gte=today).order_by("day", "starts", "pk"))
    )
    if trainer is not None:
        rows = rows.filter(Q(lead=trainer) | Q(second=trainer))
    found = list(rows.select_related("request__course", "lead", "second", "session")[:most])
    hosts = {
        row.request_id: row
        for row in Party.objects.filter(request__in=[row.request_id for row in found], is_host=True).select_related(
            "commune"
        )
    }
    visits: dict[int, int] = {}
    for evening in Visit.objects.filter(evening__in=found).values_list("evening_id", flat=True):
        visits[evening] = visits.get(evening, 0) + 1
    return [Line(row, hosts[row.request_id], visits.get(row.pk, 0)) for row in found if row.request_id in hosts]


def guests_of(evening: Evening) -> list[Participant]:
    """Who said to come from a neighbour's commission, after missing the own evening. One statement."""
    rows = Visit.objects.filter(evening=evening).select_related("participant__party__commune")
    return [row.participant for row in rows.order_by("pk")]


def told_to(participant: Participant) -> list[tuple[Evening, Party]]:
    """The evenings of which this person was told, own and visited, with the host of each. Two statements."""
    mine = Q(request=participant.request_id) | Q(visits__participant=participant)
    return _with_hosts(Evening.objects.filter(mine, sequence__gt=0).distinct())


def told_of(trainer: Trainer) -> list[tuple[Evening, Party]]:
    """The evenings that a trainer gives or gave, cancelled ones too, with the host of each. Two statements."""
    mine = Q(lead=trainer) | Q(second=trainer)
    return _with_hosts(Evening.objects.filter(mine, sequence__gt=0))


def _with_hosts(rows) -> list[tuple[Evening, Party]]:
    found = list(rows.select_related("request__course", "session", "lead", "second").order_by("day", "starts", "pk"))
    hosts = Party.objects.filter(request__in=[row.request_id for row in found], is_host=True).select_related("commune")
    by_request = {row.request_id: row for row in hosts}
    return [(row, by_request[row.request_id]) for row in found if row.request_id in by_request]


def people_of(evening: Evening) -> tuple[list[Participant], list[Participant]]:
    """Who takes part, and who comes from a neighbour's commission. One statement."""
    rows = Participant.objects.filter(Q(request=evening.request_id, left_on=None) | Q(visits__evening=evening))
    found = list(rows.select_related("party__commune").distinct().order_by("party_id", "seat_number", "name", "pk"))
    own = [row for row in found if row.request_id == evening.request_id]
    return own, [row for row in found if row.request_id != evening.request_id]


def names_of(parties: Iterable[Party]) -> str:
    """The communes of these parties, in the reader's language."""
    return ", ".join(row.commune.name_in(active_language()) for row in parties)


# Who missed an evening


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A coming evening of another commission that could stand for one that was missed."""

    evening: Evening
    host: Party
    kilometres: int
    is_mine: bool


def missed(participant: Participant) -> list[int]:
    """The numbers of the sessions that were held for the own commission and not attended anywhere. Two statements."""
    held = Evening.objects.filter(request=participant.request_id, state=EveningState.HELD)
    numbers = set(held.order_by().values_list("number", flat=True))
    if not numbers:
        return []
    came = Attendance.objects.filter(participant=participant).values_list("number", flat=True)
    return sorted(numbers - set(came))


def neighbours(participant: Participant, number: int, today: date, *, most: int = 5) -> list[Neighbour]:
    """Coming evenings of the same number and course in a language of the person's request, the nearest first.

    Inside the training body's space; three statements.
    """
    request: Any = participant.request
    wanted = set(request.languages or ["fr"]) | {participant.language}
    rows = Evening.objects.filter(
        state=EveningState.CONFIRMED, number=number, day__gt=today, request__course=request.course_id
    ).exclude(request=participant.request_id)
    found = [row for row in rows.select_related("request__course", "session") if row.language in wanted]
    if not found:
        return []
    hosts = Party.objects.filter(request__in=[row.request_id for row in found], is_host=True).select_related("commune")
    by_request = {row.request_id: row for row in hosts}
    mine = set(Visit.objects.filter(participant=participant).values_list("evening_id", flat=True))
    here: Any = participant.party.commune
    listed = [
        Neighbour(
            row,
            by_request[row.request_id],
            round(straight_km(here, by_request[row.request_id].commune)),  # type: ignore[arg-type]
            row.pk in mine,
        )
        for row in found
        if row.request_id in by_request
    ]
    return sorted(listed, key=lambda row: (not row.is_mine, row.kilometres, row.evening.day))[:most]


# What is due

ROOM = _("Confirm the room for the training evening on %(day)s")
CONFIRM = _("Confirm the date that the training body offers: %(day)s")


def due(spaces: Iterable, today: date) -> list[Due]:
    """Rooms to confirm by the host, and offered dates to answer by each commune. One statement for all spaces."""
    by_pk = {space.pk: space for space in spaces}
    where = cases.bodies()
    if not by_pk or not where:
        return []
    with across(where):
        rows = list(
            Party.objects.filter(
                Q(request__evenings__state=EveningState.OFFERED)
                | Q(request__evenings__state=EveningState.CONFIRMED, request__evenings__room_confirmed_on=None),
                Q(is_host=True) | Q(request__evenings__state=EveningState.OFFERED, confirmed_on__isnull=False),
                party_space__in=list(by_pk),
                is_active=True,
                request__evenings__day__gte=today,
            )
            .order_by()
            .values_list(
                "party_space_id",
                "request__evenings__pk",
                "request__evenings__state",
                "request__evenings__day",
                "request__evenings__room_until",
                "pk",
                "request__evenings__agreed",
            )
        )
    found = [
        _due_of(by_pk[space], pk, state, day, until, today)
        for space, pk, state, day, until, party, agreed in rows
        if state != EveningState.OFFERED or str(party) not in agreed
    ]
    return sorted(found, key=lambda entry: entry.on)


def _due_of(space, pk: int, state: str, day: date, until: date | None, today: date) -> Due:
    link, owner = f"training/evenings/{pk}/", ROLES["officer"].label
    if state == EveningState.OFFERED:
        on = max(day - timedelta(days=14), today)
        return Due(space, _Told(CONFIRM, day), on, owner, link, "training_date")
    on = until or day - timedelta(days=7)
    return Due(space, _Told(ROOM, day), on, owner, f"{link}room/", "training_room", on < today)


class _Told:
    """A sentence with a day, in the language in which it is read."""

    def __init__(self, words, day: date):
        self.words, self.day = words, day

    def __str__(self) -> str:
        from zesummen.kernel.dates import short_date

        return str(self.words) % {"day": short_date(self.day)}
