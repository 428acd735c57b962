"""Content texts: what people write, in several languages, with the original named.

A ``Text`` is a value: the language it was written in, the text per language, who checked which translation,
and which translations are out of date because the original has changed since. ``Words`` is the model field.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db import models
from django.utils.translation import get_language

LANGUAGES = ("fr", "de", "lb", "en", "pt")
REFERENCE = "fr"


def active_language() -> str:
    """The language of the page being made; French outside a page in one of ours."""
    code = (get_language() or REFERENCE).split("-")[0]
    return code if code in LANGUAGES else REFERENCE


@dataclass(frozen=True, slots=True)
class Piece:
    """A text as shown: its language, and whether it stands in for a missing translation."""

    text: str
    language: str
    fallback: bool = False
    stale: bool = False

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Text:
    """A text in one to five languages. Immutable: a change returns a new one."""

    original: str = REFERENCE
    texts: dict[str, str] = field(default_factory=dict)
    checked: dict[str, str] = field(default_factory=dict)  # language → who checked it, with the day
    stale: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(self.texts.values())

    def __str__(self) -> str:
        return self.piece().text

    def __hash__(self) -> int:
        return hash((self.original, tuple(sorted(self.texts.items()))))

    def piece(self, language: str | None = None, order: Iterable[str] = ()) -> Piece:
        """The text in this language, else in the order's next, else the original: never mixed, always marked."""
        wanted = language or active_language()
        if self.texts.get(wanted):
            return Piece(self.texts[wanted], wanted, stale=wanted in self.stale)
        for code in (*order, self.original, *LANGUAGES):
            if self.texts.get(code):
                return Piece(self.texts[code], code, fallback=True)
        return Piece("", wanted)

    def with_text(self, language: str, text: str) -> "Text":
        """This text with one language rewritten; a changed original marks the others out of date."""
        if self.texts.get(language, "") == text:
            return self
        texts = {**self.texts, language: text}
        if not text:
            texts.pop(language)
        checked = {code: who for code, who in self.checked.items() if code != language}
        if language == self.original:
            return replace(
                self, texts=texts, checked={}, stale=tuple(c for c in LANGUAGES if c in texts and c != language)
            )
        return replace(self, texts=texts, checked=checked, stale=tuple(c for c in self.stale if c != language))

    def with_check(self, language: str, who: str) -> "Text":
        """This text with the translation marked as checked by ``who``."""
        return replace(
            self, checked={**self.checked, language: who}, stale=tuple(c for c in self.stale if c != language)
        )

    def missing(self, languages: Iterable[str] = LANGUAGES) -> list[str]:
        """Languages without a text."""
        return [code for code in languages if not self.texts.get(code)] if self else []

    def to_json(self) -> dict:
        return {
            "original": self.original,
            "texts": dict(self.texts),
            "checked": dict(self.checked),
            "stale": list(self.stale),
        }

    @classmethod
    def from_json(cls, value) -> "Text":
        """The inverse of ``to_json``; a plain string is a text in the reference language."""
        if isinstance(value, Text):
            return value
        if not value:
            return cls()
        if isinstance(value, str):
            return cls(texts={REFERENCE: value})
        return cls(
            value.get("original", REFERENCE),
            dict(value.get("texts", {})),
            dict(value.get("checked", {})),
            tuple(value.get("stale", ())),
        )


def text(original: str = REFERENCE, /, **texts: str) -> Text:
    """A text written down in code: ``text("fr", fr="…", de="…")``."""
    return Text(original, {code: value for code, value in texts.items() if value})


class Words(models.JSONField):
    """A model field that holds a ``Text``. ``optional`` allows an empty one."""

    def __init__(self, *args, optional: bool = True, **kwargs):
        self.optional = optional
        kwargs.setdefault("default", Text)
        kwargs["blank"] = optional
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("default", None)
        kwargs.pop("blank", None)
        return name, path, args, {**kwargs, "optional": self.optional}

    def from_db_value(self, value, expression, connection):
        return Text.from_json(super().from_db_value(value, expression, connection))

    def get_prep_value(self, value):
        return super().get_prep_value(value.to_json() if isinstance(value, Text) else value)

    def get_db_prep_value(self, value, connection, prepared=False):
        return super().get_db_prep_value(value.to_json() if isinstance(value, Text) else value, connection, prepared)

    def to_python(self, value):
        return Text.from_json(value)

    def value_from_object(self, obj):
        return Text.from_json(getattr(obj, self.attname))

    def value_to_string(self, obj):
        return self.value_from_object(obj).to_json()


def plain(value: str) -> str:
    """A text for searching and sorting: accents stripped, case folded (SQLite folds ASCII only)."""
    spread = unicodedata.normalize("NFKD", value.replace("œ", "oe").replace("Œ", "oe").replace("ß", "ss"))
    return "".join(char for char in spread if not unicodedata.combining(char)).casefold()


def searchable(*values) -> str:
    """All languages of these texts, normalised, in one column."""
    parts: list[str] = []
    for value in values:
        parts.extend(value.texts.values() if isinstance(value, Text) else [str(value or "")])
    return plain(" ".join(parts))
