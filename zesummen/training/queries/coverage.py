"""Which commissions are set up, invited, asked, dated, trained: commune by commune, over one mandate of the councils.

A commission counts as set up where it works here, or where its request says so; elsewhere nothing is known, and that is
said. Seats are counted, people are not named. Seven statements, whatever the number of communes.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.commissions.models import Commission, Seat
from zesummen.commissions.states import CommissionState
from zesummen.kernel.tenancy import across, inside
from zesummen.kernel.together import fill
from zesummen.kernel.words import active_language, plain
from zesummen.territory.mandates import CouncilMandate, mandate_at
from zesummen.territory.models import Commune, Space
from zesummen.territory.queries import Legend, TileMap, tile_map

from ..models import Evening, Invitation, Party
from ..states import EveningState, InvitationState, RequestState
from . import attendance, cases

#: standings in their order: each includes the ones before it; shade on the map
STANDINGS = {
    "unknown": (0, pgettext_lazy("standing of a commission", "nothing known")),
    "set_up": (1, pgettext_lazy("standing of a commission", "set up")),
    "invited": (2, pgettext_lazy("standing of a commission", "invited")),
    "asked": (3, pgettext_lazy("standing of a commission", "asked")),
    "dated": (4, pgettext_lazy("standing of a commission", "dated")),
    "trained": (5, pgettext_lazy("standing of a commission", "trained")),
}
ASKED = (
    RequestState.ASKED,
    RequestState.DATING,
    RequestState.WAITING,
    RequestState.DATED,
    RequestState.RUNNING,
    RequestState.DONE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One commune. ``seats`` is ``None`` where its commission does not work here."""

    commune: Commune
    name: str
    canton: str
    standing: str
    is_set_up: bool
    is_invited: bool
    is_asked: bool
    is_dated: bool
    is_trained: bool
    declined: bool
    seats: int | None
    trained_seats: int
    people: int
    without_seat: int
    first_on: date | None  # first evening held
    last_on: date | None
    request: int | None
    reference: str

    @property
    def label(self):
        return STANDINGS[self.standing][1]


@dataclass(frozen=True, slots=True)
class CantonRow:
    """One canton: how many communes stand where, and the seats of those whose seats are known."""

    name: str
    communes: int
    counts: dict[str, int]
    seats: int
    trained_seats: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """All communes over one mandate."""

    rows: list[Row]
    mandate: CouncilMandate | None

    def count(self, name: str) -> int:
        """How many communes have reached a standing."""
        return sum(getattr(row, f"is_{name}") for row in self.rows)

    @property
    def counts(self) -> dict[str, int]:
        return {name: self.count(name) for name in ("set_up", "invited", "asked", "dated", "trained")}

    @property
    def seats(self) -> int:
        """Seats of the commissions whose seats are known."""
        return sum(row.seats or 0 for row in self.rows)

    @property
    def trained_seats(self) -> int:
        """Seats, of those, with somebody trained."""
        return sum(row.trained_seats for row in self.rows if row.seats)

    @property
    def cantons(self) -> list[CantonRow]:
        """The same by canton."""
        grouped: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            grouped[row.canton].append(row)
        return [
            CantonRow(
                name,
                len(rows),
                {key: sum(getattr(row, f"is_{key}") for row in rows) for key in self.counts},
                sum(row.seats or 0 for row in rows),
                sum(row.trained_seats for row in rows if row.seats),
            )
            for name, rows in sorted(grouped.items(), key=lambda pair: plain(pair[0]))
        ]


def coverage(day: date) -> Coverage:
    """The open training body's coverage over the mandate into which the day falls."""
    mandate = mandate_at(day)
    first = mandate.elected.day if mandate else date.min
    last = mandate.until.day - timedelta(days=1) if mandate else date.max
    spaces = list(Space.objects.filter(commune__isnull=False))
    seats = _seats(spaces, first, last)
    invited, parties = _invited_and_asked(first, last)
    evenings = _evenings(first, last)
    trained = attendance.by_party([row.request_id for rows in parties.values() for row in rows])
    language = active_language()
    communes = Commune.objects.select_related("canton").order_by("name_fr")
    rows = [
        _row(commune, language, seats, invited.get(commune.pk), parties.get(commune.pk, []), evenings, trained)
        for commune in communes
    ]
    return Coverage(sorted(rows, key=lambda row: plain(row.name)), mandate)


def released_coverage(day: date) -> Coverage:
    """What the ministry sees: communes that released where they stand, from all training bodies, and no other row."""
    found: dict[int, Row] = {}
    mandate = mandate_at(day)
    for body in cases.bodies():
        with inside(body):
            open_to = set(Party.objects.filter(released_at__isnull=False).values_list("commune_id", flat=True))
            for row in coverage(day).rows if open_to else []:
                before = found.get(row.commune.pk)
                if row.commune.pk in open_to and (before is None or _reached(row) > _reached(before)):
                    found[row.commune.pk] = replace(row, request=None)
    return Coverage(sorted(found.values(), key=lambda row: plain(row.name)), mandate)


def _reached(row: Row) -> int:
    return STANDINGS[row.standing][0]


def _seats(spaces: list[Space], first: date, last: date) -> dict[int, int]:
    """Commune id → seats of the commission at work in that mandate. Two statements."""
    if not spaces:
        return {}
    by_pk = {space.pk: space for space in spaces}
    with across(spaces):
        rows = Commission.objects.exclude(state=CommissionState.SETTING_UP).filter(from_on__lte=last)
        rows = rows.filter(Q(until_on=None) | Q(until_on__gte=first), expected_until__gte=first)
        commissions = dict(rows.order_by("from_on", "pk").values_list("space_id", "pk"))
        counted = Seat.objects.filter(commission__in=commissions.values(), until_on=None).order_by()
        seats = dict(counted.values_list("commission").annotate(Count("pk")))
    return {by_pk[space].commune_id: seats.get(commission, 0) for space, commission in commissions.items()}


def _invited_and_asked(first: date, last: date) -> tuple[dict[int, Invitation], dict[int, list[Party]]]:
    """Commune id → its newest invitation of that mandate; commune id → its parties of requests of it, oldest first.

    One statement for both.
    """
    nobody = (InvitationState.TO_SEND, InvitationState.WRONG_ADDRESS)  # a letter that came back invited nobody
    letters = Invitation.objects.exclude(state__in=nobody).filter(
        Q(sent_on__isnull=True) | Q(sent_on__range=(first, last))
    )
    letters = letters.order_by("sent_on", "pk")
    rows = Party.objects.filter(
        request__state__in=ASKED, request__asked_on__range=(first, last), confirmed_on__isnull=False
    )  # who was named for a common evening and has not agreed has not asked
    rows = rows.select_related("request").order_by("request__asked_on", "pk")
    fill(letters, rows)
    asked: dict[int, list[Party]] = defaultdict(list)
    for row in rows:
        asked[row.commune_id].append(row)
    return {row.commune_id: row for row in letters}, asked


def _evenings(first: date, last: date) -> dict[int, list[tuple[str, date]]]:
    """Request id → (state, day) of its confirmed and held evenings."""
    found: dict[int, list[tuple[str, date]]] = defaultdict(list)
    rows = Evening.objects.filter(state__in=[EveningState.CONFIRMED, EveningState.HELD], day__range=(first, last))
    for request, state, day in rows.order_by("day").values_list("request_id", "state", "day"):
        found[request].append((state, day))
    return found


def _row(commune, language, seats, invitation, parties: list[Party], evenings, trained) -> Row:
    dates = [pair for party in parties for pair in evenings.get(party.request_id, [])]
    held = sorted(day for state, day in dates if state == EveningState.HELD)
    came = [trained[party.pk] for party in parties if party.pk in trained]
    reached = {
        "set_up": commune.pk in seats or bool(parties),
        "invited": invitation is not None,
        "asked": bool(parties),
        "dated": bool(dates),
        "trained": bool(held),
    }
    standing = next((key for key in reversed(reached) if reached[key]), "unknown")
    return Row(
        commune=commune,
        name=commune.name_in(language),
        canton=commune.canton.name_in(language),
        standing=standing,
        declined=invitation is not None and invitation.state == InvitationState.DECLINED and not parties,
        seats=seats.get(commune.pk),
        trained_seats=len({seat for found in came for _party, seat in found.seats}),
        people=sum(found.people for found in came),
        without_seat=sum(found.without_seat for found in came),
        first_on=held[0] if held else None,
        last_on=held[-1] if held else None,
        request=parties[-1].request_id if parties else None,
        reference=parties[-1].request.reference if parties else "",
        **{f"is_{key}": value for key, value in reached.items()},
    )


def narrowed(rows: Iterable[Row], standing: str = "", canton: str = "", words: str = "") -> list[Row]:
    """Of one standing, one canton, with these words in the name."""
    wanted = plain(words.strip())
    return [
        row
        for row in rows
        if (not standing or row.standing == standing)
        and (not canton or row.canton == canton)
        and (not wanted or wanted in plain(row.name))
    ]


def coverage_map(found: Coverage, base: str) -> TileMap:
    """Where each commission stands, on the map; ``base`` is the address of requests."""
    made = tile_map(
        title=str(_("Where the commissions stand")),
        values={row.commune.lau2: float(STANDINGS[row.standing][0]) for row in found.rows},
        language=active_language(),
    )
    by_name = {row.name: row for row in found.rows}
    tiles = []
    for tile in made.tiles:
        row = by_name.get(tile.name)
        shade, words = STANDINGS[row.standing] if row else (0, "")
        link = f"{base}{row.request}/" if row and row.request and base else ""
        tiles.append(replace(tile, shade=shade, value=str(words), link=link))
    counts = Counter(row.standing for row in found.rows)
    legend = [
        Legend(shade, shade, shade, f"{words} ({counts[key]})") for key, (shade, words) in STANDINGS.items() if shade
    ]
    return replace(made, tiles=tuple(tiles), legend=tuple(legend))
