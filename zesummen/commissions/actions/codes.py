"""A member's code: made with the seat, renewed and withdrawn by the secretariat."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal
from zesummen.kernel.access import Refused, insist, no
from zesummen.sittings.models import BodyMember

from .. import member_codes
from ..models import Commission, MemberCode
from ..queries import codes as queries
from ..rules import codes as rules


@transaction.atomic
def ensure_code(*, member: BodyMember, commission: Commission, by) -> MemberCode:
    """The member's live code; a new one where there is none or the old one can no longer be printed. No right of its own."""
    row = queries.live_code(member)
    if row is not None and queries.fits(row):
        return row
    if row is not None:
        _revoke(row, by, _("could no longer be printed"))
    return _make(member, commission, by)


@transaction.atomic
def ensure_codes(*, members: Iterable[BodyMember], commission: Commission, by) -> None:
    """Before letters are printed: a code for each member who has none. One statement where all have theirs."""
    members = list(members)
    present = queries.letter_codes(members)
    for member in members:
        if member.pk not in present:
            ensure_code(member=member, commission=commission, by=by)


def _make(member: BodyMember, commission: Commission, by) -> MemberCode:
    before = MemberCode.objects.filter(member=member).order_by("-generation").first()
    generation = before.generation if before else 0
    for _attempt in range(5):
        generation += 1
        try:
            with transaction.atomic():
                return MemberCode.objects.create(
                    space=commission.space,
                    member=member,
                    commission=commission,
                    generation=generation,
                    digest=member_codes.digest(member_codes.short_code(member.pk, generation)),
                    made_on=timezone.localdate(),
                    made_by=by,
                )
        except IntegrityError:  # somebody renewed it in this moment, or two codes are the same by chance
            continue
    raise Refused(no(_("Somebody else is renewing this code just now. Reload the page to see it.")))


@transaction.atomic
def renew_code(*, member: BodyMember, commission: Commission, by) -> MemberCode:
    """A new code; the former one opens nothing from now on."""
    insist(rules.may_keep_codes(grants(by, commission.space)))
    row = queries.live_code(member)
    if row is not None:
        _revoke(row, by, _("renewed"))
    made = _make(member, commission, by)
    verb = "code.renewed" if made.generation > 1 else "code.made"
    journal.note(verb, commission, space=commission.space, by=by, name=member.name)
    return made


@transaction.atomic
def revoke_code(*, member: BodyMember, commission: Commission, reason: str, by) -> MemberCode:
    """Withdraw the code: link and short code open nothing any more."""
    insist(rules.may_keep_codes(grants(by, commission.space)))
    row = queries.live_code(member)
    if row is None:
        raise Refused(no(_("There is no code to withdraw.")))
    _revoke(row, by, reason)
    journal.note("code.revoked", commission, space=commission.space, by=by, name=member.name, reason=reason)
    return row


def drop_codes(*, member: BodyMember, by) -> None:
    """Withdraw whatever code a former row of a person still has. No right of its own."""
    row = queries.live_code(member)
    if row is not None:
        _revoke(row, by, _("a new code was made"))


def withdraw_all(*, commission: Commission, reason: str, by) -> None:
    """The term is over: no code of the commission opens anything any more. No right of its own."""
    MemberCode.objects.filter(commission=commission, revoked_on=None).update(
        revoked_on=timezone.localdate(), revoked_by=by, revoked_reason=reason
    )


def _revoke(row: MemberCode, by, reason: str) -> None:
    changed = MemberCode.objects.filter(pk=row.pk, revoked_on=None).update(
        revoked_on=timezone.localdate(), revoked_by=by, revoked_reason=reason.strip()[:200]
    )
    if not changed:
        raise Refused(no(_("This code has been renewed or withdrawn just now. Reload the page to see.")))


def look_at_code(*, member: BodyMember, commission: Commission, by) -> None:
    """Journal that somebody read a member's code or printed it."""
    insist(rules.may_keep_codes(grants(by, commission.space)))
    journal.note("code.shown", commission, space=commission.space, by=by, name=member.name)


def note_use(row: MemberCode) -> None:
    """The day on which the code was last used to say something."""
    MemberCode.objects.filter(pk=row.pk).update(last_used_on=timezone.localdate())
