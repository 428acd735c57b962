"""Sentences that stand in English on a page of another language, although the catalogue has words for them."""

import re
from functools import lru_cache

from zesummen.kernel.messages import catalogue

HOLE = re.compile(r"%\([a-z_]+\)[sd]|%%")
WORD = re.compile(r"[^\W\d_]{2,}")


@lru_cache
def _translated(language: str) -> tuple[frozenset[str], dict[str, list[tuple[re.Pattern, re.Pattern]]]]:
    """The English sentences that read otherwise here: whole ones, and those with holes by their longest word.

    A word that another context leaves as it is in English ("Plan", "Budget") says nothing about this one.
    """
    whole, said, holed = set(), set(), {}
    for entry in catalogue.read(language).values():
        pairs = zip((entry.message.text, entry.message.plural), (*entry.texts[:1], *entry.texts[-1:]), strict=False)
        for english, here in ((_folded(english), _folded(here)) for english, here in pairs if english and here):
            said.add(here)
            if HOLE.search(english) and english != here:
                words = WORD.findall(HOLE.sub(" ", english))
                # but for "%(count)s actions", which a French title may be as well
                if len(words) > 1 or (words and len(words[0]) > 3 and english.startswith(words[0])):
                    holed.setdefault(max(words, key=len), []).append((_pattern(english), _pattern(here)))
            else:
                whole.add(english)
    return frozenset(whole - said), holed


def _pattern(sentence: str) -> re.Pattern:
    """This sentence with anything in its holes."""
    return re.compile(".+".join(re.escape(part) for part in HOLE.split(sentence)) + r"\Z", re.DOTALL)


def _folded(text: str) -> str:
    return " ".join(text.split())


def left_in_english(texts, language: str) -> list[str]:
    """Which of these texts are, letter for letter, an English sentence that reads otherwise in this language."""
    whole, holed = _translated(language)
    found = []
    for text in map(_folded, texts):
        fitting = (pair for word in set(WORD.findall(text)) for pair in holed.get(word, ()))
        if text in whole or any(english.match(text) and not here.match(text) for english, here in fitting):
            found.append(text)
    return found
