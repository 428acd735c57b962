"""The rules of a commission as values with their sources. Pure: no database.

book = presets("ccvei_2024")
book.notice_days          # 5
book.rule("notice_days")  # RuleValue(5, "house", "")
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from zesummen.kernel.money import euros

from .rulebook_fields import BY_KEY, FIELDS, GROUPS, Field
from .rulebook_presets import HOUSE, LAW, LAWS, OWN_DEFAULTS, PRESET_OF
from .states import Preset

__all__ = ["BY_KEY", "FIELDS", "GROUPS", "PRESETS", "PRESET_OF", "RuleBook", "RuleValue", "book_of", "fallback"]
SOURCES = ("law", "rules", "house")


@dataclass(frozen=True, slots=True)
class RuleValue:
    """A rule's value and where it comes from: ``law``, the commune's own ``rules`` with their article, or ``house``."""

    key: str
    value: Any
    source: str
    article: str = ""
    was_annulled: bool = False  # the commune's own value was annulled: this is what holds instead

    def __bool__(self) -> bool:
        """As the value: a template that asks ``if book.household_notice`` meets this object and not the value."""
        return bool(Decimal(self.value)) if self.field.kind == "money" else bool(self.value)

    def __str__(self) -> str:
        return self.words

    @property
    def field(self) -> Field:
        return BY_KEY[self.key]

    @property
    def words(self) -> str:
        """The value as people read it."""
        return value_words(self.field, self.value)

    @property
    def source_words(self) -> str:
        """The source as people read it."""
        if self.source == "law":
            return str(LAWS.get(self.article, self.article or _("law")))
        if self.source == "rules":
            return _("own rules, %(article)s") % {"article": self.article} if self.article else _("own rules")
        return _("house default")


@dataclass(frozen=True)
class RuleBook:
    """The rules that hold on a day. One attribute per field of ``FIELDS``; ``book.rule("key")`` gives value and source.

    ``version`` is the number of the version in force, ``None`` where the commune has none: then every value is the
    default of the regime, and ``is_default`` says so.
    """

    min_members: int
    max_members: int
    has_substitutes: str
    min_age: int
    eligibility: str
    third_country_min: int
    share_targets: tuple[str, ...]
    public_call: bool
    term_end: str
    sits_until_replaced: bool
    who_moves_up: str
    chair_mode: str
    vice_mode: str
    secretary_mode: str
    opens_first: str
    min_meetings_per_year: int
    notice_days: int
    notice_counting: str
    who_may_request: tuple[str, ...]
    request_members: int
    publicity: str
    languages: tuple[str, ...]
    attendance_fee: Decimal
    quorum_rule: str
    quorum_number: int
    second_call_rule: str
    vote_rule: str
    tie_rule: str
    minutes_deadline_days: int
    minutes_approval: str
    report_to_council: str
    answer_owed: bool
    answer_days: int
    reminder_days: int
    minutes_to_minister: bool
    household_notice: bool
    elects_representatives: bool
    rules: Mapping[str, RuleValue] = field(repr=False, compare=False, default_factory=dict)
    version: int | None = None
    version_id: int | None = None
    since: date | None = None

    def rule(self, key: str) -> RuleValue:
        """The value with its source. Never ``book[key]``: a template would find that before the attribute."""
        return self.rules[key]

    @property
    def is_default(self) -> bool:
        """No version of the commune's own rules is in force."""
        return self.version is None

    @property
    def fee(self) -> Decimal:
        """The attendance fee for one sitting and person, in euros; 0 where there is none."""
        return self.attendance_fee

    def quorum_seats(self, seats: int) -> int:
        """How many of so many seats must be filled at the first call."""
        if self.quorum_rule == "majority":
            return seats // 2 + 1 if seats else 0
        return self.quorum_number if self.quorum_rule == "number" else 0

    def quorum_again(self, seats: int) -> int:
        """How many seats must be filled when the sitting is called again for want of quorum."""
        if self.second_call_rule == "same":
            return self.quorum_seats(seats)
        return -(-seats // 3) if self.second_call_rule == "third" else 0

    def groups(self) -> list[tuple[str, Any, list[RuleValue]]]:
        """The rules in the order of the page: (key, heading, rules)."""
        return [(key, label, [self.rules[f.key] for f in FIELDS if f.group == key]) for key, label in GROUPS.items()]


TYPED = {f.name for f in fields(RuleBook)} & set(BY_KEY)


def plain(rule: Field, value: Any) -> Any:
    """A value as the database keeps it: whole number, yes or no, one of the choices, a list, an amount as text.

    Raises ``ValueError`` where it cannot be one.
    """
    if rule.kind == "number":
        number = int(value)
        if not rule.lowest <= number <= rule.highest:
            raise ValueError(rule.key)
        return number
    if rule.kind == "yes":
        return bool(value)
    if rule.kind == "money":
        return _amount(value)
    if rule.kind == "lines":
        return [line.strip() for line in value if line.strip()]
    keys = [key for key, _label in rule.choices]
    chosen = [value] if rule.kind == "choice" else list(value)
    if unknown := [key for key in chosen if key not in keys]:
        raise ValueError(f"{rule.key}: {unknown}")
    return chosen[0] if rule.kind == "choice" else [key for key in keys if key in chosen]


def _amount(value: Any) -> str:
    try:
        return str(Decimal(value).quantize(Decimal("0.01")))
    except InvalidOperation as fault:
        raise ValueError(str(value)) from fault


def typed(rule: Field, value: Any) -> Any:
    """The value as programs use it: amounts as ``Decimal``, lists as tuples."""
    if rule.kind == "money":
        return Decimal(value)
    return tuple(value) if rule.kind in ("several", "lines") else value


def value_words(rule: Field, value: Any) -> str:
    """A value as people read it."""
    if rule.kind == "yes":
        return _("yes") if value else _("no")
    if rule.kind == "money":
        return euros(Decimal(value)) if Decimal(value) else _("no fee")
    if rule.kind == "number":
        return str(rule.empty) if not value and rule.empty else str(value)
    if rule.kind == "lines":
        return "; ".join(value) or _("nothing is written")
    labels = {key: str(label) for key, label in rule.choices}
    chosen = [value] if rule.kind == "choice" else value
    return ", ".join(labels[key] for key in chosen) or "–"


def preset_values(preset: str) -> dict[str, RuleValue]:
    """The values of a preset, each with its source."""
    own, law = OWN_DEFAULTS[Preset(preset)], LAW[Preset(preset)]
    found = {}
    for key in BY_KEY:
        if key in law:
            value, article = law[key]
            found[key] = RuleValue(key, value, "law", article)
        else:
            found[key] = RuleValue(key, own.get(key, HOUSE[key]), "house")
    return found


def fallback(regime: str) -> dict[str, RuleValue]:
    """What holds in a regime where the commune's rules say nothing: the law, then the house defaults."""
    return preset_values(PRESET_OF[regime])


def book_of(rules: Mapping[str, RuleValue], **also) -> RuleBook:
    """A rule book from its values."""
    values = {key: typed(BY_KEY[key], rules[key].value) for key in TYPED}
    return RuleBook(**values, rules=dict(rules), **also)


PRESETS = {preset.value: book_of(preset_values(preset)) for preset in Preset}
