"""What can be wrong with a translation, told by rule, so that no page breaks on it."""

import re

from zesummen.kernel.messages.collect import Message

_NAMED = re.compile(r"%\(\w+\)[a-z]")
_BARE = re.compile(r"%(?!\(\w+\)[a-z])")
_BRACES = re.compile(r"\{\w*\}")
_TAG = re.compile(r"</?\w[^>]*>")
_POSITIONAL = re.compile(r"%[sdr]")


def in_translation(message: Message, texts: tuple[str, ...], language: str) -> list[str]:
    """Sentences on what is wrong with the texts given for a message; empty where all is well."""
    forms = 2 if message.plural else 1
    if len(texts) != forms:
        return [f"{forms} text(s) needed, {len(texts)} given"]
    if not all(texts):
        return ["empty"]
    found = []
    for form, text in enumerate(texts):
        source = message.plural if form else message.text
        if not form and message.plural and language == "fr":
            source = max(message.text, message.plural, key=lambda known: len(_NAMED.findall(known)))  # 0 is singular
        found += _differences(source, text)
    return found


def in_message(message: Message) -> list[str]:
    """What is wrong with a message of our own before anybody translates it."""
    found = []
    for text in filter(None, (message.text, message.plural)):
        if _POSITIONAL.search(_NAMED.sub("", text).replace("%%", "")):
            found.append(f"“{text}”: name the placeholder, as in %(count)s")
        if re.search(r"[A-Za-z]!(\s|$)", text):
            found.append(f"“{text}”: no exclamation marks")
    return found


def _differences(source: str, text: str) -> list[str]:
    found = []
    for what, pattern in (("placeholders", _NAMED), ("braces", _BRACES), ("tags", _TAG)):
        wanted, given = sorted(set(pattern.findall(source))), sorted(set(pattern.findall(text)))
        if wanted != given:
            found.append(
                f"{what} differ: {' '.join(wanted) or 'none'} in the message, {' '.join(given) or 'none'} here"
            )
    if _TAG.search(source) and len(_TAG.findall(source)) != len(_TAG.findall(text)):
        found.append("a tag is missing or doubled")
    if _POSITIONAL.findall(source) != _POSITIONAL.findall(text):
        found.append("placeholders without a name must stay as they are, in their order")
    if len(_BARE.findall(source)) != len(_BARE.findall(text)):
        found.append("the percent signs differ from the message (%% stays %%)")
    if _edges(source) != _edges(text):
        found.append("spaces or line breaks at the ends differ")
    if any(ord(letter) < 32 and letter not in "\n\t\r" for letter in text):
        found.append("holds a control character")
    return found


def _edges(text: str) -> tuple[str, str]:
    bare = text.strip(" \n\t\r")
    start = text.find(bare)
    return text[:start], text[start + len(bare) :]
