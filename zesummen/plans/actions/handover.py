"""All of a leaver's items move in one act."""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.models import Membership
from zesummen.accounts.queries import grants
from zesummen.kernel import journal
from zesummen.kernel.access import Refused, insist, no
from zesummen.sittings.models import BodyMember, Task

from ..models import ActionOwner, Coordinator, Party, SubAction
from ..queries import handover as queries
from ..rules import coordination as rules


@transaction.atomic
def hand_over(*, space, leaver, successor, expected: int, by) -> int:
    """Move tasks, actions, coordination, seats and contacts to the successor; all or nothing. How many moved.

    ``expected`` is how many the person saw in the list; another number is refused, so that nothing unseen moves.
    Rights do not move: a role is given on the page of the people. One line in the journal each, and one for all.
    """
    insist(rules.may_hand_over(grants(by, space), leaver, successor))
    today = timezone.localdate()
    if not Membership.objects.on(today).filter(space=space, person=successor).exists():
        raise Refused(no(_("%(name)s holds no role in this space. Give a role first.") % {"name": successor}))
    items = queries.held_by(leaver, today)
    if len(items) != expected:
        raise Refused(no(_("The list has changed since you opened it. Look at it once more, then confirm.")))
    if not items:
        raise Refused(no(_("%(name)s holds nothing that could move.") % {"name": leaver}))
    for item in items:
        _MOVES[item.label](item.pk, leaver, successor, today)
        journal.note(
            "handover.item", None, space=space, by=by, title=item.what, leaver=str(leaver), successor=str(successor)
        )
    journal.note("handover.moved", leaver, space=space, by=by, successor=str(successor), count=len(items))
    return len(items)


def _task(pk, leaver, successor, today) -> None:
    row = Task.objects.get(pk=pk)
    Task.objects.filter(pk=pk).update(owner=successor, version=row.version + 1)


def _owner(pk, leaver, successor, today) -> None:
    ActionOwner.objects.filter(pk=pk).update(
        person=successor, name=successor.full_name, email=successor.email, language=successor.language
    )


def _part(pk, leaver, successor, today) -> None:
    SubAction.objects.filter(pk=pk).update(owner_name=successor.full_name)


def _coordinator(pk, leaver, successor, today) -> None:
    """The leaver's time ends yesterday (today, if it began today) and the successor's begins."""
    row = Coordinator.objects.get(pk=pk)
    if row.from_on >= today:
        Coordinator.objects.filter(pk=pk).update(person=successor, name=successor.full_name, email=successor.email)
        return
    Coordinator.objects.filter(pk=pk).update(until_on=today - timedelta(days=1))
    Coordinator.objects.create(
        space=row.space,
        plan_id=row.plan_id,
        kind=row.kind,
        person=successor,
        name=successor.full_name,
        body=row.body,
        days_a_week=row.days_a_week,
        office=row.office,
        phone=row.phone,
        email=successor.email,
        hours=row.hours,
        from_on=today,
        until_on=row.until_on,
    )


def _seat(pk, leaver, successor, today) -> None:
    """The seat passes on; who sits there already keeps one seat."""
    row = BodyMember.objects.get(pk=pk)
    last = max(today - timedelta(days=1), row.from_on)
    BodyMember.objects.filter(pk=pk).update(
        until_on=last, end_reason=str(_("handed over to %(name)s") % {"name": successor})
    )
    if BodyMember.objects.filter(body_id=row.body_id, person=successor, until_on=None).exists():
        return
    BodyMember.objects.create(
        space=row.space,
        body_id=row.body_id,
        person=successor,
        name=successor.full_name,
        organisation=row.organisation,
        office=row.office,
        email=successor.email,
        language=successor.language,
        is_president=row.is_president,
        is_secretary=row.is_secretary,
        has_vote=row.has_vote,
        from_on=today,
    )


def _contact(pk, leaver, successor, today) -> None:
    row = Party.objects.get(pk=pk)
    Party.objects.filter(pk=pk).update(
        contact_name=successor.full_name, contact_email=successor.email, version=row.version + 1
    )


_MOVES: dict[str, Callable] = {
    "sittings.task": _task,
    "plans.actionowner": _owner,
    "plans.subaction": _part,
    "plans.coordinator": _coordinator,
    "sittings.bodymember": _seat,
    "plans.party": _contact,
}
