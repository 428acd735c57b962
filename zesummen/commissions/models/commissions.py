"""The commission of one council mandate, and the versions of its rules."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zesummen.council.states import Regime
from zesummen.documents.models import HasFolder
from zesummen.kernel.columns import in_order, pair, person_key
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned
from zesummen.kernel.words import Words

from ..states import CommissionState, Preset, RulesState


class Commission(HasFolder, SpaceModel, Versioned):
    """A commission for one mandate of the council: a CCCI (regime of 2011) or its successor, a CCVEI (2023).

    Its name, its people and its sittings are those of ``body`` (one body a commission). The next mandate's
    commission is a row of its own that names this one as its ``predecessor``.
    """

    folder_permission = "commission.read"
    folder_write_permission = "commission.write"

    body = SpaceKey("sittings.Body", on_delete=models.PROTECT, unique=True, related_name="+")
    regime = models.CharField(max_length=4, choices=Regime)
    state = models.CharField(max_length=12, choices=CommissionState, default=CommissionState.SETTING_UP)
    is_wider = models.BooleanField(default=False)  # living together is a part of a wider remit
    remit = Words()  # what else belongs to the remit; items on it count in no figure of this mission
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)  # the real end; the nominal one is expected_until
    expected_until = models.DateField()  # nominal end: six years, or the end of the council's mandate
    sits_until_replaced = models.BooleanField(default=True)
    created_by = SpaceKey("council.Deliberation", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    predecessor = SpaceKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="successors")
    constituted_on = models.DateField(null=True, blank=True)
    list_due_on = models.DateField(null=True, blank=True)  # list of members for the ministry: a setting
    list_sent_on = models.DateField(null=True, blank=True)
    list_sent_by = person_key()
    handed_over_on = models.DateField(null=True, blank=True)
    handed_over_by = person_key()

    class Meta:
        ordering = ["-from_on", "-id"]
        constraints = [
            in_order("commissions_commission_span"),
            in_order("commissions_commission_expected", end="expected_until"),
            pair("list_sent_on", "list_sent_by", "commissions_commission_list_pair"),
            pair("handed_over_on", "handed_over_by", "commissions_commission_over_pair"),
            models.CheckConstraint(
                condition=~Q(state="working") | Q(constituted_on__isnull=False), name="commissions_commission_working"
            ),
            models.CheckConstraint(
                condition=~Q(state="handed_over") | Q(handed_over_on__isnull=False, until_on__isnull=False),
                name="commissions_commission_handed_over",
            ),
            models.UniqueConstraint(
                fields=["predecessor"], condition=Q(predecessor__isnull=False), name="commissions_one_successor"
            ),
        ]

    def __str__(self):
        return str(self.body)

    @property
    def name(self):
        """The commission's own name in several languages."""
        return self.body.name

    @property
    def path(self) -> str:
        """The page inside the space."""
        return f"commissions/{self.pk}/"

    def get_absolute_url(self) -> str:
        return f"/s/{self.space.slug}/{self.path}"


class RulesVersion(HasFolder, SpaceModel, Versioned):
    """A version of the commission's rules: draft → voted → annulled in part or whole → in force, with dates.

    ``values`` holds the fields of ``rulebook.FIELDS`` by key; ``sources`` says of each where it comes from,
    ``{"kind": "law" | "rules" | "house", "article": "art. 4"}``. An annulled field falls back to the house default.
    """

    folder_permission = "commission.read"
    folder_write_permission = "commission.write"

    commission = SpaceKey(Commission, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    preset = models.CharField(max_length=10, choices=Preset)
    state = models.CharField(max_length=14, choices=RulesState, default=RulesState.DRAFT)
    values = models.JSONField(default=dict)
    sources = models.JSONField(default=dict)
    voted_on = models.DateField(null=True, blank=True)
    deliberation = SpaceKey("council.Deliberation", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    annulled_on = models.DateField(null=True, blank=True)
    annulled_fields = models.JSONField(default=list)
    annulment_note = models.TextField(blank=True)
    in_force_from = models.DateField(null=True, blank=True)
    in_force_until = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=400, blank=True)  # what changed, in words

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["commission", "number"], name="commissions_rules_number"),
            in_order("commissions_rules_span", start="in_force_from", end="in_force_until"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(voted_on__isnull=False), name="commissions_rules_voted"
            ),
            models.CheckConstraint(
                condition=~Q(state="in_force") | Q(in_force_from__isnull=False), name="commissions_rules_in_force"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["annulled", "annulled_part"]) | Q(annulled_on__isnull=False),
                name="commissions_rules_annulled",
            ),
        ]

    def __str__(self):
        return str(_("Rules, version %(number)d") % {"number": self.number})

    def get_absolute_url(self) -> str:
        return f"/s/{self.space.slug}/commissions/{self.commission_id}/rules/{self.pk}/"
