"""Set up bodies, name and end members."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, may, no
from zesummen.kernel.words import Text

from ..models import Body, BodyMember


@transaction.atomic
def make_body(*, space, kind: str, name: Text, from_on: date, by, **values) -> Body:
    """Set up a body of the space with its mandate, rhythm, decision rule and notice days."""
    insist(may(grants(by, space), "sitting.write"))
    body = Body.objects.create(space=space, kind=kind, name=name, from_on=from_on, **values)
    journal.note("body.made", body, space=space, by=by)
    return body


@transaction.atomic
def change_body(*, body: Body, expected: int, by, **values) -> Body:
    """Change mandate, rhythm and rules, or end the body; ``moves.Stale`` when somebody else saved first."""
    insist(may(grants(by, body.space), "sitting.write"))
    changed = moves.edit(body, expected=expected, **values)
    if changed:
        journal.note("body.changed", body, space=body.space, by=by, changed=", ".join(sorted(changed)))
    return body


@transaction.atomic
def add_member(*, body: Body, name: str, from_on: date, by, person=None, **values) -> BodyMember:
    """Name a member, with an account or without. A person is in a body once at a time."""
    insist(may(grants(by, body.space), "sitting.write"))
    name = name.strip() or str(person or "")
    same = BodyMember.objects.filter(body=body, until_on=None)
    if person is not None and same.filter(person=person).exists():
        raise Refused(no(_("%(name)s belongs to this body already.") % {"name": name}))
    try:
        with transaction.atomic():
            member = BodyMember.objects.create(
                space=body.space, body=body, person=person, name=name, from_on=from_on, **values
            )
    except IntegrityError:
        raise Refused(no(_("%(name)s belongs to this body already.") % {"name": name}))
    _one_president(member)
    journal.note("member.added", body, space=body.space, by=by, name=member.name)
    return member


def _one_president(member: BodyMember) -> None:
    """A body has one president and one secretary: the newest holds the office."""
    others = BodyMember.objects.filter(body=member.body, until_on=None).exclude(pk=member.pk)
    if member.is_president:
        others.update(is_president=False)
    if member.is_secretary:
        others.update(is_secretary=False)


@transaction.atomic
def change_member(*, member: BodyMember, expected: int, by, **values) -> BodyMember:
    """Change a member's name, office, address or vote; ``moves.Stale`` when somebody else saved first."""
    insist(may(grants(by, member.space), "sitting.write"))
    if moves.edit(member, expected=expected, **values):
        _one_president(member)
        journal.note("member.changed", member.body, space=member.space, by=by, name=member.name)
    return member


@transaction.atomic
def end_member(*, member: BodyMember, until_on: date, reason: str, by) -> BodyMember:
    """End a membership on a day, with the reason; the past sittings keep the name."""
    insist(may(grants(by, member.space), "sitting.write"))
    if until_on < member.from_on:
        raise Refused(no(_("The end comes before the start. Enter a later day.")))
    if not BodyMember.objects.filter(pk=member.pk, until_on=None).update(until_on=until_on, end_reason=reason[:300]):
        raise Refused(no(_("This membership has ended already.")))
    member.refresh_from_db()
    journal.note("member.ended", member.body, space=member.space, by=by, name=member.name, reason=reason)
    return member
