"""The red thread: nodes for what can be evidence, need, objective, action, result, opinion, training or decision."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..tenancy import SpaceKey, SpaceModel
from ..words import Words


class NodeKind(models.TextChoices):
    EVIDENCE = "evidence", _("evidence")
    OPINION = "opinion", _("opinion of the commission")
    TRAINING = "training", pgettext_lazy("knot of the thread", "training")
    DECISION = "decision", _("decision")
    NEED = "need", _("need")
    OBJECTIVE = "objective", _("objective")
    ACTION = "action", _("action")
    RESULT = "result", _("result")


class Node(SpaceModel):
    """A knot of the thread. ``link`` is the page inside the space, without ``/s/<space>/``."""

    kind = models.CharField(max_length=12, choices=NodeKind)
    title = Words(optional=False)
    link = models.CharField(max_length=200)
    since = models.DateField()
    is_public = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["space", "kind"], name="kernel_node_kind")]

    def __str__(self):
        return str(self.title)


class Edge(SpaceModel):
    """``source`` leads to ``target``: evidence → need → objective → action → result."""

    source = SpaceKey(Node, on_delete=models.CASCADE, related_name="ahead")
    target = SpaceKey(Node, on_delete=models.CASCADE, related_name="back")
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["source", "target"], name="kernel_edge_once"),
            models.CheckConstraint(condition=~models.Q(source=models.F("target")), name="kernel_edge_no_loop"),
        ]

    def __str__(self):
        return f"{self.source_id} → {self.target_id}"
