"""To whom a paper went, in the language of who reads it: it is written in the language of who sent it."""

from functools import cache

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from zesummen.kernel.words import LANGUAGES

KNOWN = (_("college of mayor and aldermen"), _("communal council"))


@cache
def _spellings() -> dict[str, str]:
    """Each known addressee by its words in each language."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        with override(language):
            found |= {str(known): known for known in KNOWN}
    return found


def addressees(written: str) -> str:
    """Known addressees in the language of the page or the paper; others stay as they were written."""
    return ", ".join(str(_spellings().get(part, part)) for part in written.split(", "))
