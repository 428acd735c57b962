"""Plans of a space, and what stands on the page of one measure."""

from dataclasses import dataclass

from zesummen.kernel.words import Text

from ..models import MeasureMark, Plan

HELPERS = {
    "syvicol": ("SYVICOL", "syvicol"),
    "ministry": ("Division du vivre-ensemble interculturel", "ministry"),
    "asti": ("ASTI – Agence interculturelle", "help_desk"),
    "cefis": ("CEFIS", "training_body"),
    "commission": ("", ""),
    "experts": ("", ""),
}


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan in the list."""

    plan: Plan
    template_name: str
    completed: int
    total: int


def plans_of_space():
    """The space's plans, newest first."""
    return Plan.objects.order_by("-pk")


def open_plan() -> Plan | None:
    """The plan somebody is working on: running or in preparation, newest first."""
    return open_plans().first()


def open_plans():
    """All plans that are running or in preparation, newest first."""
    return Plan.objects.filter(state__in=["preparation", "running"]).order_by("-pk")


def mark_of(plan: Plan, key: str, cycle=None) -> MeasureMark | None:
    """What was noted about a measure, with its folder; ``None`` before anything was."""
    return MeasureMark.objects.filter(plan=plan, key=key, cycle=cycle).select_related("folder").first()


def note_of(mark: MeasureMark | None) -> Text:
    """The note on a measure."""
    return mark.note if mark else Text()
