"""Which seat each proposed candidate gets, and the articles of the council's decision, in French."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.council.states import DecisionKind
from zesummen.council.texts import model_text
from zesummen.kernel import dates
from zesummen.kernel.access import YES, Refused, Verdict, insist, no
from zesummen.sittings.models import BodyMember

from .. import seating
from ..models import Application, Call, Commission, Holding, Seat
from ..rules import seats as seat_rules
from ..states import ApplicationState, Part
from . import rulebook
from .seats import Composition, composition

GAP_DAY = "[à compléter : date]"
Placed = list[tuple[Application, int | None]]


def places(call: Call, applications: Iterable[Application], day: date) -> Placed:
    """Each proposed candidate with the number of a seat; a substitute of a pool without one. Full members first.

    Seats are given in the order of the selection: the seats that the call names, else free ones by number, else new
    ones up to the number in the rules. ``Refused`` where there are too few, or where somebody holds a named seat
    of whom nobody has written that they leave.
    """
    found = composition(call.commission, max(day, call.commission.from_on))
    proposed = [row for row in applications if row.state == ApplicationState.PROPOSED]
    order = sorted(proposed, key=lambda row: (row.proposed_seat or 999, row.pk))
    full = [row for row in order if row.proposed_part == Part.FULL]
    substitutes = [row for row in order if row.proposed_part == Part.SUBSTITUTE]
    placed: Placed = list(zip(full, _full_seats(call, found, len(full)), strict=True))
    if found.substitute_rule != "pairs":
        placed += [(row, None) for row in substitutes]
    else:
        given = [number for _row, number in placed if number is not None]
        placed += zip(substitutes, _pair_seats(call, found, given, len(substitutes)), strict=True)
    if call.seat_numbers:
        _insist_all_free(call.commission, placed, day)
    return placed


def _insist_all_free(commission: Commission, placed: Placed, day: date) -> None:
    seats = {seat.number: seat for seat in Seat.objects.filter(commission=commission)}
    for row, number in placed:
        insist(can_take(commission, row.proposed_part, seats.get(number), day))


def _full_seats(call: Call, found: Composition, wanted: int) -> list[int]:
    if call.seat_numbers:
        free = list(call.seat_numbers)
    else:
        free = [row.seat.number for row in found.seats if row.is_vacant or row.full.leaves_on]
        last = max((row.seat.number for row in found.seats), default=0)
        room = max(found.rules.max_members - len(found.seats), 0)
        free += [last + place for place in range(1, room + 1)]
    if len(free) < wanted:
        raise Refused(
            no(
                _("More full members are proposed (%(wanted)d) than the commission has free seats (%(free)d).")
                % {"wanted": wanted, "free": len(free)}
            )
        )
    return sorted(free)[:wanted]


def _pair_seats(call: Call, found: Composition, given: list[int], wanted: int) -> list[int]:
    taken = {row.seat.number for row in found.seats if row.substitute and not row.substitute.leaves_on}
    known = [row.seat.number for row in found.seats]
    if call.seat_numbers:
        free = [number for number in call.seat_numbers]
    else:
        free = [n for n in [*given, *(n for n in known if n not in given)] if n not in taken]
    if len(free) < wanted:
        raise Refused(
            no(
                _("More substitutes are proposed (%(wanted)d) than there are seats without one (%(free)d).")
                % {"wanted": wanted, "free": len(free)}
            )
        )
    return free[:wanted]


def can_take(commission: Commission, part: str, seat: Seat | None, day: date) -> Verdict:
    """May somebody of the reserve list be given this part of this seat?"""
    day = max(day, commission.from_on)
    verdict = seat_rules.fits_rules(part, seat, rulebook.rules_on(commission, day).has_substitutes)
    if not verdict or seat is None:
        return verdict
    present = holder(seat, part, day)
    if present is not None and present.leaves_on is None:
        words = {"name": present.member.name, "seat": seat.number}
        return no(_("%(name)s holds seat %(seat)d. Record first who leaves.") % words)
    return YES


def holder(seat: Seat | None, part: str, day: date) -> Holding | None:
    """Who holds this part of the seat on the day."""
    rows = Holding.objects.filter(seat=seat, part=part).select_related("member", "seat", "commission__body", "space")
    return next((row for row in rows if seating.meet(row, day) and row.from_on <= day), None)


def known_member(commission: Commission, application: Application) -> BodyMember | None:
    """The row of the same person in the body, by name and e-mail address; ``None`` for somebody new.

    The address alone says nothing: a couple may share one.
    """
    if not application.email:
        return None
    rows = BodyMember.objects.filter(body=commission.body_id, email__iexact=application.email)
    found = rows.select_related("person").order_by("-from_on", "-pk")
    return next((row for row in found if seat_rules.same_name(row.name, application.name)), None)


def held_as_substitute(member: BodyMember, day: date) -> Holding | None:
    """The place as substitute that this member holds on the day."""
    rows = Holding.objects.filter(member=member, part=Part.SUBSTITUTE, until_on=None, from_on__lt=day)
    return rows.select_related("member", "seat", "commission__body", "space").first()


def visas(call: Call) -> list[str]:
    """The visas of the model, with the day of the decision that created the commission; without it that visa falls."""
    created = call.commission.created_by
    day = dates.long_date(created.voted_on, "fr") if created and created.voted_on else ""
    given = model_text(DecisionKind.APPOINT_MEMBERS, call.commission.regime)["visas"]
    return [text.replace(GAP_DAY, day) for text in given if day or GAP_DAY not in text]


def articles(call: Call, placed: Placed, *, is_replacement: bool = False) -> list[str]:
    """The articles of the decision, in French: who gets which seat, until when, and to whom it goes."""
    full = [(row, number) for row, number in placed if row.proposed_part == Part.FULL]
    substitutes = [(row, number) for row, number in placed if row.proposed_part == Part.SUBSTITUTE]
    made = []
    for rows, one, many in (
        (full, "membre effectif", "membres effectifs"),
        (substitutes, "membre suppléant", "membres suppléants"),
    ):
        if rows:
            names = ", ".join(_named(row, number) for row, number in rows)
            made.append(f"désigne comme {one if len(rows) == 1 else many} de la {{commission}} : {names} ;")
    if is_replacement or call.is_for_vacancy:
        made.append("précise que ces personnes achèvent le mandat de celles qu’elles remplacent ;")
    else:
        made.append("fixe leur mandat jusqu’au renouvellement du conseil communal ;")
    return [*made, "transmet la présente délibération à {autorite}."]


def _named(row: Application, number: int | None) -> str:
    name = row.name.replace("{", "(").replace("}", ")")
    return f"{name} (siège {number})" if number else name
