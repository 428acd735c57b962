"""The red thread of a plan: the chain of one object, and where the chain is broken."""

from dataclasses import dataclass
from typing import Any

from zesummen.kernel import thread
from zesummen.kernel.models import Node
from zesummen.kernel.models.thread import NodeKind
from zesummen.kernel.thread import Step

from .sheet import ActionSheet, NeedSheet, ObjectiveSheet, PlanSheet

ORDER = ["evidence", "opinion", "training", "decision", "need", "objective", "action", "result"]


@dataclass(frozen=True, slots=True)
class Chain:
    """One object between what it comes from (``back``) and what it leads to (``ahead``), in the order of the thread."""

    here_kind: Any
    here_title: Any
    back: tuple[Step, ...]
    ahead: tuple[Step, ...]

    @property
    def kinds(self) -> dict:
        return dict(NodeKind.choices)


def chain_of(obj) -> Chain:
    """The chain of a need, objective, action, result or decision. One statement."""
    return _chain(obj.thread_kind, obj.thread_title(), thread.walk(obj))


def chain_of_node(node: Node) -> Chain:
    """The chain of any knot."""
    return _chain(node.kind, node.title, thread.walk_from(node))


def _chain(kind: str, title, found: thread.Walk) -> Chain:
    words = dict(NodeKind.choices)
    return Chain(words[kind], title, tuple(sorted(found.back, key=_place)), tuple(sorted(found.ahead, key=_place)))


def _place(step: Step) -> tuple:
    return (ORDER.index(step.kind), step.depth, step.node_id)


@dataclass(frozen=True, slots=True)
class Breaks:
    """Where the thread of a plan is broken. Pure: reads the frozen sheet."""

    needs_without_objective: tuple[NeedSheet, ...]
    needs_without_action: tuple[NeedSheet, ...]
    objectives_without_need: tuple[ObjectiveSheet, ...]
    objectives_without_action: tuple[ObjectiveSheet, ...]
    actions_without_objective: tuple[ActionSheet, ...]
    actions_without_need: tuple[ActionSheet, ...]

    @property
    def count(self) -> int:
        return sum(len(getattr(self, name)) for name in self.__slots__)


def breaks_of(sheet: PlanSheet) -> Breaks:
    """Needs without action and actions without need, and the joints between. A parent needs no action of its own."""
    live = [action for action in sheet.actions if action.state != "stopped"]
    parents = {objective.parent for objective in sheet.objectives}
    leaves = [objective for objective in sheet.objectives if objective.number not in parents]
    served = {share.objective for action in live for share in action.objectives}
    answered = {number for objective in sheet.objectives for number in objective.needs}
    reached = {number for objective in sheet.objectives if objective.number in served for number in objective.needs}
    grounded = {objective.number for objective in sheet.objectives if _grounded(sheet, objective)}
    return Breaks(
        tuple(need for need in sheet.needs if need.number not in answered),
        tuple(need for need in sheet.needs if need.number in answered - reached),
        tuple(objective for objective in leaves if not _grounded(sheet, objective)),
        tuple(objective for objective in leaves if objective.number not in served),
        tuple(action for action in live if not action.objectives),
        tuple(
            action
            for action in live
            if action.objectives and not any(share.objective in grounded for share in action.objectives)
        ),
    )


def _grounded(sheet: PlanSheet, objective: ObjectiveSheet) -> bool:
    """The objective answers a need, itself or through one that it stands under."""
    seen: set[int] = set()
    above: ObjectiveSheet | None = objective
    while above is not None and above.number not in seen:
        if above.needs:
            return True
        seen.add(above.number)
        above = sheet.objective(above.parent) if above.parent is not None else None
    return False


def chains_of(sheet: PlanSheet) -> list[tuple[NeedSheet, list[tuple[ObjectiveSheet, list[ActionSheet]]]]]:
    """(need, [(objective, [actions])]) for the page of the whole thread."""
    actions = [action for action in sheet.actions if action.state != "stopped"]
    return [
        (
            need,
            [
                (objective, [a for a in actions if any(share.objective == objective.number for share in a.objectives)])
                for objective in sheet.objectives
                if need.number in objective.needs
            ],
        )
        for need in sheet.needs
    ]
