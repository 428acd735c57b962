"""The code of a participant: ten letters and figures that open the person's page, and the address that carries it.

Neither is stored: both are worked out from the row, its generation and the program's secret. The row keeps a digest
(``actions.participant_codes.give``), by which a typed code finds it in whatever training body.
"""

from zesummen.commissions.spoken_codes import Codes
from zesummen.kernel.mail import base_url

from .models import Participant

CODES = Codes("participant", length=10, group=5)


def code_of(participant: Participant) -> str:
    """The code, without its hyphen."""
    return CODES.of(f"{participant.pk}:{participant.code_generation}")


def digest_of(participant: Participant) -> str:
    """What the row keeps of its code."""
    return CODES.digest(code_of(participant))


def part_of(participant: Participant) -> str:
    """What stands behind ``/t/`` in the person's address."""
    return CODES.link_part(code_of(participant))


def letter_code(participant: Participant) -> tuple[str, str]:
    """``(address, code as it is printed)`` for a letter or a mail; both open the page once the code is given."""
    return f"{base_url()}/t/{part_of(participant)}/", CODES.spelt(code_of(participant))


def open_code(typed: str) -> Participant | None:
    """The participant of a code that somebody typed, in whatever training body; ``None`` where there is none."""
    return _row(CODES.read(typed))


def open_link(part: str) -> Participant | None:
    """The participant of the code in an address; ``None`` where the address is cut or changed."""
    return _row(CODES.read_link(part))


def _row(code: str) -> Participant | None:
    if not code:
        return None
    # The code names no space: it says which one. The digest is unique in all of them.
    rows = Participant._base_manager.select_related("space", "party__commune", "request__course", "person")
    return rows.filter(code_digest=CODES.digest(code)).first()
