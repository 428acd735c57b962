"""Roles in place of names: a text for everybody, from which nobody can be reached. Pure: no Django.

    veil = Veil([Known("Ada Um", "un membre")], contact="[…]", address="[…]", private=["26 12 34 56"])
    veil.over("Mme Um (ada@um.lu) propose …")   # "un membre ([…]) propose …"

Rather one word too many than a name: each part of a name that begins with a capital is replaced wherever it stands.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

_TITLES = r"(?:(?:M\.|MM\.|Mme|Mmes|Mlle|Monsieur|Madame|Messieurs|Mesdames|Herr|Herrn|Frau|Här|Madamm|Dr|Dr\.|Me|Mr|Mrs|Ms|Sr\.|Sra\.|Senhor|Senhora)\s+)?"
_MAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+", re.UNICODE)
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.I)
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}")
_PHONE = re.compile(r"(?<![\w.,])(?:\+|00)?\d(?:[\s./()-]{0,2}\d){5,13}(?![\w])(?!\s*(?:€|EUR|euros?|Euro|%))")
_ROAD = r"(?:rue|route|avenue|av\.|boulevard|bd|place|chemin|allée|impasse|montée|cité|square|Straße|strasse|Strooss|Wee|Gaass|street|road|rua|praça)"
_STREET = re.compile(
    rf"\b\d{{1,4}}\s?[a-zA-Z]?\s*,?\s+{_ROAD}\b[^\n,;.()]*|\b{_ROAD}\s+[^\n,;.()]*?,?\s*\d{{1,4}}\b", re.I
)
_POSTCODE = re.compile(r"\bL\s?-\s?\d{4}\b(?:\s+[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+)*)?")
_SMALL = 3  # letters: shorter parts of a name ("da", "de", "Li") count only within the whole name


@dataclass(frozen=True, slots=True)
class Known:
    """A name and the role that stands in its place."""

    name: str
    role: str


def folded(text: str) -> str:
    """Letters alone, for comparing: accents stripped, case folded, each run of spaces one."""
    spread = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in spread if not unicodedata.combining(c)).casefold().split())


def parts(name: str) -> list[str]:
    """The parts of a name that would name somebody alone: words of three letters or more, and each half of a double."""
    words = [word for word in re.split(r"[\s,;()]+", name) if word]
    halves = [half for word in words if "-" in word for half in word.split("-")]
    return [word for word in (*words, *halves) if len(word) >= _SMALL and word[:1].isupper()]


def _particle(name: str, word: str) -> str:
    """The small words before a part of a name: "da" of "Costa" in "Amélie da Costa"."""
    found = re.search(rf"(?:^|\s)((?:[a-zà-ÿ’']+\s+)+){re.escape(word)}", name)
    return found[1].strip() if found else ""


def _loose(word: str) -> str:
    """A pattern for a word with or without its accents, in any case."""
    made = []
    for letter in unicodedata.normalize("NFC", word):
        base = unicodedata.normalize("NFKD", letter)[0]
        made.append(f"{re.escape(base)}[\u0300-\u036f]*" if base == letter and base.isalpha() else re.escape(letter))
        if base != letter:
            made[-1] = f"(?:{re.escape(letter)}|{re.escape(base)}[\u0300-\u036f]*)"
    return "".join(made)


@dataclass
class Veil:
    """What is hidden: names by role, private lines (addresses, telephones), and the words that stand for them."""

    known: Iterable[Known]
    contact: str
    address: str
    private: Iterable[str] = ()
    rules: list = field(init=False, default_factory=list)

    def __post_init__(self):
        whole = {folded(one.name): one for one in self.known if one.name.strip()}
        for one in sorted(whole.values(), key=lambda one: -len(one.name)):
            words = [_loose(word) for word in one.name.split()]
            orders = [r"\s+".join(words)] + ([r",?\s+".join([words[-1], *words[:-1]])] if len(words) > 1 else [])
            self._add(rf"{_TITLES}\b(?:{'|'.join(orders)})(?!\w)", one.role, re.I)
        for one in whole.values():
            for word in parts(one.name):
                before = rf"(?:{_loose(small)}\s+)?" if (small := _particle(one.name, word)) else ""
                self._add(rf"{_TITLES}\b{before}(?=(?-i:[A-ZÀ-Þ])){_loose(word)}(?!\w)", one.role, re.I)

    def _add(self, pattern: str, role: str, flags: int) -> None:
        self.rules.append((re.compile(pattern, flags), role))

    def over(self, text: str) -> str:
        """The text with roles for names, and without any way to reach somebody."""
        text = unicodedata.normalize("NFC", text)
        for line in sorted((line.strip() for line in self.private if len(line.strip()) > 3), key=len, reverse=True):
            pattern = r"\s*".join(re.escape(letter) for letter in line if not letter.isspace())
            text = re.sub(pattern, self.contact, text, flags=re.I)
        text = _LINK.sub(self.contact, _MAIL.sub(self.contact, text))
        text = _POSTCODE.sub(self.address, _STREET.sub(self.address, text))
        text = self._without_phones(text)
        for pattern, role in self.rules:
            text = pattern.sub(role, text)
        return self._capitals(text)

    def _capitals(self, text: str) -> str:
        """A role that begins a sentence begins with a capital."""
        for role in {role for _pattern, role in self.rules if role[:1].islower()}:
            begin = re.compile(rf"(^|[\n]|[.!?…]\s+|\n[-–•]\s+){re.escape(role)}(?!\w)", re.M)
            text = begin.sub(lambda found, role=role: f"{found[1]}{role[0].upper()}{role[1:]}", text)
        return text

    def _without_phones(self, text: str) -> str:
        kept: list[str] = []

        def keep(found):
            kept.append(found[0])
            return f"\ue000{chr(0xE100 + len(kept) - 1)}\ue001"

        text = _PHONE.sub(self.contact, _DAY.sub(keep, text))
        return re.sub("\ue000(.)\ue001", lambda found: kept[ord(found[1]) - 0xE100], text)

    def names_left(self, text: str) -> list[str]:
        """Known names, or parts of one, that still stand in a text: must be empty before anything is released."""
        hidden = text
        for role in {role for _pattern, role in self.rules}:
            hidden = hidden.replace(role, " ").replace(role[:1].upper() + role[1:], " ")
        return sorted({found[0] for pattern, _role in self.rules for found in pattern.finditer(hidden)})
