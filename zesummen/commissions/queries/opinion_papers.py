"""An opinion as a document: page, Word and PDF come from one frozen sheet. French is the reference."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import override

from zesummen.council.texts import typeset
from zesummen.documents import queries as files
from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document, Letterhead
from zesummen.kernel.words import Text
from zesummen.sittings.queries.papers import prose

from ..catalogue import mission_label
from ..models import Office, Opinion
from ..states import OfficeKind, OpinionState
from .addressees import addressees
from .minutes_words import counted
from .opinion_words import LANGUAGES, words

__all__ = ["LANGUAGES", "OpinionSheet", "paper", "paragraphs", "sheet"]
TEXTS = ("question", "facts", "proposals")


@dataclass(frozen=True, slots=True)
class OpinionSheet:
    """An opinion as papers and public pages show it. No name of a member, except who signs."""

    title: Text
    commission: Text
    space_name: Text
    header: Letterhead
    demo: bool
    state: str
    origin: str
    number: int | None
    year: int | None
    mission: str
    legal_basis: str
    asked_on: date | None
    wished_by: date | None
    adopted_on: date | None
    sitting: tuple[int, int] | None  # number, year
    question: Text
    facts: Text
    proposals: Text
    minority: Text
    leaning: str
    votes: tuple[int, int, int] | None
    sent_on: date | None
    sent_to: str
    answer_wished_by: date | None
    is_answer_owed: bool
    answered_on: date | None
    answer: str
    answer_reason: Text
    signatures: tuple[tuple[str, str], ...] = ()  # office key, name

    @property
    def is_adopted(self) -> bool:
        """Have the words been adopted?"""
        return self.number is not None


def sheet(opinion: Opinion) -> OpinionSheet:
    """Everything on paper about one opinion. Three statements."""
    space, vote = opinion.space, opinion.vote
    sitting = opinion.item.sitting if opinion.item_id and opinion.item.sitting_id else None
    day = opinion.adopted_on
    return OpinionSheet(
        title=opinion.title,
        commission=opinion.commission.name,
        space_name=Text("fr", {code: space.name_in(code) for code in LANGUAGES}),
        header=files.letterhead_of(space),
        demo=space.is_demo,
        state=opinion.state,
        origin=opinion.origin,
        number=opinion.number,
        year=opinion.year,
        mission=opinion.mission,
        legal_basis=opinion.legal_basis,
        asked_on=opinion.asked_on,
        wished_by=opinion.wished_by,
        adopted_on=day,
        sitting=(sitting.number, sitting.year) if sitting else None,
        question=opinion.question,
        facts=opinion.facts,
        proposals=opinion.proposals,
        minority=opinion.minority,
        leaning=opinion.leaning,
        votes=(vote.votes_for, vote.votes_against, vote.withheld) if vote else None,
        sent_on=opinion.sent_on,
        sent_to=opinion.sent_to,
        answer_wished_by=opinion.answer_wished_by,
        is_answer_owed=opinion.is_answer_owed,
        answered_on=opinion.answered_on,
        answer=opinion.answer,
        answer_reason=opinion.answer_reason,
        signatures=_signing(opinion, day) if day else (),
    )


def _signing(opinion: Opinion, day: date) -> tuple[tuple[str, str], ...]:
    held = Office.objects.filter(commission=opinion.commission_id, from_on__lte=day).select_related("member")
    in_office = [row for row in held if row.until_on is None or row.until_on >= day]
    kinds = (OfficeKind.PRESIDENT, OfficeKind.SECRETARY)
    found = {row.kind: row.member.name for row in in_office}
    return tuple((kind.value, found.get(kind, "")) for kind in kinds)


def paper(made: OpinionSheet, language: str = "fr") -> Document:
    """The opinion on paper, in one of five languages; only the French text is the reference."""
    told = words(language)
    with override(language):
        name = made.commission.piece(language).text
        title = told["number"].format(number=made.number, year=made.year) if made.number else told["opinion"]
        return Document(
            title=f"{title} – {made.title.piece(language).text}",
            language=language,
            blocks=tuple(_blocks(made, told, language)),
            subject=name,
            author=made.space_name.piece(language).text,
            reference=f"{made.number}/{made.year}" if made.number else "",
            header=made.header,
            demo=made.demo,
            date=dates.long_date(made.adopted_on, language) if made.adopted_on else "",
            information_only=language != "fr",
            draft_mark="" if made.is_adopted else told["draft"],
            made_on=made.adopted_on.isoformat() if made.adopted_on else "",
        )


def _blocks(made: OpinionSheet, told: dict[str, str], language: str) -> Iterable:
    yield doc.facts(_facts(made, told, language))
    for name in TEXTS:
        yield from _part(told[name], getattr(made, name), language)
    if made.leaning:
        yield doc.heading(1, told["result"])
        yield doc.paragraph(doc.strong(told[made.leaning]), f" – {_votes(made, told, language)}" if made.votes else "")
    yield from _part(told["minority"], made.minority, language)
    if made.state in (OpinionState.SENT, OpinionState.ANSWERED):
        yield from _answer(made, told, language)
    if made.is_adopted:
        yield doc.Signatures(tuple((told[kind], name) for kind, name in made.signatures))


def _facts(made: OpinionSheet, told: dict[str, str], language: str) -> list[tuple[str, str]]:
    sitting = told["sitting"].format(number=made.sitting[0], year=made.sitting[1]) if made.sitting else ""
    adopted = dates.long_date(made.adopted_on, language) if made.adopted_on else ""
    pairs = [
        (told["subject"], made.title.piece(language).text),
        (told["origin"], told[made.origin]),
        (told["asked_on"], dates.long_date(made.asked_on, language) if made.asked_on else ""),
        (told["wished_by"], dates.long_date(made.wished_by, language) if made.wished_by else ""),
        (told["mission"], f"{made.mission} – {mission_label(made.mission)}" if made.mission else ""),
        (told["legal_basis"], made.legal_basis),
        (told["adopted_on"], ", ".join(part for part in (adopted, sitting) if part)),
    ]
    return [pair for pair in pairs if pair[1]]


def _part(title: str, text: Text, language: str) -> Iterable:
    if not text:
        return
    yield doc.heading(1, title)
    yield from paragraphs(text, language)


def paragraphs(text: Text, language: str) -> list[doc.Block]:
    """A written text of a commission's paper: paragraphs and lists, French with its signs set as French sets them."""
    piece = text.piece(language)
    return prose(
        typeset(piece.text) if piece.language == "fr" else piece.text, piece.language if piece.fallback else ""
    )


def _votes(made: OpinionSheet, told: dict[str, str], language: str) -> str:
    yes, no, abstain = made.votes or (0, 0, 0)
    key = "unanimous" if yes and not no and not abstain else "votes"
    return told[key].format(yes=yes, no=no, abstain=counted("abstentions", abstain, language))


def _answer(made: OpinionSheet, told: dict[str, str], language: str) -> Iterable:
    yield doc.heading(1, told["answer"])
    sent = told["sent_on"].format(day=dates.long_date(made.sent_on, language), to=addressees(made.sent_to))
    pairs = [(told["sent"], sent)]
    if made.answer_wished_by:
        key = "answer_owed" if made.is_answer_owed else "answer_by"
        pairs.append((told[key], dates.long_date(made.answer_wished_by, language)))
    yield doc.facts(pairs)
    if not made.answered_on:
        yield doc.paragraph(told["no_answer"])
        return
    day = dates.long_date(made.answered_on, language)
    yield doc.paragraph(doc.strong(told["answered_on"].format(day=day, answer=told[made.answer])))
    yield from paragraphs(made.answer_reason, language)
