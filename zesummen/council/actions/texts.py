"""Draft a deliberation from its model and data, change its text, put it on the agenda, amend it at the table."""

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.documents.actions import ensure_folder, freeze_document
from zesummen.documents.models import Attachment
from zesummen.kernel import journal, moves, thread
from zesummen.kernel.access import Refused, insist, may, no
from zesummen.kernel.words import Text

from .. import queries, rules, states, texts
from ..models import CouncilDate, Deliberation
from ..queries import papers
from ..states import DecisionState

PARTS = ("visas", "reasons", "heard", "articles")


@transaction.atomic
def draft_deliberation(
    *,
    space,
    kind: str,
    regime: str,
    subject: str = "",
    visas=None,
    reasons=None,
    heard=None,
    articles=None,
    about: str = "",
    body_name: str = "",
    budget_article: str = "",
    budget_year: int | None = None,
    budget_amount: Decimal | None = None,
    contact_person: str = "",
    is_closed: bool | None = None,
    summary: Text | None = None,
    instrument: str = "",
    by,
) -> Deliberation:
    """Draft a deliberation. What is not given comes from the model text of its kind, with the visas of its regime.

    ``about`` names the object of the app above ("plan:12"). Paragraphs may hold named fields such as ``{montant}``.
    ``instrument`` is what the plan is called where that is not its regime's name: a PCI that goes on under the law of
    2023.
    """
    insist(may(grants(by, space), "council.write"))
    has_budget = budget_amount is not None or bool(budget_article)
    model = texts.model_text(kind, regime, budget=has_budget, contact=bool(contact_person))
    given = {"visas": visas, "reasons": reasons, "heard": heard, "articles": articles}
    parts = {name: list(model[name] if given[name] is None else given[name]) for name in PARTS}
    subject = subject or texts.MODELS[kind].subject
    if instrument:
        subject = subject.replace("{instrument}", instrument)
        parts = {name: [p.replace("{instrument}", instrument) for p in part] for name, part in parts.items()}
    _insist_known_fields([subject, *(p for part in parts.values() for p in part)])
    deliberation = Deliberation.objects.create(
        space=space,
        kind=kind,
        regime=regime,
        subject=subject[:300],
        about=about,
        body_name=body_name,
        budget_article=budget_article,
        budget_year=budget_year,
        budget_amount=budget_amount,
        contact_person=contact_person,
        summary=summary or Text(),
        is_closed=texts.MODELS[kind].is_closed if is_closed is None else is_closed,
        **parts,
    )
    _settle(deliberation)
    journal.note("deliberation.drafted", deliberation, space=space, by=by, title=_title(deliberation))
    return deliberation


def _settle(deliberation: Deliberation) -> None:
    thread.tie(deliberation)
    ensure_folder(deliberation, title=_title(deliberation))


def _title(deliberation: Deliberation) -> str:
    return queries.filled_parts(deliberation, queries.rules_of(deliberation.space))["subject"][0]


def _insist_known_fields(paragraphs) -> None:
    if unknown := rules.unknown_fields(paragraphs):
        known = ", ".join(f"{{{name}}}" for name in texts.FIELDS)
        raise Refused(
            no(
                _("The text uses fields that are not known: %(unknown)s. Known are: %(known)s.")
                % {"unknown": ", ".join(f"{{{name}}}" for name in unknown), "known": known}
            )
        )


@transaction.atomic
def edit_text(*, deliberation: Deliberation, values: dict, expected: int, by) -> Deliberation:
    """Change subject, paragraphs, regime, budget and contact; ``moves.Stale`` when somebody else saved first.

    Another regime swaps the laws among the visas. On the agenda, the pack is made anew and the old one kept.
    """
    insist(rules.may_edit(grants(by, deliberation.space), deliberation))
    values = dict(values)
    if "regime" in values and "visas" in values:
        values["visas"] = texts.swap_regime(values["visas"], old=deliberation.regime, new=values["regime"])
    _insist_known_fields([values.get("subject", ""), *(p for part in PARTS for p in values.get(part, ()))])
    changed = moves.edit(deliberation, expected=expected, **values)
    if not changed:
        return deliberation
    thread.tie(deliberation)
    facts = {"fields": sorted(changed)}
    if deliberation.state == DecisionState.AGENDA:
        _make_pack(deliberation, by=by)
        journal.note(
            "deliberation.pack_renewed",
            deliberation,
            space=deliberation.space,
            by=by,
            title=_title(deliberation),
            **facts,
        )
    else:
        journal.note(
            "deliberation.edited", deliberation, space=deliberation.space, by=by, title=_title(deliberation), **facts
        )
    return deliberation


@transaction.atomic
def save_summary(*, deliberation: Deliberation, summary: Text, expected: int, by) -> Deliberation:
    """Write what is decided in plain words for the public page; at any time, since it is no part of the act."""
    insist(may(grants(by, deliberation.space), "council.write"))
    if moves.edit(deliberation, expected=expected, summary=summary):
        journal.note(
            "deliberation.summary_changed", deliberation, space=deliberation.space, by=by, title=_title(deliberation)
        )
    return deliberation


# The agenda


@transaction.atomic
def put_on_agenda(*, deliberation: Deliberation, sitting: CouncilDate, agenda_number: str = "", by) -> Deliberation:
    """Put a draft (or a postponed point) on the agenda of a sitting and freeze its pack."""
    space = deliberation.space
    filled = queries.filled_parts(deliberation, queries.rules_of(space))
    everything = [text for part in filled.values() for text in part]
    granted = grants(by, space)
    insist(rules.may_put_on_agenda(granted, deliberation, everything, has_articles=bool(filled["articles"])))
    if sitting.cancelled_on:
        raise Refused(no(_("This sitting was cancelled. Choose another one.")))
    again = deliberation.state == DecisionState.POSTPONED
    also = {"sitting": sitting, "agenda_number": agenda_number.strip()[:12], "was_amended": False, "amendment_note": ""}
    if again:
        also |= _UNVOTED
        deliberation.presences.all().delete()
    moves.apply(deliberation, states.TO_AGENDA, **also, version=deliberation.version + 1)
    _make_pack(deliberation, by=by)
    journal.note(
        "deliberation.put_on_agenda",
        deliberation,
        space=space,
        by=by,
        title=_title(deliberation),
        day=sitting.day.isoformat(),
    )
    return deliberation


_UNVOTED = {
    "voted_on": None,
    "voted_by": None,
    "voted_text": None,
    "outcome_reason": "",
    "votes_for": None,
    "votes_against": None,
    "abstentions": None,
    "is_unanimous": False,
    "present_count": None,
    "proxy_count": None,
    "quorum_note": "",
    "convened_on": None,
    "opened_at": None,
    "closed_at": None,
}


def _make_pack(deliberation: Deliberation, *, by) -> None:
    council_rules = queries.rules_of(deliberation.space)
    sheet = queries.sheet(deliberation, council_rules=council_rules)
    titles = []
    if deliberation.folder_id:
        present = Attachment.objects.filter(folder=deliberation.folder_id, removed_at=None)
        titles = list(present.order_by("dated_on", "id").values_list("title", flat=True))
    document = papers.pack(
        sheet, deliberation.space, deadlines=queries.deadlines(deliberation.sitting.day, council_rules), annexes=titles
    )
    before = deliberation.pack_text if deliberation.pack_text_id else None
    frozen = freeze_document(
        kind="deliberation_pack", document=document, space=deliberation.space, replaces=before, by=by
    )
    pairs = queries.passage_pairs(queries.filled_parts(deliberation, council_rules))
    Deliberation.objects.filter(pk=deliberation.pk).update(
        pack_text=frozen, pack_passages=[list(pair) for pair in pairs]
    )
    deliberation.refresh_from_db()


@transaction.atomic
def take_off_agenda(*, deliberation: Deliberation, by) -> Deliberation:
    """Back to a draft; the pack that was made is kept."""
    insist(rules.may_take_off_agenda(grants(by, deliberation.space), deliberation))
    moves.apply(
        deliberation,
        states.OFF_AGENDA,
        sitting=None,
        agenda_number="",
        convened_on=None,
        was_amended=False,
        amendment_note="",
        version=deliberation.version + 1,
    )
    journal.note(
        "deliberation.taken_off_agenda", deliberation, space=deliberation.space, by=by, title=_title(deliberation)
    )
    return deliberation


@transaction.atomic
def amend_at_table(*, deliberation: Deliberation, parts: dict, note: str, expected: int, by) -> Deliberation:
    """Type the text as the council amended it; the pack stays as it was, and the difference is shown against it."""
    insist(rules.may_amend(grants(by, deliberation.space), deliberation))
    _insist_known_fields([parts["subject"], *(p for part in PARTS for p in parts[part])])
    council_rules = queries.rules_of(deliberation.space)
    trial = Deliberation.objects.select_related("space", "sitting").get(pk=deliberation.pk)
    for name, value in parts.items():
        setattr(trial, name, value)
    filled = queries.filled_parts(trial, council_rules)
    if not filled["articles"]:
        raise Refused(no(_("A decision needs at least one article. Add one to the text first.")))
    if rules.has_gap(text for part in filled.values() for text in part):
        raise Refused(no(_("The text still has gaps, marked “[à compléter …]”. Complete or remove them first.")))
    differs = _differs(filled, deliberation)
    moves.edit(deliberation, expected=expected, **parts, was_amended=differs, amendment_note=note if differs else "")
    thread.tie(deliberation)
    journal.note("deliberation.amended", deliberation, space=deliberation.space, by=by, title=_title(deliberation))
    return deliberation


def _differs(filled: dict, deliberation: Deliberation) -> bool:
    """Whether a text with its fields filled is another than the one of the pack."""
    return [list(pair) for pair in queries.passage_pairs(filled)] != [list(pair) for pair in deliberation.pack_passages]


@transaction.atomic
def follow_articles(*, deliberation: Deliberation, articles: list[str], by) -> Deliberation:
    """An app above knows what this decision must say now: write its articles, before the vote only.

    The caller has asked its own rule. On the agenda the pack stays as it was and the text counts as amended.
    """
    if deliberation.state not in (DecisionState.DRAFT, DecisionState.AGENDA) or deliberation.articles == articles:
        return deliberation
    changes: dict = {"articles": articles}
    if deliberation.state == DecisionState.AGENDA:
        trial = Deliberation.objects.select_related("space", "sitting").get(pk=deliberation.pk)
        trial.articles = articles
        filled = queries.filled_parts(trial, queries.rules_of(deliberation.space))
        changes["was_amended"] = _differs(filled, deliberation)
        if not changes["was_amended"]:
            changes["amendment_note"] = ""
    moves.edit(deliberation, expected=deliberation.version, **changes)
    verb = "deliberation.amended" if changes.get("was_amended") else "deliberation.edited"
    facts = {} if changes.get("was_amended") else {"fields": ["articles"]}
    journal.note(verb, deliberation, space=deliberation.space, by=by, title=_title(deliberation), **facts)
    return deliberation
