"""Letters for those who have no e-mail address: the poll with its answer slip, an evening confirmed, moved or cancelled.

Each letter is in the reader's language and carries the personal page: QR code, address and code.
"""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from zesummen.documents import queries as files
from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document
from zesummen.kernel.mail import base_url
from zesummen.kernel.words import LANGUAGES, REFERENCE
from zesummen.sittings.queries.papers import qr_svg

from .. import participant_codes
from ..case import Case
from ..models import Evening, Participant, Poll, PollDate
from ..states import EveningState, Voice
from . import evening_calendar as calendar
from .programme import programme_of


def on_paper(rows: Iterable[Participant]) -> list[Participant]:
    """Who hears by letter."""
    return [row for row in rows if not row.email]


def poll_letters(case: Case, poll: Poll, dates_asked: list[PollDate], rows: list[Participant], today: date):
    """One letter a person: the dates, the page, and a slip to tick and send back; ``None`` without anybody."""
    return letters(case, rows, today, _("Which dates suit you?"), lambda row: _poll(case, poll, dates_asked, row))


def evening_letters(case: Case, evening: Evening, rows: list[Participant], today: date) -> Document | None:
    """One letter a person about the evening as it stands now; ``None`` without anybody."""
    return letters(case, rows, today, calendar.title_of(evening), lambda row: _evening(case, evening, row))


def missed_letters(case: Case, evening: Evening, found: list, today: date) -> Document | None:
    """One letter a person who missed the evening, with neighbours' evenings that make up for it (``evenings.make_ups``);
    ``None`` without anybody."""
    near = {row.pk: neighbours for row, neighbours in found}
    rows = on_paper(row for row, _neighbours in found)
    title = _("You missed an evening: %(title)s") % {"title": calendar.title_of(evening)}
    return letters(case, rows, today, title, lambda row: _missed(case, evening, row, near[row.pk]))


def letters(case: Case, rows: list[Participant], today: date, title: str, write) -> Document | None:
    """One letter a person, each in the own language; ``write(row)`` gives the blocks. ``None`` without anybody."""
    if not rows:
        return None
    blocks: list[doc.Block] = []
    for row in rows:
        language = language_of(row)
        with override(language):
            if blocks:
                blocks.append(doc.PageBreak())
            blocks.append(doc.paragraph("\n".join(_postal(row))))
            day = f"{case.body.name_in(language)}, {dates.long_date(today, language)}"
            blocks.append(doc.paragraph(day, language=language))
            blocks += write(row)
    first = language_of(rows[0])
    with override(first):
        return Document(
            title,
            first,
            tuple(blocks),
            subject=case.host.commission_name,
            author=case.body.name_in(first),
            header=files.letterhead_of(case.body),
            demo=case.body.is_demo,
            made_on=today.isoformat(),
            show_title=False,
        )


def language_of(row: Participant) -> str:
    """The language in which this person hears."""
    return row.language if row.language in LANGUAGES else REFERENCE


def _postal(row: Participant) -> list[str]:
    return [line.strip() for line in (row.name, *row.address.splitlines()) if line.strip()]


def _poll(case: Case, poll: Poll, asked: list[PollDate], row: Participant) -> list[doc.Block]:
    language = language_of(row)
    told = {"commission": case.host.commission_name, "course": str(case.request.course)}
    words = _("The commission “%(commission)s” is to have its training “%(course)s”. Which of these dates suit you?")
    until = _("Please answer by %(day)s: on your page, by telephone, or with this slip.")
    head = [_("Date"), *(str(voice.label) for voice in Voice)]
    lines = [[f"{dates.day_with_weekday(d.day)}, {d.starts:%H:%M}–{d.ends:%H:%M}", "☐", "☐", "☐"] for d in asked]
    found: list[doc.Block] = [
        doc.paragraph(doc.strong(_("Which dates suit you?")), language=language),
        doc.paragraph(words % told, language=language),
    ]
    if poll.message:
        found.append(doc.paragraph(poll.message))
    return [
        *found,
        doc.table(_("Your answer"), head, lines),
        doc.paragraph(until % {"day": dates.day_with_weekday(poll.answers_until)}, language=language),
        *own_page(row, language),
    ]


def _evening(case: Case, evening: Evening, row: Participant) -> list[doc.Block]:
    language = language_of(row)
    when = f"{dates.day_with_weekday(evening.day)}, {evening.starts:%H:%M}–{evening.ends:%H:%M}"
    place = calendar.place_of(evening, case.host)
    if evening.state == EveningState.CANCELLED:
        return [
            doc.paragraph(doc.strong(calendar.title_of(evening)), language=language),
            doc.paragraph(_("This training evening does not take place:"), language=language),
            doc.paragraph(f"{when}\n{place}", language=language),
            doc.paragraph(_("The reason: %(reason)s") % {"reason": evening.cancel_reason}, language=language),
        ]
    programme = programme_of(evening)
    found: list[doc.Block] = [
        doc.paragraph(doc.strong(calendar.title_of(evening)), language=language),
        doc.paragraph(_("The training evening is confirmed:"), language=language),
        doc.paragraph(f"{when}\n{place}", language=language),
    ]
    if programme.aims:
        found.append(doc.bullets(programme.aims))
    if programme.items:
        found.append(
            doc.table(_("Programme"), [_("Hour"), _("Step")], [[item.at, item.title] for item in programme.items])
        )
    return [*found, *own_page(row, language)]


def _missed(case: Case, evening: Evening, row: Participant, neighbours: list) -> list[doc.Block]:
    language, title = language_of(row), {"title": calendar.title_of(evening)}
    when = f"{dates.day_with_weekday(evening.day)}, {evening.starts:%H:%M}–{evening.ends:%H:%M}"
    near = [
        f"{dates.day_with_weekday(one.evening.day)}, {one.evening.starts:%H:%M}, {one.host.commune.name_in(language)}"
        for one in neighbours
    ]
    said = _("Say on your own page to which one you come; no account is needed:")
    return [
        doc.paragraph(doc.strong(_("You missed an evening: %(title)s") % title), language=language),
        doc.paragraph(_("You could not come to this training evening:"), language=language),
        doc.paragraph(f"{when}\n{calendar.place_of(evening, case.host)}", language=language),
        doc.paragraph(
            _("Commissions near by have the same evening soon, and there is room for you:"), language=language
        ),
        doc.bullets(near),
        doc.paragraph(said, language=language),
        *own_page(row, language),
    ]


def own_page(row: Participant, language: str) -> list[doc.Block]:
    """How the person reaches the own page: QR code, address and code."""
    url, code = participant_codes.letter_code(row)
    shown = f"{base_url()}/t/".partition("://")[2].rstrip("/")
    how = _("Your own page: hold the camera of a telephone over the square, or type %(address)s and this code:")
    alt = _("QR code that opens your page; the address and the code beneath do the same.")
    return [
        doc.paragraph(how % {"address": shown}, language=language),
        doc.Figure(qr_svg(url), alt, width=22),
        doc.paragraph(doc.strong(code), style="lead"),
    ]
