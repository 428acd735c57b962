"""What a candidate is told after the decision: the same sentences in the mail and in the letter, in her language."""

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

from .. import candidate_codes
from ..models import Application, Call
from ..states import ApplicationState, Part


def told_state(application: Application) -> ApplicationState:
    """What the candidate may know: a proposal is the council's until it has voted; until then the reserve list holds."""
    state = ApplicationState(application.state)
    return ApplicationState.RESERVE if state == ApplicationState.PROPOSED else state


def sentences(application: Application) -> list[str]:
    """What became of the application, in the active language; without ranks of others, without reasons about persons."""
    name = str(application.call.commission.body.name)
    state = told_state(application)
    if state == ApplicationState.APPOINTED:
        if application.proposed_part == Part.SUBSTITUTE:
            told = _("The council has appointed you substitute member of “%(name)s”.")
        else:
            told = _("The council has appointed you member of “%(name)s”.")
        return [told % {"name": name}, _("The notice of the first sitting will reach you in time.")]
    if state == ApplicationState.RESERVE:
        told = _(
            "You were not appointed to “%(name)s” this time. You stand on the reserve list and will be asked when a seat falls vacant."
        )
        return [told % {"name": name}, *_pool(application)]
    if state == ApplicationState.NOT_ELIGIBLE:
        told = _("Your application for “%(name)s” could not be considered: %(why)s")
        why = application.checked_note or _("the conditions of the call are not met.")
        return [told % {"name": name, "why": why}, *_pool(application)]
    told = _("You were not appointed to “%(name)s” this time. Thank you for offering your help.")
    return [told % {"name": name}, *_pool(application)]


def _pool(application: Application) -> list[str]:
    if not application.consents_pool:
        return []
    until = dates.short_date(application.pool_until) if application.pool_until else ""
    if not until:
        return [_("You said that you would also help in another way: the commune may ask you.")]
    return [
        _("You said that you would also help in another way: the commune may ask you until %(day)s.") % {"day": until}
    ]


def language_of(application: Application) -> str:
    """The language of the candidate's mails, letters and page."""
    return application.language if application.language in LANGUAGES else REFERENCE


def _address(application: Application) -> doc.Block:
    lines = [application.name, *application.address.splitlines()]
    return doc.paragraph("\n".join(line.strip() for line in lines if line.strip()))


def _code(application: Application) -> tuple[doc.Block, ...]:
    """QR code, address and code that open the application."""
    code, base = candidate_codes.code_of(application.pk), base_url()
    shown = f"{base}/c/".partition("://")[2].rstrip("/")
    words = _(
        "Hold the camera of a telephone over the square, or type %(address)s and this code, to read your application or to withdraw it:"
    )
    alt = _("QR code that opens your application; the address and the code beneath do the same.")
    return (
        doc.Figure(qr_svg(f"{base}/c/{code}/"), alt, width=22),
        doc.paragraph(words % {"address": shown}),
        doc.paragraph(doc.strong(candidate_codes.spelt(code)), style="lead"),
    )


def receipt(application: Application, today: date) -> Document:
    """The receipt for a candidate who applied on paper, with the code."""
    language = language_of(application)
    with override(language):
        name = str(application.call.commission.body.name)
        came = dates.short_date(application.came_on)
        words = _("Your application for “%(name)s” came on %(day)s. Its number is %(reference)s.")
        blocks = (
            _address(application),
            doc.paragraph(words % {"name": name, "day": came, "reference": application.reference}),
            doc.paragraph(_("You will hear of the decision by mail or letter.")),
            *_code(application),
        )
        return _document([application], _("Your application"), language, blocks, today)


def outcome_letters(applications: Iterable[Application], today: date) -> Document | None:
    """One letter a candidate, each on a page of its own, each in her language; ``None`` without anybody."""
    rows = list(applications)
    if not rows:
        return None
    blocks: list[doc.Block] = []
    for row in rows:
        language = language_of(row)
        with override(language):
            if blocks:
                blocks.append(doc.PageBreak())
            blocks.append(_address(row))
            day = f"{row.space.name_in(language)}, {dates.long_date(today, language)}"
            blocks.append(doc.paragraph(day, language=language))
            title = f"{_('Your application')} ({row.reference})"
            blocks.append(doc.paragraph(doc.strong(title), language=language))
            blocks += [doc.paragraph(sentence, language=language) for sentence in sentences(row)]
            blocks += [doc.paragraph(row.call.contact, language=language)] if row.call.contact else []
    first = language_of(rows[0])
    with override(first):
        return _document(rows, _("Letters to candidates"), first, tuple(blocks), today, dated=False)


def _document(rows, title: str, language: str, blocks, today: date, *, dated: bool = True) -> Document:
    call: Call = rows[0].call
    space = rows[0].space
    return Document(
        title,
        language,
        tuple(blocks),
        subject=call.commission.body.name.piece(language).text,
        author=space.name_in(language),
        header=files.letterhead_of(space),
        date=dates.long_date(today, language) if dated else "",
        demo=space.is_demo,
        made_on=today.isoformat(),
        show_title=False,
    )
