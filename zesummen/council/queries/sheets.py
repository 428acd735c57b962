"""The one frozen object of a deliberation: page, PDF, Word, JSON and the public page all read it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, time
from decimal import Decimal

from zesummen.kernel.together import fill
from zesummen.kernel.words import Text

from .. import texts
from ..models import CouncilRules, Deliberation, Official
from ..states import EDITABLE, TONES, DecisionState, Supervision
from . import calendar, french

PARTS = {"visa": "visas", "reason": "reasons", "heard": "heard", "article": "articles"}
HIDDEN = "■■■"
PRESENCES = "presences"
WORDS = "words:"


def as_data(thing):
    """A sheet (or part of one) as plain lists, dicts and words, for JSON: days and hours in ISO form."""
    if isinstance(thing, Text):
        return thing.to_json()
    if is_dataclass(thing):
        return {field.name: as_data(getattr(thing, field.name)) for field in fields(thing)}
    if isinstance(thing, tuple):
        return [as_data(item) for item in thing]
    if isinstance(thing, date | time):
        return thing.isoformat()
    return str(thing) if isinstance(thing, Decimal) else thing


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph: its key ("article:3"), its words with all fields filled, and whether it still stands."""

    key: str
    text: str
    annulled: bool = False
    hidden: bool = False

    @property
    def number(self) -> int:
        return int(self.key.partition(":")[2])


@dataclass(frozen=True, slots=True)
class Present:
    """One member of the council that day; ``proxy_to`` is the name of who voted for them."""

    name: str
    office: str
    presence: str
    proxy_to: str = ""


@dataclass(frozen=True, slots=True)
class DeliberationSheet:
    """Everything there is to say about one decision. Names of those present are empty in a public sheet."""

    pk: int
    kind: str
    kind_label: str
    regime: str
    regime_label: str
    state: str
    state_label: str
    result: str
    space_name: str
    body_name: str
    subject: str
    summary: Text
    about: str
    reference: str
    day: date | None
    agenda_number: str
    is_closed: bool
    convened_on: date | None
    opened_at: time | None
    closed_at: time | None
    visas: tuple[Passage, ...]
    reasons: tuple[Passage, ...]
    heard: tuple[Passage, ...]
    articles: tuple[Passage, ...]
    presences: tuple[Present, ...]
    present_count: int | None
    proxy_count: int | None
    is_unanimous: bool
    votes_for: int | None
    votes_against: int | None
    abstentions: int | None
    quorum_note: str
    outcome_reason: str
    was_amended: bool
    amendment_note: str
    signatories: tuple[tuple[str, str], ...]
    contact_person: str
    budget_article: str
    budget_year: int | None
    budget_amount: Decimal | None
    transmitted_on: date | None
    transmitted_to: str
    approval_need: str
    supervision: str
    supervision_label: str
    supervision_on: date | None
    supervision_note: str
    annulled_articles: tuple[int, ...]
    published_on: date | None
    published_at: time | None
    published_place: str
    replaces_pk: int | None
    replaces_reference: str
    replaces_on: date | None
    correction_reason: str
    replaced_by_pk: int | None
    is_public_copy: bool = False
    is_released: bool = False
    demo: bool = False

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All paragraphs in reading order."""
        return (*self.visas, *self.reasons, *self.heard, *self.articles)

    @property
    def tone(self) -> str:
        """The tone of its state's mark."""
        return TONES[self.state]

    @property
    def vote_in_french(self) -> str:
        """The vote in the words of the act: "par 13 voix pour, …"; empty before the vote."""
        return french.vote_words(self) if self.votes_for is not None else ""

    @property
    def vote_line(self) -> str:
        """What stands between the reasons and the articles of the act, in French."""
        return french.vote_line(self)

    @property
    def is_told(self) -> bool:
        """Did something happen to the frozen text since: annulled, in part or whole, or replaced?"""
        return bool(self.replaced_by_pk) or self.supervision in (Supervision.ANNULLED, Supervision.ANNULLED_PART)

    @property
    def has_articles(self) -> bool:
        """A postponed or withdrawn point has decided nothing."""
        return self.result not in (DecisionState.POSTPONED, DecisionState.WITHDRAWN)

    @property
    def stands(self) -> bool:
        """Accepted, not annulled in whole, and not replaced by a newer version."""
        return (
            self.state == DecisionState.ACCEPTED
            and self.supervision != Supervision.ANNULLED
            and not self.replaced_by_pk
        )

    @property
    def kept_secret(self) -> bool:
        """Does this copy hide anything?"""
        return self.is_public_copy and any(passage.hidden for passage in self.passages)


def field_values(deliberation: Deliberation, council_rules) -> dict[str, str]:
    """What stands in place of the named fields of the text."""
    space = deliberation.space
    day = deliberation.sitting.day if deliberation.sitting_id else None
    name = space.name_in("fr")
    return {
        **texts.names(deliberation.regime),
        "commune": name,
        "de_commune": texts.fields.of(name),
        "montant": french.amount(deliberation.budget_amount),
        "article_budgetaire": deliberation.budget_article,
        "exercice": str(deliberation.budget_year or ""),
        "contact": deliberation.contact_person,
        "autorite": council_rules.authority or "l’autorité supérieure",
        "seance": french.long_day(day),
    }


def filled_parts(deliberation: Deliberation, council_rules) -> dict[str, list[str]]:
    """Subject and paragraphs with their fields filled: {"subject": [..], "visas": [..], ..}."""
    values = field_values(deliberation, council_rules)
    values["objet"] = texts.fill(deliberation.subject, values)
    parts = {name: [texts.fill(p, values) for p in getattr(deliberation, name)] for name in PARTS.values()}
    return {"subject": [values["objet"]], **parts}


def passage_pairs(parts: dict[str, list[str]]) -> list[tuple[str, str]]:
    """(key, text) of every paragraph, the subject first: what a pack keeps and an amendment is compared with."""
    found = [("subject:1", text) for text in parts["subject"]]
    for key, name in PARTS.items():
        found += [(f"{key}:{number}", text) for number, text in enumerate(parts[name], start=1)]
    return found


def sheet(deliberation: Deliberation, *, public: bool = False, council_rules=None, officials=None) -> DeliberationSheet:
    """The frozen sheet. ``public`` leaves out what was blacked out and the names of those present."""
    if council_rules is None or officials is None:
        kept_rules, kept_officials = _ground(deliberation)
        council_rules, officials = council_rules or kept_rules, kept_officials if officials is None else officials
    made = _full(deliberation, council_rules, officials)
    return _public(made, deliberation.blacked_out) if public else made


def _ground(d: Deliberation) -> tuple[CouncilRules, list[Official]]:
    """The council's rules and its officials on the day of the sitting. One statement."""
    rules = CouncilRules.objects.filter(space=d.space)[:1]
    officials = calendar.in_office(d.sitting.day) if d.sitting_id else Official.objects.none()
    fill(rules, officials)
    return next(iter(rules), None) or CouncilRules(space=d.space), calendar.ranked(officials)


def _full(d: Deliberation, council_rules, officials) -> DeliberationSheet:
    parts = filled_parts(d, council_rules)
    annulled = set(d.annulled_articles)
    whole = d.supervision == Supervision.ANNULLED
    made = {
        name: tuple(
            Passage(f"{key}:{n}", text, annulled=key == "article" and (whole or n in annulled))
            for n, text in enumerate(parts[name], start=1)
        )
        for key, name in PARTS.items()
    }
    voted = d.state not in EDITABLE or d.state == DecisionState.POSTPONED
    day = (d.sitting.day if d.sitting_id else None) or d.voted_on
    return DeliberationSheet(
        **made,
        **_copied(d),
        **_named(d),
        result=d.state if voted else "",
        space_name=d.space.name_in("fr"),
        subject=parts["subject"][0],
        body_name=d.body_name or council_rules.body_name or "Conseil communal",
        day=day,
        presences=_presences(d),
        signatories=tuple(calendar.signatories(officials)),
        annulled_articles=tuple(sorted(annulled)),
    )


_COPIED = [
    "pk",
    "kind",
    "regime",
    "state",
    "summary",
    "about",
    "reference",
    "agenda_number",
    "is_closed",
    "convened_on",
    "opened_at",
    "closed_at",
    "present_count",
    "proxy_count",
    "is_unanimous",
    "votes_for",
    "votes_against",
    "abstentions",
    "quorum_note",
    "outcome_reason",
    "was_amended",
    "amendment_note",
    "contact_person",
    "budget_article",
    "budget_year",
    "budget_amount",
    "transmitted_on",
    "transmitted_to",
    "approval_need",
    "supervision",
    "supervision_on",
    "supervision_note",
    "published_on",
    "published_at",
    "published_place",
    "correction_reason",
]


def _copied(d: Deliberation) -> dict:
    return {name: getattr(d, name) for name in _COPIED}


def _named(d: Deliberation) -> dict:
    before = d.replaces if d.replaces_id else None
    newer = next((row for row in d.corrections.all() if row.state == DecisionState.ACCEPTED), None)
    return {
        "kind_label": str(d.get_kind_display()),
        "regime_label": str(d.get_regime_display()),
        "state_label": str(d.get_state_display()),
        "supervision_label": str(d.get_supervision_display()),
        "replaces_pk": d.replaces_id,
        "replaces_reference": before.reference if before else "",
        "replaces_on": before.voted_on if before else None,
        "replaced_by_pk": newer.pk if newer else None,
        "is_released": d.released_at is not None,
        "demo": d.space.is_demo,
    }


def _presences(d: Deliberation) -> tuple[Present, ...]:
    if d.state in (DecisionState.DRAFT, DecisionState.AGENDA):
        return ()
    read_already = "presences" in getattr(d, "_prefetched_objects_cache", {})
    found = d.presences.all() if read_already else d.presences.select_related("official", "proxy_to")
    rows = sorted(found, key=lambda r: (calendar.RANK[r.official.office], r.official.order, r.official.name))
    return tuple(
        Present(r.official.name, r.official.office, r.presence, r.proxy_to.name if r.proxy_to_id else "") for r in rows
    )


def hidden_words(blacked_out: Iterable[str]) -> list[str]:
    """The words that are taken out wherever they stand, the longest first."""
    found = [key.removeprefix(WORDS) for key in blacked_out if key.startswith(WORDS)]
    return sorted(found, key=len, reverse=True)


def _public(made: DeliberationSheet, blacked_out: list[str]) -> DeliberationSheet:
    keys, words = set(blacked_out), hidden_words(blacked_out)
    # A whole passage that is hidden must not come back through another that quotes it.
    words = sorted({*words, *(p.text.rstrip(" ;.,") for p in made.passages if p.key in keys)}, key=len, reverse=True)
    pattern = re.compile("|".join(re.escape(word) for word in words)) if words else None

    def clear(text: str) -> str:
        return pattern.sub(HIDDEN, text) if pattern and text else text

    def of(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
        return tuple(
            replace(p, text=HIDDEN if p.key in keys else clear(p.text), hidden=p.key in keys or clear(p.text) != p.text)
            for p in passages
        )

    parts = {name: of(getattr(made, name)) for name in PARTS.values()}
    plain = {
        name: clear(getattr(made, name))
        for name in (
            "subject",
            "outcome_reason",
            "amendment_note",
            "contact_person",
            "supervision_note",
            "correction_reason",
            "quorum_note",
            "published_place",
            "transmitted_to",
            "body_name",
        )
    }
    summary = replace(made.summary, texts={code: clear(text) for code, text in made.summary.texts.items()})
    signing = tuple((office, clear(name)) for office, name in made.signatories)
    return replace(made, **parts, **plain, summary=summary, signatories=signing, presences=(), is_public_copy=True)
