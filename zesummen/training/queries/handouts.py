"""The handouts of a course as documents, in five languages: programme, missions, conceptions, toolbox, questions."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from zesummen.commissions.catalogue import MISSIONS
from zesummen.documents import queries as files
from zesummen.kernel import dates, money
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document
from zesummen.kernel.mail import base_url
from zesummen.kernel.models import Entry
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import LANGUAGES, Text
from zesummen.sittings.queries.papers import qr_svg

from .. import handout_words as words
from .. import participant_codes
from ..case import Case
from ..catalogue import QUESTIONS
from ..models import Course, Evening, Participant, TrainingRequest
from ..states import EveningState
from .courses import OpenCourse, lines

WRITE_HERE = "." * 165  # a line to write on
TITLES = {
    "programme": gettext_lazy("Programme of the course"),
    "missions": gettext_lazy("The missions of the commission"),
    "conceptions": gettext_lazy("Conceptions of integration"),
    "toolbox": gettext_lazy("Toolbox for a commission"),
    "questions": gettext_lazy("Questions before the training"),
}
SOURCES = {
    "2011": gettext_lazy(
        "Source: grand-ducal regulation of 15 November 2011 on the communal consultative commissions on integration, article 1; restated in plain words."
    ),
    "2023": gettext_lazy(
        "Source: the six missions since 1 January 2024, law of 23 August 2023 on intercultural living together, as the ministry words them; restated in plain words."
    ),
}
REGIMES = {
    "2011": gettext_lazy("Commission on integration (regime of 2011)"),
    "2023": gettext_lazy("Commission on intercultural living together (regime of 2023)"),
}


@dataclass(frozen=True, slots=True)
class Day:
    """A dated session as the programme prints it."""

    number: int
    day: date
    starts: time
    ends: time
    place: str = ""


def names() -> list[tuple[str, Any]]:
    """(key, title) of the handouts, in the order in which they are used."""
    return list(TITLES.items())


def make(name: str, course: OpenCourse, language: str, today: date, days: Iterable[Day] = ()) -> Document | None:
    """A handout of the course in a language; ``None`` for one that is not there. ``days``: the dates agreed on.

    ``missions-2023`` are the missions of that regime, whatever the course is meant for.
    """
    name, _mark, regime = name.partition("-")
    if name not in MAKERS or language not in LANGUAGES or (regime and (name != "missions" or regime not in MISSIONS)):
        return None
    course = replace(course, regimes=(regime,)) if regime else course
    with override(language):
        blocks = MAKERS[name](course, language, list(days))
        return _document(name, course, language, blocks, today)


def programme_blocks(course: OpenCourse, language: str) -> list[doc.Block]:
    """The programme as blocks, to stand behind a letter."""
    with override(language):
        return programme(course, language, [])


def _document(name: str, course: OpenCourse, language: str, blocks: list, today: date) -> Document:
    with inside(course.body):
        header = files.letterhead_of(course.body)
    return Document(
        str(TITLES[name]),
        language,
        tuple(blocks),
        subject=course.title.piece(language).text,
        author=course.body.name_in(language),
        header=header,
        date=dates.long_date(today, language),
        demo=course.body.is_demo,
        made_on=today.isoformat(),
    )


def _list(text: Text, language: str) -> list[doc.Block]:
    entries, written = lines(text, language)
    return [doc.bullets(entries, language=written if written != language else "")] if entries else []


def _part(title: str, text: Text, language: str, *, level: int = 1) -> list[doc.Block]:
    found = _list(text, language)
    return [doc.heading(level, title), *found] if found else []


def programme(course: OpenCourse, language: str, days: list[Day]) -> list[doc.Block]:
    """Aims, sessions, contents, audience, practical terms, whom to ask: the sheet that went with the letter of 2018."""
    title = course.title.piece(language)
    blocks: list[doc.Block] = [
        doc.paragraph(doc.strong(title.text, title.language if title.fallback else ""), style="lead"),
        *doc.prose(course.summary, language),
        doc.facts(_terms(course, language)),
    ]
    if days:
        blocks += [doc.heading(1, _("Dates")), doc.facts([_day(row, course, language) for row in days])]
    blocks += _part(_("Aims"), course.aims, language)
    if len(course.sessions) > 1:
        for number, name, aims in course.sessions:
            words_of = {"number": number, "title": name.piece(language).text}
            blocks += [doc.heading(1, _("Evening %(number)d: %(title)s") % words_of), *_list(aims, language)]
    blocks += _part(_("Contents"), course.contents, language)
    blocks += _part(_("For whom"), course.audience, language)
    blocks += _part(_("Practical terms"), course.practical, language)
    if course.pedagogy:
        blocks += [doc.heading(1, _("Method")), *doc.prose(course.pedagogy, language)]
    blocks += [doc.heading(1, _("Information and registration")), doc.facts(_contact(course, language))]
    return blocks


def _terms(course: OpenCourse, language: str) -> list[tuple]:
    pairs = [(_("Form of the course"), course.format)]
    when = "; ".join(course.windows)
    pairs.append(
        (_("When"), _("%(when)s, or another time on request") % {"when": when} if when else _("a date agreed together"))
    )
    if course.gap:
        gap = {"least": course.gap[0], "most": course.gap[1]}
        pairs.append((_("Between two sessions"), _("%(least)d to %(most)d days") % gap))
    pairs.append((_("Cost"), money.euros(course.cost) if course.cost else _("free")))
    return pairs


def _day(row: Day, course: OpenCourse, language: str) -> tuple[str, str]:
    title = next((name.piece(language).text for number, name, _aims in course.sessions if number == row.number), "")
    told = {
        "day": dates.day_with_weekday(row.day, language),
        "start": f"{row.starts:%H:%M}",
        "end": f"{row.ends:%H:%M}",
        "place": row.place,
    }
    sentence = _("%(day)s, %(start)s–%(end)s, %(place)s") if row.place else _("%(day)s, %(start)s–%(end)s")
    return title or str(row.number), sentence % told


def _contact(course: OpenCourse, language: str) -> list[tuple]:
    body = course.body
    pairs = [(_("Training body"), body.name_in(language))]
    if body.contact_phone:
        pairs.append((_("Telephone"), body.contact_phone))
    if body.contact_email:
        pairs.append((_("E-mail"), body.contact_email))
    return [*pairs, (_("Page of the course"), f"{base_url()}/{language}/{course.address}".partition("://")[2])]


def missions(course: OpenCourse, language: str, _days: list[Day]) -> list[doc.Block]:
    """The missions of the regimes for which the course is meant (of a request: of its commissions), with their source."""
    blocks: list[doc.Block] = []
    for regime in course.regimes or ("2023",):
        blocks += [
            doc.heading(1, REGIMES[regime]),
            doc.numbered([str(mission.label) for mission in MISSIONS[regime]]),
            doc.paragraph(str(SOURCES[regime]), style="small"),
        ]
    blocks.append(doc.paragraph(_("The text of the law is what counts; these lines help to read it."), style="small"))
    return blocks


def conceptions(course: OpenCourse, language: str, _days: list[Day]) -> list[doc.Block]:
    """Ways to think of integration, each with a question to put to it."""
    blocks: list[doc.Block] = [doc.paragraph(str(words.CONCEPTIONS_LEAD))]
    for row in words.CONCEPTIONS:
        blocks += [
            doc.heading(1, row.name),
            doc.paragraph(f"{row.meaning} ", doc.emphasis(row.question)),
        ]
    blocks += [doc.note(doc.strong(words.CONCEPTIONS_END)), *(doc.paragraph(WRITE_HERE) for _line in range(2))]
    return blocks


def toolbox(course: OpenCourse, language: str, _days: list[Day]) -> list[doc.Block]:
    """What a commission can work with, and where the platform has it."""
    columns = [
        doc.Column(_("Tool"), share=3),
        doc.Column(_("What it is good for"), share=7),
        doc.Column(_("On Zesummen"), share=4),
    ]
    rows = [(doc.strong(row.name), str(row.use), str(row.where)) for row in words.TOOLBOX]
    return [
        doc.paragraph(str(words.TOOLBOX_LEAD)),
        doc.table(_("Tools"), columns, rows),
        doc.note(doc.strong(words.TOOLBOX_END)),
        *(doc.paragraph(WRITE_HERE) for _line in range(2)),
    ]


def questions(course: OpenCourse, language: str, _days: list[Day]) -> list[doc.Block]:
    """The five anonymous questions as a sheet to fill in."""
    blocks: list[doc.Block] = [doc.paragraph(str(words.QUESTIONS_LEAD))]
    for number, question in enumerate(QUESTIONS, 1):
        blocks.append(doc.heading(1, f"{number}. {question.label}"))
        if question.choices:
            blocks.append(doc.paragraph("     ".join(f"☐ {told}" for _key, told in question.choices)))
        else:
            blocks += [doc.paragraph(WRITE_HERE) for _line in range(3)]
    blocks.append(doc.paragraph(str(words.QUESTIONS_END), style="small"))
    return blocks


MAKERS: dict[str, Callable[[OpenCourse, str, list[Day]], list[doc.Block]]] = {
    "programme": programme,
    "missions": missions,
    "conceptions": conceptions,
    "toolbox": toolbox,
    "questions": questions,
}


def addresses(body, course: Course, language: str, regime: str) -> list[tuple[Any, str]]:
    """(title, public address of the PDF) of each handout in a language; the missions are those of the regime."""
    root = f"{base_url()}/{language}/training/{body.slug}/{course.code}/"
    files = {"missions": f"missions-{regime}"}
    return [(title, f"{root}{files.get(name, name)}.pdf") for name, title in names()]


def last_sent(request: TrainingRequest) -> Entry | None:
    """The journal's line of the last time the handouts were sent."""
    lines_about = Entry.objects.filter(kind=request._meta.label_lower, object_id=request.pk, verb="handouts.sent")
    return lines_about.order_by("-id").first()


def days_of(evenings: Iterable[Evening]) -> list[Day]:
    """The confirmed and held evenings as the programme prints them."""
    return [
        Day(
            row.number,
            row.day,
            row.starts,
            row.ends,
            ", ".join(part for part in (row.place_name, row.place_address) if part),
        )
        for row in evenings
        if row.state in (EveningState.CONFIRMED, EveningState.HELD)
    ]


def letters(case: Case, course: OpenCourse, rows: list[Participant], days: list[Day], today: date) -> Document | None:
    """One letter a person without an e-mail address, each on a page of its own and in the own language.

    The codes must have been given (``actions.handouts.prepare_letters``). ``None`` without anybody.
    """
    if not rows:
        return None
    blocks: list[doc.Block] = []
    for row in rows:
        language = row.language if row.language in LANGUAGES else "fr"
        with override(language):
            blocks += [doc.PageBreak()] if blocks else []
            blocks += _letter(case, course, row, days, language, today)
    first = rows[0].language
    with inside(case.body):
        header = files.letterhead_of(case.body)
    with override(first):
        return Document(
            _("Papers for the training"),
            first,
            tuple(blocks),
            subject=course.title.piece(first).text,
            author=case.body.name_in(first),
            header=header,
            demo=case.body.is_demo,
            made_on=today.isoformat(),
            show_title=False,
        )


def _letter(
    case: Case, course: OpenCourse, row: Participant, days: list[Day], language: str, today: date
) -> list[doc.Block]:
    postal = [line.strip() for line in (row.name, *row.address.splitlines()) if line.strip()]
    link, code = participant_codes.letter_code(row)
    typed_at = f"{base_url()}/t/".partition("://")[2].rstrip("/")
    course_title = course.title.piece(language).text
    how = _(
        "Your own page, without an account: hold the camera of a telephone over the square, or type %(address)s and this code:"
    )
    blocks: list[doc.Block] = [
        doc.paragraph("\n".join(postal), language=language),
        doc.paragraph(dates.long_date(today, language), language=language),
        doc.paragraph(
            doc.strong(_("Papers for the training: %(course)s") % {"course": course_title}), language=language
        ),
        doc.paragraph(
            _(
                "enclosed are the papers for the training of your commission. Nothing has to be prepared; whoever likes may read ahead."
            ),
            language=language,
        ),
        doc.bullets([str(title) for _name, title in names()], language=language),
    ]
    if days:
        blocks.append(doc.facts([_day(day, course, language) for day in days]))
    blocks += [
        doc.Figure(
            qr_svg(link), _("QR code that opens your page; the address and the code beneath do the same."), width=22
        ),
        doc.paragraph(how % {"address": typed_at}, language=language),
        doc.paragraph(doc.strong(code), style="lead"),
    ]
    return blocks
