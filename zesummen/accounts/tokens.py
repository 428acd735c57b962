"""The link of an invitation: signed, so that a damaged link is told from an outdated one."""

import hashlib
import secrets

from django.core import signing

_SIGNER = signing.Signer(salt="zesummen.invitation", sep=".")


class BadLink(Exception):
    """The link was cut or changed on its way."""


def new_secret() -> str:
    """A secret for one link; only its hash is kept."""
    return secrets.token_urlsafe(24)


def hashed(secret: str) -> str:
    """What is stored of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def link_part(pk: int, secret: str) -> str:
    """The part of the address that names the invitation and carries its secret."""
    return _SIGNER.sign(f"{pk}~{secret}")


def read(part: str) -> tuple[int, str]:
    """The invitation's number and the hash of its secret; ``BadLink`` if the signature does not fit."""
    try:
        number, secret = _SIGNER.unsign(part).split("~", 1)
        return int(number), hashed(secret)
    except (signing.BadSignature, ValueError) as problem:
        raise BadLink from problem
