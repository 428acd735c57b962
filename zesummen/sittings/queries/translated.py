"""What papers say of texts that were translated: which language is the original, and whether somebody checked.

One mark at the head where it holds for every text; where texts differ, a mark under each.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from zesummen.kernel.exports import document as doc
from zesummen.kernel.words import Text

from .paper_words import WORDS

CHECKED, UNCHECKED, STALE, MISSING = "checked", "unchecked", "stale", "missing"
_MARKS = {
    "fr": {
        CHECKED: "Traduction relue ; original : {original}.",
        UNCHECKED: "Traduction non relue ; original : {original}.",
        STALE: "Traduction à revoir, l’original a changé ; original : {original}.",
        MISSING: "Pas de traduction ; original : {original}.",
    },
    "de": {
        CHECKED: "Geprüfte Übersetzung; Original: {original}.",
        UNCHECKED: "Ungeprüfte Übersetzung; Original: {original}.",
        STALE: "Veraltete Übersetzung, das Original hat sich geändert; Original: {original}.",
        MISSING: "Nicht übersetzt; Original: {original}.",
    },
    "lb": {
        CHECKED: "Iwwersetzung kontrolléiert; Original: {original}.",
        UNCHECKED: "Iwwersetzung net kontrolléiert; Original: {original}.",
        STALE: "Iwwersetzung net méi um Stand, den Original huet geännert; Original: {original}.",
        MISSING: "Net iwwersat; Original: {original}.",
    },
    "en": {
        CHECKED: "Translation, checked; original: {original}.",
        UNCHECKED: "Translation, not checked; original: {original}.",
        STALE: "Translation out of date, the original has changed; original: {original}.",
        MISSING: "Not translated; original: {original}.",
    },
    "pt": {
        CHECKED: "Tradução revista; original: {original}.",
        UNCHECKED: "Tradução não revista; original: {original}.",
        STALE: "Tradução desatualizada, o original mudou; original: {original}.",
        MISSING: "Sem tradução; original: {original}.",
    },
}


def mark(text: Text, language: str) -> str:
    """The mark of a text as it is shown in this language; empty where that is the original."""
    piece = text.piece(language)
    if not piece.text or (not piece.fallback and language == text.original):
        return ""
    if piece.fallback:
        state, original = MISSING, piece.language
    else:
        state = STALE if piece.stale else CHECKED if language in text.checked else UNCHECKED
        original = text.original
    return _MARKS[language][state].format(original=WORDS[language]["languages"][original])


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a paper in one language: one for all its texts, or one under each."""

    language: str
    common: str
    is_mixed: bool

    @classmethod
    def of(cls, texts: Iterable[Text], language: str) -> "Marks":
        """The marks of these texts."""
        found = {mark(text, language) for text in texts if text}
        is_mixed = len(found) > 1
        return cls(language, "" if is_mixed else next(iter(found), ""), is_mixed)

    @property
    def head(self) -> list:
        """The mark that holds for everything, as blocks."""
        return [doc.note(self.common)] if self.common else []

    def under(self, text: Text) -> list:
        """The mark of one text, as blocks, where texts differ."""
        told = mark(text, self.language) if self.is_mixed else ""
        return [doc.paragraph(told, style="small")] if told else []


def texts_of(sitting, items: Iterable) -> list[Text]:
    """What was written for the minutes: the running text, and each point with what was said and decided.

    Titles that the program wrote itself, in every language at once, are nobody's translation.
    """
    found = [sitting.minutes]
    for item in items:
        found += [item.summary, item.decision, *([] if item.source else [item.title])]
    return [text for text in found if text]


def languages_of(sitting, items: Iterable) -> list[str]:
    """The languages in which minutes are kept: French, and each in which something of them was written."""
    written = {code for text in texts_of(sitting, items) for code, words in text.texts.items() if words}
    return [code for code in WORDS if code == "fr" or code in written]
