"""The n-rule of Luxembourgish (*Eifeler Regel*): a final n falls before most consonants and stays elsewhere.

It stays before n, d, t, z, h, before a vowel and before a pause. Only endings and little words obey; the n of a
stressed syllable (*Persoun*, *Termin*, *Kanton*) is never lost. The remarks are for a person to look at, no faults.
"""

import re

_FALLS_BEFORE = set("bcfgjklmpqrsvwxy")
_LITTLE = {
    "vun", "an", "un", "wann", "dann", "hunn", "sinn", "ginn", "gesinn", "kann", "keen", "een", "en", "den", "schonn",
    "mäin", "däin", "säin", "eisen", "hien", "nëmmen", "kënnen", "mussen", "sollen", "wëllen", "iwwerginn",
}  # fmt: skip
_SHORTENED = {
    "vu": "vun", "wa": "wann", "da": "dann", "hu": "hunn", "gi": "ginn", "ka": "kann", "kee": "keen", "e": "en",
    "de": "den", "scho": "schonn",
}  # fmt: skip
_STABLE = {"examen", "volumen", "zen", "zéien", "amen"}
_FOREIGN = re.compile(
    r"comité de pilotage|demandeurs? de protection internationale|«[^»]*»|„[^“]*“|%\(\w+\)[a-z]|<[^>]*>",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?<![\w-])([^\W\d_]+)[ \u00a0](?=([^\W\d_]))")


def remarks(text: str) -> list[str]:
    """Pairs of words where the rule seems to be broken, each with what is expected."""
    found = []
    for word, following in _PAIR.findall(_FOREIGN.sub("|", text)):
        plain, first = word.casefold(), following.casefold()
        if _may_lose(plain) and first in _FALLS_BEFORE:
            found.append(f"“{word} {following}…”: the n falls before “{following}”")
        elif plain in _SHORTENED and first not in _FALLS_BEFORE:
            found.append(f"“{word} {following}…”: “{_SHORTENED[plain]}” before “{following}”")
    return found


def _may_lose(word: str) -> bool:
    return word in _LITTLE or (word.endswith(("en", "ën")) and len(word) > 3 and word not in _STABLE)
