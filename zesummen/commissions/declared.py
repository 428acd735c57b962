"""What a member may tell of herself, freely: never shown, only counted."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

#: key → (label, ((value, words), …)); few and wide groups, so that a small commission can be counted at all
DECLARED = {
    "gender": (
        _("Gender"),
        (("woman", _("woman")), ("man", _("man")), ("other", pgettext_lazy("gender", "another"))),
    ),
    "age": (
        _("Age"),
        (("under_30", _("under 30")), ("to_64", _("30 to 64")), ("over_64", _("65 and older"))),
    ),
    "nationality": (
        _("Nationality"),
        (
            ("lu", _("Luxembourgish")),
            ("eu", _("another country of the European Union")),
            ("third", _("a country outside the European Union")),
        ),
    ),
    "bond": (
        _("Tie to the commune"),
        (
            ("under_5", _("lives here for less than five years")),
            ("over_5", _("lives here for five years or more")),
            ("works", _("works here and lives elsewhere")),
        ),
    ),
}
SMALLEST_GROUP = 10  # of a table, so many people must have answered


def kept(values: dict) -> dict[str, str]:
    """Only known keys with known values."""
    return {
        key: values[key]
        for key, (_label, choices) in DECLARED.items()
        if values.get(key) in {value for value, _words in choices}
    }
