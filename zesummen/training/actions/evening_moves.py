"""An evening moves to another date, or to other trainers. Who had been told of it hears of the change."""

from datetime import date, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import moves
from zesummen.kernel.access import Refused, insist, no

from .. import states
from ..case import Case
from ..models import Evening, Trainer, TrainingRequest
from ..rules import evenings as rules
from ..states import EveningState
from . import evening_mail as mails
from .evenings import case_of, days_of, follow, insist_free, noted, own_yes, reminded, room_until, tell_all


@transaction.atomic
def move(
    case: Case | TrainingRequest,
    evening: Evening,
    *,
    day: date,
    starts: time,
    ends: time,
    lead: Trainer | None = None,
    second: Trainer | None = None,
    expected: int | None = None,
    with_others: bool = False,
    tell: bool = True,
    by,
) -> Evening:
    """Another date. A confirmed evening stays confirmed and everybody hears of it; before, the other side confirms.

    ``lead`` and ``second`` where trainers change too. ``with_others``: the order and gap to the other evenings are not
    insisted on, because these are re-planned next. ``Stale`` where somebody else changed it first.
    """
    case = case_of(case)
    insist(rules.may_move_evening(grants(by, case.viewer), case, evening))
    insist(rules.hours_fit(day, starts, ends, timezone.localdate()))
    insist(rules.in_season(evening.season, day))
    if not with_others:
        insist(rules.order_fits(case.request.course, evening.number, day, days_of(case, without=evening.pk)))
    was = Evening(day=evening.day, starts=evening.starts, ends=evening.ends)
    gone = tuple(row for row in (evening.lead, evening.second) if row is not None)
    lead, second = (lead, second) if lead else (evening.lead, evening.second)
    insist_free([lead, second], day, starts, ends, without=evening)
    told = evening.state == EveningState.CONFIRMED
    same = (day, starts, ends) == (was.day, was.starts, was.ends)
    changed = moves.edit(
        evening,
        expected=evening.version if expected is None else expected,
        day=day,
        starts=starts,
        ends=ends,
        lead=lead,
        second=second,
        sequence=evening.sequence + 1 if told else evening.sequence,
        reminded_on=reminded(day, timezone.localdate()),
        room_confirmed_on=evening.room_confirmed_on if same else None,
        agreed=evening.agreed if same or told else own_yes(case),
    )
    if set(changed) & {"day", "starts", "ends"}:
        if told:
            until = room_until(day, timezone.localdate())
            Evening.objects.filter(pk=evening.pk).update(room_until=until)
        noted(case, "training_evening.moved", evening, by=by, before=was.day.isoformat())
        _after_move(case, evening, was, gone, told=told, tell=tell, by=by)
        if told:
            follow(case)
    elif changed.keys() & {"lead", "second"} and told and tell:
        _told_change(case, evening, [row for row in (lead, second) if row], list(gone), by)
    return evening


def _after_move(case: Case, evening: Evening, was: Evening, gone: tuple, *, told: bool, tell: bool, by) -> None:
    """A confirmed date is told to everybody; another one goes to the side that has not seen it yet."""
    if told:
        if tell:
            tell_all(case, evening, "training_evening_moved", mails.MOVED, by=by, also=gone, before=was)
    elif not case.is_body:
        if evening.state == EveningState.OFFERED:
            moves.apply(evening, states.COUNTER_EVENING, version=evening.version + 1)
        if tell:
            mails.tell_body(case, evening, "training_date_proposed", mails.PROPOSED, by=by)
    elif evening.state == EveningState.OFFERED and tell:
        mails.tell_commune(case, evening, "training_date_offered", mails.OFFERED, by=by)


@transaction.atomic
def set_trainers(case: Case, evening: Evening, *, lead: Trainer | None, second: Trainer | None, by) -> Evening:
    """Choose who gives the evening."""
    case = case_of(case)
    insist(rules.may_move_evening(grants(by, case.viewer), case, evening))
    if not case.is_body:
        raise Refused(no(_("The training body chooses its trainers.")))
    if lead is not None and lead == second:
        raise Refused(no(_("The second trainer must be somebody else.")))
    if lead is None and evening.state == EveningState.CONFIRMED:
        raise Refused(no(_("A confirmed evening needs a trainer. Choose another one instead.")))
    before = {evening.lead_id, evening.second_id}
    insist_free([lead, second], evening.day, evening.starts, evening.ends, without=evening)
    was = (evening.lead, evening.second)
    moves.edit(evening, expected=evening.version, lead=lead, second=second)
    if before != {evening.lead_id, evening.second_id}:
        noted(case, "training_evening.trainers", evening, by=by, lead=lead.name if lead else "–")
        if evening.state == EveningState.CONFIRMED:
            new = [row for row in (lead, second) if row and row.pk not in before]
            gone = [row for row in was if row and row.pk not in {evening.lead_id, evening.second_id}]
            _told_change(case, evening, new, gone, by)
    return evening


def _told_change(case: Case, evening: Evening, new: list, gone: list, by) -> None:
    if new:
        mails.tell_trainers(case, evening, "training_evening_confirmed", mails.CONFIRMED, by=by)
    if gone:
        mails.tell_trainers(case, evening, "training_evening_taken", mails.MOVED, also=tuple(gone), by=by, gone=True)
