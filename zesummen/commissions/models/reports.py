"""What the annual report counts besides sittings and opinions, and the reports themselves."""

from django.db import models
from django.db.models import Q

from zesummen.documents.models import HasFolder
from zesummen.kernel.columns import pair, person_key
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned
from zesummen.kernel.words import Words

from ..states import ReportKind, ReportState
from .commissions import Commission
from .programme import ProgrammeItem


class Activity(SpaceModel, Versioned):
    """Something the commission did, with the people it reached and what it cost."""

    commission = SpaceKey(Commission, on_delete=models.CASCADE, related_name="activities")
    day = models.DateField()
    title = Words(optional=False)
    mission = models.CharField(max_length=4, blank=True)
    is_outside = models.BooleanField(default=False)
    reached = models.PositiveIntegerField(null=True, blank=True)
    cost = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    programme = SpaceKey(ProgrammeItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="activities")

    class Meta:
        ordering = ["day", "id"]

    def __str__(self):
        return str(self.title)


class YearMoney(SpaceModel, Versioned):
    """The commission's own budget of a year."""

    commission = SpaceKey(Commission, on_delete=models.CASCADE, related_name="money")
    year = models.PositiveSmallIntegerField()
    planned = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    spent = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["year"]
        constraints = [models.UniqueConstraint(fields=["commission", "year"], name="commissions_money_year")]

    def __str__(self):
        return str(self.year)


class Report(HasFolder, SpaceModel, Versioned):
    """The annual report or the handover file: compiled from facts, with a few words of the commission, then frozen."""

    folder_permission = "commission.read"
    folder_write_permission = "commission.write"

    commission = SpaceKey(Commission, on_delete=models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=8, choices=ReportKind)
    year = models.PositiveSmallIntegerField()
    foreword = Words()
    outlook = Words()
    state = models.CharField(max_length=8, choices=ReportState, default=ReportState.DRAFT)
    document = SpaceKey("documents.FrozenDocument", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    document_de = SpaceKey(
        "documents.FrozenDocument", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    adopted_on = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    sent_by = person_key()
    sent_to = models.CharField(max_length=200, blank=True)
    published_on = models.DateField(null=True, blank=True)
    published_by = person_key()

    class Meta:
        ordering = ["-year", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["commission", "kind", "year"], name="commissions_report_once"),
            pair("sent_on", "sent_by", "commissions_report_sent_pair"),
            pair("published_on", "published_by", "commissions_report_published_pair"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(adopted_on__isnull=False, document__isnull=False),
                name="commissions_report_adopted",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.year}"

    def get_absolute_url(self) -> str:
        return f"/s/{self.space.slug}/commissions/{self.commission_id}/reports/{self.pk}/"
