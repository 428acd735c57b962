"""The code of a member: ten letters and figures that people can read aloud, and the address that carries it.

Neither is stored. Both are worked out from the member, the generation and the program's secret; the database keeps a
digest, so that a stolen database opens nobody's page. The address carries a signature besides the code: the short
code can be typed (a limited number of times), an address cannot be guessed.
"""

from .spoken_codes import ALPHABET, Codes

__all__ = ["ALPHABET", "LENGTH", "digest", "link_part", "read", "read_link", "short_code", "spelt"]
LENGTH = 10
_CODES = Codes("member", length=LENGTH, group=5)
digest, spelt, read = _CODES.digest, _CODES.spelt, _CODES.read
link_part, read_link = _CODES.link_part, _CODES.read_link


def short_code(member: int, generation: int) -> str:
    """The code of a member, without its hyphen."""
    return _CODES.of(f"{member}:{generation}")
