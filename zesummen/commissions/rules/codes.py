"""Verdicts and sentences about members' codes."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Grants, Verdict, may, no
from zesummen.kernel.dates import short_date
from zesummen.kernel.journal import tell
from zesummen.sittings.models import BodyMember

from ..models import MemberCode


def may_keep_codes(granted: Grants) -> Verdict:
    """Renew, revoke and print codes."""
    return may(granted, "member.contact")


def opens(row: MemberCode | None, today: date) -> Verdict:
    """Does this code open a page today?"""
    if row is None:
        return no(_("This code does not exist. Compare it with your letter, letter by letter."))
    if row.revoked_on:
        return no(
            _(
                "This code was replaced or withdrawn on %(day)s. Use the one in your newest letter, or ask the secretary of the commission for another."
            )
            % {"day": short_date(row.revoked_on)}
        )
    return YES


def is_own(member: BodyMember, person) -> Verdict:
    """A page opened by link belongs to its member: another signed-in person is told so."""
    if not person.is_authenticated or member.person_id == person.pk:
        return YES
    return no(
        _(
            "This link belongs to somebody else. You are signed in as %(name)s: open your own page, or sign out to use the link."
        )
        % {"name": person}
    )


tell("code.made", _("%(by)s made a code for %(name)s (“%(title)s”)"))
tell("code.renewed", _("%(by)s renewed the code of %(name)s (“%(title)s”); the former one no longer works"))
tell("code.revoked", _("%(by)s withdrew the code of %(name)s (“%(title)s”): %(reason)s"))
tell("code.shown", _("%(by)s looked at the code of %(name)s (“%(title)s”)"))
