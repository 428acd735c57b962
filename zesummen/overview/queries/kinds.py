"""The kinds of object that a commune can release: each with its model, its words and its document.

Release is a field of the object, ``released_at``, empty by default.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from zesummen.council.models import Deliberation
from zesummen.council.queries import public_document, sheet
from zesummen.council.queries.papers import extract
from zesummen.council.states import DecisionState
from zesummen.documents.queries import opened as frozen
from zesummen.kernel.exports.document import Document
from zesummen.kernel.words import active_language
from zesummen.plans.models import Evaluation, Plan, PlanVersion, StateOfPlay
from zesummen.plans.queries.papers.plan import plan_document
from zesummen.plans.queries.public_sheet import opened, public_sheet
from zesummen.plans.queries.sheet import from_json
from zesummen.plans.states import EvaluationState, PlanState


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind: its key in addresses, its words, what of it can be released, its title, day, page and document."""

    key: str
    label: Any
    rows: Callable[[], QuerySet]
    title: Callable[[Any], str]
    day: Callable[[Any], Any]
    link: Callable[[Any], str]
    document: Callable[[Any], Document]

    def find(self, pk: int):
        """One of them in the open space, or ``None``."""
        return self.rows().filter(pk=pk).first()


def _plan_document(plan: Plan) -> Document:
    return plan_document(
        public_sheet(plan), active_language(), demo=plan.space.is_demo, is_draft=plan.state == PlanState.PREPARATION
    )


def _version_document(version: PlanVersion) -> Document:
    found = opened(from_json(version.payload))
    return plan_document(
        found, active_language(), demo=version.space.is_demo, is_draft=version.adopted_on is None, with_decisions=False
    )


def _evaluation_document(evaluation: Evaluation) -> Document:
    in_german = active_language() in ("de", "lb") and evaluation.document_de_id
    return frozen(evaluation.document_de if in_german else evaluation.document)


def _decision_document(decision: Deliberation) -> Document:
    if decision.voted_text_id:
        return public_document(decision, sheet(decision))
    return extract(sheet(decision, public=True), decision.space, draft=True)


def _decision_title(decision: Deliberation) -> str:
    return sheet(decision, public=True).subject


KINDS = {
    kind.key: kind
    for kind in (
        Kind(
            "plan",
            _("Plan of today"),
            lambda: Plan.objects.select_related("space"),
            lambda plan: str(plan.title),
            lambda plan: plan.starts_on or plan.created_on,
            lambda plan: f"plans/{plan.pk}/",
            _plan_document,
        ),
        Kind(
            "version",
            _("Version of the plan"),
            lambda: PlanVersion.objects.select_related("space", "plan", "adopted_by_party__commune"),
            lambda version: f"{version.plan.title} – {version.name}",
            lambda version: version.adopted_on or version.made_at.date(),
            lambda version: f"plans/{version.plan_id}/versions/{version.number}/",
            _version_document,
        ),
        Kind(
            "state-of-play",
            _("State of play"),
            lambda: StateOfPlay.objects.select_related("space", "plan", "document"),
            lambda row: row.document.title,
            lambda row: row.made_on,
            lambda row: f"plans/{row.plan_id}/state-of-play/",
            lambda row: frozen(row.document),
        ),
        Kind(
            "evaluation",
            _("Evaluation"),
            lambda: Evaluation.objects.filter(state=EvaluationState.CLOSED).select_related(
                "space", "plan", "document", "document_de"
            ),
            lambda row: row.document.title,
            lambda row: row.closed_on,
            lambda row: f"plans/{row.plan_id}/evaluation/{row.pk}/",
            _evaluation_document,
        ),
        Kind(
            "decision",
            _("Decision of the council"),
            lambda: Deliberation.objects.exclude(state=DecisionState.WITHDRAWN).select_related(
                "space", "sitting", "voted_text"
            ),
            _decision_title,
            lambda row: row.voted_on or (row.sitting.day if row.sitting_id else None),
            lambda row: f"council/{row.pk}/",
            _decision_document,
        ),
    )
}
