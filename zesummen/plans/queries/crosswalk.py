"""The crosswalk: an old PCI beside the steps of a pact."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from zesummen.kernel.words import Text

from ..measures import TEMPLATES, MeasureStanding
from ..measures.crosswalk import CROSSINGS, DEGREES, Crossing
from ..models import Action, Evaluation, Plan, PlanVersion, StateOfPlay
from ..states import ActionState, EvaluationState
from .standings import Rail


@dataclass(frozen=True, slots=True)
class Paper:
    """A document or action of the old plan that can be shown as proof."""

    title: Text | Any
    link: str
    on: date | None = None
    note: Any = ""


@dataclass(frozen=True, slots=True)
class CrossRow:
    """One measure of the old plan for one step: where it stands, whether it counts, why, and what shows it."""

    crossing: Crossing
    standing: MeasureStanding
    papers: tuple[Paper, ...]

    @property
    def degree(self):
        """The degree in words. What was never done counts for nothing."""
        return DEGREES["not" if not self.has_work else self.crossing.degree]

    @property
    def tone(self) -> str:
        """The tone of the degree's mark."""
        key = self.crossing.degree if self.has_work else "not"
        return {"counts": "completed", "partly": "under_way", "not": "not_open"}[key]

    @property
    def has_work(self) -> bool:
        """Whether the old plan did anything of it."""
        return self.standing.is_over or self.standing.standing.value in ("under_way", "to_correct")


@dataclass(frozen=True, slots=True)
class CrossStep:
    """One step of the pact with what counts for it."""

    number: int
    title: Any
    rows: tuple[CrossRow, ...]


def old_plans(pact: Plan) -> list[Plan]:
    """The plans with measures of the same space, the newest first."""
    keys = [key for key, template in TEMPLATES.items() if not template.in_cycles]
    return list(Plan.objects.filter(template__in=keys).exclude(pk=pact.pk).order_by("-pk"))


def crosswalk(pact: Plan, old: Plan, old_rail: Rail) -> list[CrossStep]:
    """Each step of the pact with the measures of the old plan. Four statements."""
    papers = {
        "needs": _states_of_play(old),
        "adoption": _versions(old),
        "evaluation": _reports(old),
        **_actions(old),
    }
    return [
        CrossStep(
            step.number,
            step.title,
            tuple(
                CrossRow(c, old_rail.row(c.measure), papers.get(c.measure, ())) for c in CROSSINGS if c.step == step.key
            ),
        )
        for step in TEMPLATES[pact.template].measures
    ]


def _states_of_play(old: Plan) -> tuple[Paper, ...]:
    rows = StateOfPlay.objects.filter(plan=old).select_related("document")
    return tuple(
        Paper(row.document.title, f"plans/{old.pk}/state-of-play/", row.noted_on or row.made_on) for row in rows
    )


def _versions(old: Plan) -> tuple[Paper, ...]:
    rows = PlanVersion.objects.filter(plan=old).select_related("adopted_by_party__commune").defer("payload")
    return tuple(Paper(row.name, f"plans/{old.pk}/versions/", row.adopted_on or row.made_at.date()) for row in rows)


def _reports(old: Plan) -> tuple[Paper, ...]:
    rows = Evaluation.objects.filter(plan=old, state=EvaluationState.CLOSED)
    return tuple(Paper(row.get_kind_display(), f"plans/{old.pk}/evaluation/", row.closed_on) for row in rows)


def _actions(old: Plan) -> dict[str, tuple[Paper, ...]]:
    """Running and finished actions show the carrying out; planned ones the action plan."""
    found: dict[str, list[Paper]] = {"carrying_out": [], "actions": []}
    for action in Action.objects.filter(plan=old).exclude(state__in=[ActionState.STOPPED, ActionState.IDEA]):
        key = "actions" if action.state == ActionState.PLANNED else "carrying_out"
        found[key].append(Paper(action.title, action.thread_link(), None, action.get_state_display()))
    return {key: tuple(papers) for key, papers in found.items()}
