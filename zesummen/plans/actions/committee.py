"""Set up the steering committee of a plan and name members out of the register."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.words import Text
from zesummen.sittings import actions as sittings
from zesummen.sittings.models import Body, BodyMember
from zesummen.sittings.queries import steering_body
from zesummen.sittings.states import BodyKind

from ..models import Plan, Stakeholder
from ..rules.plans import may_write


@transaction.atomic
def make_committee(*, plan: Plan, name: Text, from_on: date, members=(), by, **values) -> Body:
    """Set up the steering committee of the space, once; plans of the same space share it."""
    insist(may_write(grants(by, plan.space), plan))
    if steering_body():
        raise Refused(no(_("There is a steering committee already. End it first if a new one takes its place.")))
    body = sittings.make_body(space=plan.space, kind=BodyKind.STEERING, name=name, from_on=from_on, by=by, **values)
    for entry in members:
        name_member(body=body, entry=entry, from_on=from_on, by=by)
    journal.note("committee.made", plan, space=plan.space, by=by)
    return body


@transaction.atomic
def name_member(*, body: Body, entry: Stakeholder, from_on: date | None = None, by) -> BodyMember:
    """Name an entry of the register a member: its contact person for the organisation."""
    is_person = entry.kind == Stakeholder.Kind.PERSON or not entry.contact_name
    return sittings.add_member(
        body=body,
        name=entry.name if is_person else entry.contact_name,
        organisation="" if is_person else entry.name,
        email=entry.email,
        language=entry.language,
        from_on=from_on or timezone.localdate(),
        by=by,
    )
