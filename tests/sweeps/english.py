"""Sentences that stand in English on a page of another language, although the catalogue has words for them."""

import re
from functools import lru_cache

from zesummen.kernel.messages import catalogue

HOLE = re.compile(r"%\([a-z_]+\)[sd]|%%")
WORD = re.compile(r"[^\W\d_]{2,}")


@lru_cache
def _translated(language: str) -> tuple[frozenset[str], dict[str, list[re.Pattern]]]:
    """The English sentences that read otherwise here: whole ones, and those with holes by their longest word.

    A word that another context leaves as it is in English ("Plan", "Budget") says nothing about this one.
    """
    whole, kept, holed = set(), set(), {}
    for entry in catalogue.read(language).values():
        for english, here in zip(
            (entry.message.text, entry.message.plural), (*entry.texts[:1], *entry.texts[-1:]), strict=False
        ):
            folded = _folded(english)
            if not english or not here:
                continue
            if _folded(here) == folded:
                kept.add(folded)
            elif not HOLE.search(english):
                whole.add(folded)
            elif (words := WORD.findall(HOLE.sub(" ", folded))) and (len(words) > 1 or WORD.match(folded)):
                # but for "%(count)s actions", which a French title may be as well
                parts = (re.escape(part) for part in HOLE.split(folded))
                holed.setdefault(max(words, key=len), []).append(re.compile(".+".join(parts) + r"\Z", re.DOTALL))
    return frozenset(whole - kept), holed


def _folded(text: str) -> str:
    return " ".join(text.split())


def left_in_english(texts, language: str) -> list[str]:
    """Which of these texts are, letter for letter, an English sentence that reads otherwise in this language."""
    whole, holed = _translated(language)
    found = []
    for text in map(_folded, texts):
        fitting = (pattern for word in set(WORD.findall(text)) for pattern in holed.get(word, ()))
        if text in whole or any(pattern.match(text) for pattern in fitting):
            found.append(text)
    return found
