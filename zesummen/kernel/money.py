"""Euros: written as each language writes them, read back from what people type, and split to the last cent."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from zesummen.kernel.dates import known_language

CENT = Decimal("0.01")
LARGEST = Decimal(10**9)
_NO_BREAK = "\N{NO-BREAK SPACE}"
_NARROW = "\N{NARROW NO-BREAK SPACE}"
_MINUS = "\N{MINUS SIGN}"
# language: (between thousands, before the decimals)
SEPARATORS = {"fr": (_NARROW, ","), "de": (".", ","), "lb": (".", ","), "en": (",", "."), "pt": (_NO_BREAK, ",")}


def euros(amount: Decimal | int | None, language: str | None = None, *, cents: bool = True) -> str:
    """``12 500,50 €`` in French, ``€12,500.50`` in English; halves of a cent go up. Empty for None.

    With ``cents=False`` the amount is rounded to whole euros, for tables and headlines.
    """
    if amount is None:
        return ""
    code = known_language(language)
    written = number(amount, code, places=2 if cents else 0)
    if code != "en":
        return f"{written}{_NO_BREAK}€"
    return f"{_MINUS}€{written[1:]}" if written.startswith(_MINUS) else f"€{written}"


def number(amount: Decimal | int | float | None, language: str | None = None, *, places: int | None = None) -> str:
    """A number with the separators of the language. Without ``places``, the decimals it has. Empty for None."""
    if amount is None:
        return ""
    value = amount if isinstance(amount, Decimal) else Decimal(str(amount))
    if places is not None:
        value = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    thousands, point = SEPARATORS[known_language(language)]
    whole, _dot, decimals = f"{abs(value):,f}".partition(".")
    sign = _MINUS if value < 0 else ""
    return sign + whole.replace(",", thousands) + (point + decimals if decimals else "")


def parse_amount(text: str, language: str | None = None) -> Decimal:
    """The euros a person typed, with two decimals: ``12 500,50``, ``12.500,50 €``, ``12'500``, ``1,5``, ``EUR 3``.

    One text never becomes two different amounts: ``12.500`` is twelve thousand five hundred where the comma is the
    decimal mark, and is asked again where the point is. Raises ``ValueError`` with a translated sentence.
    """
    typed = " ".join(str(text).split())
    sign, digits = _without_signs(typed, language)
    whole, decimals = _whole_and_decimals(typed, digits, known_language(language))
    amount = Decimal(f"{sign}{whole or 0}.{decimals or 0}")
    if abs(amount) > LARGEST:
        raise ValueError(
            _("The amount must lie between %(least)s and %(most)s.")
            % {"least": euros(-LARGEST, cents=False), "most": euros(LARGEST, cents=False)}
        )
    return amount.quantize(CENT) if amount else CENT * 0


def split_exactly(total: Decimal, weights: Sequence[Decimal | int]) -> list[Decimal]:
    """``total`` shared in proportion to ``weights``: the parts add up to the cent, and nobody is a cent off by more.

    The cents left over go to the largest remainders, among equals to the first named. A negative total is split
    like its positive twin. Raises ``ValueError`` without weights, with a negative one, or where all are zero.
    """
    shares = [Fraction(weight) for weight in weights]
    if not shares or min(shares) < 0 or not sum(shares):
        raise ValueError(_("A key needs at least one share above zero and none below."))
    if total != total.quantize(CENT):
        raise ValueError(_("Only whole cents can be split."))
    cents = int(abs(total) / CENT)
    exact = [share * cents / sum(shares) for share in shares]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_remainder[: cents - sum(parts)]:
        parts[place] += 1
    return [(CENT * part).copy_sign(total) if part else CENT * 0 for part in parts]


_CURRENCY = re.compile(r"^(?:€|EUROS?\b|EUR)|(?:€|EUROS?|EUR)$", re.IGNORECASE)
_SEPARATED = re.compile(r"[0-9.,]+")


def _without_signs(typed: str, language: str | None) -> tuple[str, str]:
    """The sign and the bare figures: no currency, no ``,-`` at the end, thousands by space or apostrophe closed up."""
    clean = unicodedata.normalize("NFKC", typed).replace(_MINUS, "-").replace("–", "-").replace("’", "'").strip()
    clean = _CURRENCY.sub("", clean, count=2).strip()
    sign = "-" if clean.startswith("-") else ""
    clean = _CURRENCY.sub("", clean[1:].lstrip() if clean[:1] in ("+", "-") else clean).strip()
    clean = re.sub(r"[.,] ?-{1,2}$", "", clean)
    if re.fullmatch(r"[0-9]{1,3}(?:([ '])[0-9]{3})(?:\1[0-9]{3})*(?:[.,][0-9]{0,2})?", clean):
        clean = clean.replace(" ", "").replace("'", "")
    if not re.search("[0-9]", clean) or not _SEPARATED.fullmatch(clean):
        raise ValueError(
            _("“%(typed)s” is not an amount. Write it in euros, for example %(example)s.")
            % {"typed": typed, "example": euros(Decimal("12500.50"), language)}
        )
    return sign, clean


def _whole_and_decimals(typed: str, digits: str, language: str) -> tuple[str, str]:
    """The figures before and after the decimal mark, where there is only one way to read them."""
    mark = SEPARATORS[language][1]
    plain = re.fullmatch(r"([0-9]*)[.,]?([0-9]{0,2})", digits)
    if plain and (plain[1] or plain[2]):
        return (plain[1], plain[2]) if re.search("[.,]", digits) else (digits, "")
    grouped = re.fullmatch(r"([1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]{0,2}))?", digits)
    if not grouped:
        raise ValueError(
            _("“%(typed)s” cannot be read as an amount. Write it without separators, for example %(example)s.")
            % {"typed": typed, "example": f"12500{mark}50"}
        )
    if grouped[3] is None and len(re.findall("[.,]", digits)) == 1 and grouped[2] == mark:
        bare = re.sub("[.,]", "", digits)
        raise ValueError(
            _("“%(typed)s” can be read in two ways. Write %(thousands)s or %(units)s.")
            % {"typed": typed, "thousands": bare, "units": f"{digits.split(mark)[0]}{mark}00"}
        )
    return re.sub("[.,]", "", grouped[1]), grouped[3] or ""
