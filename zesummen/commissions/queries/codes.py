"""The personal link and the short code of a member: what they open, and what a letter prints."""

from collections.abc import Iterable
from dataclasses import dataclass

from zesummen.kernel.mail import base_url
from zesummen.sittings.models import BodyMember

from .. import member_codes
from ..models import Commission, MemberCode


def open_code(typed: str) -> MemberCode | None:
    """The row of a code that somebody typed, in whatever space, live or revoked; ``None`` where there is none."""
    return _row(member_codes.read(typed))


def open_link(part: str) -> MemberCode | None:
    """The row of the code in an address; ``None`` where the address is cut, changed or was never ours."""
    return _row(member_codes.read_link(part))


def _row(code: str) -> MemberCode | None:
    if not code:
        return None
    # The code names no space: it says which one. The digest is unique in all of them.
    return MemberCode._base_manager.select_related("space").filter(digest=member_codes.digest(code)).first()


def live_code(member: BodyMember) -> MemberCode | None:
    """The member's code that opens the page today."""
    return MemberCode.objects.filter(member=member, revoked_on=None).first()


def fits(row: MemberCode) -> bool:
    """Can the code be worked out again? Not after the program's secret was changed: then it is to be renewed."""
    return row.digest == member_codes.digest(member_codes.short_code(row.member_id, row.generation))


@dataclass(frozen=True, slots=True)
class Code:
    """A code for a letter: the address that the QR code holds, and the short code as it is printed."""

    url: str
    short: str
    typed_at: str  # the address where the short code is typed


def code_of(row: MemberCode | None) -> Code | None:
    """The code of a row, worked out again; ``None`` where there is none, or it must be renewed first."""
    if row is None or row.revoked_on or not fits(row):
        return None
    code = member_codes.short_code(row.member_id, row.generation)
    base = base_url()
    return Code(f"{base}/m/{member_codes.link_part(code)}/", member_codes.spelt(code), f"{base}/m/")


def letter_code(member: BodyMember) -> tuple[str, str] | None:
    """``(address, short code)`` of the member's live code; ``None`` where there is none. One statement."""
    code = code_of(live_code(member))
    return (code.url, code.short) if code else None


def letter_codes(members: Iterable[BodyMember]) -> dict[int, Code]:
    """The codes of many members, by their key. One statement."""
    rows = MemberCode.objects.filter(member__in=list(members), revoked_on=None)
    found = {row.member_id: code_of(row) for row in rows}
    return {key: code for key, code in found.items() if code}


def codes_of(commission: Commission) -> dict[int, MemberCode]:
    """The newest code of each member, live or revoked, by the member's key. One statement."""
    rows = MemberCode.objects.filter(commission=commission).select_related("made_by", "revoked_by")
    return {row.member_id: row for row in rows.order_by("generation")}
