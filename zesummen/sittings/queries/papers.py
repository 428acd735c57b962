"""Convocation, minutes and mandate as documents. French is the reference; German stands beside it."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from zesummen.documents import queries as files
from zesummen.documents.states import ModelField, model_kind
from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document

from ..states import Presence, SittingState
from .bodies import BodySheet
from .paper_words import WORDS
from .sittings import SittingSheet

LANGUAGES = tuple(WORDS)
FIELDS = (
    ("body", _("body")),
    ("number", _("number of the sitting")),
    ("day", _("day with weekday")),
    ("hour", _("hour")),
    ("place", _("place")),
)
PEOPLE = (
    ("present", _("present")),
    ("excused", _("excused")),
    ("absent", _("absent without excuse")),
    ("replaced", _("replaced")),
)


def declare_models() -> None:
    """Tell the documents app which fields a commune's own Word models of these papers may use."""
    common = tuple(ModelField(name, label) for name, label in FIELDS)
    items = ModelField(
        "items", _("points of the agenda"), required=True, parts=("number", "title", "summary", "decision", "vote")
    )
    tasks = ModelField("tasks", _("tasks"), parts=("title", "owner", "due"))
    model_kind(
        "sitting_notice",
        _("Notice of a sitting"),
        (*common, ModelField("words", _("words of the notice")), items, tasks),
    )
    people = tuple(ModelField(name, label) for name, label in PEOPLE)
    model_kind(
        "sitting_minutes",
        _("Minutes of a sitting"),
        (*common, *people, ModelField("minutes", _("what was said")), items, tasks),
    )


def notice(sheet: SittingSheet, *, language: str = "fr", to: str = "") -> Document:
    """The convocation: when, where, agenda, tasks that return. ``to`` names the member of a printed letter."""
    words, sitting = WORDS[language], sheet.sitting
    body = sitting.body.name.piece(language).text
    blocks = [
        doc.paragraph(doc.strong(to or words["members"].format(body=body))),
        doc.paragraph(words["dear"]),
        doc.paragraph(words["invite"].format(body=body)),
        doc.facts(_when(sheet, language)),
    ]
    blocks += [doc.paragraph(part) for part in _paragraphs(sitting.invitation)]
    blocks += [doc.heading(1, words["agenda"]), _agenda(sheet, words)]
    if sheet.open_tasks:
        blocks.append(_tasks(sheet.open_tasks, words["tasks"], language))
    blocks += [doc.paragraph(words["excuse"]), doc.paragraph(words["greeting"])]
    return _paper(sheet, language, words["notice"], blocks)


def minutes(sheet: SittingSheet, *, language: str = "fr") -> Document:
    """The minutes, marked as a draft until they are approved."""
    words, sitting = WORDS[language], sheet.sitting
    blocks = [doc.facts([*_when(sheet, language), *_presence(sheet, words)])]
    blocks += [doc.paragraph(part) for part in _paragraphs(sitting.minutes)]
    blocks.append(doc.heading(1, words["agenda"]))
    for number, item in enumerate(sheet.items, 1):
        blocks += _item_blocks(number, item, words)
    if not sheet.items:
        blocks.append(doc.paragraph(words["no_items"]))
    for rows, caption in ((sheet.new_tasks, words["given"]), (sheet.open_tasks, words["earlier"])):
        if rows:
            blocks.append(_tasks(rows, caption, language))
    if sitting.state == SittingState.APPROVED:
        blocks.append(doc.note(words["approved"].format(day=dates.long_date(sitting.approved_on, language))))
    people = [(words["president"], _named(sheet, "is_president")), (words["secretary"], _named(sheet, "is_secretary"))]
    blocks.append(doc.Signatures(tuple(people)))
    mark = "" if sitting.state == SittingState.APPROVED else words["draft"]
    return _paper(sheet, language, words["minutes"], blocks, draft=mark)


def mandate(sheet: BodySheet, *, language: str = "fr", today: date) -> Document:
    """What the body is for, how it works and who belongs to it."""
    words, body = WORDS[language], sheet.body
    blocks = []
    if body.mandate:
        blocks += [doc.heading(1, words["purpose"]), *_told(body.mandate, language)]
    blocks += [doc.heading(1, words["rules"]), doc.facts(_rules(body, language)), doc.heading(1, words["composition"])]
    columns = tuple(
        doc.Column(words[key], share=share)
        for key, share in (("name", 4), ("office", 4), ("organisation", 3), ("vote", 2))
    )
    rows = [
        (member.name, _office(member, words), member.organisation, words["yes"] if member.has_vote else words["no"])
        for member in sheet.members
    ]
    blocks.append(doc.table(words["composition"], columns, rows))
    name = body.name.piece(language).text
    return Document(
        f"{words['mandate']} – {name}",
        language,
        tuple(blocks),
        subject=name,
        author=body.space.name_in(language),
        header=files.letterhead_of(body.space),
        date=dates.long_date(today, language),
        demo=body.space.is_demo,
        made_on=today.isoformat(),
    )


def model_values(sheet: SittingSheet, *, language: str = "fr") -> dict:
    """The values of the fields of a commune's own Word model."""
    words, sitting = WORDS[language], sheet.sitting
    items = [
        {"number": str(n), "title": i.title, "summary": i.summary, "decision": i.decision, "vote": _votes(i, words)}
        for n, i in enumerate(sheet.items, 1)
    ]
    rows = sheet.new_tasks or sheet.open_tasks
    tasks = [{"title": t.title, "owner": t.owner_words, "due": dates.short_date(t.due_on, language)} for t in rows]
    people = {name: _names(sheet.of(name)) for name, _label in PEOPLE}
    return {
        "body": sitting.body.name.piece(language).text,
        "number": f"{sitting.number}/{sitting.year}",
        "day": dates.day_with_weekday(sitting.day, language),
        "hour": sitting.starts_at.strftime(words["hour_form"]),
        "place": sitting.place,
        "words": sitting.invitation,
        "minutes": sitting.minutes,
        "items": items,
        "tasks": tasks,
        **people,
    }


def _paper(sheet: SittingSheet, language: str, name: str, blocks: Iterable, *, draft: str = "") -> Document:
    sitting, words = sheet.sitting, WORDS[language]
    body = sitting.body.name.piece(language).text
    on = sitting.day if sitting.is_over and name != words["notice"] else sitting.convened_on
    title = f"{name} – {body}, {words['sitting'].format(number=sitting.number, year=sitting.year)}"
    with override(language):
        return Document(
            title,
            language,
            tuple(blocks),
            subject=body,
            author=sitting.space.name_in(language),
            header=files.letterhead_of(sitting.space),
            date=dates.long_date(on, language) if on else "",
            demo=sitting.space.is_demo,
            draft_mark=draft,
            made_on=sitting.day.isoformat(),
        )


def _when(sheet: SittingSheet, language: str) -> list[tuple[str, str]]:
    sitting, words = sheet.sitting, WORDS[language]
    hours = sitting.starts_at.strftime(words["hour_form"])
    if sitting.ends_at:
        hours += f" – {sitting.ends_at.strftime(words['hour_form'])}"
    openness = words["open"] if sitting.is_open else words["closed"]
    return [
        (words["when"], dates.day_with_weekday(sitting.day, language)),
        (words["hour"], hours),
        (words["place"], sitting.place),
        (words["is_open"], openness),
    ]


def _agenda(sheet: SittingSheet, words: dict):
    if not sheet.items:
        return doc.paragraph(words["no_items"])
    return doc.numbered([f"{item.title} ({words['kinds'][item.kind]})" for item in sheet.items])


def _item_blocks(number: int, item, words: dict) -> list:
    blocks = [doc.heading(2, f"{number}. {item.title}"), *(doc.paragraph(part) for part in _paragraphs(item.summary))]
    if item.decision:
        blocks.append(doc.paragraph(doc.strong(f"{words['decision']} – "), item.decision))
    if vote := _votes(item, words):
        blocks.append(doc.paragraph(vote, style="small"))
    return blocks


def _votes(item, words: dict) -> str:
    if item.votes_for is None and item.votes_against is None and item.abstentions is None:
        return ""
    return words["votes"].format(yes=item.votes_for or 0, no=item.votes_against or 0, abstain=item.abstentions or 0)


def _tasks(rows, caption: str, language: str):
    words = WORDS[language]
    columns = tuple(
        doc.Column(words[key], share=share) for key, share in (("task", 5), ("owner", 3), ("due", 2), ("state", 2))
    )
    cells = [
        (
            task.title,
            task.owner_words or "–",
            dates.short_date(task.due_on, language) or "–",
            words["states"][task.state],
        )
        for task in rows
    ]
    return doc.table(caption, columns, cells)


def _presence(sheet: SittingSheet, words: dict) -> list[tuple[str, str]]:
    replaced = [
        words["replaced_by"].format(name=row.member.name, other=row.replaced_by) if row.replaced_by else row.member.name
        for row in sheet.of(Presence.REPLACED)
    ]
    pairs = [(words[name], _names(sheet.of(name))) for name in ("present", "excused", "absent")] + [
        (words["replaced"], ", ".join(replaced))
    ]
    if sheet.needed and sheet.voters is not None:
        sentence = words["quorum_yes" if sheet.has_quorum else "quorum_no"]
        pairs.append((words["quorum"], sentence.format(there=sheet.voters, needed=sheet.needed)))
    return [pair for pair in pairs if pair[1]]


def _names(rows) -> str:
    return ", ".join(
        f"{row.member.name} ({row.member.office})" if row.member.office else row.member.name for row in rows
    )


def _named(sheet: SittingSheet, flag: str) -> str:
    return next((row.member.name for row in sheet.attendance if getattr(row.member, flag)), "")


def _rules(body, language: str) -> list[tuple[str, str]]:
    words = WORDS[language]
    kind = body.quorum_rule if body.quorum_rule in ("none", "majority") else "number"
    pairs = [
        (words["since"], dates.long_date(body.from_on, language)),
        (words["rhythm"], words["every"].format(n=body.rhythm_months) if body.rhythm_months else ""),
        (words["notice_days"], words["days"].format(n=body.notice_days)),
        (words["rule"], body.decision_rule),
        (words["quorum"], words[f"quorum_{kind}"].format(n=body.quorum_rule)),
        (words["confidential"], words["conf_yes"] if body.is_confidential else words["conf_no"]),
    ]
    return [pair for pair in pairs if pair[1]]


def _office(member, words: dict) -> str:
    marks = [words[f"role_{name}"] for name in ("president", "secretary") if getattr(member, f"is_{name}")]
    return ", ".join([*([member.office] if member.office else []), *marks])


def _told(text, language: str) -> list:
    piece = text.piece(language)
    return [doc.paragraph(part, language=piece.language if piece.fallback else "") for part in _paragraphs(piece.text)]


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n") if part.strip()]
