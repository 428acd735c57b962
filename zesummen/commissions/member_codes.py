"""The code of a member: ten letters and figures that people can read aloud, and the address that carries it.

Neither is stored. Both are worked out from the member, the generation and the program's secret; the database keeps a
digest, so that a stolen database opens nobody's page. The address carries a signature besides the code: the short
code can be typed (a limited number of times), an address cannot be guessed.
"""

import base64

from django.utils.crypto import constant_time_compare

from .spoken_codes import ALPHABET, Codes

__all__ = ["ALPHABET", "LENGTH", "digest", "link_part", "read", "read_link", "short_code", "spelt"]
LENGTH = 10
_CODES = Codes("member", length=LENGTH, group=5)
digest, spelt, read = _CODES.digest, _CODES.spelt, _CODES.read


def short_code(member: int, generation: int) -> str:
    """The code of a member, without its hyphen."""
    return _CODES.of(f"{member}:{generation}")


def _signature(code: str) -> str:
    return base64.b32encode(_CODES.mac("link", code)[:15]).decode().lower()


def link_part(code: str) -> str:
    """The part of the address that opens the member's page."""
    return f"{code}-{_signature(code)}"


def read_link(part: str) -> str:
    """The code in an address; empty where the address is cut or changed."""
    typed, _hyphen, signature = part.partition("-")
    code = read(typed)
    return code if constant_time_compare(signature.lower(), _signature(code)) and code else ""
