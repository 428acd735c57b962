"""The parts of a case, as tabs."""

from django.utils.translation import gettext as _

from zesummen.kernel.pages import access_of

#: (key, address below the case); a tab appears once its page exists
PARTS = (("request", ""), ("people", "people/"), ("dates", "dates/"), ("evenings", "evenings/"), ("after", "after/"))


def tabs_of(case) -> list[tuple[str, str, str]]:
    """(key, words, address) of the pages a case has."""
    words = {
        "request": _("Request"),
        "people": _("People"),
        "dates": _("Dates"),
        "evenings": _("Evenings"),
        "after": _("What comes of it"),
    }
    return [(key, words[key], case.base + tail) for key, tail in PARTS if access_of(case.base + tail)]
