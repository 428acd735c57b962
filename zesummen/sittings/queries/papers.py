"""Convocation, minutes and mandate as documents. French is the reference; the other languages inform."""

from collections.abc import Iterable
from datetime import date, time
from io import BytesIO

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from zesummen.documents import queries as files
from zesummen.documents.states import ModelField, model_kind
from zesummen.kernel import dates, explained
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document
from zesummen.kernel.exports.marks import listed

from ..states import Presence, SittingState
from ..ways import LetterBlock, MinutesParts, way_of
from .bodies import BodySheet
from .paper_words import WORDS
from .sittings import SittingSheet
from .translated import Marks, texts_of

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


def hour(at: time, language: str) -> str:
    """An hour as papers of that language write it: 18 h 30, 18.30 Uhr, 18:30."""
    return at.strftime(WORDS[language]["hour_form"])


def notice(sheet: SittingSheet, *, language: str = "fr", to: str = "") -> Document:
    """The convocation: when, where, agenda, tasks that return. ``to`` names the member of a printed letter."""
    blocks = _notice_blocks(sheet, language, to)
    return _paper(sheet, language, WORDS[language]["notice"], [*blocks, doc.paragraph(WORDS[language]["greeting"])])


def letter(sheet: SittingSheet, row, block: LetterBlock) -> Document:
    """The convocation as a letter to one member: address, agenda, and how to answer with QR and short code."""
    language = row.member.language if row.member.language in WORDS else "fr"
    words = WORDS[language]
    to = ", ".join(part for part in (row.member.name, row.member.organisation) if part)
    _to, *rest = _notice_blocks(sheet, language, to)
    address = "".join(f"\n{line.strip()}" for line in block.address.splitlines() if line.strip())
    blocks = [doc.paragraph(doc.strong(to), address), *rest, doc.paragraph(words["greeting"])]
    if block.url:  # a slip under the letter: QR, code and answers stay on one page
        blocks += [
            doc.heading(1, words["answer"]),
            doc.paragraph(doc.strong(words["answer_choices"]), style="kept"),
            doc.paragraph(words["answer_how"].format(url=block.typed_at), style="kept"),
            doc.Figure(qr_svg(block.url), words["qr"], words["answer_code"].format(code=block.code), width=17),
        ]
    return _paper(sheet, language, words["notice"], blocks)


def qr_svg(url: str) -> str:
    """The address as a QR code, drawn in SVG. It has a view box, so that a page may draw it in any size."""
    import segno  # late: letters only

    code, buffer = segno.make(url, error="m"), BytesIO()
    code.save(buffer, kind="svg", scale=4, border=4, xmldecl=False, light="white")
    wide, high = code.symbol_size(scale=4, border=4)
    return buffer.getvalue().decode().replace("<svg ", f'<svg viewBox="0 0 {wide} {high}" ', 1)


def _notice_blocks(sheet: SittingSheet, language: str, to: str) -> list:
    words, sitting = WORDS[language], sheet.sitting
    body = sitting.body.name.piece(language).text
    blocks: list[doc.Block] = [
        doc.paragraph(doc.strong(to or words["members"].format(body=body))),
        doc.paragraph(words["dear"]),
        doc.paragraph(words["invite"].format(body=body)),
    ]
    told = [former for former in sheet.former_dates if former.was_convened and former.day != sitting.day]
    if told:
        day = dates.day_with_weekday(told[-1].day, language)
        blocks.append(doc.note(words["moved"].format(day=day)))
    blocks.append(doc.facts(_when(sheet, language)))
    blocks += _told(sitting.invitation, language)
    blocks += [doc.heading(1, words["agenda"]), _agenda(sheet, language)]
    if sheet.open_tasks:
        blocks.append(_tasks(sheet.open_tasks, words["tasks"], language))
    if told_words := _explained(sheet, language):
        blocks += [doc.heading(1, words["explained"]), doc.facts(told_words)]
    key = "excuse_seats" if way_of(sitting.body).seats_substitutes else "excuse"
    blocks.append(doc.paragraph(words[key]))
    return blocks


def _explained(sheet: SittingSheet, language: str) -> list[tuple[str, str]]:
    """Words of the glossary that the agenda uses, each with its sentence."""
    told = " ".join(item.title.piece(language).text for item in sheet.items)
    with override(language):
        return [(term.word(language), str(sentence)) for term, sentence in explained.in_text(told, language)]


def minutes(sheet: SittingSheet, *, language: str = "fr", parts: MinutesParts | None = None) -> Document:
    """The minutes, marked as a draft until they are approved. ``parts``: what the body's way adds, if read already."""
    words, sitting = WORDS[language], sheet.sitting
    own = parts or way_of(sitting.body).minutes_parts(sheet, language)
    presence = own.presence if own else _presence(sheet, words)
    marks = Marks.of(texts_of(sitting, sheet.items), language)
    blocks: list[doc.Block] = [*marks.head, doc.facts([*_when(sheet, language, is_over=True), *presence])]
    blocks += _marked(sitting.minutes, marks)
    blocks.append(doc.heading(1, words["agenda"]))
    for number, item in enumerate(sheet.items, 1):
        blocks += _item_blocks(number, item, marks, own.votes.get(item.pk, ()) if own else ())
    if not sheet.items:
        blocks.append(doc.paragraph(words["no_items"]))
    for rows, caption in ((sheet.new_tasks, words["given"]), (sheet.open_tasks, words["earlier"])):
        if rows:
            blocks.append(_tasks(rows, caption, language))
    if sitting.state == SittingState.APPROVED:
        blocks.append(doc.note(words["approved"].format(day=dates.long_date(sitting.approved_on, language))))
    people = [(words["president"], _named(sheet, "is_president")), (words["secretary"], _named(sheet, "is_secretary"))]
    blocks += own.end if own else ()
    blocks.append(doc.Signatures(own.signers if own and own.signers else tuple(people)))
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
        {
            "number": str(n),
            "title": i.title.piece(language).text,
            "summary": i.summary.piece(language).text,
            "decision": i.decision.piece(language).text,
            "vote": _votes(i, words),
        }
        for n, i in enumerate(sheet.items, 1)
    ]
    rows = sheet.new_tasks or sheet.open_tasks
    tasks = [{"title": t.title, "owner": t.owner_words, "due": dates.short_date(t.due_on, language)} for t in rows]
    people = {name: _names(sheet.of(name)) for name, _label in PEOPLE}
    return {
        "body": sitting.body.name.piece(language).text,
        "number": f"{sitting.number}/{sitting.year}",
        "day": dates.day_with_weekday(sitting.day, language),
        "hour": hour(sitting.starts_at, language),
        "place": sitting.place,
        "words": sitting.invitation.piece(language).text,
        "minutes": sitting.minutes.piece(language).text,
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
            information_only=language != "fr",
            made_on=sitting.day.isoformat(),
        )


def _when(sheet: SittingSheet, language: str, *, is_over: bool = False) -> list[tuple[str, str]]:
    sitting, words = sheet.sitting, WORDS[language]
    hours = hour(sitting.starts_at, language)
    if sitting.ends_at:
        hours += f" – {hour(sitting.ends_at, language)}"
    openness = words["open"] if sitting.is_open else words["closed"]
    access = {"yes": words["access_yes"], "no": words["access_no"]}.get(sitting.step_free, "")
    spoken = ", ".join(words["languages"][code] for code in sitting.languages if code in words["languages"])
    invited = sheet.present_guests if is_over else sheet.guests_of(None)
    guests = [_guest_words(guest, words) for guest in invited]
    pairs = [
        (words["when"], dates.day_with_weekday(sitting.day, language)),
        (words["hour"], hours),
        (words["place"], sitting.place),
        (words["step_free"], access),
        (words["meeting_link"], "" if is_over else sitting.meeting_link),
        (words["is_open"], openness),
        (words["spoken"], spoken),
        (words["interpreter"], sitting.interpreter),
        (words["call"], words["second"].format(n=sitting.call_number) if sitting.call_number > 1 else ""),
        (words["guests"], listed(guests, language)),
    ]
    return [pair for pair in pairs if pair[1]]


def _guest_words(guest, words: dict) -> str:
    about = ", ".join(part for part in (guest.organisation, words["kinds_guest"][guest.kind]) if part)
    return f"{guest.name} ({about})"


def _agenda(sheet: SittingSheet, language: str):
    words = WORDS[language]
    if not sheet.items:
        return doc.paragraph(words["no_items"])
    shown = side_by_side(sheet)
    if len(shown) > 1:
        return _agenda_table(sheet, shown, language)
    rows = []
    for item in sheet.items:
        piece = item.title.piece(language)
        other = piece.language if piece.fallback else ""
        rows.append(doc.spans(doc.Span(piece.text, language=other), f" ({_item_note(sheet, item, words)})"))
    return doc.numbered(rows)


def side_by_side(sheet: SittingSheet) -> list[str]:
    """The languages of the country in which a point of this agenda has its title: French, German, Luxembourgish."""
    return [code for code in ("fr", "de", "lb") if any(item.title.texts.get(code) for item in sheet.items)]


def _agenda_table(sheet: SittingSheet, shown: list[str], language: str):
    """The agenda in the languages it was written in, side by side; what is missing stands in its original."""
    words = WORDS[language]
    columns = [doc.Column("n°", share=1), *(doc.Column(_capital(words["languages"][code]), share=5) for code in shown)]
    rows = []
    for number, item in enumerate(sheet.items, 1):
        cells = [
            doc.spans(doc.Span(item.title.piece(code).text, language=item.title.piece(code).language)) for code in shown
        ]
        for place, code in enumerate(shown):
            if code in item.title.stale:
                cells[place] = doc.spans(*cells[place], f" {WORDS[code]['stale']}")
        cells[0] = doc.spans(*cells[0], f" ({_item_note(sheet, item, words)})")
        rows.append((str(number), *cells))
    return doc.table(words["agenda"], columns, rows)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _item_note(sheet: SittingSheet, item, words: dict) -> str:
    parts = [
        words["kinds"][item.kind],
        words["mission"].format(key=item.mission) if item.mission else "",
        words["presenter"].format(name=item.presenter) if item.presenter else "",
        words["planned"].format(n=item.minutes_planned) if item.minutes_planned else "",
        *(_guest_words(guest, words) for guest in sheet.guests_of(item)),
    ]
    return ", ".join(part for part in parts if part)


def _item_blocks(number: int, item, marks: Marks, votes: Iterable = ()) -> list:
    language = marks.language
    words, piece = WORDS[language], item.title.piece(language)
    other = piece.language if piece.fallback else ""
    blocks = [doc.heading(2, f"{number}. {piece.text}", language=other)]
    blocks += [*([] if item.source else marks.under(item.title)), *_marked(item.summary, marks)]
    if item.decision:
        said = item.decision.piece(language)
        blocks.append(
            doc.paragraph(
                doc.strong(f"{words['decision']} – "),
                doc.Span(said.text, language=said.language if said.fallback else ""),
            )
        )
        blocks += marks.under(item.decision)
    if shown := list(votes):
        return blocks + shown
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
        seats = "quorum_seats" if sheet.standing.is_seats else "quorum"
        sentence = words[f"{seats}_yes" if sheet.has_quorum else f"{seats}_no"]
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
    """Paragraphs and lists of a text; a translation that is out of date says so."""
    piece = text.piece(language)
    blocks = prose(piece.text, piece.language if piece.fallback else "")
    return [*blocks, doc.paragraph(WORDS[language]["stale"], style="small")] if blocks and piece.stale else blocks


def _marked(text, marks: Marks) -> list:
    """Paragraphs and lists of a text of the minutes, with its mark where texts differ."""
    piece = text.piece(marks.language)
    return [*prose(piece.text, piece.language if piece.fallback else ""), *marks.under(text)]


def prose(text: str, language: str = "") -> list:
    """Written words as paragraphs; lines that begin with a dash are a list."""
    blocks: list[doc.Block] = []
    points: list[str] = []
    for line in [*(part.strip() for part in text.split("\n")), ""]:
        if line.startswith(("- ", "– ", "• ")):
            points.append(line[2:].strip())
            continue
        if points:
            blocks.append(doc.bullets(points, language))
            points = []
        if line:
            blocks.append(doc.paragraph(line, language=language))
    return blocks
