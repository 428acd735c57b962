"""The printable notice of a call, and the form for applying on paper, in five languages."""

from datetime import date

from django.utils.translation import override

from zesummen.documents import queries as files
from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document
from zesummen.kernel.mail import base_url
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import LANGUAGES
from zesummen.sittings.queries.papers import qr_svg

from ..call_words import NOTICE
from ..declared import DECLARED
from .calls import PublicCall

WRITE_HERE = "." * 165  # a line to write on


def address(call: PublicCall, language: str) -> str:
    """The public page of the call in this language."""
    return f"{base_url()}/{language}/c/{call.slug}/call/{call.pk}/"


def notice(call: PublicCall, space, language: str, today: date) -> Document | None:
    """The notice to hang up or to put into a letter box; ``None`` for a language that we do not write."""
    if language not in LANGUAGES:
        return None
    words, link = NOTICE[language], address(call, language)
    blocks = [
        doc.paragraph(doc.strong(call.name.piece(language).text), style="lead"),
        *doc.prose(call.introduction, language),
        doc.heading(1, words["who"]),
        *doc.prose(call.eligibility, language),
        doc.heading(1, words["how"]),
        doc.facts(_facts(call, words, language)),
        *([doc.paragraph(words["late"])] if call.takes_late else []),
        doc.paragraph(words["online"], " ", doc.strong(link.partition("://")[2])),
        doc.Figure(qr_svg(link), words["alt"], width=24),
        doc.paragraph(words["paper"]),
        doc.heading(1, words["privacy"]),
        doc.paragraph(words["privacy_text"], style="small"),
    ]
    return _document(words["title"], call, space, language, blocks, today)


def blank(call: PublicCall, space, language: str, today: date) -> Document | None:
    """The form for applying on paper; the secretariat keys in what comes back."""
    if language not in LANGUAGES:
        return None
    words = NOTICE[language]
    lines = [words[key] for key in ("name", "address", "phone", "email", "language", "languages")]
    ticks = [(words["tie"], words["ties"])] + ([(words["wish"], words["wishes"])] if call.seats_substitute else [])
    blocks = [
        doc.paragraph(doc.strong(call.name.piece(language).text), style="lead"),
        *doc.prose(call.eligibility, language),
        *([doc.paragraph(words["proofs"], ": ", call.proofs.piece(language).text)] if call.proofs else []),
        doc.paragraph(doc.strong(words["return"].format(closes=dates.long_date(call.closes_on, language)))),
        *(doc.paragraph(doc.strong(label), "\n", WRITE_HERE) for label in lines),
        *(doc.paragraph(doc.strong(label), "   ", "   ".join(boxes)) for label, boxes in ticks),
        doc.heading(1, words["why"]),
        *(doc.paragraph(WRITE_HERE) for _line in range(4)),
        doc.paragraph(words["age"].format(age=call.min_age)),
        doc.paragraph(words["reserve"]),
        doc.paragraph(words["pool"]),
        doc.heading(1, words["free"]),
        doc.facts(_free(language)),
        doc.heading(1, words["privacy"]),
        doc.paragraph(words["privacy_text"], style="small"),
        doc.Signatures(((words["sign"], ""),)),
    ]
    return _document(words["form_title"], call, space, language, blocks, today)


def _facts(call: PublicCall, words: dict, language: str) -> list[tuple]:
    days = {"opens": dates.long_date(call.opens_on, language), "closes": dates.long_date(call.closes_on, language)}
    seats = [
        words[key if count > 1 else f"{key}_one"].format(n=count)
        for key, count in (("full", call.seats_full), ("substitute", call.seats_substitute))
        if count
    ]
    pairs = [(words["seats"], ", ".join(seats)), (words["until"], words["dates"].format(**days))]
    if call.proofs:
        pairs.append((words["proofs"], call.proofs.piece(language).text))
    if call.contact:
        pairs.append((words["contact"], call.contact))
    return pairs


def _free(language: str) -> list[tuple]:
    with override(language):
        return [
            (str(label), "   ".join(f"☐ {told}" for _value, told in choices)) for label, choices in DECLARED.values()
        ]


def _document(title: str, call: PublicCall, space, language: str, blocks: list, today: date) -> Document:
    with inside(space):
        header = files.letterhead_of(space)
    return Document(
        title,
        language,
        tuple(blocks),
        subject=call.name.piece(language).text,
        author=space.name_in(language),
        header=header,
        date=dates.long_date(today, language),
        demo=space.is_demo,
        made_on=today.isoformat(),
    )
