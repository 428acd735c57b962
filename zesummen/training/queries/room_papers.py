"""Papers of the room: presence list to sign, run sheet, cards and dots to print. In the reader's language."""

from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from zesummen.commissions.catalogue import MISSIONS, mission_label
from zesummen.documents import queries as files
from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Column, Document
from zesummen.sittings.queries import papers

from ..case import Case
from ..models import CardGroup, Evening, Room
from . import attendance, run
from . import steps as step_queries
from .regimes import regimes_of
from .steps import Steps

EMPTY_LINES = 6  # on the list, for people nobody expected
SIGN = "\N{NO-BREAK SPACE}\n\N{NO-BREAK SPACE}"  # a row is high enough to sign in
ROOM_FOR_DOTS = f"{SIGN}\n{SIGN}"
CARDS = 5  # on a page
EMPTY_GROUPS = 8  # on a sheet of dots before anything was grouped


@lru_cache(maxsize=64)
def qr_svg(url: str) -> str:
    """The address as a QR code, drawn in SVG."""
    return papers.qr_svg(url)


def _document(case: Case, evening: Evening, title: str, language: str, blocks: list, *, landscape=False) -> Document:
    course = case.request.course.title.piece(language)
    return Document(
        title,
        language,
        (doc.facts(_when(case, evening, language)), *blocks),
        subject=course.text,
        author=case.body.name_in(language),
        header=files.letterhead_of(case.body),
        reference=case.request.reference,
        date=dates.long_date(evening.day, language),
        demo=case.body.is_demo,
        made_on=run.today().isoformat(),
        landscape=landscape,
    )


def _when(case: Case, evening: Evening, language: str) -> list[tuple[str, Any]]:
    day = dates.day_with_weekday(evening.day, language)
    pairs: list[tuple[str, Any]] = [
        (_("Course"), doc.said(case.request.course.title, language)),
        (_("Evening"), doc.said(evening.session.title, language)),
        (_("When"), f"{day}, {evening.starts:%H:%M} – {evening.ends:%H:%M}"),
    ]
    place = ", ".join(part for part in (evening.place_name, evening.place_address) if part)
    if place:
        pairs.append((_("Where"), place))
    pairs.append(
        (_("Commission"), "; ".join(f"{p.commune.name_in(language)}: {p.commission_name}" for p in case.parties))
    )
    return pairs


def presence_sheet(case: Case, evening: Evening, *, language: str) -> Document:
    """The list to sign: everybody expected by seat, and empty lines."""
    with override(language):
        listed = attendance.presence(case, evening)
        columns = (
            Column(_("Seat"), share=1),
            Column(_("Name"), share=5),
            Column(pgettext("presence list", "As"), share=4),
            Column(_("Signature"), share=6),
        )
        blocks: list[doc.Block] = []
        for party, lines in listed.groups:
            rows = [[str(line.seat or ""), line.name, line.function or line.part_label, SIGN] for line in lines]
            name = f"{party.commune.name_in(language)}: {party.commission_name}"
            blocks += [doc.heading(1, name), doc.table(name, columns, rows or [["", "", "", SIGN]])]
        title = _("People who were not expected")
        blanks = [["", "", "", SIGN]] * EMPTY_LINES
        blocks += [doc.heading(1, title), doc.table(title, columns, blanks)]
        blocks.append(doc.paragraph(_("Kept to count which seats of the commission were reached."), style="small"))
        return _document(case, evening, _("Presence list"), language, blocks)


def run_sheet(case: Case, evening: Evening, *, language: str) -> Document:
    """The timed steps with guidance, material and the co-host's notes."""
    with override(language):
        steps = step_queries.of(evening.session_id)
        blocks: list[doc.Block] = []
        for line in run.lines(evening, steps):
            blocks += _step(line, language)
        notes = run.notes_of(evening).get(None, [])
        if notes:
            blocks += [doc.heading(1, _("Remarks on the request")), doc.bullets([_said(note) for note in notes])]
        return _document(case, evening, _("Run sheet"), language, blocks)


def _step(line: run.Line, language: str) -> list[doc.Block]:
    step = line.step
    long = ngettext("%(count)d minute", "%(count)d minutes", step.minutes) % {"count": step.minutes}
    head = f"{line.starts:%H:%M} – {line.ends:%H:%M} · {step.title.piece(language).text}"
    blocks: list[doc.Block] = [
        doc.heading(1, head),
        doc.paragraph(f"{long} · {step.get_kind_display()}", style="small"),
    ]
    if step.question:
        blocks.append(doc.note(doc.strong(_("Question to the room")), "\n", doc.said(step.question, language)))
    blocks += doc.prose(step.guidance, language)
    if step.material:
        blocks.append(doc.facts([(_("Material"), doc.said(step.material, language))]))
    if line.notes:
        blocks.append(doc.bullets([_said(note) for note in line.notes]))
    return blocks


def _said(note) -> str:
    return _("%(name)s (%(side)s): %(text)s") % {"name": note.by_name, "side": note.side, "text": note.text}


def card_sheets(case: Case, evening: Evening, steps: Steps, room: Room | None, *, language: str) -> Document | None:
    """A page of cards for each step that asks for some; ``None`` where none does."""
    if not steps.of_cards:
        return None
    with override(language):
        blocks: list[doc.Block] = []
        for place, step in enumerate(steps.of_cards):
            question = doc.said(step.question or step.title, language)
            if place:
                blocks.append(doc.PageBreak())
            blocks.append(doc.heading(1, step.title.piece(language).text))
            blocks += [doc.note(doc.Span(question.text, "emphasis", question.language), "\n" * 6)] * CARDS
        told = _("One thought a card, in any language. Cut along the frames; no name is needed.")
        return _document(case, evening, _("Cards to write on"), language, [doc.paragraph(told), *blocks])


def dot_sheets(case: Case, evening: Evening, steps: Steps, room: Room | None, *, language: str) -> Document | None:
    """A sheet for dots for each step that sets priorities, with the groups as they stand; ``None`` where none does."""
    if not steps.of_dots:
        return None
    with override(language):
        blocks: list[doc.Block] = []
        for place, step in enumerate(steps.of_dots):
            if place:
                blocks.append(doc.PageBreak())
            question = doc.said(step.question or step.title, language)
            told = ngettext("Each person has %(count)d dot.", "Each person has %(count)d dots.", step.dots)
            blocks += [
                doc.heading(1, step.title.piece(language).text),
                doc.note(question, "\n", told % {"count": step.dots}),
                doc.table(
                    step.title.piece(language).text,
                    (Column(_("Group"), share=3), Column(_("Dots"), share=5), Column(_("Sum"), "end", 1)),
                    [[title, ROOM_FOR_DOTS, ""] for title in _groups(case, steps, room, step)],
                ),
            ]
        return _document(case, evening, _("Sheet for dots"), language, blocks)


def _groups(case: Case, steps: Steps, room: Room | None, step) -> list[str]:
    ground = steps.ground(step.number)
    rows = list(CardGroup.objects.filter(room=room, step=ground)) if room else []
    if rows:
        return [str(mission_label(row.mission)) if row.mission else row.title for row in rows]
    source = steps.at(ground)
    if source is not None and source.shows_missions:
        regime = regimes_of(case)[0]
        return [str(mission.label) for mission in MISSIONS.get(regime, ())]
    return [""] * EMPTY_GROUPS
