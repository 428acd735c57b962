"""Date polls: several rounds, each with a deadline; the members answer by link, code or on paper."""

from django.db import models
from django.db.models import Q

from zesummen.kernel.columns import person_key
from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned

from ..states import PollState, Voice
from .requests import Participant, TrainingRequest


class Poll(SpaceModel, Versioned):
    """One round about one session of a request."""

    request = SpaceKey(TrainingRequest, on_delete=models.CASCADE, related_name="polls")
    session_number = models.PositiveSmallIntegerField(default=1)
    round = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=6, choices=PollState, default=PollState.DRAFT)
    answers_until = models.DateField()
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)  # the silent are reminded once
    message = models.TextField(max_length=1000, blank=True)
    made_by = person_key()

    class Meta:
        ordering = ["session_number", "round", "id"]
        constraints = [
            models.UniqueConstraint(fields=["request", "session_number", "round"], name="training_poll_round"),
            models.UniqueConstraint(
                fields=["request", "session_number"], condition=Q(state="open"), name="training_poll_one_open"
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(opened_at__isnull=False), name="training_poll_opened"
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_at__isnull=False), name="training_poll_closed"
            ),
        ]

    def __str__(self):
        return f"{self.request} {self.session_number}.{self.round}"


class PollDate(SpaceModel):
    """A date that is asked about. ``warnings`` are codes of ``queries.days``: what else lies on that day."""

    poll = SpaceKey(Poll, on_delete=models.CASCADE, related_name="dates")
    day = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    warnings = models.JSONField(default=list)
    chosen = models.BooleanField(default=False)

    class Meta:
        ordering = ["day", "starts", "id"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "day", "starts"], name="training_poll_date_once"),
            models.CheckConstraint(condition=Q(ends__gt=models.F("starts")), name="training_poll_date_hours"),
            models.UniqueConstraint(fields=["poll"], condition=Q(chosen=True), name="training_poll_one_choice"),
        ]


class PollAnswer(SpaceModel):
    """What one person said about one date. Silence has no row."""

    date = SpaceKey(PollDate, on_delete=models.CASCADE, related_name="answers")
    participant = SpaceKey(Participant, on_delete=models.CASCADE, related_name="answers")
    voice = models.CharField(max_length=11, choices=Voice)
    at = models.DateTimeField(auto_now=True)
    keyed_in_by = person_key()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["date", "participant"], name="training_poll_answer_once")]


class Visit(SpaceModel):
    """Somebody who missed an evening of the own commission said to come to a neighbour's. Whether the person came is
    an ``Attendance`` of that evening."""

    evening = SpaceKey("training.Evening", on_delete=models.CASCADE, related_name="visits")
    participant = SpaceKey(Participant, on_delete=models.CASCADE, related_name="visits")
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["evening", "participant"], name="training_visit_once")]
