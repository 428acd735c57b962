"""The plan check: what was waived with a reason, and the two measures that a plan may set itself."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned

from .plans import Plan, person_key


class CheckWaiver(SpaceModel):
    """A finding of the plan check that somebody has looked at and leaves as it is, with the reason."""

    plan = SpaceKey(Plan, on_delete=models.CASCADE, related_name="waivers")
    rule = models.CharField(max_length=40)
    object_key = models.CharField(max_length=80, blank=True)  # what the finding is about; empty: the plan
    reason = models.TextField()
    waived_on = models.DateField(auto_now_add=True)
    waived_by = person_key()

    class Meta:
        ordering = ["rule", "object_key", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "rule", "object_key"], name="plans_waiver_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="plans_waiver_reason"),
        ]

    def __str__(self):
        return f"{self.rule} {self.object_key}"


class CheckLimits(SpaceModel, Versioned):
    """How much is too much: a setting of the plan, house defaults where nobody has set any."""

    plan = SpaceKey(Plan, on_delete=models.CASCADE, related_name="check_limits", unique=True)
    actions_per_person = models.PositiveSmallIntegerField(
        default=4, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    feasts_per_month = models.PositiveSmallIntegerField(
        default=2, validators=[MinValueValidator(1), MaxValueValidator(30)]
    )
    long_action_months = models.PositiveSmallIntegerField(
        default=6, validators=[MinValueValidator(1), MaxValueValidator(72)]
    )

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"limits of {self.plan_id}"
