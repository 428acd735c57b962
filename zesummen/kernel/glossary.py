"""One concept, one word: the names in the code and the words people read, in five languages.

The words stand in ``glossary.txt`` beside this file. ``docs/glossary.md`` is generated from them by
``python -m zesummen.kernel.glossary``; translators get the words of a message with the message.
"""

import re
import sys
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Term:
    """A concept: its name in the code, its word in each language, and other English words for it in our sentences."""

    name: str
    english: str
    french: str
    german: str
    luxembourgish: str
    portuguese: str
    also: tuple[str, ...] = ()

    def word(self, language: str) -> str:
        """The word in ``fr``, ``de``, ``lb``, ``en`` or ``pt``."""
        return {
            "fr": self.french, "de": self.german, "lb": self.luxembourgish, "en": self.english, "pt": self.portuguese,
        }[language]  # fmt: skip

    def appears_in(self, text: str, language: str) -> bool:
        """Whether the stem of a long word of the term stands somewhere in the text, so that inflection counts."""
        plain = _plain(text)
        words = re.findall(r"[^\W\d]{4,}", _plain(re.sub(r"\([^)]*\)|/\w+", "", self.word(language))))
        return not words or any(word[: max(4, len(word) - 3)] in plain for word in words)


def _term(line: str) -> Term:
    name, english, french, german, luxembourgish, portuguese, *also = line.split(" | ")
    return Term(
        name, english, french, german, luxembourgish, portuguese, tuple(",".join(also).split(",")) if also else ()
    )


_TABLE = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
TERMS = tuple(_term(line) for line in _TABLE.splitlines() if not line.startswith("#"))


@cache
def _patterns() -> tuple[tuple[re.Pattern, Term], ...]:
    """Longest words first, so that ``advisory commission`` is found before ``commission``."""
    pairs = [(word, term) for term in TERMS for word in (re.sub(r" \(.*", "", term.english), *term.also)]
    pairs.sort(key=lambda pair: -len(pair[0]))
    return tuple((re.compile(rf"\b{re.escape(word)}s?\b", re.IGNORECASE), term) for word, term in pairs)


def terms_in(sentence: str) -> list[Term]:
    """The terms an English sentence uses, each once, longer words before the shorter ones inside them."""
    found: dict[Term, None] = {}
    rest = re.sub(r"%\(\w+\)[a-z]|<[^>]*>", " ", sentence)
    for pattern, term in _patterns():
        rest, count = pattern.subn(" ", rest)
        if count:
            found[term] = None
    return list(found)


def as_markdown() -> str:
    """The table of ``docs/glossary.md``."""
    lines = [
        "# Glossary",
        "",
        "One concept, one word. Generated from `zesummen/kernel/glossary.txt` by `python -m zesummen.kernel.glossary`.",
        "French is the reference language of official documents; English and Portuguese inform.",
        "",
        "| in the code | English | français | Deutsch | Lëtzebuergesch | português |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for term in TERMS:
        cells = (term.english, term.french, term.german, term.luxembourgish, term.portuguese)
        lines.append(f"| `{term.name}` | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).replace("’", "'")


if __name__ == "__main__":
    target = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
    target.write_text(as_markdown(), encoding="utf-8")
    sys.exit(0)
