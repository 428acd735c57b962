"""The form for asking on paper, in five languages and in the order in which the desk keys it in."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from zesummen.documents import queries as documents
from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Block, Document
from zesummen.kernel.templatetags.words import language_within
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import LANGUAGES, active_language
from zesummen.territory.models import Space

from ..catalogue import TOPICS
from ..models import Course
from ..states import RequestReason
from .courses import format_words
from .wishes import house_rule

LINE = "." * 150  # a line to write on


def blank(course: Course, body: Space, language: str, today: date) -> Document | None:
    """The empty form for one course; ``None`` for a language that we do not write."""
    if language not in LANGUAGES:
        return None
    with override(language):
        blocks = [*_opening(course, body), *_who(), *_people(course), *_dates(course), *_rest(body)]
        with inside(body):
            header = documents.letterhead_of(body)
        return Document(
            _("Request for a training"),
            language,
            tuple(blocks),
            subject=course.title.piece(language).text,
            author=body.name_in(language),
            header=header,
            date=dates.long_date(today, language),
            demo=body.is_demo,
            made_on=today.isoformat(),
        )


def _write(label) -> Block:
    return doc.paragraph(doc.strong(str(label)), "\n", LINE)


def _empty(width: int) -> tuple[str, ...]:
    """A row of a table to write on."""
    return ("\n" + "." * (90 // width),) * width


def _ticks(label, choices) -> Block:
    return doc.paragraph(doc.strong(str(label)), "\n", "     ".join(f"☐ {words}" for words in choices))


def _opening(course: Course, body: Space) -> list[Block]:
    send_to = ", ".join(part for part in (body.contact_address, body.contact_email, body.contact_phone) if part)
    back = _("Please send this form back to %(body)s: %(address)s")
    return [
        doc.paragraph(doc.strong(course.title.piece(active_language()).text), style="lead"),
        doc.paragraph(format_words(course)),
        *([doc.paragraph(back % {"body": body.name_in(active_language()), "address": send_to})] if send_to else []),
    ]


def _who() -> list[Block]:
    return [
        doc.heading(1, _("1. Who asks, and why now")),
        _write(_("Commune, or communes for a common evening")),
        _write(_("Name of the commission")),
        _ticks(_("Why now"), RequestReason.labels),
        _write(_("Whom to call, and in which role")),
        _write(_("Telephone and e-mail address")),
    ]


def _people(course: Course) -> list[Block]:
    numbers = (
        _("Full members who may come"), _("Substitute members who may come"), _("Others: officers, college, council"),
    )  # fmt: skip
    spoken = [language_within(code) for code in course.languages]
    return [
        doc.heading(1, _("2. Who comes")),
        *(doc.paragraph(doc.strong(words), "  ", "." * 12) for words in numbers),
        _write(_("Name of the integration officer, where there is one")),
        _ticks(_("Language of the evening"), spoken),
        _ticks(_("Would also do"), spoken),
        _write(_("Interpretation needed")),
    ]


def _dates(course: Course) -> list[Block]:
    columns = [_("Days"), _("from"), _("until"), _("First day"), _("Last day"), _("How well it suits")]
    blocks: list[Block] = [doc.heading(1, _("3. Dates"))]
    if course.windows:
        blocks.append(doc.paragraph("☐ ", _("The usual days of this course suit us"), f": {house_rule(course)}"))
    return [
        *blocks,
        doc.paragraph(_("Any day and hour may be wished, a Saturday morning too."), style="small"),
        doc.table(_("Dates that suit"), columns, [_empty(6)] * 3),
        doc.table(_("Days that do not suit"), [_("Days"), _("First day"), _("Last day"), _("Why")], [_empty(4)] * 2),
    ]


def _rest(body: Space) -> list[Block]:
    data = _(
        "Names, language and address of those who take part go to %(body)s for this training only: to agree on dates, to note who came, to send the decisions. They are blanked twelve months after the training."
    )
    return [
        doc.heading(1, _("4. Place")),
        _write(_("Room and address")),
        _ticks(_("What the room has"), [_("screen"), _("Wi-Fi"), _("step-free access")]),
        doc.heading(1, _("5. What to work on")),
        doc.paragraph("\n".join(f"☐ {words}" for words in TOPICS.values())),
        _write(_("Something else")),
        _write(_("Last training of this commission")),
        _write(_("Remarks")),
        doc.heading(1, _("6. Personal data")),
        doc.paragraph(data % {"body": body.name_in(active_language())}),
        doc.paragraph("☐ ", _("I have read how these data are used.")),
        _write(_("Date and signature")),
    ]
