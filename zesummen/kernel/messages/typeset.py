"""The typography of each language, set once on the way in: apostrophes and the spaces that must not break."""

import re

_NO_BREAK = "\N{NO-BREAK SPACE}"
_NARROW = "\N{NARROW NO-BREAK SPACE}"
_KEPT = re.compile(r"(<[^>]*>|%\(\w+\)[a-z]|https?://\S+)")


def typeset(language: str, text: str) -> str:
    """The text with typographic apostrophes and, in French, unbreakable spaces before : ; ? ! and inside « »."""
    return "".join(part if _KEPT.fullmatch(part) else _set(language, part) for part in _KEPT.split(text))


def _set(language: str, text: str) -> str:
    text = re.sub(r"(?<=\w)'(?=\w|$|\s|%)" if language in ("fr", "lb") else r"(?<=\w)'(?=\w)", "’", text)
    if language != "fr":
        return text
    text = re.sub(r"(?<=\S)[ \u00a0\u202f]([;?!])", rf"{_NARROW}\1", text)
    text = re.sub(r"(^|\S)[ \u00a0\u202f]:(?!//)", rf"\1{_NO_BREAK}:", text)
    text = re.sub(r"«[ \u00a0\u202f]?", f"«{_NO_BREAK}", text)
    text = re.sub(r"[ \u00a0\u202f]?»", f"{_NO_BREAK}»", text)
    return re.sub(r"(?<=\d)[ \u202f](?=[%€])", _NO_BREAK, text)
