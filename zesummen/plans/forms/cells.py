"""Cells of an imported table → values, or one sentence what to do. Words are understood in all five languages."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from zesummen.kernel import dates, money
from zesummen.kernel.exports.reading import folded
from zesummen.kernel.forms import DayField
from zesummen.kernel.words import Text

Reader = Callable[[str, str], Any]  # (cell, language of the texts) → value; ValueError with a sentence


def in_all_languages(label: Any) -> set[str]:
    """The words of a label in every language of the product."""
    found = set()
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found.add(str(label))
    return found


def words(limit: int) -> Reader:
    """A content text in the language of the table."""

    def read(cell: str, language: str) -> Text:
        return Text(language, {language: _short(cell, limit)}) if cell else Text(language)

    return read


def line(limit: int) -> Reader:
    """A short text without language."""
    return lambda cell, _language: _short(cell, limit)


def _short(cell: str, limit: int) -> str:
    if len(cell) > limit:
        raise ValueError(_("This is longer than %(limit)d letters. Shorten it.") % {"limit": limit})
    return cell


def one_of(choices: Iterable[tuple[str, Any]], *, empty: str = "") -> Reader:
    """One entry of a list, by its key or its words in any language; ``empty`` where the cell is empty."""
    entries = tuple(choices)

    @cache
    def known() -> dict[str, str]:
        return _index(entries)

    def read(cell: str, _language: str) -> str:
        if not cell:
            return empty
        return _entry(cell, known(), entries)

    return read


def some_of(choices: Iterable[tuple[str, Any]]) -> Reader:
    """Several entries of a list, separated by ``;``, a new line or a comma; each once, in the order of the list."""
    entries = tuple(choices)

    @cache
    def known() -> dict[str, str]:
        return _index(entries)

    def read(cell: str, _language: str) -> list[str]:
        found: set[str] = set()
        for part in filter(None, (p.strip() for p in re.split(r"[;|\n]", cell))):
            if folded(part) in known():
                found.add(known()[folded(part)])
            else:
                found.update(_entry(piece.strip(), known(), entries) for piece in part.split(",") if piece.strip())
        return [key for key, _label in entries if key in found]

    return read


def _index(entries: tuple[tuple[str, Any], ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, label in entries:
        for name in in_all_languages(label):
            found.setdefault(folded(name), key)
    return found | {folded(key): key for key, _label in entries}


def _entry(cell: str, known: dict[str, str], entries: tuple[tuple[str, Any], ...]) -> str:
    """The entry of these words, or the only one whose words hold them: “Verein” for “Verein, Club”."""
    wanted = folded(cell)
    key = known.get(wanted)
    if key is None and wanted:
        near = {one for name, one in known.items() if f" {wanted} " in f" {name} "}
        key = near.pop() if len(near) == 1 else None
    if key is None:
        names = ", ".join(str(label) for _key, label in entries)
        raise ValueError(_("“%(cell)s” is not in the list. Write one of: %(names)s.") % {"cell": cell, "names": names})
    return key


def whole(lowest: int, highest: int) -> Reader:
    """A whole number; spaces and dots between thousands are understood."""

    def read(cell: str, _language: str) -> int | None:
        if not cell:
            return None
        digits = re.sub(r"[\s.’']", "", re.sub(r"[.,]0+$", "", cell))
        if not digits.isdecimal():
            raise ValueError(_("“%(cell)s” is not a whole number. Write figures only.") % {"cell": cell})
        if not lowest <= int(digits) <= highest:
            raise ValueError(_("Write a number from %(low)d to %(high)d.") % {"low": lowest, "high": highest})
        return int(digits)

    return read


def amount(cell: str, language: str) -> Decimal | None:
    """Euros, not below zero. A bare figure with a point, as a spreadsheet saves it, is read as one."""
    if not cell:
        return None
    found = Decimal(cell) if re.fullmatch(r"\d+\.\d{1,2}", cell) else money.parse_amount(cell, language)
    if found < 0:
        raise ValueError(_("The amount is below zero. Write it without the minus sign."))
    return found


def day(cell: str, _language: str) -> date | None:
    """A day in any usual way."""
    try:
        return DayField(required=False).clean(cell)
    except ValidationError as fault:
        raise ValueError(" ".join(fault.messages))


_YES = frozenset({"yes", "oui", "ja", "jo", "sim", "x", "1", "true", "vrai", "wahr"})
_NO = frozenset({"no", "non", "nein", "nee", "nao", "0", "false", "faux", "falsch"})


def yes_no(cell: str, _language: str) -> bool:
    """Yes or no in five languages, or a cross; an empty cell is no."""
    word = folded(cell)
    if cell and word not in _YES | _NO:
        raise ValueError(_("Write yes or no."))
    return word in _YES


@cache
def _months() -> dict[str, int]:
    found = {}
    for names in dates.MONTHS.values():
        for number, name in enumerate(names, 1):
            found[folded(name)] = number
            found.setdefault(folded(name)[:3], number)
    return found


_ALL_YEAR = frozenset({"all year", "toute l annee", "ganzjahrig", "ganzt joer", "todo o ano", "whole year", "1 12"})


def months(cell: str, _language: str) -> list[int]:
    """Months of the year: ``3, 4, 5``, ``mars–mai``, ``November to February``, ``all year``."""
    if folded(cell) in _ALL_YEAR:
        return list(range(1, 13))
    found: set[int] = set()
    for part in filter(None, (p.strip() for p in re.split(r"[;,/\n]", cell))):
        ends = [_month(end) for end in re.split(r"\s*[–—-]\s*|\s+(?:to|bis|à|au|a|até|bis)\s+", part) if end]
        first, last = ends[0], ends[-1]
        span = range(first, last + 1) if first <= last else (*range(first, 13), *range(1, last + 1))
        found.update(span)
    return sorted(found)


def _month(word: str) -> int:
    bare = folded(word)
    number = int(bare) if bare.isdecimal() else _months().get(bare) or _months().get(bare[:3], 0)
    if not 1 <= number <= 12:
        raise ValueError(
            _("“%(word)s” is not a month. Write the months as numbers, for example 3, 4, 5.") % {"word": word}
        )
    return number
