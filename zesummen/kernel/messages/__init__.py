"""The sentences of the interface and their translations, without GNU gettext.

English is the message id, so ``en`` needs no catalogue. The catalogues in ``zesummen/locale`` carry no dates, hosts or
line numbers and are sorted, so that a change shows as what it is. The verbs: ``python -m zesummen.kernel.messages -h``.
"""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]
LOCALE = PACKAGE / "locale"
LANGUAGES = ("fr", "de", "lb", "pt")
PLURALS = {
    "fr": "nplurals=2; plural=(n > 1);",
    "de": "nplurals=2; plural=(n != 1);",
    "lb": "nplurals=2; plural=(n != 1);",
    "pt": "nplurals=2; plural=(n != 1);",
}
