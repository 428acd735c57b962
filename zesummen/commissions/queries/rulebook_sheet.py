"""A version of the rules as a sheet to print, in French or German: every rule with its source."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from zesummen.documents import queries as files
from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document
from zesummen.kernel.money import euros

from ..models import RulesVersion
from ..rulebook import BY_KEY, FIELDS, GROUPS, Field, RuleValue
from ..states import RulesState
from . import rulebook
from . import rulebook_names as names

LANGUAGES = ("fr", "de")


def sheet(version: RulesVersion, today: date, language: str) -> Document | None:
    """The rules of a version as they were written, annulled ones marked; ``None`` for another language."""
    if language not in LANGUAGES:
        return None
    at = LANGUAGES.index(language)
    commission = version.commission
    name = commission.body.name.piece(language).text
    written = rulebook.values_of(version, commission.regime)
    now = rulebook.values_of(version, commission.regime, date.max)
    blocks: list = [doc.facts(_facts(version, name, language))]
    lost = {row["field"]: date.fromisoformat(row["on"]) for row in version.annulled_fields}
    for key in GROUPS:
        title = names.GROUPS[key][at]
        rows = [_row(written[f.key], now[f.key], lost.get(f.key), language) for f in FIELDS if f.group == key]
        columns = [doc.Column(_word(w, at), share=share) for w, share in (("rule", 4), ("value", 5), ("source", 3))]
        blocks += [doc.heading(1, title), doc.table(title, columns, rows, small=True)]
    blocks.append(doc.note(_word("sources", at)))
    return Document(
        f"{_word('title', at)} – {_word('version', at).format(number=version.number)}",
        language,
        tuple(blocks),
        subject=name,
        author=version.space.name_in(language),
        header=files.letterhead_of(version.space),
        date=dates.long_date(today, language),
        demo=version.space.is_demo,
        draft_mark=_word("draft", at) if version.state == RulesState.DRAFT else "",
        made_on=today.isoformat(),
    )


def annex(version: RulesVersion, today: date) -> Document:
    """The same sheet as the annex of the council's decision, in French: no mark of a draft, no standing, since the
    decision says both."""
    made = sheet(version, today, "fr")
    assert made is not None
    return replace(
        made, blocks=(doc.facts(_facts(version, _name(version), "fr", is_annex=True)), *made.blocks[1:]), draft_mark=""
    )


def _name(version: RulesVersion) -> str:
    return version.commission.body.name.piece("fr").text


def title(language: str) -> str:
    """What the sheet is called in that language."""
    return _word("title", LANGUAGES.index(language))


def _word(key: str, at: int) -> str:
    return names.WORDS[key][at]


def _facts(version: RulesVersion, name: str, language: str, *, is_annex: bool = False) -> list[tuple[str, str]]:
    at = LANGUAGES.index(language)
    pairs = [
        ("commission", name),
        ("state", _state(version, at)),
        ("voted_on", dates.long_date(version.voted_on, language)),
        ("annulled_on", dates.long_date(version.annulled_on, language)),
        ("from", dates.long_date(version.in_force_from, language)),
        ("until", dates.long_date(version.in_force_until, language)),
        ("changed", version.note),
    ]
    shown = ("commission", "changed") if is_annex else [key for key, _value in pairs]
    return [(_word(key, at), value) for key, value in pairs if value and key in shown]


def _state(version: RulesVersion, at: int) -> str:
    """In force and annulled in part can both be true."""
    state = names.STATES[version.state][at]
    if version.state == RulesState.ANNULLED_PART and version.in_force_from:
        return f"{names.STATES[RulesState.IN_FORCE][at]}, {state}"
    if version.state == RulesState.IN_FORCE and version.annulled_fields:
        return f"{state}, {names.STATES[RulesState.ANNULLED_PART][at]}"
    return state


def _row(rule: RuleValue, instead: RuleValue, lost: date | None, language: str) -> tuple:
    at = LANGUAGES.index(language)
    value: Any = value_words(BY_KEY[rule.key], rule.value, at)
    if lost is not None:
        words = {"day": dates.long_date(lost, language), "value": value_words(BY_KEY[rule.key], instead.value, at)}
        value = [doc.Span(value, "struck"), f" ({_word('annulled', at).format(**words)})"]
    return names.FIELDS[rule.key][at], value, source_words(rule, at)


def value_words(rule: Field, value: Any, at: int) -> str:
    """A rule's value in French (0) or German (1)."""
    if rule.kind == "yes":
        return _word("yes" if value else "no", at)
    if rule.key in names.EMPTY and (not value or (rule.kind == "money" and not Decimal(value))):
        return names.EMPTY[rule.key][at]
    if rule.kind == "money":
        return euros(Decimal(value), LANGUAGES[at])
    if rule.kind == "lines":
        return " ; ".join(value)
    if rule.kind in ("choice", "several"):
        keys = [value] if rule.kind == "choice" else value
        return ", ".join(names.CHOICES[(rule.key, key)][at] for key in keys)
    return str(value)


def source_words(rule: RuleValue, at: int) -> str:
    """Where a rule comes from, in French (0) or German (1)."""
    if rule.source == "law":
        return names.LAWS[rule.article][at] if rule.article in names.LAWS else rule.article or _word("law", at)
    if rule.source == "rules":
        return f"{_word('own', at)}, {rule.article}" if rule.article else _word("own", at)
    return _word("house", at)
