"""The code of a candidate: sixteen letters and figures that open the own application, to read it or to withdraw it.

Nothing is stored but a digest. The code is worked out from the application and the program's secret, so that the
receipt can be printed again; it is too long to be guessed, and the address carries nothing else.
"""

from django.utils.crypto import salted_hmac

from .member_codes import _MISTAKEN, ALPHABET

LENGTH = 16


def _bytes(salt: str, value: str) -> bytes:
    return salted_hmac(f"zesummen.candidate.{salt}", value, algorithm="sha256").digest()


def code_of(application: int) -> str:
    """The code of an application, without its hyphens."""
    number = int.from_bytes(_bytes("code", str(application)), "big")
    letters = []
    for _place in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)


def digest(code: str) -> str:
    """What the database keeps of a code."""
    return _bytes("digest", code).hex()


def spelt(code: str) -> str:
    """The code as it is shown: ``K7QM-3RTW-9D4F-X2AB``."""
    return "-".join(code[place : place + 4] for place in range(0, LENGTH, 4))


def read(typed: str) -> str:
    """The code that somebody typed, whatever the case, spaces and hyphens; empty where it cannot be one."""
    letters = "".join(c for c in typed.upper().translate(_MISTAKEN) if c.isalnum())
    return letters if len(letters) == LENGTH and set(letters) <= set(ALPHABET) else ""
