"""What the plan check reads, and what was waived."""

from datetime import date

from zesummen.territory.mandates import mandate_at

from ..models import CheckLimits, CheckWaiver, Plan
from .sheet import PlanSheet


def mandate_of(sheet: PlanSheet, today: date) -> tuple[date, date] | None:
    """The council's mandate in which the plan starts, or in which it is prepared."""
    found = mandate_at(sheet.starts_on or today)
    return (found.elected.day, found.until.day) if found else None


def waivers_of(plan: Plan) -> dict[tuple[str, str], CheckWaiver]:
    """What was left as it is, by rule and object."""
    rows = CheckWaiver.objects.filter(plan=plan).select_related("waived_by")
    return {(row.rule, row.object_key): row for row in rows}


def saved_limits(plan: Plan) -> CheckLimits | None:
    """The plan's own limits, where somebody has set any."""
    return CheckLimits.objects.filter(plan=plan).first()
