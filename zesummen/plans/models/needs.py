"""Measure 4: what exists already, and what is needed, each need with its evidence."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from zesummen.documents.models import HasFolder
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned
from zesummen.kernel.thread import NodeKind, Threaded
from zesummen.kernel.words import Words

from ..states import EvidenceKind
from .plans import Plan, pair, person_key


class InventoryItem(SpaceModel, Versioned):
    """Something the commune already has: a recurring action, an offer, an association. Outlives one plan."""

    class Kind(models.TextChoices):
        ACTION = "action", _("recurring action")
        OFFER = "offer", _("standing offer")
        ASSOCIATION = "association", _("association, club")

    kind = models.CharField(max_length=12, choices=Kind)
    title = Words(optional=False)
    description = Words()
    search = models.TextField(editable=False, default="")
    organiser = models.CharField(max_length=200, blank=True)
    stakeholder = SpaceKey("plans.Stakeholder", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    field = models.CharField(max_length=30, blank=True)
    groups = models.JSONField(default=list)
    season = models.CharField(max_length=100, blank=True)  # when in the year
    months = models.JSONField(default=list)  # 1..12
    since_year = models.PositiveSmallIntegerField(null=True, blank=True)
    languages = models.JSONField(default=list)
    reach = models.PositiveIntegerField(null=True, blank=True)  # people a year
    cost = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)  # euros a year
    source = models.CharField(max_length=200, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["kind", "id"]
        constraints = [models.CheckConstraint(condition=Q(cost=None) | Q(cost__gte=0), name="plans_inventory_cost")]

    def __str__(self):
        return str(self.title)


class Need(HasFolder, Threaded, Versioned):
    """Something the commune lacks or people ask for."""

    thread_kind = NodeKind.NEED

    plan = SpaceKey(Plan, on_delete=models.CASCADE, related_name="needs")
    number = models.PositiveSmallIntegerField()
    title = Words(optional=False)
    description = Words()
    field = models.CharField(max_length=30, blank=True)
    groups = models.JSONField(default=list)
    priority = models.PositiveSmallIntegerField(default=2)  # 1 first, 2 second, 3 later
    raised_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    dropped_by = person_key()
    dropped_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["number", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plans_need_number"),
            models.CheckConstraint(condition=Q(priority__gte=1, priority__lte=3), name="plans_need_priority"),
            models.CheckConstraint(
                condition=Q(dropped_on=None) | ~Q(dropped_reason=""), name="plans_need_dropped_reason"
            ),
            pair("dropped_on", "dropped_by", "plans_need_dropped_pair"),
        ]

    def __str__(self):
        return str(self.title)

    def thread_link(self) -> str:
        return f"plans/{self.plan_id}/needs/{self.pk}/"

    def get_absolute_url(self) -> str:
        return f"/s/{self.space.slug}/{self.thread_link()}"


class Evidence(HasFolder, Threaded, Versioned):
    """Why a need is one: a figure (a frozen copy with source and date), a document, a gap, a voice."""

    thread_kind = NodeKind.EVIDENCE

    plan = SpaceKey(Plan, on_delete=models.CASCADE, related_name="evidence")
    need = SpaceKey(Need, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=12, choices=EvidenceKind)
    title = Words(optional=False)
    source = models.CharField(max_length=300)
    dated_on = models.DateField(null=True, blank=True)
    figure_key = models.CharField(max_length=80, blank=True)
    figure = models.JSONField(null=True, blank=True)  # the figure as it was: value, unit, source, date, definition
    inventory_item = SpaceKey(InventoryItem, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    people = models.PositiveIntegerField(null=True, blank=True)  # how many answered or were there

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return str(self.title)

    def thread_link(self) -> str:
        return f"plans/{self.plan_id}/needs/{self.need_id}/"

    def get_absolute_url(self) -> str:
        return f"/s/{self.space.slug}/{self.thread_link()}"


class FieldChoice(SpaceModel, Versioned):
    """A field of action the plan takes up, with its rank and the reason."""

    plan = SpaceKey(Plan, on_delete=models.CASCADE, related_name="field_choices")
    field = models.CharField(max_length=30)
    rank = models.PositiveSmallIntegerField()
    reason = Words(optional=False)

    class Meta:
        ordering = ["rank", "id"]
        constraints = [models.UniqueConstraint(fields=["plan", "field"], name="plans_field_once")]

    def __str__(self):
        return self.field


class GroupChoice(SpaceModel, Versioned):
    """A target group the plan wants to reach, with its rank and the reason."""

    plan = SpaceKey(Plan, on_delete=models.CASCADE, related_name="group_choices")
    group = models.CharField(max_length=30)
    rank = models.PositiveSmallIntegerField()
    reason = Words(optional=False)

    class Meta:
        ordering = ["rank", "id"]
        constraints = [models.UniqueConstraint(fields=["plan", "group"], name="plans_group_once")]

    def __str__(self):
        return self.group


class Opinion(SpaceModel, Versioned):
    """An opinion of the commission on the plan: visas of the deliberation quote it.

    Entered by hand, or taken over from the commission's own opinions (``source``).
    """

    plan = SpaceKey(Plan, on_delete=models.CASCADE, related_name="opinions")
    body_name = models.CharField(max_length=200)
    given_on = models.DateField()
    kind = models.CharField(max_length=12, default="favourable")  # favourable | reserved | unfavourable
    text = models.TextField(blank=True)
    source = SpaceKey("commissions.Opinion", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-given_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "source"], condition=Q(source__isnull=False), name="plans_opinion_source_once"
            )
        ]

    def __str__(self):
        return self.body_name


class StateOfPlay(SpaceModel):
    """The state of play as noted by the steering committee: a frozen document and the sitting that noted it."""

    plan = SpaceKey(Plan, on_delete=models.CASCADE, related_name="states_of_play")
    number = models.PositiveSmallIntegerField()
    document = SpaceKey("documents.FrozenDocument", on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    noted_item = SpaceKey("sittings.AgendaItem", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    noted_on = models.DateField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = person_key()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plans_state_of_play_number"),
            pair("released_at", "released_by", "plans_state_of_play_released_pair"),
        ]

    def __str__(self):
        return gettext("State of play, version %(number)d") % {"number": self.number}


class StateOfPlayCopy(SpaceModel):
    """The same state of play in another language than French, made from the same facts at the same moment."""

    state_of_play = SpaceKey(StateOfPlay, on_delete=models.CASCADE, related_name="copies")
    language = models.CharField(max_length=2)
    document = SpaceKey("documents.FrozenDocument", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["state_of_play", "language"], name="plans_state_of_play_language")
        ]

    def __str__(self):
        return self.language
