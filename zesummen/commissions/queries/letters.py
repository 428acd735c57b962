"""What a letter to a member carries: the address as on an envelope, the QR code, the short code, and words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from zesummen.documents import queries as files
from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document
from zesummen.kernel.words import LANGUAGES, REFERENCE
from zesummen.sittings.models import BodyMember
from zesummen.sittings.queries.papers import qr_svg

from ..models import Commission, MemberCard
from .codes import Code


def language_of(member: BodyMember) -> str:
    """The language of the member's letters and page: the one written on the card, else the account's."""
    code = member.language or (member.person.language if member.person_id else REFERENCE)
    return code if code in LANGUAGES else REFERENCE


def postal_lines(member: BodyMember, card: MemberCard | None) -> tuple[str, ...]:
    """Name and address as they stand on an envelope; the name alone where no address is known."""
    lines = (card.address if card else "").splitlines()
    return tuple(line.strip() for line in (member.name, *lines) if line.strip())


def member_letter_block(code: Code, language: str) -> tuple[doc.Block, ...]:
    """The part of a letter that opens the member's page: QR code, address to type, short code."""
    with override(language):
        words = _("Your page: say whether you come, read the papers, see what became of the advice.")
        how = _("Hold the camera of a telephone over the square, or type %(address)s and this code:")
        alt = _("QR code that opens your page; the address and the code beneath do the same.")
        shown = code.typed_at.partition("://")[2].rstrip("/")
        return (
            doc.paragraph(doc.strong(words)),
            doc.Figure(qr_svg(code.url), alt, width=22),
            doc.paragraph(how % {"address": shown}),
            doc.paragraph(doc.strong(code.short), style="lead"),
        )


def code_letter(
    commission: Commission, member: BodyMember, card: MemberCard | None, code: Code, today: date
) -> Document:
    """The letter that brings a member the code, in the member's language."""
    language = language_of(member)
    name = commission.name.piece(language).text
    with override(language):
        title = _("Your personal code")
        blocks = (
            doc.paragraph("\n".join(postal_lines(member, card))),
            doc.heading(1, title),
            doc.paragraph(
                _(
                    "This letter opens your own page of the commission “%(name)s”. Nobody needs an account or an e-mail address for it."
                )
                % {"name": name}
            ),
            *member_letter_block(code, language),
            doc.paragraph(
                _(
                    "The code is yours alone: please do not hand it on. If this letter is lost, tell the secretary of the commission, who withdraws the code and sends another."
                )
            ),
        )
        return Document(
            title,
            language,
            blocks,
            subject=name,
            author=commission.space.name_in(language),
            header=files.letterhead_of(commission.space),
            date=dates.long_date(today, language),
            demo=commission.space.is_demo,
            made_on=today.isoformat(),
            show_title=False,
        )
