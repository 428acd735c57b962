"""The signed link of a mail with which one member answers for one sitting, once."""

from django.core import signing

from .models import Attendance

_REPLY = signing.Signer(salt="zesummen.sitting", sep=".")


class BadLink(Exception):
    """The link was cut or changed on its way."""


def reply_part(row: Attendance) -> str:
    """The part of the address: the member's place at the sitting, the member, and how often the link was used."""
    return _REPLY.sign(f"{row.pk}~{row.member_id}~{row.link_round}")


def read_reply(part: str) -> tuple[int, int, int]:
    """(place, member, round); ``BadLink`` if the signature does not fit."""
    try:
        place, member, round_number = _REPLY.unsign(part).split("~", 2)
        return int(place), int(member), int(round_number)
    except (signing.BadSignature, ValueError) as problem:
        raise BadLink from problem
