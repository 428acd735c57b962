"""The notice to every household: what council and commission did in a year. Public facts only, no person's name.

The regulation of 15 November 2011 asks for it in French and Luxembourgish or German; other communes may want it too.
"""

from datetime import date, timedelta

from zesummen.council import queries as council
from zesummen.council.states import DecisionState
from zesummen.documents import queries as files
from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document
from zesummen.kernel.together import listed, read
from zesummen.sittings.states import SittingState

from ..models import Commission, Opinion
from ..states import OpinionState
from .facts import HELD, Facts, facts_of
from .household_words import ANSWERS, LANGUAGES, PURPOSE, WORDS

PERIOD = timedelta(days=365)
KINDS = ("start_plan", "adopt_plan", "change_plan", "approve_pact", "note_report", "create_commission")


def notice(commission: Commission, today: date, language: str) -> Document | None:
    """The notice of the last twelve months; ``None`` for a language it is not written in."""
    if language not in LANGUAGES:
        return None
    words, since, space = WORDS[language], today - PERIOD, commission.space
    (facts,), published = read(facts_of.asked([commission], today), listed.asked(_published(commission, since)))
    name = commission.body.name.piece(language).text
    blocks: list = [
        doc.paragraph(words["intro"].format(name=name, day=dates.long_date(since, language)), style="lead"),
        doc.heading(1, words["what"]),
        doc.paragraph(PURPOSE[commission.regime][language]),
        doc.heading(1, words["sittings"]),
        *_sittings(facts, since, words, language),
        doc.heading(1, words["opinions"]),
        *_opinions(published, words, language),
        doc.heading(1, words["council"]),
        *_decisions(commission, since, words, language),
        doc.heading(1, words["join"]),
        *_join(facts, words, language),
    ]
    return Document(
        f"{words['title']} – {space.name_in(language)}",
        language,
        tuple(blocks),
        subject=name,
        author=space.name_in(language),
        header=files.letterhead_of(space),
        date=dates.long_date(today, language),
        demo=space.is_demo,
        made_on=today.isoformat(),
    )


def _sittings(facts: Facts, since: date, words: dict, language: str) -> list:
    held = [s for s in facts.sittings if s.state in HELD and since <= s.day <= facts.today and not s.is_outside]
    if not held:
        return [doc.paragraph(words["none_held"])]
    said = words["held_one"] if len(held) == 1 else words["held"].format(count=len(held))
    return [doc.paragraph(said), doc.bullets(dates.long_date(sitting.day, language) for sitting in held)]


def _published(commission: Commission, since: date):
    rows = Opinion.objects.filter(commission=commission, is_outside=False, published_on__isnull=False)
    return rows.filter(adopted_on__gte=since).order_by("adopted_on", "pk")


def _opinions(published: list[Opinion], words: dict, language: str) -> list:
    items = []
    for opinion in published:
        answer = ANSWERS[language].get(opinion.answer) if opinion.state == OpinionState.ANSWERED else None
        said = words["answer"].format(answer=answer) if answer else words["no_answer"]
        title = opinion.title.piece(language)
        items.append([doc.strong(title.text, title.language if title.fallback else ""), f" – {said}"])
    return [doc.bullets(items)] if items else [doc.paragraph(words["no_opinions"])]


def _decisions(commission: Commission, since: date, words: dict, language: str) -> list:
    sheets = council.public_deliberations(commission.space)
    items = [
        [
            doc.Span(sheet.subject, language="" if language == "fr" else "fr"),
            f" ({dates.long_date(sheet.day, language)})",
        ]
        for sheet in sheets
        if sheet.kind in KINDS
        and sheet.state == DecisionState.ACCEPTED
        and not sheet.is_closed
        and sheet.replaced_by_pk is None
        and sheet.day is not None
        and sheet.day >= since
    ]
    return [doc.bullets(reversed(items))] if items else [doc.paragraph(words["no_council"])]


def _join(facts: Facts, words: dict, language: str) -> list:
    space, blocks = facts.commission.space, []
    coming = facts.next_sitting
    if coming is not None and coming.is_open and coming.state == SittingState.CONVENED:
        blocks.append(doc.facts([(words["next"], f"{dates.day_with_weekday(coming.day, language)}, {coming.place}")]))
    if facts.vacant:
        blocks.append(doc.paragraph(words["free"].format(count=facts.vacant)))
    contact = ", ".join(part for part in (space.contact_name, space.contact_phone, space.contact_email) if part)
    said = words["contact"].format(contact=contact) if contact else words["contact_plain"]
    return [*blocks, doc.paragraph(said)]
