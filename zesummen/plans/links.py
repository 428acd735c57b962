"""Signed links of mails: good for one question, or for one member's answers. The database alone opens none of them."""

from django.core import signing

_PROGRESS = signing.Signer(salt="zesummen.progress", sep=".")
_NOTE = signing.Signer(salt="zesummen.note", sep=".")
_ANSWERS = signing.Signer(salt="zesummen.evaluation", sep=".")


class BadLink(Exception):
    """The link was cut or changed on its way."""


def progress_part(token: str) -> str:
    """The part of the address that answers one question about progress."""
    return _PROGRESS.sign(token)


def read_progress(part: str) -> str:
    """The token of the question; ``BadLink`` if the signature does not fit."""
    try:
        return _PROGRESS.unsign(part)
    except signing.BadSignature as problem:
        raise BadLink from problem


def answers_part(evaluation: int, member: int) -> str:
    """The part of the address under which one member answers the six questions."""
    return _ANSWERS.sign(f"{evaluation}~{member}")


def read_answers(part: str) -> tuple[int, int]:
    """(evaluation, member); ``BadLink`` if the signature does not fit."""
    try:
        evaluation, member = _ANSWERS.unsign(part).split("~", 1)
        return int(evaluation), int(member)
    except (signing.BadSignature, ValueError) as problem:
        raise BadLink from problem


def note_part(token: str) -> str:
    """The part of the address under which a service answers the internal note."""
    return _NOTE.sign(token)


def read_note(part: str) -> str:
    """The token of the question to a service; ``BadLink`` if the signature does not fit."""
    try:
        return _NOTE.unsign(part)
    except signing.BadSignature as problem:
        raise BadLink from problem
