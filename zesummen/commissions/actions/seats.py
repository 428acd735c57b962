"""Seats come and go, people take them, leave them, move up; offices are named. History stays."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no
from zesummen.sittings.models import Body, BodyMember

from .. import seating
from ..models import Commission, Holding, MemberCard, Office, Seat
from ..queries import rulebook
from ..rules import seats as rules
from ..states import EndKind, OfficeKind, Part
from . import codes
from .seat_people import Who, member_for, namesake, new_member

ONE_DAY = timedelta(days=1)


def _in_turn(commission: Commission, seat: Seat | None = None) -> None:
    """Acts on the seats of one commission wait for each other; then each goes by what the other has written."""
    now = Commission.objects.select_for_update(no_key=True).get(pk=commission.pk)
    commission.state, commission.until_on = now.state, now.until_on
    if seat is not None:
        seat.refresh_from_db(fields=["from_on", "until_on"])


@transaction.atomic
def make_seats(*, commission: Commission, count: int, from_on: date | None = None, labels=(), by) -> list[Seat]:
    """Add ``count`` seats, numbered on, from the commission's first day or a later one. Within the rules' numbers."""
    _in_turn(commission)
    insist(rules.may_seat(grants(by, commission.space), commission))
    from_on = from_on or commission.from_on
    book = rulebook.rules_on(commission, from_on)
    insist(rules.in_term(commission, from_on, sits_on=book.sits_until_replaced, today=timezone.localdate()))
    present = list(Seat.objects.filter(commission=commission).order_by("number"))
    insist(rules.not_too_many(sum(seating.meet(s, from_on) for s in present) + count, book.max_members))
    first = max((seat.number for seat in present), default=0) + 1
    made = []
    try:
        with transaction.atomic():
            for place in range(count):
                label = labels[place] if place < len(labels) else ""
                made.append(
                    Seat.objects.create(
                        space=commission.space,
                        commission=commission,
                        number=first + place,
                        label=label,
                        from_on=from_on,
                    )
                )
    except IntegrityError:
        raise Refused(no(_("Somebody else is adding seats just now. Reload the page to see them.")))
    journal.note("seats.made", commission, space=commission.space, by=by, first=made[0].number, last=made[-1].number)
    return made


@transaction.atomic
def change_seat(*, seat: Seat, expected: int, label: str, by) -> Seat:
    """Write for whom the rules keep the seat; ``moves.Stale`` when somebody else saved first."""
    insist(rules.may_seat(grants(by, seat.space), seat.commission))
    if moves.edit(seat, expected=expected, label=label.strip()[:120]):
        journal.note("seat.changed", seat, space=seat.space, by=by, number=seat.number, label=seat.label)
    return seat


@transaction.atomic
def close_seat(*, seat: Seat, until_on: date, by) -> Seat:
    """Close a seat that nobody holds after its last day."""
    _in_turn(seat.commission)
    insist(rules.may_seat(grants(by, seat.space), seat.commission))
    insist(rules.is_thinkable(seat.commission, until_on, today=timezone.localdate()))
    held = [row for row in _of_seat(seat) if row.until_on is None or row.until_on > until_on]
    if held:
        raise Refused(
            no(_("%(name)s holds this seat on that day. Record first who leaves.") % {"name": held[0].member.name})
        )
    if until_on < seat.from_on:
        raise Refused(no(_("The last day comes before the first. Enter a later day.")))
    if not Seat.objects.filter(pk=seat.pk, until_on=None).update(until_on=until_on):
        raise Refused(no(_("This seat has been closed already.")))
    seat.refresh_from_db()
    journal.note("seat.closed", seat, space=seat.space, by=by, number=seat.number, until=until_on.isoformat())
    return seat


@transaction.atomic
def appoint(
    *,
    commission: Commission,
    part: str,
    from_on: date,
    seat: Seat | None = None,
    member: BodyMember | None = None,
    name: str = "",
    rank: int | None = None,
    appointed_by=None,
    application=None,
    follows: Holding | None = None,
    is_confirmed: bool = False,
    is_same: bool = False,
    by,
    **person,
) -> Holding:
    """Give a seat (or a place in the pool) to a ``member`` of the body, or to somebody new by ``name``.

    ``person`` may hold person (an account), email, language, organisation and office. Whoever resigned from this part
    of the seat and sat until replaced ends the day before. Whoever has the account, or both name and address, of
    somebody of the body is that person. ``rules.Doubtful`` where somebody has only the name or only the address,
    until it is said: ``is_same`` person, or ``is_confirmed`` as another. Rules of the day: ``Refused`` in words.
    """
    _in_turn(commission, seat)
    insist(rules.may_seat(grants(by, commission.space), commission))
    book = rulebook.rules_on(commission, from_on)
    insist(rules.in_term(commission, from_on, sits_on=book.sits_until_replaced, today=timezone.localdate()))
    insist(rules.fits_rules(part, seat, book.has_substitutes))
    if seat:
        insist(rules.seat_exists(seat, from_on))
        follows = _make_room(seat, part, from_on, by) or follows
        insist(rules.is_free(seat, part, from_on, _of_seat(seat)))
    who = Who(member, name.strip(), person, is_confirmed, is_same)
    member = member_for(commission, who, part, from_on, follows, by)
    if seat is None:
        rank = rank or _next_rank(commission, from_on)
    return _hold(
        commission,
        member,
        part,
        from_on,
        by,
        seat=seat,
        rank=rank or 1,
        appointed_by=appointed_by,
        application=application,
        follows=follows,
    )


def _hold(commission: Commission, member: BodyMember, part: str, from_on: date, by, **values) -> Holding:
    seat = values.get("seat")
    try:
        with transaction.atomic():
            held = Holding.objects.create(
                space=commission.space, commission=commission, member=member, part=part, from_on=from_on, **values
            )
    except IntegrityError:
        raise Refused(no(_("Somebody else gave this seat to a member just now. Reload the page to see who holds it.")))
    MemberCard.objects.get_or_create(member=member, defaults={"space": commission.space, "commission": commission})
    codes.ensure_code(member=member, commission=commission, by=by)
    journal.note(
        "seat.appointed",
        commission,
        space=commission.space,
        by=by,
        name=member.name,
        part=part,
        seat=seat.number if seat else "–",
        **{"from": from_on.isoformat()},
    )
    return held


def _of_seat(seat: Seat):
    return Holding.objects.filter(seat=seat).select_related("member")


def _make_room(seat: Seat, part: str, from_on: date, by) -> Holding | None:
    """End whoever resigned and sat until replaced, on the day before; ``None`` where there is nobody."""
    leaver = _of_seat(seat).filter(part=part, until_on=None, leaves_on__isnull=False, from_on__lt=from_on).first()
    if leaver is None:
        return None
    return _ended(leaver, from_on - ONE_DAY, by)


def _next_rank(commission: Commission, day: date) -> int:
    pool = Holding.objects.filter(commission=commission, seat=None)
    return max((row.rank for row in pool if seating.meet(row, day)), default=0) + 1


@transaction.atomic
def end_holding(
    *, holding: Holding, on: date, kind: str, reason: str = "", until_replaced: bool = False, by
) -> Holding:
    """Record that somebody leaves; ``on`` is the last day.

    With ``until_replaced`` the person sits on until somebody else is appointed to the same part of the seat.
    """
    insist(rules.may_seat(grants(by, holding.space), holding.commission))
    insist(rules.may_end(holding, on))
    insist(rules.is_thinkable(holding.commission, on, today=timezone.localdate()))
    values = {"end_kind": kind, "end_reason": reason.strip()[:300], "leaves_on": on + ONE_DAY}
    if not Holding.objects.filter(pk=holding.pk, until_on=None).update(**values):
        raise Refused(no(_("Somebody else recorded this just now. Reload the page to see.")))
    holding.refresh_from_db()
    if until_replaced and holding.seat_id:
        _noted("seat.leaving", holding, by, kind=kind)
        return holding
    return _ended(holding, on, by)


@transaction.atomic
def stay(*, holding: Holding, by) -> Holding:
    """Take back a resignation of somebody who sits until replaced."""
    insist(rules.may_seat(grants(by, holding.space), holding.commission))
    changed = Holding.objects.filter(pk=holding.pk, until_on=None, leaves_on__isnull=False).update(
        leaves_on=None, end_kind="", end_reason=""
    )
    if not changed:
        raise Refused(no(_("Nothing is to take back here: the seat has passed on, or nobody resigned.")))
    holding.refresh_from_db()
    _noted("seat.stays", holding, by)
    return holding


def _ended(holding: Holding, on: date, by, *, kind: str = "", leaves: bool = True) -> Holding:
    """Write the last day; offices and the place in the body end with it where nothing else keeps them."""
    kind = kind or holding.end_kind or EndKind.OTHER
    if on < holding.from_on:
        raise Refused(no(_("That would end before it began. Enter a later day.")))
    if not Holding.objects.filter(pk=holding.pk, until_on=None).update(until_on=on, end_kind=kind):
        raise Refused(no(_("Somebody else recorded this just now. Reload the page to see.")))
    holding.refresh_from_db()
    if leaves:
        reason = str(EndKind(kind).label)
        _end_offices(holding.commission, holding.member, on, by, reason=reason)
        _leave_body(holding.member, on, reason)
        _noted("seat.ended", holding, by, until=on.isoformat(), kind=kind)
    return holding


def _noted(verb: str, holding: Holding, by, **facts) -> None:
    journal.note(
        verb,
        holding.commission,
        space=holding.space,
        by=by,
        name=holding.member.name,
        seat=holding.seat.number if holding.seat_id else "–",
        **facts,
    )


def _leave_body(member: BodyMember, on: date, reason: str) -> None:
    """End the place in the body with the last seat or office; a secretary without a seat stays, without a vote."""
    if Holding.objects.filter(member=member, until_on=None).exists():
        return
    if Office.objects.filter(member=member, until_on=None).exists():
        BodyMember.objects.filter(pk=member.pk).update(has_vote=False)
        return
    last = max(on, member.from_on)
    BodyMember.objects.filter(pk=member.pk, until_on=None).update(until_on=last, end_reason=reason[:300])


@transaction.atomic
def replace(*, holding: Holding, from_on: date, kind: str = EndKind.REPLACED, reason: str = "", by, **new) -> Holding:
    """One act: this holding ends the day before, and somebody else takes its place. ``new`` as for ``appoint``."""
    if holding.until_on is None:
        end_holding(
            holding=holding,
            on=from_on - ONE_DAY,
            kind=holding.end_kind or kind,
            reason=holding.end_reason or reason,
            by=by,
        )
    rank = {} if holding.seat_id else {"rank": holding.rank}
    return appoint(
        commission=holding.commission,
        part=holding.part,
        seat=holding.seat,
        from_on=from_on,
        follows=holding,
        by=by,
        **{**rank, **new},
    )


@transaction.atomic
def move_up(*, holding: Holding, seat: Seat, from_on: date, appointed_by=None, by) -> Holding:
    """A substitute takes a vacant full seat; what went before stays in the history."""
    commission = holding.commission
    _in_turn(commission, seat)
    holding.refresh_from_db(fields=["until_on", "leaves_on"])
    insist(rules.may_seat(grants(by, commission.space), commission))
    book = rulebook.rules_on(commission, from_on)
    insist(rules.in_term(commission, from_on, sits_on=book.sits_until_replaced, today=timezone.localdate()))
    insist(rules.may_move_up(holding, from_on))
    insist(rules.seat_exists(seat, from_on))
    _make_room(seat, Part.FULL, from_on, by)
    insist(rules.is_free(seat, Part.FULL, from_on, _of_seat(seat)))
    _ended(holding, from_on - ONE_DAY, by, kind=EndKind.MOVED_UP, leaves=False)
    held = _hold(
        commission, holding.member, Part.FULL, from_on, by, seat=seat, appointed_by=appointed_by, follows=holding
    )
    journal.note(
        "seat.moved_up",
        commission,
        space=commission.space,
        by=by,
        name=holding.member.name,
        seat=seat.number,
        **{"from": from_on.isoformat()},
    )
    return held


@transaction.atomic
def name_office(
    *,
    commission: Commission,
    kind: str,
    from_on: date,
    member: BodyMember | None = None,
    name: str = "",
    sitting=None,
    note: str = "",
    by,
    **person,
) -> Office:
    """Name a president, vice-president or secretary; whoever held the office ends the day before.

    A secretary who is no member comes by ``name`` (with email, language or an account): in the body, without a vote.
    A name alone means the one person of the body, else the one account of the commune, that bears it.
    """
    _in_turn(commission)
    insist(rules.may_seat(grants(by, commission.space), commission))
    book = rulebook.rules_on(commission, from_on)
    insist(rules.in_term(commission, from_on, sits_on=book.sits_until_replaced, today=timezone.localdate()))
    if member is None and name.strip() and not person.get("person"):
        member, found = namesake(commission, name, person.get("email") or "")
        if found is not None:
            name, person["person"] = str(found), found
            person["language"] = person.get("language") or found.language
    account = person.get("person")
    if member is None and account is not None:
        member = BodyMember.objects.filter(body=commission.body_id, person=account, until_on=None).first()
    if member is None:
        name = name.strip() or str(account or "")
        if not name:
            raise Refused(no(_("Choose a person or write a name.")))
    held = Holding.objects.filter(member=member).select_related("seat") if member else []
    seat = next((row for row in held if seating.holds(row, from_on)), None)
    modes = {"chair_mode": book.chair_mode, "secretary_mode": book.secretary_mode}
    insist(rules.fits_office(kind, seat, member.name if member else name, **modes))
    _end_office_before(commission, kind, from_on, by)
    member = _still_there(commission, member, from_on, by) if member else None
    member = member or new_member(commission, None, name, from_on, person, by)
    return _named(commission, kind, member, from_on, by, sitting=sitting, note=note.strip()[:200])


def _still_there(commission: Commission, member: BodyMember, from_on: date, by) -> BodyMember:
    """This member, with a new place in the body where the end of the office before took the old one away."""
    was = member.until_on
    member.refresh_from_db(fields=["until_on"])
    return member if member.until_on == was else new_member(commission, member, member.name, from_on, {}, by)


def _named(commission: Commission, kind: str, member: BodyMember, from_on: date, by, **values) -> Office:
    try:
        with transaction.atomic():
            office = Office.objects.create(
                space=commission.space, commission=commission, kind=kind, member=member, from_on=from_on, **values
            )
    except IntegrityError:
        raise Refused(no(_("Somebody else named somebody to this office just now. Reload the page to see who.")))
    codes.ensure_code(member=member, commission=commission, by=by)
    _in_step(commission)
    journal.note(
        "office.named",
        commission,
        space=commission.space,
        by=by,
        name=member.name,
        kind=kind,
        **{"from": from_on.isoformat()},
    )
    return office


def _end_office_before(commission: Commission, kind: str, from_on: date, by) -> None:
    """Whoever holds the office ends the day before ``from_on``; a later span is refused."""
    for office in Office.objects.filter(commission=commission, kind=kind).select_related("member"):
        if not seating.meet(office, from_on):
            continue
        if office.from_on >= from_on or office.until_on:
            raise Refused(
                no(
                    _("%(name)s holds this office on that day or later. Enter a later day.")
                    % {"name": office.member.name}
                )
            )
        _office_ended(office, from_on - ONE_DAY, by)


@transaction.atomic
def end_office(*, office: Office, on: date, by) -> Office:
    """Record the last day of an office."""
    insist(rules.may_seat(grants(by, office.space), office.commission))
    insist(rules.is_thinkable(office.commission, on, today=timezone.localdate()))
    if on < office.from_on:
        raise Refused(no(_("The last day comes before the first. Enter a later day.")))
    if office.until_on:
        raise Refused(no(_("This office has ended already.")))
    return _office_ended(office, on, by)


def _office_ended(office: Office, on: date, by, *, reason: str = "") -> Office:
    if not Office.objects.filter(pk=office.pk, until_on=None).update(until_on=on):
        raise Refused(no(_("Somebody else recorded this just now. Reload the page to see.")))
    office.refresh_from_db()
    _leave_body(office.member, on, reason or str(office.get_kind_display()))
    _in_step(office.commission)
    journal.note(
        "office.ended",
        office.commission,
        space=office.space,
        by=by,
        name=office.member.name,
        kind=office.kind,
        until=on.isoformat(),
    )
    return office


def _end_offices(commission: Commission, member: BodyMember, on: date, by, *, reason: str) -> None:
    """End the offices that need a seat; an official who keeps the minutes needs none."""
    book = rulebook.rules_on(commission, on)
    for office in Office.objects.filter(commission=commission, member=member, until_on=None).select_related("member"):
        stays = office.kind == OfficeKind.SECRETARY and book.secretary_mode != "member"
        if not stays:
            _office_ended(office, max(on, office.from_on), by, reason=reason)


def _in_step(commission: Commission) -> None:
    """The marks that papers and lists read: who presides, who keeps the minutes."""
    rows = Office.objects.filter(commission=commission, until_on=None)
    holders = dict(rows.order_by().values_list("kind", "member_id"))
    for kind, field in ((OfficeKind.PRESIDENT, "is_president"), (OfficeKind.SECRETARY, "is_secretary")):
        marked = BodyMember.objects.filter(body=commission.body_id, **{field: True})
        marked.exclude(pk=holders.get(kind)).update(**{field: False})
        BodyMember.objects.filter(pk=holders.get(kind)).update(**{field: True})


@transaction.atomic
def end_term(*, commission: Commission, on: date, by) -> int:
    """Seats, offices and places in the body end on the last day; personal codes open nothing any more. How many left.

    No right of its own: the act that hands the commission over has one. With the end of their place the members'
    personal data become due by the term ``commission_members``.
    """
    with override("fr"):
        reason = str(EndKind.TERM.label)
    held = Holding.objects.filter(commission=commission, until_on=None)
    held.filter(end_kind="").update(end_kind=EndKind.TERM)
    for rows in (held, *(model.objects.filter(commission=commission, until_on=None) for model in (Seat, Office))):
        rows.filter(from_on__gt=on).update(until_on=F("from_on"))  # what was to begin later ends as it begins
        rows.filter(from_on__lte=on).update(until_on=on)
    places = BodyMember.objects.filter(body=commission.body_id, until_on=None)
    later = places.filter(from_on__gt=on).update(until_on=F("from_on"), end_reason=reason)
    count = places.filter(from_on__lte=on).update(until_on=on, end_reason=reason)
    Body.objects.filter(pk=commission.body_id, until_on=None).update(until_on=on)
    codes.withdraw_all(commission=commission, reason=reason, by=by)
    return count + later
