"""The code of a member: ten letters and figures that people can read aloud, and the address that carries it.

Neither is stored. Both are worked out from the member, the generation and the program's secret; the database keeps a
digest, so that a stolen database opens nobody's page. The address carries a signature besides the code: the short
code can be typed (a limited number of times), an address cannot be guessed.
"""

import base64

from django.utils.crypto import constant_time_compare, salted_hmac

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U to be mistaken
LENGTH = 10
_MISTAKEN = str.maketrans({"O": "0", "I": "1", "L": "1"})


def _bytes(salt: str, value: str) -> bytes:
    return salted_hmac(f"zesummen.member.{salt}", value, algorithm="sha256").digest()


def short_code(member: int, generation: int) -> str:
    """The code of a member, without its hyphen."""
    number = int.from_bytes(_bytes("code", f"{member}:{generation}"), "big")
    letters = []
    for _place in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)


def digest(code: str) -> str:
    """What the database keeps of a code."""
    return _bytes("digest", code).hex()


def spelt(code: str) -> str:
    """The code as it is printed: ``K7QM3-RTW9D``."""
    half = LENGTH // 2
    return f"{code[:half]}-{code[half:]}"


def read(typed: str) -> str:
    """The code that somebody typed, whatever the case, spaces and hyphens; empty where it cannot be one."""
    letters = "".join(c for c in typed.upper().translate(_MISTAKEN) if c.isalnum())
    return letters if len(letters) == LENGTH and set(letters) <= set(ALPHABET) else ""


def _signature(code: str) -> str:
    return base64.b32encode(_bytes("link", code)[:15]).decode().lower()


def link_part(code: str) -> str:
    """The part of the address that opens the member's page."""
    return f"{code}-{_signature(code)}"


def read_link(part: str) -> str:
    """The code in an address; empty where the address is cut or changed."""
    typed, _hyphen, signature = part.partition("-")
    code = read(typed)
    return code if constant_time_compare(signature.lower(), _signature(code)) and code else ""
