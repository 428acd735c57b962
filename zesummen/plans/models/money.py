"""The money of the plan: budget lines by year, article and kind, planned and real."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned

from ..states import BudgetKind, Flow
from .actions import Action


class BudgetLine(SpaceModel, Versioned):
    """One line of the budget of an action. Amounts in euros, never negative; ``flow`` says which way."""

    class Category(models.TextChoices):
        STAFF = "staff", _("staff")
        SERVICE = "service", _("external service")
        TRANSLATION = "translation", _("translation, interpreting")
        VENUE = "venue", _("venue")
        MATERIAL = "material", _("material")
        COMMUNICATION = "communication", _("communication")
        CATERING = "catering", _("catering")
        TRAVEL = "travel", _("travel")
        EVALUATION = "evaluation", _("evaluation")
        GRANT = "grant", _("grant received")

    action = SpaceKey(Action, on_delete=models.CASCADE, related_name="budget_lines")
    year = models.PositiveSmallIntegerField(validators=[MinValueValidator(2000), MaxValueValidator(2100)])
    category = models.CharField(max_length=14, choices=Category)
    label = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200)  # whose money: commune's budget, a grant, a partner
    article = models.CharField(max_length=60, blank=True)  # budget article number
    kind = models.CharField(max_length=14, choices=BudgetKind, default=BudgetKind.ORDINARY)
    flow = models.CharField(max_length=8, choices=Flow, default=Flow.EXPENSE)
    planned = models.DecimalField(max_digits=12, decimal_places=2)
    real = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    is_secured = models.BooleanField(default=True)  # false: promised by a call that is not decided

    class Meta:
        ordering = ["year", "flow", "id"]
        indexes = [models.Index(fields=["space", "year"], name="plans_budget_year")]
        constraints = [
            models.CheckConstraint(condition=Q(planned__gte=0), name="plans_budget_planned"),
            models.CheckConstraint(condition=Q(real=None) | Q(real__gte=0), name="plans_budget_real"),
        ]

    def __str__(self):
        return f"{self.year} {self.category} {self.planned}"
