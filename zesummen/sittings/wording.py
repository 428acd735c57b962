"""Texts of sittings that nobody typed in a language: fixed sentences in all five, plain strings in the space's."""

from collections.abc import Callable

from django.utils.translation import override

from zesummen.kernel.words import LANGUAGES, REFERENCE, Text


def as_text(value, space=None) -> Text:
    """A ``Text``: the value itself, or a string as the original in the first language of the space."""
    if isinstance(value, Text):
        return value
    language = space.first_language if space is not None and space.first_language in LANGUAGES else REFERENCE
    words = str(value or "").strip()
    return Text(language, {language: words}) if words else Text(language)


def in_all_languages(make: Callable[[], object], space) -> Text:
    """A fixed sentence of the catalogue in every language; the original is the space's first."""
    original = space.first_language if space.first_language in LANGUAGES else REFERENCE
    texts = {}
    for code in LANGUAGES:
        with override(code):
            texts[code] = str(make())
    return Text(original, texts)


def shorter(text: Text, limit: int) -> Text:
    """The text with each language cut at ``limit`` characters."""
    return Text(text.original, {code: words[:limit] for code, words in text.texts.items()}, text.checked, text.stale)
