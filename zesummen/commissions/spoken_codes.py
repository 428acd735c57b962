"""Codes that people read aloud and type: worked out from what they open and the program's secret, never stored.

The database keeps a digest. Each kind of code has a purpose of its own, so that none opens what another opens.
"""

import base64
from dataclasses import dataclass

from django.utils.crypto import constant_time_compare, salted_hmac

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U to be mistaken
_MISTAKEN = str.maketrans({"O": "0", "I": "1", "L": "1"})


@dataclass(frozen=True, slots=True)
class Codes:
    """One kind of code: what it is for, how many letters and figures it has, and how many stand between hyphens."""

    purpose: str
    length: int
    group: int

    def mac(self, salt: str, value: str) -> bytes:
        """32 bytes that only this program can work out for the value."""
        return salted_hmac(f"zesummen.{self.purpose}.{salt}", value, algorithm="sha256").digest()

    def of(self, value: str) -> str:
        """The code of what it opens, without its hyphens."""
        number = int.from_bytes(self.mac("code", value), "big")
        letters = []
        for _place in range(self.length):
            number, rest = divmod(number, len(ALPHABET))
            letters.append(ALPHABET[rest])
        return "".join(letters)

    def digest(self, code: str) -> str:
        """What the database keeps of a code."""
        return self.mac("digest", code).hex()

    def spelt(self, code: str) -> str:
        """The code as it is shown and printed: ``K7QM3-RTW9D``."""
        return "-".join(code[place : place + self.group] for place in range(0, self.length, self.group))

    def read(self, typed: str) -> str:
        """The code that somebody typed, whatever the case, spaces and hyphens; empty where it cannot be one."""
        letters = "".join(c for c in typed.upper().translate(_MISTAKEN) if c.isalnum())
        return letters if len(letters) == self.length and set(letters) <= set(ALPHABET) else ""

    def link_part(self, code: str) -> str:
        """The part of an address that opens the same: the code, and a signature that cannot be guessed."""
        return f"{code}-{self._signature(code)}"

    def read_link(self, part: str) -> str:
        """The code in an address; empty where the address is cut or changed."""
        typed, _hyphen, signature = part.partition("-")
        code = self.read(typed)
        return code if constant_time_compare(signature.lower(), self._signature(code)) and code else ""

    def _signature(self, code: str) -> str:
        return base64.b32encode(self.mac("link", code)[:15]).decode().lower()
