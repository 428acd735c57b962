"""Leaving a finding of the plan check as it is, and setting how much is too much."""

from django.db import transaction

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no

from ..check import RULES
from ..models import CheckLimits, CheckWaiver, Plan
from ..rules.plans import may_write


@transaction.atomic
def waive(*, plan: Plan, rule: str, key: str, finding: str, reason: str, by) -> CheckWaiver:
    """Leave a finding as it is, with the reason; a second waiver of the same finding renews the reason."""
    insist(may_write(grants(by, plan.space), plan))
    if rule not in RULES:
        raise Refused(no("Unknown rule."))
    waiver, _made = CheckWaiver.objects.update_or_create(
        space=plan.space, plan=plan, rule=rule, object_key=key[:80], defaults={"reason": reason, "waived_by": by}
    )
    journal.note(
        "check.waived", plan, space=plan.space, by=by, finding=finding[:300], reason=reason, rule=rule, key=key
    )
    return waiver


@transaction.atomic
def unwaive(*, plan: Plan, waiver: CheckWaiver, finding: str, by) -> None:
    """Put a finding back on the list."""
    insist(may_write(grants(by, plan.space), plan))
    journal.note(
        "check.unwaived", plan, space=plan.space, by=by, finding=finding[:300], rule=waiver.rule, key=waiver.object_key
    )
    waiver.delete()


@transaction.atomic
def set_limits(*, plan: Plan, expected: int, by, **values) -> CheckLimits:
    """Set the plan's own limits; ``expected`` 0 is the first time. ``Stale`` when somebody else saved first."""
    insist(may_write(grants(by, plan.space), plan))
    row, made = CheckLimits.objects.get_or_create(space=plan.space, plan=plan)
    moves.edit(row, expected=row.version if made else expected, **values)
    journal.note("check.limits", plan, space=plan.space, by=by, **values)
    return row
