"""A season: its trainers, when they are free, the planning runs, and the evenings."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zesummen.documents.models import HasFolder
from zesummen.kernel.columns import in_order, pair, person_key
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned
from zesummen.sittings.states import StepFree

from ..states import EveningState, RunState, SeasonState
from .requests import TrainingRequest


class Season(SpaceModel, Versioned):
    """A stretch of months in which evenings are planned together. ``rules`` holds what differs from ``season.model.Rules``;
    ``closed_days`` are further days without evenings: ``[{"first", "last", "why"}]``."""

    name = models.CharField(max_length=120)
    first = models.DateField()
    last = models.DateField()
    state = models.CharField(max_length=6, choices=SeasonState, default=SeasonState.OPEN)
    avoids_school_holidays = models.BooleanField(default=True)
    rules = models.JSONField(default=dict, blank=True)
    closed_days = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["-first", "-id"]
        constraints = [in_order("training_season_span", start="first", end="last")]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        return f"/s/{self.space.slug}/training/seasons/{self.pk}/"


class Trainer(SpaceModel, Versioned):
    """Who gives evenings. ``courses`` are codes of courses; empty: all. No windows: always free but when away."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    languages = models.JSONField(default=list)
    base = models.ForeignKey("territory.Commune", on_delete=models.PROTECT, related_name="+")
    leads = models.BooleanField(default=True)
    courses = models.JSONField(default=list)
    per_week = models.PositiveSmallIntegerField(null=True, blank=True)
    per_season = models.PositiveSmallIntegerField(null=True, blank=True)
    windows = models.JSONField(default=list)  # [{"days": [1, 3], "from": "18:00", "until": "22:00"}]
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "person"], condition=Q(person__isnull=False), name="training_trainer_person"
            )
        ]

    def __str__(self):
        return self.name


class Absence(SpaceModel):
    """Days on which a trainer gives no evening, both included."""

    trainer = SpaceKey(Trainer, on_delete=models.CASCADE, related_name="absences")
    first = models.DateField()
    last = models.DateField()
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["first", "id"]
        constraints = [in_order("training_absence_span", start="first", end="last")]


class PlanRun(SpaceModel):
    """One run of the planner. ``question`` and ``answer`` are the JSON format of ``docs/how-to/plan-season.md``;
    the answer is taken over only when somebody says so (``applied_on``)."""

    season = SpaceKey(Season, on_delete=models.CASCADE, related_name="runs")
    state = models.CharField(max_length=7, choices=RunState, default=RunState.WAITING)
    begun_at = models.DateTimeField(default=timezone.now)
    begun_by = person_key()
    seconds = models.PositiveIntegerField(default=600)
    progress = models.JSONField(default=dict, blank=True)
    wants_stop = models.BooleanField(default=False)
    question = models.JSONField(default=dict)
    answer = models.JSONField(default=dict, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=400, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    applied_by = person_key()

    class Meta:
        ordering = ["-id"]
        constraints = [
            pair("applied_at", "applied_by", "training_run_applied_pair"),
            models.CheckConstraint(
                condition=~Q(state__in=["running", "done"]) | Q(started_at__isnull=False), name="training_run_started"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["done", "stopped", "failed"]) | Q(ended_at__isnull=False),
                name="training_run_ended",
            ),
            models.UniqueConstraint(
                fields=["season"], condition=Q(state__in=["waiting", "running"]), name="training_run_one_at_a_time"
            ),
        ]


class Evening(HasFolder, SpaceModel, Versioned):
    """One session of a request: day, hours, trainers, room. A trainer is never on two evenings at once
    (``rules.evenings``); what was cancelled stays with its reason."""

    folder_permission = "training.read"
    folder_write_permission = "training.lead"

    request = SpaceKey(TrainingRequest, on_delete=models.PROTECT, related_name="evenings")
    season = SpaceKey(Season, on_delete=models.SET_NULL, null=True, blank=True, related_name="evenings")
    session = SpaceKey("training.CourseSession", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()  # of the session in the course
    state = models.CharField(max_length=9, choices=EveningState, default=EveningState.PROPOSED)
    day = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    lead = SpaceKey(Trainer, on_delete=models.PROTECT, null=True, blank=True, related_name="led")
    second = SpaceKey(Trainer, on_delete=models.PROTECT, null=True, blank=True, related_name="seconded")
    agreed = models.JSONField(default=dict, blank=True)  # party → day on which it agreed to this date and hour
    language = models.CharField(max_length=2, default="fr")
    place_name = models.CharField(max_length=200, blank=True)
    place_address = models.CharField(max_length=300, blank=True)
    key_holder = models.CharField(max_length=200, blank=True)
    key_phone = models.CharField(max_length=40, blank=True)
    has_screen = models.BooleanField(null=True, blank=True)
    has_wifi = models.BooleanField(null=True, blank=True)
    step_free = models.CharField(max_length=7, choices=StepFree, default=StepFree.UNKNOWN)
    room_note = models.CharField(max_length=400, blank=True)
    room_until = models.DateField(null=True, blank=True)  # the commune confirms the room by this day
    room_confirmed_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=400, blank=True)
    sequence = models.PositiveIntegerField(default=0)  # of the calendar entry: grows with each change told
    held_at = models.DateTimeField(null=True, blank=True)
    note_sent_on = models.DateField(null=True, blank=True)  # the note of decisions went out

    class Meta:
        ordering = ["day", "starts", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=models.F("starts")), name="training_evening_hours"),
            models.UniqueConstraint(
                fields=["request", "number"], condition=~Q(state="cancelled"), name="training_evening_once"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["confirmed", "held"]) | Q(lead__isnull=False), name="training_evening_lead"
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancel_reason=""), name="training_evening_cancelled"
            ),
            models.CheckConstraint(
                condition=Q(second__isnull=True) | ~Q(second=models.F("lead")), name="training_evening_two_trainers"
            ),
        ]
        indexes = [models.Index(fields=["space", "day"], name="training_evening_day")]

    def __str__(self):
        return f"{self.request_id} {self.number}"

    def get_absolute_url(self) -> str:
        return f"/s/{self.space.slug}/training/evenings/{self.pk}/"
