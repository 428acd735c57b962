"""The code of a room: six letters and figures that are read off a screen; and the link of the room's own computer."""

import hashlib
import secrets

from django.core import signing

from zesummen.commissions.spoken_codes import ALPHABET, Codes

LENGTH = 6
_CODES = Codes("room", length=LENGTH, group=3)
spelt, read = _CODES.spelt, _CODES.read
SCREEN_AGE = 7 * 24 * 3600  # seconds for which the link of the big screen opens
_SALT = "zesummen.room.screen"


def new_code() -> str:
    """A code that nobody can foresee."""
    return "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))


def new_key() -> str:
    """What a phone keeps in its cookie: 128 bits."""
    return secrets.token_hex(16)


def key_digest(key: str) -> str:
    """What the database keeps of it."""
    return hashlib.sha256(key.encode()).hexdigest()


def screen_part(room: int) -> str:
    """The part of an address that opens the big screen of a room without an account."""
    return signing.dumps(room, salt=_SALT, compress=False)


def read_screen_part(part: str) -> int | None:
    """The room of such an address; ``None`` where it is changed or too old."""
    try:
        return int(signing.loads(part, salt=_SALT, max_age=SCREEN_AGE))
    except (signing.BadSignature, ValueError, TypeError):
        return None
