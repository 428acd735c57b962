"""Who keeps a member's card, and the journal's sentences."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Grants, Verdict, may, no
from zesummen.kernel.journal import tell
from zesummen.sittings.models import BodyMember

from ..models import MemberCode
from .codes import opens


def may_keep_card(granted: Grants) -> Verdict:
    """Read and write addresses and needs: the secretariat."""
    return may(granted, "member.contact")


def may_choose(granted: Grants, member: BodyMember, *, by, code: MemberCode | None, today: date) -> Verdict:
    """Choose visibility and language: the member, signed in or by personal link; the secretariat for the member."""
    if by is None:
        if code is None or code.member_id != member.pk:
            return no(_("This link belongs to somebody else."))
        return opens(code, today)
    return YES if member.person_id == by.pk else may(granted, "member.contact")


tell("card.changed", _("%(by)s changed what is known of %(name)s in “%(title)s”: %(changed)s"))
tell("card.visibility", _("%(by)s recorded what the public may read of %(name)s in “%(title)s”"))
tell(
    "card.own", _("%(name)s chose in “%(title)s” what the public may read or the language of letters, by personal link")
)
tell("card.language", _("%(by)s recorded the language of %(name)s in “%(title)s”"))
tell("card.blanked", _("%(by)s took the addresses, cards and codes of former members out"))
