"""Measure 9: progress reported or silent, changes with their reason."""

from django.db import models
from django.db.models import Q

from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned

from ..states import Health
from .actions import Action
from .plans import Party, Plan, person_key


class Progress(SpaceModel):
    """One report on an action. Never changed: the next one follows."""

    action = SpaceKey(Action, on_delete=models.CASCADE, related_name="progress")
    reported_at = models.DateTimeField()
    percent = models.PositiveSmallIntegerField()
    health = models.CharField(max_length=8, choices=Health)
    reason = models.TextField(blank=True)
    note = models.TextField(blank=True)
    people_reached = models.PositiveIntegerField(null=True, blank=True)
    by = person_key()
    by_name = models.CharField(max_length=200)
    channel = models.CharField(max_length=10)  # page | mail | phone | paper

    class Meta:
        ordering = ["-reported_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="plans_progress_percent"),
            models.CheckConstraint(condition=Q(health="good") | ~Q(reason=""), name="plans_progress_reason"),
        ]

    def __str__(self):
        return f"{self.action_id}: {self.percent}"


class ProgressAsk(SpaceModel):
    """The lead of an action was asked for progress by mail; the link is good for one answer."""

    action = SpaceKey(Action, on_delete=models.CASCADE, related_name="asks")
    asked_on = models.DateField()
    answer_by = models.DateField()
    person = person_key()
    name = models.CharField(max_length=200)
    email = models.EmailField()
    token = models.CharField(max_length=64, unique=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    progress = SpaceKey(Progress, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    reminded_on = models.DateField(null=True, blank=True)
    on_agenda_item = SpaceKey("sittings.AgendaItem", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-asked_on", "-id"]

    def __str__(self):
        return f"{self.action_id}: {self.asked_on}"


class Change(SpaceModel, Versioned):
    """A change of an adopted plan: what, why, and whether it must go back to the council.

    In a grouping a change that matters has one row per council; ``party`` says whose. ``stops`` is a stop of the
    action that waits for the council's vote.
    """

    plan = SpaceKey(Plan, on_delete=models.CASCADE, related_name="changes")
    action = SpaceKey(Action, on_delete=models.CASCADE, null=True, blank=True, related_name="changes")
    what = models.CharField(max_length=300)
    reason = models.TextField()
    matters = models.BooleanField(default=False)  # goes back to the council
    party = SpaceKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="changes")
    stops = models.BooleanField(default=False)
    decision = SpaceKey("council.Deliberation", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_on = models.DateField()
    made_by = person_key()

    class Meta:
        ordering = ["-made_on", "-id"]

    def __str__(self):
        return self.what
