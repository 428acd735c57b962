"""Evenings: proposed, offered, confirmed by the other side, cancelled, held. The request's state follows.

One side proposes, the other confirms. Everybody concerned hears of it by the own channel (``evening_mail``).
"""

from datetime import date, time, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import moves
from zesummen.kernel.access import Refused, insist, no

from .. import states
from ..case import Case
from ..models import CourseSession, Evening, Party, Poll, PollDate, Season, Trainer, TrainingRequest
from ..queries import cases, days
from ..queries import evenings as queries
from ..rules import evenings as rules
from ..states import EveningState, PollState, RequestState
from . import evening_mail as mails
from . import participants
from .journalling import note

ROOM_DAYS = 14  # the commune confirms the room so many days before
LEAST_ROOM_DAYS = 2
WEEK = 7  # days before an evening at which everybody is reminded


def case_of(case: Case | TrainingRequest) -> Case:
    """The case as the training body sees it, where a request is given."""
    if isinstance(case, Case):
        return case
    return Case(case, case.space, case.space, cases.parties_of(case))


@transaction.atomic
def propose(
    case: Case | TrainingRequest,
    *,
    number: int,
    day: date,
    starts: time,
    ends: time,
    lead: Trainer | None = None,
    second: Trainer | None = None,
    season: Season | None = None,
    language: str = "",
    tell: bool = True,
    by,
) -> Evening:
    """A date for a session that has none. A trainer who is taken is refused with the other evening named.

    A commune's proposal goes to the training body; the training body's own stays with it until it is offered.
    """
    case = case_of(case)
    insist(rules.may_agree(grants(by, case.viewer), case))
    insist(rules.hours_fit(day, starts, ends, timezone.localdate()))
    insist(rules.in_season(season, day))
    insist(rules.order_fits(case.request.course, number, day, days_of(case)))
    session = CourseSession.objects.filter(course=case.request.course_id, number=number).first()
    if session is None:
        raise Refused(no(_("This course has no evening %(number)s.") % {"number": number}))
    insist_free([lead, second], day, starts, ends)
    made = _create(
        space=case.body,
        request=case.request,
        season=season,
        session=session,
        number=number,
        day=day,
        starts=starts,
        ends=ends,
        lead=lead,
        second=second,
        language=language or _language(case, lead),
        place_name=case.request.place_name,
        place_address=case.request.place_address,
        has_screen=case.request.has_screen,
        has_wifi=case.request.has_wifi,
        step_free=case.request.step_free,
        agreed=own_yes(case),
    )
    noted(case, "training_evening.proposed", made, by=by)
    follow(case)
    if tell and not case.is_body:
        mails.tell_body(case, made, "training_date_proposed", mails.PROPOSED, by=by)
    return made


def _create(**values) -> Evening:
    try:
        with transaction.atomic():
            return Evening.objects.create(**values)
    except IntegrityError:
        told = _("Evening %(number)s has a date already. Move it instead.") % {"number": values["number"]}
        raise Refused(no(told)) from None


def own_yes(case: Case) -> dict[str, str]:
    """Who proposes a date has agreed to it; the training body agrees by offering it."""
    return {} if case.party is None else {str(case.party.pk): timezone.localdate().isoformat()}


def _language(case: Case, lead: Trainer | None) -> str:
    wanted = case.request.languages or ["fr"]
    spoken = lead.languages if lead else wanted
    return next((code for code in wanted if code in spoken), wanted[0])


def days_of(case: Case, *, without: int = 0) -> dict[int, date]:
    """The days of the request's evenings, by number."""
    return {row.number: row.day for row in queries.of(case.request) if row.pk != without}


def insist_free(trainers, day: date, starts: time, ends: time, *, without: Evening | None = None) -> None:
    """Refuse a trainer who is on another evening at that hour; two who assign the same trainer wait for each other."""
    named = [row for row in trainers if row is not None]
    if not named:
        return
    list(Trainer.objects.select_for_update().filter(pk__in=[row.pk for row in named]).order_by("pk"))
    book = days.diary([(day, starts, ends)], without=without)
    for trainer in named:
        if clash := book.clash(trainer.pk, (day, starts, ends)):
            raise Refused(rules.busy(trainer.name, day, clash["place"], clash["starts"], clash["ends"]))


@transaction.atomic
def offer(case: Case | TrainingRequest, evening: Evening, *, tell: bool = True, by) -> Evening:
    """The training body offers a proposed date to the commune, which confirms it."""
    case = case_of(case)
    insist(rules.may_offer(grants(by, case.viewer), case, evening))
    insist(rules.has_lead(evening))
    moves.apply(evening, states.OFFER_EVENING, version=evening.version + 1)
    noted(case, "training_evening.offered", evening, by=by)
    if tell:
        mails.tell_commune(case, evening, "training_date_offered", mails.OFFERED, by=by)
    return evening


@transaction.atomic
def confirm(
    case: Case | TrainingRequest, evening: Evening, *, party: Party | None = None, tell: bool = True, by
) -> Evening:
    """The other side agrees: participants, trainers and both sides hear of it, with programme and calendar entry.

    At a common evening each commune agrees for itself, and the last yes confirms the date; the training body records
    that of one commune (``party``), or of all. Confirmed twice is refused the second time. The day by which the commune
    confirms the room is set.
    """
    case = case_of(case)
    today = timezone.localdate()
    _as_it_is(evening)
    insist(rules.may_confirm(grants(by, case.viewer), case, evening))
    insist(rules.has_lead(evening))
    insist(rules.hours_fit(evening.day, evening.starts, evening.ends, today))
    insist_free([evening.lead, evening.second], evening.day, evening.starts, evening.ends, without=evening)
    _agree(case, evening, party, today, by=by)
    if rules.owing(case.parties, evening):
        return evening
    moves.apply(
        evening,
        states.CONFIRM_EVENING,
        version=evening.version + 1,
        sequence=evening.sequence + 1,
        room_until=room_until(evening.day, today),
        reminded_on=reminded(evening.day, today),
    )
    noted(case, "training_evening.confirmed", evening, by=by)
    open_polls = Poll.objects.filter(request=case.request, session_number=evening.number, state=PollState.OPEN)
    open_polls.update(state=PollState.CLOSED, closed_at=timezone.now(), version=F("version") + 1)  # nobody is asked on
    follow(case)
    participants.refresh(case)
    if tell:
        tell_all(case, evening, "training_evening_confirmed", mails.CONFIRMED, by=by)
    return evening


def _as_it_is(evening: Evening) -> None:
    """Two communes that agree in the same moment wait for each other; neither yes is lost."""
    fresh = Evening.objects.select_for_update().values("agreed", "version", "day", "starts", "ends").get(pk=evening.pk)
    if (fresh["day"], fresh["starts"], fresh["ends"]) == (evening.day, evening.starts, evening.ends):
        evening.agreed, evening.version = fresh["agreed"], fresh["version"]


def _agree(case: Case, evening: Evening, party: Party | None, today: date, *, by) -> None:
    """Keep the yes of one commune, or of all that the training body speaks for."""
    waiting = rules.owing(case.parties, evening)
    one = party if case.is_body else case.party
    saying = [row for row in waiting if one is None or row.pk == one.pk]
    if waiting and not saying:
        raise Refused(no(_("This was noted already. Reload the page to see.")))
    moves.edit(
        evening, expected=evening.version, agreed=evening.agreed | {str(row.pk): today.isoformat() for row in saying}
    )
    if len(case.parties) > 1:
        for row in saying:
            noted(case, "training_evening.agreed", evening, by=by, commune=str(row.commune))


def room_until(day: date, today: date) -> date:
    """The day by which the commune confirms the room of an evening on ``day``."""
    return max(day - timedelta(days=ROOM_DAYS), min(today + timedelta(days=LEAST_ROOM_DAYS), day))


def reminded(day: date, today: date) -> date | None:
    """Who hears of the date within its last week needs no reminder of a week before."""
    return today if (day - today).days <= WEEK else None


def tell_all(case: Case, evening: Evening, kind: str, subject, *, by, also: tuple = (), **context) -> None:
    """Tell everybody whom a confirmed date concerns: the communes, those who take part, the trainers, the other side."""
    letters = mails.letters_of(case, evening)
    told = mails.tell_commune(case, evening, kind, subject, by=by, letters=letters, **context)
    mails.tell_participants(case, evening, kind, subject, but=told, **context)
    mails.tell_trainers(case, evening, kind, subject, also=also, by=by, **context)
    if not case.is_body:
        mails.tell_body(case, evening, kind, subject, by=by, **context)


@transaction.atomic
def cancel(case: Case | TrainingRequest, evening: Evening, *, reason: str, tell: bool = True, by) -> Evening:
    """Either side takes a date back and says why; whoever had been told of it hears that too."""
    case = case_of(case)
    insist(rules.may_cancel(grants(by, case.viewer), case, evening))
    _cancel(case, evening, reason, by=by, tell=tell)
    follow(case)
    return evening


def _cancel(case: Case, evening: Evening, reason: str, *, by, tell: bool = True) -> None:
    reason = reason.strip()[:400]
    if not reason:
        raise Refused(no(_("Say why: everybody who was told of the date reads it.")))
    told, offered = evening.state == EveningState.CONFIRMED, evening.state == EveningState.OFFERED
    moves.apply(
        evening,
        states.CANCEL_EVENING,
        version=evening.version + 1,
        cancel_reason=reason,
        sequence=evening.sequence + 1 if told else evening.sequence,
    )
    chosen = PollDate.objects.filter(poll__request=case.request, poll__session_number=evening.number, chosen=True)
    chosen.update(chosen=False)  # another date of the poll can be taken
    noted(case, "training_evening.cancelled", evening, by=by, reason=reason)
    if not tell:
        return
    if told:
        tell_all(case, evening, "training_evening_cancelled", mails.CANCELLED, by=by)
    elif case.is_body and offered:
        mails.tell_commune(case, evening, "training_evening_cancelled", mails.CANCELLED, by=by)
    elif not case.is_body:
        mails.tell_body(case, evening, "training_evening_cancelled", mails.CANCELLED, by=by)


def cancel_all(case: Case, *, reason: str, by) -> int:
    """Take back every date of a request that is withdrawn or declined. No right of its own; how many there were."""
    rows = [row for row in queries.of(case.request) if row.state in rules.LIVE]
    for row in rows:
        _cancel(case, row, reason, by=by)
    return len(rows)


@transaction.atomic
def hold(case: Case | TrainingRequest, evening: Evening, *, by) -> Evening:
    """Note that the evening took place; the last one ends the training."""
    case = case_of(case)
    insist(rules.may_hold(grants(by, case.viewer), case, evening, timezone.localdate()))
    moves.apply(evening, states.HOLD_EVENING, version=evening.version + 1, held_at=timezone.now())
    noted(case, "training_evening.held", evening, by=by)
    follow(case)
    return evening


def follow(case: Case) -> None:
    """Let the request's state follow its evenings. Evenings out of order are no agreed dates: one is to be re-planned."""
    request, count = case.request, case.request.course.sessions_count
    request.refresh_from_db(fields=["state", "version"])
    evenings = queries.of(request)
    rows = {row.number: row.state for row in evenings}
    held = [number for number, state in rows.items() if state == EveningState.HELD]
    agreed = all(rows.get(number) in queries.COMES for number in range(1, count + 1))
    agreed = agreed and bool(rules.series_fits(request.course, {row.number: row.day for row in evenings}))
    move = None
    if held and len(held) == count:
        move = states.FINISH_REQUEST
    elif held:
        move = states.HOLD_FIRST
    elif agreed:
        move = states.AGREE_DATES
    elif request.state != RequestState.DATING:
        move = states.BEGIN_DATES
    if move is not None and request.state in move.sources and request.state != move.target:
        moves.apply(request, move, version=request.version + 1)
    elif move is states.FINISH_REQUEST and request.state == RequestState.DATING:
        moves.apply(request, states.HOLD_FIRST, version=request.version + 1)
        moves.apply(request, states.FINISH_REQUEST, version=request.version + 1)
    if request.state == RequestState.DONE:
        request.parties.filter(is_active=True).update(is_active=False)


def noted(case: Case, verb: str, evening: Evening, *, by, **facts) -> None:
    """Write the line of the journal about an evening, with its number and day."""
    note(case, verb, evening, by=by, number=evening.number, day=evening.day.isoformat(), **facts)
