"""Evenings: of a request, of a trainer, what they still need, and where somebody who missed one could go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import ROLES
from zesummen.kernel.due import Due
from zesummen.kernel.models import Entry
from zesummen.kernel.tenancy import across
from zesummen.kernel.words import active_language
from zesummen.season.travel import straight_km

from ..case import Case
from ..models import Attendance, Evening, Participant, Party, Trainer, TrainingRequest, Visit
from ..states import SEATED, EveningState
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
    return neighbours_of([participant], number, today, most=most)[participant.pk]


def neighbours_of(
    people: Sequence[Participant], number: int, today: date, *, most: int = 5
) -> dict[int, list[Neighbour]]:
    """The same for several people of one request, by participant id. Three statements for all."""
    nothing: dict[int, list[Neighbour]] = {row.pk: [] for row in people}
    if not people:
        return nothing
    request: Any = people[0].request
    rows = Evening.objects.filter(
        state=EveningState.CONFIRMED, number=number, day__gt=today, request__course=request.course_id
    ).exclude(request=request.pk)
    found = list(rows.select_related("request__course", "session"))
    if not found:
        return nothing
    hosts = Party.objects.filter(request__in=[row.request_id for row in found], is_host=True).select_related("commune")
    by_request = {row.request_id: row for row in hosts}
    said = set(Visit.objects.filter(participant__in=people).values_list("participant_id", "evening_id"))
    return {row.pk: _nearest(row, found, by_request, said)[:most] for row in people}


def _nearest(participant: Participant, found: list[Evening], by_request: dict, said: set) -> list[Neighbour]:
    """Those that the person understands, visited ones first."""
    request: Any = participant.request
    wanted = set(request.languages or ["fr"]) | {participant.language}
    here: Any = participant.party.commune
    listed = [
        Neighbour(
            row,
            by_request[row.request_id],
            round(straight_km(here, by_request[row.request_id].commune)),  # type: ignore[arg-type]
            (participant.pk, row.pk) in said,
        )
        for row in found
        if row.request_id in by_request and row.language in wanted
    ]
    return sorted(listed, key=lambda row: (not row.is_mine, row.kilometres, row.evening.day))


LIST_KEPT, FORGOTTEN = 2, 30  # days after an evening between which those who missed it are told of others


def make_ups(evening: Evening, today: date) -> list[tuple[Participant, list[Neighbour]]]:
    """Who has a seat and missed an evening that was held, each with neighbours' evenings to make up for it.

    Left out is whoever has none, or said already to come to one; nobody, until the list of who came is kept, and once
    the evening lies long back. ``evening`` with its request; five statements, whatever the number of people.
    """
    since = (today - evening.day).days
    if evening.state != EveningState.HELD or not LIST_KEPT <= since <= FORGOTTEN:
        return []
    noted = Attendance.objects.filter(
        Q(evening=evening) | Q(number=evening.number, participant__request=evening.request_id)
    ).values_list("participant_id", "evening_id")
    came = {participant for participant, _evening in noted}
    if not any(where == evening.pk for _participant, where in noted):  # nobody has noted who came yet
        return []
    seated = Participant.objects.filter(request=evening.request_id, left_on=None, part__in=SEATED)
    away = [row for row in seated.select_related("party__commune") if row.pk not in came]
    for row in away:
        row.request = evening.request
    found = neighbours_of(away, evening.number, today)
    return [(row, found[row.pk]) for row in away if found[row.pk] and not any(one.is_mine for one in found[row.pk])]


# What is due

ROOM = _("Confirm the room for the training evening on %(day)s")
CONFIRM = _("Confirm the date that the training body offers: %(day)s")
LETTERS = _("Print the letters for those who missed the training evening on %(day)s")
MISSED, PRINTED = "training_evening.missed", "training_evening.letters_printed"  # what the journal notes of them
PRINT_WITHIN = timedelta(days=7)


def due(spaces: Iterable, today: date) -> list[Due]:
    """Rooms to confirm by the host, offered dates to answer by each commune, and letters that the host prints for those
    who missed an evening. One statement for all spaces.
    """
    by_pk = {space.pk: space for space in spaces}
    where = cases.bodies()
    if not by_pk or not where:
        return []
    coming = Q(is_active=True, request__evenings__day__gte=today)
    with across(where):
        rows = list(
            Party.objects.filter(
                coming & Q(request__evenings__state=EveningState.OFFERED)
                | coming & Q(request__evenings__state=EveningState.CONFIRMED, request__evenings__room_confirmed_on=None)
                | Q(
                    request__evenings__state=EveningState.HELD,
                    request__evenings__day__gte=today - timedelta(days=FORGOTTEN),
                    request__evenings__pk__in=_to_print(where),
                ),
                Q(is_host=True) | Q(request__evenings__state=EveningState.OFFERED, confirmed_on__isnull=False),
                party_space__in=list(by_pk),
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


def _to_print(bodies: Iterable):
    """The evenings of which somebody was to hear by letter what can make up for them, and nobody printed it yet."""
    entries = Entry._base_manager.filter(space__in=list(bodies))
    printed = entries.filter(verb=PRINTED).values("object_id")
    return entries.filter(verb=MISSED, facts__letters__gt=0).exclude(object_id__in=printed).values("object_id")


def letters_wait(evening: Evening) -> bool:
    """Whether the letters about a missed evening are to be printed and nobody noted that they are. One statement."""
    return _to_print([evening.space_id]).filter(object_id=evening.pk).exists()


def _due_of(space, pk: int, state: str, day: date, until: date | None, today: date) -> Due:
    link, owner = f"training/evenings/{pk}/", ROLES["officer"].label
    if state == EveningState.HELD:
        on = day + timedelta(days=LIST_KEPT) + PRINT_WITHIN
        return Due(space, _Told(LETTERS, day), on, owner, link, "training_letters", on < today)
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
