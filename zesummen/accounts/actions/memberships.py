"""Give a role, end a role, record somebody's details for them."""

from datetime import date

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.kernel import access, journal, moves, tenancy

from .. import queries, rules
from ..models import Membership, ServiceMember, StandIn


@transaction.atomic
def give_role(*, person, space, role, title="", service=None, from_on=None, until_on=None, by) -> Membership:
    """Give a further role to somebody who is a member already; strangers are invited instead."""
    access.insist(access.may(queries.grants(by, space), "people.invite"))
    access.insist(rules.may_hold(space, role))
    if not Membership.objects.filter(space=space, person=person).exists():
        raise access.Refused(access.no(_("This person does not belong to this space yet. Send an invitation.")))
    membership = open_membership(
        person=person,
        space=space,
        role=role,
        service=service,
        title=title,
        from_on=from_on or timezone.localdate(),
        until_on=until_on,
    )
    journal.note("people.role_given", person, space=space, by=by, role=role)
    return membership


def open_membership(*, person, space, role, from_on: date, until_on=None, service=None, title="") -> Membership:
    """Write the row; refused when the same role of the same person covers one of these days already."""
    if until_on and until_on < from_on:
        raise access.Refused(access.no(_("The role would end before it begins. Check both days.")))
    same = Membership.objects.filter(person=person, space=space, role=role)
    same = same.filter(models.Q(until_on__isnull=True) | models.Q(until_on__gte=from_on))
    taken = same.filter(from_on__lte=until_on) if until_on else same
    refusal = access.Refused(access.no(_("This person holds this role in these days already.")))
    if taken.exists():
        raise refusal
    try:
        with transaction.atomic():
            return Membership.objects.create(
                person=person, space=space, role=role, service=service, title=title, from_on=from_on, until_on=until_on
            )
    except IntegrityError:
        raise refusal


@transaction.atomic
def end_membership(*, membership, reason: str, until_on: date | None = None, by) -> Membership:
    """End a role with its last day (today by default) and a reason. What the person did stays.

    With the last role in the space, places in services and periods as stand-in end on the same day.
    Refused when nobody would be left who can look after people.
    """
    until_on = until_on or timezone.localdate()
    granted = queries.grants(by, membership.space)
    access.insist(rules.may_end(granted, membership, last_keeper=queries.is_last_keeper(membership)))
    if not reason.strip():
        raise access.Refused(access.no(_("Say why the role ends; the person reads it too.")))
    if until_on < membership.from_on:
        raise access.Refused(access.no(_("The last day lies before the first. Check the date.")))
    changed = Membership.objects.filter(pk=membership.pk, ended_reason="").update(
        until_on=until_on, ended_reason=reason.strip()
    )
    if not changed:
        raise access.Refused(access.no(_("This role has already been ended. Reload the page to see.")))
    membership.refresh_from_db()
    journal.note(
        "people.role_ended",
        membership.person,
        space=membership.space,
        by=by,
        role=membership.role,
        until=until_on.isoformat(),
        reason=reason,
    )
    _leave_when_last(membership, until_on)
    return membership


def _leave_when_last(membership, until_on: date) -> None:
    person, space = membership.person, membership.space
    later = models.Q(until_on__isnull=True) | models.Q(until_on__gt=until_on)
    if Membership.objects.filter(later, person=person, space=space).exists():
        return
    with tenancy.inside(space):
        places = ServiceMember.objects.filter(later, person=person)
        places.filter(from_on__lte=until_on).update(until_on=until_on)
        places.filter(from_on__gt=until_on).delete()
    periods = StandIn.objects.filter(space=space, stand_in=person, until_on__gt=until_on, ended_at__isnull=True)
    periods.filter(from_on__lte=until_on).update(until_on=until_on)
    periods.filter(from_on__gt=until_on).update(ended_at=timezone.now())


@transaction.atomic
def change_details(*, person, space, values: dict, how: str, expected: int, by) -> None:
    """Record name, phone or language of somebody who said so by phone, letter or at the counter.

    ``how`` is a key of ``journal.HOW`` and is required: the journal says for whom and how it was said.
    ``moves.Stale`` when the person or a colleague changed them meanwhile.
    """
    access.insist(access.may(queries.grants(by, space), "people.invite"))
    if how not in ("phone", "counter", "letter"):
        raise access.Refused(access.no(_("Say how the person told you: by telephone, at the counter or by letter.")))
    if not Membership.objects.on(timezone.localdate()).filter(space=space, person=person).exists():
        raise access.Refused(access.no(_("This person does not belong to this space.")))
    told = {name: values[name] for name in ("full_name", "phone", "language") if name in values}
    changed = moves.edit(person, expected=expected, **told)
    if changed:
        fields = sorted(changed)
        journal.note("people.details_changed", person, space=space, by=by, on_behalf=person, how=how, fields=fields)
