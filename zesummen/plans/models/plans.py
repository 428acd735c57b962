"""The plan, who decides on it, who coordinates it, and what was declared about its measures."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zesummen.council.states import Regime
from zesummen.documents.models import HasFolder
from zesummen.kernel.columns import pair, person_key
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned
from zesummen.kernel.words import Words

from ..states import CoordinatorKind, PartyState, PlanState

PERSON = settings.AUTH_USER_MODEL


class Plan(HasFolder, SpaceModel, Versioned):
    """A plan for living together: a PCI of ten measures or a Gemengepakt of five steps in cycles."""

    template = models.CharField(max_length=12)  # key in plans.templates_of_plans
    regime = models.CharField(max_length=4, choices=Regime)
    title = Words(optional=False)
    summary = Words()
    state = models.CharField(max_length=12, choices=PlanState, default=PlanState.PREPARATION)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    created_on = models.DateField(auto_now_add=True)
    is_taken_over = models.BooleanField(default=False)
    taken_over_on = models.DateField(null=True, blank=True)
    taken_over_by = person_key()
    previous = SpaceKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followers")
    budget_due_month = models.PositiveSmallIntegerField(default=9)  # the treasurer's sheet is due on this day
    budget_due_day = models.PositiveSmallIntegerField(default=15)
    ask_every_months = models.PositiveSmallIntegerField(default=3)  # rhythm at which progress is asked
    ask_within_days = models.PositiveSmallIntegerField(default=14)
    uses_ministry_letter = models.BooleanField(default=True)
    cost_key = models.CharField(max_length=12, default="inhabitants")  # inhabitants | equal | chosen
    state_of_play_intro = Words()
    public_from = models.DateField(null=True, blank=True)  # the public page is open from this day
    public_by = person_key()
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = person_key()
    gave_up_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="plans_plan_ends_after_start",
                violation_error_message=_("The end comes before the start."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["running", "evaluated", "renewed"]) | Q(starts_on__isnull=False),
                name="plans_plan_running_has_start",
            ),
            models.CheckConstraint(
                condition=~Q(state="abandoned") | ~Q(gave_up_reason=""), name="plans_plan_given_up_reason"
            ),
            pair("taken_over_on", "taken_over_by", "plans_plan_taken_over_pair"),
            pair("public_from", "public_by", "plans_plan_public_pair"),
            pair("released_at", "released_by", "plans_plan_released_pair"),
        ]

    def __str__(self):
        return str(self.title)


class Party(SpaceModel, Versioned):
    """A council (or a syndicate's committee) that decides on the plan. One commune: one party."""

    plan = SpaceKey(Plan, on_delete=models.CASCADE, related_name="parties")
    commune = models.ForeignKey("territory.Commune", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    body_name = models.CharField(max_length=200, blank=True)  # a syndicate's committee; empty for a council
    position = models.PositiveSmallIntegerField(default=0)
    start_decision = SpaceKey("council.Deliberation", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    adopt_decision = SpaceKey("council.Deliberation", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=8, choices=PartyState, default=PartyState.WAITING)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = person_key()
    note = models.TextField(blank=True)  # why refused, what was amended, what returns to whom
    weight = models.DecimalField(max_digits=9, decimal_places=4, null=True, blank=True)  # of the chosen cost key
    contact_name = models.CharField(max_length=200, blank=True)
    contact_email = models.EmailField(blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            pair("decided_on", "decided_by", "plans_party_decided_pair"),
            models.UniqueConstraint(
                fields=["plan", "commune"], condition=Q(commune__isnull=False), name="plans_party_once"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(decided_on__isnull=False), name="plans_party_state_day"
            ),
        ]

    def __str__(self):
        return self.body_name or str(self.commune)


class Coordinator(SpaceModel):
    """Who coordinates the plan, from when until when; the public page gives office, phone and hours."""

    plan = SpaceKey(Plan, on_delete=models.CASCADE, related_name="coordinators")
    kind = models.CharField(max_length=10, choices=CoordinatorKind)
    person = person_key()
    name = models.CharField(max_length=200)
    body = models.CharField(max_length=200, blank=True)  # the employing body of a shared or external one
    days_a_week = models.DecimalField(max_digits=3, decimal_places=1, null=True, blank=True)
    office = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    hours = Words()
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-from_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=models.F("from_on")), name="plans_coordinator_ends_after"
            ),
            models.CheckConstraint(
                condition=Q(days_a_week=None) | Q(days_a_week__gt=0, days_a_week__lte=7), name="plans_coordinator_days"
            ),
        ]

    def __str__(self):
        return self.name


class Cycle(SpaceModel, Versioned):
    """One thematic cycle of a pact, through the five steps."""

    plan = SpaceKey(Plan, on_delete=models.CASCADE, related_name="cycles")
    number = models.PositiveSmallIntegerField()
    theme = Words(optional=False)
    field = models.CharField(max_length=30, blank=True)  # key of the ministry's fields
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = person_key()
    lessons = Words()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plans_cycle_number"),
            pair("closed_on", "closed_by", "plans_cycle_closed_pair"),
        ]

    def __str__(self):
        return f"{self.number}. {self.theme}"


class MeasureMark(HasFolder, SpaceModel, Versioned):
    """What people said about one measure (or one step of one cycle): declared complete, started early, a note."""

    plan = SpaceKey(Plan, on_delete=models.CASCADE, related_name="marks")
    cycle = SpaceKey(Cycle, on_delete=models.CASCADE, null=True, blank=True, related_name="marks")
    key = models.CharField(max_length=20)
    note = Words()
    declared_on = models.DateField(null=True, blank=True)
    declared_by = person_key()
    declared_reason = models.TextField(blank=True)
    early_on = models.DateField(null=True, blank=True)
    early_by = person_key()
    early_reason = models.TextField(blank=True)
    begun_on = models.DateField(null=True, blank=True)  # first work in it while it was open: it stays open from then on
    begun_by = person_key()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "key"], condition=Q(cycle=None), name="plans_mark_once"),
            models.UniqueConstraint(
                fields=["cycle", "key"], condition=Q(cycle__isnull=False), name="plans_mark_cycle_once"
            ),
            pair("declared_on", "declared_by", "plans_mark_declared_pair"),
            pair("early_on", "early_by", "plans_mark_early_pair"),
            pair("begun_on", "begun_by", "plans_mark_begun_pair"),
            models.CheckConstraint(
                condition=Q(declared_on=None) | ~Q(declared_reason=""), name="plans_mark_declared_reason"
            ),
            models.CheckConstraint(condition=Q(early_on=None) | ~Q(early_reason=""), name="plans_mark_early_reason"),
        ]

    def __str__(self):
        return f"{self.key}"


class Pact(SpaceModel, Versioned):
    """The signed side of a Gemengepakt: three signatures, six years."""

    plan = SpaceKey(Plan, on_delete=models.CASCADE, unique=True, related_name="pacts")
    signed_on = models.DateField(null=True, blank=True)
    signed_place = models.CharField(max_length=200, blank=True)
    commune_signatory = models.CharField(max_length=200, blank=True)
    minister_signatory = models.CharField(max_length=200, blank=True)
    syvicol_signatory = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_on=None)
                | (~Q(commune_signatory="") & ~Q(minister_signatory="") & ~Q(syvicol_signatory="")),
                name="plans_pact_three_signatures",
                violation_error_message=_("A pact is signed by three: name all three signatories."),
            )
        ]

    def __str__(self):
        return f"pact of {self.plan_id}"


class BiergerpaktCount(SpaceModel):
    """Members of the Biergerpakt on 31 December of a year, typed in; the yearly grant counts them."""

    plan = SpaceKey(Plan, on_delete=models.CASCADE, related_name="biergerpakt_counts")
    year = models.PositiveSmallIntegerField()
    residents = models.PositiveIntegerField()
    cross_border_workers = models.PositiveIntegerField(default=0)
    source = models.CharField(max_length=200)
    entered_on = models.DateField(auto_now_add=True)
    entered_by = person_key()

    class Meta:
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["plan", "year"], name="plans_biergerpakt_year")]

    def __str__(self):
        return str(self.year)
