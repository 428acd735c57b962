"""The plan as anybody may read it: services and roles instead of the names of people who work on it."""

from dataclasses import replace

from ..models import Plan
from .sheet import ActionSheet, EvidenceSheet, NeedSheet, PlanSheet, plan_sheet

VOICES = ("interview",)  # a source that may name who spoke


def public_sheet(plan: Plan) -> PlanSheet:
    """The plan of today for the public page, its files and the API. The same statements as ``plan_sheet``."""
    return opened(plan_sheet(plan))


def opened(sheet: PlanSheet) -> PlanSheet:
    """A sheet without what is internal: people's names (elected owners stay), risks, reasons of health, ideas.

    The coordinator stays: the public page gives office, phone and hours.
    """
    return replace(
        sheet,
        needs=tuple(_need(need) for need in sheet.needs),
        actions=tuple(_action(action) for action in sheet.actions if action.state != "idea"),
    )


def _need(need: NeedSheet) -> NeedSheet:
    return replace(need, evidence=tuple(_evidence(row) for row in need.evidence))


def _evidence(row: EvidenceSheet) -> EvidenceSheet:
    return replace(row, source="") if row.kind in VOICES else row


def _action(action: ActionSheet) -> ActionSheet:
    owners = tuple(o if o.is_service or o.kind == "political" else replace(o, name="") for o in action.owners)
    return replace(
        action,
        owners=owners,
        parts=tuple(replace(part, owner="") for part in action.parts),
        risks="",
        health_reason="",
        origin_note="",
        people_needed="",
    )
