"""From the choice to the seats: the council's decision is drafted, and once it is accepted everybody is seated and told.

A decision about a call carries ``about="call:<pk>"``; one that takes somebody from the reserve list ``"reserve:<pk>"``.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.council.actions import draft_deliberation, on_result, on_withdrawal
from zesummen.council.models import Deliberation
from zesummen.council.states import DecisionKind, DecisionState
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no
from zesummen.sittings.models import BodyMember

from .. import states
from ..models import Application, Call, Holding, MemberCard, Seat
from ..queries import applications as queries
from ..queries import appointment as plans
from ..queries import calls
from ..rules import applications as rules
from ..rules import calls as call_rules
from ..states import ApplicationState, CallState, Part
from . import candidate_mail, seats

NOT_RESERVED = _("This person no longer stands on the reserve list.")
CARD = ("phone", "address", "languages", "declared")


@transaction.atomic
def draft(*, call: Call, by) -> Deliberation:
    """Draft the decision that appoints the proposed, each with seat and part. It is taken behind closed doors.

    ``moves.Stale`` where somebody else drafted it in the same moment.
    """
    insist(call_rules.may_call(grants(by, call.space), call.commission))
    if calls.decision_in_work(call) is not None:
        raise Refused(no(_("The council's decision is drafted already. Reload the page to see it.")))
    applications = queries.of_call(call)
    insist(rules.can_be_decided(call, applications))
    if call.state == CallState.CLOSED:
        moves.apply(call, states.START_SELECTION, version=call.version + 1)
    elif call.state != CallState.SELECTION:
        raise Refused(no(_("The decision is drafted while the selection runs.")))
    placed = plans.places(call, applications, timezone.localdate())
    for row, number in placed:
        Application.objects.filter(pk=row.pk).update(proposed_seat=number, version=row.version + 1)
    decision = draft_deliberation(
        space=call.space,
        kind=DecisionKind.APPOINT_MEMBERS,
        regime=call.commission.regime,
        about=f"call:{call.pk}",
        visas=plans.visas(call),
        articles=plans.articles(call, placed),
        by=by,
    )
    moves.edit(call, expected=call.version, deliberation=decision)
    journal.note("call.decision_drafted", call, space=call.space, by=by, count=len(placed))
    return decision


@transaction.atomic
def draft_replacement(*, application: Application, part: str, seat: Seat | None, by) -> Deliberation:
    """Draft the decision that gives a vacant seat (or a place in the pool) to somebody of the reserve list."""
    call = application.call
    insist(call_rules.may_call(grants(by, application.space), call.commission))
    if queries.replacement_in_work(application) is not None:
        raise Refused(no(_("A decision about this person is drafted already. Reload the page to see it.")))
    if call.state not in queries.OVER:  # while the selection runs the council decides on the whole of it
        raise Refused(no(NOT_RESERVED))
    insist(plans.can_take(call.commission, part, seat, timezone.localdate()))
    number = seat.number if seat else None
    values = {"proposed_part": part, "proposed_seat": number, "version": application.version + 1}
    if application.state == ApplicationState.PROPOSED:
        changed = Application.objects.filter(pk=application.pk, version=application.version).update(**values)
        if not changed:
            raise Refused(no(_("Somebody else is drafting this decision just now. Reload the page to see it.")))
        application.refresh_from_db()
    elif application.state == ApplicationState.RESERVE:
        moves.apply(application, states.PROPOSE, **values)
    else:
        raise Refused(no(NOT_RESERVED))
    decision = draft_deliberation(
        space=application.space,
        kind=DecisionKind.APPOINT_MEMBERS,
        regime=call.commission.regime,
        about=f"reserve:{application.pk}",
        visas=plans.visas(call),
        articles=plans.articles(call, [(application, number)], is_replacement=True),
        by=by,
    )
    journal.note("candidate.replacement", application, space=application.space, by=by)
    return decision


def on_vote(decision: Deliberation) -> None:
    """The council app tells of a vote on an appointment. What cannot be entered stands on the call's page, with why."""
    kind, _colon, pk = decision.about.partition(":")
    if not pk.isdigit() or decision.state == DecisionState.POSTPONED:  # a postponed one comes back as it is
        return
    if kind == "call":
        for call in Call.objects.filter(pk=int(pk)).select_related("commission", "commission__body", "space"):
            _after_vote(call, decision)
    elif kind == "reserve":
        rows = Application.objects.filter(pk=int(pk), state=ApplicationState.PROPOSED)
        for application in rows.select_related("call__commission__body", "space"):
            application.call.space = application.call.commission.space = application.space
            _after_replacement(application, decision)


def _after_vote(call: Call, decision: Deliberation) -> None:
    call.commission.space = call.commission.body.space = call.space
    if decision.state == DecisionState.ACCEPTED:
        _try(call, decision, lambda: enter(call=call, decision=decision, by=decision.voted_by))
    elif decision.state != DecisionState.POSTPONED:
        journal.note("call.refused", call, space=call.space)


def _try(call: Call, decision: Deliberation, act) -> None:
    """The vote stands whatever hinders the seating: that is told, and can be done again from the page of the call."""
    try:
        with transaction.atomic():
            act()
    except Refused as refusal:
        journal.note("call.not_seated", call, space=call.space, why=str(refusal.verdict.why))


@transaction.atomic
def enter(*, call: Call, decision: Deliberation, by) -> int:
    """Enter an accepted decision: seats, files, letters and mails in one act. How many were appointed."""
    insist(call_rules.may_call(grants(by, call.space), call.commission))
    if decision.state != DecisionState.ACCEPTED or decision.about != f"call:{call.pk}":
        raise Refused(no(_("The council has not accepted this decision.")))
    moves.apply(call, states.APPOINT, appointed_on=decision.voted_on, deliberation=decision, version=call.version + 1)
    call.commission.space = call.commission.body.space = call.space
    day = max(decision.voted_on, call.commission.from_on)
    rows = queries.of_call(call)
    proposed = [row for row in rows if row.state == ApplicationState.PROPOSED]
    for row in sorted(proposed, key=lambda one: (one.proposed_part != Part.FULL, one.proposed_seat or 0, one.pk)):
        row.call, row.space = call, call.space
        _seat(row, day, decision, by)
    for row in rows:
        row.call, row.space = call, call.space
        _decide(row, decision.voted_on)
        if row.state != ApplicationState.WITHDRAWN:
            candidate_mail.outcome(row)
    facts = {"count": len(proposed), "day": decision.voted_on.isoformat()}
    journal.note("call.appointed", call, space=call.space, by=by, **facts)
    return len(proposed)


def _decide(row: Application, day: date) -> None:
    """Whoever was proposed is appointed; the reserve stays; nobody waits on."""
    version = row.version + 1
    if row.state == ApplicationState.PROPOSED:
        moves.apply(row, states.BE_APPOINTED, decided_on=day, version=version)
    elif row.state == ApplicationState.ELIGIBLE:
        moves.apply(row, states.DECLINE, decided_on=day, version=version)
    elif row.state != ApplicationState.WITHDRAWN:
        Application.objects.filter(pk=row.pk).update(decided_on=day, version=version)
        row.refresh_from_db()


def _seat(row: Application, day: date, decision: Deliberation, by) -> Holding:
    """Give the seat; whoever resigned and sat until replaced makes room, nobody else is moved without a word."""
    commission = row.call.commission
    seat = _numbered_seat(row, day, by) if row.proposed_seat else None
    before = plans.known_member(commission, row)
    common = {"from_on": day, "appointed_by": decision, "by": by}
    if before is not None and row.proposed_part == Part.FULL and (held := plans.held_as_substitute(before, day)):
        moved = seats.move_up(holding=held, seat=seat, **common)
        return _carded(moved, row)
    common |= {"application": row, "is_confirmed": True, "member": before, "name": row.name}
    common |= {"email": row.email, "language": row.language}
    return _carded(seats.appoint(commission=commission, part=row.proposed_part, seat=seat, **common), row)


def _numbered_seat(row: Application, day: date, by) -> Seat:
    """The seat of this number; those that a new commission still lacks are made now."""
    commission = row.call.commission
    seat = Seat.objects.filter(commission=commission, number=row.proposed_seat).first()
    if seat is None:
        last = Seat.objects.filter(commission=commission).order_by("-number").values_list("number", flat=True).first()
        made = seats.make_seats(commission=commission, count=row.proposed_seat - (last or 0), from_on=day, by=by)
        seat = made[-1]
    seat.commission, seat.space = commission, commission.space
    return seat


def _carded(held: Holding, row: Application) -> Holding:
    """What the candidate wrote goes on the member's card where nothing stands yet."""
    card = MemberCard.objects.get(member=held.member_id)
    values = {name: getattr(row, name) for name in CARD if not getattr(card, name) and getattr(row, name)}
    if values:
        MemberCard.objects.filter(pk=card.pk).update(**values, version=card.version + 1)
    BodyMember.objects.filter(pk=held.member_id, language="").update(language=row.language)
    return held


@transaction.atomic
def enter_replacement(*, application: Application, by) -> Application:
    """Give the seat of an accepted decision that could not be given when the vote was recorded."""
    insist(call_rules.may_call(grants(by, application.space), application.call.commission))
    decision = queries.replacement_to_enter(application)
    if decision is None:
        raise Refused(no(_("The council has not accepted this decision.")))
    _enter_replacement(application, decision, by)
    return application


def _after_replacement(application: Application, decision: Deliberation) -> None:
    if decision.state == DecisionState.ACCEPTED:
        call = application.call
        _try(call, decision, lambda: _enter_replacement(application, decision, decision.voted_by))
        return
    _back_to_reserve(application)
    journal.note("call.refused", application.call, space=application.space)


def on_draft_withdrawn(decision: Deliberation) -> None:
    """The council app tells of a draft that was withdrawn: whoever it would have appointed stands where she stood.

    The proposed of a whole call stay proposed: the choice is open again, and the same draft can be made once more.
    """
    kind, _colon, pk = decision.about.partition(":")
    if kind != "reserve" or not pk.isdigit():
        return
    for application in Application.objects.filter(pk=int(pk), state=ApplicationState.PROPOSED).select_related("space"):
        _back_to_reserve(application)
        journal.note("candidate.replacement_withdrawn", application, space=application.space, by=decision.voted_by)


def _back_to_reserve(application: Application) -> None:
    """On the reserve list again, at the rank of before."""
    moves.apply(
        application,
        states.PUT_ON_RESERVE,
        proposed_part="",
        proposed_seat=None,
        version=application.version + 1,
    )


def _enter_replacement(application: Application, decision: Deliberation, by) -> None:
    day = max(decision.voted_on, application.call.commission.from_on)
    _seat(application, day, decision, by)
    moves.apply(
        application, states.BE_APPOINTED, decided_on=decision.voted_on, told_on=None, version=application.version + 1
    )
    candidate_mail.outcome(application)
    facts = {"count": 1, "day": decision.voted_on.isoformat()}
    journal.note("call.appointed", application.call, space=application.space, by=by, **facts)


on_result(DecisionKind.APPOINT_MEMBERS, on_vote)
on_withdrawal(DecisionKind.APPOINT_MEMBERS, on_draft_withdrawn)
