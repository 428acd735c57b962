"""Word-level differences between two texts, for reading: what was taken out, what was put in. No Django here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s+|[\w’'-]+|[^\w\s]", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Bit:
    """A run of words: ``kind`` is same, out or in."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph that differs: its key ("article:3"), what happened (changed, added, removed), and the words."""

    key: str
    what: str
    bits: tuple[Bit, ...]


def words(before: str, after: str) -> tuple[Bit, ...]:
    """The two texts as one run of words that stayed, went and came."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    bits: list[Bit] = []
    gone, come = "", ""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" and not ((gone or come) and "".join(old[a:b]).isspace()):
            bits += _changed(gone, come)
            bits.append(Bit("same", "".join(old[a:b])))
            gone, come = "", ""
        else:  # a space between two changed words belongs to both: "Monsieur Secret" became "Madame Autre"
            gone += "".join(old[a:b])
            come += "".join(new[c:d])
    return (*bits, *_changed(gone, come))


def _changed(gone: str, come: str) -> list[Bit]:
    return [bit for bit in (Bit("out", gone), Bit("in", come)) if bit.text]


def changes(before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]]) -> list[Change]:
    """The paragraphs that differ between two lists of (key, text), part by part, in reading order."""
    parts = list(dict.fromkeys(key.partition(":")[0] for key, _text in (*before, *after)))
    return [change for part in parts for change in _of_part(part, before, after)]


def _of_part(part: str, before, after) -> list[Change]:
    old = [text for key, text in before if key.partition(":")[0] == part]
    new = [text for key, text in after if key.partition(":")[0] == part]
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for step in range(max(b - a, d - c)):
            gone = old[a + step] if a + step < b else None
            come = new[c + step] if c + step < d else None
            if gone is not None and come is not None:
                found.append(Change(f"{part}:{c + step + 1}", "changed", words(gone, come)))
            elif come is not None:
                found.append(Change(f"{part}:{c + step + 1}", "added", (Bit("in", come),)))
            else:
                found.append(Change(f"{part}:{a + step + 1}", "removed", (Bit("out", gone),)))
    return found
