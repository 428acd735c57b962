"""Measure 7: the action sheet (domain brief 3.4), its owners, partners, parts and milestones."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zesummen.documents.models import HasFolder
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned
from zesummen.kernel.thread import NodeKind, Threaded
from zesummen.kernel.words import Words

from ..states import ActionState, Health, OwnerKind, PartnerKind
from .objectives import Objective
from .plans import Plan, pair, person_key


class Action(HasFolder, Threaded, Versioned):
    """What is done, by whom, with what, when, for whom, from both sides."""

    thread_kind = NodeKind.ACTION

    plan = SpaceKey(Plan, on_delete=models.CASCADE, related_name="actions")
    cycle = SpaceKey("plans.Cycle", on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    number = models.PositiveSmallIntegerField()
    title = Words(optional=False)
    description = Words()
    newcomers_part = Words()  # what newcomers do: the law calls it a process from both sides
    commune_part = Words()  # what the commune and its people do
    expected_result = Words()
    search = models.TextField(editable=False, default="")
    field = models.CharField(max_length=30, blank=True)
    groups = models.JSONField(default=list)
    missions = models.JSONField(default=list)  # M1..M6 of the commission
    state = models.CharField(max_length=8, choices=ActionState, default=ActionState.PLANNED)
    is_recurring = models.BooleanField(default=False)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    really_from_on = models.DateField(null=True, blank=True)
    really_until_on = models.DateField(null=True, blank=True)
    people_needed = models.CharField(max_length=300, blank=True)  # resources: people
    rooms_needed = models.CharField(max_length=300, blank=True)
    material_needed = models.CharField(max_length=300, blank=True)
    languages = models.JSONField(default=list)
    accessibility = models.TextField(blank=True)
    channels = models.CharField(max_length=300, blank=True)
    risks = models.TextField(blank=True)
    origin = models.CharField(
        max_length=20, blank=True
    )  # inventory | library | need | opinion | survey | workshop | previous
    origin_note = models.CharField(max_length=300, blank=True)
    inventory_item = SpaceKey("plans.InventoryItem", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    previous = SpaceKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followers")
    depends_on_call = models.CharField(max_length=200, blank=True)  # a call for projects not decided yet
    call_decided_on = models.DateField(null=True, blank=True)
    percent = models.PositiveSmallIntegerField(default=0)
    health = models.CharField(max_length=8, choices=Health, default=Health.GOOD)
    health_reason = models.TextField(blank=True)
    reported_on = models.DateField(null=True, blank=True)
    stopped_on = models.DateField(null=True, blank=True)
    stopped_by = person_key()
    stopped_reason = models.TextField(blank=True)
    evaluation_note = Words()

    class Meta:
        ordering = ["number", "id"]
        indexes = [models.Index(fields=["plan", "state"], name="plans_action_state")]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plans_action_number"),
            models.CheckConstraint(condition=Q(percent__lte=100), name="plans_action_percent"),
            models.CheckConstraint(condition=~Q(state="done") | Q(percent=100), name="plans_action_done_is_full"),
            models.CheckConstraint(
                condition=Q(from_on=None) | Q(until_on=None) | Q(until_on__gte=models.F("from_on")),
                name="plans_action_ends_after_start",
                violation_error_message=_("The end comes before the start."),
            ),
            models.CheckConstraint(
                condition=~Q(state="stopped") | (Q(stopped_on__isnull=False) & ~Q(stopped_reason="")),
                name="plans_action_stopped_reason",
            ),
            pair("stopped_on", "stopped_by", "plans_action_stopped_pair"),
            models.CheckConstraint(
                condition=Q(health="good") | ~Q(health_reason=""), name="plans_action_health_reason"
            ),
        ]

    def __str__(self):
        return str(self.title)

    def thread_link(self) -> str:
        return f"plans/{self.plan_id}/actions/{self.pk}/"


class ActionObjective(SpaceModel):
    """An action serves an objective with a share of its money; the shares of an action add up to 100."""

    action = SpaceKey(Action, on_delete=models.CASCADE, related_name="objective_links")
    objective = SpaceKey(Objective, on_delete=models.CASCADE, related_name="action_links")
    share = models.DecimalField(max_digits=5, decimal_places=2, default=100)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["action", "objective"], name="plans_action_objective_once"),
            models.CheckConstraint(condition=Q(share__gt=0, share__lte=100), name="plans_action_objective_share"),
        ]

    def __str__(self):
        return f"{self.action_id}–{self.objective_id}"


class ActionOwner(SpaceModel):
    """Who answers for the action: politically, administratively, and who does the work."""

    action = SpaceKey(Action, on_delete=models.CASCADE, related_name="owners")
    kind = models.CharField(max_length=14, choices=OwnerKind)
    person = person_key()
    service = SpaceKey("accounts.Service", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=200)  # as shown; of a person without an account too
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="fr")

    class Meta:
        ordering = ["kind", "id"]
        constraints = [models.UniqueConstraint(fields=["action", "kind"], name="plans_owner_once")]

    def __str__(self):
        return self.name


class Partner(SpaceModel):
    """Who takes part, of which kind, and whether they agreed."""

    action = SpaceKey(Action, on_delete=models.CASCADE, related_name="partners")
    kind = models.CharField(max_length=8, choices=PartnerKind)
    name = models.CharField(max_length=200)
    stakeholder = SpaceKey("plans.Stakeholder", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agreed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["kind", "name", "id"]

    def __str__(self):
        return self.name


class SubAction(SpaceModel):
    """A part of the action that somebody does by a day."""

    action = SpaceKey(Action, on_delete=models.CASCADE, related_name="sub_actions")
    title = models.CharField(max_length=300)
    owner_name = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]

    def __str__(self):
        return self.title


class Milestone(SpaceModel):
    """A day by which something can be seen."""

    action = SpaceKey(Action, on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(max_length=300)
    due_on = models.DateField()
    reached_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]

    def __str__(self):
        return self.title


class LeftOut(SpaceModel):
    """An action that one council of a grouping left out for its commune."""

    party = SpaceKey("plans.Party", on_delete=models.CASCADE, related_name="left_out")
    action = SpaceKey(Action, on_delete=models.CASCADE, related_name="left_out_by")
    reason = models.CharField(max_length=400)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["party", "action"], name="plans_left_out_once")]

    def __str__(self):
        return f"{self.party_id}–{self.action_id}"
