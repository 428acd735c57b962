"""Date polls: sent, answered, keyed in, reminded once, closed; one date is chosen and becomes an evening."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import moves
from zesummen.kernel.access import Refused, insist, no

from .. import states
from ..case import Case
from ..models import Evening, Participant, Poll, PollAnswer, PollDate, Trainer
from ..queries import days, participants
from ..queries import evenings as evening_queries
from ..queries import polls as queries
from ..queries.days import Slot
from ..rules import evenings as evening_rules
from ..rules import polls as rules
from ..states import PollState, RequestState, Voice
from . import evenings, poll_mail
from . import participants as people
from .journalling import note


@transaction.atomic
def open_poll(
    case: Case, *, number: int, slots: Iterable[Slot], answers_until: date, message: str = "", tell: bool = True, by
) -> Poll:
    """Ask everybody who takes part about these dates. One poll at a time for each session, the next is another round.

    Who has an e-mail address gets the personal link; letters for the others are on the poll's page.
    """
    case = evenings.case_of(case)
    today, slots = timezone.localdate(), sorted(set(slots))
    insist(rules.may_poll(grants(by, case.viewer), case))
    _insist_slots(case, number, slots, today)
    insist(rules.deadline_fits(answers_until, slots[0][0], today))
    asked = people.refresh(case)
    if not asked:
        raise Refused(no(_("Nobody stands on the list of people yet. Add them first; then they can be asked.")))
    before = Poll.objects.filter(request=case.request, session_number=number).aggregate(last=Max("round"))["last"] or 0
    poll = Poll(
        space=case.body,
        request=case.request,
        session_number=number,
        round=before + 1,
        answers_until=answers_until,
        message=message.strip()[:1000],
        made_by=by,
    )
    lying = days.conflicts_of(case, slots, number=number)
    try:
        with transaction.atomic():
            poll.save()
            PollDate.objects.bulk_create(_date(poll, slot, lying[slot]) for slot in slots)
            moves.apply(poll, states.OPEN_POLL, opened_at=timezone.now(), version=poll.version + 1)
    except IntegrityError:
        raise Refused(no(_("A poll for this evening is open already. Close it before another round."))) from None
    if case.request.state in (RequestState.ASKED, RequestState.WAITING):
        moves.apply(case.request, states.BEGIN_DATES, version=case.request.version + 1)
    note(case, "training_poll.opened", poll, by=by, number=number, round=poll.round)
    if tell:
        poll_mail.ask(case, poll, asked)
    return poll


def _insist_slots(case: Case, number: int, slots: list[Slot], today: date) -> None:
    if not rules.FEWEST <= len(slots) <= rules.MOST:
        raise Refused(
            no(_("Choose between %(least)s and %(most)s dates.") % {"least": rules.FEWEST, "most": rules.MOST})
        )
    if not 1 <= number <= case.request.course.sessions_count:
        raise Refused(no(_("This course has no evening %(number)s.") % {"number": number}))
    for slot in slots:
        insist(evening_rules.hours_fit(*slot, today))
    if evening_queries.live(case, number):
        raise Refused(
            no(_("Evening %(number)s has a date already. Cancel it before you ask again.") % {"number": number})
        )


def _date(poll: Poll, slot: Slot, lying: list[days.Conflict]) -> PollDate:
    day, starts, ends = slot
    codes = list(dict.fromkeys(row.code for row in lying))
    return PollDate(space_id=poll.space_id, poll=poll, day=day, starts=starts, ends=ends, warnings=codes)


@transaction.atomic
def answer(*, poll: Poll, participant: Participant, voices: Mapping[int, str]) -> None:
    """What somebody says for the own person, by link or account: a voice for each date, changeable until the deadline."""
    insist(rules.may_answer(poll, participant, timezone.localdate()))
    if not any(voices.values()):
        raise Refused(no(_("Choose an answer for at least one date.")))
    _write(poll, participant, voices, None)


@transaction.atomic
def key_in(case: Case, *, poll: Poll, participant: Participant, voices: Mapping[int, str], by) -> None:
    """What somebody said on paper or by telephone."""
    insist(rules.may_key_in(grants(by, case.viewer), case, poll))
    if participant.left_on is not None:
        raise Refused(no(_("%(name)s is no longer on the list of this training.") % {"name": participant.name}))
    _write(poll, participant, voices, by)
    note(case, "training_poll.keyed_in", poll, by=by, name=participant.name)


def _write(poll: Poll, participant: Participant, voices: Mapping[int, str], by) -> None:
    """One row a date; said again, it is changed; an empty voice takes the row away."""
    known = set(PollDate.objects.filter(poll=poll).values_list("pk", flat=True))
    for key, voice in sorted(voices.items()):
        if key not in known:
            raise Refused(no(_("This date is not part of the poll any more. Reload the page.")))
        if voice not in Voice.values:
            PollAnswer.objects.filter(date=key, participant=participant).delete()
            continue
        PollAnswer.objects.update_or_create(
            date_id=key,
            participant=participant,
            defaults={"voice": voice, "keyed_in_by": by},
            create_defaults={"voice": voice, "keyed_in_by": by, "space_id": poll.space_id},
        )


@transaction.atomic
def remind(case: Case, poll: Poll, *, by=None) -> int:
    """Remind those who said nothing, once. ``by`` is ``None`` for the duty of the worker. How many mails went out."""
    case = evenings.case_of(case)
    if by is not None:
        insist(rules.may_remind(grants(by, case.viewer), case, poll))
    insist(rules.can_remind(poll))
    today = timezone.localdate()
    changed = Poll.objects.filter(pk=poll.pk, state=PollState.OPEN, reminded_on=None).update(reminded_on=today)
    if not changed:
        raise Refused(no(_("Somebody reminded them just now; once is enough.")))
    poll.reminded_on = today
    mailed, _letters = poll_mail.ask(case, poll, queries.silent(poll, participants.of(case.request)), again=True)
    note(case, "training_poll.reminded", poll, by=by)
    return mailed


@transaction.atomic
def close(case: Case, poll: Poll, *, by=None) -> Poll:
    """Nobody answers any more; both sides are told. ``by`` is ``None`` where its last day has passed."""
    case = evenings.case_of(case)
    if by is not None:
        insist(rules.may_close(grants(by, case.viewer), case, poll))
    _close(case, poll, by)
    poll_mail.closed(case, poll, by=by)
    return poll


def _close(case: Case, poll: Poll, by) -> None:
    moves.apply(poll, states.CLOSE_POLL, closed_at=timezone.now(), version=poll.version + 1)
    note(case, "training_poll.closed", poll, by=by, number=poll.session_number, round=poll.round)


@transaction.atomic
def choose(case: Case, *, poll: Poll, chosen: PollDate, lead: Trainer | None = None, by) -> Evening:
    """Take one of the dates: it becomes the evening, with a free trainer where there is one; the other side confirms.

    Chosen by the training body, it is offered to the commune at once; chosen by the commune, it waits for the body.
    """
    case = evenings.case_of(case)
    insist(rules.may_choose(grants(by, case.viewer), case, poll))
    for row in Poll.objects.filter(request=case.request, session_number=poll.session_number, state=PollState.OPEN):
        _close(case, poll if row.pk == poll.pk else row, by)  # a later round too: its question is answered
    try:
        with transaction.atomic():
            PollDate.objects.filter(pk=chosen.pk, poll=poll).update(chosen=True)
    except IntegrityError:
        raise Refused(no(_("Another date of this poll was chosen just now. Reload the page to see."))) from None
    slot = (chosen.day, chosen.starts, chosen.ends)
    lead = lead or _free_lead(case, poll.session_number, slot)
    made = evenings.propose(
        case, number=poll.session_number, day=chosen.day, starts=chosen.starts, ends=chosen.ends, lead=lead, by=by
    )
    note(case, "training_poll.chosen", poll, by=by, day=chosen.day.isoformat())
    if case.is_body and made.lead_id:
        evenings.offer(case, made, by=by)
    return made


def _free_lead(case: Case, number: int, slot: Slot) -> Trainer | None:
    other = next(
        (row.lead_id for row in evening_queries.of(case.request) if row.number != number and row.lead_id), None
    )
    free = days.free_trainers(case, slot, prefer=other)
    return free[0] if free else None
