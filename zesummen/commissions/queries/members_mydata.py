"""What this app stores about a member, for the page of their own data."""

from django.utils.translation import gettext_lazy as _

from zesummen.accounts.mydata import Section, Told
from zesummen.sittings.models import BodyMember

from ..declared import DECLARED
from ..models import Holding, MemberCard, MemberCode, Office, SeatFilling

WHY = _("For the work of the commission: notices, letters, interpretation. It goes a year after you left.")


def about_member(person):
    """Seats, offices, sittings at which the person filled a seat, card and codes."""
    members = BodyMember.objects.filter(person=person).values("pk")
    yield _seats(members)
    offices = Office.objects.filter(member__in=members).select_related("commission__body").order_by("from_on", "pk")
    rows = Told(
        offices,
        lambda row: {
            "commission": str(row.commission),
            "office": str(row.get_kind_display()),
            "from": row.from_on,
            "until": row.until_on or "",
        },
    )
    yield Section("commission_offices", _("Offices in a commission"), rows, _LABELS)
    filled = SeatFilling.objects.filter(member__in=members).select_related("sitting", "sitting__body", "seat")
    rows = Told(
        filled.order_by("-sitting__day", "pk")[:500],
        lambda row: {
            "on": row.sitting.day,
            "sitting": str(row.sitting),
            "seat": row.seat.number,
            "part": str(row.get_part_display()),
        },
    )
    yield Section("commission_fillings", _("Seats you filled at sittings"), rows, _LABELS)
    cards = MemberCard.objects.filter(member__in=members).select_related("commission__body").order_by("pk")
    yield Section("commission_cards", _("Your card in a commission"), Told(cards, _card), _LABELS, WHY)
    codes = MemberCode.objects.filter(member__in=members).select_related("commission__body").order_by("pk")
    rows = Told(
        codes,
        lambda row: {
            "commission": str(row.commission),
            "from": row.made_on,
            "until": row.revoked_on or "",
            "used": row.last_used_on or "",
        },
    )
    yield Section("commission_codes", _("Your personal links and codes"), rows, _LABELS, WHY)


def _seats(members) -> Section:
    held = Holding.objects.filter(member__in=members).select_related("commission__body", "seat")
    rows = Told(
        held.order_by("from_on", "pk"),
        lambda row: {
            "commission": str(row.commission),
            "seat": row.seat.number if row.seat_id else "",
            "part": str(row.get_part_display()),
            "from": row.from_on,
            "until": row.until_on or "",
            "reason": row.end_reason or (str(row.get_end_kind_display()) if row.end_kind else ""),
        },
    )
    return Section("commission_seats", _("Your seats in a commission"), rows, _LABELS)


def _card(card: MemberCard) -> dict:
    told = {key: str(dict(choices).get(card.declared.get(key), "")) for key, (_label, choices) in DECLARED.items()}
    return {
        "commission": str(card.commission),
        "phone": card.phone,
        "address": card.address,
        "languages": ", ".join(card.languages),
        "interpretation": card.interpretation,
        "paper": card.wants_paper,
        "visibility": str(card.get_visibility_display()),
        **told,
    }


_LABELS = {
    "commission": _("commission"),
    "seat": _("seat"),
    "part": _("part"),
    "office": _("office"),
    "from": _("from"),
    "until": _("until"),
    "reason": _("reason"),
    "on": _("date"),
    "sitting": _("sitting"),
    "phone": _("phone"),
    "address": _("postal address"),
    "languages": _("understands"),
    "interpretation": _("needs to follow a sitting"),
    "paper": _("papers by post"),
    "visibility": _("what the public reads"),
    "used": _("last used"),
    **{key: label for key, (label, _choices) in DECLARED.items()},
}
