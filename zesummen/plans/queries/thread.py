"""The red thread of a plan: the chain of one object, and where the chain is broken."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from zesummen.kernel import thread
from zesummen.kernel.models import Node
from zesummen.kernel.models.thread import NodeKind
from zesummen.kernel.thread import Step

from ..models import Action, ActionObjective, Need, Objective, ObjectiveNeed, Plan

ORDER = ["evidence", "opinion", "decision", "need", "objective", "action", "result"]


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
    """Where the thread of a plan is broken."""

    needs_without_objective: tuple[Need, ...]
    needs_without_action: tuple[Need, ...]
    objectives_without_need: tuple[Objective, ...]
    objectives_without_action: tuple[Objective, ...]
    actions_without_objective: tuple[Action, ...]
    actions_without_need: tuple[Action, ...]

    @property
    def count(self) -> int:
        return sum(len(getattr(self, name)) for name in self.__slots__)


def breaks_of(plan: Plan) -> Breaks:
    """Needs without action and actions without need, and the joints between. Six statements."""
    needs = Need.objects.filter(plan=plan, dropped_on=None)
    objectives = Objective.objects.filter(plan=plan)
    leaves = objectives.filter(~Exists(Objective.objects.filter(parent=OuterRef("pk"))))
    actions = Action.objects.filter(plan=plan).exclude(state="stopped")
    answered = ObjectiveNeed.objects.filter(need=OuterRef("pk"))
    served = ActionObjective.objects.filter(objective__need_links__need=OuterRef("pk")).exclude(action__state="stopped")
    return Breaks(
        tuple(needs.filter(~Exists(answered))),
        tuple(needs.filter(Exists(answered), ~Exists(served))),
        tuple(leaves.filter(~Exists(ObjectiveNeed.objects.filter(objective=OuterRef("pk"))))),
        tuple(leaves.filter(~Exists(ActionObjective.objects.filter(objective=OuterRef("pk"))))),
        tuple(actions.filter(~Exists(ActionObjective.objects.filter(action=OuterRef("pk"))))),
        tuple(
            actions.filter(
                Exists(ActionObjective.objects.filter(action=OuterRef("pk"))),
                ~Exists(ActionObjective.objects.filter(action=OuterRef("pk"), objective__need_links__isnull=False)),
            )
        ),
    )


def chains_of(plan: Plan) -> list[tuple]:
    """(need, [(objective, [actions])]) for the page of the whole thread. Four statements."""
    needs = Need.objects.filter(plan=plan, dropped_on=None).prefetch_related("objective_links__objective__action_links__action")
    return [
        (need, [(link.objective, [row.action for row in link.objective.action_links.all()]) for link in need.objective_links.all()])
        for need in needs
    ]
