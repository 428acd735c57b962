"""Measure 6: objectives that nest, and what result is expected of each."""

from django.db import models
from django.db.models import Q

from zesummen.documents.models import HasFolder
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned
from zesummen.kernel.thread import NodeKind, Threaded
from zesummen.kernel.words import Words

from .needs import Need
from .plans import Plan, person_key


class Objective(HasFolder, Threaded, Versioned):
    """What the plan wants to reach. An objective may stand under another one."""

    thread_kind = NodeKind.OBJECTIVE

    plan = SpaceKey(Plan, on_delete=models.CASCADE, related_name="objectives")
    parent = SpaceKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    number = models.PositiveSmallIntegerField()
    title = Words(optional=False)
    description = Words()
    field = models.CharField(max_length=30, blank=True)
    cycle = SpaceKey("plans.Cycle", on_delete=models.PROTECT, null=True, blank=True, related_name="objectives")

    class Meta:
        ordering = ["number", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plans_objective_number"),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=models.F("id")), name="plans_objective_not_own_parent"
            ),
        ]

    def __str__(self):
        return str(self.title)

    def thread_link(self) -> str:
        return f"plans/{self.plan_id}/objectives/{self.pk}/"


class ObjectiveNeed(SpaceModel):
    """An objective answers a need."""

    objective = SpaceKey(Objective, on_delete=models.CASCADE, related_name="need_links")
    need = SpaceKey(Need, on_delete=models.CASCADE, related_name="objective_links")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["objective", "need"], name="plans_objective_need_once")]

    def __str__(self):
        return f"{self.objective_id}–{self.need_id}"


class Indicator(SpaceModel, Versioned):
    """An expected result with its figure: unit, baseline, target, dates, source."""

    objective = SpaceKey(Objective, on_delete=models.CASCADE, related_name="indicators")
    title = Words(optional=False)
    unit = models.CharField(max_length=60)
    baseline = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    baseline_on = models.DateField(null=True, blank=True)
    target = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)
    lower_is_better = models.BooleanField(default=False)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return str(self.title)


class Reading(SpaceModel):
    """The indicator's value on a day. A correction is a new reading that names the one it replaces."""

    indicator = SpaceKey(Indicator, on_delete=models.CASCADE, related_name="readings")
    read_on = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=2)
    source = models.CharField(max_length=300)
    note = models.CharField(max_length=300, blank=True)
    entered_by = person_key()
    entered_at = models.DateTimeField(auto_now_add=True)
    replaces = SpaceKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections")

    class Meta:
        ordering = ["read_on", "id"]

    def __str__(self):
        return f"{self.read_on}: {self.value}"
