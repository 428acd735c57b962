"""Writing needs and what shows that they are real."""

from datetime import date

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.diagnosis.exports import figure_data
from zesummen.diagnosis.queries import figures
from zesummen.documents.actions import Upload, attach_to
from zesummen.documents.models import Attachment
from zesummen.kernel import journal, moves, thread
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.words import LANGUAGES, REFERENCE, Text, active_language

from ..catalogue import label
from ..models import Evidence, Need, Plan
from ..queries.inventory import gaps
from ..queries.needs import GAP_SOURCE
from ..rules import needs as rules
from ..rules.plans import may_write
from ..states import EvidenceKind
from .numbers import next_number

MAKER = "Zesummen"  # who checked a text that the program itself wrote in five languages
GAP_WORDS = {
    "fr": "Rien n’existe dans « {field} » pour : {group}",
    "de": "Nichts vorhanden in „{field}“ für: {group}",
    "lb": "Näischt do an „{field}“ fir: {group}",
    "en": "Nothing exists in “{field}” for: {group}",
    "pt": "Nada existe em «{field}» para: {group}",
}


def _made(texts: dict[str, str]) -> Text:
    """A text that the program wrote in every language."""
    return Text(REFERENCE, texts, {code: MAKER for code in texts if code != REFERENCE})


@transaction.atomic
def write_need(*, plan: Plan, gap: str = "", by, **values) -> Need:
    """Write a need with the next number and tie it to the thread; with ``gap`` also its evidence, a gap's key."""
    insist(may_write(grants(by, plan.space), plan))
    need = Need.objects.create(space=plan.space, plan=plan, number=next_number(Need, plan), **values)
    thread.tie(need)
    journal.note("need.written", need, space=plan.space, by=by)
    if gap:
        add_gap(need=need, key=gap, by=by)
    return need


@transaction.atomic
def change_need(*, need: Need, expected: int, by, **values) -> Need:
    """Change a need. ``moves.Stale`` when somebody else saved first, and nothing is written then."""
    insist(rules.may_change_need(grants(by, need.space), need))
    changes = moves.edit(need, expected=expected, **values)
    if changes:
        thread.tie(need)
        journal.note("need.changed", need, space=need.space, by=by, changed=", ".join(sorted(changes)))
    return need


@transaction.atomic
def drop_need(*, need: Need, reason: str, by) -> Need:
    """Drop a need with its reason. It keeps its number and its evidence, and leaves the counts."""
    insist(rules.may_drop(grants(by, need.space), need, objectives=need.objective_links.count()))
    moves.edit(need, expected=need.version, dropped_on=timezone.localdate(), dropped_by=by, dropped_reason=reason)
    journal.note("need.dropped", need, space=need.space, by=by, reason=reason)
    return need


@transaction.atomic
def take_up_need(*, need: Need, by) -> Need:
    """Take a dropped need up again; the journal keeps why it had been dropped."""
    insist(rules.may_take_up(grants(by, need.space), need))
    moves.edit(need, expected=need.version, dropped_on=None, dropped_by=None, dropped_reason="")
    journal.note("need.taken_up", need, space=need.space, by=by)
    return need


def _add(need: Need, kind: str, by, **values) -> Evidence:
    insist(rules.may_change_need(grants(by, need.space), need))
    evidence = Evidence.objects.create(space=need.space, plan=need.plan, need=need, kind=kind, **values)
    thread.tie(evidence)
    thread.link(evidence, need)
    journal.note("evidence.added", need, space=need.space, by=by, kind=kind, what=str(evidence.title))
    return evidence


@transaction.atomic
def add_figure(*, need: Need, key: str, by) -> Evidence:
    """A figure of the statistics sheet as it stands today: value, unit, source, date and definition, in five languages.

    A later release of the statistics changes nothing here. A number that is not shown cannot be evidence.
    """
    found = {code: dict(figures(need.space, code)).get(key) for code in LANGUAGES}
    now = found[REFERENCE]
    if now is None or now.suppressed:
        raise Refused(no(_("This figure is no longer shown. Choose another one.")))
    if Evidence.objects.filter(need=need, figure_key=key, figure__as_of=now.as_of).exists():
        raise Refused(no(_("This figure is evidence for the need already.")))
    told = ("label", "text", "unit", "source", "as_of_text", "definition")
    texts = {code: {name: getattr(one, name) for name in told} for code, one in found.items() if one}
    return _add(
        need, EvidenceKind.FIGURE, by, title=_made({code: one["label"] for code, one in texts.items()}),
        source=now.source[:300], dated_on=_day(now.as_of), figure_key=key, figure={**figure_data(now), "texts": texts},
    )  # fmt: skip


def _day(as_of: str) -> date | None:
    """The day of a figure, where its source has one; a bare year has none."""
    return date.fromisoformat(as_of) if len(as_of) == 10 else None


@transaction.atomic
def add_gap(*, need: Need, key: str, by) -> Evidence:
    """A field in which nothing exists for a target group, as the inventory stands today."""
    gap = next((one for one in gaps(need.plan) if one.key == key), None)
    if gap is None:
        raise Refused(no(_("The inventory has no such gap any more.")))
    if Evidence.objects.filter(need=need, figure_key=key).exists():
        raise Refused(no(_("This gap is evidence for the need already.")))
    titles = {}
    for code in LANGUAGES:
        with translation.override(code):
            titles[code] = GAP_WORDS[code].format(field=label(gap.field), group=label(gap.group))
    source = GAP_SOURCE[active_language()]
    return _add(
        need, EvidenceKind.GAP, by, title=_made(titles), source=source, dated_on=timezone.localdate(), figure_key=key
    )


@transaction.atomic
def add_voice(
    *, need: Need, kind: str, title: Text, source: str, dated_on: date | None, people: int | None = None, by
) -> Evidence:
    """What somebody said or a survey or workshop found, entered by hand, with how many took part."""
    return _add(need, kind, by, title=title, source=source, dated_on=dated_on, people=people)


@transaction.atomic
def add_document(
    *, need: Need, title: Text, source: str, dated_on: date | None, upload: Upload, language: str, by
) -> Evidence:
    """A document that shows the need, with its file."""
    evidence = _add(need, EvidenceKind.DOCUMENT, by, title=title, source=source, dated_on=dated_on)
    attach_to(
        owner=evidence, link=evidence.get_absolute_url(), by=by, upload=upload, title=str(title)[:300],
        dated_on=dated_on or timezone.localdate(), language=language,
    )  # fmt: skip
    return evidence


@transaction.atomic
def change_evidence(*, evidence: Evidence, expected: int, by, **values) -> Evidence:
    """Change the words, source, day or number of people of an evidence that was entered by hand."""
    insist(rules.may_change_evidence(grants(by, evidence.space), evidence))
    if moves.edit(evidence, expected=expected, **values):
        thread.tie(evidence)
        journal.note("evidence.changed", evidence.need, space=evidence.space, by=by, what=str(evidence.title))
    return evidence


@transaction.atomic
def remove_evidence(*, evidence: Evidence, by) -> None:
    """Remove an evidence without files; the journal keeps what it said."""
    files = Attachment.objects.filter(folder=evidence.folder_id, removed_at=None).count() if evidence.folder_id else 0
    insist(rules.may_remove_evidence(grants(by, evidence.space), evidence, files=files))
    journal.note(
        "evidence.removed", evidence.need, space=evidence.space, by=by, kind=evidence.kind, what=str(evidence.title)
    )
    thread.untie(evidence)
    evidence.delete()
