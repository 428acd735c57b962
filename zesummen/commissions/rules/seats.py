"""Verdicts and sentences about seats, who holds them, and offices."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.kernel import journal
from zesummen.kernel.access import YES, Grants, Refused, Verdict, may, no
from zesummen.kernel.dates import PLANNED, short_date, years_from
from zesummen.kernel.words import plain
from zesummen.sittings.models import BodyMember

from .. import seating
from ..models import Commission, Holding, Seat
from ..states import CommissionState, EndKind, OfficeKind, Part


class Doubtful(Refused):
    """An appointment that may be a mistake: somebody must say whether it is the same person as ``held`` or another."""

    def __init__(self, verdict: Verdict, held: Holding):
        super().__init__(verdict)
        self.held = held


def may_seat(granted: Grants, commission: Commission) -> Verdict:
    """Change seats, who holds them and offices, until the commission has handed over."""
    verdict = may(granted, "commission.write")
    if verdict and commission.state == CommissionState.HANDED_OVER:
        return no(_("This commission has handed over. Its seats no longer change; its successor has seats of its own."))
    return verdict


def in_term(commission: Commission, day: date, *, sits_on: bool, today: date) -> Verdict:
    """A day within the commission's term; with ``sits_on`` its members sit until replaced, after the nominal end too.

    Not for ever, though: two years after the nominal end, or after ``today`` where that is over.
    """
    if day < commission.from_on:
        return no(
            _("The commission begins on %(day)s. Enter that day or a later one.")
            % {"day": short_date(commission.from_on)}
        )
    end = commission.until_on or (None if sits_on else commission.expected_until)
    if end and day > end:
        return no(
            _("The commission's term ends on %(day)s. Enter that day or an earlier one.") % {"day": short_date(end)}
        )
    return is_thinkable(commission, day, today=today)


def is_thinkable(commission: Commission, day: date, *, today: date) -> Verdict:
    """A year in which somebody may still sit: the council's mandate, and the time until everybody is replaced."""
    end = commission.until_on or commission.expected_until
    last = years_from(max(end, today), PLANNED.ahead)
    if day <= last:
        return YES
    words = {"year": day.year, "end": short_date(end), "last": short_date(last)}
    return no(
        _(
            "The year %(year)s cannot be right: this commission's term ends on %(end)s. "
            "Members who sit until replaced are entered up to %(last)s."
        )
        % words
    )


def fits_rules(part: str, seat: Seat | None, substitutes: str) -> Verdict:
    """The part that the rules know: ``substitutes`` is none, pairs or pool."""
    if part == Part.FULL:
        return YES if seat else no(_("A full member needs a seat. Choose one."))
    if substitutes == "none":
        return no(_("The rules of that day know no substitutes. Appoint a full member, or change the rules first."))
    if substitutes == "pairs" and seat is None:
        return no(_("By the rules of that day each substitute belongs to a seat. Choose the seat."))
    if substitutes == "pool" and seat is not None:
        return no(_("By the rules of that day substitutes form a pool and have no seat. Leave the seat empty."))
    return YES


def seat_exists(seat: Seat, from_on: date) -> Verdict:
    """The seat is there on that day."""
    if seat.from_on <= from_on and (seat.until_on is None or from_on <= seat.until_on):
        return YES
    if from_on < seat.from_on:
        return no(
            _("Seat %(seat)d exists from %(day)s. Enter that day or a later one.")
            % {"seat": seat.number, "day": short_date(seat.from_on)}
        )
    return no(
        _("Seat %(seat)d was closed on %(day)s. Choose another seat.")
        % {"seat": seat.number, "day": short_date(seat.until_on)}
    )


def is_free(seat: Seat, part: str, from_on: date, holdings: Iterable[Holding]) -> Verdict:
    """Nobody else holds this part of the seat from that day on. ``holdings`` of the seat, all of them."""
    for held in holdings:
        if held.part != part or not seating.meet(held, from_on):
            continue
        words = {"seat": seat.number, "name": held.member.name, "from": short_date(held.from_on)}
        if held.from_on > from_on:
            return no(_("%(name)s takes seat %(seat)d on %(from)s. Two people cannot hold it at once.") % words)
        if held.until_on:
            words |= {"until": short_date(held.until_on)}
            return no(_("%(name)s holds seat %(seat)d until %(until)s. Enter a later day.") % words)
        if part == Part.FULL:
            return no(
                _("%(name)s holds seat %(seat)d since %(from)s. Record first who leaves, or replace the member.")
                % words
            )
        return no(
            _(
                "%(name)s is substitute of seat %(seat)d since %(from)s. Record first who leaves, or replace the substitute."
            )
            % words
        )
    return YES


def sits_nowhere(name: str, from_on: date, holdings: Iterable[Holding], part: str) -> Verdict:
    """One person, one seat. ``holdings`` of this person, all of them."""
    for held in holdings:
        if not seating.meet(held, from_on):
            continue
        words = {"name": name, "seat": held.seat.number if held.seat_id else "", "until": short_date(held.until_on)}
        if held.until_on:
            return no(_("%(name)s already belongs to this commission until %(until)s. Enter a later day.") % words)
        if held.part == Part.FULL and part == Part.SUBSTITUTE:
            return no(_("%(name)s is full member on seat %(seat)s. A full member cannot be a substitute too.") % words)
        if held.part == Part.SUBSTITUTE and part == Part.FULL:
            return no(_("%(name)s is a substitute. To give a substitute a full seat, use “Move up”.") % words)
        if held.part == Part.FULL:
            return no(_("%(name)s sits on seat %(seat)s already. A person holds one seat.") % words)
        return no(_("%(name)s is a substitute already. A person is a substitute once.") % words)
    return YES


def same_name(one: str, other: str) -> bool:
    """The same name, whatever the case, accents and spaces."""
    return plain(one).split() == plain(other).split()


def is_surely(member: BodyMember, name: str, email: str, account) -> bool:
    """The same person without a doubt: the same account; or the same name and address, and no other account."""
    if account is not None and member.person_id is not None:
        return member.person_id == account.pk
    same_address = bool(email) and member.address.casefold() == email.casefold()
    return same_address and same_name(member.name, name)


def look_alike(name: str, email: str, others: Iterable[Holding]) -> Holding | None:
    """Somebody else with this name or address."""
    for held in others:
        if same_name(held.member.name, name):
            return held
        if email and held.member.address.casefold() == email.casefold():
            return held
    return None


def doubt(held: Holding, name: str, email: str) -> Verdict:
    """The sentence about somebody who looks like a member: it must be said whether it is the same person."""
    words = {"name": held.member.name, "seat": held.seat.number if held.seat_id else "–", "email": email}
    if same_name(held.member.name, name):
        told = _(
            "Somebody called %(name)s sits in this commission already (seat %(seat)s). Say below whether it is the same person or another."
        )
    else:
        told = _(
            "%(name)s, who sits in this commission already, has the same e-mail address (%(email)s). Say below whether it is the same person or two people share it."
        )
    return no(told % words)


def may_end(held: Holding, on: date) -> Verdict:
    """The last day of a holding: not over yet, and not before its first day."""
    if held.until_on:
        return no(_("This has ended already, on %(day)s.") % {"day": short_date(held.until_on)})
    if on < held.from_on:
        return no(
            _("%(name)s holds the seat from %(day)s. The last day cannot come before that.")
            % {"name": held.member.name, "day": short_date(held.from_on)}
        )
    return YES


def may_move_up(held: Holding, from_on: date) -> Verdict:
    """A substitute who holds that part still, from the second day on."""
    if held.part != Part.SUBSTITUTE or held.until_on:
        return no(_("Only a substitute in office can move up to a full seat."))
    if held.leaves_on:
        return no(_("%(name)s has resigned. Choose another substitute.") % {"name": held.member.name})
    if from_on <= held.from_on:
        return no(
            _("%(name)s is a substitute from %(day)s. Moving up is possible from the day after.")
            % {"name": held.member.name, "day": short_date(held.from_on)}
        )
    return YES


def fits_office(kind: str, held: Holding | None, name: str, *, chair_mode: str, secretary_mode: str) -> Verdict:
    """Who may hold the office: presidents are full members, or the alderman where the rules say so."""
    is_full = held is not None and held.part == Part.FULL
    if kind == OfficeKind.SECRETARY:
        if secretary_mode == "member" and not is_full:
            return no(_("By the rules of that day the secretary is a full member. %(name)s is not.") % {"name": name})
        return YES
    if is_full or (kind == OfficeKind.PRESIDENT and chair_mode == "alderman"):
        return YES
    if held is not None:
        return no(_("%(name)s is a substitute on that day. Choose a full member.") % {"name": name})
    return no(_("%(name)s holds no seat on that day. Choose a full member.") % {"name": name})


def not_too_many(count: int, highest: int) -> Verdict:
    """The number of seats that the rules allow."""
    if count <= highest:
        return YES
    return no(
        _("That would make %(count)d seats. The rules of that day allow %(highest)d.")
        % {"count": count, "highest": highest}
    )


journal.tell("seats.made", _("%(by)s set up seats %(first)s to %(last)s of “%(title)s”"))
journal.tell("seat.changed", _("%(by)s changed seat %(number)s: %(label)s"))
journal.tell("seat.closed", _("%(by)s closed seat %(number)s; its last day is %(until)s"))
journal.tell(
    "seat.appointed",
    _("%(by)s recorded that %(name)s is %(part)s of “%(title)s” (seat %(seat)s) from %(from)s"),
    part=lambda key: Part(key).label,
)
journal.tell(
    "seat.ended",
    _("%(by)s recorded that %(name)s left “%(title)s” (seat %(seat)s), last day %(until)s: %(kind)s"),
    kind=lambda key: EndKind(key).label,
)
journal.tell(
    "seat.leaving",
    _("%(by)s recorded that %(name)s leaves “%(title)s” (seat %(seat)s) and sits until replaced: %(kind)s"),
    kind=lambda key: EndKind(key).label,
)
journal.tell("seat.stays", _("%(by)s recorded that %(name)s stays in “%(title)s” after all (seat %(seat)s)"))
journal.tell("seat.moved_up", _("%(by)s recorded that %(name)s moved up to seat %(seat)s of “%(title)s” from %(from)s"))
journal.tell(
    "office.named",
    _("%(by)s recorded that %(name)s is %(kind)s of “%(title)s” from %(from)s"),
    kind=lambda key: OfficeKind(key).label,
)
journal.tell(
    "office.ended",
    _("%(by)s recorded that %(name)s is no longer %(kind)s of “%(title)s”, last day %(until)s"),
    kind=lambda key: OfficeKind(key).label,
)
