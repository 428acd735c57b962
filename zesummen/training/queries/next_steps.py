"""The next step of a request, and who owes it: one sentence on every list and page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from zesummen.accounts.rules import role_label
from zesummen.kernel.dates import short_date
from zesummen.kernel.due import Due
from zesummen.kernel.tenancy import across
from zesummen.kernel.together import Asked, asking
from zesummen.kernel.words import active_language
from zesummen.territory.models import Space

from ..case import Case
from ..models import Evening, Party, Poll, TrainingRequest
from ..rules.evenings import order_fits, owing
from ..states import Channel, EveningState, PollState, RequestState
from . import cases
from .evenings import names_of

TONES = {
    RequestState.DRAFT: "to_start",
    RequestState.ASKED: "declared",
    RequestState.DATING: "under_way",
    RequestState.WAITING: "under_way",
    RequestState.DATED: "under_way",
    RequestState.RUNNING: "under_way",
    RequestState.DONE: "completed",
    RequestState.DECLINED: "not_open",
    RequestState.WITHDRAWN: "not_open",
}
COMMUNE, BODY, EVERYBODY, OTHERS = "commune", "body", "members", "others"
AGREE_WITHIN = timedelta(days=14)  # a commune that was named answers within two weeks (house rule)


@dataclass(frozen=True, slots=True)
class Step:
    """What comes next: the act, whose turn it is (side and name), by when, and where it is done below the case."""

    what: str
    side: str
    who: str
    on: date | None = None
    late: bool = False
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A request in a list, as the viewer sees it."""

    request: TrainingRequest
    parties: tuple[Party, ...]
    step: Step | None
    href: str
    tone: str
    evening: Evening | None = None  # the next one

    @property
    def host(self) -> Party | None:
        return next((party for party in self.parties if party.is_host), None)

    @property
    def communes(self) -> str:
        """All its communes, the host first, in the reader's language."""
        return ", ".join(party.commune.name_in(active_language()) for party in self.parties)

    def is_mine(self, viewer: Space) -> bool:
        """Whether the viewer's side owes the next step."""
        if self.step is None:
            return False
        return self.step.side == (COMMUNE if viewer.is_territorial else BODY)


@asking
def rows(viewer: Space, today: date) -> Asked[list[Row]]:
    """All requests that the viewer sees, each with its next step. Four statements at most, whatever the number."""
    requests = cases.seen_by(viewer)
    where = [viewer] if not viewer.is_territorial else list({row.space for row in requests})
    if not requests:
        return []
    keys = [row.pk for row in requests]
    with across(where):
        evenings = _evenings(request__in=keys).select_related("lead", "session")
        polls = Poll.objects.filter(request__in=keys, state=PollState.OPEN)
    yield evenings, polls
    return [_row(viewer, one, list(evenings), list(polls), today) for one in requests]


def _evenings(**which) -> QuerySet[Evening]:
    return Evening.objects.filter(**which).exclude(state=EveningState.CANCELLED).order_by("number", "day", "pk")


def _row(viewer: Space, one: TrainingRequest, evenings: list[Evening], polls: list[Poll], today: date) -> Row:
    own = sorted((row for row in evenings if row.request_id == one.pk), key=lambda row: (row.number, row.day))
    seen: tuple[Party, ...] = one.parties_seen  # type: ignore[attr-defined]  # set by cases.seen_by
    step = next_step(one, seen, own, [row for row in polls if row.request_id == one.pk], viewer, today)
    coming = next((row for row in own if row.state != EveningState.HELD and row.day >= today), None)
    href = f"/s/{viewer.slug}/training/requests/{one.pk}/"
    return Row(one, seen, step, href, TONES[RequestState(one.state)], coming)


@asking
def of_case(case: Case, today: date) -> Asked[Step | None]:
    """The next step of one request, inside the training body's space. One statement."""
    evenings = _evenings(request=case.request)
    polls = Poll.objects.filter(request=case.request, state=PollState.OPEN)
    yield evenings, polls
    return next_step(case.request, case.parties, list(evenings), list(polls), case.viewer, today)


def next_step(
    request: TrainingRequest, parties: Iterable[Party], evenings: list[Evening], polls: list[Poll], viewer, today: date
) -> Step | None:
    """Whose turn it is. Closed requests owe nothing."""
    parties = tuple(parties)
    host = next((row for row in parties if row.is_host), None)
    sides = {COMMUNE: str(host.commune) if host else "", BODY: str(request.space)}
    state = RequestState(request.state)
    if state == RequestState.DRAFT:
        side = COMMUNE if request.asked_by == Channel.PLATFORM else BODY
        return Step(_("Check the answers and send the request"), side, sides[side], tail="check/")
    waiting = state in (RequestState.ASKED, RequestState.WAITING)
    if waiting and (party := _not_agreed(parties, viewer)):
        on, words = party.joined_on + AGREE_WITHIN, _("Agree to the common evening, or decline")
        return Step(words, _side(viewer, [party]), names_of([party]), on, on < today, "communes/")
    if state == RequestState.ASKED:
        return Step(_("Propose dates"), BODY, sides[BODY], tail="dates/")
    if state == RequestState.WAITING:
        return Step(_("Offer the next free evening"), BODY, sides[BODY], tail="dates/")
    if state in (RequestState.DATING, RequestState.DATED, RequestState.RUNNING):
        return _about_dates(request, parties, evenings, polls, sides, viewer, today)
    return None


def _side(viewer, owing: Iterable[Party]) -> str:
    """The commune's side; for a commune that shares the evening and owes nothing itself, the others."""
    return COMMUNE if not viewer.is_territorial or any(r.party_space_id == viewer.pk for r in owing) else OTHERS


def _not_agreed(parties: tuple[Party, ...], viewer) -> Party | None:
    """A commune that has not agreed to the common evening yet; the viewer itself first."""
    waiting = [row for row in parties if row.confirmed_on is None and not row.is_host]
    return min(waiting, key=lambda row: row.party_space_id != viewer.pk, default=None)


def _about_dates(
    request, parties: tuple[Party, ...], evenings: list[Evening], polls: list[Poll], sides: dict, viewer, today: date
) -> Step:
    commune = (_side(viewer, [row for row in parties if row.is_host]), sides[COMMUNE])
    body = (BODY, sides[BODY])
    if (late := _out_of_order(request, evenings)) is not None:
        return Step(_("Agree on a date for evening %(number)s") % {"number": late.number}, *body, tail="dates/")
    for row in evenings:
        words = {"number": row.number, "day": short_date(row.day)}
        if row.state == EveningState.OFFERED:
            side, who = _of_offered(parties, row, viewer) or commune
            return Step(_("Confirm evening %(number)s on %(day)s") % words, side, who, tail="dates/")
        if row.state == EveningState.CONFIRMED and row.day < today:
            return Step(_("Note what happened on the evening of %(day)s") % words, *body, row.day, True, "evenings/")
        if row.state == EveningState.CONFIRMED and row.room_confirmed_on is None:
            on = row.room_until or row.day - timedelta(days=7)
            return Step(_("Confirm the room for %(day)s") % words, *commune, on, on < today, "evenings/")
    if polls:
        return _of_poll(polls[0], sides, today)
    if any(row.state == EveningState.PROPOSED for row in evenings):
        return Step(_("Offer the proposed dates to the commune"), *body, tail="dates/")
    coming = next((row for row in evenings if row.state == EveningState.CONFIRMED), None)
    if coming is not None:
        words = {"number": coming.number, "day": short_date(coming.day)}
        return Step(_("Evening %(number)s takes place on %(day)s") % words, *body, coming.day, tail="evenings/")
    held = sum(row.state == EveningState.HELD for row in evenings)
    if held >= request.course.sessions_count:
        return Step(_("Close the training"), *body, tail="evenings/")
    return Step(_("Agree on a date for evening %(number)s") % {"number": held + 1}, *body, tail="dates/")


def _out_of_order(request, evenings: list[Evening]) -> Evening | None:
    """The evening that no longer fits to the one before it, which was moved: it is re-planned next."""
    before: dict[int, date] = {}
    for row in sorted(evenings, key=lambda one: one.number):
        if row.state != EveningState.HELD and not order_fits(request.course, row.number, row.day, before):
            return row
        before[row.number] = row.day
    return None


def _of_offered(parties: tuple[Party, ...], evening: Evening, viewer) -> tuple[str, str] | None:
    """Whose yes to an offered date is missing; a commune that has said it waits for the others."""
    waiting = owing(parties, evening)
    if not waiting:
        return None
    return _side(viewer, waiting), names_of(waiting)


def _of_poll(poll: Poll, sides: dict, today: date) -> Step:
    if poll.answers_until < today:
        return Step(_("Choose a date from the answers"), BODY, sides[BODY], poll.answers_until, True, "dates/")
    who = pgettext("who owes the next step", "the members")
    return Step(_("Answer the date poll"), EVERYBODY, who, poll.answers_until, tail="dates/")


# What communes owe


class _Told:
    """A sentence with the name of a commune or a reference, in the language in which it is read."""

    def __init__(self, words, **values):
        self.words, self.values = words, values

    def __str__(self) -> str:
        return str(self.words) % self.values


@asking
def due(spaces: Iterable[Space], today: date) -> Asked[list[Due]]:
    """What communes owe about requests: an answer to a common evening, a draft that was not sent. Two statements."""
    by_pk = {space.pk: space for space in spaces}
    where = cases.bodies()
    if not by_pk or not where:
        return []
    over = (RequestState.DONE, RequestState.DECLINED, RequestState.WITHDRAWN)
    with across(where):
        found = Party.objects.filter(party_space__in=list(by_pk)).exclude(request__state__in=over)
        found = found.select_related("request")
    yield found
    items, owner = [], role_label("officer")
    for party in found:
        space, request = by_pk[party.party_space_id], party.request
        base, words = f"training/requests/{request.pk}/", {"reference": request.reference}
        if request.state == RequestState.DRAFT and party.confirmed_on and request.asked_by == Channel.PLATFORM:
            what = _Told(gettext_lazy("Finish and send request %(reference)s for a training"), **words)
            items.append(Due(space, what, request.begun_on + AGREE_WITHIN, owner, f"{base}form/", "training_draft",
                             request.begun_on + AGREE_WITHIN < today, True))  # fmt: skip
        elif request.state in (RequestState.ASKED, RequestState.WAITING) and party.confirmed_on is None:
            what = _Told(gettext_lazy("Agree to the common training evening, or decline (%(reference)s)"), **words)
            on = party.joined_on + AGREE_WITHIN
            items.append(Due(space, what, on, owner, f"{base}communes/", "training_common", on < today))
    return sorted(items, key=lambda item: item.on)
