"""Nationalities by their ISO 3166 alpha-3 code: the country's name in five languages, and who belongs to the EU.

Names come from Unicode's CLDR (through Babel). Codes that the register uses beyond ISO are named here.
"""

from functools import lru_cache

from babel import Locale
from babel.core import get_global
from django.utils.translation import gettext

LUXEMBOURG = "LUX"
EU27 = frozenset(
    [
        "AUT", "BEL", "BGR", "HRV", "CYP", "CZE", "DNK", "EST", "FIN", "FRA", "DEU", "GRC", "HUN", "IRL",
        "ITA", "LVA", "LTU", "LUX", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN", "ESP", "SWE",
    ]
)  # fmt: skip
_BEYOND_ISO = {"XXK": "XK", "GBN": "GB", "CSK": "CZ"}
_LOCALES = {"fr": "fr", "de": "de", "lb": "lb", "en": "en_GB", "pt": "pt_PT"}
STATELESS, UNKNOWN = "XXA", "XXX"


def group_of(code: str) -> str:
    """``luxembourg``, ``eu`` (another country of the EU) or ``other`` (any other country, stateless, not known)."""
    if code == LUXEMBOURG:
        return "luxembourg"
    return "eu" if code in EU27 else "other"


def country_name(code: str, language: str) -> str:
    """The country's name in that language; the code itself where nobody has named it."""
    if code == STATELESS:
        return gettext("Stateless")
    if code == UNKNOWN:
        return gettext("Nationality not known")
    return _cldr_name(code, language[:2])


@lru_cache(maxsize=2048)
def _cldr_name(code: str, language: str) -> str:
    alias = get_global("territory_aliases").get(code)
    alpha2 = _BEYOND_ISO.get(code) or (alias[0] if alias else code)
    names = Locale.parse(_LOCALES.get(language, "en_GB")).territories
    return names.get(alpha2, code)
