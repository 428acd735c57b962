"""Measure 10: evaluation in the middle and at the end; members answer alone, then together."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zesummen.documents.models import HasFolder
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned
from zesummen.kernel.thread import NodeKind, Threaded
from zesummen.kernel.words import Words

from ..states import EvaluationState
from .actions import Action
from .plans import Plan, pair, person_key


class Evaluation(HasFolder, SpaceModel, Versioned):
    """One evaluation of the plan: of the middle, of the end, or the annual report of a pact."""

    class Kind(models.TextChoices):
        MIDTERM = "midterm", _("mid-term evaluation")
        FINAL = "final", _("final evaluation")
        ANNUAL = "annual", _("annual report")

    plan = SpaceKey(Plan, on_delete=models.CASCADE, related_name="evaluations")
    cycle = SpaceKey("plans.Cycle", on_delete=models.PROTECT, null=True, blank=True, related_name="evaluations")
    kind = models.CharField(max_length=8, choices=Kind)
    number = models.PositiveSmallIntegerField()
    opened_on = models.DateField()
    answers_by = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=EvaluationState, default=EvaluationState.OPEN)
    lessons = Words()
    next_steps = Words()
    document = SpaceKey("documents.FrozenDocument", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    document_de = SpaceKey(
        "documents.FrozenDocument", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_on = models.DateField(null=True, blank=True)
    closed_by = person_key()
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = person_key()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plans_evaluation_number"),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_on__isnull=False, document__isnull=False),
                name="plans_evaluation_closed",
            ),
            pair("closed_on", "closed_by", "plans_evaluation_closed_pair"),
            pair("released_at", "released_by", "plans_evaluation_released_pair"),
        ]

    def __str__(self):
        return f"{self.kind} {self.number}"


class EvaluationAnswer(SpaceModel, Versioned):
    """One answer to one of the six questions: a member's alone, or the committee's together (no member)."""

    evaluation = SpaceKey(Evaluation, on_delete=models.CASCADE, related_name="answers")
    member = SpaceKey("sittings.BodyMember", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    question = models.CharField(max_length=20)
    mark = models.PositiveSmallIntegerField(null=True, blank=True)  # 1 not at all … 4 fully
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["question", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "member", "question"],
                condition=Q(member__isnull=False),
                name="plans_answer_member_once",
            ),
            models.UniqueConstraint(
                fields=["evaluation", "question"], condition=Q(member=None), name="plans_answer_together_once"
            ),
            models.CheckConstraint(condition=Q(mark=None) | Q(mark__gte=1, mark__lte=4), name="plans_answer_mark"),
        ]

    def __str__(self):
        return f"{self.question}: {self.mark}"


class ActionResult(HasFolder, Threaded, Versioned):
    """What became of an action: the end of the thread."""

    thread_kind = NodeKind.RESULT

    class Verdict(models.TextChoices):
        REACHED = "reached", _("reached")
        PARTLY = "partly", _("partly reached")
        MISSED = "missed", _("not reached")
        UNKNOWN = "unknown", _("not known")

    evaluation = SpaceKey(Evaluation, on_delete=models.CASCADE, related_name="results")
    action = SpaceKey(Action, on_delete=models.CASCADE, related_name="results")
    verdict = models.CharField(max_length=8, choices=Verdict)
    title = Words(optional=False)  # what was achieved, in a sentence
    people_reached = models.PositiveIntegerField(null=True, blank=True)
    groups_reached = models.JSONField(default=list)
    goes_on = models.BooleanField(default=False)  # the next plan opens with it

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["evaluation", "action"], name="plans_result_once")]

    def __str__(self):
        return str(self.title)

    def thread_link(self) -> str:
        return f"plans/{self.action.plan_id}/evaluation/{self.evaluation_id}/results/{self.action_id}/"
