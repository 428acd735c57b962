"""Hands messages out to translators as JSON and takes their work back, checked one by one."""

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from zesummen.kernel.glossary import Term, terms_in
from zesummen.kernel.messages import catalogue, faults, nrule
from zesummen.kernel.messages.catalogue import Catalogue, Entry, short_id
from zesummen.kernel.messages.typeset import typeset


@dataclass(slots=True)
class Outcome:
    """What became of the texts handed in."""

    taken: int = 0
    changed: int = 0
    still_missing: int = 0
    faults: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def export(
    language: str, *, only_missing: bool = True, part: tuple[int, int] = (1, 1), where: str = "", limit: int = 0
) -> list[dict]:
    """Rows for a translator, those of one file together. ``part`` (2, 5) is the second of five disjoint shares."""
    rows = []
    number, parts = part
    for entry in _in_reading_order(catalogue.read(language).values()):
        identity = short_id(entry.message)
        mine = zlib.crc32(min(entry.message.files, default="").encode()) % parts == number - 1
        here = not where or any(name.startswith(where) for name in entry.message.files)
        if mine and here and (entry.missing or not only_missing):
            rows.append(_row(identity, entry, language))
    return rows[:limit] if limit else rows


def take_in(language: str, answers: object) -> Outcome:
    """Writes the good ones of ``{"id": "text"}`` or ``{"id": ["singular", "plural"]}`` and tells of the others."""
    outcome = Outcome()
    given = _by_id(answers, outcome)
    with catalogue.locked(language):
        entries = catalogue.read(language)
        known = {short_id(entry.message): entry for entry in entries.values()}
        for identity, texts in given.items():
            if identity not in known:
                outcome.faults.append(f"{identity}: no such message (it may have changed: export again)")
            else:
                _take(known[identity], texts, language, identity, outcome)
        if outcome.changed:
            catalogue.write(language, entries)
    outcome.still_missing = sum(entry.missing for entry in entries.values())
    return outcome


def load(path: Path) -> object:
    """The JSON in a file; raises ``ValueError`` with line and column where it is none."""
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except json.JSONDecodeError as error:
        raise ValueError(f"{path}: line {error.lineno}, column {error.colno}: {error.msg}") from error


def remarks(entries: Catalogue, language: str) -> list[str]:
    """Where a glossary term seems to be missing or the n-rule broken: to be looked at, no fault."""
    found = []
    for entry in _in_reading_order(entries.values()):
        if entry.missing or (_is_borrowed(entry) and language != "lb"):
            continue
        found += [f"{short_id(entry.message)}: {remark}" for remark in _remarks(entry, language)]
    return found


def _take(entry: Entry, texts: tuple[str, ...], language: str, identity: str, outcome: Outcome) -> None:
    texts = tuple(typeset(language, text) for text in texts)
    wrong = faults.in_translation(entry.message, texts, language)
    if wrong:
        outcome.faults += [f"{identity}: {fault} — “{entry.message.text[:60]}”" for fault in wrong]
        return
    outcome.taken += 1
    if entry.texts != texts:
        entry.texts = texts
        outcome.changed += 1
    if not _is_borrowed(entry) or language == "lb":
        outcome.remarks += [f"{identity}: {remark}" for remark in _remarks(entry, language)]


def _remarks(entry: Entry, language: str) -> list[str]:
    """A term's stem is looked for, so that inflected words count; Luxembourgish is read for its n-rule too."""
    text = " ".join(entry.texts).casefold()
    spoken = [remark for one in entry.texts for remark in nrule.remarks(one)] if language == "lb" else []
    return spoken + [
        f"“{term.english}” is “{term.word(language)}” in the glossary — “{entry.message.text[:60]}”"
        for term in terms_in(entry.message.text)
        if not term.appears_in(text, language)
    ]


def _is_borrowed(entry: Entry) -> bool:
    return not any(name.startswith("zesummen/") for name in entry.message.files)


def _row(identity: str, entry: Entry, language: str) -> dict:
    message = entry.message
    row = {"id": identity, "msgid": message.text}
    optional = {
        "plural": message.plural,
        "context": message.context,
        "now": list(entry.texts) if not entry.missing else None,
        "where": ", ".join(sorted(message.files)[:3]),
        "note": "; ".join(sorted(message.notes)),
        "glossary": {term.english: term.word(language) for term in _unique(terms_in(message.text))},
    }
    return row | {name: value for name, value in optional.items() if value}


def _unique(terms: Iterable[Term]) -> list[Term]:
    return list(dict.fromkeys(terms))


def _in_reading_order(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (min(entry.message.files, default=""), entry.message.text))


def _by_id(answers: object, outcome: Outcome) -> dict[str, tuple[str, ...]]:
    """Both shapes are read: a mapping by id, or the exported rows with a ``text`` added to each."""
    if isinstance(answers, list):
        rows = [row for row in answers if isinstance(row, dict) and "id" in row]
        answers = {row["id"]: row["text"] for row in rows if "text" in row}
    if not isinstance(answers, dict):
        outcome.faults.append("the file must hold an object of ids and texts")
        return {}
    given = {}
    for identity, value in answers.items():
        texts = tuple(value) if isinstance(value, list) else (value,)
        if all(isinstance(text, str) for text in texts):
            given[str(identity)] = texts
        else:
            outcome.faults.append(f"{identity}: a text or a list of two texts is needed")
    return given
