"""What a commission's minutes begin with and carry: seats filled, who replaced whom, votes; changes and corrections."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from zesummen.council.queries import differences
from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports import marks
from zesummen.kernel.exports.document import Document
from zesummen.kernel.together import Asked, asking, listed, side_by_side
from zesummen.kernel.words import Text
from zesummen.sittings.models import Sitting
from zesummen.sittings.queries.papers import hour, prose
from zesummen.sittings.queries.translated import mark
from zesummen.sittings.states import Presence
from zesummen.sittings.ways import MinutesParts

from ..models import Office, SeatFilling, Vote
from ..states import OfficeKind, SeatVote
from . import fillings, votes
from .minutes_words import counted, words

HEARD = {SeatVote.FOR: "yes", SeatVote.AGAINST: "no", SeatVote.ABSTAIN: "abstain"}


@asking
def parts(sheet, language: str) -> Asked[MinutesParts | None]:
    """Presence by seat, votes by point, who signs; ``None`` where the body has no commission. Two statements."""
    room = yield from fillings.room_at.asked(sheet.sitting)
    if room is None:
        return None
    (found,) = yield from parts_of.asked([sheet], language)
    return found


@asking
def parts_of(sheets: Sequence, language: str) -> Asked[list[MinutesParts]]:
    """The same of many sittings of one commission, whose rooms were read already. One statement."""
    held = [sheet.sitting for sheet in sheets]
    offices = Office.objects.filter(commission__body=held[0].body_id, kind__in=SIGNING)
    offices = offices.select_related("member").order_by("pk")
    called, filled, _read = yield from side_by_side(
        votes.votes_at.asked(held), fillings.seats_filled_at.asked(held), listed.asked(offices)
    )
    return [
        _parts(
            sheet,
            [vote for vote in called if vote.item.sitting_id == sheet.sitting.pk],
            [row for row in filled if row.sitting_id == sheet.sitting.pk],
            offices,
            language,
        )
        for sheet in sheets
    ]


def _parts(sheet, called: list[Vote], filled: list[SeatFilling], offices, language: str) -> MinutesParts:
    told, cast = words(language), votes.by_item(called)
    shown = {item: [block for row in rows for block in vote_blocks(row, language)] for item, rows in cast.items()}
    room = fillings.room_at(sheet.sitting)
    return MinutesParts(_presence(sheet, room, filled, told, language), shown, _signers(sheet.sitting, offices, told))


def _presence(
    sheet, room: fillings.Room, filled: list[SeatFilling], told: dict[str, str], language: str
) -> list[tuple[str, str]]:
    full = {place.seat: place.full for place in room.places}
    lines, stood_in = [], {}
    for row in filled:
        other = full.get(row.seat_id)
        values = {"n": row.seat.number, "name": row.member.name, "other": room.names.get(other, "")}
        key = "seat" if other == row.member_id else "for" if values["other"] else "vacant_for"
        if key == "for":
            stood_in[other] = row.member.name
        lines.append(told[key].format(**values) + _hours(row.came_at, row.left_at, told, language))
    sitting_members = {row.member_id for row in filled}
    replaced = [told["replaced_by"].format(name=room.names[pk], other=name) for pk, name in stood_in.items()]
    standing = sheet.standing
    key = "quorum_yes" if standing.has_quorum else "quorum_no"
    pairs = [
        (told["seats"], told["seats_of"].format(there=len(filled), all=len(room.places))),
        (told["seats"], marks.listed(lines, language)),
        (told["replaced"], marks.listed(replaced, language)),
        (told["excused"], _names(sheet.of(Presence.EXCUSED), stood_in)),
        (told["absent"], _names(sheet.of(Presence.ABSENT), stood_in)),
        (told["assist"], _names([r for r in sheet.of(Presence.PRESENT) if r.member_id not in sitting_members], ())),
    ]
    pairs = [(pairs[0][0], f"{pairs[0][1]} – {pairs[1][1]}" if lines else pairs[0][1]), *pairs[2:]]
    if standing.needed and standing.there is not None:
        pairs.append((told["quorum"], told[key].format(there=standing.there, needed=standing.needed)))
    return [pair for pair in pairs if pair[1]]


def _hours(came: time | None, left: time | None, told: dict[str, str], language: str) -> str:
    said = [told[key].format(hour=hour(at, language)) for key, at in (("came", came), ("left", left)) if at]
    return f" ({', '.join(said)})" if said else ""


def _names(rows, but) -> str:
    return ", ".join(row.member.name for row in rows if row.member_id not in but)


SIGNING = (OfficeKind.PRESIDENT, OfficeKind.SECRETARY)


def _signers(sitting: Sitting, held, told: dict[str, str]) -> tuple[tuple[str, str], ...]:
    begun = [office for office in held if office.from_on <= sitting.day]
    there = [office for office in begun if office.until_on is None or office.until_on >= sitting.day]
    found = {office.kind: office.member.name for office in there}
    return tuple((told[kind], found.get(kind, "")) for kind in SIGNING)


def vote_blocks(vote: Vote, language: str) -> list:
    """A vote on paper, with who stood for election, how seats voted, and who left."""
    told, line = words(language), votes.line(vote)
    if vote.is_election:
        said = " – ".join([told["election"], _question(vote, language)])
        blocks: list = [
            doc.paragraph(doc.strong(said), f" ({told[vote.kind]})"),
            doc.bullets([_choice(choice, told, language) for choice in line.choices]),
        ]
    else:
        said = f"{_question(vote, language)} – {told[vote.result]}"
        blocks = [doc.paragraph(doc.strong(said), f" ({told[vote.kind]} : {_count(vote, told, language)})")]
    if line.roll:
        blocks.append(doc.bullets(_heard(row, told) for row in line.roll))
    for row in line.recused:
        said = told["recused"].format(n=row.seat.number, name=row.member.name, why=row.reason)
        blocks.append(doc.paragraph(said, style="small"))
    if vote.tie_note:
        blocks.append(doc.paragraph(vote.tie_note, style="small"))
    return blocks


def counted_blocks(vote: Vote, language: str) -> list:
    """A vote of ``votes.counts_of`` on paper, for the public version: counts, and no name."""
    told = words(language)
    said = told["election"] if vote.is_election else told[vote.result]
    how = told[vote.kind] if vote.is_election else f"{told[vote.kind]} : {_count(vote, told, language)}"
    blocks: list = [doc.paragraph(doc.strong(said), f" ({how})")]
    if left := vote.left:  # type: ignore[attr-defined]
        blocks.append(doc.paragraph(told["recused_public"].format(n=left), style="small"))
    return blocks


def _question(vote: Vote, language: str) -> str:
    """What was voted on. Where it is the point itself, as the form proposes it, it stands in the paper's language."""
    title = vote.item.title
    is_point = any(vote.question == text[:300] for text in title.texts.values())
    return title.piece(language).text if is_point else vote.question


def _count(vote: Vote, told: dict[str, str], language: str) -> str:
    count = told["count"].format(
        yes=vote.votes_for,
        no=vote.votes_against,
        abstain=counted("abstentions", vote.abstentions, language),
        filled=vote.seats_filled,
    )
    return f"{count}, {counted('blank', vote.blank, language)}" if vote.blank else count


def _heard(row, told: dict[str, str]) -> str:
    return f"{row.seat.number}. {row.member.name} : {told[HEARD[row.choice]]}"


def _choice(choice, told: dict[str, str], language: str) -> str:
    name = f"{choice.name} / {choice.partner}" if choice.partner else choice.name
    said = f"{name} : {counted('voices', choice.votes, language)}"
    mark = told["elected_pair"] if choice.partner else told["elected"]
    return f"{said} – {mark}" if choice.is_elected else said


def lines_of(document: Document) -> list[str]:
    """The words of a document, line by line, for comparing two of them. Signatures and notes are no words of it."""
    found: list[str] = []
    for block in document.blocks:
        if isinstance(block, doc.Heading):
            found.append(block.text)
        elif isinstance(block, doc.Paragraph):
            found.append(doc.plain(block.spans))
        elif isinstance(block, doc.Bullets | doc.Numbered):
            found += [doc.plain(item) for item in block.items]
        elif isinstance(block, doc.Facts):
            found += [f"{term}: {doc.plain(value)}" for term, value in block.pairs]
        elif isinstance(block, doc.Table):
            found += [" | ".join(doc.plain(cell) for cell in row) for row in block.rows]
    return found


def changes(before: Document, now: Document) -> list[differences.Change]:
    """What the minutes say now that the draft did not, paragraph by paragraph."""
    return differences.changes([("line:0", t) for t in lines_of(before)], [("line:0", t) for t in lines_of(now)])


def change_blocks(found: Sequence[differences.Change], sent_on, language: str = "fr") -> list:
    """The changes on paper: what went is struck out, what came stands in bold."""
    told, day = words(language), dates.long_date(sent_on, language)
    if not found:
        return [doc.note(told["no_changes"].format(day=day))]
    kinds = {"out": "struck", "in": "strong", "same": "text"}
    rows = [
        [span for bit in change.bits for span in (doc.Span(bit.text, kinds[bit.kind]), *_gap(bit))] for change in found
    ]
    return [doc.heading(1, told["changes"].format(day=day)), doc.bullets(rows)]


def _gap(bit: differences.Bit) -> tuple:
    """Struck words and those in their place do not run into each other."""
    return (doc.Span(" "),) if bit.kind == "out" else ()


def corrected(before: Document, text: Text, *, number: int, day, reason: str) -> Document:
    """The minutes, in their language, with a correction at the end; what they said stays as it was."""
    language = before.language
    told, piece = words(language), text.piece(language)
    title = before.title.rsplit(" – v", 1)[0] if before.title.rsplit(" – v", 1)[-1].isdigit() else before.title
    at = next((n for n, block in enumerate(before.blocks) if isinstance(block, doc.Signatures)), len(before.blocks))
    added = [
        doc.heading(1, told["correction"].format(n=number - 1, day=dates.long_date(day, language))),
        doc.note(told["replaces"].format(n=number, before=number - 1, why=reason)),
        *prose(piece.text, piece.language if piece.fallback else ""),
        *([doc.paragraph(translated, style="small")] if (translated := mark(text, language)) else []),
    ]
    blocks = (*before.blocks[:at], *added, *before.blocks[at:])
    return replace(before, title=f"{title} – v{number}", blocks=blocks)


def with_blocks(document: Document, at: int, blocks: Sequence) -> Document:
    """The document with more blocks at a place."""
    return replace(document, blocks=(*document.blocks[:at], *blocks, *document.blocks[at:]))
