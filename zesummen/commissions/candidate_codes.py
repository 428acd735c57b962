"""The code of a candidate: sixteen letters and figures that open the own application, to read it or to withdraw it.

Nothing is stored but a digest. The code is worked out from the application and the program's secret, so that the
receipt can be printed again; it is too long to be guessed, and the address carries nothing else.
"""

from .spoken_codes import Codes

_CODES = Codes("candidate", length=16, group=4)
digest, spelt, read = _CODES.digest, _CODES.spelt, _CODES.read


def code_of(application: int) -> str:
    """The code of an application, without its hyphens."""
    return _CODES.of(str(application))
